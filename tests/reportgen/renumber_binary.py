"""Real DOC and XLS files with every number of their tables replaced at random, in the bytes that hold it."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from decimal import Decimal

import olefile

from tests.reportgen.figures import Figures
from tests.reportgen.redraw import Old
from tests.reportgen.truth import Borne, Truth

_CELL = re.compile(r"(?<=[\x07\r])[ \u00a0\u3000]*(\d[\d,.]*)[ \u00a0\u3000]*(?=[\x07\r])")
"""A number alone in its cell."""
_RK, _MULRK, _NUMBER = 0x27E, 0xBD, 0x203
_WHOLE, _HUNDREDTHS = 2, 3
"""The last two bits of a number kept short: a whole one, and one of hundredths."""


def renumber_doc(data: bytes, form: str, old: Old, new: Figures) -> tuple[bytes, Truth]:
    """The DOC with the new figures, which have as many digits as the old, in its one piece of text."""
    truth = _blank(form, old)
    start = data.index("政府信息公开工作年度报告".encode("utf-16-le")) % 2
    text = data[start : start + (len(data) - start) // 2 * 2].decode("utf-16-le", "surrogatepass")
    codes = [code for code, value in old.items() if value is not None]
    for code, place in zip(codes, list(_CELL.finditer(text)), strict=True):
        said = str(new[code])
        assert Decimal(place[1]) == old[code], f"{code}: the file says {place[1]}"
        assert len(said) == len(place[1]), f"{code}: {said} is not as long as {place[1]}"
        text = text[: place.start(1)] + said + text[place.end(1) :]
        truth.cells[code] = Borne("value", new[code], said)
    return data[:start] + text.encode("utf-16-le", "surrogatepass") + data[start + 2 * len(text) :], truth


def renumber_xls(data: bytes, form: str, old: Old, new: Figures) -> tuple[bytes, Truth]:
    """The XLS with the new figures in its records of numbers."""
    truth = _blank(form, old)
    stream = olefile.OleFileIO(io.BytesIO(data)).openstream("Workbook").read()
    start = data.index(stream)
    changed = bytearray(data)
    codes = [code for code, value in old.items() if value is not None]
    for code, at in zip(codes, _numbers(stream), strict=True):
        (held,) = struct.unpack_from("<I", stream, at)
        assert _said(held) == old[code], f"{code}: the file says {_said(held)}"
        struct.pack_into("<I", changed, start + at, _held(new[code]))
        truth.cells[code] = Borne("value", new[code], str(new[code]))
    return bytes(changed), truth


def _blank(form: str, old: Old) -> Truth:
    return Truth(form, {code: Borne("blank") for code in old}, clean=False)


def _numbers(stream: bytes) -> Iterator[int]:
    """Where the numbers kept short lie, alone or several in a row."""
    at = 0
    while at + 4 <= len(stream):
        kind, long = struct.unpack_from("<HH", stream, at)
        assert kind != _NUMBER, "a number kept long"
        if kind == _RK:
            yield at + 10
        elif kind == _MULRK:
            yield from range(at + 10, at + 4 + long - 2, 6)
        at += 4 + long


def _said(held: int) -> Decimal:
    if held & 2:
        number = Decimal(held >> 2)
    else:
        (double,) = struct.unpack("<d", struct.pack("<Q", (held & ~3) << 32))
        number = Decimal(str(double))
    return number / 100 if held & 1 else number


def _held(value: Decimal) -> int:
    whole = value == int(value)
    return int(value) << 2 | _WHOLE if whole else int(value * 100) << 2 | _HUNDREDTHS
