"""What lies behind the print, made paper: dark fills under white letters, pale letters of a watermark."""

from __future__ import annotations

from pipelines.formats.ocr.pixels import Image

_DARK = 170
"""Letters on a ground lighter than this are black."""
_LOW = 8.0
"""Points: a fill is at least a line of print high."""
_STRIP, _SHORT, _LINE = 1.8, 24.0, 15.0
"""Points: above and below its letters a fill goes on unbroken, so thick and so far; so much lies between."""
_LIKE = 36
"""Levels by which the pixels of one fill may differ."""
_EVEN = 0.5
"""Share of a fill that has its colour; the rest is letters and rules. A photograph has no such colour."""
_WHOLE = 0.9
"""Share of its box that a filled cell covers."""
_WIDE = 2.2
"""Points: strokes as wide are no print of a table; those of a watermark are."""
_PALE = 0.62
"""Share of the paper's lightness that a watermark keeps."""
_GRAIN = 12
"""Levels by which paper may be darker here and there."""


def without_fills(colour: Image, scale: float) -> Image:
    """The page with each filled cell as print on paper inside a ruled frame; `scale` is points to the pixel.

    Whatever differs from the fill's own colour is ink: white letters, and rules darker or lighter.
    """
    import cv2
    import numpy as np

    shade = cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY)
    dark = np.asarray(shade < _DARK, np.uint8)
    strip = np.ones((max(3, round(_STRIP / scale)), max(5, round(_SHORT / scale))), np.uint8)
    line = np.ones((max(3, round(_LINE / scale)), 1), np.uint8)
    filled = cv2.morphologyEx(cv2.morphologyEx(dark, cv2.MORPH_OPEN, strip), cv2.MORPH_CLOSE, line)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(filled)
    page = colour
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in boxes[number])
        part = colour[y : y + height, x : x + width]
        inside = labels[y : y + height, x : x + width] == number
        if height * scale < _LOW or _is_margin(part, page) or area < _WHOLE * width * height:
            continue
        ground = np.median(part[inside], axis=0)
        apart = np.abs(part.astype(np.int16) - ground).max(axis=2)
        if (apart[inside] < _LIKE).mean() < _EVEN:
            continue
        if page is colour:
            page = colour.copy()
        print_of = np.asarray(255 - np.clip(1.6 * np.maximum(0, apart - _LIKE / 2), 0, 255), np.uint8)
        page[y : y + height, x : x + width] = print_of[:, :, None]
        cv2.rectangle(page, (x, y), (x + width - 1, y + height - 1), (0, 0, 0), 2)
    return page


def _is_margin(part: Image, page: Image) -> bool:
    """Whether it goes along most of a side of the picture: a desk, or the shadow of a lid."""
    return bool(part.shape[0] > 0.5 * page.shape[0] or part.shape[1] > 0.98 * page.shape[1])


def without_watermark(grey: Image, scale: float) -> Image:
    """A grey page without wide pale strokes: what is darker than they are stays print."""
    import cv2
    import numpy as np

    side = max(3, round(_WIDE / scale))
    ground = cv2.morphologyEx(
        grey, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    )
    paper = float(np.median(grey))
    pale = (ground < paper - _GRAIN) & (ground > _PALE * paper)
    if not pale.any():
        return grey
    lifted = cv2.divide(grey, np.maximum(ground, 1), scale=paper)
    lifted[ground - np.minimum(grey, ground) < 2 * _GRAIN] = round(paper)
    return np.asarray(np.where(pale, lifted, grey), np.uint8)
