"""The text objects of an OFD page → glyphs, each where its deltas put it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, repeat

from lxml import etree

from pipelines.formats.ofd.geometry import Matrix, Point, around, carried, combined, number, numbers
from pipelines.formats.ofd.package import children
from pipelines.formats.pages.page import Glyph, plain

_ASCENT, _DESCENT = 0.86, 0.14
_NARROW, _WIDE = 0.5, 0.7
"""Shares of the type size: the width of a half-width letter, and up to which its delta is its width."""
_UNKNOWN = re.compile("[\ufffd¤\x00-\x08\ue000-\uf8ff]")
"""What writers put where a font does not say which character a glyph is."""
_TURNS = {90.0: (0.0, 1.0, -1.0, 0.0), 180.0: (-1.0, 0.0, 0.0, -1.0), 270.0: (0.0, -1.0, 1.0, 0.0)}


@dataclass(slots=True)
class Drawn:
    """A glyph with the direction of its base line: 0 upright, 1 up, 2 on its head, 3 down, -1 aslant.

    `origin` is the point of the base line where it begins, in points of the page as shown.
    """

    glyph: Glyph
    direction: int
    origin: Point


@dataclass(slots=True)
class Mapping:
    """What glyph numbers of fonts were said to mean: a glyph with two meanings makes the text doubtful."""

    _meanings: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def note(self, font: str, glyph: str, text: str) -> None:
        meant = unicodedata.normalize("NFKC", text).strip()
        if meant:
            self._meanings[font, glyph].add(meant)

    @property
    def doubtful(self) -> list[str]:
        """The characters that share a glyph with others."""
        return sorted({text for meant in self._meanings.values() if len(meant) > 1 for text in meant})


def drawn(element: etree._Element, to_page: Matrix, mapping: Mapping) -> Iterator[Drawn]:
    """The glyphs of a TextObject; `to_page` carries its inner places to points of the page."""
    size = number(element.get("Size"), 0.0)
    if size <= 0:
        return
    stretch = number(element.get("HScale"), 1.0) or 1.0
    reading, facing = (number(element.get(name), 0.0) % 360 for name in ("ReadDirection", "CharDirection"))
    x = y = 0.0
    text = ""
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        characters = _characters(code)
        widths = [_width(character) * size * stretch for character in characters]
        steps = _steps(code, widths, reading)
        for character, width, (dx, dy) in zip(characters, widths, steps, strict=True):
            shown = _shown_width(width, dx, size * stretch) if not dy else width
            if facing in _TURNS:
                placed = combined((*_TURNS[facing], x, y), to_page)
            else:
                placed = combined((1.0, 0.0, 0.0, 1.0, x, y), to_page)
            yield _glyph(character, shown, size, placed)
            x, y = x + dx, y + dy
        text += "".join(characters)
    _note(element, text, mapping)


def _characters(code: etree._Element) -> list[str]:
    """The characters that take a delta each; line breaks are the XML's, not the text's."""
    text = code.text or ""
    if "\n" in text:
        text = text.strip("\r\n\t ")
    return [character for character in text if character not in "\r\n"]


def _steps(code: etree._Element, widths: list[float], reading: float) -> list[Point]:
    """How far each character leads to the next; where no delta says it, by the character's own width."""
    count = len(widths)
    given_x, given_y = (_deltas(code.get(name), count) for name in ("DeltaX", "DeltaY"))
    steps: list[Point] = []
    for at, width in enumerate(widths):
        if at < len(given_x) or at < len(given_y):
            dx = given_x[at] if at < len(given_x) else 0.0
            dy = given_y[at] if at < len(given_y) else 0.0
        else:
            dx, dy = {90.0: (0.0, width), 180.0: (-width, 0.0), 270.0: (0.0, -width)}.get(
                reading, (width, 0.0)
            )
        steps.append((dx, dy))
    return steps


def _deltas(text: str | None, most: int) -> list[float]:
    """The deltas written out: "g 3 2.5" stands for 2.5 2.5 2.5."""
    found: list[float] = []
    tokens = iter(re.split(r"[\s,]+", (text or "").strip()))
    for token in tokens:
        if len(found) >= most:
            break
        if token.lower() == "g":
            count, value = number(next(tokens, ""), 0.0), numbers(next(tokens, ""))
            if not value:
                break
            found.extend(islice(repeat(value[0]), max(0, min(int(count), most - len(found)))))
        else:
            value = numbers(token)
            if not value:
                break
            found.append(value[0])
    return found


def _width(character: str) -> float:
    """A character's usual width as a share of the type size."""
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW


def _shown_width(width: float, step: float, size: float) -> float:
    """A character is as wide as its step, unless the step leaves a gap after it."""
    most = size if width >= size else (_WIDE if width else 0.0) * size
    return step if 0 < step <= most else width


def _glyph(character: str, width: float, size: float, to_page: Matrix) -> Drawn:
    top, bottom = -_ASCENT * size, _DESCENT * size
    corners = [(0.0, top), (width, top), (width, bottom), (0.0, bottom)]
    x0, top, x1, bottom = around(carried(corners, to_page))
    a, b, c, d, e, f = to_page
    tall = size * (c * c + d * d) ** 0.5
    glyph = Glyph(plain(character), x0, top, x1, bottom, f, max(tall, 0.1))
    return Drawn(glyph, _direction(a, b), (e, f))


def _direction(a: float, b: float) -> int:
    if abs(b) <= 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.2 * abs(b):
        return 1 if b < 0 else 3
    return -1


def _note(element: etree._Element, text: str, mapping: Mapping) -> None:
    """Notes which glyph numbers of the font stand for which characters."""
    font = element.get("Font", "")
    for change in children(element, "CGTransform"):
        glyphs = [word for part in children(change, "Glyphs") for word in (part.text or "").split()]
        start = int(number(change.get("CodePosition"), 0.0))
        if number(change.get("CodeCount"), 1.0) == len(glyphs) and start >= 0:
            for glyph, character in zip(glyphs, text[start:], strict=False):
                mapping.note(font, glyph, character)


def unknown(text: str) -> bool:
    """Whether a glyph's text says only that nobody knows which character it is."""
    return bool(_UNKNOWN.search(text))
