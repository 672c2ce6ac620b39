"""A sheet photographed on a darker ground → the sheet alone, as seen from above."""

from __future__ import annotations

from pipelines.formats.ocr.pixels import Image

_SMALL = 600
"""Pixels of the shorter side at which the sheet's outline is looked for."""
_LEAST = 0.35
"""Share of the picture that the sheet fills at least."""
_BARE = 0.02
"""Share of the picture that shows at least what the sheet lies on."""
_WITHIN = 3
"""Pixels, drawn small, by which its corners stand off the picture's sides: a sheet cut off tells no angle."""
_RIM = 4
"""Pixels of its edge that are left out."""
_APART = 40
"""Levels by which the sheet is lighter than what it lies on."""


def flattened(colour: Image) -> Image:
    """The sheet squared where it lies, white around it; the picture itself where no whole sheet is seen.

    What is printed moves by no more than the sheet's sides lean.
    """
    import cv2
    import numpy as np

    corners = _corners(colour)
    if corners is None:
        return colour
    (top_left, top_right, bottom_right, bottom_left) = corners
    left, right = (top_left[0] + bottom_left[0]) / 2, (top_right[0] + bottom_right[0]) / 2
    top, bottom = (top_left[1] + top_right[1]) / 2, (bottom_left[1] + bottom_right[1]) / 2
    squared = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    move = cv2.getPerspectiveTransform(corners.astype(np.float32), squared)
    moved = cv2.warpPerspective(colour, move, colour.shape[1::-1], flags=cv2.INTER_CUBIC)
    page = np.full_like(colour, 255)
    inside = slice(round(top) + _RIM, round(bottom) - _RIM), slice(round(left) + _RIM, round(right) - _RIM)
    page[inside] = moved[inside]
    return np.asarray(page, np.uint8)


def _corners(colour: Image) -> Image | None:
    """The sheet's corners from the top left clockwise, in pixels; None if there is no such sheet."""
    import cv2
    import numpy as np

    height, width = colour.shape[:2]
    scale = _SMALL / min(height, width)
    small = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    limit, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    largest = cv2.convexHull(max(outlines, key=cv2.contourArea))
    found = cv2.approxPolyDP(largest, 0.03 * cv2.arcLength(largest, True), True).reshape(-1, 2)
    area = cv2.contourArea(largest)
    edges = (found.min(), width * scale - found[:, 0].max(), height * scale - found[:, 1].max())
    if (
        len(found) != 4
        or min(edges) < _WITHIN
        or area < _LEAST * grey.size
        or cv2.contourArea(found) < 0.95 * area
    ):
        return None
    outside = np.full(grey.shape, 255, np.uint8)
    cv2.fillConvexPoly(outside, found, 0)
    ground = grey[outside > 0]
    sheet = np.median(grey[outside == 0])
    if ground.size < _BARE * grey.size or sheet - np.median(ground) < _APART or limit > sheet:
        return None
    sums, gaps = found.sum(axis=1), found[:, 1] - found[:, 0]
    order = [sums.argmin(), gaps.argmin(), sums.argmax(), gaps.argmax()]
    return np.asarray(found[order] / scale) if len(set(map(int, order))) == 4 else None
