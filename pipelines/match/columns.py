"""The header of a table: which grid columns the form's columns stand in, if the header names every one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.document import Cell
from pipelines.forms import Column, FormTable
from pipelines.match.line import Header
from pipelines.match.numbers import read_cell
from pipelines.match.text import core
from pipelines.reading import State


def is_header(cells: Sequence[Cell], table: FormTable) -> bool:
    """True if the row bears two or more of the table's header or column labels and no number."""
    if any(read_cell(cell.text).state is State.PRINTED for cell in cells):
        return False
    known = _header_words(table)
    return sum(_names(cell.text, known) for cell in cells) >= 2


def header_score(texts: Sequence[str], table: FormTable) -> int:
    """How many different header labels of the table stand in `texts`."""
    known = {core(word) for word in (*table.header, *table.marks)}
    whole = "\n".join(core(text) for text in texts)
    return sum(word in whole for word in known)


def read_header(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column], table: FormTable
) -> Header | None:
    """What the header rows say of these columns, None if there are no header rows."""
    if not rows:
        return None
    end = max((cell.grid + cell.colspan for row in rows for cell in row), default=0)
    wanted = [_labels(column) for column in columns]
    known = set().union(*wanted)
    leaves = sorted(
        (cell for row in rows for cell in row if core(cell.text) in known), key=lambda cell: cell.grid
    )
    spans = [(leaf.grid, leaf.grid + leaf.colspan) for leaf in leaves]
    named = len(leaves) == len(wanted) and all(
        core(leaf.text) in labels for leaf, labels in zip(leaves, wanted, strict=True)
    )
    if not named or any(left[1] > right[0] for left, right in pairwise(spans)):
        return Header(None, _order(rows, wanted), end, _has_other_columns(rows, columns, table))
    return Header(tuple(spans), tuple(range(len(wanted))), end)


def _has_other_columns(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column], table: FormTable
) -> bool:
    """True if the header lacks a column of the form, or has one twice, and every word in it is the form's."""
    if any(left.grid >= right.grid for row in rows for left, right in pairwise(row)):
        return False
    wanted = [_labels(column) for column in columns]
    texts = [core(cell.text) for row in rows for cell in row if cell.text.strip()]
    named = [text for text in texts if any(text in labels for labels in wanted)]
    others = [text for text in texts if not any(text in labels for labels in wanted)]
    around = {core(word) for word in (*table.header, *table.groups, *(column.group for column in columns))}
    if len(named) < 3 or any(not any(word and word in text for word in around) for text in others):
        return False
    return len(named) != len(wanted)


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
    if all(left.grid < right.grid for left, right in pairwise(row)):
        return [row]
    ends = [place + 1 for place, cell in enumerate(row) if core(cell.text) in wanted[-1]]
    return [row[start:end] for start, end in pairwise([0, *ends, len(row)])]


def _columns_of(row: Sequence[Cell], wanted: list[set[str]]) -> list[int]:
    """The columns that the cells of a row name, of those whose label stands for one column only."""
    found = [[column for column, names in enumerate(wanted) if core(cell.text) in names] for cell in row]
    return [columns[0] for columns in found if len(columns) == 1]


def _labels(column: Column) -> set[str]:
    return {core(label) for label in (column.label, *column.variants)}


def _header_words(table: FormTable) -> set[str]:
    labels = {label for block in table.blocks for column in block.columns for label in _labels(column)}
    return labels | {core(word) for word in table.header}


def _names(text: str, known: set[str]) -> bool:
    whole = core(text)
    return whole in known or any(len(word) >= 4 and word in whole for word in known)
