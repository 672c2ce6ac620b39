"""Text PDF → Document: ruled tables by an own lattice, joined over page breaks, and the lines around them."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterable, Iterator, Sequence

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from pipelines.document import Damage, Document
from pipelines.formats.pages.blocks import blocks
from pipelines.formats.pages.page import Page
from pipelines.formats.pdf.miner import PageReader
from pipelines.reading import UnreadableError

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

MOST_PAGES = 500
MOST_SECONDS = 60.0
_LEAST_TEXT = 20
"""Fewer characters than this beside a picture: the page is a scan."""
_DAMAGED_SHARE = 0.01


def read_pdf(data: bytes) -> Document:
    """The document that a PDF prints. UnreadableError if it is broken, cut off, locked or too large."""
    try:
        file = _open(data)
        pages = list(_pages(file))
    except UnreadableError:
        raise
    except PDFPasswordIncorrect:
        raise UnreadableError("encrypted PDF: it opens only with a password") from None
    except RecursionError:
        raise UnreadableError("broken PDF: its objects are nested without end") from None
    except Exception as cause:
        raise UnreadableError(f"broken PDF: {type(cause).__name__}: {cause}") from cause
    if not pages:
        raise UnreadableError("broken PDF: it has no pages")
    content, damage = blocks(pages)
    info = _info(file)
    damage = [*_file_damage(file), *_page_damage(pages), *damage]
    return Document(
        "application/pdf", tuple(content), title=info.get("title"), meta=info, damage=tuple(damage)
    )


def _open(data: bytes) -> PDFDocument:
    file = PDFDocument(PDFParser(io.BytesIO(data)))
    ended = b"%%EOF" in data[-2048:]
    if not ended and _is_repaired(file):
        raise UnreadableError("truncated PDF: its end with the table of objects is missing; fetch it again")
    return file


def _is_repaired(file: PDFDocument) -> bool:
    return any(isinstance(table, PDFXRefFallback) for table in file.xrefs)


def _pages(file: PDFDocument) -> Iterator[Page]:
    reader = PageReader(time.monotonic() + MOST_SECONDS)
    for number, source in enumerate(PDFPage.create_pages(file), start=1):
        if number > MOST_PAGES:
            raise UnreadableError(f"more than {MOST_PAGES} pages: no annual report has so many")
        yield reader.read(source, number)


def _info(file: PDFDocument) -> dict[str, str]:
    """The info entries that are text, by lower-cased name; later updates of the file first."""
    found: dict[str, str] = {}
    for entries in file.info:
        for key, value in entries.items():
            text = _text(value)
            if text:
                found.setdefault(str(key).lower(), text)
    return found


def _text(value: object) -> str:
    if isinstance(value, bytes):
        if value.startswith(b"\xff\xfe"):
            return value[2:].decode("utf-16-le", errors="replace").replace("\x00", "").strip()
        return decode_text(value).replace("\x00", "").strip()
    return value.strip() if isinstance(value, str) else ""


def _file_damage(file: PDFDocument) -> list[Damage]:
    if not _is_repaired(file):
        return []
    message = "the PDF's table of objects is broken; they were found by a search of the file"
    return [Damage("repaired_file", message)]


def _page_damage(pages: Sequence[Page]) -> list[Damage]:
    damage = []
    scans = [page.number for page in pages if page.pictures and _printed(page) < _LEAST_TEXT]
    if scans:
        message = f"{page_list(scans)} hold only pictures; this version does not read pictures"
        damage.append(Damage("no_text_layer", message))
    hidden = [page.number for page in pages if page.invisible > _printed(page) / 2 and page.pictures]
    if hidden:
        message = f"{page_list(hidden)} are pictures with recognised text laid under them, which may be wrong"
        damage.append(Damage("damaged_text_layer", message))
    lost = sum(page.undefined for page in pages)
    if lost > _DAMAGED_SHARE * sum(_printed(page) for page in pages):
        numbers = page_list(page.number for page in pages if page.undefined)
        message = f"{numbers}: {lost} characters have no meaning in the file's fonts and show as \ufffd"
        damage.append(Damage("damaged_text_layer", message))
    return damage


def _printed(page: Page) -> int:
    return sum(not glyph.text.isspace() for glyph in page.glyphs)


def page_list(numbers: Iterable[int]) -> str:
    """Page numbers for people: pages 1–3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "pages " + ", ".join(f"{a}–{b}" if a != b else str(a) for a, b in runs)
