"""Lists of figures told in lines or sentences: 收到申请数：7件；当面申请数 2 件，信函申请数 件 5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.document import Block, Cell, Document, Table, Text
from pipelines.formats.flattened import with_blocks
from pipelines.forms import FormTable, forms
from pipelines.match.belonging import LIST_THAT_TELLS
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.text import ideographs

_LONGEST = 90
_UNIT = r"[（(]?(?:单位[:：])?(?:[条件次个人篇期场处名例]|[百千万亿]?元)[）)]?"
_ITEM = re.compile(
    r"(?P<label>.*?[\u3400-\u9fff）)])\s*(?:[:：]\s*)?"
    rf"(?:(?<=[\s:：])(?P<unit>{_UNIT})\s*[:：]?\s*)?"
    rf"(?P<value>\d[\d,]*(?:\.\d+)?|(?<=[\s:：])(?:[/—\-]+|[无零]))\s*(?P<counted>{_UNIT})?")
_CLAUSES = re.compile(r"[；;。]|[，,](?!\d{3})|(?<=[条件次个人篇元])[:：]")
_HEADING = re.compile(r"[^。；;，,]{2,40}")


@dataclass(frozen=True, slots=True)
class _Item:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A block with the rows that it tells; `whole` if it says nothing else."""

    block: Block
    items: tuple[_Item, ...] = ()
    whole: bool = False


def with_told_lists(document: Document) -> Document:
    """The document with each form's list of figures that it tells and no table of it is.

    Lines that are rows become rows; sentences that tell rows stand as they are above the table of these."""
    for form in forms():
        for table in form.tables:
            if table.heads is not None and not _is_printed(document, table):
                document = _with_list(document, table)
    return document


def _is_printed(document: Document, table: FormTable) -> bool:
    """True if tables of the document name so many rows of the list as make it that list."""
    labels = ListedLabels(table)
    cells = {cell.text for each in document.tables() for row in each.rows for cell in row}
    return sum(labels.names_row(text) for text in cells) >= LIST_THAT_TELLS


def _with_list(document: Document, table: FormTable) -> Document:
    labels = ListedLabels(table)
    told = [_told(block, labels) for block in document.blocks]
    named = {ideographs(item.label) for each in told for item in each.items}
    if len(named) < LIST_THAT_TELLS or not _has_mark(named, table):
        return document
    return with_blocks(document, [block for run in _runs(told) for block in _blocks(run)])


def _has_mark(named: set[str], table: FormTable) -> bool:
    marks = [ideographs(mark) for mark in table.marks]
    return any(mark in name for mark in marks for name in named)


def _told(block: Block, labels: ListedLabels) -> _Told:
    """What a block tells, of the rows that the list has."""
    if not isinstance(block, Text):
        return _Told(block)
    clauses = [clause.strip() for clause in _CLAUSES.split(block.text) if clause.strip()]
    items = [item for clause in clauses if (item := _item(clause)) and labels.names_row(item.label)]
    return _Told(block, tuple(items), len(items) == len(clauses))


def _item(clause: str) -> _Item | None:
    match = _ITEM.fullmatch(clause) if len(clause) <= _LONGEST else None
    if match is None:
        return None
    return _Item(match["label"], match["value"] + (match["counted"] or match["unit"] or ""))


def _runs(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The blocks in order, lines that tell rows together with the headings between them."""
    for _, run in groupby(told, lambda each: bool(each.items) or _may_head(each.block)):
        yield list(run)


def _may_head(block: Block) -> bool:
    return isinstance(block, Text) and _HEADING.fullmatch(block.text) is not None


def _blocks(run: Sequence[_Told]) -> Iterator[Block]:
    """The run, its rows from the first to the last as a table."""
    places = [place for place, each in enumerate(run) if each.items]
    if not places:
        yield from (each.block for each in run)
        return
    first, end = places[0], places[-1] + 1
    yield from (each.block for each in run[:first])
    yield from (each.block for each in run[first:end] if each.items and not each.whole)
    yield _table(run[first:end])
    yield from (each.block for each in run[end:])


def _table(run: Sequence[_Told]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in run:
        assert isinstance(each.block, Text)
        told: list[tuple[str, ...]] = [(item.label, item.value) for item in each.items]
        for texts in told or [(each.block.text,)]:
            number = len(rows) + 1
            rows.append(tuple(
                Cell(text, number, column, column, place=each.block.place)
                for column, text in enumerate(texts, start=1)))
    return Table(0, tuple(rows), run[0].block.place)
