"""Pictures as arrays of pixels, made ready for reading: colour, light, straightness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]
else:
    Image = Any

_MOST_SKEW = 4.0
"""Degrees to either side."""
_SKEW_WIDTH = 700
_PAPER = 235
_RED = 30
"""Levels by which a stamp is more red than green; yellow paper and warm light are both."""
_STAMP = 0.6
"""Share of the paper's redness that a stamp keeps."""
_MOST_STAMPED = 0.1
"""Share of a page that stamps cover at most: beyond it the light is red."""


def without_stamps(colour: Image) -> Image:
    """Grey, as through a red glass, and paper where red ink lies on paper: stamps go, black print stays."""
    import cv2
    import numpy as np

    red = colour[:, :, 0].copy()
    stamped = np.asarray(cv2.subtract(red, colour[:, :, 1]) > _RED, np.uint8)
    if not 0 < stamped.mean() < _MOST_STAMPED:
        return red
    around = cv2.dilate(stamped, np.ones((5, 5), np.uint8))
    paper = int(np.median(red))
    red[(around > 0) & (red > _STAMP * paper)] = paper
    return red


def all_ink(colour: Image) -> Image:
    """Grey, ink of every colour dark."""
    import numpy as np

    return np.asarray(colour.min(axis=2), np.uint8)


def even_light(grey: Image) -> Image:
    """The paper made white everywhere: shadows and a grey background divided out."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(paper, 1), scale=_PAPER), np.uint8)


def straightened(images: list[Image], guide: Image) -> list[Image]:
    """The images turned and sheared alike so that lines of `guide` run level and its uprights upright."""
    import numpy as np

    level = _tilt(guide)
    upright = _tilt(np.ascontiguousarray(_sheared(guide, level, 0.0).T))
    if abs(level) < 0.0004 and abs(upright) < 0.0004:
        return images
    return [np.asarray(_sheared(image, level, upright), np.uint8) for image in images]


def quarter_turned(image: Image, quarters: int) -> Image:
    """The image turned clockwise by so many quarters."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(image, -quarters))


def _sheared(image: Image, level: float, upright: float) -> Image:
    """Rows moved up or down along x by `level`, then left or right along y by `upright` (pixels a pixel)."""
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    down = np.array([[1, 0, 0], [level, 1, -level * width / 2], [0, 0, 1]])
    across = np.array([[1, upright, -upright * height / 2], [0, 1, 0], [0, 0, 1]])
    move = (across @ down)[:2]
    white = (255,) * (image.shape[2] if image.ndim == 3 else 1)
    moved = cv2.warpAffine(image, move, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(moved, np.uint8)


def _tilt(guide: Image) -> float:
    """The shear that makes the ink of the rows stand most apart: pixels down for each to the right."""
    import cv2
    import numpy as np

    scale = min(1.0, _SKEW_WIDTH / guide.shape[1])
    small = cv2.resize(guide, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.asarray(255 - small, np.float32)
    ink[ink < 60] = 0
    height, width = ink.shape
    steep = np.tan(np.radians(_MOST_SKEW))

    def sharpness(slope: float) -> float:
        move = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]])
        rows = cv2.warpAffine(ink, move, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best, step = 0.0, steep / 16
    tried = [step * k for k in range(-16, 17)]
    for _ in range(3):
        best = max(tried, key=sharpness)
        tried = [best + step * k / 6 for k in range(-6, 7)]
        step /= 6
    best = max(tried, key=sharpness)
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0
