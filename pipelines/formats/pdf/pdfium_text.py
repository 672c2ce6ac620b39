"""The glyphs of a PDF page as pdfium gives them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import addressof, c_double, c_int, c_uint, c_void_p
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, groupby
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from pipelines.document import ILLEGIBLE, Box
from pipelines.formats.pages.budget import Budget
from pipelines.formats.pages.page import Glyph, plain
from pipelines.formats.pdf.pdfium_calls import address_of, fast
from pipelines.formats.pdf.pdfium_covers import Covers
from pipelines.formats.pdf.pdfium_frame import Frame
from pipelines.formats.pdf.pdfium_marks import stands_for_number

_ABOVE, _BELOW = 0.88, 0.12
"""Shares of the type size that a glyph's box takes above and below its baseline, whatever its font says."""
_FAR = 0.7
"""Share of the type size by which a glyph may miss its run's line before it has, as in vertical print."""
_BLANK = (0.1, 0.4)
"""Shares of the type size between which a gap may be a blank that is no wider."""
_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_BLANKS = {9, 10, 13, 32, 160}
_HIGH, _LOW = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)
"""The two halves in which pdfium gives a character beyond U+FFFF."""
_HYPHENS = {2, 0xFFFE}
"""What pdfium gives for a hyphen at a line's end."""

_unicode = fast(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_object = fast(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_is_made = fast(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_is_lost = fast(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_box = fast(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_matrix = fast(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_size = fast(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_mode = fast(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's glyphs as it is shown, the direction of most of them, how many are undefined or unseen, and
    how many of their runs stand for numbers that the file states apart.
    """

    glyphs: list[Glyph]
    turn: int
    undefined: int
    invisible: int
    stated: int


class _Run(NamedTuple):
    """What the characters drawn by one operator have in common, on the page as it is shown."""

    direction: int
    x: float
    y: float
    size: float
    em: float
    unseen: bool
    stated: bool
    drawn: int | None


_Char = tuple[str, Box, _Run]


def glyphs(
    page: pypdfium2.PdfPage, frame: Frame, budget: Budget, covers: Covers, *, scanned: bool
) -> PageText:
    """The text of the page; what is aslant (a watermark) is left out, what `covers` hide, and what is not
    printed beside more that is, unless it may be the recognised text of a picture (`scanned`).
    """
    text = page.get_textpage()
    try:
        chars = list(_chars(text, frame, budget, covers))
    finally:
        text.close()
    if covers.found:
        chars = list(compress(chars, covers.shown((run.drawn, box) for _, box, run in chars)))
    unseen = sum([run.unseen for _, _, run in chars])
    if not scanned and 0 < unseen < len(chars) / 2:
        chars = [char for char in chars if not char[2].unseen]
        unseen = 0
    directions = Counter([run.direction for _, _, run in chars])
    turn = directions.most_common(1)[0][0] if directions else 0
    made = [_glyph(text, box, run, turn) for text, box, run in _set_downwards(chars, turn)]
    lost = [character for character, _, _ in chars].count(ILLEGIBLE)
    stated = len({id(run) for _, _, run in chars if run.stated})
    return PageText(made, turn, lost, unseen, stated)


def _set_downwards(chars: list[_Char], turn: int) -> Iterator[_Char]:
    """The characters, those of runs that run up beside the page's text (heads turned about) set downwards, in
    which order letters below one another are read.
    """
    upwards = (turn + 1) % 4
    if not any(run.direction == upwards for _, _, run in chars):
        yield from chars
        return
    for run, together in groupby(chars, key=lambda char: char[2]):
        own = list(together)
        boxes = [box for _, box, _ in own]
        if run.direction == upwards:
            across = 0 if upwards in (0, 2) else 1
            ends = min(box[across] for box in boxes) + max(box[across + 2] for box in boxes)
            boxes = [_mirrored(box, across, ends) for box in boxes]
        yield from ((text, box, run) for (text, _, _), box in zip(own, boxes, strict=True))


def _mirrored(box: Box, across: int, ends: float) -> Box:
    """The box on the other side of the middle between two ends, whose sum is given."""
    x0, top, x1, bottom = box
    return (ends - x1, top, ends - x0, bottom) if across == 0 else (x0, ends - bottom, x1, ends - top)


def _chars(
    text: pypdfium2.PdfTextPage, frame: Frame, budget: Budget, covers: Covers
) -> Iterator[_Char]:
    """Every character that the page itself draws, with its box as shown."""
    handle = address_of(text.raw)
    runs: dict[int | None, _Run | None] = {}
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    box_at, matrix_at = addressof(box), addressof(matrix)
    count = max(raw.FPDFText_CountChars(text), 0)
    budget.spend(count)
    show = frame.box
    before: _Char | None = None
    made = False
    for index in range(count):
        code = _unicode(handle, index)
        if code in _BLANKS and _is_made(handle, index) == 1:
            made = True
            continue
        drawn = _object(handle, index)
        if drawn not in runs:
            _matrix(handle, index, matrix_at)
            runs[drawn] = _run(matrix, _size(handle, index), drawn, frame)
        run = runs[drawn]
        if run is None:
            continue
        _box(handle, index, box_at)
        shown = show(box.left, box.bottom, box.right, box.top)
        covers.note(drawn, shown)
        if _HIGH[0] <= code <= _HIGH[1] and index + 1 < count:
            code = 0x10000 + (code - _HIGH[0]) * 0x400 + (_unicode(handle, index + 1) - _LOW[0])
        elif _LOW[0] <= code <= _LOW[1]:
            continue
        char = _character(code, _is_lost(handle, index)), shown, run
        if made and before is not None:
            yield from _blank(before, char)
        made, before = False, char
        yield char


def _blank(before: _Char, after: _Char) -> Iterator[_Char]:
    """The blank between two characters of which pdfium said one of its own: it may stand for a drawn one.

    Wider gaps tell themselves; beside a Chinese character it is the gap of justified print.
    """
    (text, a, _), (following, b, run) = before, after
    gap, box = {
        0: (b[0] - a[2], (a[2], b[1], b[0], b[3])),
        1: (a[1] - b[3], (b[0], b[3], b[2], a[1])),
        2: (a[0] - b[2], (b[2], b[1], a[0], b[3])),
        3: (b[1] - a[3], (b[0], a[3], b[2], b[1])),
    }[run.direction]
    if _BLANK[0] < gap / run.size < _BLANK[1] and max(text, following) < "\u2e80":
        yield " ", box, run


@lru_cache(4096)
def _character(code: int, lost: int) -> str:
    if lost == 1 or code == 0 or not (code < _HIGH[0] or _LOW[1] < code <= 0x10FFFF):
        return ILLEGIBLE
    return "-" if code in _HYPHENS else plain(chr(code))


def _run(matrix: Any, size: float, drawn: int | None, frame: Frame) -> _Run | None:  # noqa: ANN401 - ctypes
    """The run of a character with this matrix, of the text object `drawn`; None if it is aslant."""
    direction = _direction(matrix.a, matrix.b)
    if direction is None:
        return None
    x, y = frame.point(matrix.e, matrix.f)
    high = max(abs(size) * math.hypot(matrix.c, matrix.d), 0.1)
    em = max(abs(size) * math.hypot(matrix.a, matrix.b), 0.1)
    unseen = bool(drawn) and _mode(drawn) in _UNSEEN
    return _Run((direction - frame.quarters) % 4, x, y, high, em, unseen, stands_for_number(drawn), drawn)


def _direction(a: float, b: float) -> int | None:
    """0 to the right, 1 running up, 2 to the left, 3 running down, None aslant."""
    if abs(b) <= 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.2 * abs(b):
        return 1 if b > 0 else 3
    return None


def _glyph(text: str, box: Box, run: _Run, turn: int) -> Glyph:
    """The glyph; one that does not run as the page's text does has its own foot for a baseline."""
    x0, top, x1, bottom = box
    size = run.size
    above, below = (_ABOVE, _BELOW) if run.direction in (0, 1) else (_BELOW, _ABOVE)
    if run.direction in (0, 2):
        base = run.y
        if abs((top + bottom) / 2 - (base - (above - below) / 2 * size)) < _FAR * size:
            top, bottom = base - above * size, base + below * size
        elif run.direction == turn:
            base = bottom - _BELOW * size if turn == 0 else top + _BELOW * size
        if x1 - x0 > run.em:
            x0, x1 = (x0, x0 + run.em) if run.direction == 0 else (x1 - run.em, x1)
    else:
        base = run.x
        if abs((x0 + x1) / 2 - (base - (above - below) / 2 * size)) < _FAR * size:
            x0, x1 = base - above * size, base + below * size
        elif run.direction == turn:
            base = x1 - _BELOW * size if turn == 1 else x0 + _BELOW * size
        if bottom - top > run.em:
            top, bottom = (bottom - run.em, bottom) if run.direction == 1 else (top, top + run.em)
    if run.direction != turn:
        base = (bottom, x1, top, x0)[turn]
    return Glyph(text, x0, top, x1, bottom, base, size)
