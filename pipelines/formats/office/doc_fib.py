"""Word's binary format: where its parts lie (FIB), and its text by pieces ([MS-DOC] 2.5, 2.4.1)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass

from models.messages import unreadable
from pipelines.reading import UnreadableError


class OldWordError(UnreadableError):
    """A file of a Word before Word 97, which another program may still convert."""


STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "textboxes", "header textboxes")
_LENGTHS = 0x4C
_TABLE = 0x9A
_MOST_CHARACTERS = 30_000_000


@dataclass(frozen=True, slots=True)
class Fib:
    """The file information block: the main stream, which table stream is in use, and the stories' lengths."""

    main: bytes
    table_name: str
    lengths: tuple[int, ...]

    def part(self, table: bytes, index: int) -> bytes:
        """The bytes in the table stream of the index-th pair of offset and length."""
        offset, length = struct.unpack_from("<II", self.main, _TABLE + 8 * index)
        return table[offset : offset + length]


def read_fib(main: bytes) -> Fib:
    """The block at the start of the main stream. UnreadableError for old, locked and broken files."""
    if len(main) < 0x200:
        raise UnreadableError(unreadable.NO_TEXT())
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if magic != 0xA5EC or version < 0xC1:
        raise OldWordError(unreadable.OLD_WORD())
    if flags & 0x0100:
        raise UnreadableError(unreadable.LOCKED_DOC())
    lengths = struct.unpack_from("<8i", main, _LENGTHS)
    if min(lengths) < 0 or sum(lengths) > _MOST_CHARACTERS:
        raise UnreadableError(unreadable.WRONG_LENGTHS())
    return Fib(main, "1Table" if flags & 0x0200 else "0Table", lengths)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) at a byte offset; `wide`: two bytes each. `changes`: sprms put on them."""

    start: int
    end: int
    offset: int
    wide: bool
    changes: bytes = b""


class Pieces:
    """The text of the whole file in order, and where each character's bytes lie."""

    def __init__(self, fib: Fib, table: bytes) -> None:
        self._pieces = _pieces(fib.part(table, 33))
        self._starts = [piece.start for piece in self._pieces]
        self.text = "".join(_decoded(fib.main, piece) for piece in self._pieces)

    def at(self, position: int) -> Piece:
        """The piece that holds a character."""
        return self._pieces[max(bisect_right(self._starts, position) - 1, 0)]

    def offset(self, position: int) -> int:
        """Where in the main stream a character's bytes begin."""
        piece = self.at(position)
        return piece.offset + (position - piece.start) * (2 if piece.wide else 1)

    def spans(self, first: int, last: int) -> list[tuple[int, int]]:
        """The characters [start, end) whose bytes lie in [first, last)."""
        found = []
        for piece in self._pieces:
            size = 2 if piece.wide else 1
            start = piece.start + max(-(-(first - piece.offset) // size), 0)
            end = min(piece.start + -(-(last - piece.offset) // size), piece.end)
            if start < end:
                found.append((start, end))
        return found


def _pieces(clx: bytes) -> list[Piece]:
    """The piece table of the Clx; before it stand the sprms that fast saves refer to."""
    changes: list[bytes] = []
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        (length,) = struct.unpack_from("<H", clx, at + 1)
        changes.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if at + 5 > len(clx) or clx[at] != 2:
        raise UnreadableError(unreadable.NO_TEXT_TABLE())
    (length,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", table)
    found = []
    for number in range(count):
        _, packed, property_ = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * number)
        start, end = positions[number], positions[number + 1]
        if not start < end <= _MOST_CHARACTERS:
            continue
        wide = not packed & 0x40000000
        offset = packed & 0x3FFFFFFF
        found.append(Piece(start, end, offset if wide else offset // 2, wide, _changes(property_, changes)))
    return found


def _changes(property_: int, changes: list[bytes]) -> bytes:
    """What a piece changes: an index of a list of sprms, or one small sprm, which never matters here."""
    index = property_ >> 1
    return changes[index] if property_ & 1 and index < len(changes) else b""


def _decoded(main: bytes, piece: Piece) -> str:
    """Exactly as many characters as the piece has; what the file lacks is U+FFFD."""
    count = piece.end - piece.start
    raw = main[piece.offset : piece.offset + count * (2 if piece.wide else 1)]
    if not piece.wide:
        return raw.decode("cp1252", errors="replace").ljust(count, "\ufffd")
    raw = raw[: len(raw) // 2 * 2]
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw))).ljust(count, "\ufffd")
