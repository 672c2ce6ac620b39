"""Tables of PDF pages: glyphs placed into the faces of a lattice, and tables joined over page breaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.document import ILLEGIBLE, Box, Cell, Place, Table
from pipelines.formats.lines import is_value
from pipelines.formats.pages.glyphs import TextLine, is_tangled, legible, text_lines
from pipelines.formats.pages.lattice import Face, Lattice
from pipelines.formats.pages.page import Glyph, Page
from pipelines.formats.pages.parted import parted
from pipelines.formats.pages.placing import placed
from pipelines.formats.pages.ruling import parts_numbers

_NUMERAL = "[一二三四五六七八九十]+"
_NUMBERED = re.compile(rf"\s*(?:\d+\s*[.．、]|[（(]{_NUMERAL}[)）]|{_NUMERAL}、|第{_NUMERAL}条)")
_NUMBERS = re.compile(r"[\d.,]+(?: +[\d.,]+)+")
_DIGIT = re.compile(r"\d")
_SAME_EDGE = 3.0
_LOWEST_ROW = 5.0
"""Points: no row of print is lower."""


class Part(NamedTuple):
    """A cell between the edges `x0` and `x1`, in points from the table's left, over `rows` rows from `row`.

    `full` tells that the last line of its text reaches the cell's right side, as a wrapped line does.
    """

    text: str
    row: int
    rows: int
    x0: float
    x1: float
    place: Place
    full: bool


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table while pages are joined: its cells in reading order and its column edges from its left side."""

    cells: tuple[Part, ...]
    rows: int
    edges: tuple[float, ...]
    box: Box
    page: int
    broken: int
    crowded: int
    overflowing: int


def read_lattice(
    page: Page, lattice: Lattice, glyphs: Sequence[Glyph]
) -> tuple[PageTable | None, list[Glyph]]:
    """The table with its text, and the glyphs that stand in none of its cells.

    None, and all glyphs, if the lattice does not part the numbers in it: it is a frame, or some rules of a
    table whose others are not drawn.
    """
    inside, outside, overflowing = placed(lattice, glyphs)
    inside = parted(lattice, inside)
    faces = [face for face in inside if inside[face] or not face.open]
    printed = {face: text_lines(inside[face]) for face in faces}
    if not parts_numbers(page, printed.values()):
        return None, list(glyphs)
    starts = _row_starts(lattice, faces)
    number = {face.top: bisect_right(starts, lattice.ys[face.top]) - 1 for face in faces}
    left = lattice.xs[0]
    cells = []
    crowded = 0
    for face in faces:
        lines = printed[face]
        x0, x1 = lattice.xs[face.left], lattice.xs[face.right]
        place = Place(page.number, page.box(x0, lattice.ys[face.top], x1, lattice.ys[face.bottom]))
        top, bottom = lattice.ys[face.top] - _LOWEST_ROW, lattice.ys[face.bottom] - _LOWEST_ROW
        rows = max(1, bisect_left(starts, bottom) - bisect_right(starts, top))
        crowded += any(_is_crowded(line, inside[face]) for line in lines)
        text = "\n".join(map(_said, lines))
        cells.append(Part(text, number[face.top], rows, x0 - left, x1 - left, place, _is_full(lines, x1)))
    box = page.box(left, lattice.ys[0], lattice.xs[-1], lattice.ys[-1])
    edges = tuple(x - left for x in lattice.xs)
    doubts = (lattice.broken, crowded, overflowing)
    return PageTable(tuple(cells), len(starts), edges, box, page.number, *doubts), outside


def _said(line: TextLine) -> str:
    """The line's text; where numbers or words were printed over others, their signs are not known."""
    text = legible(line.text, line.glyphs)
    return _DIGIT.sub(ILLEGIBLE, text) if is_tangled(line.glyphs) else text


def _row_starts(lattice: Lattice, faces: Sequence[Face]) -> list[float]:
    """Where rows begin: tops closer together than print is high belong to one row, drawn unevenly."""
    starts: list[float] = []
    for top in sorted({lattice.ys[face.top] for face in faces}):
        if not starts or top - starts[-1] > _LOWEST_ROW:
            starts.append(top)
    return starts


def _is_full(lines: Sequence[TextLine], right: float) -> bool:
    return bool(lines) and right - lines[-1].x1 < 1.2 * lines[-1].size


def _is_crowded(line: TextLine, glyphs: Sequence[Glyph]) -> bool:
    """Whether a line holds two numbers far apart: a rule between two cells may be missing."""
    if not _NUMBERS.fullmatch(line.text):
        return False
    row = sorted((g for g in glyphs if line.top <= g.middle[1] <= line.bottom), key=lambda g: g.x0)
    return any(after.x0 - before.x1 > 1.5 * line.size for before, after in pairwise(row))


def same_columns(first: PageTable, second: PageTable) -> bool:
    """Whether the columns of two tables stand alike, so that the second can be the first continued."""
    if abs(first.edges[-1] - second.edges[-1]) > _SAME_EDGE:
        return False
    fewer, more = sorted((first.edges, second.edges), key=len)
    return all(any(abs(edge - other) <= _SAME_EDGE for other in more) for edge in fewer)


def joined(first: PageTable, second: PageTable) -> PageTable:
    """One table of two; a row that the page break cut is made whole where that is plain."""
    last = [cell for cell in first.cells if cell.row + cell.rows == first.rows]
    next_row = [cell for cell in second.cells if cell.row == 0]
    pairs = _cut_row(last, next_row)
    shift = first.rows - bool(pairs)
    cells = []
    for cell in first.cells:
        other = next((b for a, b in pairs if a is cell), None)
        if other is None:
            cells.append(cell)
            continue
        texts = [text for text in (cell.text, other.text) if text]
        place = cell.place if cell.text or not other.text else other.place
        rows = cell.rows + other.rows - 1
        cells.append(cell._replace(text="\n".join(texts), rows=rows, place=place, full=other.full))
    taken = {id(b) for _, b in pairs}
    cells += [cell._replace(row=cell.row + shift) for cell in second.cells if id(cell) not in taken]
    edges = max((first.edges, second.edges), key=len)
    return replace(
        first,
        cells=tuple(cells),
        rows=shift + second.rows,
        edges=edges,
        broken=first.broken + second.broken,
        crowded=first.crowded + second.crowded,
        overflowing=first.overflowing + second.overflowing,
    )


def _cut_row(last: Sequence[Part], following: Sequence[Part]) -> list[tuple[Part, Part]]:
    """The cells of a row's two halves paired, if these rows are plainly halves of one; else nothing.

    Plainly: both have the same cells; one half holds all values, the other only label text; the upper label
    breaks off at the cell's right side as wrapped text does; the lower one has no number of its own.
    """
    upper = {(round(c.x0 / _SAME_EDGE), round(c.x1 / _SAME_EDGE)): c for c in last}
    pairs = []
    for cell in following:
        partner = next(
            (c for c in last if abs(c.x0 - cell.x0) <= _SAME_EDGE and abs(c.x1 - cell.x1) <= _SAME_EDGE), None
        )
        if partner is None:
            return []
        pairs.append((partner, cell))
    if len(pairs) != len(upper):
        return []
    labels = [(a, b) for a, b in pairs if b.text and not is_value(b.text)]
    wrapped = [(a, b) for a, b in labels if a.text and a.full and not _NUMBERED.match(b.text)]
    values_above = any(is_value(a.text) for a, _ in pairs)
    values_below = any(is_value(b.text) for _, b in pairs)
    if len(labels) != len(wrapped) or not wrapped or values_above == values_below:
        return []
    return pairs


def finished(table: PageTable, number: int) -> Table:
    """The table in the common form: grid columns counted over all its pages."""
    marks: list[float] = []
    for edge in sorted({edge for cell in table.cells for edge in (cell.x0, cell.x1)}):
        if not marks or edge - marks[-1] > _SAME_EDGE:
            marks.append(edge)

    @cache
    def grid(edge: float) -> int:
        return min(range(len(marks)), key=lambda index: abs(marks[index] - edge))

    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.x0)):
        row = rows[cell.row]
        start, end = grid(cell.x0), grid(cell.x1)
        row.append(
            Cell(cell.text, cell.row + 1, len(row) + 1, start + 1, cell.rows, max(1, end - start), cell.place)
        )
    return Table(number, tuple(map(tuple, rows)), Place(table.page, table.box))
