"""TRS WCM (拓尔思): columns are directories, articles `./YYYYMM/tYYYYMMDD_ID.html`, attachments `./P0….pdf`
beside them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.families.family import Family

_ARTICLE = re.compile(r"/t\d{8}_\d+\.\w+$|/t\d{5,}\.s?html?$")
_PAGER = re.compile(
    r"createPage(?:HTML)?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*['\"]([\w\-]+)['\"]\s*,\s*['\"](\w+)['\"]")
_COUNT = re.compile(r"\bcountPage\s*=\s*(\d+)")
_CURRENT = re.compile(r"\bcurrentPage\s*=\s*(\d+)")
_MARKS = re.compile(
    r"\bTRS_(?:Editor|UEDITOR|PreAppend)|trs_editor_view|Custom_UnionStyle|CurrChnlCls|WCM置标|/was5/web/|\btrs_\w+\.js")
_LISTED = re.compile(r"href\s*=\s*['\"]?\s*(?:[\w./:\-]*/)?\d{6}/t\d{8}_\d+\.")


def recognise(page: Page) -> bool:
    if _ARTICLE.search(urlsplit(page.url).path) or _PAGER.search(page.text) or _MARKS.search(page.text):
        return True
    return len(_LISTED.findall(page.text)) >= 2


def next_pages(page: Page) -> tuple[str, ...]:
    """`index_{k-1}.html` is page k: the number in the address counts from 0, page 1 has none."""
    pager = _paging(page)
    if pager is None:
        return ()
    total, current, name, extension = pager
    return (urljoin(page.url, f"{name}_{current + 1}.{extension}"),) if current + 1 < total else ()


def pages_known(page: Page) -> bool:
    return _paging(page) is not None


def _paging(page: Page) -> tuple[int, int, str, str] | None:
    call = _PAGER.search(page.text)
    if call:
        return int(call.group(1)), int(call.group(2)), call.group(3), call.group(4)
    count, current = _COUNT.search(page.text), _CURRENT.search(page.text)
    if count is None or current is None:
        return None
    return int(count.group(1)), int(current.group(1)), "index", _extension(page)


def _extension(page: Page) -> str:
    written = re.search(r"index[^\n]{0,40}?\.[\"'+ ]*(s?html?)\b", "\n".join(page.scripts))
    own = re.search(r"\.(s?html?)$", urlsplit(page.url).path)
    return own.group(1) if own else written.group(1) if written else "html"


TRS = Family(
    "trs", recognise, next_pages, pages_known, article=_ARTICLE,
    bodies=(
        ".TRS_Editor", ".TRS_UEDITOR",
        ".trs_editor_view",
        ".Custom_UnionStyle", "#Zoom", "#zoom",
        ".article_con", "#xzdllj"))
