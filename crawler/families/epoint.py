"""Epoint 新点 EWB: lists by a JSON service that wants the site's id, which stands in a script of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posted_part, posting_json
from crawler.families.answers import dig, json_of, objects, row, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks

_SERVICE = "/rest/lightfrontaction/getgovinfolist"
_COMMON = "/js/webBuilderCommon.js"
_MARKS = Marks(
    r"EWB-FRONT|webBuilderCommon\.js|lightfrontaction",
    "EWB-FRONT", "webBuilderCommon.js", "lightfrontaction")
_SCRIPT = re.compile(r"[\"']([^\"'\s]*/js/webBuilderCommon\.js)")
_SITE = re.compile(r"siteGuid[\"']?\s*[:=]\s*[\"']([\w\-]+)")
_PROJECT = re.compile(r"projectName[\"']?\s*[:=]\s*[\"']/?([\w\-]+)")
_CATEGORY = re.compile(r"categorynum[\"']?\s*[:=]\s*[\"']?(\d{3,})", re.I)
_SIZE = re.compile(r"pageSize[\"']?\s*[:=]\s*[\"']?(\d{1,3})\b")
_FIRST = re.compile(r"pageIndex[\"']?\s*:\s*[\"']?([01])\b")
_WRAPPED = re.compile(r"params[\"']?\s*:\s*\{[^{}]*categorynum", re.I)
_PAGE_SIZE = 15


def recognise(page: Page) -> bool:
    return is_answer(page) or _MARKS.search(page.text) is not None


def is_answer(page: Page) -> bool:
    path = urlsplit(page.url).path
    return path.endswith((_SERVICE, _COMMON))


def fills(page: Page) -> tuple[str, ...]:
    """The list service; first the common script, if the site's id stands there only.

    What the page says of its list travels in the query of the script's address, which its server ignores. A
    service that knows no rows is asked once more with all wrapped in `params`; one that knows rows but gives
    none counts its pages from 1."""
    if urlsplit(page.url).path.endswith(_SERVICE):
        return _again(page)
    query = dict(parse_qsl(urlsplit(page.url).query))
    told = query if is_answer(page) else {**query, **_said(page)}
    if not told.get("categorynum"):
        return ()
    site = _SITE.search(page.text)
    if site is not None:
        return (_asked(page, site.group(1), told),)
    if is_answer(page):
        return ()
    names = ("categorynum", "deptcode", "pageSize", "pageIndex", "params")
    written = _SCRIPT.search(page.text)
    script = urljoin(page.base, written.group(1) if written else _COMMON)
    return (with_query(script, {name: told[name] for name in names if name in told}),)


def _said(page: Page) -> dict[str, str]:
    """What the page's own script says of its list."""
    found = {"categorynum": _CATEGORY, "pageSize": _SIZE, "pageIndex": _FIRST}
    said = {name: match.group(1) for name, pattern in found.items() if (match := pattern.search(page.text))}
    if dict(parse_qsl(urlsplit(page.url).query)).get("categorynum"):
        said.pop("categorynum", None)
    return {**said, "params": "1"} if _WRAPPED.search(page.text) else said


def _asked(page: Page, site: str, told: Mapping[str, str]) -> str:
    project = _PROJECT.search(page.text)
    service = f"/{project.group(1) if project else 'EWB-FRONT'}{_SERVICE}"
    size, first = told.get("pageSize", ""), told.get("pageIndex", "")
    form = {
        "categorynum": told["categorynum"],
        "deptcode": told.get("deptcode", ""),
        "siteGuid": site,
        "pageIndex": int(first) if first.isdigit() else 0,
        "pageSize": int(size) if size.isdigit() and int(size) else _PAGE_SIZE,
    }
    return posting_json(urljoin(page.url, service), {"params": form} if "params" in told else form)


def _again(page: Page) -> tuple[str, ...]:
    form, total = _form(page), _total(page)
    if not form or total is None or any(_rows(page)):
        return ()
    if total and form.get("pageIndex") == 0:
        return (_with(page, {**form, "pageIndex": 1}),)
    return () if total or _is_wrapped(page) else (posting_json(asked(page.url).url, {"params": form}),)


def _posted(page: Page) -> dict[str, Any]:
    try:
        form = json.loads(posted_part(page.url).removeprefix("#json:"))
    except ValueError:
        return {}
    return form if isinstance(form, dict) else {}


def _is_wrapped(page: Page) -> bool:
    return isinstance(_posted(page).get("params"), dict)


def _form(page: Page) -> dict[str, Any]:
    """What was asked of the service, out of its wrapping."""
    posted = _posted(page)
    return dict(posted["params"]) if _is_wrapped(page) else posted


def _with(page: Page, form: dict[str, Any]) -> str:
    """The same service asked for something else, wrapped as before."""
    return posting_json(asked(page.url).url, {"params": form} if _is_wrapped(page) else form)


def _total(page: Page) -> int | None:
    """How many rows the list has, if the service says it."""
    total = str(dig(json_of(page), "custom", "total"))
    return int(total) if total.isdigit() else None


def next_pages(page: Page) -> tuple[str, ...]:
    """As long as pages are full; as the first may be 0 or 1, `total` only says when to stop at the latest."""
    form, total = _form(page), _total(page)
    number, size = form.get("pageIndex"), form.get("pageSize")
    if not (isinstance(number, int) and isinstance(size, int)) or total is None:
        return ()
    rows = sum(1 for _ in objects(dig(json_of(page), "custom", "data")))
    if rows < min(size, total) or number * size >= total or rows >= total:
        return ()
    return (_with(page, {**form, "pageIndex": number + 1}),)


def instead(page: Page) -> tuple[str, ...]:
    """Where page 1 is the first once more, the pages are counted from 1."""
    form = _form(page)
    return (_with(page, {**form, "pageIndex": 2}),) if form.get("pageIndex") == 1 else ()


def links(page: Page, found: Sequence[Found]) -> Sequence[Found]:
    return list(_rows(page)) if is_answer(page) else found


def _rows(page: Page) -> Iterator[Found]:
    for item in objects(dig(json_of(page), "custom", "data")):
        address = item.get("infourl") or item.get("visiturl") or item.get("linkurl")
        title = item.get("realtitle") or item.get("title")
        yield from row(page, address, title, item.get("infodate") or item.get("handsdate"))


EPOINT = Family(
    "epoint",
    recognise,
    next_pages,
    is_answer,
    links=links,
    fills=fills,
    is_answer=is_answer,
    instead=instead,
    bodies=("#ivs_content", ".mian-cont", ".ewb-article-info", ".article-info"),
)
