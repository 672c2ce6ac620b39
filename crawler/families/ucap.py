"""UCAP (开普云): `/site/channel/template.shtml`, articles `/site/channel/YYYYMM/<32 hex>.shtml`.

Some columns are filled by scripts from the site's search, as JSON, by the channel's id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting
from crawler.families.answers import dig, json_of, objects, row, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(
    r"^/[\w\-]+/[\w\-/]+/\d{6}/[0-9a-f]{32}\.s?html?$|/c\d+/content\.s?html$|/pc/content/content_\d{15,}\.html$|"
    r"/\d{4}-\d\d/\d\d/content_[0-9a-f]{32}\.s?html$|/\d{6}/c\d+_\d+\.shtml$")
_LIST = re.compile(r"^/[\w\-]+/[\w\-]+/[\w\-]+\.shtml$|/pc/list\.html$")
_PAGER = re.compile(
    r"createPageHTML\(\s*['\"]\w+['\"]\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*['\"]([\w\-]+)['\"]\s*,\s*['\"](\w+)['\"]")
_MARKS = Marks(
    r"createPageHTML\(\s*['\"]page_div|/xhtml/js/page\.js|\bUCAP-?CONTENT\b|\bUCAPTITLE\b|websiteCode\s*=|manuscriptId\s*=|"
    r"cmspro_appendixs|template,templategroup,version",
    "createPageHTML", "/xhtml/js/page.js", "UCAP", "websiteCode", "manuscriptId", "cmspro_appendixs",
    "template,templategroup,version")
_CHANNEL = re.compile(r"\bchannelId\s*[:=]\s*['\"]([0-9a-fA-F]{32}|\d{2,})['\"]")
_DEPT = re.compile(r"\bdeptCode\s*[:=]\s*['\"](\w*)['\"]")
_SEARCH = re.compile(r"(?P<path>/(?:common/search|searchList)/)(?:[0-9a-fA-F]{32}|\d{2,})?")
_BY_CHANNEL = "/u/search/listByChannelRef/"
_INTERFACE = "/szinf/interfacesWebManu/loadDataByChannelIdAndDeptIdBackSort"
_PAGE_SIZE = 15


@dataclass(frozen=True)
class _Service:
    """Where an answer holds its rows and their total; what page and size are called when it is asked; the
    names of a row's address, title and day."""

    rows: tuple[str, ...]
    total: tuple[str, ...]
    page: str
    size: str
    row: tuple[str, str, str]


_SEARCHED = _Service(
    ("data", "results"), ("data", "total"), "page", "_pageSize", ("url", "title", "publishedTimeStr"))
_REFERRED = _Service(
    ("data", "page", "list"), ("data", "page", "allRow"), "currentPage", "number",
    ("URL_COMP", "TITLE", "PC_GKFWRQ_FORMATED"))
_INTERFACED = _Service(
    ("data", "list"), ("data", "allRow"), "pageIndex", "pageSize",
    ("URL_COMMP", "TITLE", "PUBLISHED_TIME_FORMAT"))


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    if is_answer(page) or _MARKS.search(page.text) or _ARTICLE.search(path):
        return True
    generated = page.metas.get("others", "").startswith("页面生成时间")
    return generated and ("channelid" in page.metas or _LIST.search(path) is not None)


def is_answer(page: Page) -> bool:
    return _service(page) is not None


def _service(page: Page) -> _Service | None:
    """The service that gave this answer; null if the page is none."""
    path = urlsplit(page.url).path
    if path.startswith(_BY_CHANNEL):
        return _REFERRED
    if path == _INTERFACE:
        return _INTERFACED
    return _SEARCHED if _SEARCH.match(path) else None


def fills(page: Page) -> tuple[str, ...]:
    """The list that the page's script asks the site's search for."""
    channel = _CHANNEL.search(page.text)
    if is_answer(page) or channel is None:
        return ()
    if _BY_CHANNEL in page.text or "load_gkml_list.js" in page.text:
        form = {"levelType": "", "title": "", "syh": "", "currentPage": 1, "number": _PAGE_SIZE}
        return (posting(urljoin(page.url, _BY_CHANNEL + channel.group(1)), form),)
    if _INTERFACE in page.text:
        dept = _DEPT.search(page.text)
        form = {
            "channelId": channel.group(1), "deptCode": dept.group(1) if dept else "",
            "pageSize": _PAGE_SIZE, "pageIndex": 1}
        return (posting(urljoin(page.url, _INTERFACE), form),)
    search = _SEARCH.search("\n".join(page.scripts))
    if search is None:
        return ()
    values = {"page": 1, "_pageSize": _PAGE_SIZE, "_isAgg": "true", "_isJson": "true", "_template": "index"}
    return (with_query(urljoin(page.url, search["path"] + channel.group(1)), values),)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(_rows(page)) if is_answer(page) else found


def _rows(page: Page) -> Iterator[Found]:
    service = _service(page)
    if service is None:
        return
    address, title, day = service.row
    for item in objects(dig(json_of(page), *service.rows)):
        yield from row(page, item.get(address), item.get(title), item.get(day) or item.get("publishedTime"))


def next_pages(page: Page) -> tuple[str, ...]:
    """`name_{k}.ext` is page k (1-based), page 1 has no number; of an answer, the same asked for page k."""
    service = _service(page)
    if service is not None:
        return _next_answer(page, service)
    match = _PAGER.search(page.text)
    if match is None or int(match.group(2)) >= int(match.group(1)):
        return ()
    following = f"{match.group(3)}_{int(match.group(2)) + 1}.{match.group(4)}"
    return (urljoin(page.url, following),)


def _next_answer(page: Page, service: _Service) -> tuple[str, ...]:
    """A first page that holds fewer rows than asked for tells how many the server gives at once."""
    posted = dict(parse_qsl(posted_part(page.url).removeprefix("#post:"), keep_blank_values=True))
    form = posted or dict(parse_qsl(urlsplit(page.url).query))
    number, size = form.get(service.page, ""), form.get(service.size, "")
    total = str(dig(json_of(page), *service.total))
    shown = sum(1 for _ in objects(dig(json_of(page), *service.rows)))
    if not (shown and number.isdigit() and size.isdigit() and total.isdigit()):
        return ()
    at_once = shown if number == "1" else int(size)
    if int(number) * at_once >= int(total):
        return ()
    further = {service.page: int(number) + 1, service.size: at_once}
    if posted:
        return (posting(asked(page.url).url, {**posted, **further}),)
    return (with_query(page.url, further),)


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
