"""Real PDFs with every number of their tables replaced at random, in the file's own type and drawing.

A number is known by the hand-read figures: those that stand alone behind the first 信息内容 follow one
another from left to right and from above below as the form's cells do. A new one stands about the old one's
middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, groupby
from math import inf

from tests.reportgen.figures import Figures
from tests.reportgen.pdf_objects import Parts, Thing, put
from tests.reportgen.pdf_strings import Shown, Strings
from tests.reportgen.pdf_type import Face, faces_of
from tests.reportgen.redraw import Old
from tests.reportgen.truth import Borne, Truth

_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?")
_FIRST = "信息内容"
_LEVEL = 1.5
"""Points by which what stands on one line may differ in height."""
_BESIDE = 0.3
"""What stands nearer than this share of the size is one word."""
_FILLED = 0.85
"""Share of its column that a number may fill; programs set a longer one in smaller type."""
Word = list[Shown]


def renumber_pdf(data: bytes, form: str, old: Old, new: Figures) -> tuple[bytes, Truth]:
    """The file with the new figures in place of the old; `old` (None = blank) in the order of print."""
    parts = Parts(data)
    truth = Truth(form, {code: Borne("blank") for code in old}, clean=False)
    waiting = [code for code, value in old.items() if value is not None]
    reached = False
    for page in parts.pages():
        faces, streams = faces_of(parts, page), parts.contents(page)
        drawing = b"\n".join(stream.unpacked() for stream in streams)
        edits = list[tuple[int, int, bytes]]()
        for word, room in _words(Strings(drawing, faces).shown):
            said = "".join(shown.text for shown in word).strip()
            reached = reached or _FIRST in said
            number = _NUMBER.fullmatch(said) if reached and waiting else None
            if number and Decimal(said.replace(",", "")) == old[waiting[0]]:
                code = waiting.pop(0)
                truth.cells[code] = Borne("value", new[code], str(new[code]))
                edits += _edits(word, room, str(new[code]), faces)
        _apply(streams, drawing, edits)
    assert not waiting, f"the file lacks {waiting[0]} and {len(waiting) - 1} more"
    return parts.written(), truth


def _words(shown: list[Shown]) -> Iterator[tuple[Word, float]]:
    """What stands together, line by line from above, and how near its neighbours are."""
    lines: list[list[Shown]] = []
    for each in sorted((each for each in shown if each.text.strip()), key=lambda each: -each.base):
        if lines and abs(lines[-1][0].base - each.base) < _LEVEL:
            lines[-1].append(each)
        else:
            lines.append([each])
    for line in lines:
        words = list(_parted(sorted(line, key=lambda each: each.left)))
        middles = [-inf, *((word[0].left + word[-1].right) / 2 for word in words), inf]
        for at, word in enumerate(words, 1):
            yield word, min(middles[at] - middles[at - 1], middles[at + 1] - middles[at])


def _parted(line: list[Shown]) -> Iterator[Word]:
    word: Word = []
    for each in line:
        if word and each.left - word[-1].right > _BESIDE * each.high:
            yield word
            word = []
        word.append(each)
    yield word


def _edits(word: Word, room: float, text: str, faces: dict[bytes, Face]) -> Iterator[tuple[int, int, bytes]]:
    """The first of the word's strings shows the new number, smaller if it has no room; the others nothing."""
    first, *others = sorted(word, key=lambda shown: shown.start)
    coded = [_coded(first.face, sign, faces) for sign in text]
    scale = (first.right - first.left) / first.long
    long = sum(faces[name].width(code) for name, code in coded) / 1000 * first.size
    fit = min(1.0, _FILLED * room / (long * scale))
    old = (word[-1].right - word[0].left) / scale
    shown = b"[%.1f] TJ" % ((long * fit - old) / 2 / first.size * 1000)
    for name, run in groupby(coded, key=lambda each: each[0]):
        codes = b"".join(code for _, code in run).hex().encode()
        shown += b" /%s %g Tf <%s> Tj" % (name, first.size * fit, codes)
    yield first.start, first.end, shown + b" /%s %g Tf" % (first.face, first.size)
    for other in others:
        yield other.start, other.end, b""


def _coded(name: bytes, sign: str, faces: dict[bytes, Face]) -> tuple[bytes, bytes]:
    """The character in the number's own face, or in one of the page's that has it."""
    for each in (name, *faces):
        code = faces[each].coded(sign)
        if code is not None:
            return each, code
    raise AssertionError(f"no face of the page has {sign}")


def _apply(streams: list[Thing], drawing: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    for start, end, shown in sorted(edits, reverse=True):
        drawing = drawing[:start] + shown + drawing[end:]
    for stream, content in zip(streams, chain([drawing], [b""] * len(streams)), strict=False):
        put(stream, content)
