"""A printed table: rows of cells that may span."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One printed cell; rows and cols: how many it covers."""

    text: str
    rows: int = 1
    cols: int = 1


Grid = tuple[tuple[Cell, ...], ...]


def flat(*rows: tuple[str, ...]) -> Grid:
    """A table without spans."""
    return tuple(tuple(Cell(text) for text in row) for row in rows)


def width(grid: Grid) -> int:
    """Columns of a table."""
    return sum(cell.cols for cell in grid[0])


def placed(grid: Grid) -> list[tuple[int, int, Cell]]:
    """Each cell with its row and column, from 0."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, row in enumerate(grid):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            found.append((y, x, cell))
            taken |= {(y + dy, x + dx) for dy in range(cell.rows) for dx in range(cell.cols)}
    return found


def squared(grid: Grid) -> list[list[str]]:
    """The table as a square of texts, what a cell covers beyond its corner left empty."""
    square = [[""] * width(grid) for _ in grid]
    for y, x, cell in placed(grid):
        square[y][x] = cell.text
    return square
