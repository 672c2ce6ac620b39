"""Text PDF → Document: by pdfium, or by pdfminer where pdfium fails or a second opinion is asked."""

from __future__ import annotations

from models.messages import unreadable
from pipelines.document import Damage, Document
from pipelines.formats.ocr.read import confident, read_scans, seen_damage
from pipelines.formats.pages.blocks import blocks
from pipelines.formats.pages.damage import recognised, scans, text_damage
from pipelines.formats.pdf import miner, pdfium
from pipelines.formats.pdf.ending import Ending, ending
from pipelines.formats.pdf.printed import BrokenPDFError, Printed
from pipelines.reading import UnreadableError


def read_pdf(data: bytes) -> Document:
    """The document that a PDF prints. UnreadableError if it is broken, cut off, locked or too large."""
    _refuse_cut_off(data)
    try:
        return _document(data, pdfium.read(data))
    except BrokenPDFError as cause:
        try:
            return _document(data, miner.read(data))
        except UnreadableError:
            raise cause from None


def read_pdf_again(data: bytes) -> Document:
    """The same by the second reader alone, which shares nothing with the first but what a page is."""
    _refuse_cut_off(data)
    return _document(data, miner.read(data))


def _refuse_cut_off(data: bytes) -> None:
    if ending(data) is Ending.CUT_OFF:
        raise UnreadableError(unreadable.TRUNCATED_PDF())


def _document(data: bytes, printed: Printed) -> Document:
    """Pictures are read by eye; the unseen text that a copier puts under them counts only where none can."""
    pages, info = printed.pages, printed.info
    if not pages:
        raise BrokenPDFError(unreadable.NO_PAGES())
    found = read_scans(data, tuple(sorted({*scans(pages), *recognised(pages)})))
    seen = {each.page.number: each.page for each in found}
    pages = tuple(seen.get(page.number, page) for page in pages)
    content, damage = blocks(pages)
    unread = "too_many" if seen else "not_installed"
    damage = [*_file_damage(data), *text_damage(pages, seen, unread), *seen_damage(found), *damage]
    return Document(
        "application/pdf",
        tuple(confident(content, found)),
        title=info.get("title"),
        meta=info,
        damage=tuple(damage),
    )


def _file_damage(data: bytes) -> list[Damage]:
    return [Damage("repaired_file")] if ending(data) is Ending.REPAIRABLE else []
