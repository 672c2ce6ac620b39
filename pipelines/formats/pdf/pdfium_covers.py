"""White shapes drawn over text, as by who corrects a page: what lies under one cannot be seen.

pdfium gives a character that is drawn twice at one place once, as of the text drawn first: where a number is
covered and another printed on the cover, what both have in common is found under the cover alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from ctypes import addressof, c_int, c_uint, c_void_p, sizeof
from dataclasses import dataclass, field

from pypdfium2 import raw

from pipelines.document import Box
from pipelines.formats.pages.page import THIN
from pipelines.formats.pdf.pdfium_calls import fast

_BAND = 20.0
"""Points: height of the bands in which shapes over a glyph are looked for."""
_MOST_BANDS = 1000
_WHITE = 250
_SOLID = 255

_colour = fast(raw.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


@dataclass(slots=True)
class Boxes:
    """Boxes, each with its turn in being drawn, found by what lies in them."""

    _bands: dict[int, list[tuple[int, Box]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, turn: int, box: Box) -> None:
        """Takes a box."""
        for band in range(max(int(box[1] // _BAND), 0), min(int(box[3] // _BAND), _MOST_BANDS) + 1):
            self._bands[band].append((turn, box))

    def over(self, turn: int, box: Box) -> bool:
        """Whether the middle of this box lies in one of a later turn."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(
            later > turn and left < x < right and top < y < bottom
            for later, (left, top, right, bottom) in self._bands.get(int(y // _BAND), ())
        )


@dataclass(slots=True)
class Covers:
    """The white shapes of a page and its text objects, each with its turn in being drawn."""

    drawn: int = 0
    texts: dict[int, int] = field(default_factory=dict)
    _shapes: Boxes = field(default_factory=Boxes)
    _on_shapes: Boxes = field(default_factory=Boxes)
    _last: int = -1
    _under: set[int] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)

    @property
    def found(self) -> bool:
        """Whether a shape covers anything so far."""
        return self._last >= 0

    def add_text(self, item: int, box: Box | None) -> None:
        """Takes note of a text object; of one after a shape with the box that it fills."""
        self.texts[item] = self.drawn
        if box:
            self._on_shapes.add(self.drawn, box)
        self.drawn += 1

    def add_shape(self, item: int, box: Box) -> None:
        """Takes note of a filled shape if it is white, solid, no line, and drawn after some text."""
        if not self.texts or min(box[2] - box[0], box[3] - box[1]) <= THIN or not _is_white(item):
            return
        self._last = self.drawn
        self._shapes.add(self.drawn, box)
        self.drawn += 1

    def note(self, item: int | None, box: Box) -> None:
        """Takes note of a glyph of this text object: it is seen if its middle lies under no later shape."""
        turn = self.texts.get(item or 0)
        if turn is None or turn > self._last or item in self._seen:
            return
        (self._under if self._shapes.over(turn, box) else self._seen).add(item or 0)

    def shown(self, glyphs: Iterable[tuple[int | None, Box]]) -> Iterator[bool]:
        """Of glyphs, given with their text objects, whether each is seen: its object is, or it lies within a
        later text printed on a shape, where no other that is seen stands.
        """
        hidden = self._under - self._seen
        given = list(glyphs)
        seen = Boxes()
        for item, box in given:
            if hidden and item not in hidden:
                seen.add(0, box)
        for item, box in given:
            yield item not in hidden or (
                self._on_shapes.over(self.texts.get(item or 0, -1), box) and not seen.over(-1, box)
            )


def _is_white(item: int) -> bool:
    colour = (c_uint * 4)()
    places = [addressof(colour) + sizeof(c_uint) * number for number in range(4)]
    return bool(_colour(item, *places)) and min(colour[:3]) >= _WHITE and colour[3] >= _SOLID
