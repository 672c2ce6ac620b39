"""Ink in rows of numbers that the engine passed over, where no rules tell the cells: a lone 1 most often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipelines.formats.ocr.engine import Word
from pipelines.formats.ocr.pixels import Image

Box = tuple[float, float, float, float]
_ROW = 3
"""Numbers that stand level make a row of a table."""
_LOW, _HIGH, _WIDE = 4.0, 16.0, 60.0
"""Points: how high a number is, and how wide at most."""
_NEAR = 2.5
"""Points between the digits of a number."""
_AROUND = 1.5
"""Points by which print may stand out of its word's box."""


def missed(
    dark: Image, scale: float, cells: Iterable[Box], words: Sequence[Word], is_short: Callable[[str], object]
) -> Iterator[Box]:
    """The boxes of ink that no word covers, level with numbers and within their columns; all in pixels.

    `cells` are looked after elsewhere; `is_short` tells a number, well read or not.
    """
    import cv2
    import numpy as np

    rows = list(_rows([word for word in words if is_short(word.text)]))
    if not rows:
        return
    left, right = min(word.x0 for row in rows for word in row), max(word.x1 for row in rows for word in row)
    ink, around = dark.copy(), _AROUND / scale
    for x0, top, x1, bottom in [
        *cells,
        *((w.x0 - around, w.top - around, w.x1 + around, w.bottom + around) for w in words),
    ]:
        ink[max(0, round(top)) : max(0, round(bottom)), max(0, round(x0)) : max(0, round(x1))] = 0
    joined = cv2.dilate(ink, np.ones((1, max(3, round(_NEAR / scale))), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for number in range(1, count):
        x, y, width, height, _ = (int(value) for value in boxes[number])
        is_number = _LOW <= height * scale <= _HIGH and width * scale <= _WIDE
        if (
            is_number
            and left <= x + width / 2 <= right
            and any(_is_level(y + height / 2, row) for row in rows)
        ):
            yield x, y, x + width, y + height


def _rows(numbers: Sequence[Word]) -> Iterator[list[Word]]:
    """Numbers that stand level with each other, from three on."""
    row: list[Word] = []
    for word in sorted(numbers, key=lambda each: each.top + each.bottom):
        if row and (word.top + word.bottom) / 2 > row[0].bottom:
            if len(row) >= _ROW:
                yield row
            row = []
        row.append(word)
    if len(row) >= _ROW:
        yield row


def _is_level(middle: float, row: Sequence[Word]) -> bool:
    return min(word.top for word in row) < middle < max(word.bottom for word in row)
