"""TRS WCM (拓尔思): columns are directories, articles `./YYYYMM/tYYYYMMDD_ID.html`, attachments `./P0….pdf`
beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families import trs_model
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(r"/t\d{8}_\d+\.\w+$|/t\d{5,}\.s?html?$")
_PAGER = Marks(
    r"createPage(?:HTML)?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*['\"]([\w\-]+)['\"]\s*,\s*['\"](\w+)['\"]",
    "createPage")
_COUNT = Marks(r"\bcountPage\s*=\s*(\d+)", "countPage")
_CURRENT = Marks(r"\bcurrentPage\s*=\s*(\d+)", "currentPage")
_MARKS = Marks(
    r"\bTRS_(?:Editor|UEDITOR|PreAppend)|trs_editor_view|Custom_UnionStyle|CurrChnlCls|WCM置标|/was5/web/|\btrs_\w+\.js",
    "TRS_", "trs_", "Custom_UnionStyle", "CurrChnlCls", "WCM置标", "/was5/web/")
_COUNTED = Marks(r"=\s*parseInt\(\s*(\d+)\s*\)", "parseInt")
_NUMBERED = re.compile(r"/index_(\d+)\.s?html?$")
_LISTED = Marks(
    r"href\s*=\s*['\"]?\s*(?:[\w./:\-]*/)?(?:[0-9]{6}/t[0-9]{8}_[0-9]+\.|t[0-9]{5,}\.s?html?\b)",
    *(f"t{digit}" for digit in range(10)))


def recognise(page: Page) -> bool:
    if _ARTICLE.search(urlsplit(page.url).path) or _MARKS.search(page.text) or trs_model.is_list(page):
        return True
    return len(list(_LISTED.finditer(page.text))) >= 2 or _paging(page) is not None


def next_pages(page: Page) -> tuple[str, ...]:
    """`index_{k-1}.html` is page k: the number in the address counts from 0, page 1 has none. Where the total
    stands in `parseInt(…)`, page k is `index_{k}.html`. A platform's lists are asked for (`trs_model`)."""
    pager = _paging(page)
    if pager is None:
        return trs_model.next_pages(page)
    total, current, name, extension = pager
    return (urljoin(page.url, f"{name}_{current + 1}.{extension}"),) if current + 1 < total else ()


def pages_known(page: Page) -> bool:
    return _paging(page) is not None or trs_model.is_list(page)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(trs_model.rows(page)) if trs_model.is_answer(page) else found


def _paging(page: Page) -> tuple[int, int, str, str] | None:
    call = _PAGER.search(page.text)
    if call:
        return int(call.group(1)), int(call.group(2)), call.group(3), call.group(4)
    count, current = _COUNT.search(page.text), _CURRENT.search(page.text)
    if count is None or current is None:
        return _counted_from_one(page)
    return int(count.group(1)), int(current.group(1)), "index", _extension(page)


def _counted_from_one(page: Page) -> tuple[int, int, str, str] | None:
    """The same for addresses that count from 1, as if there were a page 0."""
    total, number = _COUNTED.search(page.text), _NUMBERED.search(urlsplit(page.url).path)
    if total is None or len(list(_LISTED.finditer(page.text))) < 2:
        return None
    return int(total.group(1)) + 1, int(number.group(1)) if number else 1, "index", _extension(page)


def _extension(page: Page) -> str:
    written = re.search(r"index[^\n]{0,40}?\.[\"'+ ]*(s?html?)\b", "\n".join(page.scripts))
    own = re.search(r"\.(s?html?)$", urlsplit(page.url).path)
    return own.group(1) if own else written.group(1) if written else "html"


TRS = Family(
    "trs", recognise, next_pages, pages_known, article=_ARTICLE, links=links, fills=trs_model.fills,
    is_answer=trs_model.is_answer,
    bodies=(
        ".TRS_Editor", ".TRS_UEDITOR",
        ".trs_editor_view",
        ".Custom_UnionStyle", "#Zoom", "#zoom",
        ".article_con", "#xzdllj"))
