"""A table whose rows are the form's columns: turned about its corner, so that it reads like the form."""

from __future__ import annotations

from dataclasses import replace

from pipelines.document import Cell, Table
from pipelines.forms import FormTable
from pipelines.match.columns import column_labels
from pipelines.match.printed import Printed

COLUMNS_THAT_TELL = 4
"""其他 and 总计 also name rows; with two more of the form's columns, the rows are its columns."""


def upright(printed: Printed, form_table: FormTable) -> Printed:
    """The table, turned if its rows of figures are named like the form's columns; cells keep their places."""
    if form_table.heads is not None:
        return printed
    down, across = (len(column_labels(form_table) & named) for named in printed.named)
    return Printed(_turned(printed.table)) if down >= max(COLUMNS_THAT_TELL, across) else printed


def _turned(table: Table) -> Table:
    cells: dict[int, list[Cell]] = {}
    for number, row in enumerate(table.rows, 1):
        for cell in row:
            turned = replace(cell, grid=number, rowspan=cell.colspan, colspan=cell.rowspan)
            cells.setdefault(cell.grid, []).append(turned)
    return replace(table, rows=tuple(tuple(cells[grid]) for grid in sorted(cells)))
