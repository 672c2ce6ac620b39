"""Cells drawn each as a box of its own with a gap around it, as browsers do: grown until they meet."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipelines.document import Box
from pipelines.formats.pages.page import Rule

_FEWEST = 8
"""Boxes that are a table."""
_WIDEST = 9.0
"""Points between two cells."""


def grown(boxes: Sequence[Box]) -> list[Rule]:
    """The sides of the boxes (left, top, right, bottom), each moved out by half the usual gap; none if most
    have no neighbour near. A frame around others is left out."""
    cells = [box for box in boxes if not any(_holds(box, other) for other in boxes)]
    gaps = [gap for box in cells if (gap := _gap(box, cells)) is not None]
    if len(cells) < _FEWEST or 2 * len(gaps) < len(cells):
        return []
    half = median(gaps) / 2
    return [side for x0, y0, x1, y1 in cells for side in _sides(x0 - half, y0 - half, x1 + half, y1 + half)]


def _holds(box: Box, other: Box) -> bool:
    inside = box[0] <= other[0] and box[1] <= other[1] and box[2] >= other[2] and box[3] >= other[3]
    return inside and box != other


def _gap(box: Box, cells: Sequence[Box]) -> float | None:
    """How far the nearest box stands that begins at the right of this one, at its height."""
    middle = (box[1] + box[3]) / 2
    beside = (other[0] - box[2] for other in cells if other[1] < middle < other[3])
    return min((gap for gap in beside if 0 <= gap <= _WIDEST), default=None)


def _sides(x0: float, y0: float, x1: float, y1: float) -> tuple[Rule, ...]:
    return Rule(True, y0, x0, x1), Rule(True, y1, x0, x1), Rule(False, x0, y0, y1), Rule(False, x1, y0, y1)
