"""Reading without the machine's fonts.

For a font that a file does not hold pdfium takes one of the machine. A letter that this one lacks has no
width, and a text of such letters alone (a number in full-width digits) is left out without a word. Here it
has its own fonts for Latin letters, and for all others one whose every letter takes the same small box, of
which nothing is drawn: who reads a page by eye shall see no sign that does not stand there.
"""

from __future__ import annotations

from ctypes import memmove
from functools import cache
from struct import pack
from typing import Any

import pypdfium2
from pypdfium2 import raw

_EM = 1000
_BOX = (20, 0, 380, 700)
"""Left, bottom, right and top of each letter: within the narrowest that matters."""
_LATIN = (raw.FXFONT_ANSI_CHARSET, raw.FXFONT_SYMBOL_CHARSET)
_HANDLE = 1
_HEADER, _ENTRY = 12, 16


class _Boxes(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
    """A machine that has only the font of boxes: what pdfium asks of it, in pdfium's own types."""

    def EnumFonts(self, *_: Any) -> None:  # noqa: ANN401, N802
        return None

    def MapFont(self, *asked: Any) -> int | None:  # noqa: ANN401, N802
        _, _weight, _is_italic, charset, *_family = asked
        return None if charset in _LATIN else _HANDLE

    def GetFont(self, *_: Any) -> None:  # noqa: ANN401, N802
        return None

    def GetFontData(self, *asked: Any) -> int:  # noqa: ANN401, N802
        _, _handle, table, buffer, size = asked
        data = font_of_boxes() if table == 0 else _tables().get(table.to_bytes(4, "big"), b"")
        if buffer and size >= len(data):
            memmove(buffer, data, len(data))
        return len(data)

    def GetFaceName(self, *_: Any) -> int:  # noqa: ANN401, N802
        return 0

    def GetFontCharset(self, *_: Any) -> int:  # noqa: ANN401, N802
        return int(raw.FXFONT_DEFAULT_CHARSET)

    def DeleteFont(self, *_: Any) -> None:  # noqa: ANN401, N802
        return None


@cache
def only_boxes() -> None:
    """From now on pdfium asks no machine for fonts, as long as the process lasts."""
    _Boxes().setup()


@cache
def font_of_boxes() -> bytes:
    """A TrueType file (OpenType 1.9): an empty box, and a cmap of format 13 that gives it to all letters."""
    tables = _tables()
    offset = _HEADER + _ENTRY * len(tables)
    entries = b""
    for tag, table in tables.items():
        entries += pack(">4sIII", tag, 0, offset, len(table))
        offset += len(table) + -len(table) % 4
    bodies = b"".join(table + bytes(-len(table) % 4) for table in tables.values())
    return pack(">IHHHH", 0x00010000, len(tables), 128, 3, 16) + entries + bodies


@cache
def _tables() -> dict[bytes, bytes]:
    left, bottom, right, top = _BOX
    # Two contours of one point each: the corners of the box, and nothing that is filled.
    outline = pack(">hhhhhHHH", 2, left, bottom, right, top, 0, 1, 0) + bytes([1] * 2)
    outline += pack(">4h", left, right - left, bottom, top - bottom)
    begins = pack(">4IHHqq", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0)
    every = pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)
    bounds = pack(">hhhh", left, bottom, right, top)
    return {
        b"cmap": pack(">HHHHI", 0, 1, 3, 10, 12) + every,
        b"glyf": outline,
        b"head": begins + bounds + pack(">5h", 0, 8, 2, 1, 0),
        b"hhea": pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, _EM, left, 0, right, 1, *[0] * 7, 2),
        b"hmtx": pack(">HhHh", _EM, 0, _EM, left),
        b"loca": pack(">III", 0, 0, len(outline)),
        b"maxp": pack(">I14H", 0x10000, 2, 2, 2, *[0] * 2, 2, *[0] * 8),
    }
