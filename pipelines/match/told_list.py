"""Lists of figures told in lines, sentences or small tables: 收到申请数：7件；当面申请数 2 件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipelines.document import Block, Cell, Document, Place, Table, Text
from pipelines.formats.flattened import with_blocks
from pipelines.forms import FormTable, forms
from pipelines.match.belonging import LIST_THAT_TELLS, is_list_of
from pipelines.match.listed_labels import ListedLabels
from pipelines.match.numbers import read_cell
from pipelines.match.printed import Printed
from pipelines.match.text import ideographs
from pipelines.reading import State

_LONGEST = 90
_UNIT = r"(?:[条件次个人篇期场处名例]|人次|[百千万亿]?元)"
_ITEM = re.compile(
    r"(?P<label>.*?[\u3400-\u9fff）)])"
    rf"(?P<unit>\s*[（(]\s*(?:单位\s*[:：]\s*)?{_UNIT}\s*[）)]|\s+{_UNIT}(?=[\s:：]))?"
    r"(?P<parted>\s*[:：]|\s*)"
    r"(?P<value>[^\u3400-\u9fff:：（）()]*|\s*(?<=[\s:：])[无零]\s*)"
    rf"(?P<counted>{_UNIT})?")
_CLAUSES = re.compile(r"[；;。]|[，,](?!\d{3})|(?<=\d[条件次个人篇元])[:：]|(?<=\d[人万][次元])[:：]")
_HEADING = re.compile(r"[^。；;，,]{2,40}")


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A block with the rows that it tells; `whole` if it says nothing else, but headings in a table."""

    block: Block
    rows: tuple[Row, ...] = ()
    names: frozenset[str] = frozenset()
    whole: bool = False


def with_told_lists(document: Document) -> Document:
    """The document with each form's list of figures that it tells and no table with its heads has.

    Lines and small tables that are rows become rows of one; sentences that tell rows stand as they are above
    the table of these."""
    for form in forms():
        for table in form.tables:
            if table.heads is not None:
                document = _with_list(document, table)
    return document


def _with_list(document: Document, table: FormTable) -> Document:
    labels = ListedLabels(table)
    told = [_told(block, labels) for block in document.blocks]
    names = _names(told)
    if len(names) < LIST_THAT_TELLS or not _has_mark(names, table) or _is_printed(told, table):
        return document
    return with_blocks(document, [block for run in _runs(told) for block in _blocks(run)])


def _names(told: Sequence[_Told]) -> frozenset[str]:
    return frozenset[str]().union(*(each.names for each in told))


def _has_mark(names: frozenset[str], table: FormTable) -> bool:
    marks = [ideographs(mark) for mark in table.marks]
    return any(mark in name for mark in marks for name in names)


def _is_printed(told: Sequence[_Told], table: FormTable) -> bool:
    """True if the list is a table, with its heads or alone, or if sentences tell rows of it again."""
    telling = [each for each in told if each.names]
    tables = [each for each in telling if isinstance(each.block, Table)]
    if len(telling) == len(tables) == 1 or any(_has_heads(each, table) for each in told):
        return True
    if len(_names(tables)) < LIST_THAT_TELLS:
        return False
    again = _names(tables) & _names([each for each in telling if isinstance(each.block, Text)])
    labels = ListedLabels(table)
    return not all(each.whole for each in telling) or any(map(labels.names_one, again))


def _has_heads(told: _Told, table: FormTable) -> bool:
    return isinstance(told.block, Table) and not told.whole and is_list_of(Printed(told.block), table)


def _told(block: Block, labels: ListedLabels) -> _Told:
    """What a block tells, of the rows that the list has."""
    if isinstance(block, Table):
        return _told_by_table(block, labels)
    clauses = [clause for each in _CLAUSES.split(block.text) if (clause := each.strip())]
    rows = [row for clause in clauses if (row := _row(clause, block.place, labels))]
    return _Told(block, tuple(rows), _named(rows, labels), bool(rows) and len(rows) == len(clauses))


def _told_by_table(table: Table, labels: ListedLabels) -> _Told:
    """The rows of a table, if it has none but the list's, each with one figure, and headings."""
    rows = [_row_of(cells, labels) for cells in table.rows]
    told = [row for row in rows if row]
    whole = len(told) == len(rows)
    return _Told(table, tuple(told) if whole else (), _named(table.rows, labels), whole)


def _named(rows: Iterable[Row], labels: ListedLabels) -> frozenset[str]:
    return frozenset(ideographs(cell.text) for row in rows for cell in row if labels.names_row(cell.text))


def _row_of(cells: Row, labels: ListedLabels) -> Row | None:
    """The row that a table's row tells, or its only cell; None if neither, or if read from a picture."""
    said = [cell for cell in cells if cell.text]
    if not said or any(cell.confidence is not None for cell in said):
        return None
    row = _row(" ".join(cell.text for cell in said), said[-1].place, labels)
    return row or (_cells(said[0].text, place=said[0].place) if len(said) == 1 else None)


def _row(clause: str, place: Place, labels: ListedLabels) -> Row | None:
    """The row that a clause tells, its number with the unit; of a blank one the place must be marked."""
    match = _ITEM.fullmatch(clause) if len(clause) <= _LONGEST else None
    if match is None or not labels.names_row(match["label"]):
        return None
    value, state = match["value"].strip(), read_cell(match["value"]).state
    unit = match["counted"] or "".join(re.findall(_UNIT, match["unit"] or ""))
    if state is State.PRINTED:
        return _cells(match["label"], value + unit, place=place)
    is_told = state is State.MARK or (state is State.BLANK and (unit or match["parted"].strip()))
    return _cells(match["label"], value, place=place) if is_told else None


def _cells(*texts: str, place: Place) -> Row:
    return tuple(Cell(text, 1, column, column, place=place) for column, text in enumerate(texts, start=1))


def _runs(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The blocks in order, those that tell rows together with the headings between them."""
    for _, run in groupby(told, lambda each: bool(each.rows) or _may_head(each.block)):
        yield list(run)


def _may_head(block: Block) -> bool:
    return isinstance(block, Text) and _HEADING.fullmatch(block.text) is not None


def _blocks(run: Sequence[_Told]) -> Iterator[Block]:
    """The run, its rows from the first to the last as a table."""
    places = [place for place, each in enumerate(run) if each.rows]
    if not places:
        yield from (each.block for each in run)
        return
    first, end = places[0], places[-1] + 1
    yield from (each.block for each in run[:first])
    yield from (each.block for each in run[first:end] if each.rows and not each.whole)
    yield _table(run[first:end])
    yield from (each.block for each in run[end:])


def _table(run: Sequence[_Told]) -> Table:
    rows = [row for each in run for row in each.rows or _heading(each.block)]
    numbered = (tuple(replace(cell, row=number) for cell in row) for number, row in enumerate(rows, start=1))
    return Table(0, tuple(numbered), run[0].block.place)


def _heading(block: Block) -> tuple[Row, ...]:
    assert isinstance(block, Text)
    return (_cells(block.text, place=block.place),)
