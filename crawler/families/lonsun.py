"""龙讯 LonSun (安徽): `/public/column/{organ}?type=3` has a unit's reports, as HTML by `/site/label/`."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting
from crawler.families.answers import count_in, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(r"/public/\d+/\d+\.html$|/content/article/\d+|/public/content/\d+")
_MARKS = Marks(
    r"/site/label/\d+|/public/column/\d+|\bpublicInfoList\b",
    "/site/label/", "/public/column/", "publicInfoList")
_ORGAN = re.compile(r"/public/column/(\d+)$")
_LIST_PATH = re.compile(r"/(?:public|content)/column/\d+$")
_TO_LABEL = re.compile(
    r"[\"'](?P<path>/site/label/\d+)(?:\?(?P<query>[^\"']*))?[\"'](?P<rest>[^;]{0,1500})", re.S)
_BEFORE = 80
_POSTED = re.compile(r"\$\.post\b|\b(?:type|method)[\"']?\s*:\s*[\"']post[\"']", re.I)
_VALUE = re.compile(
    r"[\"']?\b(?P<name>[A-Za-z]\w*)[\"']?\s*:\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>\d+|true|false)\b)")
_VALUES = frozenset({
    "IsAjax", "dataType", "labelName", "siteId", "pageSize", "action", "isDate", "dateFormat", "length",
    "organId", "type", "catId", "cId", "result", "file"})
_SITE_ID = re.compile(
    r"\bsiteId['\"]?\s*[:=]\s*['\"]?(\d+)|<meta[^>]+name=[\"']SiteId[\"'][^>]+content=[\"'](\d+)")
_PAGES = re.compile(r"\bpageCount['\"]?\s*[:=]\s*['\"]?(\d+)")


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return is_answer(page) or _MARKS.search(page.text) is not None or _LIST_PATH.search(path) is not None


def is_answer(page: Page) -> bool:
    return "/site/label/" in urlsplit(page.url).path


def fills(page: Page) -> tuple[str, ...]:
    """The list of a unit's disclosure that the page's script fetches, if the page itself shows no rows.

    What a unit's page shows of others' articles are no rows of its list: news beside it."""
    organ = _ORGAN.search(urlsplit(page.url).path)
    own = re.compile(rf"/public/{organ.group(1)}/\d+\.html$") if organ else _ARTICLE
    if is_answer(page) or any(own.search(a.get("href") or "") for a in page.tree.iter("a")):
        return ()
    written = _written(page, 1)
    if written:
        return (written,)
    return (_label(page, 1),) if organ else ()


def _written(page: Page, number: int) -> str | None:
    """What the page's own script asks for a page of its list, by the method that it uses."""
    for call in _TO_LABEL.finditer(page.text):
        told = call["rest"].partition("}")[0]
        values = {one["name"]: one["double"] or one["single"] or one["bare"] or ""
                  for one in _VALUE.finditer(told) if one["name"] in _VALUES}
        values |= dict(parse_qsl((call["query"] or "").replace("&amp;", "&"), keep_blank_values=True))
        if "ist" not in values.get("labelName", ""):
            continue
        values["pageIndex"] = str(number)
        values.pop("_", None)
        service, before = urljoin(page.base, call["path"]), page.text[:call.start()][-_BEFORE:]
        posts = _POSTED.search(before + told) is not None
        return posting(service, values) if posts else with_query(service, values)
    return None


def _label(page: Page, number: int) -> str:
    """The list by what is usual, where the page's script stands elsewhere."""
    parts = urlsplit(page.url)
    asked_for = dict(parse_qsl(parts.query))
    organ = _ORGAN.search(parts.path)
    site = count_in(_SITE_ID, page.text) or ""
    values = {
        "IsAjax": 1, "dataType": "html", "labelName": "publicInfoList", "siteId": site,
        "pageSize": 15, "pageIndex": number, "action": "list", "isDate": "true", "dateFormat": "yyyy-MM-dd",
        "length": 50, "organId": organ.group(1) if organ else "", "type": asked_for.get("type", "4"),
        "catId": asked_for.get("catId", ""), "cId": asked_for.get("cId", "")}
    return with_query(urljoin(page.url, "/site/label/8888"), values)


def pages_known(page: Page) -> bool:
    return is_answer(page) or _PAGES.search(page.text) is not None


def next_pages(page: Page) -> tuple[str, ...]:
    posted = dict(parse_qsl(posted_part(page.url).removeprefix("#post:"), keep_blank_values=True))
    query = dict(parse_qsl(urlsplit(page.url).query))
    told = posted.get("pageIndex") or query.get("pageIndex") or ""
    number = int(told) if told.isdigit() else 1
    if number >= count_in(_PAGES, page.text):
        return ()
    if posted:
        return (posting(asked(page.url).url, {**posted, "pageIndex": number + 1}),)
    if is_answer(page):
        return (with_query(page.url, {"pageIndex": number + 1}),)
    written = _written(page, number + 1)
    if written:
        return (written,)
    if _ORGAN.search(urlsplit(page.url).path):
        return (_label(page, number + 1),)
    return (with_query(page.url, {"pageIndex": number + 1}),)


LONSUN = Family(
    "lonsun", recognise, next_pages, pages_known, article=_ARTICLE, fills=fills, is_answer=is_answer,
    bodies=(".j-fontContent", "#J_content", "#zoom", "#wzcon", ".wzcon", ".xxgk_content", ".content"))
