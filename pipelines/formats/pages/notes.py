"""Small raised digits beside a number: the number of a note below the table, not a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.formats.pages.page import Glyph

_SMALLER = 0.75
"""A raised digit is at most this share of the size of what it stands beside."""
_RAISED = (0.15, 0.75)
"""Shares of that size between which its foot stands above that of the number."""
_NEAR = 0.3
"""Share of that size within which it follows."""
_BIN = 8.0
"""Points: width of the strips in which the digit before a raised one is looked for."""


def with_notes(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, raised digits each in square brackets and on the line of the number that they follow."""
    digits = [glyph for glyph in glyphs if glyph.text.isdigit()]
    largest = max([glyph.size for glyph in digits], default=0.0)
    small = [glyph for glyph in digits if glyph.size <= _SMALLER * largest]
    if not small:
        return list(glyphs)
    strips: dict[int, list[Glyph]] = {}
    for glyph in digits:
        strips.setdefault(int(glyph.x1 // _BIN), []).append(glyph)
    made: dict[int, Glyph] = {}
    for glyph in sorted(small, key=lambda each: each.x0):
        strip = int(glyph.x0 // _BIN)
        before = [each for near in (strip - 1, strip, strip + 1) for each in strips.get(near, ())]
        host = next((each for each in before if _follows(glyph, each)), None)
        if host is not None:
            made[id(glyph)] = replace(glyph, text=f"[{glyph.text}]", base=host.base)
        elif base := next((made[id(each)].base for each in before if _goes_on(glyph, each, made)), None):
            made[id(glyph)] = replace(glyph, text=f"[{glyph.text}]", base=base)
    return [made.get(id(glyph), glyph) for glyph in glyphs] if made else list(glyphs)


def _follows(note: Glyph, number: Glyph) -> bool:
    """Whether a digit stands raised behind a larger one."""
    size = number.size
    return (
        note.size <= _SMALLER * size
        and _RAISED[0] * size < number.base - note.base < _RAISED[1] * size
        and abs(note.x0 - number.x1) < _NEAR * size
    )


def _goes_on(note: Glyph, before: Glyph, made: dict[int, Glyph]) -> bool:
    """Whether a digit is the next one of a raised number."""
    alike = abs(note.base - before.base) < 0.1 * note.size and abs(note.x0 - before.x1) < _NEAR * note.size
    return id(before) in made and alike
