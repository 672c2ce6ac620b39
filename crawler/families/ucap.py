"""UCAP (开普云): `/site/channel/template.shtml`, articles `/site/channel/YYYYMM/<32 hex>.shtml`.

Some columns are filled by scripts from the site's search, as JSON, by the channel's id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting
from crawler.families.answers import dig, json_of, objects, row, with_query
from crawler.families.family import Family

_ARTICLE = re.compile(
    r"^/[\w\-]+/[\w\-/]+/\d{6}/[0-9a-f]{32}\.s?html?$|/c\d+/content\.s?html$|/pc/content/content_\d{15,}\.html$|"
    r"/\d{4}-\d\d/\d\d/content_[0-9a-f]{32}\.s?html$|/\d{6}/c\d+_\d+\.shtml$")
_LIST = re.compile(r"^/[\w\-]+/[\w\-]+/[\w\-]+\.shtml$|/pc/list\.html$")
_PAGER = re.compile(
    r"createPageHTML\(\s*['\"]\w+['\"]\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*['\"]([\w\-]+)['\"]\s*,\s*['\"](\w+)['\"]")
_MARKS = re.compile(
    r"createPageHTML\(\s*['\"]page_div|/xhtml/js/page\.js|\bUCAP-?CONTENT\b|\bUCAPTITLE\b|websiteCode\s*=|manuscriptId\s*=|"
    r"cmspro_appendixs|template,templategroup,version")
_CHANNEL = re.compile(r"\bchannelId\s*[:=]\s*['\"]([0-9a-fA-F]{32}|\d{2,})['\"]")
_SEARCH = re.compile(r"(?P<path>/(?:common/search|searchList)/)(?:[0-9a-fA-F]{32}|\d{2,})?")
_BY_CHANNEL = "/u/search/listByChannelRef/"
_PAGE_SIZE = 15


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    if is_answer(page) or _MARKS.search(page.text) or _ARTICLE.search(path):
        return True
    generated = page.metas.get("others", "").startswith("页面生成时间")
    return generated and ("channelid" in page.metas or _LIST.search(path) is not None)


def is_answer(page: Page) -> bool:
    path = urlsplit(page.url).path
    return _SEARCH.match(path) is not None or path.startswith(_BY_CHANNEL)


def fills(page: Page) -> tuple[str, ...]:
    """The list that the page's script asks the site's search for."""
    channel = _CHANNEL.search(page.text)
    if is_answer(page) or channel is None:
        return ()
    if _BY_CHANNEL in page.text or "load_gkml_list.js" in page.text:
        form = {"levelType": "", "title": "", "syh": "", "currentPage": 1, "number": _PAGE_SIZE}
        return (posting(urljoin(page.url, _BY_CHANNEL + channel.group(1)), form),)
    search = _SEARCH.search("\n".join(page.scripts))
    if search is None:
        return ()
    values = {"page": 1, "_pageSize": _PAGE_SIZE, "_isAgg": "true", "_isJson": "true", "_template": "index"}
    return (with_query(urljoin(page.url, search["path"] + channel.group(1)), values),)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(_rows(page)) if is_answer(page) else found


def _rows(page: Page) -> Iterator[Found]:
    answer = json_of(page)
    for item in objects(dig(answer, "data", "results")):
        day = item.get("publishedTimeStr") or item.get("publishedTime")
        yield from row(page, item.get("url"), item.get("title"), day)
    for item in objects(dig(answer, "data", "page", "list")):
        yield from row(page, item.get("URL_COMP"), item.get("TITLE"), item.get("PC_GKFWRQ_FORMATED"))


def next_pages(page: Page) -> tuple[str, ...]:
    """`name_{k}.ext` is page k (1-based), page 1 has no number; of an answer, the same asked for page k."""
    if is_answer(page):
        return _next_answer(page)
    match = _PAGER.search(page.text)
    if match is None or int(match.group(2)) >= int(match.group(1)):
        return ()
    following = f"{match.group(3)}_{int(match.group(2)) + 1}.{match.group(4)}"
    return (urljoin(page.url, following),)


def _next_answer(page: Page) -> tuple[str, ...]:
    answer = json_of(page)
    rows = len(list(_rows(page)))
    posted = dict(parse_qsl(posted_part(page.url).removeprefix("#post:"), keep_blank_values=True))
    if posted:
        number, total = posted.get("currentPage", ""), dig(answer, "data", "page", "allRow")
    else:
        number = parse_qs(urlsplit(page.url).query).get("page", [""])[0]
        total = dig(answer, "data", "total")
    if not (rows and number.isdigit() and str(total).isdigit()):
        return ()
    if int(number) * _PAGE_SIZE >= int(str(total)):
        return ()
    if posted:
        return (posting(asked(page.url).url, {**posted, "currentPage": int(number) + 1}),)
    return (with_query(page.url, {"page": int(number) + 1}),)


def pages_known(page: Page) -> bool:
    return is_answer(page) or _PAGER.search(page.text) is not None


UCAP = Family(
    "ucap", recognise, next_pages, pages_known, article=_ARTICLE, links=links, fills=fills,
    is_answer=is_answer,
    bodies=(
        "#UCAP-CONTENT", "#zoomcon", "#UCAPCONTENT", "ucapcontent",
        ".xxgkcont", ".pages_content",
        ".article-content",
        ".content-body", "#zoom", "#cmspro_appendixs"))
