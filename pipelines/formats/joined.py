"""The parts of a document as one: paged bodies, and scans that are numbered pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.document import Block, Damage, Document, Table
from pipelines.formats.sniff import PICTURES, media_type


def runs(parts: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    """The parts in order, pictures that follow each other together: tables go on over such pages."""
    for pictures, group in groupby(parts, lambda part: media_type(part) in PICTURES):
        if pictures:
            yield tuple(group)
        else:
            yield from ((part,) for part in group)


def joined(documents: Sequence[Document]) -> Document:
    """The parts in order as one document, its tables numbered through; the first part's title and meta."""
    if len(documents) == 1:
        return documents[0]
    blocks: list[Block] = []
    damage: list[Damage] = []
    count = 0
    for document in documents:
        damage.extend(_renumbered(note, count) for note in document.damage)
        for block in document.blocks:
            if isinstance(block, Table):
                count += 1
                blocks.append(replace(block, number=count))
            else:
                blocks.append(block)
    return replace(documents[0], blocks=tuple(blocks), damage=tuple(damage))


def _renumbered(note: Damage, before: int) -> Damage:
    """The damage of one part, its table counted after those of the parts before."""
    return note if note.table is None else replace(note, table=note.table + before)
