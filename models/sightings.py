"""Versions of a document from what was seen of it when, in whatever order that becomes known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.ledger import GOOD
from models.tables import DocumentRow, Version, VersionPart, Visit

Parts = tuple[tuple[str, str | None], ...]
"""(SHA-256, path in a packed file or null) of each part in order."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a document held: compared by `content_hash` alone; bytes and run are those of its first sight."""

    content_hash: str
    bytes_hash: str
    parts: Parts
    run_id: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """At this time the document held this, or (null) was not at its address any more."""

    at: datetime
    content: Content | None


@dataclass(frozen=True, slots=True)
class Stay:
    """One content over an interval of time: a version before it has a number."""

    content: Content
    first_seen: datetime
    last_seen: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None


def stays(sightings: Iterable[Sighting]) -> list[Stay]:
    """The intervals of content that the sightings show, oldest first: A, B, A are three."""
    found: list[Stay] = []
    for one in sorted(sightings, key=lambda one: (one.at, one.content is None)):
        last = found[-1] if found else None
        open_now = last is not None and last.ended_at is None
        if one.content is None:
            if last is not None and open_now:
                found[-1] = replace(last, ended_at=one.at, ended_by="gone")
        elif last is not None and open_now and last.content.content_hash == one.content.content_hash:
            found[-1] = replace(last, last_seen=one.at)
        else:
            if last is not None and open_now:
                found[-1] = replace(last, ended_at=one.at, ended_by="changed")
            found.append(Stay(one.content, one.at, one.at))
    return found


def sightings_of(session: Session, document: DocumentRow) -> list[Sighting]:
    """What the archive knows of a document over time, from its versions and the visits of its page."""
    versions = session.scalars(
        select(Version).where(Version.document_id == document.id).order_by(Version.number)
    ).all()
    well = select(Visit.visited_at).where(
        Visit.page_id == document.page_id, Visit.outcome.in_((*GOOD, "not_modified"))
    )
    times = sorted(session.scalars(well))
    found: list[Sighting] = []
    for version in versions:
        content = Content(
            version.content_hash, version.bytes_hash, _parts(session, version.id), version.run_id
        )
        between = (at for at in times if version.first_seen < at < version.last_seen)
        seen = dict.fromkeys((version.first_seen, *between, version.last_seen))
        found += [Sighting(at, content) for at in seen]
        if version.ended_by == "gone" and version.ended_at is not None:
            found.append(Sighting(version.ended_at, None))
    return found


def weave(session: Session, document: DocumentRow, further: Sequence[Sighting]) -> int:
    """Brings a document's versions in line with further sightings; gives how many versions are new.

    Sightings that are known already change nothing.
    """
    wanted = stays([*sightings_of(session, document), *further])
    stored = session.scalars(
        select(Version).where(Version.document_id == document.id).order_by(Version.number)
    ).all()
    for number, stay in enumerate(wanted, start=1):
        version = stored[number - 1] if number <= len(stored) else None
        if version is None:
            version = Version(document_id=document.id, number=number)
            session.add(version)
        _write(session, version, stay)
    return len(wanted) - len(stored)


def _parts(session: Session, version_id: int) -> Parts:
    rows = session.execute(
        select(VersionPart.blob_sha256, VersionPart.member)
        .where(VersionPart.version_id == version_id)
        .order_by(VersionPart.position)
    )
    return tuple((sha256, member) for sha256, member in rows)


def _write(session: Session, version: Version, stay: Stay) -> None:
    values = {
        "bytes_hash": stay.content.bytes_hash,
        "content_hash": stay.content.content_hash,
        "run_id": stay.content.run_id,
        "first_seen": stay.first_seen,
        "last_seen": stay.last_seen,
        "ended_at": stay.ended_at,
        "ended_by": stay.ended_by,
    }
    for name, value in values.items():
        if getattr(version, name) != value:
            setattr(version, name, value)
    session.flush()
    if _parts(session, version.id) != stay.content.parts:
        session.execute(delete(VersionPart).where(VersionPart.version_id == version.id))
        session.add_all(
            VersionPart(version_id=version.id, position=at, blob_sha256=sha256, member=member)
            for at, (sha256, member) in enumerate(stay.content.parts, start=1)
        )
        session.flush()
