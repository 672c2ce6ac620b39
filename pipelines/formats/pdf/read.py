"""Text PDF → Document: by pdfium, or by pdfminer where pdfium fails or a second opinion is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from models.rules import Wording, phrase
from pipelines.document import Damage, Document
from pipelines.formats.ocr.read import confident, read_scans, seen_damage
from pipelines.formats.pages.blocks import blocks
from pipelines.formats.pages.budget import MOST_PAGES as MOST_PAGES
from pipelines.formats.pages.budget import MOST_SECONDS as MOST_SECONDS
from pipelines.formats.pages.page import Page
from pipelines.formats.pdf import miner, pdfium
from pipelines.formats.pdf.ending import Ending, ending
from pipelines.formats.pdf.printed import BrokenPDFError, Printed
from pipelines.reading import UnreadableError

_LEAST_TEXT = 20
"""Fewer characters than this beside a picture: the page is a scan."""
_DAMAGED_SHARE = 0.01


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
        raise UnreadableError("truncated PDF: its end with the table of objects is missing; fetch it again")


def _document(data: bytes, printed: Printed) -> Document:
    pages, info = printed.pages, printed.info
    if not pages:
        raise BrokenPDFError("it has no pages")
    scans = read_scans(data, _scans(pages))
    seen = {each.page.number: each.page for each in scans}
    pages = tuple(seen.get(page.number, page) for page in pages)
    content, damage = blocks(pages)
    damage = [*_file_damage(data), *_page_damage(pages, seen), *seen_damage(scans), *damage]
    return Document(
        "application/pdf",
        tuple(confident(content, scans)),
        title=info.get("title"),
        meta=info,
        damage=tuple(damage),
    )


def _scans(pages: Iterable[Page]) -> tuple[int, ...]:
    """The numbers of the pages that are pictures without text."""
    return tuple(page.number for page in pages if page.pictures and _printed(page) < _LEAST_TEXT)


def _file_damage(data: bytes) -> list[Damage]:
    return [Damage("repaired_file")] if ending(data) is Ending.REPAIRABLE else []


def _page_damage(pages: Sequence[Page], seen: Mapping[int, Page]) -> list[Damage]:
    damage = []
    unread = [number for number in _scans(pages) if number not in seen]
    if unread:
        case = "too_many" if seen else "not_installed"
        damage.append(Damage("no_text_layer", {"pages": page_list(unread)}, case=case))
    hidden = [page.number for page in pages if page.invisible > _printed(page) / 2 and page.pictures]
    if hidden:
        damage.append(Damage("damaged_text_layer", {"pages": page_list(hidden)}, case="recognised"))
    lost = sum(page.undefined for page in pages)
    if lost > _DAMAGED_SHARE * sum(_printed(page) for page in pages):
        places = {"pages": page_list(page.number for page in pages if page.undefined), "count": lost}
        damage.append(Damage("damaged_text_layer", places, case="undefined"))
    return damage


def _printed(page: Page) -> int:
    return sum(not glyph.text.isspace() for glyph in page.glyphs)


def page_list(numbers: Iterable[int]) -> Wording:
    """Page numbers for people: pages 1–3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return phrase("pages", numbers=[f"{a}–{b}" if a != b else str(a) for a, b in runs])
