"""A drawn page: glyphs and ruled lines in points from the top left, whatever format they come from."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from models.value import value
from pipelines.document import Box
from pipelines.formats.pages.turning import turned_box

PRINT_IN_SHAPES = 3000
"""So many segments of shapes on a page without text are its letters: for the eye it is a picture."""
_BIN = 40.0
"""Points: side of the squares in which doubles of a glyph are looked for."""
THIN = 3.5
"""Points up to which a filled rectangle is a ruled line."""


@value
class Glyph:
    """A printed character with its box and the height of its baseline, in points from the top left.

    `doubled`: the same character was drawn twice in its place.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    doubled: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line: horizontal at height `at`, or vertical at `at` from the left, from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page, turned so that its text is upright; `turn` is the direction that its text has as shown.

    `stated` counts the runs of glyphs that stand for numbers which the file states apart (ActualText).
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: int
    undefined: int
    invisible: int
    turn: int = 0
    stated: int = 0

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of the turned page, in the coordinates of the page as it is shown."""
        x0, top, x1, bottom = turned_box((x0, top, x1, bottom), self.width, self.height, -self.turn)
        return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def turned(page: Page, turn: int) -> Page:
    """The page turned by quarters, so that text of direction `turn` is upright."""

    def glyph(g: Glyph) -> Glyph:
        x0, top, x1, bottom = turned_box((g.x0, g.top, g.x1, g.bottom), page.width, page.height, turn)
        base = {1: g.base, 2: page.height - g.base, 3: page.width - g.base}[turn]
        return replace(g, x0=x0, top=top, x1=x1, bottom=bottom, base=base)

    def rule(r: Rule) -> Rule:
        line = (r.start, r.at, r.end, r.at) if r.horizontal else (r.at, r.start, r.at, r.end)
        x0, top, x1, bottom = turned_box(line, page.width, page.height, turn)
        if r.horizontal == (turn == 2):
            return Rule(True, top, x0, x1)
        return Rule(False, x0, top, bottom)

    sideways = turn in (1, 3)
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        glyphs=tuple(map(glyph, page.glyphs)),
        rules=tuple(map(rule, page.rules)),
        turn=turn,
    )


def plain(character: str) -> str:
    """A radical that a font puts in a character's place is that character; NUL is nothing."""
    if "\u2e80" <= character <= "\u2fdf":
        return unicodedata.normalize("NFKC", character)
    return character.replace("\x00", "")


def is_private(text: str) -> bool:
    """Whether the text is of the private use area, whose meaning only its font knows."""
    return text >= "\ue000" and any("\ue000" <= c <= "\uf8ff" for c in text)


def without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Bold print is at times the same character drawn twice, hardly moved: it counts once, as `doubled`."""
    seen: dict[tuple[str, float, float], list[tuple[float, float, int]]] = {}
    times = Counter([glyph.text for glyph in glyphs])
    kept: list[Glyph] = []
    doubled: set[int] = set()
    for glyph in glyphs:
        if times[glyph.text] == 1:
            kept.append(glyph)
            continue
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        reach = 0.15 * glyph.size
        column, across = divmod(x, _BIN)
        row, down = divmod(y, _BIN)
        found = seen.setdefault((glyph.text, column, row), [])
        if not (reach < across < _BIN - reach and reach < down < _BIN - reach):
            columns = range(int((x - reach) // _BIN), int((x + reach) // _BIN) + 1)
            rows = range(int((y - reach) // _BIN), int((y + reach) // _BIN) + 1)
            near = [other for c in columns for r in rows for other in seen.get((glyph.text, c, r), ())]
        else:
            near = found
        for other_x, other_y, number in near:
            if abs(other_x - x) < reach and abs(other_y - y) < reach:
                doubled.add(number)
                break
        else:
            found.append((x, y, len(kept)))
            kept.append(glyph)
    for number in doubled:
        kept[number] = replace(kept[number], doubled=True)
    return kept
