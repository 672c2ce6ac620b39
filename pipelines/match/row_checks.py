"""Findings about how rows and cells stand in the document: missing, repeated, too many, odd."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from models.rules import Wording, phrase
from pipelines.findings import finding
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
        yield finding("row_fused", table=reading.table.title, words=words[:80])
    for block, row in reading.table.lines:
        for code, column in zip(reading.table.codes(row.id), block.columns, strict=True):
            figure = reading.figures.get(code)
            if figure is not None and (figure.value is not None or figure.state is State.TEXT):
                yield from _cell(reading.table, column, figure)


def _missing_rows(reading: TableReading) -> Iterator[Finding]:
    """The rows that were not found, each on its own, and the columns that those found lack, together."""
    lacking = State.MISSING
    missing = {code for code, figure in reading.figures.items() if figure.state is lacking}
    lost: dict[str, str] = {}
    for block, row in reading.table.lines if missing else ():
        codes = reading.table.codes(row.id)
        gone = [code for code in codes if code in missing]
        if len(gone) == len(codes):
            yield finding("row_missing", row=row.label, table=reading.table.title, figures=tuple(gone))
        else:
            names = zip(codes, block.columns, strict=True)
            lost |= {code: _name(column) for code, column in names if code in missing}
    if lost:
        columns = "、".join(dict.fromkeys(lost.values()))
        title = reading.table.title
        yield finding("row_missing", case="columns", columns=columns, table=title, figures=tuple(lost))


def _name(column: Column) -> str:
    return f"{column.group}·{column.label}" if column.group else column.label


def _cells(reading: TableReading, placement: Placement) -> Iterator[Finding]:
    line = placement.line
    if line.repeated:
        times = len(line.repeated) + 1
        yield finding("row_repeated", row=line.row.label, times=times, figures=line.codes)
    if placement.exact or not line.filled:
        if not placement.exact and placement.cells < len(line.columns):
            yield _row_cells(placement, phrase("fewer_cells"), Severity.WARNING)
        return
    ways = reading.fitting[line.key]
    if not ways:
        said, severity = phrase("none_agrees"), Severity.ERROR
    else:
        states = [reading.figures[code].state for code in line.codes]
        unsure = sum(state is State.AMBIGUOUS for state in states)
        said = phrase("some_unplaced", count=unsure) if unsure else phrase("all_agree")
        severity = Severity.WARNING
    yield _row_cells(placement, said, severity)


def _row_cells(placement: Placement, outcome: Wording, severity: Severity) -> Finding:
    line = placement.line
    wanted = len(line.columns)
    built = phrase("cells_against", cells=placement.cells, wanted=wanted)
    if placement.cells == wanted:
        built = phrase("built_unlike")
    return finding(
        "row_cells",
        row=line.row.label,
        built=built,
        outcome=outcome,
        severity=severity,
        figures=line.codes,
    )


def _label(placement: Placement) -> Iterator[Finding]:
    line = placement.line
    if line.sureness is Sureness.NEAR:
        label = line.label.strip()[:60]
        yield finding("label_near", label=label, row=line.row.label, figures=line.codes)
    for other in line.others:
        words = " ".join(cell.text.strip() for cell in other.cells)
        yield finding("row_unplaced", words=f"{other.label.strip()} {words}"[:80])


def _reordered(reading: TableReading) -> Iterator[Finding]:
    lines = [placement.line for placement in reading.placements]
    moved = [line for line in lines if line.header and list(line.header.order) != sorted(line.header.order)]
    if moved:
        codes = tuple(code for line in moved for code in line.codes)
        yield finding("columns_reordered", table=reading.table.title, figures=codes)


def _cell(table: FormTable, column: Column, figure: Figure) -> Iterator[Finding]:
    said = partial(finding, figure=table.describe(figure.code), figures=(figure.code,))
    if figure.state is State.TEXT:
        yield said("cell_text", raw=(figure.raw or "").strip()[:40])
    if figure.value is None:
        return
    if figure.raw is not None and read_cell(figure.raw).doubt:
        yield said("cell_spaces", raw=figure.raw.strip(), value=figure.value)
    if column.type != "decimal" and figure.value != figure.value.to_integral_value():
        yield said("not_integer", at_fault=_fault(figure), value=figure.value)
    if column.type != "signed integer" and figure.value < 0:
        yield said("negative", at_fault=_fault(figure), value=figure.value)
    if column.unit and figure.unit != column.unit:
        yield said("unit_differs", unit=figure.unit, wanted=column.unit)


def _fault(figure: Figure) -> AtFault:
    return AtFault.SOURCE if figure.state is State.PRINTED else AtFault.UNKNOWN
