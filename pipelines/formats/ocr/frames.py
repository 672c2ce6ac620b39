"""A picture file → its frames as colour images with their scale; large ones drawn smaller, bombs refused."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from models.messages import later, unreadable
from models.picture_size import PORTRAIT, width_in_points
from pipelines.formats.ocr.pixels import Image
from pipelines.formats.sniff import NAMES, media_type
from pipelines.reading import UnreadableError

MOST_PIXELS = 120_000_000
"""A2 at 400 dpi has 60 million; what is larger is refused before it is unpacked."""
MOST_FRAMES = 60
_ENOUGH = 1800
"""Pixels of width for a portrait page at some 215 dpi; wider pictures are drawn smaller."""
_TOO_FEW = 900


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as a picture: red, green and blue bytes; `scale` points to the pixel."""

    image: Image
    scale: float

    @property
    def width(self) -> float:
        return float(self.image.shape[1] * self.scale)

    @property
    def height(self) -> float:
        return float(self.image.shape[0] * self.scale)


def frames(data: bytes) -> Iterator[Frame]:
    """The pages of a JPEG, PNG, TIFF, BMP, WebP or GIF file as a viewer shows them; a film's first.

    Raises UnreadableError if it is broken, cut off, or has more pixels than any page.
    """
    from PIL import Image as Pictures
    from PIL import ImageSequence

    Pictures.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings(), Pictures.open(io.BytesIO(data)) as file:
            warnings.simplefilter("ignore")
            paged = file.format in ("TIFF", "MPO")
            for number, page in enumerate(ImageSequence.Iterator(file)):
                if number and (not paged or file.format == "MPO"):
                    return
                if number >= MOST_FRAMES:
                    raise UnreadableError(unreadable.MANY_PICTURES(most=MOST_FRAMES))
                if page.width * page.height > MOST_PIXELS:
                    raise UnreadableError(unreadable.HUGE_PICTURE(width=page.width, height=page.height))
                yield _frame(page)
    except UnreadableError:
        raise
    except Exception as cause:
        name = NAMES.get(media_type(data), later("picture"))
        raise UnreadableError(unreadable.CUT_OFF_PICTURE(what=name, cause=type(cause).__name__)) from cause


def scaled(image: Image) -> Frame:
    """The image with the scale of a page, drawn smaller if it has more pixels than help."""
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    points = width_in_points(width, height)
    wanted = _ENOUGH * points / PORTRAIT
    factor = min(1.0, wanted / width)
    if width < _TOO_FEW * points / PORTRAIT:
        factor = min(2.0, _ENOUGH * points / PORTRAIT / width)
    if factor != 1.0:
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, None, fx=factor, fy=factor, interpolation=way), np.uint8)
    return Frame(image, points / image.shape[1])


def _frame(page: object) -> Frame:
    import numpy as np
    from PIL import Image as Pictures
    from PIL import ImageOps

    assert isinstance(page, Pictures.Image)
    page.draft("RGB", (2 * _ENOUGH, 2 * _ENOUGH))
    page.load()
    upright = ImageOps.exif_transpose(page)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        upright = upright.point(lambda value: value / 256).convert("L")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        paper = Pictures.new("RGBA", layer.size, (255, 255, 255, 255))
        upright = Pictures.alpha_composite(paper, layer)
    return scaled(np.asarray(upright.convert("RGB"), np.uint8))
