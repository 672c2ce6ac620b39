"""Tables that come as a stream of paragraphs, cell ends and row ends, as in RTF and in old Word files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.messages import unreadable
from pipelines.formats.office.flow import MOST_CELLS, Content, Drawn, Square
from pipelines.reading import UnreadableError

NEAR = 60
"""Twips (1/20 point) within which two cell edges are one: columns drawn by hand miss each other by less."""
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Bound:
    """One cell of a row's definition: its right edge in twips, and what it is merged with."""

    right: int
    joins_left: bool = False
    joins_above: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    left: int
    bounds: tuple[Bound, ...]
    cells: list[Content]


@dataclass(slots=True)
class _Level:
    """An open table: its finished rows, the finished cells of the open row, and the open cell."""

    rows: list[_Row] = field(default_factory=list)
    cells: list[Content] = field(default_factory=list)
    cell: Content = field(default_factory=list)


class Assembly:
    """Puts paragraphs and tables together. A depth of 0 is outside any table, 2 a table within a cell."""

    def __init__(self, path: str) -> None:
        self.content: Content = []
        self._path = path
        self._levels: list[_Level] = []
        self._tables = 0
        self._cells = 0

    def add(self, content: Content, depth: int) -> None:
        """Something that stands at this depth."""
        self._open(depth)
        (self._levels[-1].cell if self._levels else self.content).extend(content)

    def end_cell(self, depth: int) -> None:
        """The end of a cell of the table at this depth (from 1)."""
        self._open(max(depth, 1))
        level = self._levels[-1]
        level.cells.append(level.cell)
        level.cell = []
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise UnreadableError(unreadable.MANY_CELLS(most=MOST_CELLS))

    def end_row(self, depth: int, left: int, bounds: Sequence[Bound]) -> None:
        """The end of a row of the table at this depth, with what defines its cells."""
        self._open(max(depth, 1))
        level = self._levels[-1]
        if level.cells:
            cells = _defined(level.cells, bounds)
            level.rows.append(_Row(left, tuple(bounds[: len(cells)]), cells))
        level.cells = []

    def finish(self) -> Content:
        """All of it, open tables closed; a last cell without its end is no cell but a line."""
        self._open(0)
        return self.content

    def _open(self, depth: int) -> None:
        depth = min(depth, DEEPEST)
        while len(self._levels) > depth:
            self._close()
        while len(self._levels) < depth:
            self._levels.append(_Level())

    def _close(self) -> None:
        level = self._levels.pop()
        outer = self._levels[-1].cell if self._levels else self.content
        if level.cells:
            level.rows.append(_Row(0, level.rows[-1].bounds if level.rows else (), level.cells))
        if level.rows:
            self._tables += 1
            outer.append(_drawn(level.rows, f"{self._path}/table[{self._tables}]"))
        outer.extend(level.cell)


def _defined(cells: list[Content], bounds: Sequence[Bound]) -> list[Content]:
    """The row's cells without those that its definition has not, where these are certain.

    AbiWord ends an empty cell for each column that a cell from above covers, and defines them as one.
    """
    spare = len(cells) - len(bounds)
    covered = next((at for at, bound in enumerate(bounds) if not bound.joins_above), len(bounds))
    empty = next((at for at, cell in enumerate(cells) if cell), len(cells))
    if spare <= 0 or not covered or empty < covered + spare:
        return cells
    left = cells[spare:]
    fits = not any(cell and bound.joins_above for cell, bound in zip(left, bounds, strict=True))
    return left if fits else cells


def _drawn(rows: Sequence[_Row], path: str) -> Drawn:
    """The rows on one grid, whose columns are the edges of all their cells."""
    edges = _edges(rows)
    return Drawn([_squares(row, edges, f"{path}/row[{at}]") for at, row in enumerate(rows, start=1)], path)


def _edges(rows: Sequence[_Row]) -> list[int]:
    """The edges from the left, near ones as one: the first of each group."""
    every = sorted({row.left for row in rows} | {bound.right for row in rows for bound in _bounds(row)})
    found: list[int] = []
    for edge in every:
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found


def _bounds(row: _Row) -> list[Bound]:
    """A bound for each cell; cells that the definition forgot stand one after the other at its end."""
    known = list(row.bounds[: len(row.cells)])
    last = known[-1].right if known else row.left
    return known + [Bound(last + 1000 * more) for more in range(1, len(row.cells) - len(known) + 1)]


def _squares(row: _Row, edges: Sequence[int], path: str) -> list[Square]:
    squares: list[Square] = []
    free = 1
    left = row.left
    for number, (bound, content) in enumerate(zip(_bounds(row), row.cells, strict=True), start=1):
        grid = max(bisect_right(edges, left), free)
        width = max(bisect_right(edges, bound.right) - grid, 1)
        if bound.joins_left and squares:
            squares[-1].width += width
            squares[-1].content += content
        else:
            here = f"{path}/cell[{number}]"
            squares.append(Square(content, grid, width, continues=bound.joins_above, path=here))
        free, left = grid + width, bound.right
    return squares
