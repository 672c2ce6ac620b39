"""TRS lists of a province's platform (福建): the first pages of rows stand in the page, or none; others are
posted for, as `listModel({…})` tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.discovery.links import Found
from crawler.discovery.page import Page
from crawler.discovery.posted import asked, posting
from crawler.families.answers import dig, json_of, objects, row
from crawler.families.marks import Marks

_SERVICE = "/fjdzapp/search"
_MODEL = Marks(r"\blistModel\(\s*\{(?:[^;]|;(?!\s*</script))*", "listModel(")
_CHANNEL = re.compile(r"\bchannelid\s*:\s*['\"]?(\d+)", re.I)
_DEFAULT = Marks(r"\bsearchId\s*:\s*['\"]?(\d+)", "searchId")
_COLUMN = re.compile(r"\bclasssql\s*:\s*(?:(?:''|\"\")\s*\|\|\s*)?['\"]([^'\"]+)['\"]")
_SORT = re.compile(r"\bsortfield\s*:\s*['\"]([^'\"]+)['\"]")
_SIZE = re.compile(r"\bprepage\s*:\s*['\"]?(\d+)")
_COUNT = re.compile(r"\brecordCount\s*:\s*['\"]?(\d+)")
_STATIC = re.compile(r"\bmaxStaticIndex\s*:\s*['\"]?(\d+)")
_MOVING = re.compile(r"\bquickMode\s*:\s*['\"]动态['\"]")
_PAGE_SIZE = 15


@dataclass(frozen=True)
class _Model:
    """What is asked for a list: `static` pages of it stand in the page, of `count` rows (0: not told)."""

    form: dict[str, str]
    size: int
    static: int
    count: int


def fills(page: Page) -> tuple[str, ...]:
    """The list's first page, if none of its rows stand in the page."""
    model = _model(page)
    return (_asked(page, model, 1),) if model is not None and not model.static else ()


def next_pages(page: Page) -> tuple[str, ...]:
    """The page after those that stand in the page, or after the one that was asked for."""
    if is_answer(page):
        return _after(page)
    model = _model(page)
    if model is None or not model.static:
        return ()
    more = not model.count or model.static * model.size < model.count
    return (_asked(page, model, model.static + 1),) if more else ()


def is_list(page: Page) -> bool:
    return is_answer(page) or _model(page) is not None


def is_answer(page: Page) -> bool:
    return urlsplit(page.url).path.endswith(_SERVICE)


def rows(page: Page) -> Iterator[Found]:
    """The rows of an answer."""
    for item in objects(dig(json_of(page), "data")):
        address = item.get("chnldocurl") or item.get("docpuburl")
        yield from row(page, address, item.get("doctitle"), item.get("docreltime") or item.get("pubdate"))


def _model(page: Page) -> _Model | None:
    said = _MODEL.search(page.text)
    if said is None:
        return None
    text = said.group()
    default = _DEFAULT.search(page.text)
    channel, column, sort = _CHANNEL.search(text) or default, _COLUMN.search(text), _SORT.search(text)
    if channel is None or column is None:
        return None
    form = {"channelid": channel.group(1), "classsql": column.group(1)}
    if sort is not None:
        form["sortfield"] = sort.group(1)
    static = 0 if _MOVING.search(text) else _number(_STATIC, text, 1)
    return _Model(form, _number(_SIZE, text, _PAGE_SIZE), static, _number(_COUNT, text, 0))


def _number(pattern: re.Pattern[str], text: str, default: int) -> int:
    found = pattern.search(text)
    return int(found.group(1)) if found else default


def _asked(page: Page, model: _Model, number: int) -> str:
    form = {**model.form, "page": number, "prepage": model.size}
    return posting(urljoin(page.url, _SERVICE), form)


def _after(page: Page) -> tuple[str, ...]:
    """The next page of an answer, as long as it tells of one."""
    told = asked(page.url)
    form = dict(parse_qsl(told.body or ""))
    number, pages = form.get("page", ""), str(dig(json_of(page), "pageCount"))
    if not number.isdigit() or not pages.isdigit() or int(number) >= int(pages):
        return ()
    return (posting(told.url, {**form, "page": int(number) + 1}),)
