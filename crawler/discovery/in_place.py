"""Lists that a script turns where they stand: their next page has a button and no address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.discovery import paging, turning
from crawler.discovery.page import Page
from crawler.discovery.text import squashed, text_of
from crawler.discovery.words import LOADS, NEXT, PREVIOUS_PAGE

_BUTTONS = ("button", "a", "span", "li", "div", "i")
_SHUT = re.compile(
    r"(?:^|[-_ ])(?:is-?)?(?:disabled?|unable|no-?(?:more|next|prev)|forbid|inactive)(?:$|[-_ ])", re.I)
_BARS = ("div", "ul", "ol", "p", "span", "nav")
_BAR = re.compile(
    r"(?:^|[\s_\-])(?:page[_\-]?(?:bar|base|box|div|list|nav|num|numbers?|s)?|(?:lay|my|turn)page|pager|paging"
    r"|paginat(?:ion|or)|fenye)\d*(?:$|\s)", re.I)
_ADDRESSED = re.compile(r"(?!\s*(?:javascript:|#|$))", re.I)
_CALLS = re.compile(r"\s*(?:javascript:)?(?!\s*(?:return|void)\b)[\w$.\s]+\(", re.I)


def is_turned_in_place(page: Page) -> bool:
    """True of a list with a button for its next page, or for more rows, that has no address, where the page
    says that others follow. Where it says nothing of it: if the button for the page before is shut, or this
    one is sure to do something. So is one of more rows than it shows, whose pager only a script draws."""
    live, shut = list[HtmlElement](), list[str]()
    for text, button in _buttons(page):
        if _is_shut(button):
            shut.append(text)
        elif NEXT.match(text) or LOADS.match(text):
            live.append(button)
    if not live and not shut:
        return _is_bar_drawn(page) or _is_bar_of_numbers(page)
    more = paging.has_more(page) if live else False
    return more is True or (
        more is None and (any(map(PREVIOUS_PAGE.match, shut)) or any(map(_acts, live))))


def _is_bar_drawn(page: Page) -> bool:
    """True of a page whose scripts tell of pages after this one and write no address of them, with an empty
    place for a pager."""
    number, of = turning.told(page.scripts)
    if number >= of or turning.written(page.scripts, number + 1):
        return False
    empty = (one for one in page.tree.iter(*_BARS) if not len(one) and not text_of(one).strip())
    return any(map(_is_bar, empty))


def _is_bar_of_numbers(page: Page) -> bool:
    """True of a page whose pager is nothing but numbers without an address."""
    bars = (one for one in page.tree.iter(*_BARS) if len(one) > 1 and _is_bar(one))
    return any(
        [squashed(text_of(one)) for one in islice(bar, 2)] == ["1", "2"]
        and not any(map(_leads, bar.iter(*_BUTTONS)))
        for bar in bars)


def _is_bar(element: HtmlElement) -> bool:
    return _BAR.search(f"{element.get('id', '')} {element.get('class', '')}") is not None


def _buttons(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    """Each button of a pager that has no address, with its text. A sign between the parts of a breadcrumb,
    首页 > 年报, is none."""
    between = set(page.trail.iter()) if page.trail is not None else set[HtmlElement]()
    for element in page.tree.iter(*_BUTTONS):
        if element in between:
            continue
        text = squashed(text_of(element)) if len(element) < 2 else ""
        if text and any(named.match(text) for named in (NEXT, PREVIOUS_PAGE, LOADS)) and not _leads(element):
            yield text, element


def _leads(element: HtmlElement) -> bool:
    """True of a link with an address, or what stands in one or around one."""
    links = (one for one in (element, *element.iterancestors(), *element) if one.tag == "a")
    return any(_ADDRESSED.match(one.get("href") or "") for one in links)


def _is_shut(element: HtmlElement) -> bool:
    """True if it, or what holds nothing but it, says that it does nothing now."""
    parent = element.getparent()
    around = [element, *([parent] if parent is not None and len(parent) == 1 else ())]
    return any(
        one.get("disabled") is not None or one.get("aria-disabled") == "true"
        or _SHUT.search(one.get("class") or "") is not None
        for one in around)


def _acts(element: HtmlElement) -> bool:
    """True of a form's button, of one for more rows, and of what calls a function when it is pressed."""
    if element.tag == "button" or LOADS.match(squashed(text_of(element))):
        return True
    return any(_CALLS.match(element.get(name) or "") for name in ("onclick", "href"))
