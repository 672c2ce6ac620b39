"""WordprocessingML, of Word 2007 and of Word 2003, strict and transitional: its text and tables in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipelines.formats.lines import PALE, is_value, without_pale
from pipelines.formats.office.flow import Content, Drawn, Square, lines
from pipelines.formats.office.numbering import Numbering
from pipelines.formats.office.styles import Styles, is_on, number_of, outline
from pipelines.formats.office.xml import Element, attribute, child, local, local_name

_OPENED = """sdt sdtContent ins moveTo customXml smartTag hyperlink sect sub-section fldSimple dir bdo ruby
rubyBase oMath oMathPara annotation content sub sup num den e deg lim f rad d nary sSub sSup sSubSup func
textbox txbx shape rect roundrect group oval line Choice Fallback body"""
_THROUGH = frozenset(_OPENED.split())
_GONE = "del moveFrom sdtPr pPrChange rt delText instrText"
_LEFT_OUT = frozenset(_GONE.split())
_SPECIAL = _THROUGH | _LEFT_OUT | {"AlternateContent"}
_NAMING = ("embed", "id", "src", "name")
"""How a picture names its file: DOCX by relation, Word 2003 by name."""
_AS_IN_ASCII = "0123456789.,+%/()"
_TYPED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPANS = ("gridspan", "hmerge", "vmerge")
_STRUCK = ("strike", "dstrike")
_SHIFTED = ("superscript", "subscript")
_LEAST_SHIFT = 4
"""Half points above or below the line from which letters after others are a note."""

Part = Callable[[str], Content]


def _no_part(_name: str) -> Content:
    return []


@dataclass(slots=True)
class Story:
    """Reads one story (the body, a header, the notes) and counts what it leaves out.

    `styled`: whether styles, lists and outline levels have to be looked up at all. `fetch` gives the content
    of an embedded file by its relationship. Paths count the elements of each kind that lie side by side once
    content controls and revisions are opened, such as body/tbl[2]/tr[3]/tc[1]. `pictures` are relationships.
    """

    styled: bool = False
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    fetch: Part = _no_part
    hidden: int = 0
    pictures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _codes: list[bool] = field(default_factory=list)

    def content(self, parent: Element, path: str) -> Content:
        """What stands in an element that holds paragraphs and tables."""
        found: Content = []
        paragraphs = tables = 0
        for name, element in opened(parent):
            if name == "p":
                paragraphs += 1
                found += self.paragraph(element, f"{path}/p[{paragraphs}]")
            elif name == "tbl":
                tables += 1
                found.append(self.table(element, f"{path}/tbl[{tables}]"))
            elif name == "altChunk":
                found += self.fetch(attribute(element, "id") or "")
        return found

    def table(self, element: Element, path: str) -> Drawn:
        """One w:tbl; rows that are deleted or hidden are left out."""
        drawn = Drawn(path=path)
        for number, row in enumerate(_named(element, "tr"), start=1):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            squares = self._row(
                row, f"{path}/tr[{number}]", _whole(attribute(child(properties, "gridBefore"), "val"), 0)
            )
            if is_on(child(properties, "hidden")):
                self.hidden += any(square.text for square in squares)
            else:
                drawn.rows.append(squares)
        return drawn

    def _row(self, row: Element, path: str, before: int) -> list[Square]:
        squares: list[Square] = []
        grid = before + 1
        goes_on = False
        for number, cell in enumerate(_named(row, "tc"), start=1):
            values = _values(child(cell, "tcPr"))
            width = _whole(values.get("gridspan"), 1)
            here = f"{path}/tc[{number}]"
            merged = _merge(values, "hmerge")
            if merged == "continue" and squares and goes_on:
                squares[-1].width += width
            else:
                below = _merge(values, "vmerge") == "continue"
                squares.append(Square(self.content(cell, here), grid, width, continues=below, path=here))
                goes_on = merged == "restart"
            grid += width
        return squares

    def paragraph(self, element: Element, path: str) -> Content:
        """The lines of one w:p with its automatic number; text boxes that hang on it follow."""
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"), "val") if self.styled else None
        parts: list[str] = []
        boxes: Content = []
        self._inline(element, path, parts, boxes, style is not None and self.styles.hides(style))
        text = without_pale("".join(parts))
        if not text.strip():
            return boxes
        if not self.styled or (properties is None and style is None):
            return lines(text, path) + boxes
        level = outline(properties) or self.styles.level(style)
        return lines(self._number(properties, style, text) + text, path, level) + boxes

    def _number(self, properties: Element | None, style: str | None, text: str) -> str:
        """The automatic number; never before a bare number, which it would turn into another."""
        printed = attribute(child(child(properties, "listPr"), "t"), "val")
        if printed is None:
            own, inherited = number_of(properties) or (None, None), self.styles.number(style)
            printed = self.numbering.next(own[0] or inherited[0], own[1] or inherited[1])
        return printed if any(map(str.isalnum, printed)) and not is_value(text) else ""

    def _inline(self, parent: Element, path: str, parts: list[str], boxes: Content, hidden: bool) -> None:
        for name, element in opened(parent):
            if name == "r":
                self._run(element, path, parts, boxes, hidden)
            elif name == "t":
                parts.append(element.text or "")
            elif name in ("drawing", "pict", "object"):
                self._drawing(element, path, boxes)

    def _run(self, run: Element, path: str, parts: list[str], boxes: Content, hidden: bool) -> None:
        if len(run) == 1 and not (hidden or self._codes) and local(only := run[0]) == "t":
            parts.append(only.text or "")
            return
        shown: list[str] = []
        raised = pale = False
        for name, element in opened(run):
            if name == "rPr":
                hidden, raised = self._looks(element, hidden, bool(parts))
                pale = _is_pale(element)
            elif name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif self._codes and self._codes[-1]:
                continue
            elif name == "t":
                shown.append(element.text or "")
            elif name in _TYPED:
                shown.append(_TYPED[name])
            elif name in ("footnoteReference", "endnoteReference"):
                shown.append(self._note(name, attribute(element, "id") or ""))
            elif name == "sym":
                shown.append(_symbol(attribute(element, "font"), attribute(element, "char")))
            elif name in ("drawing", "pict", "object"):
                self._drawing(element, path, boxes)
            elif name in ("r", "ruby", "rubyBase"):
                self._inline(element, path, shown, boxes, hidden)
        text = "".join(shown)
        if hidden:
            self.hidden += bool(text.strip())
        elif raised and text.strip() and not text.startswith("["):
            parts.append(f"[{text}]")
        elif pale and text.strip():
            parts.append(PALE[0] + text + PALE[1])
        else:
            parts.append(text)

    def _looks(self, properties: Element, hidden: bool, follows: bool) -> tuple[bool, bool]:
        """Whether a run is hidden or struck out, and whether it is a note above or below the line.

        `hidden`: its paragraph is; `follows`: text stands before it.
        """
        struck = raised = False
        for element in properties:
            name = local(element)
            if name == "vanish":
                hidden = is_on(element)
            elif name == "rStyle":
                hidden = hidden or self.styles.hides(attribute(element, "val"))
            elif name in _STRUCK:
                struck = struck or is_on(element)
            elif name == "vertAlign":
                raised = attribute(element, "val") in _SHIFTED
            elif name == "position" and follows:
                raised = raised or abs(_signed(attribute(element, "val"))) >= _LEAST_SHIFT
        return hidden or struck, raised

    def _field(self, kind: str | None) -> None:
        """Keeps track of whether the text that follows is a field's code, which is not printed."""
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = len(self._codes) > 1 and self._codes[-2]
        elif self._codes and kind == "end":
            self._codes.pop()

    def _note(self, kind: str, number: str) -> str:
        self.notes.append(f"{kind.removesuffix('Reference')} {number}")
        return f"[{len(self.notes)}]"

    def _drawing(self, element: Element, path: str, boxes: Content) -> None:
        """The text boxes inside a drawing, each read once; pictures are counted."""
        for name, inner in opened(element):
            if name == "txbxContent":
                codes, self._codes = self._codes, []
                boxes += self.content(inner, f"{path}/txbxContent")
                self._codes = codes
            elif name in ("blip", "imagedata", "binData"):
                named = (attribute(inner, name) for name in _NAMING)
                self.pictures.append(next(filter(None, named), ""))
            elif name != "p":
                self._drawing(inner, path, boxes)


def opened(parent: Element) -> Iterator[tuple[str, Element]]:
    """The children with their names, those of content controls and insertions in place; no deletions."""
    for element in parent:
        name = local_name(element.tag)  # type: ignore[arg-type]
        if name not in _SPECIAL:
            yield name, element
        elif name in _THROUGH:
            yield from opened(element)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            chosen = chosen if chosen is not None and len(chosen) else child(element, "Fallback")
            if chosen is not None:
                yield from opened(chosen)


def _named(parent: Element, name: str) -> Iterator[Element]:
    return (element for found, element in opened(parent) if found == name)


def _values(properties: Element | None) -> dict[str, str | None]:
    """The spans of a cell by their names in lower case: Word 2003 writes some names otherwise."""
    if properties is None:
        return {}
    named = [(local(element).lower(), element) for element in properties]
    return {name: attribute(element, "val") for name, element in named if name in _SPANS}


def _merge(values: dict[str, str | None], name: str) -> str | None:
    """ "restart", "continue" or None if the cell is not merged that way."""
    if name not in values:
        return None
    return "restart" if values[name] == "restart" else "continue"


def _whole(found: str | None, default: int) -> int:
    """The number that an attribute gives, within reason."""
    return min(int(found), 64) if found and found.isdecimal() and int(found) > 0 else default


def _signed(found: str | None) -> int:
    return int(found) if found and re.fullmatch(r"-?\d{1,4}", found) else 0


def _is_pale(properties: Element) -> bool:
    """Whether a run is white and on no colour of its own."""
    color = attribute(child(properties, "color"), "val") or ""
    return color.upper() == "FFFFFF" and all(local(each) not in ("shd", "highlight") for each in properties)


def _symbol(font: str | None, code: str | None) -> str:
    """A character of a symbol font; those of private use stand for pictures.

    Those from F000 on are a font's own codes (ECMA-376 17.3.3.30); the digits of Symbol are those of ASCII.
    """
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if font == "Symbol" and chr(number & 0xFF) in _AS_IN_ASCII and number >> 8 in (0, 0xF0):
        return chr(number & 0xFF)
    return chr(number) if 0x20 <= number < 0xD800 else "□"
