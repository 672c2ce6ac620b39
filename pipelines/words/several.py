"""A document that holds several reports, of two bodies or two years: the one that its title names is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.document import Block, Document, Table
from pipelines.match.captions import captions
from pipelines.match.detect import detect
from pipelines.match.text import squeeze
from pipelines.words.sections import numbers, pieces, read_sections
from pipelines.words.title import TITLES, Title, read_title, report_title

SECTIONS_THAT_TELL = 2
ROWS_THAT_TELL = 3
MOST = 60
"""So many titles with text between them are a list with remarks."""
PROSE = 100
"""So many characters of text; a table of contents has its headings alone."""


Start = tuple[int, Title]
"""The place of a title among the blocks, and the title."""


@dataclass(frozen=True)
class _Part:
    """One report: its title, and the blocks from there to the next one's."""

    title: Title
    blocks: tuple[Block, ...]


def named_report(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The part of a document that is the report its title names, and the titles of the others in it.

    The document itself, and none, unless a title of another body or year stands in it and what follows it has
    the sections or tables of a report once more. Where the page is titled otherwise than each of them, the
    first is given as what it calls itself.
    """
    starts = list(_titles(document))
    if not starts:
        return document, ()
    page = read_title(replace(document, blocks=()))
    page = page if page and page.report else None
    told = _with_text(document, starts)
    if len(told) > MOST:
        return document, ()
    parts = _parts(document, [(0, page), *told] if page and told[0][0] else told)
    if len(parts) < 2:
        return document, ()
    named = _named(page or starts[0][1], parts)
    chosen = named or parts[0]
    others = tuple(other.title.text for other in parts if other is not chosen)
    if named is None:
        return _untitled(replace(document, blocks=chosen.blocks)), others
    first = next(place for place, block in enumerate(document.blocks) if block is parts[0].blocks[0])
    return replace(document, blocks=(*document.blocks[:first], *chosen.blocks)), others


def _titles(document: Document) -> Iterator[Start]:
    """The titles of reports with their places; of equal ones after each other the first."""
    last: Title | None = None
    for place, block in enumerate(document.blocks):
        title = None if isinstance(block, Table) else report_title(block.text)
        if title is not None and (last is None or _differs(title, last)):
            last = title
            yield place, title


def _with_text(document: Document, starts: Sequence[Start]) -> list[Start]:
    """Without the titles that nothing but the next one follows, as in a list of links; the first stays."""
    ends = [*(place for place, _ in starts[1:]), len(document.blocks)]
    return [
        (place, title)
        for (place, title), end in zip(starts, ends, strict=True)
        if place == starts[0][0] or end - place > 1
    ]


def _differs(one: Title, other: Title) -> bool:
    years = one.year and other.year and one.year != other.year
    return bool(years or (one.agency and other.agency and squeeze(one.agency) != squeeze(other.agency)))


def _parts(document: Document, starts: Sequence[Start]) -> list[_Part]:
    """The reports in order; a title that nothing of a report follows once more begins none."""
    ends = [*(place for place, _ in starts[1:]), len(document.blocks)]
    parts: list[_Part] = []
    for (start, title), end in zip(starts, ends, strict=True):
        blocks = document.blocks[start:end]
        last = parts[-1] if parts else None
        if last is not None and not _says_much(document, last.blocks):
            parts[-1] = _Part(title, blocks)
        elif last is None or (_differs(title, last.title) and _begins_again(document, last.blocks, blocks)):
            parts.append(_Part(title, blocks))
        else:
            parts[-1] = _Part(last.title, (*last.blocks, *blocks))
    return parts


def _says_much(document: Document, blocks: tuple[Block, ...]) -> bool:
    """True for a table, or as much text as a heading, a line of dates or a table of contents has not."""
    said = sum(len(block.text) for block in blocks if not isinstance(block, Table) and "。" in block.text)
    return said >= PROSE or bool(_rows(document, blocks))


def _begins_again(document: Document, before: tuple[Block, ...], after: tuple[Block, ...]) -> bool:
    again = _sections(document, before) & _sections(document, after)
    if len(again) >= SECTIONS_THAT_TELL and _says_much(document, after):
        return True
    return len(_rows(document, before) & _rows(document, after)) >= ROWS_THAT_TELL


def _sections(document: Document, blocks: tuple[Block, ...]) -> set[int]:
    return numbers(read_sections(pieces(replace(document, blocks=blocks))))


def _rows(document: Document, blocks: tuple[Block, ...]) -> set[str]:
    """The rows of official tables; of a table that the end of a page cuts each stands in one half."""
    part = replace(document, blocks=blocks)
    detected, _ = detect(list(part.tables()), captions(part))
    return {key for each in detected.values() for key in each.found.lines}


def _named(title: Title, parts: Sequence[_Part]) -> _Part | None:
    """The first part of that title's body and year, else the only one of its year; None if none bears it."""
    alike = [part for part in parts if not _differs(part.title, title)]
    of_year = [part for part in parts if part.title.year == title.year]
    return alike[0] if alike else of_year[0] if len(of_year) == 1 else None


def _untitled(document: Document) -> Document:
    """Without the titles that a page has beside its text."""
    meta = {name: said for name, said in document.meta.items() if name not in TITLES}
    return replace(document, title=None, meta=meta)
