"""Room on the disks that an archive grows on, and the mark below which a crawl stops."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.archive import Archive
from models.engines import is_sqlite, sqlite_path
from models.errors import ArchiveError
from models.messages import gettext as _
from models.messages import kept

MIB = 1024 * 1024
DEFAULT_MARK = 512
"""MiB that stay free: room for a night's end, a reading and a person's own work."""


def mark() -> int:
    """Bytes that are to stay free, from GONGKAI_FREE_MIB. ArchiveError if that is no whole number."""
    given = os.environ.get("GONGKAI_FREE_MIB") or str(DEFAULT_MARK)
    if not (given.isascii() and given.isdigit()):
        raise ArchiveError(
            _("GONGKAI_FREE_MIB=%(given)s: give whole MiB, e.g. %(usual)s; 0 is no mark")
            % {"given": given, "usual": DEFAULT_MARK}
        )
    return int(given) * MIB


def places(archive: Archive) -> tuple[Path, ...]:
    """The folders on this machine that the archive grows in; a PostgreSQL server's own is not seen."""
    database = (sqlite_path(archive.url).absolute().parent,) if is_sqlite(archive.url) else ()
    return database + ((archive.blobs.folder.root,) if archive.blobs.folder else ())


def free(folder: Path) -> int:
    """Bytes that may still be written there; a missing folder counts as the one it will be in."""
    try:
        return shutil.disk_usage(folder).free
    except FileNotFoundError:
        return free(folder.parent)


@dataclass(frozen=True, slots=True)
class Room:
    """What must stay free (bytes) on the disks of some folders."""

    places: tuple[Path, ...] = ()
    least: int = 0

    @classmethod
    def of(cls, archive: Archive) -> Room:
        return cls(places(archive), mark())

    def short(self) -> str | None:
        """Which disk is too full, in words; None if there is room everywhere."""
        return next(iter(self._short()), None)

    def _short(self) -> Iterable[str]:
        for place in self.places if self.least else ():
            left = free(place)
            if left < self.least:
                yield kept.DISK_FULL(free=left // MIB, place=place, least=self.least // MIB)
