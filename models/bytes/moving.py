"""Bytes of an archive moved into another store, and what no row refers to swept out of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select, update

from models.archive import Archive
from models.bytes.database import DatabaseStore
from models.bytes.store import Outside, decompress
from models.clock import now
from models.errors import ArchiveError
from models.messages import gettext as _
from models.tables import Blob

BATCH = 20
"""Blobs of one transaction: some may be 30 MB each."""
LEAST_AGE = timedelta(days=1)
"""What is younger may be of a run whose row is not written yet."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Swept:
    """How many blobs were taken away, and how many were left because they are young."""

    deleted: int
    young: int


def move(archive: Archive, store: Outside | DatabaseStore, progress: Progress) -> int:
    """Moves all bytes of an archive, whose lock is held, into `store`; gives how many it moved.

    Each blob is verified, is in the new store before its row says so, and leaves the old one after that.
    Killed, the next one goes on with what is left. ArchiveError if bytes are missing, a store fails, or the
    archive has bytes in another store of the same kind: a row tells the kind of its store, not which it is.
    """
    _refuse_another_of_its_kind(archive, store)
    left = select(Blob.sha256).where(Blob.store != store.name)
    with archive.reading() as session:
        total = session.scalar(select(func.count()).select_from(left.subquery())) or 0
    done = 0
    while True:
        with archive.writing() as session:
            columns = (Blob.sha256, Blob.length, Blob.store, Blob.data)
            query = select(*columns).where(Blob.store != store.name).order_by(Blob.sha256).limit(BATCH)
            rows = session.execute(query).all()
            for sha256, length, name, data in rows:
                frame = archive.blobs.frame(name, sha256, data)
                decompress(frame, sha256, length)
                kept = {"store": store.name, "data": store.put(sha256, frame)}
                session.execute(update(Blob).where(Blob.sha256 == sha256).values(kept))
        if not rows:
            return done
        outside = archive.blobs.outside
        for sha256, _length, name, _data in rows:
            if outside is not None and name == outside.name:
                outside.delete(sha256)
        done += len(rows)
        progress(done, total)


def _refuse_another_of_its_kind(archive: Archive, store: Outside | DatabaseStore) -> None:
    """ArchiveError unless `store` holds all that rows say is in a store of its kind."""
    query = select(Blob.sha256).where(Blob.store == store.name).order_by(Blob.sha256)
    with archive.reading() as session:
        if isinstance(store, DatabaseStore) or session.scalar(query.limit(1)) is None:
            return
        held = (sha256 for sha256, _at in store.stored())
        for sha256 in session.scalars(query.execution_options(yield_per=1000)):
            if next((one for one in held if one >= sha256), None) != sha256:
                raise ArchiveError(
                    _(
                        "%(place)s: the archive keeps bytes in another place of this kind, and this one "
                        "lacks blob %(sha256)s. Set GONGKAI_BLOBS to where they are, run "
                        "`gongkai bytes move database`, then this again. Nothing was moved."
                    )
                    % {"place": store.place(sha256), "sha256": sha256}
                )


def sweep(archive: Archive, outside: Outside, least_age: timedelta = LEAST_AGE) -> Swept:
    """Deletes from a store, which this archive alone uses, what no row refers to and is old enough.

    The archive's lock is held.
    """
    deleted = young = 0
    begin = now()
    for sha256, at in outside.stored():
        with archive.reading() as session:
            store = session.scalar(select(Blob.store).where(Blob.sha256 == sha256))
        if store == outside.name:
            continue
        if begin - at < least_age:
            young += 1
        else:
            outside.delete(sha256)
            deleted += 1
    return Swept(deleted, young)
