"""TrueCMS (南通, 连云港): the first rows stand hidden in the page, the rest come as CDATA in JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families.answers import count_in, dig, fragment, json_of, with_query
from crawler.families.family import Family

_MARKS = re.compile(r"getMessage\.do|\bid\s*=\s*[\"']initData[\"']")
_SERVICE = re.compile(r"[\"']([^\"'\s]*/messageController/getMessage\.do)[^\"']*[\"']")
_TOTAL = re.compile(r"\btotalRecord[\"']?\s*[:=]\s*[\"']?(\d+)")
_COLUMN = re.compile(r"\bcolumnId[\"']?\s*[:=]\s*[\"']([\w\-]+)")
_TEMPLATE = re.compile(r"\bcontentTemplate[\"']?\s*[:=]\s*[\"']([^\"']*)")
_GROUP = 45
_PER_PAGE = 15


def recognise(page: Page) -> bool:
    return is_answer(page) or _MARKS.search(page.text) is not None


def is_answer(page: Page) -> bool:
    return urlsplit(page.url).path.endswith("/getMessage.do")


def _html(page: Page) -> str:
    result = dig(json_of(page), "result")
    return result if isinstance(result, str) else page.text


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return fragment(page, _html(page)) if is_answer(page) else found


def pages_known(page: Page) -> bool:
    return is_answer(page) or _TOTAL.search(page.text) is not None


def next_pages(page: Page) -> tuple[str, ...]:
    """The next group of records. The total counts deleted ones: a group may hold fewer, or none, and not be
    the last. It travels in the address, where the server ignores it."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    if is_answer(page):
        total, end = query.get("total", "0"), query.get("endrecord", "0")
        if not (total.isdigit() and end.isdigit()) or int(end) >= int(total):
            return ()
        return (_group(page.url, int(end) + 1, int(total)),)
    column, whole = _COLUMN.search(page.text), count_in(_TOTAL, page.text)
    shown = len(page.tree.xpath("//*[@id='initData']//li"))
    if column is None or shown >= whole:
        return ()
    service, template = _SERVICE.search(page.text), _TEMPLATE.search(page.text)
    path = service.group(1) if service else "/TrueCMS/messageController/getMessage.do"
    values = {
        "columnId": column.group(1), "perpage": _PER_PAGE,
        "contentTemplate": template.group(1) if template else ""}
    return (_group(with_query(urljoin(page.base, path), values), shown + 1, whole),)


def _group(url: str, start: int, total: int) -> str:
    numbers = {"startrecord": start, "endrecord": min(start + _GROUP - 1, total), "total": total}
    return with_query(url, numbers)


TRUECMS = Family(
    "truecms", recognise, next_pages, pages_known, links=links, is_answer=is_answer,
    bodies=("#zoom", ".article-content", ".content", ".main-txt"))
