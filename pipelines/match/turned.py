"""A table whose rows are the form's columns: turned about its corner, so that it reads like the form."""

from __future__ import annotations

from dataclasses import replace

from pipelines.document import Cell, Table
from pipelines.forms import FormTable
from pipelines.match.columns import column_labels
from pipelines.match.labels import index
from pipelines.match.printed import Printed

COLUMNS_THAT_TELL = 4
"""其他 and 总计 also name rows; with two more of the form's columns, the rows are its columns."""


def upright(printed: Printed, form_table: FormTable) -> Printed:
    """The table, turned if its rows of figures are named like the form's columns; cells keep their places."""
    if form_table.heads is not None:
        return printed
    down, across = (len(column_labels(form_table) & named) for named in printed.named)
    many = down >= max(COLUMNS_THAT_TELL, across)
    turned = many or (down and not across and _is_headed_by_rows(printed, form_table))
    return Printed(_turned(printed.table)) if turned else printed


def _is_headed_by_rows(printed: Printed, form_table: FormTable) -> bool:
    """Whether rows of the form stand as heads above rows that are all named like its columns."""
    down, across = printed.named
    rows = index(form_table)
    return set(filter(None, down)) <= column_labels(form_table) and any(map(rows.by_words, across))


def _turned(table: Table) -> Table:
    cells: dict[int, list[Cell]] = {}
    for number, row in enumerate(table.rows, 1):
        for cell in row:
            turned = replace(cell, grid=number, rowspan=cell.colspan, colspan=cell.rowspan)
            cells.setdefault(cell.grid, []).append(turned)
    return replace(table, rows=tuple(tuple(cells[grid]) for grid in sorted(cells)))
