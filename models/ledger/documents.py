"""Documents and their versions: content over intervals of time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from models.base import table
from models.ledger.records import VisitRecord
from models.tables import DocumentRow, Page, Version, VersionPart

# Built once: see models.ledger.recording.
_PAGES, _DOCUMENTS = table(Page), table(DocumentRow)
_VERSIONS, _PARTS = table(Version), table(VersionPart)
_NEW_DOCUMENT, _NEW_VERSION, _NEW_PART = insert(_DOCUMENTS), insert(_VERSIONS), insert(_PARTS)
_PAGE = select(_PAGES).where(_PAGES.c.id == bindparam("page"))
_DOCUMENT = select(_DOCUMENTS).where(_DOCUMENTS.c.page_id == bindparam("page"))
_CHANGE_DOCUMENT = update(_DOCUMENTS).where(_DOCUMENTS.c.id == bindparam("document"))
_LAST_VERSION = (
    select(_VERSIONS)
    .where(_VERSIONS.c.document_id == bindparam("document"))
    .order_by(_VERSIONS.c.number.desc())
    .limit(1)
)
_CHANGE_VERSION = update(_VERSIONS).where(_VERSIONS.c.id == bindparam("version"))


def bytes_hash(parts: Sequence[str]) -> str:
    """The identity of an ordered list of parts, over their SHA-256 in hex."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def withdraw(session: Session, page_ids: Iterable[int]) -> int:
    """Ends the current versions of documents that are no longer at their addresses, at their last visit's
    time."""
    ended = 0
    for page_id in page_ids:
        page = session.get_one(Page, page_id)
        version = _current(session, page_id)
        if version is not None and page.last_visit_at is not None:
            version.ended_at, version.ended_by = page.last_visit_at, "gone"
            ended += 1
    session.flush()
    return ended


def _current(session: Session, page_id: int) -> Version | None:
    query = (
        select(Version)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .where(DocumentRow.page_id == page_id, Version.ended_at.is_(None))
        .order_by(Version.number.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def seen_again(connection: Connection, page_id: int, at: datetime) -> None:
    document = connection.execute(_DOCUMENT, {"page": page_id}).first()
    version = None if document is None else _open_version(connection, document.id)[0]
    if version is not None:
        connection.execute(_CHANGE_VERSION, {"version": version.id, "last_seen": at})


def write_document(connection: Connection, page: Row[Any], visit: VisitRecord, role: str, sha256: str) -> str:
    document = connection.execute(_DOCUMENT, {"page": page.id}).first()
    values: dict[str, Any] = {
        "url": visit.url,
        "title": visit.title or (document and document.title),
        "published_on": visit.published_on or (document and document.published_on),
    }
    if "attachment" in (role, page.found_how) and page.found_on_id is not None:
        holder = connection.execute(_PAGE, {"page": page.found_on_id}).one()
        values["article_page_id"] = holder.id if holder.role == "report" else None
    if document is None:
        own = {"page_id": page.id, "portal_id": page.portal_id, **values}
        document_id = key_of(connection.execute(_NEW_DOCUMENT, own).inserted_primary_key)
        _new_version(connection, document_id, 1, visit, sha256)
        return "new"
    if any(value != getattr(document, name) for name, value in values.items()):
        connection.execute(_CHANGE_DOCUMENT, {"document": document.id, **values})
    current, last_number = _open_version(connection, document.id)
    if current is not None and current.content_hash == visit.content_hash:
        connection.execute(_CHANGE_VERSION, {"version": current.id, "last_seen": visit.visited_at})
        return "same"
    if current is not None:
        ended = {"version": current.id, "ended_at": visit.visited_at, "ended_by": "changed"}
        connection.execute(_CHANGE_VERSION, ended)
    _new_version(connection, document.id, last_number + 1, visit, sha256)
    return "new" if current is None else "changed"


def _open_version(connection: Connection, document_id: int) -> tuple[Row[Any] | None, int]:
    """The version that has not ended, which is the last one, and the last one's number (0: there is none)."""
    last = connection.execute(_LAST_VERSION, {"document": document_id}).first()
    return (last if last is not None and last.ended_at is None else None), last.number if last else 0


def _new_version(
    connection: Connection, document_id: int, number: int, visit: VisitRecord, sha256: str
) -> None:
    values = {
        "document_id": document_id,
        "number": number,
        "bytes_hash": bytes_hash([sha256]),
        "content_hash": visit.content_hash,
        "first_seen": visit.visited_at,
        "last_seen": visit.visited_at,
        "run_id": visit.run_id,
    }
    version_id = key_of(connection.execute(_NEW_VERSION, values).inserted_primary_key)
    part = {"version_id": version_id, "position": 1, "blob_sha256": sha256}
    connection.execute(_NEW_PART, part)


def key_of(inserted: Row[Any] | None) -> int:
    if inserted is None:
        raise TypeError("the row that was written has no key")
    return int(inserted[0])
