"""The ruled lines of a picture, found by their shape: long, thin, level or upright."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.formats.ocr.pixels import Image
from pipelines.formats.pages.page import Rule

_ACROSS, _DOWN = 16.0, 11.0
"""Points of unbroken ink that no stroke of a letter has: along a line, and upright (a low row's height)."""
_THICKEST = 4.5
_BLOCK = 41
_GRAIN = 2.0
"""Levels from which the paper's grain is smoothed away: it would join up to lines."""


def ink(even: Image) -> Image:
    """255 where there is ink, 0 where there is paper, of a picture in even light."""
    import cv2
    import numpy as np

    smooth = np.asarray(cv2.GaussianBlur(even, (3, 3), 0), np.uint8)
    if np.median(cv2.absdiff(even, smooth)) >= _GRAIN:
        even = smooth
    dark = cv2.adaptiveThreshold(even, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, 14)
    dark[even < 110] = 255
    return np.asarray(dark, np.uint8)


def rules(dark: Image, scale: float) -> tuple[list[Rule], Image]:
    """The ruled lines in points, and the pixels (255) that they cover; `scale` is points to the pixel."""
    import numpy as np

    level, level_pixels = _lines(dark, scale, _ACROSS)
    upright, upright_pixels = _lines(np.ascontiguousarray(dark.T), scale, _DOWN)
    found = [Rule(True, *line) for line in level] + [Rule(False, *line) for line in upright]
    return found, np.asarray(np.maximum(level_pixels, upright_pixels.T), np.uint8)


def _lines(dark: Image, scale: float, shortest: float) -> tuple[list[tuple[float, float, float]], Image]:
    """The level lines of an image as (height, start, end) in points, and their pixels."""
    import cv2
    import numpy as np

    thick = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(9, round(shortest / scale))), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(long)
    kept = np.zeros_like(dark)
    found: list[tuple[float, float, float]] = []
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in boxes[number])
        if area / width * scale > _THICKEST:
            continue
        piece = labels[y : y + height, x : x + width] == number
        kept[y : y + height, x : x + width][piece] = 255
        found.extend(_straight(piece, x, y, scale))
    return found, np.asarray(kept, np.uint8)


def _straight(piece: object, x: int, y: int, scale: float) -> Iterator[tuple[float, float, float]]:
    """A line that is not quite level as level ones, one after another."""
    import numpy as np

    shape = np.asarray(piece)
    height, width = shape.shape
    heights = (np.arange(height)[:, None] * shape).sum(axis=0) / np.maximum(shape.sum(axis=0), 1)
    parts = max(1, round((heights.max() - heights.min()) * scale / 1.5)) if width > 1 else 1
    for part in np.array_split(np.arange(width), parts):
        if len(part):
            at = (y + float(np.median(heights[part])) + 0.5) * scale
            yield at, (x + int(part[0])) * scale, (x + int(part[-1]) + 1) * scale
