"""JEECMS: columns `/SLUG/index.jhtml`, `index_2.jhtml`, articles `/SLUG/3036.jhtml`.

Its links at times name the server by number and port instead of by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.families.family import Family
from crawler.families.numbered import Numbered

_ARTICLE = re.compile(r"/\d+\.jhtml$")
_LISTS = Numbered(re.compile(r"/index(?:_(?P<number>\d+))?\.jhtml$"), "index_{number}.jhtml")
_MARKS = re.compile(r"/r/cms/\w+/|\.jhtml[\"']")


def recognise(page: Page) -> bool:
    return urlsplit(page.url).path.endswith(".jhtml") or _MARKS.search(page.text) is not None


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return [replace(link, url=_named(page, link.url)) for link in found]


def _named(page: Page, url: str) -> str:
    """The address on the page's own host, where it names a server by number and the page does not."""
    parts, own = urlsplit(url), urlsplit(page.url)
    if not _is_number(parts.hostname) or _is_number(own.hostname) or not parts.path.endswith(".jhtml"):
        return url
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
