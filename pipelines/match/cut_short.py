"""Rows that end in blanks where no other row of the document has one: a cell before them may be lost."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.match.found import Found
from pipelines.match.line import Line

LONG = 5
"""Rows of fewer figures are filled in by halves often enough."""
RARE = 0.25
"""More rows than this share end so by the agency's habit."""


def cut_short(found: Iterable[Found]) -> frozenset[str]:
    """The keys of those rows; empty in a document that leaves other cells blank too.

    In a sheet, or between ruled lines, a row that lost a cell is as long as the others and ends in a blank.
    """
    lines = [line for each in found for line in each.lines.values() if len(line.columns) >= LONG]
    gaps = [line for line in lines if len(line.filled) < len(line.columns) or not _leads(line)]
    if not all(map(_leads, gaps)) or len(gaps) > RARE * len(lines):
        return frozenset()
    return frozenset(line.key for line in gaps if line.filled)


def _leads(line: Line) -> bool:
    """True if nothing stands beside the row's figures but blanks after them."""
    return line.filled == line.cells[: len(line.filled)]
