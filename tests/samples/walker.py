"""Walks a sample portal as a person with a browser would: links, menu choices, pagers, frames, redirects."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from lxml import html

from samples.portal import SamplePortal

BASE = "http://portal"
UCAP_PAGER = re.compile(r"createPageHTML\('page_div',(\d+), (\d+),'(\w+)','shtml',\d+\)")
TRS_PAGER = re.compile(r'createPageHTML\((\d+), (\d+), "index", "(\w+)"\)')
TRS_INLINE = re.compile(r'var currentPage = (\d+);.*?var countPage = (\d+)//.*?"\+"(\w+)\\"', re.S)
LOCATION = re.compile(r'location\.href="([^"]+)"')
ONCLICK = re.compile(r"onclick=\"location\.href='([^']+)'")
REFRESH = re.compile(r"url=(\S+)")


def text_of(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030")


def links(target: str, body: bytes) -> Iterator[str]:
    """Every address that page `target` leads to, as written."""
    text = text_of(body)
    if not text.strip():
        return
    tree = html.fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    yield from tree.xpath("//a/@href | //A/@href")
    yield from (value for value in tree.xpath("//option/@value") if value.startswith("/"))
    yield from LOCATION.findall(text)
    yield from map(unescape, ONCLICK.findall(text))
    for content in tree.xpath("//meta[@http-equiv='refresh']/@content"):
        yield from REFRESH.findall(content)
    for pages, current, template in UCAP_PAGER.findall(text):
        if int(current) < int(pages):
            yield f"{template}_{int(current) + 1}.shtml"
    for pages, current, ext in TRS_PAGER.findall(text):
        if int(current) + 1 < int(pages):
            yield f"index_{int(current) + 1}.{ext}"
    for current, pages, ext in TRS_INLINE.findall(text):
        if int(current) + 1 < int(pages):
            yield f"index_{int(current) + 1}.{ext}"
    if "xxgkFrame" in text:
        query = parse_qs(urlsplit(target).query)
        if "code" in query:
            yield f"/{target.split('/')[1]}/{query['code'][0]}/{query['temp'][0]}.shtml"


def resolve(target: str, href: str) -> str | None:
    """A target of the same portal, or None."""
    joined = urlsplit(urljoin(BASE + target, href.strip()))
    if joined.netloc != "portal" or not joined.scheme.startswith("http"):
        return None
    return unquote(joined.path) + (f"?{joined.query}" if joined.query else "")


def walk(portal: SamplePortal, night: int = 1, *, barred: frozenset[str] = frozenset()) -> dict[str, int]:
    """Target → status of everything reachable from home without entering `barred` or endless pages."""
    site = portal.site(night)
    seen: dict[str, int] = {}
    queue = deque([portal.home])
    while queue:
        target = queue.popleft()
        path = target.partition("?")[0]
        if target in seen or path in barred or path in site.endless:
            continue
        answer = site.answer(target)
        seen[target] = answer.status
        if answer.location:
            queue.append(answer.location)
        elif answer.status == 200 and answer.media_type.startswith("text/html"):
            queue.extend(found for href in links(target, answer.body) if (found := resolve(target, href)))
    return seen
