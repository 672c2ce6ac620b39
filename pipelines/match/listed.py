"""Lists of figures (统计指标, 单位, 统计数): halves side by side, and the cell that holds a row's figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from pipelines.document import Cell, Table
from pipelines.forms import FormTable, Heads
from pipelines.match.line import Span
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.numbers import AMOUNTS, amount_unit, is_unit, read_cell
from pipelines.match.text import core, fold, ideographs, squeeze
from pipelines.reading import State

_YEAR = re.compile(r"(20\d\d)年")
ROWS_THAT_TELL = 2
CellRow = Sequence[Cell]


class Kind(Enum):
    LABEL = "label"
    UNIT = "unit"
    SERIAL = "serial"
    FIGURE = "figure"
    NOTE = "note"
    BESIDE = "beside"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Columns:
    """What the heads say: the grid columns of the `figure` (None if they cannot tell), how many columns may
    hold numbers, the columns `passed` over (units, serial numbers), those of `notes`, and the head's end.
    """

    figure: Span | None
    numbers: int
    passed: tuple[Span, ...]
    notes: tuple[Span, ...]
    end: int


@dataclass(frozen=True)
class Picked:
    """The cells that may hold a row's figure; `sure` if they are the one that does (or it is not there)."""

    cells: tuple[Cell, ...]
    sure: bool
    unit: str


class ListedColumns:
    """Where the figures of one list stand, one physical table (or half of one) after another."""

    def __init__(self, table: FormTable, labels: ListedLabels) -> None:
        assert table.heads is not None
        self.table, self.heads, self.labels = table, table.heads, labels
        self.columns: Columns | None = None
        self.several = False

    def halves(self, table: Table) -> list[Table]:
        """The table, or the parts of it that stand side by side, from the left."""
        starts = self._starts_by_head(table) or self._starts_by_rows(table)
        edges = [0, *starts, 1 << 20]
        parts = []
        for left, right in pairwise(edges):
            rows = tuple(tuple(cell for cell in row if left <= cell.grid < right) for row in table.rows)
            parts.append(replace(table, rows=tuple(row for row in rows if row)))
        return [part for part in parts if part.rows]

    def start(self, table: Table) -> None:
        """Reads the heads of a table; one without heads keeps those of the one before, if as wide."""
        head = [row for row in self._head(table) if not _has_numbers(row)]
        columns = _columns(head, self.heads)
        ends = Counter(end_of_row(row) for row in table.rows if _has_numbers(row))
        if columns is not None:
            self.columns = columns
        elif self.columns is not None and (not ends or ends.most_common(1)[0][0] != self.columns.end):
            self.columns = None
        counts = Counter(len(_numbers(self._values(self._after(row)))) for row in table.rows)
        self.several = sum(count for numbers, count in counts.items() if numbers > 1) >= ROWS_THAT_TELL

    def figure(self, row: CellRow, after: CellRow, label: str) -> Picked:
        """The cell with the figure of a row, of those `after` its label; all that may be it else."""
        values = self._values(after)
        unit = next((_plain(cell) for cell in row if _plain(cell) in AMOUNTS), "")
        unit = unit or amount_unit(label)
        if any(self._names(cell.text) for cell in values):
            return Picked(tuple(values), False, unit)
        filled = [cell for cell in values if cell.text.strip()]
        columns = self.columns
        if self.several or (columns is not None and (columns.numbers > 1 or columns.figure is None)):
            return self._of_several(row, values, unit)
        if len(filled) > 1:
            words = [cell for cell in filled if _is_text(cell) and not re.search(r"\d", fold(cell.text))]
            if len(_numbers(filled)) == 1 and len(words) == len(filled) - 1:
                return Picked(tuple(_numbers(filled)), True, unit)
            return Picked(tuple(filled), False, unit)
        noted = any(_in(cell, self._spans("notes")) for cell in filled)
        return Picked(tuple(filled or values[:1]), not noted, unit)

    def _of_several(self, row: CellRow, values: list[Cell], unit: str) -> Picked:
        """The cell under the figure's head, if the row is as wide as it, and all blank or all filled."""
        columns = self.columns
        if columns is None or columns.figure is None:
            return Picked(tuple(values), False, unit)
        under = [cell for cell in values if _in(cell, (columns.figure,))]
        filled = [cell for cell in values if cell.text.strip()]
        whole = end_of_row(row) == columns.end and len(values) == columns.numbers
        if len(under) == 1 and whole and len(filled) in (0, len(values)):
            return Picked(tuple(under), True, unit)
        return Picked(tuple(values), False, unit)

    def _values(self, cells: CellRow) -> list[Cell]:
        """The cells that are neither units nor serial numbers, nor notes without a number."""
        return [
            cell
            for cell in cells
            if not is_value_unit(cell)
            and not _in(cell, self._spans("passed"))
            and (_is_number(cell) or not _in(cell, self._spans("notes")))
        ]

    def _spans(self, name: str) -> tuple[Span, ...]:
        return getattr(self.columns, name) if self.columns is not None else ()

    def _after(self, row: CellRow) -> CellRow:
        """The cells after the first cell of words."""
        words = [place for place, cell in enumerate(row) if ideographs(cell.text) and _is_text(cell)]
        return row[words[0] + 1 :] if words else ()

    def _head(self, table: Table) -> list[CellRow]:
        """The rows above the first one that names a row or a heading of the form."""
        head: list[CellRow] = []
        for row in table.rows:
            if any(self._names(cell.text) for cell in row):
                break
            head.append(row)
        return head

    def _names(self, text: str) -> bool:
        return bool(ideographs(text)) and self.labels.knows(text)

    def _starts_by_head(self, table: Table) -> list[int]:
        for row in self._head(table):
            kinds = [_kind(cell.text, self.heads) for cell in row]
            places = [place for place, kind in enumerate(kinds) if kind is Kind.LABEL]
            if len(places) > 1:
                serial = [place - (kinds[place - 1] is Kind.SERIAL) for place in places[1:]]
                return [row[place].grid for place in serial]
        return []

    def _starts_by_rows(self, table: Table) -> list[int]:
        """Where labels of the form stand after numbers in the same row, in two rows or more."""
        seen: Counter[int] = Counter()
        for row in table.rows:
            first = next((place for place, cell in enumerate(row) if self._names(cell.text)), len(row))
            value = next((place for place in range(first, len(row)) if _is_number(row[place])), len(row))
            seen.update(cell.grid for cell in row[value:] if self._names(cell.text))
        return sorted(grid for grid, count in seen.items() if count >= ROWS_THAT_TELL)


def end_of_row(row: CellRow) -> int:
    """The grid column after the row's last."""
    return max((cell.grid + cell.colspan for cell in row), default=0)


def is_value_unit(cell: Cell) -> bool:
    """Whether a cell holds nothing but a unit, of things or of money."""
    return is_unit(cell.text) or _plain(cell) in AMOUNTS


def _columns(head: Sequence[CellRow], heads: Heads) -> Columns | None:
    """What the lowest head cells say; None if they do not name the column of labels and one of numbers."""
    leaves = [(cell, _kind(cell.text, heads)) for cell in _leaves(head)]
    if not any(kind is Kind.LABEL for _, kind in leaves):
        return None
    numbers = [(cell, kind) for cell, kind in leaves if kind in (Kind.FIGURE, Kind.UNKNOWN, Kind.BESIDE)]
    figures = [cell for cell, kind in numbers if kind is Kind.FIGURE]
    unknown = [cell for cell, kind in numbers if kind is Kind.UNKNOWN]
    one = _latest_year(figures or unknown)
    if not numbers:
        return None
    return Columns(
        _span(one[0]) if len(one) == 1 else None,
        len(numbers),
        tuple(_span(cell) for cell, kind in leaves if kind in (Kind.UNIT, Kind.SERIAL)),
        tuple(_span(cell) for cell, kind in leaves if kind is Kind.NOTE),
        end_of_row([cell for row in head for cell in row if cell.colspan == 1 or len(row) > 1]),
    )


def _latest_year(cells: list[Cell]) -> list[Cell]:
    """Of columns that are headed by a year each, the latest: no report counts a year to come."""
    years = {found[1]: cell for cell in cells if (found := _YEAR.match(squeeze(cell.text)))}
    return [years[max(years)]] if len(years) == len(cells) > 1 else cells


def _leaves(head: Sequence[CellRow]) -> Iterator[Cell]:
    """The lowest head cell over each grid column, from the left; titles over the whole table are none."""
    rows = [row for row in head if len([cell for cell in row if cell.text.strip()]) > 1]
    lowest: dict[int, Cell] = {}
    for row in rows:
        for cell in row:
            if cell.text.strip():
                lowest |= dict.fromkeys(range(cell.grid, cell.grid + cell.colspan), cell)
    yield from dict.fromkeys(lowest[grid] for grid in sorted(lowest))


def _span(cell: Cell) -> Span:
    return cell.grid, cell.grid + cell.colspan


def _kind(text: str, heads: Heads) -> Kind:
    word = core(text)
    for kind in (Kind.LABEL, Kind.UNIT, Kind.SERIAL, Kind.NOTE, Kind.BESIDE, Kind.FIGURE):
        if word in getattr(heads, kind.value):
            return kind
    beside = any(len(name) > 1 and name in word for name in heads.beside)
    figure = any(len(name) > 2 and name in word for name in heads.figure)
    return Kind.BESIDE if beside else Kind.FIGURE if figure else Kind.UNKNOWN


def _in(cell: Cell, spans: Sequence[Span]) -> bool:
    return any(cell.grid < right and cell.grid + cell.colspan > left for left, right in spans)


def _plain(cell: Cell) -> str:
    return fold(cell.text).strip().strip("()")


def _is_number(cell: Cell) -> bool:
    return read_cell(cell.text).state is State.PRINTED


def _is_text(cell: Cell) -> bool:
    return read_cell(cell.text).state is State.TEXT


def _numbers(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if _is_number(cell)]


def _has_numbers(row: CellRow) -> bool:
    return any(_is_number(cell) for cell in row)
