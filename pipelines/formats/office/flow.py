"""Paragraphs and tables as word processors nest them, made into the blocks of the common document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.document import Block, Cell, Damage, Document, Place, Table, Text
from pipelines.formats.layout import holds_data
from pipelines.formats.lines import trim

MOST_CELLS = 1_000_000
"""Cells of one document; no report has a hundredth of them."""


@dataclass(slots=True)
class Square:
    """One cell as its row holds it. `grid` is the 1-based grid column it starts in, `width` its grid columns.

    `height` counts the rows it spans where the format says so; `continues` marks a cell that only carries on
    the one above it in the same grid column.
    """

    content: list[Text | Drawn]
    grid: int
    width: int = 1
    height: int = 1
    continues: bool = False
    path: str | None = None

    _text: str | None = None

    @property
    def text(self) -> str:
        """The lines of the cell itself, without those of tables inside it."""
        if self._text is None:
            shown = [piece.text for piece in self.content if isinstance(piece, Text) and piece.text]
            self._text = shown[0] if len(shown) == 1 else "\n".join(shown)
        return self._text

    @property
    def has_table(self) -> bool:
        return any(isinstance(piece, Drawn) and any(piece.rows) for piece in self.content)


@dataclass(slots=True)
class Drawn:
    """A table as the file draws it, be it for data or for layout."""

    rows: list[list[Square]] = field(default_factory=list)
    path: str | None = None


Content = list[Text | Drawn]


def lines(text: str, path: str | None = None, level: int | None = None) -> Content:
    """The printed lines of one paragraph; blank ones are left out."""
    place = Place(path=path)
    shown = map(trim, text.split("\n")) if "\n" in text else (trim(text),)
    return [Text(line, level, place) for line in shown if line]


def blocks(content: Iterable[Text | Drawn]) -> tuple[tuple[Block, ...], tuple[Damage, ...]]:
    """The blocks in order, tables numbered, layout tables read through; and what was left out of tables."""
    found: list[Block] = []
    damage: list[Damage] = []
    count = 0
    for piece in _read_through(content):
        if isinstance(piece, Text):
            found.append(piece)
            continue
        count += 1
        table, hidden = _table(piece, count)
        found.append(table)
        if hidden:
            damage.append(Damage("hidden_cells", {"count": hidden}, table=count))
    return tuple(found), tuple(damage)


def _read_through(content: Iterable[Text | Drawn]) -> Iterator[Text | Drawn]:
    """Lines and data tables; what a layout table holds in its place, a table in a cell after its own."""
    for piece in content:
        if isinstance(piece, Text):
            yield piece
            continue
        squares = [square for row in piece.rows for square in row if not square.continues]
        if holds_data([[(square.text, square.has_table) for square in row] for row in piece.rows]):
            yield piece
            for square in squares:
                yield from _read_through(inner for inner in square.content if isinstance(inner, Drawn))
        else:
            for square in squares:
                yield from _read_through(square.content)


def _table(drawn: Drawn, number: int) -> tuple[Table, int]:
    """The table with its merged cells, and how many cells hold text that a merge hides."""
    rows: list[list[Square]] = []
    above: dict[int, Square] = {}
    hidden = 0
    for squares in drawn.rows:
        shown: list[Square] = []
        now: dict[int, Square] = {}
        for square in squares:
            upper = above.get(square.grid) if square.continues else None
            if upper is None:
                shown.append(square)
            else:
                upper.height += 1
                hidden += bool(square.text)
            now[square.grid] = upper or square
        rows.append(shown)
        above = now
    cells = tuple(_cells(row, index) for index, row in enumerate(rows, start=1))
    return Table(number, cells, Place(path=drawn.path)), hidden


def _cells(row: Sequence[Square], number: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(square.text, number, column, square.grid, square.height, square.width, Place(path=square.path))
        for column, square in enumerate(row, start=1)
    )


def embedded(document: Document) -> Content:
    """The blocks of a document that stands inside another, to be numbered anew."""
    return [block if isinstance(block, Text) else _drawn(block) for block in document.blocks]


def _drawn(table: Table) -> Drawn:
    rows = [
        [
            Square([Text(cell.text)], cell.grid, cell.colspan, cell.rowspan, path=cell.place.path)
            for cell in row
        ]
        for row in table.rows
    ]
    return Drawn(rows, table.place.path)
