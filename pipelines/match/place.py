"""Which cell of a line stands under which column: certain, or every order-keeping assignment that could be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from pipelines.document import Cell
from pipelines.match.line import Line

MAX_ASSIGNMENTS = 6000
PEERS_THAT_TELL = 2

Assignment = tuple[Cell | None, ...]
"""For each column its cell; None where the row lost one."""


@dataclass(frozen=True)
class Placement:
    """`exact`: the one assignment is certain. No assignment at all: too many or too few cells to tell."""

    line: Line
    assignments: tuple[Assignment, ...]
    exact: bool
    cells: int


def place(lines: Sequence[Line]) -> list[Placement]:
    """The placements of the lines of one table; rows of the same build tell where phantom cells stand."""
    offsets = _offsets(lines)
    return [_place(line, offsets) for line in lines]


def _place(line: Line, offsets: Counter[tuple[object, int]]) -> Placement:
    cells, wanted = line.cells, len(line.columns)
    exact = _exact(line) or _by_peers(line, offsets)
    certain = _reorder(exact, line) if exact else _by_grid(line)
    if certain is not None:
        return Placement(line, (certain,), True, len(cells))
    if len(line.filled) >= wanted:
        cells = _without_outer_blanks(cells)
    if not line.filled and len(cells) > wanted:
        return Placement(line, (tuple(cells[:wanted]),), True, len(cells))
    return Placement(line, tuple(_reorder(way, line) for way in _ways(cells, wanted)), False, len(cells))


def _exact(line: Line) -> Assignment | None:
    """The row's cells if they are as many as the form's, or its filled cells if just the others are too many."""
    if len(line.cells) == len(line.columns):
        return line.cells
    if len(line.cells) > len(line.columns) == len(line.filled) and not _gaps_inside(line):
        return line.filled
    return None


def _gaps_inside(line: Line) -> bool:
    filled = [place for place, cell in enumerate(line.cells) if cell.text.strip()]
    return filled[-1] - filled[0] + 1 != len(filled)


def _without_outer_blanks(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row with figures enough has no use for the blanks beside them: they are phantom cells."""
    filled = [place for place, cell in enumerate(cells) if cell.text.strip()]
    return cells[filled[0] : filled[-1] + 1]


def _by_grid(line: Line) -> Assignment | None:
    """The cells under the header's columns, if each column has one of its own and no filled cell is left."""
    if line.header is None:
        return None
    chosen: list[Cell] = []
    for start, end in line.header.spans:
        under = [cell for cell in line.cells if cell.grid < end and cell.grid + cell.colspan > start]
        if len(under) != 1 or under[0] in chosen:
            return None
        chosen.append(under[0])
    if any(cell not in chosen for cell in line.filled):
        return None
    return tuple(chosen)


def _offsets(lines: Sequence[Line]) -> Counter[tuple[object, int]]:
    """How many cells stand between label and figures, per build, in rows where every figure is filled."""
    seen: Counter[tuple[object, int]] = Counter()
    for line in lines:
        if len(line.cells) > len(line.columns) == len(line.filled) and not _gaps_inside(line):
            offset = next(place for place, cell in enumerate(line.cells) if cell.text.strip())
            seen[_build(line), offset] += 1
    return seen


def _build(line: Line) -> tuple[object, ...]:
    return line.source, line.before, len(line.cells), len(line.columns)


def _by_peers(line: Line, offsets: Counter[tuple[object, int]]) -> Assignment | None:
    """The cells where rows of the same build all have theirs, if only blanks stand outside them."""
    ways = [(offset, count) for (build, offset), count in offsets.items() if build == _build(line)]
    if len(ways) != 1 or ways[0][1] < PEERS_THAT_TELL:
        return None
    offset, wanted = ways[0][0], len(line.columns)
    inside = line.cells[offset : offset + wanted]
    return inside if all(cell in inside for cell in line.filled) else None


def _ways(cells: tuple[Cell, ...], wanted: int) -> list[Assignment]:
    if len(cells) >= wanted:
        if comb(len(cells), wanted) > MAX_ASSIGNMENTS:
            return []
        return _distinct([tuple(way) for way in combinations(cells, wanted)])
    if not cells or comb(wanted, len(cells)) > MAX_ASSIGNMENTS:
        return []
    ways: list[Assignment] = []
    for places in combinations(range(wanted), len(cells)):
        filled = dict(zip(places, cells, strict=True))
        ways.append(tuple(filled.get(column) for column in range(wanted)))
    return ways


def _distinct(ways: list[Assignment]) -> list[Assignment]:
    """Assignments that differ in what the cells say; of equal ones the first."""
    kept: dict[tuple[str | None, ...], Assignment] = {}
    for way in ways:
        kept.setdefault(tuple(cell.text.strip() if cell else None for cell in way), way)
    return list(kept.values())


def _reorder(way: Assignment, line: Line) -> Assignment:
    """From the document's order of columns to the form's."""
    return tuple(way[place] for place in line.header.order) if line.header else way
