"""Word's binary format: properties as lists of sprms, their runs on pages, and the style sheet."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, None, 3)
_TDEF_TABLE, _CHANGE_TABS = 0xD608, 0xC615

Sprm = tuple[int, bytes]
"""A property's code and its operand."""


def sprms(data: bytes) -> Iterator[Sprm]:
    """The properties in order; a list that breaks off ends there."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if size is None:
            if code == _TDEF_TABLE:
                if at + 2 > len(data):
                    return
                size = struct.unpack_from("<H", data, at)[0] - 1
                at += 2
            else:
                if at >= len(data):
                    return
                size = data[at]
                at += 1
                if code == _CHANGE_TABS and size == 255:
                    return
        operand = data[at : at + max(size, 0)]
        if len(operand) < size:
            return
        yield code, operand
        at += size


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes [first, last) of the main stream that share properties; `style` for paragraphs only."""

    first: int
    last: int
    style: int
    properties: bytes


def paragraph_runs(main: bytes, bins: bytes) -> list[Run]:
    """Every paragraph's bytes, style and own properties (PAPX), in order of their bytes."""
    found = []
    for page in _pages(main, bins):
        count = page[PAGE - 1]
        for at in range(min(count, (PAGE - 5) // 17)):
            first, last = struct.unpack_from("<II", page, 4 * at)
            offset = page[4 * (count + 1) + 13 * at] * 2
            if not offset:
                found.append(Run(first, last, 0, b""))
                continue
            words = page[offset]
            start = offset + 1
            size = 2 * words - 1
            if not words:
                size, start = 2 * page[offset + 1], offset + 2
            data = page[start : min(start + size, PAGE - 1)]
            style = struct.unpack_from("<H", data)[0] if len(data) >= 2 else 0
            found.append(Run(first, last, style, data[2:]))
    return sorted(found, key=lambda run: run.first)


def character_runs(main: bytes, bins: bytes) -> list[Run]:
    """Every run of characters that has properties of its own (CHPX)."""
    found = []
    for page in _pages(main, bins):
        count = page[PAGE - 1]
        for at in range(min(count, (PAGE - 5) // 5)):
            first, last = struct.unpack_from("<II", page, 4 * at)
            offset = page[4 * (count + 1) + at] * 2
            if offset:
                found.append(Run(first, last, 0, page[offset + 1 : offset + 1 + page[offset]]))
    return found


def _pages(main: bytes, bins: bytes) -> Iterator[bytes]:
    """The pages that a bin table (PlcBte) names."""
    count = (len(bins) - 4) // 8
    for at in range(max(count, 0)):
        (number,) = struct.unpack_from("<I", bins, 4 * (count + 1) + 4 * at)
        page = main[(number & 0x3FFFFF) * PAGE : ((number & 0x3FFFFF) + 1) * PAGE]
        if len(page) == PAGE:
            yield page


class ByOffset:
    """Runs looked up by an offset in the main stream."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._firsts = [run.first for run in runs]

    def at(self, offset: int) -> Run | None:
        """The run that holds the byte, if one does."""
        index = bisect_right(self._firsts, offset) - 1
        run = self._runs[index] if index >= 0 else None
        return run if run is not None and offset < run.last else None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles: for each number the one it is based on, its built-in sense (1–9: headings), its sprms."""

    known: dict[int, tuple[int, int, bytes, bytes]] = field(default_factory=dict)

    def paragraph(self, style: int) -> bytes:
        """The paragraph properties of a style, those it is based on first."""
        return b"".join(entry[2] for entry in reversed(self._line(style)))

    def character(self, style: int) -> bytes:
        """The same for characters."""
        return b"".join(entry[3] for entry in reversed(self._line(style)))

    def heading(self, style: int) -> int | None:
        """The level 1–6 of a built-in heading style."""
        return next((min(entry[1], 6) for entry in self._line(style) if 1 <= entry[1] <= 9), None)

    def _line(self, style: int) -> list[tuple[int, int, bytes, bytes]]:
        found: list[tuple[int, int, bytes, bytes]] = []
        while style in self.known and len(found) < 20:
            found.append(self.known[style])
            style = self.known[style][0]
        return found


def read_styles(sheet: bytes) -> Styles:
    """The style sheet (STSH)."""
    if len(sheet) < 6:
        return Styles()
    header, count, base = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    known: dict[int, tuple[int, int, bytes, bytes]] = {}
    for number in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        at += 2
        if size >= 10:
            known[number] = _style(sheet[at : at + size], base)
        at += size
    return Styles(known)


def _style(data: bytes, base: int) -> tuple[int, int, bytes, bytes]:
    """One style: based on, built-in sense, paragraph sprms, character sprms."""
    sense, kind, count = (struct.unpack_from("<H", data, at)[0] for at in (0, 2, 4))
    letters = struct.unpack_from("<H", data, base)[0] if base + 2 <= len(data) else 0
    at = base + 2 + 2 * letters + 2
    parts = []
    for _ in range(count & 0xF):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        parts.append(data[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    paragraph = character = b""
    if kind & 0xF == 1:
        paragraph = parts[0][2:] if parts else b""
        character = parts[1] if len(parts) > 1 else b""
    elif kind & 0xF == 2:
        character = parts[0] if parts else b""
    return kind >> 4, sense & 0xFFF, paragraph, character
