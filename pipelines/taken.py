"""Readings of another archive taken over where the same reader made them: nothing is read twice."""

from __future__ import annotations

from sqlalchemy import select

from models.archive import Archive
from models.merging.rows import values
from models.tables import ReadingRow
from pipelines.store import keep, kept
from pipelines.version import reader_version


def take_readings(archive: Archive, other: Archive) -> int:
    """Copies the other's current readings by this reader version of bytes that are not read here by any.

    Gives how many. Readings by another version are left: `read_pending` reads those bytes again.
    """
    taken = 0
    with archive.reading() as session:
        known = set(session.scalars(select(ReadingRow.bytes_hash)))
    with other.reading() as theirs:
        query = select(ReadingRow).where(
            ReadingRow.is_current, ReadingRow.reader_version == reader_version()
        )
        for reading in theirs.scalars(query.order_by(ReadingRow.id)).all():
            if reading.bytes_hash in known:
                continue
            with archive.writing() as ours:
                row = ReadingRow(**values(reading))
                ours.add(row)
                ours.flush()
                keep(ours, row.id, kept(theirs, reading.id))
            taken += 1
    return taken
