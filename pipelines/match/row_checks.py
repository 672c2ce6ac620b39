"""Findings about how rows and cells stand in the document: missing, repeated, too many, odd."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipelines.forms import Column, FormTable
from pipelines.match.figures import TableReading
from pipelines.match.labels import Sureness
from pipelines.match.numbers import read_cell
from pipelines.match.place import Placement
from pipelines.reading import AtFault, Figure, Finding, Severity, State


def check_rows(reading: TableReading) -> Iterator[Finding]:
    """One finding for each row or cell that a reader must know of."""
    yield from _missing_rows(reading)
    yield from _reordered(reading)
    for placement in reading.placements:
        yield from _cells(reading, placement)
        yield from _label(placement)
    for words in dict.fromkeys(reading.found.fused):
        message = f"One cell of {reading.table.title} names several rows; they were not read: “{words[:80]}”."
        yield Finding("row_fused", Severity.WARNING, message, AtFault.READING)
    for block, row in reading.table.lines:
        for column in block.columns:
            figure = reading.figures.get(reading.table.code(row.id, column.id))
            if figure is not None:
                yield from _cell(reading.table, column, figure)


def _missing_rows(reading: TableReading) -> Iterator[Finding]:
    for block, row in reading.table.lines:
        codes = [reading.table.code(row.id, column.id) for column in block.columns]
        lost = tuple(code for code in codes if code in reading.figures and _is(reading, code, State.MISSING))
        if lost:
            message = f"The row {row.label} of {reading.table.title} was not found."
            yield Finding("row_missing", Severity.WARNING, message, figures=lost)


def _is(reading: TableReading, code: str, state: State) -> bool:
    return reading.figures[code].state is state


def _cells(reading: TableReading, placement: Placement) -> Iterator[Finding]:
    line = placement.line
    if line.repeated:
        times = len(line.repeated) + 1
        message = f"The row {line.row.label} stands here {times} times, with different figures."
        yield Finding("row_repeated", Severity.ERROR, message, figures=line.codes)
    if placement.exact or not line.filled:
        if not placement.exact and placement.cells < len(line.columns):
            yield _row_cells(placement, "", Severity.WARNING)
        return
    ways = reading.fitting[line.key]
    if not ways:
        said, severity = "; no placing agrees with the official identities", Severity.ERROR
    else:
        states = [reading.figures[code].state for code in line.codes]
        unsure = sum(state is State.AMBIGUOUS for state in states)
        said = f"; {unsure} of its figures cannot be placed" if unsure else "; all placings that fit agree"
        severity = Severity.WARNING
    yield _row_cells(placement, said, severity)


def _row_cells(placement: Placement, said: str, severity: Severity) -> Finding:
    line = placement.line
    wanted = len(line.columns)
    built = f"has {placement.cells} cells where the form has {wanted}"
    if placement.cells == wanted:
        built = "is built unlike the other rows of its table"
    message = f"The row {line.row.label} {built}{said}."
    return Finding("row_cells", severity, message, figures=line.codes)


def _label(placement: Placement) -> Iterator[Finding]:
    line = placement.line
    if line.sureness is Sureness.NEAR:
        message = f"The label “{line.label.strip()[:60]}” was taken for {line.row.label} by likeness."
        yield Finding("label_near", Severity.WARNING, message, AtFault.UNKNOWN, line.codes)


def _reordered(reading: TableReading) -> Iterator[Finding]:
    lines = [placement.line for placement in reading.placements]
    moved = [line for line in lines if line.header and list(line.header.order) != sorted(line.header.order)]
    if moved:
        message = f"The header of {reading.table.title} names the columns in another order; it was followed."
        codes = tuple(code for line in moved for code in line.codes)
        yield Finding("columns_reordered", Severity.WARNING, message, AtFault.SOURCE, codes)


def _cell(table: FormTable, column: Column, figure: Figure) -> Iterator[Finding]:
    name, codes = table.describe(figure.code), (figure.code,)
    if figure.state is State.TEXT:
        message = f"{name}: the cell holds “{(figure.raw or '').strip()[:40]}”, which is not one number."
        yield Finding("cell_text", Severity.WARNING, message, AtFault.UNKNOWN, codes)
    if figure.value is None:
        return
    if figure.raw is not None and read_cell(figure.raw).doubt:
        message = f"{name}: “{figure.raw.strip()}” is read as {figure.value}; it may also be two numbers."
        yield Finding("cell_spaces", Severity.WARNING, message, AtFault.UNKNOWN, codes)
    if column.type != "decimal" and figure.value != figure.value.to_integral_value():
        message = f"{name}: {figure.value} is not a whole number."
        yield Finding("not_integer", Severity.ERROR, message, _fault(figure), codes)
    if column.type != "signed integer" and figure.value < Decimal(0):
        message = f"{name}: {figure.value} is below zero."
        yield Finding("negative", Severity.ERROR, message, _fault(figure), codes)
    if column.unit and figure.unit != column.unit:
        message = (
            f"{name}: the cell says {figure.unit}, the form {column.unit}; the number is kept as printed."
        )
        yield Finding("unit_differs", Severity.WARNING, message, AtFault.SOURCE, codes)


def _fault(figure: Figure) -> AtFault:
    return AtFault.SOURCE if figure.state is State.PRINTED else AtFault.UNKNOWN
