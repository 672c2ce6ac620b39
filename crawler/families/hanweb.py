"""Hanweb JCMS (大汉): columns `/col/colN/`, articles `art_COLUMN_ID.html`, rows as CDATA for a script.

The first page of a list carries its first rows; the rest come from `dataproxy.jsp` by record numbers, or,
where that is ignored, by page numbers. The disclosure module shows its lists by `search.jsp`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting
from crawler.discovery.scripts import written_html
from crawler.families.answers import count_in, fragment, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_ARTICLE = re.compile(r"/art_\d+_\d+\.html$|/art/\d{4}/art_[0-9a-f]{32}\.html$|/art/\d+/\w+\.html$")
_MARKS = Marks(
    r"<datastore\b|/module/(?:web/)?jpage/|/module/xxgk/|default_pg(?:Container|TotalPage)",
    "<datastore", "/module/", "default_pg", any_case=True)
_COLUMN = re.compile(r"/col/col\d+(?:/|$)")
_NEXT_GROUP = re.compile(r"<nextgroup>.*?href=[\"']([^\"']+)", re.S | re.I)
_RECORD = re.compile(r"<record>", re.I)
_TOTAL = re.compile(r"<totalrecord>\s*(\d+)|\btotalRecord\s*[:=]\s*['\"]?(\d+)", re.I)
_PER_PAGE = re.compile(r"\bperpage\s*[:=]\s*['\"]?(\d+)", re.I)
_SEARCH = re.compile(r"[\"'](/[\w/]*module/xxgk/search\.jsp(?:\?[^\"']*)?)[\"']")
_GIVEN = re.compile(
    r"\b(infotypeId|jdid|area|divid|vc_\w+|sortfield|texttype|fbtime|standardXxgk|isAllList)"
    r"[\"']?\s*[:=]\s*[\"']([^\"'&]*)[\"']")
_ANSWER = re.compile(r"/dataproxy\.jsp$|/module/xxgk/search\.jsp$")
_PAGES = re.compile(r"共(?:&nbsp;|\s|<[^>]+>)*(\d+)(?:&nbsp;|\s|<[^>]+>)*页")
_PROXY = ("/dataproxy.jsp",)
_FRAMES = (*_PROXY, "/module/xxgk/tree.jsp")
_GROUP = 45
"""Records asked for at once: as many as the product's own script asks for."""


def recognise(page: Page) -> bool:
    path = urlsplit(page.url).path
    return bool(_MARKS.search(page.text) or _COLUMN.search(path) or "i_columnid" in page.metas) or (
        re.search(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html$", path) is not None)


def is_answer(page: Page) -> bool:
    return _ANSWER.search(urlsplit(page.url).path) is not None


def pages_known(page: Page) -> bool:
    told = _TOTAL.search(page.text) or _NEXT_GROUP.search(page.text)
    return is_answer(page) or told is not None


def next_pages(page: Page) -> tuple[str, ...]:
    """The following group of records, posted as the product's script does."""
    if urlsplit(page.url).path.endswith("search.jsp"):
        return _next_search(page)
    total, end = count_in(_TOTAL, page.text), _last_record(page)
    source = _source(page)
    if source is None or end >= total or not _RECORD.search(page.text):
        return ()
    number = dict(parse_qsl(urlsplit(page.url).query)).get("page", "")
    if is_answer(page) and number.isdigit():
        return (with_query(page.url, {"page": int(number) + 1}),)
    base, form = source
    size = count_in(_PER_PAGE, page.text) or int(dict(parse_qsl(urlsplit(page.url).query)).get("perpage", 15))
    numbers = {"startrecord": end + 1, "endrecord": min(end + _GROUP, total), "perpage": size}
    return (posting(with_query(base, numbers), form),)


def instead(page: Page) -> tuple[str, ...]:
    """By page number, where the server gave the first records again instead of those asked for."""
    posted = dict(parse_qsl(posted_part(page.url).removeprefix("#post:")))
    numbers = dict(parse_qsl(urlsplit(page.url).query))
    start = numbers.get("startrecord", "")
    if not posted or not start.isdigit():
        return ()
    number = (int(start) - 1) // max(1, int(numbers.get("perpage", "15"))) + 1
    plain = urljoin(page.url, urlsplit(page.url).path)
    return (with_query(plain, {"page": number, **posted, "perpage": numbers.get("perpage", "15")}),)


def _last_record(page: Page) -> int:
    """The number of the last record that this page shows, counted from the list's first."""
    asked_for = dict(parse_qsl(urlsplit(page.url).query))
    start = asked_for.get("startrecord", "")
    here = len(_RECORD.findall(page.text))
    if start.isdigit():
        return int(start) - 1 + here
    number = asked_for.get("page", "")
    if is_answer(page) and number.isdigit():
        return (int(number) - 1) * int(asked_for.get("perpage", "15")) + here
    return here


def _source(page: Page) -> tuple[str, dict[str, str]] | None:
    """Where the records come from, and the form that names the list."""
    posted = dict(parse_qsl(posted_part(page.url).removeprefix("#post:")))
    if posted:
        return urljoin(page.url, urlsplit(page.url).path), posted
    if is_answer(page):
        form = dict(parse_qsl(urlsplit(page.url).query))
        form.pop("page", None)
        return urljoin(page.url, urlsplit(page.url).path), form
    group = _NEXT_GROUP.search(page.text)
    if group is None:
        return None
    address = urljoin(page.base, group.group(1).replace("&amp;", "&"))
    form = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    form.pop("page", None)
    return urljoin(address, urlsplit(address).path), {"col": "1", **form}


def fills(page: Page) -> tuple[str, ...]:
    """The list of the disclosure module, as its search form or its script asks for it."""
    if is_answer(page):
        return ()
    match = _SEARCH.search(page.text)
    if match is None:
        return ()
    address = urljoin(page.base, match.group(1).replace("&amp;", "&"))
    form = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    given = {"currpage": "1", "sortfield": ",compaltedate:0", "fbtime": "-1", "texttype": "0"}
    told = dict(_GIVEN.findall("\n".join(page.scripts)))
    return (posting(address, {**given, **told, **form}),)


def _next_search(page: Page) -> tuple[str, ...]:
    form = dict(parse_qsl(posted_part(page.url).removeprefix("#post:"), keep_blank_values=True))
    current = int(form.get("currpage", "1"))
    if not form or current >= count_in(_PAGES, page.text):
        return ()
    return (posting(asked(page.url).url, {**form, "currpage": current + 1}),)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    """The link to the next group of records is no row; a unit's page of one year is its report."""
    if is_answer(page) and "<![CDATA[" in page.text:
        found = fragment(page, written_html(page.text))
    needless = _FRAMES if _SEARCH.search(page.text) else _PROXY
    return [_named(link) for link in found if not urlsplit(link.url).path.endswith(needless)]


def _named(link: Found) -> Found:
    """Annual reports go by the unit's name alone, or by the year alone."""
    parts = urlsplit(link.url)
    if not parts.path.endswith("/xxgkAnnualReport.jsp"):
        return link
    year = dict(parse_qsl(parts.query)).get("fbtime", "")
    named = f"{year}年" if year.isdigit() else link.full
    return replace(link, full=f"{named}政府信息公开年度报告")


HANWEB = Family(
    "hanweb", recognise, next_pages, pages_known, article=_ARTICLE, links=links, fills=fills,
    is_answer=is_answer, instead=instead,
    bodies=("#zoom", ".bt-content", ".main-txt", ".article", "#con_con"))
