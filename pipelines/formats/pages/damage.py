"""What may be wrong with the text of drawn pages: pictures without text, text without meaning."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from models.rules import Wording, phrase
from pipelines.document import Damage
from pipelines.formats.pages.page import Page

_LEAST_TEXT = 20
"""Fewer characters than this beside a picture: the page is a scan."""
_DAMAGED_SHARE = 0.01


def scans(pages: Iterable[Page]) -> tuple[int, ...]:
    """The numbers of the pages that are pictures without text."""
    return tuple(page.number for page in pages if page.pictures and _printed(page) < _LEAST_TEXT)


def recognised(pages: Iterable[Page]) -> tuple[int, ...]:
    """The numbers of the pages that are pictures over an unseen text: as another program read them."""
    return tuple(page.number for page in pages if page.pictures and page.invisible > _printed(page) / 2)


def text_damage(pages: Sequence[Page], seen: Container[int], unread: str) -> Iterator[Damage]:
    """What is missing or doubtful; `seen` pages were read by eye, `unread` says why other scans were not."""
    pictures = [number for number in scans(pages) if number not in seen]
    if pictures:
        yield Damage("no_text_layer", {"pages": page_list(pictures)}, case=unread)
    hidden = recognised(pages)
    if hidden:
        yield Damage("damaged_text_layer", {"pages": page_list(hidden)}, case="recognised")
    lost = sum(page.undefined for page in pages)
    if lost > _DAMAGED_SHARE * sum(map(_printed, pages)):
        places = {"pages": page_list(page.number for page in pages if page.undefined), "count": lost}
        yield Damage("damaged_text_layer", places, case="undefined")
    stated = [page.number for page in pages if page.stated]
    if stated:
        yield Damage("text_stated_apart", {"pages": page_list(stated)})


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
