"""How fast an archive grows, and for how many days there is room at that rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.archive import Archive
from models.bytes.folder import FolderStore
from models.clock import now
from models.engines import is_sqlite
from models.space import free, mark, places
from models.tables import Blob, Visit

WINDOW = timedelta(days=30)
FIRST = timedelta(days=1)
"""The first day brings years of reports and tells nothing of the nights after."""


def disk(archive: Archive, session: Session) -> dict[str, Any]:
    """`bytes` on disk now, `bytes_a_day` over the last thirty days without the first one (null before two
    days are over), `free_bytes` above the mark on the fullest disk, and `days_left` at that rate: null if
    nothing is known or nothing grows. A PostgreSQL server's disk is not seen: there only the folder counts.
    """
    at = now()
    database = _database_bytes(session)
    began = session.scalar(select(Visit.visited_at).order_by(Visit.id).limit(1))
    room = min((max(0, free(folder) - mark()) for folder in places(archive)), default=None)
    start = None if began is None else max(began + FIRST, at - WINDOW)
    record: dict[str, Any] = {"bytes": database + _folder_bytes(archive, session, None), "free_bytes": room}
    if start is None or at - start < FIRST:
        return record | {"bytes_a_day": None, "days_left": None}
    grown = _folder_bytes(archive, session, start)
    if is_sqlite(archive.url):
        grown += round(database * _share(session, start))
    a_day = grown / ((at - start) / timedelta(days=1))
    days = round(room / a_day) if room is not None and a_day else None
    return record | {"bytes_a_day": round(a_day), "days_left": days}


def _database_bytes(session: Session) -> int:
    if session.get_bind().dialect.name == "sqlite":
        pages, size = (session.scalar(text(f"PRAGMA {name}")) or 0 for name in ("page_count", "page_size"))
        return int(pages * size)
    return int(session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _share(session: Session, start: datetime) -> float:
    """The part of the database that came since: of its blobs, or of the visits if it keeps none."""
    lengths = select(func.sum(Blob.length)).where(Blob.store != FolderStore.name)
    since: float = session.scalar(lengths.where(Blob.stored_at >= start)) or 0
    every = session.scalar(lengths) or 0
    if not every:
        since = session.scalar(select(func.count()).where(Visit.visited_at >= start)) or 0
        every = session.scalar(select(func.count()).select_from(Visit)) or 1
    return float(since / every)


def _folder_bytes(archive: Archive, session: Session, start: datetime | None) -> int:
    if archive.blobs.folder is None:
        return 0
    query = select(Blob.sha256).where(Blob.store == FolderStore.name)
    if start is not None:
        query = query.where(Blob.stored_at >= start)
    return sum(_sizes(archive.blobs.folder.path(sha256) for sha256 in session.scalars(query)))


def _sizes(paths: Iterator[Path]) -> Iterator[int]:
    for path in paths:
        if path.exists():
            yield path.stat().st_size
