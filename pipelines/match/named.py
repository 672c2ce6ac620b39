"""The table without row labels (四) cut in pieces: each figure by the names of its kind and its outcome.

Where 复议 and 诉讼 stand apart, or a figure has a line of its own, no row is the form's. The kind of cases is
then named left of a figure, above it, or above the whole table, and its outcome left of it or above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.document import Cell, Table
from pipelines.forms import Column, FormTable
from pipelines.match.found import Found
from pipelines.match.groups import named_group
from pipelines.match.labels import Sureness
from pipelines.match.line import Line
from pipelines.match.numbers import is_word, numbers_columns
from pipelines.match.text import core, ideographs

OUTCOMES_THAT_TELL = 4
Name = tuple[str, str]
"""A group of columns and the core of a column's label in it."""


@dataclass(frozen=True)
class _Found:
    """A cell that may hold a figure, and where it stands: its row counted from 0, its grid column."""

    cell: Cell
    row: int


class Names:
    """What the words of one table, and the lines above it, call its figures."""

    def __init__(self, form_table: FormTable, caption: Sequence[str]) -> None:
        self.table = form_table
        self.block, self.row = form_table.lines[0]
        self.columns = self.block.columns
        self.labels = {core(text): core(each.label) for each in self.columns for text in _said(each)}
        kinds = [kind for text in caption if (kind := named_group(text, self.columns))]
        self.kind = kinds[0] if kinds else None

    def lines(self, table: Table) -> Iterator[Line]:
        """A line for each group of columns that has every figure named once, in one row or one column."""
        found = self._named(table)
        for group in dict.fromkeys(column.group for column in self.columns):
            columns = tuple(column for column in self.columns if column.group == group)
            each = [_only(found[group, core(column.label)]) for column in columns]
            places = [place for place in each if place is not None]
            if len(places) == len(columns) and _stand_together(places):
                yield self._line(columns, tuple(place.cell for place in places), table)

    def _line(self, columns: tuple[Column, ...], cells: tuple[Cell, ...], table: Table) -> Line:
        label = columns[0].group
        return Line(
            self.table, self.block, self.row, columns, cells, table.number, label, Sureness.WORDS
        )

    def _named(self, table: Table) -> dict[Name, list[_Found]]:
        found: dict[Name, list[_Found]] = defaultdict(list)
        above: dict[int, tuple[str | None, str | None]] = {}
        passed = None if self._names_kinds(table) else self.kind
        hanging: list[tuple[int, Cell]] = []
        for number, row in enumerate(table.rows):
            hanging = [(last, cell) for last, cell in hanging if last >= number]
            left = [cell for _, cell in hanging] + list(row)
            words = [cell for cell in row if is_word(cell)]
            if len(words) == 1 == sum(bool(cell.text.strip()) for cell in row):
                passed = named_group(words[0].text, self.columns) or passed
            if not numbers_columns(row):
                self._take(row, sorted(left, key=lambda cell: cell.grid), above, passed, number, found)
            for cell in words:
                self._note(cell, above)
            hanging += [(number + cell.rowspan - 1, cell) for cell in words if cell.rowspan > 1]
        return found

    def _names_kinds(self, table: Table) -> bool:
        """True if the table itself says what it is of: the lines above it are not asked then."""
        names = {ideographs(name) for each in self.columns for name in (each.group, each.above) if name}
        texts = {ideographs(cell.text) for row in table.rows for cell in row}
        return any(name in text for name in names for text in texts)

    def _take(
        self,
        row: Sequence[Cell],
        beside: Sequence[Cell],
        above: dict[int, tuple[str | None, str | None]],
        passed: str | None,
        number: int,
        found: dict[Name, list[_Found]],
    ) -> None:
        """Files the cells of a row that are no words under their names."""
        for cell in row:
            if is_word(cell):
                continue
            left = [other.text for other in beside if other.grid < cell.grid and is_word(other)]
            group, label = self._names("".join(left))
            over_group, over_label = above.get(cell.grid, (None, None))
            groups = {group or over_group or passed} | ({over_group} if group and over_group else set())
            labels = {each for each in (label, over_label) if each}
            if len(groups) == len(labels) == 1 and (kind := groups.pop()):
                found[kind, labels.pop()].append(_Found(cell, number))

    def _names(self, text: str) -> tuple[str | None, str | None]:
        """The group and the outcome that a text names."""
        group, rest = named_group(text, self.columns), core(text)
        for column in self.columns:
            for word in (column.group, column.above or column.group):
                rest = rest.replace(ideographs(word), "")
        return group, self.labels.get(rest)

    def _note(self, cell: Cell, above: dict[int, tuple[str | None, str | None]]) -> None:
        """Remembers what a head says of the grid columns below it."""
        group, label = self._names(cell.text)
        for grid in range(cell.grid, cell.grid + cell.colspan):
            before = above.get(grid, (None, None))
            above[grid] = (group or before[0], label or before[1])


def take_named(found: Found, tables: Sequence[Table], above: Mapping[int, Sequence[str]]) -> None:
    """Keeps the groups of columns that no row holds, by the names that their figures have. `above` holds the
    lines of text right above each table, by its number.
    """
    codes = found.table.codes(found.table.lines[0][1].id)
    if len(codes) == sum(len(line.codes) for line in found.lines.values()):
        return
    for table in (each for each in tables if _speaks_of(each, found.table)):
        for line in Names(found.table, above.get(table.number, ())).lines(table):
            taken = {code for other in found.lines.values() for code in other.codes}
            if not taken & set(line.codes):
                found.lines[line.key] = line
                found.sources.append(table.number)


def _speaks_of(table: Table, form_table: FormTable) -> bool:
    """True if words of the table bear the outcomes that its columns have in the form."""
    labels = {core(column.label) for column in form_table.lines[0][0].columns}
    texts = [ideographs(cell.text) for row in table.rows for cell in row]
    return sum(any(label in text for text in texts) for label in labels) >= OUTCOMES_THAT_TELL


def _said(column: Column) -> tuple[str, ...]:
    return column.label, *column.variants


def _only(found: Sequence[_Found]) -> _Found | None:
    """The one cell of a name; of several, the only one that is not blank."""
    filled = [each for each in found if each.cell.text.strip()]
    several = filled or found
    return several[0] if len(several) == 1 else None


def _stand_together(places: Sequence[_Found]) -> bool:
    rows, grids = {each.row for each in places}, {each.cell.grid for each in places}
    return len(rows) == 1 or len(grids) == 1
