"""Rows with many more numbers than columns, such as another year's beside each: which are the form's own.

Among so many numbers some add up by accident, and one row's sum tells nothing. So they are taken to stand in
the same cells in all rows of as many cells, where nearly all of these add up so, and so in no other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, groupby
from math import comb

from pipelines.forms import FormTable
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell
from pipelines.match.place import MAX_ASSIGNMENTS, Assignment, Placement, in_form_order

_BESIDE = 2
"""Numbers beside the form's own among which a row's sum still tells these."""
_FEWEST, _MOSTLY = 3, 0.8
"""So many rows of several numbers, and so large a share of them, must add up."""
_SEVERAL = 3
"""Numbers that are not zero of a row that tells anything."""

Pattern = tuple[int, ...]
"""For each column of the document the place of its cell in the row."""


def with_shared_places(table: FormTable, placements: Sequence[Placement]) -> list[Placement]:
    """The placements; crowded rows have the cells that all of them share, or no way at all."""
    crowded = [each for each in placements if _is_crowded(each)]
    told: dict[str, tuple[Assignment, ...]] = {}
    for _, alike in groupby(sorted(crowded, key=_build), key=_build):
        lines = [each.line for each in alike]
        pattern = _shared(table, lines)
        for line in lines:
            told[line.key] = (_way(line, pattern),) if pattern is not None else ()
    return [
        replace(each, assignments=told[each.line.key]) if each.line.key in told else each
        for each in placements
    ]


def _is_crowded(placement: Placement) -> bool:
    """Whether a row has many more numbers than columns, and these differ."""
    crowded = len(placement.line.filled) > len(placement.line.columns) + _BESIDE
    return crowded and len(placement.assignments) > 1


def _build(placement: Placement) -> tuple[int, int, int]:
    line = placement.line
    return line.source, len(line.cells), len(line.columns)


def _way(line: Line, pattern: Pattern) -> Assignment:
    return in_form_order(tuple(line.cells[place] for place in pattern), line)


def _shared(table: FormTable, lines: Sequence[Line]) -> Pattern | None:
    """The one pattern by which most rows add up; None if there is none."""
    cells, wanted = len(lines[0].cells), len(lines[0].columns)
    telling = [line for line in lines if sum(map(bool, _values(line))) >= _SEVERAL]
    if len(telling) < _FEWEST or comb(cells, wanted) > MAX_ASSIGNMENTS:
        return None
    counts = {
        pattern: sum(_adds_up(table, line, pattern) for line in telling)
        for pattern in combinations(range(cells), wanted)
    }
    most = max(counts.values())
    best = [pattern for pattern, count in counts.items() if count == most]
    return best[0] if len(best) == 1 and most >= _MOSTLY * len(telling) else None


def _values(line: Line) -> Iterator[Decimal]:
    return (read_cell(cell.text).value or Decimal(0) for cell in line.cells)


def _adds_up(table: FormTable, line: Line, pattern: Pattern) -> bool:
    cells = zip(line.columns, _way(line, pattern), strict=True)
    values = {column.id: read_cell(cell.text).value or Decimal(0) for column, cell in cells if cell}
    in_rows = (rule for rule in table.identities if rule.along == "rows")
    rules = [rule for rule in in_rows if values.keys() >= {*rule.left, *rule.right}]
    return bool(rules) and all(
        sum(values[each] for each in rule.left) == sum(values[each] for each in rule.right) for rule in rules
    )
