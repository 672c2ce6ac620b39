"""ZIP files within bounds: the true names of their members, and their bytes up to a limit."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import suppress

from models.messages import later, unreadable
from pipelines.reading import UnreadableError

MOST_MEMBERS = 10_000
MOST_MEMBER = 64 * 2**20
"""Bytes that one member may unpack to."""
MOST_UNPACKED = 256 * 2**20
"""Bytes that all members which are read may unpack to, together."""

_UTF8 = 0x800
_LOCKED = 0x1
_UNICODE_PATH = 0x7075
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


class Zipped:
    """The members of a ZIP file by name, in the archive's order; folders are left out.

    A member is found under its name in other capitals too, as parts of office files are (ECMA-376, part 2).
    `what` names the file for people ("DOCX", "ZIP archive"). Nothing is unpacked before `read` asks for it.
    UnreadableError if the bytes are no whole ZIP file or hold too many members.
    """

    def __init__(self, data: bytes, what: str = later("ZIP archive")) -> None:
        self.what = what
        self._left = MOST_UNPACKED
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, NotImplementedError) as cause:
            raise UnreadableError(unreadable.TRUNCATED(what=what, cause=cause)) from None
        infos = [info for info in self._file.infolist() if not info.filename.endswith(("/", "\\"))]
        if len(infos) > MOST_MEMBERS:
            raise UnreadableError(unreadable.MANY_MEMBERS(what=what, number=len(infos), most=MOST_MEMBERS))
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._members[_distinct(member_name(info), self._members)] = info
        self._lower = {name.lower(): info for name, info in self._members.items()}

    @property
    def names(self) -> list[str]:
        """The members' names, with "/" between folders."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return self._found(name) is not None

    def _found(self, name: str) -> zipfile.ZipInfo | None:
        return self._members.get(name) or self._lower.get(name.lower())

    def size(self, name: str) -> int:
        """The bytes that the member is said to unpack to."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The member's bytes. UnreadableError if it is absent, locked, damaged or over the limits."""
        info = self._found(name)
        if info is None:
            raise UnreadableError(unreadable.MISSING_MEMBER(what=self.what, name=name))
        if info.flag_bits & _LOCKED:
            raise UnreadableError(unreadable.LOCKED_MEMBER(what=self.what, name=name))
        most = min(MOST_MEMBER, self._left)
        try:
            with self._file.open(info) as stream:
                data = stream.read(most + 1)
        except NotImplementedError as cause:
            why = unreadable.UNKNOWN_PACKING(what=self.what, name=name, cause=cause)
            raise UnreadableError(why) from None
        except _BROKEN as cause:
            raise UnreadableError(unreadable.DAMAGED_MEMBER(what=self.what, name=name, cause=cause)) from None
        if len(data) > most:
            raise UnreadableError(unreadable.OVER_MEMBER(what=self.what, name=name, most=most))
        self._left -= len(data)
        return data


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: the UTF-8 mark, then the Unicode field, then UTF-8, then GB18030."""
    return _decoded_name(info).replace("\\", "/")


def _decoded_name(info: zipfile.ZipInfo) -> str:
    stored = info.orig_filename.split("\x00")[0]
    if info.flag_bits & _UTF8:
        return stored
    try:
        raw = stored.encode("cp437")
    except UnicodeError:
        return stored
    if (meant := _unicode_path(info.extra, raw)) is not None:
        return meant
    for charset in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return raw.decode(charset)
    return stored


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in Info-ZIP's extra field 0x7075, if it was made for this very name."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(body) > 5 and struct.unpack("<I", body[1:5])[0] == zlib.crc32(raw):
            with suppress(UnicodeError):
                return body[5:].decode("utf-8")
    return None


def _distinct(name: str, taken: dict[str, zipfile.ZipInfo]) -> str:
    """Two members may bear one name: the second is told apart by a number."""
    number, given = 1, name
    while name in taken:
        number += 1
        name = f"{given} ({number})"
    return name
