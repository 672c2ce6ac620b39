"""Places on an OFD page: arrays of numbers in attributes, and the matrices that carry them to the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.document import Box

POINTS = 72 / 25.4
"""Points in a millimetre, OFD's unit."""

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f, with y downwards."""
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FURTHEST = 1e6


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute such as "0 0 210 297"; what is no finite number ends them."""
    found: list[float] = []
    for token in re.split(r"[\s,]+", (text or "").strip()):
        try:
            value = float(token)
        except ValueError:
            break
        if not abs(value) < _FURTHEST:
            break
        found.append(value)
    return found


def number(text: str | None, default: float) -> float:
    """One number, or the default."""
    return next(iter(numbers(text)), default)


def box(text: str | None) -> Box | None:
    """x, y, width and height of a box with an area, or None."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 and min(found[2:]) > 0 else None


def matrix(text: str | None) -> Matrix:
    """A CTM attribute; the identity where there is none."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else IDENTITY


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then what `outer` does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float) -> Matrix:
    return (1.0, 0.0, 0.0, 1.0, x, y)


def carried(points: Iterable[Point], by: Matrix) -> Iterator[Point]:
    """The points after the matrix."""
    a, b, c, d, e, f = by
    return ((a * x + c * y + e, b * x + d * y + f) for x, y in points)


def around(points: Iterable[Point]) -> Box:
    """Left, top, right and bottom of the points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
