"""Picture files and the scanned pages of PDFs → Document, each cell with how sure its recognition is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from pipelines.document import Block, Damage, Document, Place, Table, Text
from pipelines.formats import sniff
from pipelines.formats.ocr import engine
from pipelines.formats.ocr.frames import Frame
from pipelines.formats.ocr.look import Seen, seen_all
from pipelines.formats.pages.blocks import blocks
from pipelines.formats.pages.page import Page
from pipelines.reading import UnreadableError

MOST_PAGES = 60
"""Pages of one file that are read by eye: a report in pictures has 5 to 20."""
_DISCLOSURE = "信息公开"
_TOUCH = 0.5
"""Points by which a word may stand out of its cell's box."""


def read_picture_files(files: Sequence[bytes]) -> Document:
    """The document whose pages these picture files show, one after another.

    Raises UnreadableError if one is broken, or the extra `ocr` is not installed.
    """
    engine.demand()
    from pipelines.formats.ocr.frames import frames

    shown = (frame for data in files for frame in frames(data))
    pages = list(seen_all(enumerate(shown, 1)))
    content, damage = blocks([each.page for each in pages])
    return Document(
        sniff.media_type(files[0]), tuple(confident(content, pages)), damage=(*seen_damage(pages), *damage)
    )


@lru_cache(maxsize=1)
def read_scans(data: bytes, numbers: tuple[int, ...]) -> tuple[Seen, ...]:
    """The named pages of a PDF, read from their pictures: the first `MOST_PAGES`; none without the extra.

    The last file's pages are kept, for each of its readers to have them.
    """
    if not numbers or not engine.is_installed():
        return ()
    from pipelines.formats.ocr.drawn import drawn

    return tuple(seen_all(drawn(data, numbers[:MOST_PAGES])))


def seen_damage(pages: Sequence[Seen]) -> list[Damage]:
    """That pages were read from pictures, and what could not be read in them."""
    if not pages:
        return []
    found = [Damage("read_from_pictures", {"count": len(pages)})]
    unread = sum(each.unread for each in pages)
    if unread:
        found.append(Damage("unread_ink", {"count": unread}))
    return found


def confident(content: Iterable[Block], pages: Sequence[Seen]) -> list[Block]:
    """The blocks, each table cell of the pages with how sure its least sure word is."""
    if not pages:
        return list(content)
    by_number = {each.page.number: each for each in pages}
    return [_sure(block, by_number) if isinstance(block, Table) else block for block in content]


def _sure(table: Table, pages: dict[int, Seen]) -> Table:
    rows = tuple(
        tuple(replace(cell, confidence=_confidence(cell.place, pages)) for cell in row) for row in table.rows
    )
    return replace(table, rows=rows)


def _confidence(place: Place, pages: dict[int, Seen]) -> float | None:
    """None for a cell that no picture shows; 1 for one where nothing is printed."""
    if place.page not in pages or place.box is None:
        return None
    each = pages[place.page]
    inside = [word for word in each.words if _holds(place, each.page, word)]
    return round(min((word.confidence for word in inside), default=1.0), 4)


def _holds(place: Place, page: Page, word: engine.Word) -> bool:
    assert place.box is not None
    left, top, right, bottom = page.box(word.x0, word.top, word.x1, word.bottom)
    x, y = (left + right) / 2, (top + bottom) / 2
    x0, y0, x1, y1 = place.box
    return x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH


def read_pictures(pictures: Mapping[int, bytes]) -> tuple[Seen, ...]:
    """Pages by number, each given as a picture file; a broken one is left out, all without the extra."""
    if not pictures or not engine.is_installed():
        return ()
    from pipelines.formats.ocr.frames import frames

    def whole() -> Iterator[tuple[int, Frame]]:
        for number, data in list(pictures.items())[:MOST_PAGES]:
            with suppress(UnreadableError):
                yield number, next(frames(data))

    return tuple(seen_all(whole()))


def pictured_tables(
    text: Sequence[Block], files: Callable[[], Iterable[bytes]], pictures: int = 0
) -> tuple[tuple[Block, ...], tuple[Damage, ...]]:
    """The tables that the pictures within a text show, each a page; what else they show is left out.

    They are looked at only where the text has no table and speaks of disclosure: others show photographs.
    `pictures`: how many the text shows, if more than its files; those that nobody looked at are told.
    """
    if any(isinstance(block, Table) for block in text) or not any(_is_of_disclosure(block) for block in text):
        return (), ()
    held = dict(enumerate(files(), 1))
    seen = read_pictures(held)
    content, damage = blocks([each.page for each in seen])
    tables = tuple(block for block in confident(content, seen) if isinstance(block, Table))
    told = (*seen_damage(seen), *damage) if tables else ()
    left = max(pictures, len(held)) - len(seen)
    return tables, (*told, Damage("pictures_left", {"count": left})) if left else told


def _is_of_disclosure(block: Block) -> bool:
    return isinstance(block, Text) and _DISCLOSURE in block.text
