"""Lines of print → runs: what stands together on a line, cut where gaps or dotted leaders part it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.value import value
from pipelines.document import Place
from pipelines.formats.pages.glyphs import TextLine, is_tangled, legible
from pipelines.formats.pages.page import Glyph, Page

_GAP = 0.3
"""Share of the type size from which a gap parts two runs."""
_DIGIT_GAP = 0.18
"""The same between two digits."""
_LEADERS = frozenset(".．…·・‥_＿")
_FEWEST_LEADERS = 4
_NUMBER = re.compile(
    r"(?:[+\-−]|增加?|减少?)?\d[\d,]*(?:\.\d+)?(?:%|元|万元|件|条|项|个|次)?(?:\([^()]*\)?)?(?:\[\d\])*|[/—\-–]{1,3}|无"
)
_UNITS = frozenset(("件", "条", "次", "篇", "个", "人", "项", "份", "起", "宗", "元", "万元", "人次"))
_NUMERAL = "[一二三四五六七八九十]+"
_ORDINAL = re.compile(rf"\d{{1,2}}[.、]|\({_NUMERAL}\)|{_NUMERAL}、")
_BARE_ORDINAL = re.compile(rf"\d{{1,2}}[.、]?|\({_NUMERAL}\)|{_NUMERAL}、")


@value
class Run:
    """Print that stands together: its sides, its baseline `y` and its size in points.

    `y` may count on over page breaks (see `Strip`); `place` is where it stands in truth. `tangled` tells that
    digits lie over one another.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    place: Place
    tangled: bool = False

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_number(self) -> bool:
        """Whether it is a number, with its sign, unit or note, or a mark for none; an ordinal is not."""
        return bool(_NUMBER.fullmatch(_plain(self.text)))

    @property
    def is_unit(self) -> bool:
        """Whether it is nothing but what numbers count, as a column of units has it."""
        return self.text in _UNITS

    @property
    def is_words(self) -> bool:
        """Whether it bears words, so that what stands before it on its line is no value."""
        return not (self.is_number or self.is_unit) and len(re.findall(r"[\u3400-\u9fff]", self.text)) > 1


def begins_numbered(text: str) -> bool:
    """Whether a text begins with an ordinal: 1. or （一） or 一、"""
    return bool(_ORDINAL.match(_plain(text)))


def is_ordinal(text: str) -> bool:
    """Whether a text is nothing but an ordinal."""
    return bool(_BARE_ORDINAL.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def overlap(one: Run | tuple[float, float], other: Run | tuple[float, float]) -> float:
    """How many points of the line's width two runs (or stretches) share; below 0 how far they are apart."""
    a0, a1 = (one.x0, one.x1) if isinstance(one, Run) else one
    b0, b1 = (other.x0, other.x1) if isinstance(other, Run) else other
    return min(a1, b1) - max(a0, b0)


def runs(line: TextLine, page: Page) -> list[Run]:
    """The runs of a line from left to right."""
    return [_run(part, page) for part in _parts(_without_leaders(line.glyphs)) if part]


def _without_leaders(glyphs: Sequence[Glyph]) -> Iterator[Glyph | None]:
    """The printed glyphs; None where a row of dots led the eye."""
    dots: list[Glyph] = []
    for glyph in (*(g for g in glyphs if not g.text.isspace()), None):
        if glyph is not None and glyph.text in _LEADERS:
            dots.append(glyph)
            continue
        if len(dots) >= _FEWEST_LEADERS:
            yield None
        else:
            yield from dots
        dots = []
        if glyph is not None:
            yield glyph


def _parts(glyphs: Iterator[Glyph | None]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in glyphs:
        if glyph is None or (part and _parted(part[-1], glyph)):
            yield part
            part = []
        if glyph is not None:
            part.append(glyph)
    yield part


def _parted(before: Glyph, glyph: Glyph) -> bool:
    digits = before.text.isdigit() and glyph.text.isdigit()
    return glyph.x0 - before.x1 > (_DIGIT_GAP if digits else _GAP) * max(before.size, glyph.size)


def _run(glyphs: Sequence[Glyph], page: Page) -> Run:
    x0, x1 = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        apart = glyph.x0 - before.x1 > 0.15 * glyph.size and before.text.isascii() and glyph.text.isascii()
        text += (" " if apart else "") + glyph.text
    size = max(g.size for g in glyphs)
    base = sorted(g.base for g in glyphs)[len(glyphs) // 2]
    place = Place(page.number, page.box(x0, top, x1, bottom))
    return Run(legible(text, glyphs), x0, x1, base, size, place, is_tangled(glyphs))
