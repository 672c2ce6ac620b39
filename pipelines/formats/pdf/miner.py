"""The second PDF reader, by pdfminer: a file's pages with their glyphs, ruled lines and pictures."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from models.messages import unreadable
from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.page import Page
from pipelines.formats.pdf.miner_annotations import with_annotations
from pipelines.formats.pdf.miner_page import PageReader
from pipelines.formats.pdf.printed import LOCKED, BrokenPDFError, Printed
from pipelines.reading import UnreadableError

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def read(data: bytes) -> Printed:
    """What the file prints. UnreadableError if it is broken, locked or too large."""
    try:
        file = PDFDocument(PDFParser(io.BytesIO(data)))
        return Printed(tuple(_pages(file)), _info(file))
    except UnreadableError:
        raise
    except PDFPasswordIncorrect:
        raise UnreadableError(LOCKED) from None
    except RecursionError:
        raise BrokenPDFError(unreadable.NESTED_OBJECTS()) from None
    except Exception as cause:
        raise BrokenPDFError(f"{type(cause).__name__}: {cause}") from cause


def _pages(file: PDFDocument) -> Iterator[Page]:
    budget = Budget()
    reader = PageReader(budget)
    for number, source in enumerate(PDFPage.create_pages(file), start=1):
        budget.page(number)
        with_annotations(source)
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
