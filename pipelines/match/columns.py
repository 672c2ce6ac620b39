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
    order = _order([core(leaf.text) for leaf in leaves], wanted)
    spans = [(leaf.grid, leaf.grid + leaf.colspan) for leaf in leaves]
    if order is None or any(left[1] > right[0] for left, right in pairwise(spans)):
        return Header(None, _order_in_one_row(rows, wanted), end)
    return Header(tuple(spans[place] for place in order), order, end)


def _order(found: list[str], wanted: list[set[str]]) -> tuple[int, ...] | None:
    """For each wanted column its place among those found, None unless each is found as often as wanted."""
    if len(found) != len(wanted):
        return None
    if all(label in labels for label, labels in zip(found, wanted, strict=True)):
        return tuple(range(len(wanted)))
    places = [[place for place, label in enumerate(found) if label in labels] for labels in wanted]
    if any(len(place) != 1 for place in places):
        return None
    return tuple(place[0] for place in places)


def _order_in_one_row(rows: Sequence[Sequence[Cell]], wanted: list[set[str]]) -> tuple[int, ...]:
    """The form's order, with the columns that one header row names in another order changed about.

    So much can be said of a header whose rows have lost their spans.
    """
    order = list(range(len(wanted)))
    named = max(([_columns_of(row, wanted) for row in rows]), key=len)
    if len(set(named)) == len(named):
        for column, place in zip(named, sorted(named), strict=True):
            order[column] = place
    return tuple(order)


def _columns_of(row: Sequence[Cell], wanted: list[set[str]]) -> list[int]:
    labels = [core(cell.text) for cell in row]
    return [column for label in labels for column, names in enumerate(wanted) if label in names]


def _labels(column: Column) -> set[str]:
    return {core(label) for label in (column.label, *column.variants)}


def _header_words(table: FormTable) -> set[str]:
    labels = {label for block in table.blocks for column in block.columns for label in _labels(column)}
    return labels | {core(word) for word in table.header}


def _names(text: str, known: set[str]) -> bool:
    whole = core(text)
    return whole in known or any(len(word) >= 4 and word in whole for word in known)
