"""Rows below a head of their own whose figures stand early: cells of a group are lost before them."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.document import Cell
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell

TOTAL = "total"
"""The column of the form that sums up the others of its row."""


def stands_early(line: Line, sure: Sequence[Cell | None] | None) -> bool:
    """True if a row of too many cells has a figure left of its head's first column; or its last figure is the
    sum of those before it, and the column of totals blank. Below a head of its own it lacks the cells of a
    group that the table's first part has, and all its figures stand one column early or two.
    """
    if len(line.cells) <= len(line.columns):
        return False
    return _has_figure_before_its_head(line) or (lacks_total(line, sure) and _ends_with_total(line))


def _has_figure_before_its_head(line: Line) -> bool:
    if line.header is None or not line.header.spans:
        return False
    begins = min(start for start, _ in line.header.spans)
    return any(cell.grid + cell.colspan <= begins for cell in line.filled)


def _ends_with_total(line: Line) -> bool:
    *parts, total = [read_cell(cell.text).value or 0 for cell in line.filled] or [0]
    return total != 0 and len(parts) > 0 and total == sum(parts)


def lacks_total(line: Line, sure: Sequence[Cell | None] | None) -> bool:
    """True if a row with too many cells has none in the column of totals, so placed."""
    if sure is None or line.columns[-1].id != TOTAL or len(line.cells) <= len(line.columns):
        return False
    last = sure[-1]
    return last is None or not last.text.strip()
