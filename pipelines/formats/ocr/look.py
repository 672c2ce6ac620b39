"""A page as a picture → glyphs and ruled lines, straightened, its text upright."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.formats.ocr import engine
from pipelines.formats.ocr.behind import without_fills, without_watermark
from pipelines.formats.ocr.cells import Looked, settled
from pipelines.formats.ocr.engine import Word
from pipelines.formats.ocr.frames import Frame
from pipelines.formats.ocr.pixels import (
    Image,
    all_ink,
    even_light,
    quarter_turned,
    straightened,
    without_stamps,
)
from pipelines.formats.ocr.ruled import ink, rules
from pipelines.formats.ocr.sheet import flattened
from pipelines.formats.pages.page import Glyph, Page, Rule

_READS = 0.85
"""A page whose words are this sure stands upright."""
_STROKE = 1.2
"""Heights of a line of print: no stroke of its letters is longer."""
_REACH = 1.5
"""Points by which a level stroke may stand out of its word's box."""
_RIM = 0.12
"""Share of a word's height at its top and bottom: its box is drawn wide, and a rule may run there."""
_TALL = 1.5
"""Heights to the width from which a picture is looked at piece by piece."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page with its recognised words in points, and how many inked cells could not be read."""

    page: Page
    words: tuple[Word, ...]
    unread: int


def seen_all(frames: Iterable[tuple[int, Frame]]) -> Iterator[Seen]:
    """What the pictures of pages show, given by page number; a page mostly lies as the one before."""
    turn = 0
    for number, frame in frames:
        each = seen(frame, number, turn)
        turn = -each.page.turn % 4
        yield each


def seen(frame: Frame, number: int, likely: int = 0) -> Seen:
    """What the picture of page `number` shows; tried first when turned by the `likely` quarters."""
    image = without_fills(flattened(frame.image), frame.scale)
    best: tuple[Looked, list[Word], int] | None = None
    for turn in dict.fromkeys((likely, 0, 1, 3, 2)):
        look = _look(quarter_turned(image, turn), frame.scale)
        words = _words(look.plain)
        if best is None or _upright(words) > _upright(best[1]):
            best = look, words, turn
        if _reads(words):
            break
    assert best is not None
    look, words, turn = best
    printed = [_in_points(word, look.scale) for word in words]
    look = replace(look, rules=tuple(without_strokes(look.rules, printed)))
    words, unread = settled(look, words)
    height, width = look.plain.shape
    points = tuple(_in_points(word, look.scale) for word in words)
    glyphs = tuple(glyph for word in points for glyph in _glyphs(word))
    page = Page(number, width * look.scale, height * look.scale, glyphs, look.rules, 1, 0, 0, -turn % 4)
    return Seen(page, points, unread)


def _look(image: Image, scale: float) -> Looked:
    plain, full = (
        even_light(without_watermark(grey, scale)) for grey in (without_stamps(image), all_ink(image))
    )
    plain, full = straightened([plain, full], plain)
    found, covered = rules(ink(plain), scale)
    dark = ink(full)
    dark[covered > 0] = 0
    return Looked(plain, full, dark, tuple(found), scale)


def _reads(words: Sequence[Word]) -> bool:
    """Whether the page stands upright, going by its Chinese characters, or says nothing."""
    count = sum(_ideographs(word) for word in words)
    return not words or _upright(words) > _READS * count


def _upright(words: Sequence[Word]) -> float:
    """How many Chinese characters stand upright for sure, in words that are wider than high.

    Digits say nothing of how a page stands: a page of zeros reads as well upside down.
    """
    return sum(
        _ideographs(word) * word.confidence
        for word in words
        if len(word.text) == 1 or word.x1 - word.x0 > word.bottom - word.top
    )


def _ideographs(word: Word) -> int:
    return sum("\u3400" <= character <= "\u9fff" for character in word.text)


def _words(plain: Image) -> list[Word]:
    """The words of the whole picture; of a tall one piece by piece, cut where there is least ink."""
    import cv2
    import numpy as np

    found = []
    for top, bottom in _pieces(plain):
        piece = np.asarray(cv2.cvtColor(plain[top:bottom], cv2.COLOR_GRAY2BGR), np.uint8)
        found += [replace(word, top=word.top + top, bottom=word.bottom + top) for word in engine.words(piece)]
    return found


def _pieces(plain: Image) -> Iterator[tuple[int, int]]:
    height, width = plain.shape
    step, top = round(1.35 * width), 0
    while height - top > _TALL * width:
        near = range(top + round(0.85 * step), top + step)
        paper = plain[near.start : near.stop].mean(axis=1)
        cut = near.start + int(paper.argmax())
        yield top, cut
        top = cut
    yield top, height


def _in_points(word: Word, scale: float) -> Word:
    return Word(
        word.text,
        word.x0 * scale,
        word.top * scale,
        word.x1 * scale,
        word.bottom * scale,
        word.confidence,
        tuple((a * scale, b * scale) for a, b in word.spans),
    )


def without_strokes(rules: Iterable[Rule], words: Sequence[Word]) -> Iterator[Rule]:
    """The rules but for strokes of letters: upright and no longer than a word is high, or level within it.

    Level strokes of letters that stand close run together; a rule goes on beside the words of its cell.
    Words and rules are given in points.
    """
    return (rule for rule in rules if not any(_is_stroke(rule, word) for word in words))


def _is_stroke(rule: Rule, word: Word) -> bool:
    height = word.bottom - word.top
    if rule.horizontal:
        within = word.x0 - _REACH < rule.start and rule.end < word.x1 + _REACH
        return within and word.top + _RIM * height < rule.at < word.bottom - _RIM * height
    middle = (rule.start + rule.end) / 2
    short = rule.end - rule.start < _STROKE * height
    return short and word.x0 < rule.at < word.x1 and word.top < middle < word.bottom


def _glyphs(word: Word) -> Iterator[Glyph]:
    """The word's characters, each as wide as up to the next where that stands near."""
    size = 0.8 * (word.bottom - word.top)
    base = word.bottom - 0.15 * (word.bottom - word.top)
    ends = [after[0] if after[0] - own[1] < size else own[1] for own, after in pairwise(word.spans)]
    ends.append(word.spans[-1][1])
    for character, (x0, _), x1 in zip(word.text, word.spans, ends, strict=True):
        yield Glyph(character, x0, word.top, max(x0, x1), word.bottom, base, size)
