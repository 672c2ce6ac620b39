"""What a page's own style sheet hides inside the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html

_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLASS = re.compile(r"(?:span|i|b|em|font|small|label|a)?\.([\w-]+)")
_INLINE = ("span", "i", "b", "em", "font", "small", "label", "a")


def mark_hidden(root: html.HtmlElement) -> None:
    """Gives the attribute `hidden` to inline elements in cells that a class of the page's own hides.

    Blocks and rows stay: scripts show them, and what they hold is told by other means.
    """
    names = _hidden_classes(element.text or "" for element in root.iter("style"))
    if not names:
        return
    for element in root.iter(*_INLINE):
        if not names.isdisjoint((element.get("class") or "").split()) and _stands_in_cell(element):
            element.set("hidden", "")


def _hidden_classes(sheets: Iterable[str]) -> set[str]:
    """The classes that rules of a single class hide; rules for some screens only are not asked."""
    found: set[str] = set()
    for sheet in filter(_HIDES.search, sheets):
        for selectors, body in _rules(sheet):
            if _HIDES.search(body):
                named = (_CLASS.fullmatch(each.strip()) for each in selectors.split(","))
                found.update(match[1] for match in named if match)
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules that stand in no other, each as its selectors and what it says."""
    first, *rest = sheet.split("/*")
    depth = 0
    for piece in "".join([first, *(part.partition("*/")[2] for part in rest)]).split("}"):
        opened = piece.count("{")
        if depth == 0 and opened == 1:
            selectors, _, body = piece.partition("{")
            yield selectors, body
        depth = max(0, depth + opened - 1)


def _stands_in_cell(element: html.HtmlElement) -> bool:
    return next(element.iterancestors("td", "th"), None) is not None
