"""Rows of cells as they stand in a document: which hold numbers, where a label ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.document import Cell, Table
from pipelines.match.numbers import numbers_columns, read_cell
from pipelines.match.text import ideographs
from pipelines.reading import State

_SUMS = frozenset({"小计"})
"""Labels of rows with the sums of a part, which the form has not."""

_FUSED = re.compile(r"[\u3400-\u9fff)）]\s*(\d[\d,]*)\s*$")
"""A number right behind the words of a label."""
_TEXT, _PRINTED = State.TEXT, State.PRINTED
"""Asked of every cell: to look a member up in its class takes as long as the rest of the question."""
CellRow = Sequence[Cell]
RowKey = tuple[int, int, int]


def key_of(table: Table, row: CellRow) -> RowKey:
    """The table's number and the place of the row's first cell."""
    return table.number, row[0].row, row[0].column


def is_figures(row: CellRow) -> bool:
    """Whether a row holds numbers that are neither those of the columns nor the sums of a part."""
    return has_numbers(row) and not numbers_columns(row) and words_of(row) not in _SUMS


def label_end(row: CellRow) -> int:
    """How many cells stand before the first one that holds a number or a mark: ordinals are neither."""
    labelled = False
    for place, cell in enumerate(row):
        if not is_value(cell):
            labelled = labelled or bool(ideographs(cell.text))
        elif labelled and cell.text.strip():
            return place
    return len(row) if labelled else 0


def words_of(row: CellRow) -> str:
    """What the row says in words."""
    return "".join(cell.text for cell in row if ideographs(cell.text) and not is_value(cell))


def with_fused(cells: Sequence[Cell], label: Cell, wanted: int) -> tuple[Cell, ...]:
    """The cells of a row; where they hold fewer than `wanted` numbers, with the number before them that is
    printed on to the end of their label.
    """
    fused = _FUSED.search(label.text)
    if fused is None or sum(read_cell(cell.text).state is _PRINTED for cell in cells) >= wanted:
        return tuple(cells)
    return replace(label, text=fused.group(1), grid=label.grid + label.colspan - 1, colspan=1), *cells


def is_value(cell: Cell) -> bool:
    """Whether a cell holds no words: a number, a mark or nothing."""
    return read_cell(cell.text).state is not _TEXT


def has_numbers(cells: Sequence[Cell]) -> bool:
    """Whether a cell among them holds a number."""
    return _PRINTED in [read_cell(cell.text).state for cell in cells]
