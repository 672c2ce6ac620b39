"""The visit ledger: what one fetch brought, written in one transaction.

A visit changes its page, keeps its bytes, moves its document's versions on and makes the pages it led to
known. A version is content over an interval of time: it ends when other content is seen, or by `withdraw`,
never by a failure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, event, func, insert, select, update
from sqlalchemy.orm import Session

from models.base import table
from models.bytes import Blobs
from models.tables import Blob, DocumentRow, Page, RobotsFile, Version, VersionPart, Visit

Answer = Literal[
    "content", "not_modified", "gone", "soft_404", "blocked", "forbidden", "failed", "redirected"
]
"""What a fetch came to, before it is compared with what is known; only "content" is compared."""

DOCUMENT_ROLES = frozenset({"report", "attachment"})
GOOD = ("new", "changed", "same")
"""Outcomes of visits whose bytes are the page's content."""

KEPT_DIFFERING = 2
"""Of pages that are no documents, the bytes of so many last differing visits are kept."""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """An address that a page led to. `context` is plain JSON; `deeper` is 0 for the next page of a list."""

    url: str
    url_key: str
    found_how: str
    role: str
    score: float
    context: dict[str, Any] = field(default_factory=dict)
    deeper: int = 1


NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One fetch of one page, as the walk understood it. `due_at` null: the page is not to be fetched again.

    `body` may be given with any answer (the bytes of a block page are kept too); "content" needs it with
    `media_type`, `content_hash` and `role`. `awaken`: keys of known pages that this visit gives a reason to
    fetch at once.
    """

    run_id: int
    page_id: int
    url: str
    visited_at: datetime
    answer: Answer
    due_at: datetime | None
    status: int | None = None
    sign: str | None = None
    body: bytes | None = field(default=None, repr=False)
    media_type: str = "application/octet-stream"
    content_hash: str = ""
    role: str | None = None
    family: str | None = None
    title: str | None = None
    published_on: date | None = None
    etag: str | None = None
    last_modified: str | None = None
    seconds: float | None = None
    vantage: str | None = None
    links: tuple[LinkRecord, ...] = field(default=(), repr=False)
    awaken: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A page that a visit made known, or made more promising: what the walk needs to queue it."""

    id: int
    score: float
    depth: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What `record` made of a visit. `outcome` is the ledger's word; `was_document` tells that versions
    count."""

    visit_id: int
    page_id: int
    outcome: str
    role: str
    was_document: bool
    queued: tuple[Known, ...] = ()


def bytes_hash(parts: Sequence[str]) -> str:
    """The identity of an ordered list of parts, over their SHA-256 in hex."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


# What is written for every fetch goes past the mapper and is built once: it is most of a crawl's own work.
_PAGES, _VISITS, _DOCUMENTS = table(Page), table(Visit), table(DocumentRow)
_VERSIONS, _PARTS = table(Version), table(VersionPart)
_PAGE = select(_PAGES).where(_PAGES.c.id == bindparam("page"))
_MOVE_PAGE = update(_PAGES).where(_PAGES.c.id == bindparam("page"))
_DOCUMENT = select(_DOCUMENTS).where(_DOCUMENTS.c.page_id == bindparam("page"))
_CHANGE_DOCUMENT = update(_DOCUMENTS).where(_DOCUMENTS.c.id == bindparam("document"))
_LAST_VERSION = (
    select(_VERSIONS)
    .where(_VERSIONS.c.document_id == bindparam("document"))
    .order_by(_VERSIONS.c.number.desc())
    .limit(1)
)
_CHANGE_VERSION = update(_VERSIONS).where(_VERSIONS.c.id == bindparam("version"))
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
        written = _document(connection, page, visit, role, sha256) if is_document else None
        outcome = written or _other(connection, page.id, sha256)
    elif visit.answer == "not_modified":
        _seen_again(connection, page.id, visit.visited_at)
    visit_id = _visit_row(connection, visit, outcome, sha256)
    connection.execute(_MOVE_PAGE, {"page": page.id, **_moved(page, visit, role, outcome)})
    session.expire_all()
    if sha256 is not None and not is_document:
        _forget_old_bytes(session, blobs, page.id, good=outcome in GOOD)
    queued = _links(connection, page, visit) if visit.links else ()
    queued += _awaken(session, page, visit) if visit.awaken else ()
    return Recorded(visit_id, page.id, outcome, role, is_document, queued)


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


def _seen_again(connection: Connection, page_id: int, at: datetime) -> None:
    document = connection.execute(_DOCUMENT, {"page": page_id}).first()
    version = None if document is None else _open_version(connection, document.id)[0]
    if version is not None:
        connection.execute(_CHANGE_VERSION, {"version": version.id, "last_seen": at})


def _document(connection: Connection, page: Row[Any], visit: VisitRecord, role: str, sha256: str) -> str:
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
        document_id = _key(connection.execute(insert(_DOCUMENTS), own).inserted_primary_key)
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
    version_id = _key(connection.execute(insert(_VERSIONS), values).inserted_primary_key)
    part = {"version_id": version_id, "position": 1, "blob_sha256": sha256}
    connection.execute(insert(_PARTS), part)


def _key(inserted: Row[Any] | None) -> int:
    if inserted is None:
        raise TypeError("the row that was written has no key")
    return int(inserted[0])


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
    }
    return _key(connection.execute(insert(_VISITS), values).inserted_primary_key)


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
    if visit.answer in ("content", "redirected") and visit.status != NOT_MODIFIED:
        values |= {"etag": visit.etag, "last_modified": visit.last_modified}
    elif visit.answer == "gone":
        # What comes back there must come with its bytes, never as "not modified".
        values |= {"etag": None, "last_modified": None}
    return values


def _forget_old_bytes(session: Session, blobs: Blobs, page_id: int, *, good: bool) -> None:
    """Keeps the last differing bytes of a page that is no document; older visits stay without theirs.

    Content and block or error pages each have their own: a portal's bad nights never push out what a list
    said.
    """
    of_kind = (Visit.page_id == page_id) & (Visit.outcome.in_(GOOD) if good else Visit.outcome.not_in(GOOD))
    query = (
        select(Visit.blob_sha256)
        .where(of_kind, Visit.blob_sha256.is_not(None))
        .group_by(Visit.blob_sha256)
        .order_by(func.max(Visit.id).desc())
        .offset(KEPT_DIFFERING)
    )
    for sha256 in filter(None, session.scalars(query).all()):
        held = (
            select(VersionPart.version_id)
            .join(Version)
            .join(DocumentRow)
            .where(VersionPart.blob_sha256 == sha256, DocumentRow.page_id == page_id)
        )
        if session.scalars(held.limit(1)).first() is not None:
            continue
        session.execute(
            update(Visit).where(of_kind, Visit.blob_sha256 == sha256).values(blob_sha256=None)
        )
        _drop_unused(session, blobs, sha256)


def _drop_unused(session: Session, blobs: Blobs, sha256: str) -> None:
    for column in (Visit.blob_sha256, VersionPart.blob_sha256, RobotsFile.blob_sha256):
        if session.scalars(select(column).where(column == sha256).limit(1)).first() is not None:
            return
    store = session.scalars(select(Blob.store).where(Blob.sha256 == sha256)).one()
    session.execute(delete(Blob).where(Blob.sha256 == sha256))
    if store == "folder" and blobs.folder is not None:
        path = blobs.folder.path(sha256)
        # The file may go only once no committed row names it.
        event.listen(session, "after_commit", lambda _session: path.unlink(missing_ok=True), once=True)


def _links(connection: Connection, page: Row[Any], visit: VisitRecord) -> tuple[Known, ...]:
    best: dict[str, LinkRecord] = {}
    for link in visit.links:
        if link.url_key != page.url_key and (
            link.url_key not in best or link.score > best[link.url_key].score
        ):
            best[link.url_key] = link
    columns = (_PAGES.c.id, _PAGES.c.url_key, _PAGES.c.score, _PAGES.c.last_visit_at)
    query = select(*columns).where(_PAGES.c.portal_id == page.portal_id, _PAGES.c.url_key.in_(list(best)))
    known = {row.url_key: row for row in connection.execute(query)} if best else {}
    queued: list[Known] = []
    for key, link in best.items():
        row = known.get(key)
        if row is not None and row.last_visit_at is None and link.score > row.score:
            values = _page_values(page, link, visit.visited_at)
            del values["first_seen"]
            connection.execute(_MOVE_PAGE, {"page": row.id, **values})
            queued.append(Known(row.id, link.score, values["depth"]))
    fresh = [_page_values(page, link, visit.visited_at) for key, link in best.items() if key not in known]
    if fresh:
        returned = (_PAGES.c.id, _PAGES.c.score, _PAGES.c.depth)
        inserted = connection.execute(insert(_PAGES).returning(*returned), fresh)
        queued += [Known(row.id, row.score, row.depth) for row in inserted]
    return tuple(queued)


def _awaken(session: Session, page: Row[Any], visit: VisitRecord) -> tuple[Known, ...]:
    """Known pages that were not due are due now; those never fetched or given up stay as they are."""
    query = select(Page).where(
        Page.portal_id == page.portal_id,
        Page.url_key.in_(visit.awaken),
        Page.due_at > visit.visited_at,
        Page.last_visit_at.is_not(None),
    )
    woken = session.scalars(query).all()
    for one in woken:
        one.due_at = visit.visited_at
    session.flush()
    return tuple(Known(one.id, one.score, one.depth) for one in woken)


def _page_values(page: Row[Any], link: LinkRecord, at: datetime) -> dict[str, Any]:
    return {
        "portal_id": page.portal_id,
        "url": link.url,
        "url_key": link.url_key,
        "role": link.role,
        "found_on_id": page.id,
        "found_how": link.found_how,
        "context": link.context,
        "score": link.score,
        "depth": page.depth + link.deeper,
        "first_seen": at,
        "due_at": at,
    }
