"""The sentences of the text with their sections; paragraphs that a page break cut are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipelines.match.text import one_line, squeeze
from pipelines.words.numerals import with_digits
from pipelines.words.sections import Piece

_END = ("。", "；", ";", "：", ":", "！", "？", "!", "?", "”", "）", ")", "》")
_SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?")
SHORTEST_CUT = 15
"""A shorter line without a full stop is a heading or a list item, not half a sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as printed, with the number of its section by sense."""

    text: str
    section: int | None

    @cached_property
    def squeezed(self) -> str:
        """Without blanks and quotation marks."""
        return squeeze(self.text)

    @cached_property
    def comparable(self) -> str:
        """As wordings are tried on it: squeezed, with plain commas, counted numerals as digits."""
        return with_digits(self.squeezed.replace("，", ","))


def sentences(read: Iterable[Piece]) -> Iterator[Sentence]:
    """Every sentence of the pieces of a document, in order."""
    for section, text in _paragraphs(read):
        for match in _SENTENCE.finditer(text):
            if match[0].strip():
                yield Sentence(one_line(match[0]), section)


def _paragraphs(read: Iterable[Piece]) -> Iterator[tuple[int | None, str]]:
    section: int | None = None
    held = ""
    for piece in read:
        if piece.heading is not None:
            yield section, held
            section, held = piece.number, piece.text
        elif held and len(held) >= SHORTEST_CUT and not held.endswith(_END):
            held += piece.text
        else:
            yield section, held
            held = piece.text
    yield section, held
