"""Content hashes made anew from the kept bytes, offline, where the rules of cleaning changed since."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from crawler.discovery import OwnHosts, Role, content_hash
from crawler.examining import ExamineError, Examiner, Task
from crawler.frontier import context_from_json
from models.archive import Archive
from models.bytes import Blobs
from models.cleaning import CLEANING
from models.errors import BlobError
from models.tables import DocumentRow, Page, Portal, Version, VersionPart

BATCH = 200
"""Versions written in one transaction."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many versions were looked at, how many have another hash now, and of how many the bytes are lost:
    those keep the hash that they had."""

    versions: int = 0
    changed: int = 0
    lost: int = 0


def renew(
    archive: Archive, portals: Collection[int] | None = None, progress: Progress | None = None
) -> Renewed:
    """Brings the hashes of all documents, or of these portals', to the rules of this program.

    Versions stay as they are: none is made, joined or ended. Killed, it goes on with what is left."""
    with closing(Examiner()) as examiner:
        return _renew(archive, examiner, portals, progress)


def _renew(
    archive: Archive, examiner: Examiner, portals: Collection[int] | None, progress: Progress | None
) -> Renewed:
    with archive.reading() as session:
        total = session.scalars(select(func.count()).select_from(_older(portals).subquery())).one()
    changed = lost = done = last = 0
    while done < total:
        with archive.writing() as session:
            wanted = _older(portals).where(Version.id > last).order_by(Version.id).limit(BATCH)
            ids = session.scalars(wanted).all()
            for version_id in ids:
                made = _made_anew(session, archive.blobs, examiner, version_id)
                changed += made is True
                lost += made is None
        if not ids:
            break
        done, last = done + len(ids), ids[-1]
        if progress is not None:
            progress(done, total, "")
    return Renewed(done, changed, lost)


def is_older(archive: Archive) -> bool:
    """True if an archive holds hashes by other rules than those of this program."""
    with archive.reading() as session:
        return session.scalars(_older(None).limit(1)).first() is not None


def _older(portals: Collection[int] | None) -> Select[int]:
    query = select(Version.id).where(Version.cleaning.is_distinct_from(CLEANING))
    if portals is None:
        return query
    return query.join(DocumentRow, DocumentRow.id == Version.document_id).where(
        DocumentRow.portal_id.in_(portals))


def _made_anew(session: Session, blobs: Blobs, examiner: Examiner, version_id: int) -> bool | None:
    """True if the version has another hash now; None if its bytes are lost. What cannot be examined keeps its
    hash."""
    version, document, page, portal = session.execute(
        select(Version, DocumentRow, Page, Portal)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .join(Page, Page.id == DocumentRow.page_id)
        .join(Portal, Portal.id == DocumentRow.portal_id)
        .where(Version.id == version_id)
    ).one()
    parts = session.scalars(select(VersionPart).where(VersionPart.version_id == version_id)).all()
    if len(parts) != 1 or parts[0].member is not None:
        # A document of several parts, or a member of a packed file, is hashed by its bytes alone.
        version.cleaning = CLEANING
        return False
    try:
        body = blobs.get(session, parts[0].blob_sha256)
    except BlobError:
        return None
    role: Role = "attachment" if page.role == "attachment" else "report"
    hosts = OwnHosts(portal.home_url, portal.own_hosts)
    version.cleaning = CLEANING
    try:
        examined = examiner.examine_now(
            Task(document.url, body, "", role, context_from_json(page.context), hosts))
    except ExamineError:
        return False
    before, version.content_hash = version.content_hash, content_hash(examined, body)
    return before != version.content_hash
