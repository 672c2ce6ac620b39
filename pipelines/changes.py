"""What reading again changed: the cells whose figure an earlier version of the reader read otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import zstandard
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models.archive import Archive
from models.tables import DocumentRow, ReadingRow, Version
from models.views import FigureRow
from pipelines.version import reader_version

MOST_UNPACKED = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading says of one figure; a code that its forms lack has the state "missing"."""

    state: str = "missing"
    value: str | None = None
    raw: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure of the document at `url` that two versions of the reader read differently."""

    url: str
    code: str
    before: Told
    after: Told


def changed_cells(archive: Archive, since: datetime | None = None) -> Iterator[Changed]:
    """The figures that differ between the readings by this reader and the last ones by another, in the order
    of documents and codes; of readings made `since` then only."""
    with archive.reading() as session:
        for current, before, url in session.execute(_pairs(since)).all():
            old, new = _kept(session, before), _now(session, current)
            for code in sorted(old.keys() | new.keys()):
                told, tells = old.get(code, Told()), new.get(code, Told())
                if told != tells:
                    yield Changed(url, code, told, tells)


def _pairs(since: datetime | None) -> Any:  # noqa: ANN401 - a select of three columns
    """Current readings of this version with the newest one before, and an address of their bytes."""
    older = aliased(ReadingRow)
    before = (
        select(func.max(older.id))
        .where(older.bytes_hash == ReadingRow.bytes_hash, older.payload.is_not(None))
        .where(older.reader_version != reader_version())
        .scalar_subquery()
    )
    url = (
        select(func.min(DocumentRow.url))
        .join(Version, Version.document_id == DocumentRow.id)
        .where(Version.bytes_hash == ReadingRow.bytes_hash)
        .scalar_subquery()
    )
    query = select(ReadingRow.id, before, url).where(
        ReadingRow.is_current, ReadingRow.reader_version == reader_version(), before.is_not(None)
    )
    return (query if since is None else query.where(ReadingRow.read_at >= since)).order_by(url)


def _kept(session: Session, reading_id: int) -> dict[str, Told]:
    """The figures of a reading that is kept compressed."""
    frame = session.scalars(select(ReadingRow.payload).where(ReadingRow.id == reading_id)).one()
    unpacked = zstandard.ZstdDecompressor().decompress(frame or b"", max_output_size=MOST_UNPACKED)
    return {
        row["code"]: Told(row["state"], _number(row["value"]), row["raw"], row["form"])
        for row in json.loads(unpacked)["figures"]
    }


def _now(session: Session, reading_id: int) -> dict[str, Told]:
    rows = session.scalars(select(FigureRow).where(FigureRow.reading_id == reading_id))
    return {row.code: Told(row.state, _number(row.value), row.raw, row.form) for row in rows}


def _number(value: object) -> str | None:
    """An exact decimal in its shortest spelling: 3, not 3.00, however it was kept."""
    return None if value is None else format(Decimal(str(value)).normalize(), "f")
