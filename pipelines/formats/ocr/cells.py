"""Recognised words into the cells of a picture's tables: no word over a rule, no ink without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.document import ILLEGIBLE
from pipelines.formats.ocr import engine
from pipelines.formats.ocr.engine import Word
from pipelines.formats.ocr.missed import missed
from pipelines.formats.ocr.pixels import Image
from pipelines.formats.ocr.slashes import is_slash
from pipelines.formats.pages.lattice import lattices
from pipelines.formats.pages.page import Rule

_OVER = 0.15
"""Share of a word's width or height by which it may lie over a rule: boxes are drawn wide."""
_SPECK = 2.4
"""Points: ink that reaches no further is dust."""
_RULE = 1.2
"""Points beside a rule in which its own ink may lie."""
_SHORT = re.compile(r"[\d\sOoQDlIiSZB|!〇○口丨.,'`:;·。，、_~\-]{1,12}")
_NUMBER = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,2})?")
"""A number that needs no second look: a point before three digits may be a comma."""
_DOUBTFUL = 0.5
"""The most that a reading is sure of which needed a second look."""
_WEAK = 0.9
_WHOLE = 0.55
"""Share of its word's box that a stroke is high at least: boxes are drawn wide."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A page as it is looked at: without stamps and with all ink, both in even light; where its rules are."""

    plain: Image
    full: Image
    dark: Image
    rules: tuple[Rule, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """A face in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


def settled(look: Looked, words: Sequence[Word]) -> tuple[list[Word], int]:
    """The words, each inside one cell, with those that were missed; and how many inked cells stay unread."""
    cells = list(_cells(look))
    free: list[Word] = []
    inside: dict[int, list[Word]] = {}
    halves: list[tuple[int, Word]] = []
    for word in words:
        touched = [(share, number) for number, cell in enumerate(cells) if (share := _share(word, cell)) > 0]
        most = max(touched, default=(0.0, -1))
        if most[0] >= 1 - _OVER:
            inside.setdefault(most[1], []).append(_within(word, cells[most[1]]))
        elif not touched:
            free.append(word)
        else:
            halves += [(number, word) for share, number in touched if share > _OVER / 2]
            if sum(share for share, _ in touched) < 1 - _OVER:
                free += _outside(word, [cells[number] for _, number in touched])
    for (number, _), found in zip(halves, _again(look, cells, halves), strict=True):
        if found is not None:
            inside.setdefault(number, []).append(found)
    unread = 0
    for number, cell in enumerate(cells):
        held = inside.get(number, [])
        said = "".join(word.text for word in held)
        if (slash := _slash(look, cell, said, held)) is not None:
            free.append(slash)
            continue
        if held and not _is_doubtful(said, held):
            free += held
            continue
        look_again = _second_look(look, cell, held)
        unread += look_again is None
        free += look_again if look_again is not None else [_unread(cell)]
    faces = [(cell.x0, cell.top, cell.x1, cell.bottom) for cell in cells]
    for box in missed(look.dark, look.scale, faces, free, _SHORT.fullmatch):
        look_again = _second_look(look, _Cell(*box), [])
        unread += look_again is None
        free += look_again if look_again is not None else [_unread(_Cell(*box))]
    return free, unread


def _cells(look: Looked) -> Iterable[_Cell]:
    for lattice in lattices(look.rules):
        if len(lattice.faces) > 1:
            for face in lattice.faces:
                edges = (
                    lattice.xs[face.left],
                    lattice.ys[face.top],
                    lattice.xs[face.right],
                    lattice.ys[face.bottom],
                )
                yield _Cell(*(edge / look.scale for edge in edges))


def _share(word: Word, cell: _Cell) -> float:
    """The share of the word's box that lies in the cell."""
    width = min(word.x1, cell.x1) - max(word.x0, cell.x0)
    height = min(word.bottom, cell.bottom) - max(word.top, cell.top)
    if width <= 0 or height <= 0:
        return 0.0
    # A box is some pixels higher and wider than its print: what a margin touches is not the word's.
    across = width / (word.x1 - word.x0)
    down = min(1.0, height / (0.7 * (word.bottom - word.top)))
    return across * down


def _within(word: Word, cell: _Cell) -> Word:
    """The word moved inside the cell where its wide box reaches out."""

    def clip(x: float) -> float:
        return min(max(x, cell.x0 + 1), cell.x1 - 1)

    middle = min(max((word.top + word.bottom) / 2, cell.top + 1), cell.bottom - 1)
    top, bottom = max(word.top, cell.top), min(word.bottom, cell.bottom)
    if bottom <= top:
        top, bottom = middle - 1, middle + 1
    spans = tuple((clip(a), clip(b)) for a, b in word.spans)
    return replace(word, x0=clip(word.x0), x1=clip(word.x1), top=top, bottom=bottom, spans=spans)


def _outside(word: Word, cells: Sequence[_Cell]) -> list[Word]:
    """What of the word stands left or right of the cells that it touches."""
    kept = [
        (character, span)
        for character, span in zip(word.text, word.spans, strict=True)
        if not any(cell.x0 <= (span[0] + span[1]) / 2 <= cell.x1 for cell in cells)
    ]
    if not kept:
        return []
    text = "".join(character for character, _ in kept)
    spans = tuple(span for _, span in kept)
    return [replace(word, text=text, x0=spans[0][0], x1=spans[-1][1], spans=spans)]


def _again(look: Looked, cells: Sequence[_Cell], halves: Sequence[tuple[int, Word]]) -> list[Word | None]:
    """What each cell holds of a word that reaches over rules, recognised alone."""
    boxes = []
    for number, word in halves:
        x0, top, x1, bottom = _inner(look, cells[number])
        boxes.append((max(word.x0, x0), max(word.top, top), min(word.x1, x1), min(word.bottom, bottom)))
    inked = [_ink_box(look, box) for box in boxes]
    said = iter(engine.lines([_crop(look.plain, box) for box in inked if box is not None]))
    found: list[Word | None] = []
    for box in inked:
        text, score = ("", 0.0) if box is None else next(said)
        found.append(engine.word(text, min(score, _WEAK - 0.01), *box) if text and box is not None else None)
    return found


def _slash(look: Looked, cell: _Cell, said: str, held: Sequence[Word]) -> Word | None:
    """The mark that stands alone in a cell, where the engine reads a digit."""
    if len(said) != 1:
        return None
    box = _ink_box(look, _inner(look, cell))
    least = _WHOLE * (held[0].bottom - held[0].top)
    if box is None or not is_slash(said, look.dark, box, least):
        return None
    return engine.word("/", held[0].confidence, *box)


def _inner(look: Looked, cell: _Cell) -> tuple[float, float, float, float]:
    """The cell without its rules, in pixels."""
    edge = _RULE / look.scale
    return cell.x0 + edge, cell.top + edge, cell.x1 - edge, cell.bottom - edge


def _is_doubtful(said: str, held: Sequence[Word]) -> bool:
    """Whether a short text is no clean number, or a number is not sure."""
    if not _SHORT.fullmatch(said):
        return False
    return not _NUMBER.fullmatch(said) or min(word.confidence for word in held) < _WEAK


def _second_look(look: Looked, cell: _Cell, held: Sequence[Word]) -> list[Word] | None:
    """The cell's words after its ink was recognised alone, enlarged; None if it has ink that says nothing."""
    box = _ink_box(look, _inner(look, cell))
    if box is None:
        return list(held)
    found = [
        (text, score)
        for text, score in engine.lines([_crop(image, box) for image in (look.plain, look.full)])
        if text
    ]
    numbers = {text for text, _ in found if _NUMBER.fullmatch(text)}
    said = "".join(word.text for word in held)
    if len(numbers) == 1 and len(found) == 2 and len({text for text, _ in found}) == 1:
        sure = min(score for _, score in found)
        limit = 1.0 if not held or said in numbers else _DOUBTFUL
        return [engine.word(numbers.pop(), min(sure, limit), *box)]
    if held:
        return [replace(word, confidence=min(word.confidence, _DOUBTFUL)) for word in held]
    if not found:
        return None
    text, score = max(found, key=lambda pair: pair[1])
    return [engine.word(text, min(score, _DOUBTFUL), *box)]


def _ink_box(
    look: Looked, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float] | None:
    """The box of the ink inside `box`, dust left out; None if there is none."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = (max(0, round(edge)) for edge in box)
    part = look.dark[top:bottom, x0:x1]
    if part.size == 0:
        return None
    count, _, boxes, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part))
    speck = _SPECK / look.scale
    kept = [
        boxes[n] for n in range(1, count) if max(boxes[n][2], boxes[n][3]) >= speck and boxes[n][4] >= speck
    ]
    if not kept:
        return None
    left, up = min(int(b[0]) for b in kept), min(int(b[1]) for b in kept)
    right, down = max(int(b[0] + b[2]) for b in kept), max(int(b[1] + b[3]) for b in kept)
    return x0 + left, top + up, x0 + right, top + down


def _crop(image: Image, box: tuple[float, float, float, float]) -> Image:
    """A crop with white around it, twice as large, as three channels."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = (round(edge) for edge in box)
    part = image[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1]
    pad = max(4, (bottom - top) // 4)
    framed = cv2.copyMakeBorder(part, pad, pad, 2 * pad, 2 * pad, cv2.BORDER_CONSTANT, value=(255,))
    large = cv2.resize(framed, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_GRAY2BGR), np.uint8)


def _unread(cell: _Cell) -> Word:
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    return Word(ILLEGIBLE, x - 4, y - 4, x + 4, y + 4, 0.0, ((x - 4, x + 4),))
