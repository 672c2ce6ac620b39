"""Opening a PDF by pdfium: what is locked or broken is said so, and what is opened is closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from pipelines.formats.pdf import fonts
from pipelines.formats.pdf.printed import LOCKED, BrokenPDFError
from pipelines.reading import UnreadableError


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The file while it is open; the empty password is tried. UnreadableError if it does not open."""
    fonts.only_boxes()
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as cause:
        if cause.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(LOCKED) from None
        raise BrokenPDFError(str(cause)) from cause
    try:
        yield file
    finally:
        file.close()
