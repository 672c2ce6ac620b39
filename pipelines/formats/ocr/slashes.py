"""A stroke that stands for nothing: `/`, which the engine takes for 1."""

from __future__ import annotations

from pipelines.formats.ocr.pixels import Image

_LIKE = frozenset("1Il|丨丿")
"""What one leaning stroke is taken for."""
_PIXELS = 12
"""The lowest stroke whose shape can be told."""
_LEAN = 0.3
"""Widths to the height that the stroke leans at least: slanted digits lean by 0.21."""
_STRAIGHT = 0.07
"""Share of its height by which its middle may stray from a straight line."""
_THICKER = 2.0
"""Times the stroke's thickness in the middle that none of it exceeds: 1 and 7 have a foot or an arm."""


def is_slash(said: str, dark: Image, box: tuple[float, float, float, float], least: float) -> bool:
    """Whether what is read as one stroke is a slash, by the ink (255) in its box.

    Ink that is lower than `least` pixels is what is left of a stroke.
    """
    import numpy as np

    if said not in _LIKE:
        return False
    x0, top, x1, bottom = (round(edge) for edge in box)
    part = np.asarray(dark[top:bottom, x0:x1] > 0)
    if part.shape[0] < max(_PIXELS, least) or not part.any(axis=1).all():
        return False
    lefts, rights = part.argmax(axis=1), part.shape[1] - part[:, ::-1].argmax(axis=1)
    height = part.shape[0]
    inner = slice(1, height - 1)
    thick = (rights - lefts)[inner]
    middle, rows = ((lefts + rights) / 2)[inner], np.arange(height)[inner]
    slope, start = np.polyfit(rows, middle, 1)
    astray = float(np.abs(middle - (slope * rows + start)).max())
    even = thick.max() <= _THICKER * float(np.median(thick))
    return bool(-slope >= _LEAN and even and astray <= max(1.0, _STRAIGHT * height))
