"""JEECMS: columns `/SLUG/index.jhtml`, `index_2.jhtml`, articles `/SLUG/3036.jhtml`.

Its links at times name the server by number and port instead of by its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.words import FILE
from crawler.families.family import Family
from crawler.families.marks import Marks
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(r"/\d+\.jhtml$")
_LISTS = Numbered(re.compile(r"/index(?:_(?P<number>\d+))?\.jhtml$"), "index_{number}.jhtml")
_MARKS = Marks(r"/r/cms/\w+/|\.jhtml[\"']", "/r/cms/", ".jhtml")


def recognise(page: Page) -> bool:
    return urlsplit(page.url).path.endswith(".jhtml") or _MARKS.search(page.text) is not None


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    """Links to the server by number lead to the host that the page answered at."""
    own = urlsplit(page.url)
    inner = _inner_place(found, own.netloc)
    return [replace(link, url=_at(link.url, own)) if urlsplit(link.url).netloc == inner else link
            for link in found]


def _inner_place(found: Sequence[Found], own: str) -> str | None:
    """The server by number that most of the links to columns, articles and files elsewhere name, if any
    does."""
    places = Counter(urlsplit(link.url).netloc for link in found
                     if urlsplit(link.url).path.endswith(".jhtml") or FILE.search(urlsplit(link.url).path))
    numbered = [place for place, _ in places.most_common()
                if place != own and _is_number(urlsplit(f"//{place}").hostname)]
    return numbered[0] if numbered else None


def _at(url: str, own: SplitResult) -> str:
    parts = urlsplit(url)
    return urlunsplit((own.scheme, own.netloc, parts.path, parts.query, ""))


def _is_number(host: str | None) -> bool:
    try:
        ip_address(host or "")
    except ValueError:
        return False
    return True


JEECMS = Family(
    "jeecms", recognise, _LISTS.next_pages, _LISTS.pages_known, article=_ARTICLE, links=links,
    bodies=("#content", ".content", ".article", "#zoom"))
