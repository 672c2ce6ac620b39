"""Scanned pages of a PDF, drawn in colour for those that read by eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2

from pipelines.formats.ocr.frames import Frame
from pipelines.formats.pdf.opened import opened

_DPI = 200.0
_MOST_PIXELS = 10_000_000.0


def drawn(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Frame]]:
    """The pages of these numbers (1-based) as a reader sees them, at some 200 dpi; large ones coarser."""
    with opened(data) as file:
        for number in numbers:
            yield number, _frame(file[number - 1])


def _frame(page: pypdfium2.PdfPage) -> Frame:
    import numpy as np

    width, height = page.get_size()
    dpi = min(_DPI, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5 * 72)
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    image = np.asarray(bitmap.to_numpy()[:, :, :3], np.uint8).copy()
    bitmap.close()
    return Frame(image, width / image.shape[1])
