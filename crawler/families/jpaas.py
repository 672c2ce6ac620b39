"""Hanweb jpaas (大汉, 2022 on): an API builds a page's blocks; articles are `art/YYYY/art_<32 hex>.html`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families.answers import count_in, dig, fragment, json_of, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(r"/art/\d{4}/art_[0-9a-f]{32}\.html$")
_MARKS = Marks(
    r"jpaas-publish-server|\bqueryData\s*=\s*[\"']\{|unitbuild\.js",
    "jpaas-publish-server", "queryData", "unitbuild.js")
_BUILD = "/front/page/build/unit"
_LIST = re.compile(r"列表|(?<!底部)(?<!头部)信息|栏目|分页|内容")
_COUNT = re.compile(r"\bcount\s*=\s*\\?[\"'](\d+)")
_ROWS = re.compile(r"\brows\s*=\s*\\?[\"'](\d+)")


def recognise(page: Page) -> bool:
    if _BUILD in page.url or _ARTICLE.search(urlsplit(page.url).path):
        return True
    return _MARKS.search(page.text) is not None


def is_answer(page: Page) -> bool:
    return _BUILD in urlsplit(page.url).path


def fills(page: Page) -> tuple[str, ...]:
    """The list blocks that the page leaves to its scripts; none if the rows stand in them already."""
    if is_answer(page):
        return ()
    return tuple(_asked(address, 1) for address, empty in _blocks(page) if empty)


def next_pages(page: Page) -> tuple[str, ...]:
    """The block's next page, as long as the block tells of more rows than were shown."""
    html = _html(page)
    rows, count = count_in(_ROWS, html), count_in(_COUNT, html)
    number = _number(page.url) if is_answer(page) else 1
    if not rows or number * rows >= count:
        return ()
    blocks = [page.url] if is_answer(page) else [address for address, _ in _blocks(page)]
    return tuple(_asked(address, number + 1, rows) for address in blocks[:1])


def pages_known(page: Page) -> bool:
    return is_answer(page) or count_in(_COUNT, page.text) > 0


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return fragment(page, _html(page)) if is_answer(page) else found


def _html(page: Page) -> str:
    html = dig(json_of(page), "data", "html") if is_answer(page) else page.text
    return html if isinstance(html, str) else ""


def _blocks(page: Page) -> list[tuple[str, bool]]:
    """The addresses of the page's blocks, those named as lists alone if any is, and whether each is empty."""
    found: list[tuple[bool, str, bool]] = []
    for script in page.tree.xpath("//*[@queryData or @querydata]"):
        query = _query(script.get("querydata") or script.get("queryData") or "")
        address = script.get("url") or ""
        if query and _BUILD in address:
            named = _LIST.search(str(query.get("tagId", ""))) is not None
            found.append((named, with_query(urljoin(page.base, address), query), _is_empty(script)))
    lists = [(address, empty) for named, address, empty in found if named]
    return lists or [(address, empty) for _, address, empty in found]


def _is_empty(script: HtmlElement) -> bool:
    """True if no article is linked in the block around its script."""
    around = script.getparent()
    links = around.iter("a") if around is not None else ()
    return not any(_ARTICLE.search(a.get("href") or "") for a in links)


def _query(written: str) -> dict[str, Any]:
    """The parameters of a block: an object written with single quotes."""
    try:
        query = json.loads(written.replace("'", '"'))
    except ValueError:
        return {}
    return query if isinstance(query, dict) else {}


def _number(url: str) -> int:
    try:
        number = json.loads(parse_qs(urlsplit(url).query)["paramJson"][0])["pageNo"]
    except (KeyError, ValueError, TypeError):
        return 1
    return number if isinstance(number, int) else 1


def _asked(address: str, number: int, rows: int = 15) -> str:
    asked = json.dumps({"pageNo": number, "pageSize": rows}, separators=(",", ":"))
    return with_query(address, {"paramJson": asked})


JPAAS = Family(
    "jpaas", recognise, next_pages, pages_known, article=_ARTICLE, links=links, fills=fills,
    is_answer=is_answer, bodies=("#con_con", "#zoom", ".article", ".main-txt"))
