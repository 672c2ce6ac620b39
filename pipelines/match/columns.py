"""The header of a table: which grid columns the form's columns stand in, if the header names every one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from pipelines.document import ILLEGIBLE, Cell
from pipelines.forms import Column, FormTable
from pipelines.match.line import Header
from pipelines.match.numbers import read_cell
from pipelines.match.remarks import columns_beside, holds_figures, span_of
from pipelines.match.text import core
from pipelines.reading import State

_REMEMBERED = 8192
"""Cells recur from row to row and from report to report."""


def is_header(cells: Sequence[Cell], table: FormTable) -> bool:
    """True if the row bears two or more of the table's header or column labels and no number."""
    if State.PRINTED in [read_cell(cell.text).state for cell in cells]:
        return False
    return names_columns(cells, table)


def names_columns(cells: Sequence[Cell], table: FormTable) -> bool:
    """True if two cells or more of the row bear one of the table's header or column labels."""
    return sum([_names(cell.text, table) for cell in cells]) >= 2


def heads_one_column(cells: Sequence[Cell], table: FormTable) -> bool:
    """True for the head of a table that leaves out all columns but one: a word for the rows, and its name."""
    words = [core(cell.text) for cell in cells if cell.text.strip()]
    several = [column for block in table.blocks if len(block.columns) > 1 for column in block.columns]
    named = [any(word in _labels(each) for each in several) for word in words]
    return named == [False, True]


def header_score(cores: str, table: FormTable) -> int:
    """How many different header labels of the table stand in `cores`, those of its cells."""
    return sum(word in cores for word in _marking_words(table))


@cache
def _marking_words(table: FormTable) -> set[str]:
    return {core(word) for word in (*table.header, *table.marks)}


def read_header(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column], table: FormTable
) -> Header | None:
    """What the header rows say of these columns, None if there are no header rows."""
    if not rows:
        return None
    header = _read(rows, columns, table)
    if not header.other:
        return header
    again = _read(_once(rows), columns, table)
    return header if again.other else again


def _read(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], table: FormTable) -> Header:
    end = max((cell.grid + cell.colspan for row in rows for cell in row), default=0)
    wanted = [_labels(column) for column in columns]
    known = set().union(*wanted)
    named = [[cell for cell in row if core(cell.text) in known] for row in rows]
    lowest = named[-1] if len(named[-1]) == len(wanted) else [cell for row in named for cell in row]
    leaves = sorted(lowest, key=lambda cell: cell.grid)
    spans = [span_of(leaf) for leaf in leaves]
    order = _named_order(rows, leaves, wanted)
    beside = columns_beside(rows, spans, column_labels(table)) if spans else ()
    without = [[cell for cell in row if span_of(cell) not in beside] for row in rows]
    end = min([end, *(left for left, _ in beside)])
    if order is None or any(left[1] > right[0] for left, right in pairwise(spans)):
        if lone := _lone(without, leaves, columns, wanted):
            return Header(None, tuple(range(len(wanted))), end, True, beside, lone)
        nested = _nested_order(rows, wanted, {core(word) for word in table.header})
        other = _has_other_columns(without, columns, table)
        part = _part(leaves, columns, wanted) if other and _spans_hold(rows, leaves) else ()
        return Header(None, nested or _order(rows, wanted), end, other, beside if part else (), part)
    in_order = tuple(spans[place] for place in order)
    return Header(in_order, order, end, beside=beside, figures_beside=holds_figures(rows, beside))


def _lone(
    rows: Sequence[Sequence[Cell]],
    leaves: Sequence[Cell],
    columns: Sequence[Column],
    wanted: Sequence[set[str]],
) -> tuple[Column, ...]:
    """The one column of several that the heads name, if no other head stands beside that of the labels."""
    heads = [cell for row in rows for cell in row if cell.text.strip() and cell not in leaves]
    if len(leaves) != 1 or len(wanted) < 2 or any(cell.grid >= leaves[0].grid for cell in heads):
        return ()
    left = {cell.grid for cell in heads}
    return _part(leaves, columns, wanted) if len(left) == 1 else ()


def _part(
    leaves: Sequence[Cell], columns: Sequence[Column], wanted: Sequence[set[str]]
) -> tuple[Column, ...]:
    """The columns that the leaves name from the left, if each names one and none is named twice."""
    pairs = list(zip(columns, wanted, strict=True))
    named = [[column for column, labels in pairs if core(leaf.text) in labels] for leaf in leaves]
    part = tuple(each[0] for each in named if len(each) == 1)
    return part if len(part) == len(leaves) == len(set(part)) else ()


def _once(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The header rows without the cells that say again what stands above them: a span written out."""
    seen: set[tuple[int, int, str]] = set()
    kept = []
    for row in rows:
        kept.append([cell for cell in row if (cell.grid, cell.colspan, core(cell.text)) not in seen])
        seen = {(cell.grid, cell.colspan, core(cell.text)) for cell in row if core(cell.text)}
    return kept


def _named_order(
    rows: Sequence[Sequence[Cell]], leaves: Sequence[Cell], wanted: Sequence[set[str]]
) -> tuple[int, ...] | None:
    """For each column of the form the place of its leaf; None unless every column has one of its own.

    Another order than the form's is believed only where the spans prove that they are right: leaves of a
    lower row stand side by side under one cell that is as wide as they are.
    """
    names = [core(leaf.text) for leaf in leaves]
    if len(leaves) != len(wanted):
        return None
    if all(name in labels for name, labels in zip(names, wanted, strict=True)):
        return tuple(range(len(wanted)))
    places = [[place for place, name in enumerate(names) if name in labels] for labels in wanted]
    if any(len(each) != 1 for each in places) or not _spans_hold(rows, leaves):
        return None
    return tuple(each[0] for each in places)


def _spans_hold(rows: Sequence[Sequence[Cell]], leaves: Sequence[Cell]) -> bool:
    levels = sorted({leaf.row for leaf in leaves})
    if len(levels) > 2 or not all(_is_gridded(_from_first(row, leaves)) for row in rows):
        return False
    if len(levels) == 1:
        return True
    lower = [span_of(leaf) for leaf in leaves if leaf.row == levels[1]]
    above = {span_of(cell) for row in rows for cell in row if cell.row == levels[0] and cell not in leaves}
    touching = all(left[1] == right[0] for left, right in pairwise(lower))
    return touching and (lower[0][0], lower[-1][1]) in above


def _from_first(row: Sequence[Cell], leaves: Sequence[Cell]) -> Sequence[Cell]:
    """The row's cells right of the heads of its labels."""
    return row[next((place for place, cell in enumerate(row) if cell in leaves), 0) :]


def _is_gridded(cells: Sequence[Cell]) -> bool:
    """Whether each cell stands in a grid column of its own, right of the one before."""
    return all(left.grid < right.grid for left, right in pairwise(cells))


def _has_other_columns(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column], table: FormTable
) -> bool:
    """True if the header lacks a column of the form, or has one twice, and every word in it is the form's.

    An illegible head is that of a column, nobody knows of which.
    """
    if not all(map(_is_gridded, rows)):
        return False
    wanted = [_labels(column) for column in columns]
    heads = [cell.text for row in rows for cell in row if cell.text.strip()]
    texts = [core(head) for head in heads if ILLEGIBLE not in head]
    named = [text for text in texts if any(text in labels for labels in wanted)]
    others = [text for text in texts if not any(text in labels for labels in wanted)]
    around = {core(word) for word in (*table.header, *table.groups, *(column.group for column in columns))}
    if len(named) < 3 or any(not any(word and word in text for word in around) for text in others):
        return False
    return len(named) + len(heads) - len(texts) != len(wanted)


def _nested_order(
    rows: Sequence[Sequence[Cell]], wanted: Sequence[set[str]], heads: set[str]
) -> tuple[int, ...] | None:
    """The places that two header rows give if the lower one stands whole under one cell of the upper one.

    Without spans that tell more: 总计, 自然人, 法人或其他组织 above the five kinds of 法人或其他组织.
    """
    for upper, lower in pairwise(rows):
        inner = [core(cell.text) for cell in lower if cell.text.strip()]
        names: list[str] = []
        for name in (core(cell.text) for cell in upper if cell.text.strip()):
            names += inner if name in heads else [name]
        places = [[place for place, name in enumerate(names) if name in labels] for labels in wanted]
        if len(names) == len(wanted) and all(len(each) == 1 for each in places):
            return tuple(each[0] for each in places)
    return None


def _order(rows: Sequence[Sequence[Cell]], wanted: list[set[str]]) -> tuple[int, ...]:
    """The form's order, with columns changed about that one and the same header row names in another order.

    More cannot be said: spans that went wrong put the cells of different header rows in any order.
    """
    order = list(range(len(wanted)))
    for piece in (piece for row in rows for piece in _pieces(row, wanted)):
        named = _columns_of(piece, wanted)
        if len(set(named)) == len(named):
            for column, place in zip(named, sorted(named), strict=True):
                order[column] = place
    return tuple(order)


def _pieces(row: Sequence[Cell], wanted: list[set[str]]) -> list[Sequence[Cell]]:
    """The row; one whose cells have no grid columns of their own is several header rows, each ended by the
    form's last column: 自然人, 法人或其他组织, 总计 stand before the kinds of 法人或其他组织.
    """
    if _is_gridded(row):
        return [row]
    ends = [place + 1 for place, cell in enumerate(row) if core(cell.text) in wanted[-1]]
    return [row[start:end] for start, end in pairwise([0, *ends, len(row)])]


def _columns_of(row: Sequence[Cell], wanted: list[set[str]]) -> list[int]:
    """The columns that the cells of a row name, of those whose label stands for one column only."""
    found = [[column for column, names in enumerate(wanted) if core(cell.text) in names] for cell in row]
    return [columns[0] for columns in found if len(columns) == 1]


def _labels(column: Column) -> set[str]:
    return {core(label) for label in (column.label, *column.variants)}


@cache
def column_labels(table: FormTable) -> set[str]:
    """The core of every label that a column of the table may have."""
    return {label for block in table.blocks for column in block.columns for label in _labels(column)}


@cache
def _header_words(table: FormTable) -> set[str]:
    return column_labels(table) | {core(word) for word in table.header}


@lru_cache(_REMEMBERED)
def _names(text: str, table: FormTable) -> bool:
    whole, known = core(text), _header_words(table)
    return whole in known or any(len(word) >= 4 and word in whole for word in known)
