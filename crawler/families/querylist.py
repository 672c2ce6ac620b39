"""江西 集约化: lists by POST to `/queryList` with codes of site and channel; `content_<19 digits>.html`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting
from crawler.families.answers import dig, json_of, objects, row
from crawler.families.family import Family

_ARTICLE = re.compile(r"(?<!/pc)/content/content_\d{15,}\.html$")
_SITE = re.compile(r"webSiteCode(?:\[\])?[\"']?\s*[:=]\s*\[?\s*[\"']([\w\-]+)")
_CHANNEL = re.compile(r"channelCode(?:\[\])?[\"']?\s*[:=]\s*\[?\s*[\"']([\w\-]+)")
_PAGE_SIZE = 15


def recognise(page: Page) -> bool:
    if is_answer(page) or _ARTICLE.search(urlsplit(page.url).path):
        return True
    return "queryList" in page.text and _SITE.search(page.text) is not None


def is_answer(page: Page) -> bool:
    return urlsplit(page.url).path.endswith("/queryList")


def fills(page: Page) -> tuple[str, ...]:
    site, channel = _SITE.search(page.text), _CHANNEL.search(page.text)
    if is_answer(page) or site is None or channel is None:
        return ()
    form = {
        "current": 1, "pageSize": _PAGE_SIZE, "webSiteCode[]": site.group(1),
        "channelCode[]": channel.group(1), "sort": "sortNum", "order": "desc"}
    return (posting(urljoin(page.url, "/queryList"), form),)


def next_pages(page: Page) -> tuple[str, ...]:
    """The next page as long as this one is full."""
    form = dict(parse_qsl(posted_part(page.url).removeprefix("#post:"), keep_blank_values=True))
    number, size = form.get("current", ""), form.get("pageSize", "")
    full = len(list(objects(dig(json_of(page), "data", "results"))))
    if not is_answer(page) or not (number.isdigit() and size.isdigit()) or full < int(size):
        return ()
    return (posting(asked(page.url).url, {**form, "current": int(number) + 1}),)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(_rows(page)) if is_answer(page) else found


def _rows(page: Page) -> Iterator[Found]:
    for result in objects(dig(json_of(page), "data", "results")):
        source = result.get("source", result)
        titles = (dig(source, name) for name in ("title", "showTitle"))
        title = max((one for one in titles if isinstance(one, str)), key=len, default=None)
        yield from row(page, _address(dig(source, "urls")), title, dig(source, "pubDate"))


def _address(urls: object) -> object:
    """The path for browsers, of JSON in a text such as `{"pc": "/…"}`."""
    if not isinstance(urls, str):
        return dig(urls, "pc")
    try:
        return dig(json.loads(urls), "pc")
    except ValueError:
        return urls


QUERYLIST = Family(
    "querylist", recognise, next_pages, is_answer, article=_ARTICLE, links=links, fills=fills,
    is_answer=is_answer, bodies=(".jgzn_content", "#zoom", ".article-content"))
