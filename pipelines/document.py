"""The common document that every file format is read into: headings, paragraphs and tables, in order.

Nothing here knows a disclosure report; a document is what the bytes print and where they print it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.value import value

ILLEGIBLE = "\ufffd"
"""Stands in a text for print that cannot be read."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points, measured from the top left corner of the page as it is shown."""


@value
class Place:
    """Where something stands in the bytes: a PDF page (1-based) with its box, an element path, or a line."""

    page: int | None = None
    box: Box | None = None
    path: str | None = None


NOWHERE = Place()
"""The place of what has none: a format without places, or something that was put together."""


@value
class Cell:
    """One physical cell of a table: as the document has it, before any span is expanded.

    `text` is what is printed, its own line breaks kept as "\\n" and outer blanks removed. `row` and `column`
    count physical rows and the cells in them from 1; `grid` is the 1-based grid column where the cell starts
    once row and column spans are expanded (equal to `column` where the format has no spans). `confidence` is
    how sure the recognition of a cell read from a picture is (0–1); None if it was not read from one.
    """

    text: str
    row: int
    column: int
    grid: int
    rowspan: int = 1
    colspan: int = 1
    place: Place = NOWHERE
    confidence: float | None = None


@value
class Table:
    """A table: rows of physical cells (rows may be ragged). `number` counts a document's tables from 1."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    place: Place = NOWHERE


@value
class Text:
    """A heading or a paragraph; `level` is 1–6 for a heading that the format itself marks, else None."""

    text: str
    level: int | None = None
    place: Place = NOWHERE


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that was wrong with the bytes and may have cost content; becomes a finding of the reading.

    `rule` is one of the catalogue's, `places` fills the message of its `case`; `table` is the number of the
    table that it is about, if it is about one.
    """

    rule: str
    places: Mapping[str, object] = field(default_factory=dict)
    table: int | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read from its bytes.

    `title` is the document's own title if its format has one (HTML title or ArticleTitle, PDF Title); `meta`
    holds lower-cased names of HTML meta tags or PDF info entries; `encoding` the charset that the text was
    decoded with.
    """

    media_type: str
    blocks: tuple[Block, ...]
    title: str | None = None
    encoding: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    damage: tuple[Damage, ...] = ()

    def texts(self) -> Iterator[Text]:
        """The headings and paragraphs, in order."""
        return (block for block in self.blocks if isinstance(block, Text))

    def tables(self) -> Iterator[Table]:
        """The tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))
