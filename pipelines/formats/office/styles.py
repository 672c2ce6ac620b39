"""Word's styles: which are headings, which hide their text, which number their paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.formats.office.xml import Element, attribute, child, children

_NAMED = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = ("title", "标题")
_STYLE, _END, _OF_TABLES = b"<w:style ", b"</w:style>", b'w:type="table"'
_OFF = ("0", "false", "off", "none")


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def outline(properties: Element | None) -> int | None:
    """The heading level 1–6 that paragraph properties give by themselves."""
    found = attribute(child(properties, "outlineLvl"), "val")
    return min(int(found) + 1, 6) if found and found.isdecimal() and int(found) < 9 else None


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it leaves the matter to the style it is based on."""

    based_on: str | None = None
    level: int | None = None
    hidden: bool | None = None
    number: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, each looked into when a paragraph is in it."""

    elements: dict[str, Element] = field(default_factory=dict)
    _lines: dict[str | None, tuple[Style, ...]] = field(default_factory=dict)

    def level(self, style: str | None) -> int | None:
        """The heading level 1–6 of paragraphs in this style."""
        return next((each.level for each in self._line(style) if each.level is not None), None)

    def hides(self, style: str | None) -> bool:
        """Whether text in this style is hidden."""
        return next((each.hidden for each in self._line(style) if each.hidden is not None), False)

    def number(self, style: str | None) -> tuple[str | None, str | None]:
        """The list (numId) and level (ilvl) of paragraphs in this style."""
        return next((each.number for each in self._line(style) if each.number is not None), (None, None))

    def _line(self, style: str | None) -> tuple[Style, ...]:
        """The style and those that it is based on, nearest first."""
        if style not in self._lines:
            seen: dict[str, Style] = {}
            based: str | None = style
            while based in self.elements and based not in seen and len(seen) < 50:
                seen[based] = _style(self.elements[based])
                based = seen[based].based_on
            self._lines[style] = tuple(seen.values())
        return self._lines[style]


def without_table_styles(part: bytes) -> bytes:
    """The styles without those of tables: Word writes a hundred of them, nine tenths of the part."""
    pieces = [piece.rpartition(_STYLE) for piece in part.split(_END)]
    kept = [
        head if _OF_TABLES in style.partition(b">")[0] else head + start + style + _END
        for head, start, style in pieces[:-1]
    ]
    return b"".join([*kept, *pieces[-1]])


def read_styles(root: Element | None) -> Styles:
    """The styles under w:styles."""
    return Styles({attribute(element, "styleId") or "": element for element in children(root, "style")})


def _style(element: Element) -> Style:
    properties = child(element, "pPr")
    vanish = child(child(element, "rPr"), "vanish")
    return Style(
        attribute(child(element, "basedOn"), "val"),
        outline(properties) or _level_by_name(attribute(child(element, "name"), "val") or ""),
        None if vanish is None else is_on(vanish),
        number_of(properties),
    )


def number_of(properties: Element | None) -> tuple[str | None, str | None] | None:
    """The list (numId) and level (ilvl) that paragraph properties name."""
    found = child(properties, "numPr")
    if found is None:
        return None
    return attribute(child(found, "numId"), "val"), attribute(child(found, "ilvl"), "val")


def _level_by_name(name: str) -> int | None:
    if match := _NAMED.fullmatch(name.strip()):
        return min(int(match[1]), 6)
    return 1 if name.strip().lower() in _TITLE else None
