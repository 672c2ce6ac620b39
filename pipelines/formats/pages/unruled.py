"""A table without rules, or with some only, from its lines of print: rows, columns, blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.document import Box, Cell, Damage, Place, Table
from pipelines.formats.pages.runs import Run, overlap
from pipelines.formats.pages.unruled_bands import Band, bands
from pipelines.formats.pages.unruled_columns import Columns, columns
from pipelines.formats.pages.unruled_heads import Head, heads, lowest
from pipelines.formats.pages.unruled_labels import Group, groups, label_sides
from pipelines.formats.pages.unruled_regions import RunLine
from pipelines.formats.pages.unruled_rows import RowLabel, rows

_LEVEL = 0.8
"""Type sizes within which heads stand in one row."""


@dataclass(frozen=True)
class LooseTable:
    """The lines of a table without rules, in order, over all its pages."""

    lines: tuple[RunLine, ...]


@dataclass(frozen=True)
class _Spot:
    """A cell before it is numbered: its runs, the grid column where it starts (from 0) and its spans."""

    runs: tuple[Run, ...]
    grid: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class _Block:
    """A band read: its heads, columns, row labels and group cells; `depth` counts its columns of labels."""

    band: Band
    heads: list[Head]
    columns: Columns
    labels: list[RowLabel]
    groups: list[Group]
    depth: int


def unruled_table(lines: Sequence[RunLine], number: int) -> tuple[Table, list[Damage]]:
    """The table, numbered, and what cannot be told of it."""
    blocks = _blocks(bands(lines))
    depth = max(block.depth for block in blocks)
    width = max(len(block.columns.columns) for block in blocks)
    spots = [
        row for block in blocks for row in (*_head_rows(block, depth, width), *_rows(block, depth, width))
    ]
    doubts = dict.fromkeys(doubt for block in blocks for doubt in _doubts(block))
    damage = [Damage("table_unruled_unsure", table=number, case=doubt) for doubt in doubts]
    return _numbered(spots, number), damage


def _blocks(found: Sequence[Band]) -> list[_Block]:
    """The bands read; those under the same heads share their columns."""
    pitch = min((_pitch(band) for band in found), default=0.0)
    named = [heads(band.heads, pitch) for band in found]
    leaves = [
        [head for head in lowest(own) if head.middle > band.edge]
        for own, band in zip(named, found, strict=True)
    ]
    kinds = [tuple(leaf.text for leaf in own) for own in leaves]
    blocks = []
    for band, own, kind, leaf in zip(found, named, kinds, leaves, strict=True):
        alike = [row for other, its in zip(found, kinds, strict=True) if its == kind for row in other.rows]
        blocks.append(_block(band, own, columns(alike, leaf)))
    return blocks


def _block(band: Band, own: list[Head], found: Columns) -> _Block:
    ys = [_height(row) for row in band.rows]
    sides, lines = label_sides(band.labels, ys)
    labels = rows([(y, row[0].place.page) for y, row in zip(ys, band.rows, strict=True)], lines)
    heights = [ys[label.values] if label.values is not None else label.lines[0].y for label in labels]
    depth = len(sides) + bool(lines)
    return _Block(band, own, found, labels, groups(sides, labels, heights), depth)


def _pitch(band: Band) -> float:
    """How near to each other rows of values stand at the nearest."""
    ys = [_height(row) for row in band.rows]
    return min((below - above for above, below in pairwise(ys)), default=float("inf"))


def _height(row: Sequence[Run]) -> float:
    """The baseline of a row's numbers."""
    return min((run.y for run in row if run.is_number), default=row[0].y)


def _doubts(block: _Block) -> Iterator[str]:
    """The cases of what cannot be told."""
    if not block.columns.sure:
        yield "columns"
    if block.depth and not all(label.sure for label in block.labels):
        yield "labels"
    if any(run.tangled for row in block.band.rows for run in row):
        yield "digits"


def _head_rows(block: _Block, depth: int, width: int) -> list[list[_Spot]]:
    """The heads in rows by their height, the lowest ones together in the last."""
    leaves = lowest(block.heads)
    upper: list[list[Head]] = []
    for head in block.heads:
        if head in leaves:
            continue
        if upper and head.top - upper[-1][0].top < _LEVEL * head.size:
            upper[-1].append(head)
        else:
            upper.append([head])
    return [
        sorted((_head_spot(head, block, depth, width) for head in level), key=lambda spot: spot.grid)
        for level in (*upper, leaves)
        if level
    ]


def _head_spot(head: Head, block: _Block, depth: int, width: int) -> _Spot:
    if head.middle <= block.band.edge or not block.columns.columns:
        return _Spot(head.lines, 0, max(depth, 1))
    found = block.columns.columns
    own = [i for i, column in enumerate(found) if column.head is head]
    under = own or [i for i, c in enumerate(found) if overlap((head.x0, head.x1), c.stretch) > 0]
    first, last = (under[0], under[-1]) if under else (block.columns.of(head.lines[0]),) * 2
    return _Spot(head.lines, depth + first, _span(first, last, len(found), width))


def _span(first: int, last: int, count: int, width: int) -> int:
    """Grid columns from column `first` to `last`; the last column of a narrow band reaches to the end."""
    return (width if last == count - 1 else last + 1) - first


def _rows(block: _Block, depth: int, width: int) -> list[list[_Spot]]:
    result = []
    count = len(block.columns.columns)
    for index, label in enumerate(block.labels):
        own = [group for group in block.groups if group.first == index]
        beside = [group for group in block.groups if group.first <= index < group.last]
        row = [_Spot(group.runs, group.column, 1, group.last - group.first) for group in own]
        start = max((group.column + 1 for group in beside), default=0)
        if depth:
            lines = tuple(run for line in label.lines for run in line.runs)
            row.append(_Spot(lines, start, max(depth - start, 1)))
        held: dict[int, list[Run]] = {}
        for run in block.band.rows[label.values] if label.values is not None else ():
            held.setdefault(block.columns.of(run), []).append(run)
        row += [_Spot(tuple(held.get(i, ())), depth + i, _span(i, i, count, width)) for i in range(count)]
        result.append(sorted(row, key=lambda spot: spot.grid))
    return result


def _numbered(spots: Sequence[Sequence[_Spot]], number: int) -> Table:
    cells = [
        tuple(
            Cell(_text(spot.runs), r, c, spot.grid + 1, spot.rows, spot.columns, _place(spot.runs))
            for c, spot in enumerate(row, start=1)
        )
        for r, row in enumerate(spots, start=1)
    ]
    every = [run for row in spots for spot in row for run in spot.runs]
    return Table(number, tuple(cells), _place(every))


def _text(runs: Sequence[Run]) -> str:
    """The text of a cell, a new line where its baseline changes."""
    text = ""
    for index, run in enumerate(runs):
        if index:
            text += "\n" if abs(run.y - runs[index - 1].y) > 0.3 * run.size else " "
        text += run.text
    return text


def _place(runs: Sequence[Run]) -> Place:
    """The box around runs, of those on the first one's page."""
    page = runs[0].place.page if runs else None
    boxes: list[Box] = [run.place.box for run in runs if run.place.page == page and run.place.box]
    if not boxes:
        return Place(page)
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Place(page, (min(x0), min(top), max(x1), max(bottom)))
