"""Boxes on a page that is turned by quarters."""

from __future__ import annotations

from pipelines.document import Box


def turned_box(box: Box, width: float, height: float, quarters: int) -> Box:
    """The box on a page of `width` × `height` after that is turned clockwise by `quarters` (-1: back).

    Text that runs up is upright after one quarter.
    """
    x0, top, x1, bottom = box
    for _ in range(quarters % 4):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return x0, top, x1, bottom
