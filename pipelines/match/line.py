"""A row of a form as found in a document: which row it is, and the cells that may hold its figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.document import Cell
from pipelines.forms import Block, Column, FormTable, Row
from pipelines.match.labels import Sureness
from pipelines.match.text import begins_numbered, ideographs

Span = tuple[int, int]
"""First grid column and the one after the last."""


@dataclass(frozen=True)
class Header:
    """What the header above a line says of its columns.

    `spans`: the grid columns of each column in the form's order, None unless the header names every one;
    `order`: for each column in the form's order its place in the document's; `end`: the grid column after the
    last; `other`: it lacks a column of the form or has one more; `beside`: the grid columns of remarks and,
    with `figures_beside`, of another year's figures; `part`: the columns that it names, each once, where it
    names some of the form's and nothing else.
    """

    spans: tuple[Span, ...] | None
    order: tuple[int, ...]
    end: int
    other: bool = False
    beside: tuple[Span, ...] = ()
    part: tuple[Column, ...] = ()
    figures_beside: bool = False


@dataclass
class Line:
    """One row of a form's table in the document.

    `cells` are the physical cells after the label, `columns` the form's columns they belong to. `repeated`
    holds rows with the same label and other figures, `others` those with a lesser word for it; `unit` is an
    amount's unit printed beside it.
    """

    table: FormTable
    block: Block
    row: Row
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    source: int
    label: str
    sureness: Sureness
    header: Header | None = None
    repeated: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    unit: str = ""
    codes: tuple[str, ...] = field(init=False)
    """The codes of the row's figures, in the form's order."""
    _filled: tuple[tuple[Cell, ...], tuple[Cell, ...]] = field(default=((), ()), init=False, repr=False)

    def __post_init__(self) -> None:
        if self.columns is self.block.columns:
            self.codes = self.table.codes(self.row.id)
        else:
            self.codes = tuple(self.table.code(self.row.id, column.id) for column in self.columns)

    @property
    def key(self) -> str:
        """What tells this row of figures from the others of its table."""
        return self.codes[0]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that are not blank."""
        if self._filled[0] is not self.cells:
            self._filled = self.cells, tuple([cell for cell in self.cells if cell.text.strip()])
        return self._filled[1]

    def lacks(self, words: str) -> bool:
        """Whether the words go on with the line's label where it breaks off, or end it."""
        whole, label, piece = ideographs(self.row.label), ideographs(self.label), ideographs(words)
        ends = whole.endswith(piece) and not label.endswith(piece)
        if begins_numbered(words) or len(piece) < 2 or piece == whole:
            return False
        return ends or whole.startswith(label + piece)
