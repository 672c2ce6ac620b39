"""河北 集约化: columns and articles named by UUIDs; a script asks for a column's list as a block of HTML."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.discovery.page import Page
from crawler.families.answers import count_in, with_query
from crawler.families.family import Family
from crawler.families.marks import Marks
from crawler.families.numbered import pages_said

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ARTICLE = re.compile(rf"/columns/{_UUID}/\d{{6}}/\d{{2}}/{_UUID}\.html$")
_COLUMN = re.compile(rf"/columns/{_UUID}/")
_BLOCK = Marks(
    rf"(?:/\w[\w\-/]*)?/columns/{_UUID}/templates/{_UUID}/blocks/{_UUID}(?:\?[^\"'\s<>]*)?", "/blocks/")
_NAMED = re.compile(rf"\b(?P<kind>column|template|block)_?id[\"']?\s*[:=]\s*[\"'](?P<uuid>{_UUID})", re.I)
_PAGES = re.compile(r"(?:pageCount|totalPages?|pages)[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)


def recognise(page: Page) -> bool:
    return _COLUMN.search(urlsplit(page.url).path) is not None or _BLOCK.search(page.text) is not None


def is_answer(page: Page) -> bool:
    return "/blocks/" in urlsplit(page.url).path


def fills(page: Page) -> tuple[str, ...]:
    """The blocks that the column's page names, if its rows do not stand in it already."""
    if is_answer(page) or any(_ARTICLE.search(a.get("href") or "") for a in page.tree.iter("a")):
        return ()
    return tuple(with_query(urljoin(page.base, block), {"page": 1, "fix": 0}) for block in _blocks(page))


def _blocks(page: Page) -> tuple[str, ...]:
    """The blocks that the page names by their address, else by their parts."""
    whole = dict.fromkeys(match.group() for match in _BLOCK.finditer(page.text))
    if whole:
        return tuple(whole)
    named = {match["kind"].lower(): match["uuid"] for match in _NAMED.finditer(page.text)}
    if not {"template", "block"} <= named.keys():
        return ()
    own = _COLUMN.search(page.url)
    column = f"/columns/{named['column']}/" if "column" in named else own.group() if own else None
    return (f"{column}templates/{named['template']}/blocks/{named['block']}",) if column else ()


def _total(page: Page) -> int:
    return count_in(_PAGES, page.text) or pages_said(page)


def pages_known(page: Page) -> bool:
    return _total(page) > 0


def next_pages(page: Page) -> tuple[str, ...]:
    asked = parse_qs(urlsplit(page.url).query).get("page", ["1"])[0]
    number = int(asked) if asked.isdigit() else 1
    if number >= _total(page):
        return ()
    if is_answer(page):
        return (with_query(page.url, {"page": number + 1}),)
    following = {"page": number + 1, "fix": 0}
    return tuple(with_query(urljoin(page.base, block), following) for block in _blocks(page)[:1])


HEBEI = Family(
    "hebei", recognise, next_pages, pages_known, article=_ARTICLE, fills=fills, is_answer=is_answer,
    bodies=("#zoom", ".article-content", ".content", ".xl_content"))
