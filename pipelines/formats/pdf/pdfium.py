"""The first PDF reader, by pdfium: a file's pages with their glyphs, ruled lines and pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.notes import with_notes
from pipelines.formats.pages.page import Page, is_private, turned, without_doubles
from pipelines.formats.pdf.opened import opened
from pipelines.formats.pdf.pdfium_frame import Frame
from pipelines.formats.pdf.pdfium_paths import drawn
from pipelines.formats.pdf.pdfium_text import glyphs
from pipelines.formats.pdf.printed import BrokenPDFError, Printed
from pipelines.reading import UnreadableError

_LEFT_OUT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)


def read(data: bytes) -> Printed:
    """What the file prints. UnreadableError if it is broken, locked or too large."""
    with opened(data) as file:
        try:
            info = {key.lower(): text.strip() for key, text in file.get_metadata_dict().items()}
            return Printed(tuple(_pages(file)), {key: text for key, text in info.items() if text})
        except UnreadableError:
            raise
        except Exception as cause:
            raise BrokenPDFError(f"{type(cause).__name__}: {cause}") from cause


def _pages(file: pypdfium2.PdfDocument) -> Iterator[Page]:
    budget = Budget()
    if file.get_formtype() != raw.FORMTYPE_NONE:
        file.init_forms()
    for number in range(1, len(file) + 1):
        budget.page(number)
        page = _loaded(file, number)
        yield _page(page, number, budget)
        page.close()


def _loaded(file: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """The page with what its fields and annotations show drawn into it."""
    page = file[number - 1]
    if any(_kind(page, index) not in _LEFT_OUT for index in range(raw.FPDFPage_GetAnnotCount(page))):
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = file[number - 1]
    return page


def _kind(page: pypdfium2.PdfPage, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    kind: int = raw.FPDFAnnot_GetSubtype(annotation)
    raw.FPDFPage_CloseAnnot(annotation)
    return kind


def _page(source: pypdfium2.PdfPage, number: int, budget: Budget) -> Page:
    """The page, numbered from 1; its text turned upright where the page is not."""
    frame = Frame(source.get_bbox(), raw.FPDFPage_GetRotation(source))
    rules, pictures, covers = drawn(source, frame, budget)
    text = glyphs(source, frame, budget, covers, scanned=pictures > 0)
    width, height = frame.width, frame.height
    shown = [g for g in text.glyphs if 0 <= g.x0 + g.x1 <= 2 * width and 0 <= g.top + g.bottom <= 2 * height]
    page = Page(
        number,
        width,
        height,
        tuple(with_notes(without_doubles(shown))),
        tuple(rules),
        pictures,
        text.undefined + sum(is_private(glyph.text) for glyph in shown),
        text.invisible,
        stated=text.stated,
    )
    return turned(page, text.turn) if text.turn else page
