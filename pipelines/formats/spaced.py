"""Tables written as paragraphs whose cells tabs or runs of blanks part: they become tables again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.document import Block, Document, Place, Table, Text
from pipelines.formats.flattened import with_blocks
from pipelines.formats.text.read import read_text

FEWEST = 5
"""So many parted paragraphs in a document may be rows of tables."""
_PARTED = re.compile(r"\S(?:\t|[ \u00a0\u3000]{2,})\S")


def with_spaced_tables(document: Document) -> Document:
    """The document with paragraphs that a plain text would show as rows of a table as tables."""
    if sum(_PARTED.search(text.text) is not None for text in document.texts()) < FEWEST:
        return document
    found: list[Block] = []
    for _, run in groupby(document.blocks, lambda block: isinstance(block, Table)):
        together = list(run)
        found += _read([block for block in together if isinstance(block, Text)]) or together
    if sum(isinstance(block, Table) for block in found) == sum(1 for _ in document.tables()):
        return document
    return with_blocks(document, found)


def _read(texts: Sequence[Text]) -> list[Block]:
    """The paragraphs, those that are rows as tables without a number; each cell is where its paragraph is."""
    written = read_text("\n".join(text.text.replace("\n", " ") for text in texts), None)
    return [
        _source(block.place, texts) if isinstance(block, Text) else _table(block, texts)
        for block in written.blocks
    ]


def _table(table: Table, texts: Sequence[Text]) -> Table:
    rows = tuple(
        tuple(replace(cell, place=_source(cell.place, texts).place) for cell in row) for row in table.rows
    )
    return Table(0, rows, _source(table.place, texts).place)


def _source(place: Place, texts: Sequence[Text]) -> Text:
    """The paragraph that stands at a line of the text made of them all."""
    return texts[int((place.path or "").removeprefix("line:")) - 1]
