"""A table whose rows are the form's columns: turned about its corner, so that it reads like the form."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from pipelines.document import Cell, Table
from pipelines.forms import FormTable
from pipelines.match.columns import column_labels
from pipelines.match.numbers import read_cell
from pipelines.match.text import core
from pipelines.reading import State

COLUMNS_THAT_TELL = 4
"""其他 and 总计 also name rows; with two more of the form's columns, the rows are its columns."""


def upright(table: Table, form_table: FormTable) -> Table:
    """The table, turned if its rows of figures are named like the form's columns; cells keep their places."""
    if form_table.heads is not None:
        return table
    columns = column_labels(form_table)
    down, across = set[str](), set[str]()
    for row in table.rows:
        before = list(takewhile(lambda cell: read_cell(cell.text).state is not State.PRINTED, row))
        named = down if len(before) < len(row) else across
        named |= columns & {core(cell.text) for cell in before}
    return _turned(table) if len(down) >= max(COLUMNS_THAT_TELL, len(across)) else table


def _turned(table: Table) -> Table:
    cells: dict[int, list[Cell]] = {}
    for number, row in enumerate(table.rows, 1):
        for cell in row:
            turned = replace(cell, grid=number, rowspan=cell.colspan, colspan=cell.rowspan)
            cells.setdefault(cell.grid, []).append(turned)
    return replace(table, rows=tuple(tuple(cells[grid]) for grid in sorted(cells)))
