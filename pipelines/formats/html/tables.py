"""HTML tables: which hold data, which only lay the page out; physical cells with their grid columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from pipelines.document import Cell, Place, Table
from pipelines.formats import layout
from pipelines.formats.html.cells import cell_text
from pipelines.formats.html.markup import CELL, GROUP, Element, is_removed, name
from pipelines.formats.html.paths import Paths

_WIDEST = 64
"""Column spans above this are mistakes: the widest official table has 15 columns."""
_DIGITS = re.compile(r"\s*\+?(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A physical row: its shown cells, its row group, and how many of its cells are hidden."""

    cells: tuple[Element, ...]
    group: Element
    hidden: int


class Texts:
    """The rows of tables and what their cells print, in one unchanging tree, each asked for once."""

    def __init__(self) -> None:
        self._known: dict[Element, str] = {}
        self._rows: dict[Element, list[GridRow]] = {}

    def rows(self, table: Element) -> list[GridRow]:
        """`grid_rows` of the table."""
        if table not in self._rows:
            self._rows[table] = grid_rows(table)
        return self._rows[table]

    def of(self, cell: Element) -> str:
        """`cell_text` of the cell."""
        if cell not in self._known:
            self._known[cell] = cell_text(cell)
        return self._known[cell]


def grid_rows(table: Element) -> list[GridRow]:
    """The rows of a table in order, without those of tables within it; cells outside any row make one."""
    found: dict[Element, list[Element]] = {}
    groups: dict[Element, Element] = {}
    for element in _rows_and_cells(table):
        is_row = element.tag == "tr"
        row = element if is_row else element.getparent()
        if row not in found:
            row, groups[row] = _row_and_group(element)
        cells = found.setdefault(row, [])
        if not is_row:
            cells.append(element)
    return [_grid_row(row, cells, groups[row]) for row, cells in found.items()]


def _rows_and_cells(table: Element) -> Iterator[Element]:
    """The table's own, in order."""
    if next(table.iterdescendants("table"), None) is None:
        yield from table.iter("tr", *CELL)
        return
    walker = etree.iterwalk(table, events=("start",), tag=("table", "tr", *CELL))
    for _, element in walker:
        if element.tag != "table":
            yield element
        elif element is not table:
            walker.skip_subtree()


def _row_and_group(element: Element) -> tuple[Element, Element]:
    """The nearest row from `element` up and its row group, which also stands for a missing row."""
    row: Element | None = element if name(element) == "tr" else None
    for above in element.iterancestors():
        if name(above) in GROUP:
            return (row if row is not None else above), above
        if row is None and name(above) == "tr":
            row = above
    return element, element


def _grid_row(row: Element, cells: Sequence[Element], group: Element) -> GridRow:
    shown = () if is_removed(row) else tuple(cell for cell in cells if not is_removed(cell))
    return GridRow(shown, group, len(cells) - len(shown))


def holds_data(table: Element, texts: Texts) -> bool:
    """Whether a table is a table of data rather than a means to lay out a page."""
    around = next(table.iterdescendants("table"), None) is not None
    rows = [row.cells for row in texts.rows(table)]
    return layout.holds_data(
        [[(texts.of(cell), around and _has_table_inside(cell)) for cell in row] for row in rows]
    )


def is_all_cells(table: Element) -> bool:
    """Whether everything that the table prints stands in its cells, and none of them holds a table."""
    for element in table.iterdescendants("table", "caption"):
        return element is None
    between = table.iter("table", *GROUP[:-1], "tr", "colgroup", "col")
    return not any(
        (element.text or "").strip() or any((child.tail or "").strip() for child in element)
        for element in between
    )


def _has_table_inside(cell: Element) -> bool:
    return any(next(inner.iter(*CELL), None) is not None for inner in cell.iterdescendants("table"))


def read_table(table: Element, number: int, paths: Paths, texts: Texts) -> tuple[Table, int]:
    """The table with its physical cells, and how many hidden cells were left out. Hidden rows are no rows."""
    found = texts.rows(table)
    rows = [row for row in found if row.cells or not row.hidden]
    spans = [[_span(cell, "colspan", 1) for cell in row.cells] for row in rows]
    widest = max((sum(span for span in row if span <= _WIDEST) for row in spans), default=1)
    left = _rows_left(rows)
    taken: dict[int, int] = {}
    result: list[tuple[Cell, ...]] = []
    for index, row in enumerate(rows):
        if index and rows[index - 1].group is not row.group:
            taken = {}
        result.append(_read_row(row.cells, spans[index], index + 1, left[index], widest, taken, paths, texts))
        taken = {column: count - 1 for column, count in taken.items() if count > 1}
    place = Place(path=paths.of(table))
    return Table(number, tuple(result), place), sum(row.hidden for row in found)


def _rows_left(rows: Sequence[GridRow]) -> list[int]:
    """How many rows a cell of each row can span: to the end of its row group, never past it."""
    sizes = [len(list(together)) for _, together in groupby(rows, lambda row: id(row.group))]
    return [left for size in sizes for left in range(size, 0, -1)]


def _read_row(
    cells: Sequence[Element],
    spans: Sequence[int],
    row: int,
    left: int,
    widest: int,
    taken: dict[int, int],
    paths: Paths,
    texts: Texts,
) -> tuple[Cell, ...]:
    """The cells of one row. `taken` (grid column → rows it still covers) is brought up to date."""
    result: list[Cell] = []
    grid = 1
    for column, cell in enumerate(cells, start=1):
        while taken.get(grid, 0):
            grid += 1
        across = spans[column - 1]
        if across > _WIDEST:
            across = max(1, widest - grid + 1)
        down = min(_span(cell, "rowspan", left), left)
        place = Place(path=paths.of(cell))
        result.append(Cell(texts.of(cell), row, column, grid, down, across, place))
        for covered in range(grid, grid + across):
            taken[covered] = down
        grid += across
    return tuple(result)


def _span(cell: Element, attribute: str, of_zero: int) -> int:
    """A span as browsers take it: what is no number is 1, 0 is `of_zero`."""
    value = cell.get(attribute)
    digits = _DIGITS.match(value) if value else None
    return (int(digits[1][:9]) or of_zero) if digits else 1
