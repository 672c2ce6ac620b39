"""Glyphs → lines of text, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import pairwise
from operator import attrgetter

from models.value import value
from pipelines.document import ILLEGIBLE, Box
from pipelines.formats.lines import trim
from pipelines.formats.pages.page import Glyph, Page

_BASE, _LEFT = attrgetter("base"), attrgetter("x0")
_SAME_LINE = 0.4
"""Share of the type size by which baselines of one line may differ."""
_NUMERIC = frozenset("0123456789.,，． ")
_TANGLED = 0.4
"""Share of a sign's width by which another may not lie over it."""
_SAME_SIZE = 0.2
"""Share by which the sizes of words that are printed over one another differ; a watermark is larger."""
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_SIGN = re.compile(r"\w")
_WORD_GAP = 0.3
"""Share of the type size from which a gap is a blank."""


@value
class TextLine:
    """A line of print with its box (of the turned page), its largest type size and glyphs."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    glyphs: tuple[Glyph, ...] = field(default=(), repr=False)

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


@value
class PageLine:
    """A line with the page that it stands on."""

    line: TextLine
    page: Page


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines from top to bottom; blank ones left out."""
    lines: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=_BASE):
        if last is not None and glyph.base - last.base <= _SAME_LINE * max(glyph.size, last.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
        last = glyph
    made = (_line(sorted(line, key=_LEFT)) for line in lines)
    return [line for line in made if line is not None]


def is_tangled(glyphs: Sequence[Glyph]) -> bool:
    """Whether a number of a line was printed over another, so that its digits are not known.

    Digits from left to right lie over one another then, or some are the same in both and others not.
    """
    if any(a.text.isdigit() and b.text.isdigit() and _is_over(a, b) for a, b in pairwise(glyphs)):
        return True
    doubled = [glyph.doubled for glyph in glyphs if glyph.text.isdigit()]
    return any(doubled) and not all(doubled) and all(glyph.text in _NUMERIC for glyph in glyphs)


def legible(text: str, glyphs: Sequence[Glyph]) -> str:
    """The text of these glyphs; where words were printed over other words as large, neither are known."""
    return _SIGN.sub(ILLEGIBLE, text) if _is_overprinted(glyphs) else text


def _is_overprinted(glyphs: Sequence[Glyph]) -> bool:
    return any(
        a.text != b.text
        and _IDEOGRAPHS.fullmatch(a.text + b.text) is not None
        and abs(a.size - b.size) < _SAME_SIZE * b.size
        and _is_over(a, b)
        for a, b in pairwise(glyphs)
    )


def _is_over(before: Glyph, glyph: Glyph) -> bool:
    return before.x1 - glyph.x0 > _TANGLED * (glyph.x1 - glyph.x0)


def _line(glyphs: Sequence[Glyph]) -> TextLine | None:
    parts = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        wide = glyph.x0 - before.x1 > _WORD_GAP * max(glyph.size, before.size)
        if wide and not (glyph.text.isspace() or before.text.isspace()):
            parts.append(" ")
        parts.append(glyph.text)
    text = trim("".join(parts))
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not text or not printed:
        return None
    if len(printed) == 1:
        only = printed[0]
        return TextLine(text, only.x0, only.top, only.x1, only.bottom, only.size, tuple(glyphs))
    return TextLine(
        text,
        printed[0].x0,
        min([g.top for g in printed]),
        max([g.x1 for g in printed]),
        max([g.bottom for g in printed]),
        max([g.size for g in printed]),
        tuple(glyphs),
    )
