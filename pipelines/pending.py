"""Reads what is not read yet: the bytes of versions without a current reading by this reader."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Select, func, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from models.archive import Archive
from models.errors import BlobError
from models.messages import kept, unreadable
from models.tables import DocumentRow, ReadingRow, Version, VersionPart
from pipelines.inside import follow_packed
from pipelines.rows import failed
from pipelines.store import store
from pipelines.version import reader_version
from pipelines.worker import Limits, Outcome, Part, Reader, Task, read_in_children

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class ReadCounts:
    """What became of `total` lists of parts.

    `read` (of them `reports`), `unreadable` by their bytes, `failed` where the reader broke, `untried` where
    the archive could not give the bytes. `problems` says of each of the last two what and why, for people.
    """

    total: int = 0
    read: int = 0
    reports: int = 0
    unreadable: int = 0
    failed: int = 0
    untried: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def settled(self) -> int:
        """How many of `total` are done with."""
        return self.read + self.unreadable + self.failed + self.untried


def read_pending(
    archive: Archive,
    *,
    everything: bool = False,
    part: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
    limits: Limits | None = None,
) -> ReadCounts:
    """Reads, in child processes, all bytes without a current reading of this reader version, or `everything`.

    What packed files hold becomes documents of their own, which are read too. The same bytes are read once,
    wherever they were found. Each reading is one transaction: killed at any moment, the next call goes on
    with what is left. `progress(done, total, what)`; `reader` reads instead of `pipelines.read.read` (a
    function of a module, for the children to find). `part`: only bytes whose hash begins so, and what packed
    files hold is left to who asked; others may read other parts at once.
    """
    counts, tried = ReadCounts(), set[str]()
    while True:
        with archive.reading() as session:
            rows = session.execute(_waiting(everything, part)).all()
        waiting = [(row.bytes_hash, row.version_id) for row in rows if row.bytes_hash not in tried]
        tried |= {bytes_hash for bytes_hash, _ in waiting}
        counts.total += len(waiting)
        tasks = _tasks(archive, waiting, counts)
        outcomes = read_in_children(tasks, workers or _processors(), reader, limits) if waiting else ()
        for outcome in outcomes:
            _keep(archive, outcome, counts)
            if progress:
                progress(counts.settled, counts.total, outcome.task.what)
        if part is not None or not follow_packed(archive):
            return counts


def parts_waiting(session: Session) -> list[str]:
    """The parts, by how their hashes begin, in which something is not read yet: a 256th of all bytes each."""
    waiting = _waiting(everything=False).subquery()
    begin = func.substr(waiting.c.bytes_hash, 1, 2)
    return list(session.scalars(select(begin).distinct().order_by(begin)))


def _processors() -> int:
    return max(1, min(8, os.cpu_count() or 1))


def _waiting(everything: bool, part: str | None = None) -> Select[str, int]:
    query = (
        select(Version.bytes_hash, func.min(Version.id).label("version_id"))
        .group_by(Version.bytes_hash)
        .order_by(func.min(Version.id))
    )
    if part is not None:
        query = query.where(Version.bytes_hash.startswith(part, autoescape=True))
    if everything:
        return query
    done = select(ReadingRow.id).where(
        ReadingRow.bytes_hash == Version.bytes_hash,
        ReadingRow.is_current | ReadingRow.error.is_not(None),
        ReadingRow.reader_version == reader_version(),
    )
    return query.where(~done.exists())


def _tasks(archive: Archive, waiting: list[tuple[str, int]], counts: ReadCounts) -> Iterator[Task]:
    for bytes_hash, version_id in waiting:
        try:
            with archive.reading() as session:
                task = _task(archive, session, bytes_hash, version_id)
        except BlobError as error:
            counts.untried += 1
            counts.problems.append(kept.OF_VERSION(number=version_id, said=error))
            continue
        yield task


def _task(archive: Archive, session: Session, bytes_hash: str, version_id: int) -> Task:
    url = session.scalar(
        select(DocumentRow.url)
        .join(Version, Version.document_id == DocumentRow.id)
        .where(Version.id == version_id)
    )
    parts = session.execute(
        select(VersionPart.blob_sha256, VersionPart.member)
        .where(VersionPart.version_id == version_id)
        .order_by(VersionPart.position)
    ).all()
    if not parts:
        raise BlobError(unreadable.NO_PARTS())
    loaded = tuple(Part(archive.blobs.get(session, part.blob_sha256), part.member) for part in parts)
    return Task(bytes_hash, url or bytes_hash, loaded)


def _keep(archive: Archive, outcome: Outcome, counts: ReadCounts) -> None:
    rows, broke = outcome.rows, outcome.broke
    try:
        with archive.writing() as session:
            store(session, outcome.task.bytes_hash, rows, broke)
    except (IntegrityError, DataError) as error:
        # Rows that the schema refuses are the reader's mistake about these bytes: on record as such.
        rows, broke = failed(unreadable.NOT_STORED(cause=str(error.orig).splitlines()[0])), True
        with archive.writing() as session:
            store(session, outcome.task.bytes_hash, rows, broke)
    if broke:
        counts.failed += 1
        counts.problems.append(f"{outcome.task.what}: {rows.reading['error']}")
    elif rows.reading["error"] is not None:
        counts.unreadable += 1
    else:
        counts.read += 1
        counts.reports += rows.reading["is_report"]
