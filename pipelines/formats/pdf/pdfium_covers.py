"""White shapes drawn over text, as by who corrects a page: what lies under one cannot be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
class Covers:
    """The white shapes of a page and its text objects, each with its turn in being drawn."""

    drawn: int = 0
    texts: dict[int, int] = field(default_factory=dict)
    _bands: dict[int, list[tuple[int, Box]]] = field(default_factory=lambda: defaultdict(list))
    _last: int = -1
    _under: set[int] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)

    def add_text(self, item: int) -> None:
        """Takes note of a text object."""
        self.texts[item] = self.drawn
        self.drawn += 1

    def add_shape(self, item: int, box: Box) -> None:
        """Takes note of a filled shape if it is white, solid, no line, and drawn after some text."""
        if not self.texts or min(box[2] - box[0], box[3] - box[1]) <= THIN or not _is_white(item):
            return
        self._last = self.drawn
        for band in range(max(int(box[1] // _BAND), 0), min(int(box[3] // _BAND), _MOST_BANDS) + 1):
            self._bands[band].append((self.drawn, box))
        self.drawn += 1

    def note(self, item: int | None, box: Box) -> None:
        """Takes note of a glyph of this text object: it is seen if its middle lies under no later shape."""
        turn = self.texts.get(item or 0)
        if turn is None or turn > self._last or item in self._seen:
            return
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        shapes: Mapping[int, list[tuple[int, Box]]] = self._bands
        covered = any(
            later > turn and left < x < right and top < y < bottom
            for later, (left, top, right, bottom) in shapes.get(int(y // _BAND), ())
        )
        (self._under if covered else self._seen).add(item or 0)

    def hidden(self) -> set[int]:
        """The text objects of which no glyph is seen."""
        return self._under - self._seen


def _is_white(item: int) -> bool:
    colour = (c_uint * 4)()
    places = [addressof(colour) + sizeof(c_uint) * number for number in range(4)]
    return bool(_colour(item, *places)) and min(colour[:3]) >= _WHITE and colour[3] >= _SOLID
