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


def read_header(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> Header | None:
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
        return Header(None, _order(rows, wanted), end)
    return Header(tuple(spans), tuple(range(len(wanted))), end)


def _order(rows: Sequence[Sequence[Cell]], wanted: list[set[str]]) -> tuple[int, ...]:
    """The form's order, with columns changed about that one and the same header row names in another order.

    More cannot be said: spans that went wrong put the cells of different header rows in any order, and a row
    whose cells have no grid columns of their own tells none.
    """
    order = list(range(len(wanted)))
    for row in rows:
        if any(left.grid >= right.grid for left, right in pairwise(row)):
            continue
        named = _columns_of(row, wanted)
        if len(set(named)) == len(named):
            for column, place in zip(named, sorted(named), strict=True):
                order[column] = place
    return tuple(order)


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
