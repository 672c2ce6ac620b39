"""A report that is one table all over, as spreadsheets save pages: its paragraphs come out of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.formats.flattened import with_blocks
from pipelines.formats.lines import is_value

_FEWEST = 3
"""So many rows that are sentences: the table holds the whole report."""
_PROSE = 20
"""Characters of a sentence, at least."""
Row = tuple[Cell, ...]


def with_lone_rows(document: Document) -> Document:
    """The document with titles, headings and paragraphs that are rows of a table as such."""
    blocks = [part for block in document.blocks for part in _parts(block)]
    return document if len(blocks) == len(document.blocks) else with_blocks(document, blocks)


def _parts(block: Block) -> Iterator[Block]:
    if not isinstance(block, Table) or sum(map(_is_prose, block.rows)) < _FEWEST:
        yield block
        return
    number = block.number
    runs = [(lone, list(run)) for lone, run in groupby(block.rows, lambda row: _only(row) is not None)]
    kept: list[Row] = []
    for at, (lone, run) in enumerate(runs):
        if lone and (at in (0, len(runs) - 1) or any(map(_is_prose, run))):
            yield from _tables(kept, number, block)
            number, kept = (0 if kept else number), []
            yield from (Text(cell.text, place=cell.place) for row in run if (cell := _only(row)) is not None)
        else:
            kept += run
    yield from _tables(kept, number, block)


def _tables(rows: Sequence[Row], number: int, whole: Table) -> Iterator[Table]:
    """The rows as a table, if they print anything."""
    if any(cell.text for row in rows for cell in row):
        yield Table(number, tuple(rows), whole.place)


def _only(row: Row) -> Cell | None:
    """The one cell of words that the row prints; None if it prints another too, or none."""
    printed = [cell for cell in row if cell.text]
    return printed[0] if len(printed) == 1 and not is_value(printed[0].text) else None


def _is_prose(row: Row) -> bool:
    cell = _only(row)
    return cell is not None and len(cell.text) >= _PROSE and "。" in cell.text
