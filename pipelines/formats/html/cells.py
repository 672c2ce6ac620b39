"""What a cell of a table prints: its text without what is hidden, struck, or white beside other letters."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from pipelines.formats.html.markup import (
    BREAK,
    BREAKING,
    CELL,
    INLINE,
    SILENT,
    Element,
    is_hidden,
    is_raised,
    is_struck,
    lines_of,
    name,
)
from pipelines.formats.lines import PALE, without_pale

_PLAIN = frozenset(("td", "th", "p", "div", "span", "font", "b", "strong", "u", "i", "em", "a", "o:p"))
"""Elements that only hold text."""
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b|rgb\((?:\s*255\s*,){2}\s*255\s*\))",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(r"bidi-override(?=.*rtl)|rtl.*bidi-override", re.IGNORECASE | re.DOTALL)
_COUNTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTS = ("data-to", "data-count", "data-target", "data-end", "data-stop", "data-final")
"""Attributes with the number that a script counts up to from a 0."""
_ALTERING = frozenset(("style", "class", "hidden", *_COUNTS))


@lru_cache(4096)
def _shown(text: str) -> str:
    """The lines of a cell's text; labels and numbers recur from row to row and from report to report."""
    return "\n".join(lines_of(text))


def cell_text(cell: Element) -> str:
    """What a cell prints, its lines joined by "\\n", without tables inside it, hidden and struck text.

    A raised note stands in square brackets, so that it joins no number; a picture alone shows as [图片].
    """
    if is_hidden(cell):
        return ""
    if len(cell) == 0:
        return _shown(cell.text or "")
    if _is_plain(cell):
        return _shown(etree.tostring(cell, method="text", encoding="unicode", with_tail=False))
    parts: list[str] = []
    pictures = False
    walker = etree.iterwalk(cell, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = name(element)
        if event in ("comment", "pi"):
            parts.append(element.tail or "")
            continue
        left_out = element is not cell and _left_out(element, tag)
        before, after = _marks(element, tag, left_out)
        if event == "end":
            parts.append(after)
            if element is not cell:
                parts.append(element.tail or "")
        elif left_out:
            walker.skip_subtree()
            parts.append(before + ("" if is_hidden(element) else _chosen(element, tag)))
        elif (drawn := _drawn(element, tag)) is not None:
            walker.skip_subtree()
            parts.append(before + drawn)
        else:
            pictures = pictures or (tag == "img" and not _is_spacer(element))
            parts.append(before + (element.text or "") + _typed(element, tag))
    lines = lines_of(without_pale("".join(parts).replace("[]", "").replace("[[", "[").replace("]]", "]")))
    return "\n".join(lines) if lines or not pictures else "[图片]"


def _marks(element: Element, tag: str, left_out: bool) -> tuple[str, str]:
    """What goes before and after an element's text: a note's brackets, signs of white letters, breaks."""
    if not left_out and is_raised(element):
        return "[", "]"
    if not left_out and _is_white(element):
        return PALE
    edge = BREAK if tag in BREAKING or tag == "br" else ""
    return edge, edge


def _is_white(element: Element) -> bool:
    """Whether an inline element has white letters on no colour of its own."""
    style = element.get("style")
    if style is None or element.tag not in INLINE or "background" in style:
        return False
    return _WHITE.search(style) is not None


def _drawn(element: Element, tag: str) -> str | None:
    """What an element shows instead of its text: the number counted up to, or letters turned; else None."""
    if tag not in INLINE or not element.attrib:
        return None
    counted = next((found for key in _COUNTS if (found := element.get(key))), None)
    if counted is not None and _COUNTED.fullmatch(counted) and (element.text or "").strip() == "0":
        return counted
    if _BACKWARDS.search(element.get("style") or ""):
        return "".join(element.itertext())[::-1]
    return None


def _is_plain(cell: Element) -> bool:
    """Whether the cell holds nothing but text, in one paragraph at most."""
    inside = list(cell.iterdescendants())
    tags = [element.tag for element in inside]
    if not _PLAIN.issuperset(tags) or any(map(_alters, inside)):
        return False
    blocks = sum(map(BREAKING.__contains__, tags))
    if not blocks:
        return True
    only = cell[0]
    alone = not (cell.text or "").strip() and len(cell) == 1 and not (only.tail or "").strip()
    return blocks == 1 and alone and only.tag in BREAKING


def _alters(element: Element) -> bool:
    """Whether the element shows its text in another way than as it stands there."""
    attributes = tuple(element.items())
    try:
        return bool(attributes) and _alter(element.tag in INLINE, attributes)
    except ValueError:  # damaged bytes carry characters that lxml reads and does not write
        return _shows_otherwise(element)


@lru_cache(4096)
def _alter(inline: bool, attributes: tuple[tuple[str, str], ...]) -> bool:
    """The same of any plain element with these attributes; editors repeat them from cell to cell."""
    told = {key: value for key, value in attributes if key in _ALTERING}
    one = etree.Element("span" if inline else "p", told)
    one.text = "0"  # what a number counted up to stands in
    return _shows_otherwise(one)


def _shows_otherwise(one: Element) -> bool:
    drawn = _drawn(one, name(one))
    return drawn is not None or is_hidden(one) or is_struck(one) or is_raised(one) or _is_white(one)


def _left_out(element: Element, tag: str) -> bool:
    return tag in SILENT or is_struck(element) or tag in (*CELL, "tr", "table") or is_hidden(element)


def _typed(element: Element, tag: str) -> str:
    """The value shown in a field of a form."""
    if tag == "input" and (element.get("type") or "text").lower() in ("text", "number", "tel"):
        return element.get("value") or ""
    return ""


def _chosen(element: Element, tag: str) -> str:
    """What a field that holds its text inside shows: typed text, or the option that is selected."""
    if tag == "textarea":
        return "".join(element.itertext())
    if tag == "select":
        options = list(element.iter("option"))
        selected = [option for option in options if option.get("selected") is not None] or options
        return "".join(selected[0].itertext()) if selected else ""
    return ""


def _is_spacer(image: Element) -> bool:
    """Whether an image is only there to hold a column open."""
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.rstrip("px") in ("0", "1") for size in sizes) or bool(
        re.search(r"spacer|blank|space\.gif", image.get("src") or "", re.IGNORECASE)
    )
