"""Rows and columns that a workbook hides: where the XML tells of them, and a sheet without them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.formats.office.ranges import Sheet, letters

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^>]*)")
_NUMBER = rb'\b%s="(\d{1,7})"'
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')

Range = tuple[int, int]
"""First and last, counted from 0 in the whole sheet."""


@dataclass(slots=True)
class Hidden:
    """What one sheet hides."""

    rows: set[int] = field(default_factory=set)
    columns: list[Range] = field(default_factory=list)

    def hides(self, column: int) -> bool:
        """Whether a column counted from 0 is hidden."""
        return any(first <= column <= last for first, last in self.columns)


def told_in_xml(xml: bytes) -> Hidden:
    """What the XML of a sheet in an XLSX says is hidden."""
    found = Hidden()
    if not _HIDDEN.search(xml):
        return found
    for attributes in filter(_HIDDEN.search, _ROW.findall(xml)):
        if number := _attribute(attributes, b"r"):
            found.rows.add(number - 1)
    for attributes in filter(_HIDDEN.search, _COLUMNS.findall(xml)):
        first, last = _attribute(attributes, b"min"), _attribute(attributes, b"max")
        if first and last:
            found.columns.append((first - 1, last - 1))
    return found


def _attribute(attributes: bytes, name: bytes) -> int | None:
    match = re.search(_NUMBER % name, attributes)
    return int(match[1]) if match else None


def take_out(sheet: Sheet, hidden: Hidden) -> int:
    """Takes the hidden rows and columns out of the sheet, if they print anything; how many cells did."""
    if not hidden.rows and not hidden.columns:
        return 0
    width = max(map(len, sheet.rows), default=0)
    rows = [at for at in range(len(sheet.rows)) if sheet.top + at not in hidden.rows]
    columns = [column for column in range(width) if not hidden.hides(sheet.left + column)]
    shown = sum(bool(text) for at in rows for text in _of(sheet.rows[at], columns))
    lost = sum(bool(text) for row in sheet.rows for text in row) - shown
    if not lost:
        return 0
    _show_merged(sheet, rows, columns)
    sheet.rows = [_of(sheet.rows[at], columns) for at in rows]
    sheet.row_names = [sheet.top + at + 1 for at in rows]
    sheet.column_names = [letters(sheet.left + column) for column in columns]
    return lost


def _of(row: list[str], columns: list[int]) -> list[str]:
    return [row[column] if column < len(row) else "" for column in columns]


def _show_merged(sheet: Sheet, rows: list[int], columns: list[int]) -> None:
    """Lets a merged cell begin where it is first seen, with as many rows and columns as are seen of it."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (height, width) in sheet.merged.items():
        down = [number for number, at in enumerate(rows) if top <= at < top + height]
        right = [number for number, column in enumerate(columns) if left <= column < left + width]
        if not down or not right:
            continue
        merged[down[0], right[0]] = (len(down), len(right))
        _move(sheet.rows, (top, left), (rows[down[0]], columns[right[0]]))
    sheet.merged = merged


def _move(rows: list[list[str]], source: tuple[int, int], target: tuple[int, int]) -> None:
    """Puts the text of a merged cell where the cell is first seen."""
    if source == target or source[1] >= len(rows[source[0]]):
        return
    row = rows[target[0]]
    row += [""] * (target[1] + 1 - len(row))
    row[target[1]] = rows[source[0]][source[1]]
