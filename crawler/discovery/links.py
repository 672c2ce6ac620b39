"""Every link of a page with what surrounds it: its heading, its row, the day written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.discovery import answered, forms, listed, scripts
from crawler.discovery.asking import THIS
from crawler.discovery.examined import LinkKind
from crawler.discovery.grid import name_in_grid
from crawler.discovery.kept import kept_back, told_in_attributes
from crawler.discovery.looped import looped
from crawler.discovery.page import Page, parse
from crawler.discovery.surroundings import (
    HEADINGS,
    day_beside,
    heading_of,
    is_heading,
    is_related,
    names_of,
    row_of,
    scope_of,
    titled,
)
from crawler.discovery.text import REMEMBERED, spaced, squashed, text_of, without_days
from crawler.discovery.urls import clean, from_script, holder_of, plain_form
from crawler.discovery.words import ASSET, CUT, NEXT

_MORE_BESIDE = re.compile(r"\s*\[?(?:查看)?(?:更多|more)\]?[\s>»›+]*$", re.I)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp)$", re.I)
_CHOICE = re.compile(r"20\d\d|[\u4e00-\u9fff]")
_NUMBER = re.compile(r"^\d{1,3}$")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS_ATTRIBUTES = (
    "data-href", "data-url", "data-link", "data-remote-url", "data-src", "data-next", "hx-get")
_FILLED = ("data-remote-url", "data-src", "data-url", "hx-get")
"""Attributes of a block without words by which scripts fill it."""
_BLOCKS = frozenset({"div", "section", "ul", "tbody"})
_AT_ONCE = re.compile(r"\b(?:load|revealed|intersect)\b")
_LINKING = frozenset({"a", "area", "option", "frame", "iframe", "turbo-frame", "include-fragment"})
_LEADING = (*_ADDRESS_ATTRIBUTES, "onclick", "ontoggle")
_TAGS = _LINKING | HEADINGS | {"strong", "b"}
_DATA = etree.XPath(".//*[@*[starts-with(name(), 'data-')]]")
_SPEAKING = frozenset(("class", *_LEADING))
"""Attributes by which an element may lead somewhere or be a heading."""


@dataclass(frozen=True, slots=True)
class Found:
    """A link as it stands on the page. `text` is what a reader sees (else its title or picture's alt), `full`
    the longest name it has, `row` the text of its row, `related` that it is a side note of another row,
    `holder` that it is the frame around what the link shows."""

    url: str
    kind: LinkKind
    text: str
    full: str
    heading: str | None = None
    row: str = ""
    day: date | None = None
    related: bool = False
    holder: bool = False
    element: HtmlElement | None = None


def links_of(page: Page) -> list[Found]:
    """All links in the order of the page; the same address may come several times with other surroundings."""
    found = list(_walk(page, page.tree))
    whole = (page.text,) if "<![CDATA[" in page.text else page.scripts
    kept = (*map(scripts.written_html, whole), *map(looped, page.scripts), *kept_back(page.tree))
    for written in filter(None, kept):
        found += _walk(page, parse(written))
    for script in (*page.scripts, *told_in_attributes(page.tree)):
        for name, address, above in scripts.pairs(script):
            url = clean(address, page.base, page.encoding)
            found += _shown("script", url, name, name, above) if url else ()
    for item in listed.items(page.text):
        url = clean(item.address, page.base, page.encoding)
        found += _shown("anchor", url, item.name, item.name, row=item.name, day=item.day) if url else ()
    if any(not _PICTURE.search(link.url) for link in found):
        return found
    rows = (_shown("anchor", url, name, name, row=name, day=day) for url, name, day in answered.rows(page))
    return list(chain.from_iterable(rows)) or found


def _walk(page: Page, tree: HtmlElement) -> Iterator[Found]:
    """The links of a tree, each with the last heading that ended before it and speaks for it."""
    headings: dict[HtmlElement, str] = {}
    related: dict[HtmlElement, bool] = {}
    open_headings: list[HtmlElement] = []
    told = set(_DATA(tree)) if page.asks.handles_clicks else set[HtmlElement]()
    for element in tree.iter(etree.Element):
        if element.tag not in _TAGS and _SPEAKING.isdisjoint(element.keys()) and element not in told:
            continue
        if open_headings:
            around = set(element.iterancestors())
            while open_headings and open_headings[-1] not in around:
                _end_heading(open_headings.pop(), headings)
        leads = element.tag in _LINKING or element in told
        if leads or any(element.get(name) is not None for name in _LEADING):
            yield from _links_at(page, element, headings, related)
        if is_heading(element):
            open_headings.append(element)


def _end_heading(element: HtmlElement, headings: dict[HtmlElement, str]) -> None:
    holder, text = scope_of(element), _MORE_BESIDE.sub("", spaced(text_of(element)))
    if holder is not None and text:
        headings[holder] = text


def _links_at(
    page: Page, element: HtmlElement, headings: dict[HtmlElement, str], related: dict[HtmlElement, bool],
) -> Iterator[Found]:
    tag = element.tag
    kind: LinkKind = "anchor"
    raws: list[str] = []
    if tag in ("a", "area"):
        raws.append(element.get("href") or element.get("xlink:href") or "")
    elif tag == "option":
        kind = "option"
        value = element.get("value") or ""
        raws += [value] if "/" in value or "." in value else []
    elif tag in _LINKING or _is_filled(element):
        kind = "frame"
        raws.append(element.get("src") or "")
    if tag not in ("img", "script"):
        given = filter(None, map(element.get, _ADDRESS_ATTRIBUTES))
        raws += [one for one in given if not _PICTURE.search(one.partition("?")[0])]
    addresses = (clean(raw, page.base, page.encoding) for raw in raws)
    url = next((address for address in addresses if address), None)
    if url is None:
        kind, url = _acted(page, element, kind)
    if url is None or (_is_asset(url) and not (tag == "a" and url.endswith(".xml"))):
        return
    url = _undoubled(page, url)
    text, full = names_of(element)
    full = _of_file(full, url)
    row = row_of(element, related)
    beside = _words_of(row)
    if (gridded := name_in_grid(element, full)) != full:
        text = full = gridded
    if not text and row is not None:
        text = full = titled(row, beside)
    heading = heading_of(element, headings, text)
    day = day_beside(row, beside)
    if row is not None and full.isdigit():
        # What stands beside a bare year names the body, or nothing: no day, number or dots.
        told = (part for part in map(str, row.itertext()) if _LETTER.search(without_days(part)))
        beside = spaced(" ".join(told))
    beside_another = is_related(element, related)
    yield from _shown(kind, url, text, full, heading, beside[:200], day, beside_another, element)


def _words_of(row: HtmlElement | None) -> str:
    """A row's text, its cells parted."""
    if row is None:
        return ""
    return spaced(" ".join(map(text_of, row)) if row.tag == "tr" else text_of(row))


def _is_filled(element: HtmlElement) -> bool:
    """True of a block that names where scripts fetch what it shows, and has nothing yet."""
    if _AT_ONCE.search(element.get("hx-trigger") or ""):
        return True
    empty = not len(element) and not spaced(element.text) and not element.get("title")
    return element.tag in _BLOCKS and empty and any(map(element.get, _FILLED))


def _undoubled(page: Page, url: str) -> str:
    """An address of a part that a page loads into itself: what the part says is relative to the page, so that
    a folder below it comes twice (/gk/inc/inc/2.html)."""
    folder = urlsplit(page.url).path.rpartition("/")[0].rpartition("/")[2]
    twice = f"/{folder}/{folder}/"
    is_part = folder and twice in url and twice not in page.url and "<html" not in page.text[:2000].lower()
    return url.replace(twice, f"/{folder}/", 1) if is_part else url


def _of_file(name: str, url: str) -> str:
    """The name of a file whole where its link cuts it short, as servers do that list their folders."""
    stem = CUT.sub("", squashed(name))
    whole = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return whole if stem and stem != squashed(name) and squashed(whole).startswith(stem) else name


def _acted(page: Page, element: HtmlElement, kind: LinkKind) -> tuple[LinkKind, str | None]:
    """Where a click on an element leads, or the choice of an option, by the page's scripts and forms."""
    if element.tag == "option":
        select = next(element.iterancestors("select"), None)
        code, value = _on_choice(page, select), element.get("value")
        if not value or not _CHOICE.search(spaced(text_of(element))):
            return kind, None
        return kind, page.asks.called(code, {THIS: value}) or forms.chosen(page, element)
    code = element.get("onclick") or element.get("ontoggle") or element.get("href") or ""
    if "(" not in code and "=" not in code:
        own = element.tag == "a" or next(element.iter("a"), None) is None
        return ("script", _clicked(page, element)) if own else (kind, None)
    paging = _NUMBER.match(spaced(text_of(element))) or NEXT.match(squashed(text_of(element)))
    if "__doPostBack" in code:
        return "script", forms.posted_back(page, code, element) if paging else None
    if element.tag == "a" and (clicked := _clicked(page, element)):
        return "script", clicked
    plain = from_script(code, page.base, page.encoding)
    called = page.asks.called(code)
    if called and (plain is None or called.startswith(f"{plain}?")):
        plain = called
    return "script", plain or (
        forms.turned(page, code, element) if paging else forms.sent_for_file(page, code))


def _on_choice(page: Page, select: HtmlElement | None) -> str:
    """What a choice in a list does, by its own attribute or by the page's scripts."""
    if select is None:
        return ""
    name, classes = select.get("id"), (select.get("class") or "").split()
    names = {"select", name or "", f"#{name}", *(f".{one}" for one in classes)}
    return select.get("onchange") or page.asks.on_choice(names)


def _clicked(page: Page, element: HtmlElement) -> str | None:
    """Where a click on a link goes by the handlers of the page's scripts for it, or for what is around it."""
    above = islice(element.iterancestors(), 3) if element.tag == "a" else ()
    around = (element, *above) if page.asks.handles_clicks else ()
    urls = (page.asks.clicked({str(k): str(v) for k, v in one.attrib.items()}) for one in around)
    return next(filter(None, urls), None)


def _shown(
    kind: LinkKind, url: str, text: str, full: str, heading: str | None = None, row: str = "",
    day: date | None = None, related: bool = False, element: HtmlElement | None = None,
) -> Iterator[Found]:
    """A link by its clean address, and the frame holder it names."""
    shown = Found(plain_form(url), kind, text, full, heading, row, day, related, element=element)
    yield shown
    holder = holder_of(url)
    if holder:
        yield replace(shown, url=holder, holder=True)


@lru_cache(REMEMBERED)
def _is_asset(url: str) -> bool:
    return ASSET.search(url.partition("?")[0]) is not None


