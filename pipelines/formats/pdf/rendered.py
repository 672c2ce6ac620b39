"""A PDF page as a grey picture, for those that read what only the eye can see."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pypdfium2

from models.messages import unreadable
from pipelines.formats.pdf.opened import opened
from pipelines.reading import UnreadableError

MOST_PIXELS = 40_000_000
"""An A3 page at 400 dpi has 31 million; a larger page is drawn coarser."""
MOST_SIDE = 30_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """Rows of grey bytes (0 black) from the top left of the page as it is shown; `dpi` as drawn."""

    width: int
    height: int
    dpi: float
    grey: bytes


def render(data: bytes, page: int, dpi: float) -> Rendered:
    """Page `page` (1-based) of a PDF at `dpi`; a pixel lies at 72 / dpi points for each of its steps.

    Raises UnreadableError if the file does not open or has no such page.
    """
    with opened(data) as file:
        if not 1 <= page <= len(file):
            raise UnreadableError(unreadable.NO_SUCH_PAGE(page=page, pages=len(file)))
        try:
            return _render(file, page, dpi)
        except pypdfium2.PdfiumError as cause:
            raise UnreadableError(unreadable.PAGE_NOT_DRAWN(page=page, cause=cause)) from cause


def _render(file: pypdfium2.PdfDocument, number: int, dpi: float) -> Rendered:
    page = file[number - 1]
    width, height = page.get_size()
    across, down = max(width * dpi / 72, 1.0), max(height * dpi / 72, 1.0)
    dpi *= min(1.0, math.sqrt(MOST_PIXELS / (across * down)), MOST_SIDE / max(across, down))
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    view = memoryview(bitmap.buffer).cast("B")
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    grey = b"".join(view[start : start + bitmap.width] for start in starts)
    found = Rendered(bitmap.width, bitmap.height, dpi, grey)
    bitmap.close()
    return found
