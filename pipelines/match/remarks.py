"""Columns beside a form's own: remarks, shares, comparisons and the figures of the year before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipelines.document import Cell
from pipelines.match.line import Header, Span
from pipelines.match.text import core

_REMARKS = ("备注", "说明", "备注说明", "占比", "比例", "百分比", "占总数比例")
_COMPARED = ("同比", "环比", "增减", "同比增减", "同比增长", "比上年增减", "较上年增减", "增长率", "增幅")
REMARKS = frozenset((*_REMARKS, *_COMPARED))
"""Heads of columns that hold no figure of the form."""
_OF_LAST_YEAR = ("上年", "上一年", "去年")


def span_of(cell: Cell) -> Span:
    """The grid columns that a cell stands in."""
    return cell.grid, cell.grid + cell.colspan


def columns_beside(
    rows: Sequence[Sequence[Cell]], spans: Sequence[Span], known: Collection[str]
) -> tuple[Span, ...]:
    """The columns of remarks, shares and the year before right of the form's, whose labels are `known`."""
    right = max(end for _, end in spans)
    return tuple(
        span_of(cell) for row in rows for cell in row if cell.grid >= right and _is_beside(cell, known)
    )


def _is_beside(cell: Cell, known: Collection[str]) -> bool:
    text = core(cell.text)
    return text in REMARKS or (text.startswith(_OF_LAST_YEAR) and text not in known)


def holds_figures(rows: Sequence[Sequence[Cell]], beside: Collection[Span]) -> bool:
    """Whether those columns hold figures of another year."""
    heads = [core(cell.text) for row in rows for cell in row if span_of(cell) in beside]
    return any(head.startswith(_OF_LAST_YEAR) for head in heads)


def without_remarks(
    cells: tuple[Cell, ...], header: Header | None, columns: int
) -> tuple[tuple[Cell, ...], Header | None]:
    """The cells left of the head's columns of remarks, if the row ends where those do.

    One that ends elsewhere, with a cell for each of the form's columns at most, has lost one: nobody knows
    which if those beside hold figures or its last is blank.
    """
    if header is None or not header.beside or not cells:
        return cells, header
    if cells[-1].grid + cells[-1].colspan == header.beside[-1][1]:
        return tuple(cell for cell in cells if cell.grid < header.end), header
    doubtful = header.figures_beside or not cells[-1].text.strip()
    lacks = len(cells) <= columns and doubtful
    return cells, replace(header, spans=None, other=True) if lacks else header
