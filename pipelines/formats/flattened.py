"""Tables flattened to one paragraph a cell: runs of short paragraphs full of numbers become tables again.

Nothing marks their rows but the numbers: a row is the words before some numbers, and those numbers. Where
blank cells left no paragraph, the row is short of cells, and whoever reads it must say so. The cells of a row
of words have no grid columns: which words stood beside and which below each other is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.formats.lines import is_page_number, is_value
from pipelines.formats.wrapped import unwrapped

LONGEST = 80
"""Characters of a paragraph that may be a cell: the longest official label with its note."""
TELLING = (10, 0.35)
"""So many numbers, and so large a share of them, in a run of paragraphs: tables were flattened."""
ENOUGH = (3, 0.2)
"""The same for the other runs of such a document."""
_HEADING = re.compile(r"[一二三四五六七八]、.{2,}(?:情况|事项|说明)[:：]?|.*[。；！？]|附?表[一二三四\d].*")


def with_flattened_tables(document: Document) -> Document:
    """The document with every flattened table as a table, its tables numbered anew."""
    runs = [
        (cells, list(run))
        for cells, run in groupby(
            document.blocks, lambda block: isinstance(block, Text) and _may_be_cell(block)
        )
    ]
    if not any(cells and _holds(run, *TELLING) for cells, run in runs):
        return document
    out = [block for cells, run in runs for block in (_read(run) if cells and _holds(run, *ENOUGH) else run)]
    return with_blocks(document, out)


def with_blocks(document: Document, blocks: Sequence[Block]) -> Document:
    """The document with these blocks, its tables numbered anew: 0 is the number of what was no table."""
    tables = [block for block in blocks if isinstance(block, Table)]
    numbers = {table.number: number for number, table in enumerate(tables, start=1) if table.number}
    return replace(
        document,
        blocks=tuple(_numbered(blocks)),
        damage=tuple(
            replace(note, table=numbers[note.table]) if note.table else note for note in document.damage
        ),
    )


def _may_be_cell(block: Text) -> bool:
    return block.level is None and len(block.text) <= LONGEST and not _HEADING.fullmatch(block.text)


def _holds(run: Sequence[Block], fewest: int, share: float) -> bool:
    values = sum(isinstance(block, Text) and is_value(block.text) for block in run)
    return values >= max(fewest, share * len(run))


def _read(blocks: Sequence[Block]) -> list[Block]:
    """The run as a table; what follows its last number stays paragraphs."""
    run = [block for block in blocks if isinstance(block, Text) and not is_page_number(block.text)]
    values = [is_value(block.text) for block in run]
    end = len(values) - values[::-1].index(True)
    rows = tuple(
        tuple(
            Cell(block.text, row, column, column if is_value(cells[-1].text) else 1, place=block.place)
            for column, block in enumerate(cells, start=1)
        )
        for row, cells in enumerate(_rows(run[:end]), start=1)
    )
    return [Table(0, rows, run[0].place), *run[end:]]


def _rows(run: Sequence[Text]) -> Iterator[list[Text]]:
    """Numbers with the paragraph before them; the paragraphs before that one are a row of words."""
    words: list[Text] = []
    row: list[Text] = []
    for block in run:
        if is_value(block.text):
            if not row:
                words = unwrapped(words)
                if words[:-1]:
                    yield words[:-1]
                row, words = words[-1:], []
            row.append(block)
            continue
        if row:
            yield row
            row = []
        words.append(block)
    if row:
        yield row


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        number += isinstance(block, Table)
        yield replace(block, number=number) if isinstance(block, Table) else block
