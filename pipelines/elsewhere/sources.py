"""What a person names on the command line to be added: files, folders, ZIP files, WARC and WACZ files."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.messages import gettext as _
from pipelines.formats.sniff import ZIP, media_type
from pipelines.formats.zipped import MOST_MEMBER, MOST_MEMBERS, member_name

MOST_BYTES = 256 * 2**20
"""Of one file."""
_WARC = (".warc", ".warc.gz", ".wacz")
_HIDDEN = (".", "__MACOSX/", "Thumbs.db", "desktop.ini", "~$")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


class SourceError(Exception):
    """What cannot be added, in words: the name, the cause and the way out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file to add. `name`: its path in the folder or ZIP file that was named, else its file name;
    `source`: how the person finds it again; `at`: where a manifest's relative path leads to it."""

    name: str
    source: str
    at: Path
    load: Callable[[], bytes] = field(repr=False)

    @property
    def is_recording(self) -> bool:
        """True for WARC and WACZ files."""
        return self.name.lower().endswith(_WARC) and self.at.is_file()


def items(paths: Iterable[Path]) -> Iterator[Item]:
    """Every file in what was named, folders and ZIP files opened. SourceError if there is none."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield from _file(path, path.name, path.name)
        else:
            raise SourceError(_("%(path)s: no such file or folder") % {"path": path})


def _folder(folder: Path) -> Iterator[Item]:
    found = False
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if not name.startswith(_HIDDEN) and path.is_file():
                found = True
                within = path.relative_to(folder).as_posix()
                yield from _file(path, within, f"{folder.name or folder}/{within}")
    if not found:
        raise SourceError(_("%(folder)s: a folder without files") % {"folder": folder})


def _file(path: Path, name: str, source: str) -> Iterator[Item]:
    """The file itself, or what is in it if it is a plain ZIP file (one that is no document)."""
    if not name.lower().endswith(_WARC) and zipfile.is_zipfile(path) and _is_plain_zip(path):
        yield from _zip(path, source)
    else:
        yield Item(name, source, path, lambda: _bytes(path))


def _is_plain_zip(path: Path) -> bool:
    return media_type(_bytes(path)) == ZIP


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(
                _("%(path)s: larger than the limit of %(most_bytes)s bytes")
                % {"path": path, "most_bytes": MOST_BYTES}
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            _("%(path)s: cannot be read (%(why)s)") % {"path": path, "why": error.strerror}
        ) from None


def _zip(path: Path, source: str) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(path) as packed:
            infos = [info for info in packed.infolist() if not info.is_dir()]
    except _BROKEN as error:
        raise SourceError(
            _("%(path)s: broken or truncated ZIP file (%(error)s)") % {"path": path, "error": error}
        ) from None
    wanted = [info for info in infos if not _is_hidden(member_name(info))]
    if not wanted:
        raise SourceError(_("%(path)s: a ZIP file without files") % {"path": path})
    if len(wanted) > MOST_MEMBERS:
        raise SourceError(
            _("%(path)s: %(num)s files, more than the limit of %(most_members)s")
            % {"path": path, "num": len(wanted), "most_members": MOST_MEMBERS}
        )
    for info in wanted:
        name = member_name(info)
        yield Item(name, f"{source}/{name}", path / name, _member(path, info))


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.rpartition("/")[2].startswith(_HIDDEN)


def _member(path: Path, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    def load() -> bytes:
        try:
            with zipfile.ZipFile(path) as packed, packed.open(info) as stream:
                data = stream.read(MOST_MEMBER + 1)
        except _BROKEN as error:
            raise SourceError(
                _("%(path)s: %(filename)s cannot be unpacked (%(error)s)")
                % {"path": path, "filename": info.filename, "error": error}
            ) from None
        if len(data) > MOST_MEMBER:
            raise SourceError(
                _("%(path)s: %(filename)s unpacks to more than %(most_member)s bytes")
                % {"path": path, "filename": info.filename, "most_member": MOST_MEMBER}
            )
        return data

    return load
