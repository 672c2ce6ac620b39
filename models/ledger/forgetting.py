"""Bytes that are no longer kept: of pages that are no documents, all but the last that differ."""

from __future__ import annotations

from sqlalchemy import delete, event, func, select, update
from sqlalchemy.orm import Session

from models.bytes import Blobs
from models.ledger.records import GOOD
from models.tables import Blob, DocumentRow, RobotsFile, Version, VersionPart, Visit

KEPT_DIFFERING = 2
"""Of pages that are no documents, the bytes of so many last differing visits are kept."""


def forget_old_bytes(session: Session, blobs: Blobs, page_id: int, *, good: bool) -> None:
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
    outside = blobs.outside
    if outside is not None and store == outside.name and not blobs.shared:
        # The bytes may go only once no committed row names them.
        event.listen(session, "after_commit", lambda _session: outside.delete(sha256), once=True)
