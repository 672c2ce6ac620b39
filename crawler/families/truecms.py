"""TrueCMS (南通, 连云港): the first rows stand hidden in the page, the rest come as CDATA in JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families.answers import count_in, dig, fragment, json_of, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_MARKS = Marks(r"getMessage\.do|\bid\s*=\s*[\"']initData[\"']", "getMessage.do", "initData")
_SERVICE = re.compile(r"[\"']([^\"'\s]*/messageController/getMessage\.do)[^\"']*[\"']")
_TOTAL = re.compile(r"\btotalRecord[\"']?\s*[:=]\s*[\"']?(\d+)")
_COLUMN = re.compile(r"\bcolumnId[\"']?\s*[:=]\s*[\"']([\w\-]+)")
_TEMPLATE = re.compile(r"\bcontentTemplate[\"']?\s*[:=]\s*[\"']([^\"']*)")
_PER_PAGE = re.compile(r"\bper_?page[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)
_FEWEST = 10
"""What every server gives at once, so far as known; the page's own script says what its server gives."""


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
    """All ranges of records behind those that stand in the page.

    The total counts deleted records: a range may hold fewer than asked for, or none, and not be the last.
    Ranges begin at the same numbers whatever the total is, so that they keep their addresses."""
    column, total = _COLUMN.search(page.text), count_in(_TOTAL, page.text)
    if is_answer(page) or column is None:
        return ()
    service, template = _SERVICE.search(page.text), _TEMPLATE.search(page.text)
    path = service.group(1) if service else "/TrueCMS/messageController/getMessage.do"
    size = count_in(_PER_PAGE, page.text) or _FEWEST
    url = with_query(urljoin(page.base, path), {
        "columnId": column.group(1), "perpage": size,
        "contentTemplate": template.group(1) if template else ""})
    shown = len(page.tree.xpath("//*[@id='initData']//li"))
    return tuple(with_query(url, {"startrecord": before + 1, "endrecord": before + size})
                 for before in range(shown - shown % size, total, size))


TRUECMS = Family(
    "truecms", recognise, next_pages, pages_known, links=links, is_answer=is_answer,
    bodies=("#zoom", ".article-content", ".content", ".main-txt"))
