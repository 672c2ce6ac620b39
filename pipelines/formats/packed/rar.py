"""RAR archives → their entries: stored ones by rarfile, compressed ones by bsdtar or another tool."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from models.messages import later, unreadable
from pipelines.formats.packed.budget import Budget, Entry, bounded, is_junk
from pipelines.reading import UnreadableError

if TYPE_CHECKING:
    from rarfile import RarFile, RarInfo

TOOLS = "bsdtar (of libarchive-tools), unar, 7z or unrar"
_STORED = 0x30
_RAR = later("RAR archive")


def rar_entries(data: bytes, budget: Budget) -> Iterator[Entry]:
    """The files in a RAR archive, junk left out. UnreadableError if it is broken, locked or too large."""
    import rarfile

    try:
        with rarfile.RarFile(io.BytesIO(data)) as file:
            if file.needs_password():
                raise UnreadableError(unreadable.LOCKED_ARCHIVE(what=_RAR))
            infos = [info for info in file.infolist() if info.is_file()]
            budget.enter(len(infos))
            if all(info.compress_type == _STORED for info in infos):
                found = [_stored(file, info, budget) for info in infos if not is_junk(_name(info))]
            elif shutil.which("bsdtar"):
                found = _by_bsdtar(data, infos, budget)
            else:
                found = _by_tool(data, budget)
    except rarfile.NeedFirstVolume:
        raise UnreadableError(unreadable.LATER_VOLUME()) from None
    except (rarfile.Error, OSError, ValueError, TypeError) as cause:
        raise UnreadableError(unreadable.TRUNCATED(what=_RAR, cause=cause)) from None
    yield from found


def _stored(file: RarFile, info: RarInfo, budget: Budget) -> Entry:
    import rarfile

    try:
        with file.open(info) as stream:
            return Entry(_name(info), bounded(stream, budget))
    except rarfile.RarCannotExec:
        return Entry(_name(info), None, unreadable.NEEDS_UNRAR(tools=TOOLS))
    except (rarfile.Error, OSError, EOFError, ValueError) as cause:
        return Entry(_name(info), None, _damaged(info, str(cause)))


def _by_tool(data: bytes, budget: Budget) -> list[Entry]:
    """By a tool that rarfile knows how to call; it calls bsdtar wrongly."""
    import rarfile

    with suppress(rarfile.RarCannotExec):
        rarfile.tool_setup(bsdtar=False, force=True)
    with tempfile.NamedTemporaryFile(suffix=".rar") as kept:
        kept.write(data)
        kept.flush()
        with rarfile.RarFile(kept.name) as file:
            infos = [info for info in file.infolist() if info.is_file() and not is_junk(_name(info))]
            return [_stored(file, info, budget) for info in infos]


def _by_bsdtar(data: bytes, infos: Sequence[RarInfo], budget: Budget) -> list[Entry]:
    """All files at once, in the archive's order: bsdtar turns it into a stream of tar."""
    unpacked: list[bytes] = []
    with tempfile.NamedTemporaryFile(suffix=".rar") as kept:
        kept.write(data)
        kept.flush()
        command = ["bsdtar", "-c", "-f", "-", "--format=pax", f"@{kept.name}"]
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                with (
                    suppress(tarfile.TarError, EOFError),
                    tarfile.open(fileobj=process.stdout, mode="r|") as file,
                ):
                    for member in file:
                        stream = file.extractfile(member) if member.isreg() else None
                        if stream is not None:
                            unpacked.append(bounded(stream, budget))
            finally:
                process.kill()
    return [
        _checked(info, unpacked[at] if at < len(unpacked) else None)
        for at, info in enumerate(infos)
        if not is_junk(_name(info))
    ]


def _checked(info: RarInfo, data: bytes | None) -> Entry:
    """The entry, if its bytes are as many as the archive says and have its checksum."""
    if data is None or len(data) != info.file_size:
        return Entry(_name(info), None, _damaged(info, unreadable.ENDS_EARLY()))
    if info.CRC is not None and zlib.crc32(data) != info.CRC:
        return Entry(_name(info), None, _damaged(info, unreadable.WRONG_CHECKSUM()))
    return Entry(_name(info), data)


def _name(info: RarInfo) -> str:
    return str(info.filename).replace("\\", "/")


def _damaged(info: RarInfo, why: str) -> str:
    return unreadable.DAMAGED_MEMBER(what=_RAR, name=_name(info), cause=why)
