"""OpenDocument content: paragraphs, lists, tables and text boxes in order, as the file nests them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.messages import unreadable
from pipelines.formats.office.flow import MOST_CELLS, Content, Drawn, Square, lines
from pipelines.formats.office.xml import Element, attribute, local
from pipelines.reading import UnreadableError

_BLANKS = re.compile(r"[ \t\r\n]+")
_APART = "tracked-changes annotation forms sequence-decls shapes ruby-text variable-decls user-field-decls"
_LEFT_OUT = frozenset(_APART.split())
_ROWS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_WIDEST = 256
"""Cells and rows that repeat more often are the empty rest of a sheet."""
MOST_ROWS = 2**20


@dataclass(slots=True)
class OdfStory:
    """Reads one body and counts what it leaves out.

    `hidden_styles`: styles whose text is not displayed or struck out; `raised_styles`: those of raised notes.
    """

    hidden_styles: frozenset[str] = frozenset()
    raised_styles: frozenset[str] = frozenset()
    hidden: int = 0
    pictures: list[Element] = field(default_factory=list)
    notes: Content = field(default_factory=list)
    _cells: int = 0

    def content(self, parent: Element, path: str) -> Content:
        """What stands in an element that holds paragraphs, lists, sections and tables."""
        found: Content = []
        counts: dict[str, int] = {}
        for element in parent:
            name = local(element)
            counts[name] = counts.get(name, 0) + 1
            here = f"{path}/{name}[{counts[name]}]"
            if name in ("p", "h"):
                found += self.paragraph(element, here)
            elif name == "table":
                found.append(self.table(element, here))
            elif name and name not in _LEFT_OUT and not self._is_hidden(element):
                found += self.content(element, here)
        return found

    def paragraph(self, element: Element, path: str) -> Content:
        """The lines of a paragraph or heading; text boxes that hang on it follow."""
        parts: list[str] = []
        boxes: Content = []
        self._inline(element, path, parts, boxes)
        outline = attribute(element, "outline-level") if local(element) == "h" else None
        level = min(max(int(outline), 1), 6) if outline and outline.isdecimal() else None
        if local(element) == "h" and level is None:
            level = 1
        return lines("".join(parts), path, level) + boxes

    def _inline(self, parent: Element, path: str, parts: list[str], boxes: Content) -> None:
        if self._is_hidden(parent):
            self.hidden += bool("".join(parent.itertext()).strip())
            return
        parts.append(_BLANKS.sub(" ", parent.text or ""))
        for element in parent:
            name = local(element)
            if name == "s":
                count = attribute(element, "c") or "1"
                parts.append(" " * (min(int(count), 1000) if count.isdecimal() else 1))
            elif name == "tab":
                parts.append("\t")
            elif name == "line-break":
                parts.append("\n")
            elif name == "note":
                parts.append(self._note(element, path))
            elif name == "text-box":
                boxes += self.content(element, f"{path}/text-box")
            elif name == "image":
                self.pictures.append(element)
            elif name and name not in _LEFT_OUT:
                self._span(element, path, parts, boxes)
            parts.append(_BLANKS.sub(" ", element.tail or ""))

    def _span(self, element: Element, path: str, parts: list[str], boxes: Content) -> None:
        """An element amid text; a raised one with something before it is a note in square brackets."""
        if attribute(element, "style-name") not in self.raised_styles or not any(map(str.strip, parts)):
            self._inline(element, path, parts, boxes)
            return
        inner: list[str] = []
        self._inline(element, path, inner, boxes)
        note = "".join(inner).strip()
        parts.append(f"[{note}]" if note and not note.startswith("[") else note)

    def _note(self, element: Element, path: str) -> str:
        """The mark of a foot- or endnote in square brackets; the note itself comes after the text."""
        mark = ""
        for part in element:
            if local(part) == "note-citation":
                mark = "".join(part.itertext()).strip()
            elif local(part) == "note-body":
                self.notes += self.content(part, f"{path}/note-body")
        return f"[{mark}]"

    def table(self, element: Element, path: str) -> Drawn:
        """A table with its merged cells; rows that are not shown are left out."""
        drawn = Drawn(path=path)
        blank: list[list[Square]] = []
        for number, row in enumerate(_rows_of(element), start=1):
            squares = self._row(row, f"{path}/table-row[{number}]")
            times = min(_count(row, "number-rows-repeated"), MOST_ROWS)
            if attribute(row, "visibility") in ("collapse", "filter"):
                self.hidden += any(square.text for square in squares)
            elif any(square.text for square in squares):
                drawn.rows += blank + [squares] * min(times, _WIDEST)
                blank = []
            else:
                blank += [squares] * min(times, MOST_ROWS - len(drawn.rows) - len(blank))
        drawn.rows += blank[:_WIDEST]
        return drawn

    def _row(self, row: Element, path: str) -> list[Square]:
        squares: list[Square] = []
        grid = 1
        number = 0
        for cell in row:
            name = local(cell)
            times = _count(cell, "number-columns-repeated")
            if name == "table-cell":
                number += 1
                here = f"{path}/table-cell[{number}]"
                content = self.content(cell, here)
                if times > _WIDEST and not content:
                    break
                width, height = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
                for again in range(min(times, _WIDEST)):
                    squares.append(Square(content, grid + again * width, width, height, path=here))
                self._cells += min(times, _WIDEST)
                if self._cells > MOST_CELLS:
                    raise UnreadableError(unreadable.MANY_CELLS(most=MOST_CELLS))
                grid += times * width if times > 1 else 1
            elif name == "covered-table-cell":
                grid += times
        return squares

    def _is_hidden(self, element: Element) -> bool:
        shown = attribute(element, "display")
        if shown == "none" or attribute(element, "style-name") in self.hidden_styles:
            return True
        return (
            local(element) in ("hidden-text", "hidden-paragraph")
            and attribute(element, "is-hidden") != "false"
        )


def _rows_of(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in _ROWS:
            yield from _rows_of(element)


def _count(element: Element, name: str) -> int:
    """A count such as number-columns-spanned: 1 if it is absent or no number."""
    found = attribute(element, name) or "1"
    return max(int(found[:9]), 1) if found.isdecimal() else 1
