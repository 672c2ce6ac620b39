"""Epoint 新点 EWB: lists by a JSON service that wants the site's id, which stands in a script of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting_json
from crawler.families.answers import dig, json_of, objects, row, with_query
from crawler.families.family import Family

_SERVICE = "/rest/lightfrontaction/getgovinfolist"
_COMMON = "/js/webBuilderCommon.js"
_MARKS = re.compile(r"EWB-FRONT|webBuilderCommon\.js|lightfrontaction")
_SITE = re.compile(r"siteGuid[\"']?\s*[:=]\s*[\"']([\w\-]+)")
_PROJECT = re.compile(r"projectName[\"']?\s*[:=]\s*[\"']/?([\w\-]+)")
_CATEGORY = re.compile(r"categorynum[\"']?\s*[:=]\s*[\"']?(\d{3,})", re.I)
_PAGE_SIZE = 15


def recognise(page: Page) -> bool:
    return is_answer(page) or _MARKS.search(page.text) is not None


def is_answer(page: Page) -> bool:
    path = urlsplit(page.url).path
    return path.endswith((_SERVICE, _COMMON))


def fills(page: Page) -> tuple[str, ...]:
    """The list service; first the common script, if the site's id stands there only.

    The column and the department travel in the query of the script's address, which its server ignores."""
    query = dict(parse_qsl(urlsplit(page.url).query))
    found = _CATEGORY.search(page.text)
    column = query.get("categorynum") or (found.group(1) if found and not is_answer(page) else "")
    if not column or urlsplit(page.url).path.endswith(_SERVICE):
        return ()
    site = _SITE.search(page.text)
    if site is not None:
        return (_asked(page, site.group(1), column, query.get("deptcode", "")),)
    if is_answer(page):
        return ()
    values = {"categorynum": column, "deptcode": query.get("deptcode", "")}
    return (with_query(urljoin(page.url, _COMMON), values),)


def _asked(page: Page, site: str, column: str, department: str) -> str:
    project = _PROJECT.search(page.text)
    service = f"/{project.group(1) if project else 'EWB-FRONT'}{_SERVICE}"
    form = {
        "categorynum": column, "deptcode": department, "siteGuid": site, "pageIndex": 0,
        "pageSize": _PAGE_SIZE}
    return posting_json(urljoin(page.url, service), form)


def _form(page: Page) -> dict[str, Any]:
    try:
        form = json.loads(posted_part(page.url).removeprefix("#json:"))
    except ValueError:
        return {}
    return form if isinstance(form, dict) else {}


def next_pages(page: Page) -> tuple[str, ...]:
    """The service counts pages from 0; `total` is the number of rows."""
    form, total = _form(page), dig(json_of(page), "custom", "total")
    number = form.get("pageIndex")
    rows = list(_rows(page))
    if not isinstance(number, int) or not rows or not str(total).isdigit():
        return ()
    if (number + 1) * int(form.get("pageSize", _PAGE_SIZE)) >= int(str(total)):
        return ()
    return (posting_json(asked(page.url).url, {**form, "pageIndex": number + 1}),)


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(_rows(page)) if is_answer(page) else found


def _rows(page: Page) -> Iterator[Found]:
    for item in objects(dig(json_of(page), "custom", "data")):
        address = item.get("infourl") or item.get("visiturl") or item.get("linkurl")
        title = item.get("realtitle") or item.get("title")
        yield from row(page, address, title, item.get("infodate") or item.get("handsdate"))


EPOINT = Family(
    "epoint", recognise, next_pages, is_answer, links=links, fills=fills, is_answer=is_answer,
    bodies=("#ivs_content", ".mian-cont", ".ewb-article-info", ".article-info"))
