"""Columns that bear the same labels under several heads (table 四): in which order a header has them."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.document import Cell
from pipelines.forms import Column
from pipelines.match.text import core, ideographs


def named_group(text: str, columns: Sequence[Column]) -> str | None:
    """The group of columns that `text` names, one of theirs; None if it names none, or more than one.

    行政诉讼—复议后起诉 names a group and what stands above it; 行政复议、行政诉讼 names two.
    """
    words = ideographs(text)
    above = {column.group: column.above or column.group for column in columns}
    named = [group for group in above if ideographs(group) in words]
    heads = {head for head in above.values() if ideographs(head) in words}
    return named[0] if len(named) == 1 and heads <= {above[named[0]]} else None


def in_order(columns: Sequence[Column], header: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """The columns as the header has them: its groups, and in each group its labels.

    Another order than the form's is believed only where one row of the header names all that it is of:
    parts of a header that lost its spans, or that no rule divides, come in any order.
    """
    rows = [[core(cell.text) for cell in row] for row in header]
    above = {core(column.group): core(column.above or column.group) for column in columns}
    groups = [
        group
        for upper in _named(list(dict.fromkeys(above.values())), rows)
        for group in _named([group for group in above if above[group] == upper], rows)
    ]
    labels = _labels(columns, rows)
    return tuple(
        sorted(
            columns, key=lambda each: (groups.index(core(each.group)), labels.index(core(each.label)))
        )
    )


def _named(names: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The names in the order of the first row that bears all of them; as they are if none does."""
    row = next((row for row in rows if set(names) <= set(row)), names)
    return sorted(names, key=row.index)


def _labels(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """The labels of a group, in the order in which every group of the header has them, or the form's."""
    known = {core(text): core(each.label) for each in columns for text in (each.label, *each.variants)}
    labels = list(dict.fromkeys(known.values()))
    found = [known[text] for row in rows for text in row if text in known]
    parts = [found[start : start + len(labels)] for start in range(0, len(found), len(labels))]
    alike = len(parts) > 0 and all(part == parts[0] for part in parts)
    return parts[0] if alike and sorted(parts[0]) == sorted(labels) else labels
