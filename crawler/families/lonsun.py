"""龙讯 LonSun (安徽): `/public/column/{organ}?type=3` has a unit's reports, as HTML by `/site/label/`."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.families.answers import count_in, with_query
from crawler.families.family import Family

_ARTICLE = re.compile(r"/public/\d+/\d+\.html$|/content/article/\d+|/public/content/\d+")
_MARKS = re.compile(r"/site/label/\d+|/public/column/\d+|\bpublicInfoList\b")
_LABEL = re.compile(r"[\"'](/site/label/\d+\?[^\"']*labelName=\w*[Ll]ist[^\"']*)[\"']")
_ORGAN = re.compile(r"/public/column/(\d+)$")
_SITE_ID = re.compile(
    r"\bsiteId['\"]?\s*[:=]\s*['\"]?(\d+)|<meta[^>]+name=[\"']SiteId[\"'][^>]+content=[\"'](\d+)")
_PAGES = re.compile(r"\bpageCount['\"]?\s*[:=]\s*['\"]?(\d+)")
_LIST_PATH = re.compile(r"/(?:public|content)/column/\d+$")


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return is_answer(page) or _MARKS.search(page.text) is not None or _LIST_PATH.search(path) is not None


def is_answer(page: Page) -> bool:
    return "/site/label/" in urlsplit(page.url).path


def fills(page: Page) -> tuple[str, ...]:
    """The list of a unit's disclosure that the page's script fetches, if the page itself shows no rows."""
    if is_answer(page) or any(_ARTICLE.search(a.get("href") or "") for a in page.tree.iter("a")):
        return ()
    written = _LABEL.search(page.text)
    if written:
        return (with_query(urljoin(page.base, written.group(1).replace("&amp;", "&")), {"pageIndex": 1}),)
    return (_label(page, 1),) if _ORGAN.search(urlsplit(page.url).path) else ()


def _label(page: Page, number: int) -> str:
    parts = urlsplit(page.url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    organ = _ORGAN.search(parts.path)
    site = count_in(_SITE_ID, page.text) or ""
    values = {
        "IsAjax": 1, "dataType": "html", "labelName": "publicInfoList", "siteId": site,
        "pageSize": 15, "pageIndex": number, "action": "list", "isDate": "true", "dateFormat": "yyyy-MM-dd",
        "length": 50, "organId": organ.group(1) if organ else "", "type": asked.get("type", "4"),
        "catId": asked.get("catId", ""), "cId": asked.get("cId", "")}
    return with_query(urljoin(page.url, "/site/label/8888"), values)


def pages_known(page: Page) -> bool:
    return _PAGES.search(page.text) is not None


def next_pages(page: Page) -> tuple[str, ...]:
    number = int(dict(parse_qsl(urlsplit(page.url).query)).get("pageIndex", "1") or 1)
    if number >= count_in(_PAGES, page.text):
        return ()
    if not is_answer(page) and _ORGAN.search(urlsplit(page.url).path):
        return (_label(page, number + 1),)
    return (with_query(page.url, {"pageIndex": number + 1}),)


LONSUN = Family(
    "lonsun", recognise, next_pages, pages_known, article=_ARTICLE, fills=fills, is_answer=is_answer,
    bodies=(".j-fontContent", "#zoom", ".wzcon", ".xxgk_content", ".content"))
