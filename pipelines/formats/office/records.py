"""What the records of an old workbook (XLS, ET) say of its cells beyond values: looks, and what is hidden.

The records are those of [MS-XLS] 2.4; a workbook of Excel 5 differs in its strings and styles only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.messages import unreadable
from pipelines.formats.office.cell_styles import PLAIN, Look, telling_code
from pipelines.formats.office.formulas import Told
from pipelines.reading import UnreadableError

_BOUND_SHEET, _BEGIN, _LOCK, _COLUMN_INFO, _ROW_INFO, _WINDOW = 0x85, 0x809, 0x2F, 0x7D, 0x208, 0x23E
_FONT, _STYLE, _FORMAT, _PALETTE = 0x31, 0xE0, 0x41E, 0x92
_NUMBER, _RK, _MANY_RK, _FORMULA, _ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_TEXTS = (0xFD, 0x204, 0xD6)
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_WHITES = frozenset((1, 9))
"""The numbers of white, unless the workbook has colours of its own; they begin with number 8."""
_FIRST_OWN = 8
_BACKGROUND = 64
_SHOWS_ZEROS = 0x10
_SKIPPED_FONT = 4
"""No font has this number; those after it count one too many."""


@dataclass(slots=True)
class _Styles:
    """The workbook's fonts (struck, colour), formats, styles (font, format, fill, its colour), and whites."""

    fonts: list[tuple[bool, int]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[tuple[int, int, int, int]] = field(default_factory=list)
    whites: frozenset[int] = _WHITES

    def take(self, kind: int, data: bytes) -> None:
        """Takes the record if it is one of a font, a format or a style."""
        if kind == _FONT and len(data) >= 6:
            flags, colour = struct.unpack_from("<2xHH", data)
            self.fonts.append((bool(flags & 8), colour))
        elif kind == _FORMAT and len(data) >= 5:
            self.codes[struct.unpack_from("<H", data)[0]] = _string(data[2:])
        elif kind == _STYLE and len(data) >= 4:
            self.styles.append((*struct.unpack_from("<HH", data), *_fill(data)))
        elif kind == _PALETTE:
            colours = enumerate(range(2, len(data) - 3, 4), start=_FIRST_OWN)
            own = (number for number, at in colours if data[at : at + 3] == b"\xff\xff\xff")
            self.whites = frozenset((1, *own))

    def looks(self) -> list[Look]:
        """The look of each style, in order."""
        return [self._look(*style) for style in self.styles]

    def _look(self, font: int, code: int, fill: int, colour: int) -> Look:
        at = font - (font > _SKIPPED_FONT)
        struck, letters = self.fonts[at] if at < len(self.fonts) else (False, 0)
        bare = not fill or (fill == 1 and (colour in self.whites or colour == _BACKGROUND))
        look = Look(telling_code(self.codes.get(code), str(code)), struck, bare and letters in self.whites)
        return PLAIN if look == PLAIN else look


def told_in_records(stream: bytes) -> list[Told]:
    """What each sheet hides and shows otherwise than it holds, in the workbook's order of sheets.

    UnreadableError if the workbook is locked.
    """
    starts: list[int] = []
    at: dict[int, Told] = {}
    current: Told | None = None
    styles, looks, zeros = _Styles(), list[Look](), list[tuple[int, int]]()
    for place, kind, data in _records(stream):
        if kind == _BEGIN:
            current, zeros, looks = at.setdefault(place, Told()), [], styles.looks()
        elif kind == _LOCK:
            raise UnreadableError(unreadable.LOCKED_OFFICE(what="XLS"))
        elif kind == _BOUND_SHEET and len(data) >= 4:
            starts.append(struct.unpack_from("<I", data)[0])
        elif current is None or len(at) == 1:
            styles.take(kind, data)
        elif kind == _WINDOW and len(data) >= 2 and not data[0] & _SHOWS_ZEROS:
            current.shown.update(dict.fromkeys(zeros, ""))
        else:
            _hide(current, kind, data)
            for cell, style, value in _cells(kind, data):
                text = looks[style].prints(value) if style < len(looks) else None
                if text is not None:
                    current.shown[cell] = text
                if value == 0:
                    zeros.append(cell)
            if (error := _error(kind, data)) is not None:
                current.shown[struct.unpack_from("<HH", data)] = error
    return [at.get(start, Told()) for start in starts]


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each record: where it starts, its kind, its data."""
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _hide(told: Told, kind: int, data: bytes) -> None:
    """Takes note of a row or of columns that are hidden."""
    if kind == _ROW_INFO and len(data) >= 14:
        row, flags = struct.unpack_from("<H10xH", data)
        if flags & 0x20:
            told.hidden.rows.add(row)
    elif kind == _COLUMN_INFO and len(data) >= 10:
        first, last, flags = struct.unpack_from("<HH4xH", data)
        if flags & 1:
            told.hidden.columns.append((first, last))


def _cells(kind: int, data: bytes) -> Iterator[tuple[tuple[int, int], int, float | None]]:
    """The cells of a record: place, number of the style, and the number held, None for text."""
    if len(data) < 6 or kind not in (_NUMBER, _RK, _MANY_RK, _FORMULA, *_TEXTS):
        return
    row, column, style = struct.unpack_from("<HHH", data)
    if kind == _MANY_RK:
        for number, at in enumerate(range(4, len(data) - 7, 6)):
            yield (row, column + number), struct.unpack_from("<H", data, at)[0], _rk(data[at + 2 : at + 6])
    elif kind == _RK and len(data) >= 10:
        yield (row, column), style, _rk(data[6:10])
    elif kind in (_NUMBER, _FORMULA) and len(data) >= 14:
        is_number = kind == _NUMBER or data[12:14] != b"\xff\xff"
        yield (row, column), style, struct.unpack_from("<d", data, 6)[0] if is_number else None
    else:
        yield (row, column), style, None


def _error(kind: int, data: bytes) -> str | None:
    """The error that a cell shows, or the formula in it has come to."""
    if kind == _ERROR and len(data) >= 8 and data[7] == 1:
        return _ERRORS.get(data[6])
    if kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8])
    return None


def _rk(data: bytes) -> float:
    """A number in four bytes: the high half of a double or a whole number, a hundredth of it or not."""
    bits = struct.unpack("<i", data)[0]
    whole = bits >> 2 if bits & 2 else struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", bits & ~3))[0]
    return float(whole) / 100 if bits & 1 else float(whole)


def _string(data: bytes) -> str:
    """A string: of Excel 97 and later with two bytes of length and flags, of Excel 5 with one of length."""
    length, flags = struct.unpack_from("<HB", data)
    if flags in (0, 1) and len(data) == 3 + length * (1 + flags):
        return data[3:].decode("utf-16-le" if flags else "latin-1", "replace")
    return data[1 : 1 + data[0]].decode("gb18030", "replace")


def _fill(style: bytes) -> tuple[int, int]:
    """The pattern that a style fills cells with (0 none, 1 solid) and its colour; of Excel 5 not told."""
    if len(style) < 20:
        return 2, 0
    pattern, colours = struct.unpack_from("<IH", style, 14)
    return pattern >> 26, colours & 0x7F
