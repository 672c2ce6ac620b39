"""One visit, written in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from models.base import table
from models.bytes import Blobs
from models.ledger.documents import key_of, seen_again, write_document
from models.ledger.forgetting import forget_old_bytes
from models.ledger.leads import awaken, note_links
from models.ledger.records import DOCUMENT_ROLES, GOOD, NOT_MODIFIED, Recorded, VisitRecord
from models.tables import Page, Visit

# What is written for every fetch goes past the mapper and is built once: it is most of a crawl's own work.
_PAGES, _VISITS = table(Page), table(Visit)
_PAGE = select(_PAGES).where(_PAGES.c.id == bindparam("page"))
_NEW_VISIT = insert(_VISITS)
_MOVE_PAGE = update(_PAGES).where(_PAGES.c.id == bindparam("page"))
_LAST_BYTES = (
    select(_VISITS.c.blob_sha256)
    .where(_VISITS.c.page_id == bindparam("page"), _VISITS.c.blob_sha256.is_not(None))
    .where(_VISITS.c.outcome.in_(GOOD))
    .order_by(_VISITS.c.id.desc())
    .limit(1)
)


def record(session: Session, blobs: Blobs, visit: VisitRecord) -> Recorded:
    """Writes one visit; the caller's transaction commits it whole or not at all."""
    session.flush()
    connection = session.connection()
    page = connection.execute(_PAGE, {"page": visit.page_id}).one()
    role = visit.role or page.role
    sha256 = None if visit.body is None else blobs.put(session, visit.body, visit.media_type)
    is_document = role in DOCUMENT_ROLES
    outcome: str = visit.answer
    if visit.answer == "content":
        if sha256 is None:
            raise ValueError(f"{visit.url}: content without bytes")
        written = write_document(connection, page, visit, role, sha256) if is_document else None
        outcome = written or _other(connection, page.id, sha256)
    elif visit.answer == "not_modified":
        seen_again(connection, page.id, visit.visited_at)
    visit_id = _visit_row(connection, visit, outcome, sha256)
    connection.execute(_MOVE_PAGE, {"page": page.id, **_moved(page, visit, role, outcome)})
    session.expire_all()
    if sha256 is not None and not is_document:
        forget_old_bytes(session, blobs, page.id, good=outcome in GOOD)
    queued = note_links(connection, page, visit) if visit.links else ()
    queued += awaken(session, page, visit) if visit.awaken else ()
    return Recorded(visit_id, page.id, outcome, role, is_document, queued)


def _other(connection: Connection, page_id: int, sha256: str) -> str:
    before = connection.scalar(_LAST_BYTES, {"page": page_id})
    if before is None:
        return "new"
    return "same" if before == sha256 else "changed"


def _visit_row(connection: Connection, visit: VisitRecord, outcome: str, sha256: str | None) -> int:
    values = {
        "run_id": visit.run_id,
        "page_id": visit.page_id,
        "url": visit.url,
        "visited_at": visit.visited_at,
        "vantage": visit.vantage,
        "status": visit.status,
        "outcome": outcome,
        "sign": visit.sign,
        "blob_sha256": sha256,
        "etag": visit.etag,
        "last_modified": visit.last_modified,
        "seconds": visit.seconds,
        "headers": [list(one) for one in visit.headers] if outcome in ("new", "changed") else None,
    }
    return key_of(connection.execute(_NEW_VISIT, values).inserted_primary_key)


def _moved(page: Row[Any], visit: VisitRecord, role: str, outcome: str) -> dict[str, Any]:
    """The page's new values."""
    values: dict[str, Any] = {
        "role": role,
        "family": visit.family or page.family,
        "last_visit_at": visit.visited_at,
        "last_outcome": outcome,
        "due_at": visit.due_at,
        "failures": page.failures + 1 if visit.answer in ("failed", "blocked", "soft_404") else 0,
        "etag": page.etag,
        "last_modified": page.last_modified,
    }
    told = {"trail": list(visit.trail), "publishers": list(visit.publishers)}
    if any(told.values()):
        values["context"] = (page.context or {}) | {name: words for name, words in told.items() if words}
    if visit.answer in ("content", "redirected") and visit.status != NOT_MODIFIED:
        values |= {"etag": visit.etag, "last_modified": visit.last_modified}
    elif visit.answer == "gone":
        # What comes back there must come with its bytes, never as "not modified".
        values |= {"etag": None, "last_modified": None}
    return values
