"""How large a picture of a page is in print, so that places in it are told in points like those of a PDF."""

from __future__ import annotations

PORTRAIT, LANDSCAPE = 595.0, 842.0
"""Points: the width that a picture is taken to have, for its sizes to be those of print."""


def width_in_points(width: int, height: int) -> float:
    """The width in points of a picture of so many pixels, as it is shown."""
    return LANDSCAPE if width > 1.2 * height else PORTRAIT
