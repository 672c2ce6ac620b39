"""nN/cN components (国资委, 丰城 2017): the first page of a list is whole, the others are numbered pieces."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.families.answers import count_in
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(r"/n\d+(?:/n\d+)*/c\d+/content\.html$")
_MARKS = Marks(r"<!--\s*start component\b", "start component")
_TOTAL = re.compile(r"maxPageNum\s*=\s*([1-9]\d*)")
_STEM = re.compile(r"purl\s*=\s*[\"']([^\"']+)[\"']")
_GO = re.compile(r"goPub\(\s*[\"']([^\"']+?)_\d+\.html")
_FRAGMENT = re.compile(r"/(?P<stem>\w+_\d+)_(?P<number>\d+)\.html$")


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return _MARKS.search(page.text) is not None or _ARTICLE.search(path) is not None or _is_fragment(page)


def _is_fragment(page: Page) -> bool:
    numbered = re.search(r"/n\d+/(?:\w+/)*index_\d+_\d+\.html$", urlsplit(page.url).path)
    return numbered is not None and "<html" not in page.text[:2000].lower()


def pages_known(page: Page) -> bool:
    return _is_fragment(page) or _TOTAL.search(page.text) is not None


def next_pages(page: Page) -> tuple[str, ...]:
    """Of n pages the second is `…_{n-1}.html`, the last `…_1.html`; one past the newest is not linked."""
    if _is_fragment(page):
        match = _FRAGMENT.search(urlsplit(page.url).path)
        if match is None or int(match["number"]) < 2:
            return ()
        return (urljoin(page.url, f"{match['stem']}_{int(match['number']) - 1}.html"),)
    total = count_in(_TOTAL, page.text)
    stem = _STEM.search(page.text) or _GO.search(page.text)
    return (urljoin(page.base, f"{stem.group(1)}_{total - 1}.html"),) if stem and total > 1 else ()


COMPONENTS = Family(
    "components", recognise, next_pages, pages_known, article=_ARTICLE,
    bodies=("#con_con", "#zoom", ".zsy_comain", ".content", "#content"))
