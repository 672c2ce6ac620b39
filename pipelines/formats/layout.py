"""Whether a table holds data or only lays a page out: one rule for all formats that know tables as such."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.formats.lines import is_value

LONG = 300
"""More characters than the longest label of an official table with its notes: a cell of prose."""

Shown = tuple[str, bool]
"""A cell's text, and whether another table stands in the cell."""


def holds_data(rows: Sequence[Sequence[Shown]]) -> bool:
    """Whether a table of these cells is one of data rather than a means to lay out a page."""
    if max((len(row) for row in rows), default=0) < 2:
        return False
    if any(inside for row in rows for _, inside in row):
        return _is_grid_around_tables(rows)
    texts = [text for row in rows for text, _ in row]
    long = sum([len(text) for text in texts if len(text) > LONG])
    return 2 * long < sum(map(len, texts)) or sum(map(is_value, texts)) >= 10


def _is_grid_around_tables(rows: Sequence[Sequence[Shown]]) -> bool:
    """A table with tables inside holds data only if most of its cells are short and without a table."""
    cells = [shown for row in rows for shown in row]
    plain = [text for text, inside in cells if text and not inside]
    full_rows = sum(sum(bool(text) for text, _ in row) >= 3 for row in rows)
    return full_rows >= 3 and 4 * sum(len(text) <= LONG for text in plain) >= 3 * len(cells)
