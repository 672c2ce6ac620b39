"""Figures read from pictures: how sure each is, and which the identities prove.

One misread number breaks its sums, but a sum in which one number only equals another also closes if both
are misread alike. So a number is proved by an identity that closes with a number in every cell and adds up
two numbers or more that are not zero, all of them but one surely recognised; a zero also by two identities
that close, one along its row and one along its column, with sure numbers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipelines.document import Cell, Table
from pipelines.match.figures import TableReading
from pipelines.match.identity_checks import Sums, sums_of
from pipelines.reading import Figure, State

_SURE = 0.9
"""From this confidence on a number may prove others."""
_ADDED = 3
"""Numbers that are not zero in an identity which adds up two."""
_SAYING = (State.PRINTED, State.ALIGNED)


def unproved(table: TableReading, tables: Iterable[Table]) -> TableReading:
    """The table with the confidence of its pictured figures; those that no identity proves are uncertain."""
    cells = {
        (each.number, cell.row, cell.column): cell
        for each in tables
        for row in each.rows
        for cell in row
        if cell.confidence is not None
    }
    if not cells:
        return table
    figures = {code: _with_confidence(figure, cells) for code, figure in table.figures.items()}
    held = _proved(table, figures)
    for code, figure in figures.items():
        if figure.state in _SAYING and figure.confidence is not None and code not in held:
            figures[code] = replace(figure, state=State.UNCERTAIN)
    return replace(table, figures=figures)


def _with_confidence(figure: Figure, cells: Mapping[tuple[int, int, int], Cell]) -> Figure:
    where = figure.where
    cell = cells.get((where.table, where.row, where.column)) if where else None
    return figure if cell is None else replace(figure, confidence=cell.confidence)


def _proved(table: TableReading, figures: Mapping[str, Figure]) -> set[str]:
    standing: dict[str, list[Sums]] = {}
    for sums in sums_of(table.table, figures):
        for code in sums.codes:
            standing.setdefault(code, []).append(sums)
    return {code for code, each in standing.items() if _proves(figures[code], each)}


def _proves(figure: Figure, standing: list[Sums]) -> bool:
    closing = [sums for sums in standing if sums.closes]
    if any(_added(sums) >= _ADDED and _unsure(sums) <= 1 for sums in closing):
        return True
    return figure.value == 0 and len({sums.along for sums in closing if not _unsure(sums)}) == 2


def _added(sums: Sums) -> int:
    return sum(bool(figure.value) for figure in sums.figures)


def _unsure(sums: Sums) -> int:
    return sum(figure.confidence is not None and figure.confidence < _SURE for figure in sums.figures)
