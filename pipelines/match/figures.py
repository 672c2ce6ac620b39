"""The figures of one table with their states, from the lines found and the assignments that survive."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.document import Cell
from pipelines.forms import Column, Form, FormTable
from pipelines.match.assign import settle
from pipelines.match.found import Found
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell
from pipelines.match.place import Assignment, Placement, place
from pipelines.match.wrapped import held_up
from pipelines.reading import Figure, State, Where


@dataclass(frozen=True)
class TableReading:
    """All figures of one official table, the placements behind them and the assignments that were left."""

    form: Form
    table: FormTable
    found: Found
    figures: dict[str, Figure]
    placements: tuple[Placement, ...]
    fitting: dict[str, list[Assignment]]


def read_table(form: Form, found: Found, cut: Collection[str] = ()) -> TableReading:
    """Every code of the table: optional rows only if the document bears them; `cut` as in `place`."""
    placements = place(list(found.lines.values()), cut)
    fitting = settle(found.table, placements)
    read = {
        figure.code: figure
        for placement in placements
        for figure in _line_figures(form, placement, fitting[placement.line.key])
    }
    figures = {figure.code: figure for figure in _in_order(form, found, read)}
    return TableReading(form, found.table, found, figures, tuple(placements), fitting)


def missing_table(form: Form, table: FormTable) -> list[Figure]:
    """The figures of a table that the document lacks."""
    return list(_in_order(form, Found(table), {}))


def _in_order(form: Form, found: Found, read: Mapping[str, Figure]) -> Iterator[Figure]:
    """The figures that were read, and the missing ones of the other rows that the form must have."""
    present = {line.row.id for line in found.lines.values()}
    for block, row in found.table.lines:
        if row.optional and row.id not in present:
            continue
        for code, column in zip(found.table.codes(row.id), block.columns, strict=True):
            yield read.get(code) or Figure(code, form.name, State.MISSING, unit=column.unit or None)


def _line_figures(form: Form, placement: Placement, ways: list[Assignment]) -> Iterator[Figure]:
    line = placement.line
    joined = held_up(line.table, placement, ways[0]) if placement.exact and ways else {}
    agreed = [None] * len(line.columns) if line.repeated or not ways else _agreed(ways)
    for code, column, cell in zip(line.codes, line.columns, agreed, strict=True):
        if cell is None:
            yield Figure(code, form.name, State.AMBIGUOUS, unit=column.unit or None)
        else:
            figure = _figure(code, form, column, cell, placement)
            value = joined.get(column.id)
            yield figure if value is None else replace(figure, state=State.PRINTED, value=value)


def _agreed(ways: list[Assignment]) -> Sequence[Cell | None]:
    """For each column the first assignment's cell if every one has the same thing there, else None."""
    if len(ways) == 1:
        return ways[0]
    said = [{_said(cell) for cell in cells} for cells in zip(*ways, strict=True)]
    return [
        cell if len(each) == 1 and None not in each else None
        for cell, each in zip(ways[0], said, strict=True)
    ]


def _said(cell: Cell | None) -> object:
    if cell is None:
        return None
    read = read_cell(cell.text)
    if read.state in (State.BLANK, State.MARK):
        return State.BLANK
    return read.value if read.value is not None else read.raw


def _amount_unit(line: Line, column: Column) -> str:
    """The unit that the line prints beside its amount, for the column of amounts."""
    return line.unit if line.table.heads or column.type == "decimal" else ""


def _figure(code: str, form: Form, column: Column, cell: Cell, placement: Placement) -> Figure:
    read, line = read_cell(cell.text), placement.line
    aligned = read.state is State.PRINTED and not placement.exact
    return Figure(
        code,
        form.name,
        State.ALIGNED if aligned else read.state,
        read.value,
        read.raw,
        read.unit or _amount_unit(line, column) or column.unit or None,
        where=Where(line.source, cell.row, cell.column, cell.place),
    )
