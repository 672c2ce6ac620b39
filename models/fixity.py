"""Fixity: is every byte that was stored still what it was, and does every reference lead somewhere?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.bytes import Blobs
from models.bytes.folder import FolderStore
from models.bytes.store import Outside
from models.errors import BlobError
from models.tables import Blob, Version, VersionPart

BATCH = 500


def problems(session: Session, blobs: Blobs, progress: Callable[[int, int], None]) -> Iterator[str]:
    """Everything wrong with the archive, each as thing, cause and way out."""
    if session.get_bind().dialect.name == "sqlite":
        yield from _sqlite(session)
    yield from _references(session)
    yield from _blobs(session, blobs, progress)
    if blobs.outside:
        yield from _outside(session, blobs.outside)


def _sqlite(session: Session) -> Iterator[str]:
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"the SQLite file is damaged ({said}). Keep a copy, then bring back a backup."
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"table {table}, row {row}: refers to a row of {parent} that is not there. Bring back a backup."


def _references(session: Session) -> Iterator[str]:
    lost = select(VersionPart.version_id, VersionPart.position, VersionPart.blob_sha256).where(
        ~select(Blob.sha256).where(Blob.sha256 == VersionPart.blob_sha256).exists()
    )
    for version, position, sha256 in session.execute(lost):
        yield f"version {version}, part {position}: its bytes {sha256} are not here. Bring back a backup."
    bare = select(Version.id).where(
        ~select(VersionPart.position).where(VersionPart.version_id == Version.id).exists()
    )
    for version in session.scalars(bare):
        yield f"version {version}: it has no parts. Bring back a backup, or have its page fetched again."


def _blobs(session: Session, blobs: Blobs, progress: Callable[[int, int], None]) -> Iterator[str]:
    total = session.scalar(select(func.count()).select_from(Blob)) or 0
    done, last = 0, ""
    while batch := session.scalars(
        select(Blob.sha256).where(Blob.sha256 > last).order_by(Blob.sha256).limit(BATCH)
    ).all():
        for sha256 in batch:
            try:
                blobs.get(session, sha256)
            except BlobError as error:
                yield str(error)
            done += 1
            progress(done, total)
        last = batch[-1]


def _outside(session: Session, outside: Outside) -> Iterator[str]:
    for sha256, _at in outside.stored():
        row = session.execute(select(Blob.store).where(Blob.sha256 == sha256)).first()
        if row is None or row.store != outside.name:
            place = outside.place(sha256)
            why = "a run was killed before its row, or others keep bytes there too"
            yield f"{place}: no row refers to it ({why}). See `gongkai bytes sweep`."
    for path in outside.leftovers() if isinstance(outside, FolderStore) else ():
        yield f"{path}: half written by a run that was killed. It may be deleted while no run is writing."
