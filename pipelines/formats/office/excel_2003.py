"""The workbook that Excel 2003 keeps in one XML file → sheets: values as shown, without what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.formats.office.cell_styles import PLAIN, Look, telling_code
from pipelines.formats.office.hidden import Hidden, take_out
from pipelines.formats.office.ranges import Sheet
from pipelines.formats.office.sheets import text_of
from pipelines.formats.office.xml import Element, attribute, child, children, local

_FORMATS = {
    "Percent": "0.00%",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
"""Formats that go by a name and show numbers as something else."""
_WHITE = "#FFFFFF"
_FURTHEST = 100_000
_LAST_COLUMN = 16_383
_FIRST_YEAR = 1900


@dataclass(slots=True)
class Workbook:
    """The sheets, and how many formulas have no value."""

    sheets: list[Sheet] = field(default_factory=list)
    uncomputed: int = 0


def read_workbook(root: Element) -> Workbook:
    """The sheets of the root `Workbook`. UnreadableError if one spans too many places."""
    looks = _looks({attribute(each, "ID") or "": each for each in children(child(root, "Styles"), "Style")})
    readers = [_Reader(worksheet, looks) for worksheet in children(root, "Worksheet")]
    return Workbook([reader.read() for reader in readers], sum(reader.uncomputed for reader in readers))


def _looks(styles: dict[str, Element]) -> dict[str, Look]:
    """What each style does to what its cells print; a style has what its parent has, and the default one."""
    found = dict[str, Look]()
    for name, style in styles.items():
        above = [styles.get(attribute(style, "Parent") or ""), styles.get("Default")]
        chain = [style, *(each for each in above if each is not None)]
        font, fill = _part(chain, "Font"), _part(chain, "Interior")
        told = attribute(_part(chain, "NumberFormat"), "Format") or ""
        filled = (attribute(fill, "Color") or _WHITE).upper() != _WHITE
        white = (attribute(font, "Color") or "").upper() == _WHITE and not filled
        found[name] = Look(
            telling_code(_FORMATS.get(told, told), ""), attribute(font, "StrikeThrough") == "1", white
        )
    return found


def _part(chain: list[Element], name: str) -> Element | None:
    parts = (child(style, name) for style in chain)
    return next((part for part in parts if part is not None), None)


class _Reader:
    """One worksheet: cells, rows and columns count on from the last, unless they name their own index."""

    def __init__(self, worksheet: Element, looks: dict[str, Look]) -> None:
        options = child(worksheet, "WorksheetOptions")
        visible = child(options, "Visible")
        self.table = child(worksheet, "Table")
        self.looks = looks
        self.no_zeros = child(options, "DoNotDisplayZeros") is not None
        self.uncomputed = 0
        self.sheet = Sheet(attribute(worksheet, "Name") or "", [])
        self.sheet.hidden = visible is not None and (visible.text or "").endswith("Hidden")
        self.hidden = Hidden()
        self.of_columns: dict[int, str | None] = {}

    def read(self) -> Sheet:
        """The sheet, its hidden rows and columns taken out."""
        for first, last, column in _counted(self.table, "Column"):
            places = range(first, min(last, _LAST_COLUMN) + 1)
            self.of_columns |= dict.fromkeys(places, attribute(column, "StyleID"))
            if attribute(column, "Hidden") == "1":
                self.hidden.columns.append((first, last))
        for first, last, row in _counted(self.table, "Row"):
            if attribute(row, "Hidden") == "1":
                self.hidden.rows.update(range(first, min(last, _FURTHEST) + 1))
            self._row(first, row)
        self.sheet.unseen = take_out(self.sheet, self.hidden)
        return self.sheet

    def _row(self, at: int, row: Element) -> None:
        sheet = self.sheet
        for column, last, cell in _counted(row, "Cell", "MergeAcross"):
            sheet.put(at, column, self._text(cell, self._look(cell, row, column)))
            down = _whole(cell, "MergeDown")
            if last > column or down:
                sheet.merged[at - sheet.top, column - sheet.left] = (down + 1, last - column + 1)

    def _look(self, cell: Element, row: Element, column: int) -> Look:
        """A cell's own style counts before its row's, its column's and the table's."""
        of_row, of_table = attribute(row, "StyleID"), attribute(self.table, "StyleID")
        name = attribute(cell, "StyleID") or of_row or self.of_columns.get(column) or of_table
        return self.looks.get(name or "Default", PLAIN)

    def _text(self, cell: Element, look: Look) -> str:
        data = child(cell, "Data")
        if data is None:
            formula = attribute(cell, "Formula") or ""
            self.uncomputed += bool(formula)
            return formula
        value = _value(attribute(data, "Type") or "", "".join(_printed(data)))
        number = value if isinstance(value, float) else None
        if self.no_zeros and number == 0:
            return ""
        shown = look.prints(number)
        return text_of(value) if shown is None else shown


def _value(kind: str, written: str) -> float | str | bool | datetime:
    """A value as its kind says; as it is written where it is none of that kind."""
    try:
        if kind == "Number":
            return float(written)
        if kind == "DateTime":
            moment = datetime.fromisoformat(written)
            return moment if moment.year >= _FIRST_YEAR else moment.time().isoformat()
    except ValueError:
        return written
    return written.strip() == "1" if kind == "Boolean" else written


def _printed(data: Element) -> Iterator[str]:
    """The text without what is struck; what is raised stands in brackets, so that it joins no number."""
    yield data.text or ""
    for part in data:
        name = local(part).lower()
        inner = "".join(_printed(part)) if name != "s" else ""
        yield f"[{inner}]" if name in ("sup", "sub") and inner.strip() else inner
        yield part.tail or ""


def _counted(around: Element | None, name: str, span: str = "Span") -> Iterator[tuple[int, int, Element]]:
    """The elements of a name with their first and last place, counted from 0."""
    last = -1
    for element in children(around, name):
        own = _whole(element, "Index")
        first = min(own - 1, _FURTHEST) if own else last + 1
        last = first + min(_whole(element, span), _FURTHEST)
        yield first, last, element


def _whole(element: Element, name: str) -> int:
    found = attribute(element, name)
    return int(found[:7]) if found and found.isdecimal() else 0
