"""Backups: a copy of an archive made while a crawl writes it, incremental for its bytes, and brought back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, create_engine, select, update
from sqlalchemy.orm import Session

from models import schema
from models.archive import Archive
from models.bytes.database import DatabaseStore
from models.bytes.folder import FolderStore
from models.bytes.store import Outside, is_whole
from models.clock import now
from models.dumps import dump, restore_dump, see_empty
from models.engines import is_sqlite, parse_url, sqlite_path
from models.errors import ArchiveError, BlobError
from models.messages import gettext as _
from models.tables import Blob

SQLITE, POSTGRES = "archive.db", "archive.dump"
BLOBS, ABOUT = "blobs", "backup.json"
PAGES = 2000
"""SQLite pages copied between two calls of the progress."""
TRIES = 5
AT_ONCE = 8
"""Blobs copied side by side: a store elsewhere answers each after a while."""

BATCH = 1000

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Copied:
    """`blobs` files are in the backup's folder now, `new` of them since the last backup; `dropped` were in
    it and are in the archive no more."""

    blobs: int
    new: int
    dropped: int


def backup(archive: Archive, folder: Path, progress: Progress) -> Copied:
    """Copies the archive into `folder` as it stands at one moment, while others may write it.

    An earlier backup there stays whole until the new one is; of the bytes in a folder or an S3 store only
    what is new is copied, and verified. ArchiveError if that is not possible.
    """
    kind = SQLITE if is_sqlite(archive.url) else POSTGRES
    with _told(folder):
        _see(folder, kind)
        target, part = folder / kind, folder / f".{kind}.part"
        kept = FolderStore(folder / BLOBS)
        new = _copy(archive, _held(archive), kept, [], progress)
        try:
            names, more = _whole_snapshot(archive, part, kept, progress)
            _sync(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        about = {
            "made_at": now().isoformat(timespec="seconds"),
            "schema": schema.HEAD,
            "blobs": len(names),
            "store": archive.blobs.outside.name if archive.blobs.outside else None,
        }
        (folder / ABOUT).write_text(json.dumps(about) + "\n", "utf-8")
        spare = set(kept.hashes()) - set(names)
        for sha256 in spare:
            kept.path(sha256).unlink()
        for path in kept.leftovers():
            path.unlink()
    return Copied(len(names), new + more, len(spare))


def _whole_snapshot(
    archive: Archive, part: Path, kept: FolderStore, progress: Progress
) -> tuple[list[str], int]:
    """A snapshot as the file `part` with all its bytes in `kept`: their hashes, and how many were new."""
    new = 0
    # What was dropped from the archive between the snapshot and the copy is caught by another snapshot.
    for _time in range(TRIES):
        lost: list[str] = []
        names = _snapshot(archive, part, progress)
        new += _copy(archive, names, kept, lost, progress)
        if not lost:
            return names, new
    raise ArchiveError(
        _(
            "%(archive)s: %(num)s files of bytes are missing or damaged, the first is "
            "%(first)s. See `gongkai verify`."
        )
        % {"archive": archive.name, "num": len(lost), "first": lost[0]}
    )


def restore(folder: Path, url: str, outside: Outside | None, progress: Progress) -> None:
    """Brings a backup back as the archive at `url`, where none may be yet; bytes go to the folder or the S3
    store `outside`, whichever of them they were in.

    ArchiveError if there is no whole backup, or something is there already.
    """
    where = parse_url(url)
    kind = SQLITE if is_sqlite(where) else POSTGRES
    source = folder / kind
    if not (source.is_file() and (folder / ABOUT).is_file()):
        raise ArchiveError(
            _("%(folder)s: no backup of %(kind)s there. Name the folder given to `gongkai backup`.")
            % {"folder": folder, "kind": kind}
        )
    names = list(FolderStore(folder / BLOBS).hashes())
    if names and outside is None:
        said = _(
            "%(folder)s: %(num)s files of bytes belong to it. "
            "Set GONGKAI_BLOBS to the folder or the s3:// store for them."
        )
        raise ArchiveError(said % {"folder": folder, "num": len(names)})
    if kind == POSTGRES:
        see_empty(where)
        _restore_blobs(folder, names, outside, progress)
        restore_dump(where, source)
        _say_where(where, outside)
        return
    target = sqlite_path(where).absolute()
    if target.exists():
        raise ArchiveError(
            _("%(target)s: is there already. Move it away, or name another archive.") % {"target": target}
        )
    with _told(target.parent):
        _restore_blobs(folder, names, outside, progress)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, part)
        _say_where(where.set(database=str(part)), outside)
        _sync(part)
        part.replace(target)


def _restore_blobs(folder: Path, names: Sequence[str], outside: Outside | None, progress: Progress) -> None:
    if outside is None:
        return
    source = FolderStore(folder / BLOBS)

    def bring(sha256: str) -> None:
        outside.put(sha256, source.path(sha256).read_bytes())

    for done, _brought in enumerate(_side_by_side(bring, names), 1):
        progress(done, len(names))


def _side_by_side(call: Callable[[str], T], names: Sequence[str]) -> Iterator[tuple[str, T]]:
    """Each name and what the call gives for it, in order; a batch is begun at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(0, len(names), BATCH):
            batch = names[start : start + BATCH]
            yield from zip(batch, pool.map(call, batch), strict=True)


def _say_where(url: URL, outside: Outside | None) -> None:
    """Has the rows say which kind of store their bytes are in now: a folder's may have come into a bucket."""
    if outside is None:
        return
    engine = create_engine(url)
    elsewhere = Blob.store.not_in((DatabaseStore.name, outside.name))
    try:
        with engine.begin() as connection:
            connection.execute(update(Blob).where(elsewhere).values(store=outside.name))
    finally:
        engine.dispose()


def _snapshot(archive: Archive, part: Path, progress: Progress) -> list[str]:
    """Writes the database as it is now to `part`; the hashes of its bytes that are kept in the folder."""
    part.unlink(missing_ok=True)
    if not is_sqlite(archive.url):
        with archive.reading() as session:
            dump(session, archive.url, part)
            return _names(session)
    path = sqlite_path(archive.url).absolute()
    source = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    with closing(source), closing(sqlite3.connect(part)) as target:
        # One read transaction over all steps: what others commit meanwhile neither shows nor begins it anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(
            target, pages=PAGES, sleep=0, progress=lambda _, left, total: progress(total - left, total)
        )
        target.execute("PRAGMA journal_mode = DELETE")
        rows = target.execute("SELECT sha256 FROM blobs WHERE store <> 'database' ORDER BY sha256")
        return [row[0] for row in rows]


def _held(archive: Archive) -> list[str]:
    with archive.reading() as session:
        return _names(session)


def _names(session: Session) -> list[str]:
    query = select(Blob.sha256).where(Blob.store != DatabaseStore.name).order_by(Blob.sha256)
    return list(session.scalars(query))


def _copy(
    archive: Archive, names: Sequence[str], kept: FolderStore, lost: list[str], progress: Progress
) -> int:
    """Copies what the backup has not yet; `lost` takes the names of bytes that are not there or not whole."""
    outside = archive.blobs.outside
    if names and outside is None:
        said = _("%(archive)s: %(num)s files of bytes lie outside of it. Set GONGKAI_BLOBS to their place.")
        raise ArchiveError(said % {"archive": archive.name, "num": len(names)})
    wanted = [sha256 for sha256 in names if not kept.path(sha256).is_file()]

    def fetch(sha256: str) -> bool:
        assert outside is not None
        try:
            frame = outside.get(sha256, None)
        except BlobError:
            return False
        if is_whole(frame, sha256):
            kept.put(sha256, frame)
            return True
        return False

    for done, (sha256, came) in enumerate(_side_by_side(fetch, wanted), 1):
        if not came:
            lost.append(sha256)
        progress(done, len(wanted))
    return len(wanted) - len(lost)


def _see(folder: Path, kind: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = {path.name for path in folder.iterdir()}
    if names and not names & {ABOUT, BLOBS, f".{kind}.part"}:
        raise ArchiveError(
            _("%(folder)s: holds other files. Name an empty folder or that of the last backup.")
            % {"folder": folder}
        )
    other = SQLITE if kind == POSTGRES else POSTGRES
    if other in names:
        raise ArchiveError(
            _("%(folder)s: holds the backup %(other)s of another archive. Name another folder.")
            % {"folder": folder, "other": other}
        )


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(
            _("%(folder)s: cannot be written (%(error)s). The last backup there is as it was.")
            % {"folder": folder, "error": error}
        ) from error
