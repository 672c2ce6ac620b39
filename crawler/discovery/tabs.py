"""Names in a row that lead to no address: a script shows the list of each in the place of the first's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from itertools import islice

from lxml.html import HtmlElement

from crawler.discovery.page import Page
from crawler.discovery.text import squashed, text_of
from crawler.discovery.titles import is_report, may_lead

_FEWEST = 2
_LONGEST = 24
_AROUND = 3
"""So many elements around a row of names may hold the lists that it uncovers."""
_ROWS = ("ul", "ol", "div", "p", "nav", "tr", "dl", "section", "span", "td")
_NAMES = frozenset({"li", "a", "span", "div", "td", "dd", "dt", "button", "p", "h2", "h3", "h4", "em", "b"})
_PANELS = ("div", "ul", "ol", "section", "dl", "table")
_NUMBER = re.compile(r"[\d_\-]+$")


def show_in_place(page: Page, linked: Set[str]) -> bool:
    """True of a page with a row of such names, those of ways to reports, whose lists do not stand on it;
    `linked` are the names that have an address."""
    if next(page.tree.iter("script"), None) is None:
        return False
    return any(_are_tabs(row, linked) and not _stand_beside(row) for row in page.tree.iter(*_ROWS)
               if len(row) >= _FEWEST)


def _are_tabs(row: HtmlElement, linked: Set[str]) -> bool:
    if len({one.tag for one in row}) > 1 or row[0].tag not in _NAMES:
        return False
    names = [squashed(text_of(one)) for one in row]
    if len(set(names)) < len(names) or any(not 0 < len(name) <= _LONGEST for name in names):
        return False
    ways = sum(may_lead(name) and not is_report(name, in_column=True) for name in names)
    return ways >= max(_FEWEST, len(names) - 1) and linked.isdisjoint(names) and not any(
        one.tag in ("a", "form", "select") for one in row.iterancestors())


def _stand_beside(row: HtmlElement) -> bool:
    """True if near the names stand just as many like elements with something in them, side by side."""
    near = [one for one in islice(row.iterancestors(), _AROUND) if one.tag not in ("body", "html")]
    if not near:
        return False
    beside = Counter((one.getparent(), one.tag, _kind(one)) for one in near[-1].iter(*_PANELS)
                     if one.getparent() is not row and text_of(one).strip())
    return len(row) in beside.values()


def _kind(element: HtmlElement) -> str:
    """Its first class or its id, without a number at the end."""
    return _NUMBER.sub("", (element.get("class") or element.get("id") or " ").split(" ")[0])
