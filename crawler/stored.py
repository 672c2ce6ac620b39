"""What the archive holds of a page from earlier visits, examined again in the child, as examining is pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler.discovery.examined import Examined
from crawler.discovery.hosts import OwnHosts
from crawler.examining import ExamineError, Examiner, Task
from crawler.frontier import DuePage, context_from_json
from models.archive import Archive
from models.bytes import Blobs
from models.ledger import GOOD
from models.messages import kept
from models.tables import DocumentRow, Page, Visit

MOVED = kept.REDIRECT_TO(where="")
"""How the sign of a visit begins that led to another page."""
GONE = ("gone", "soft_404")
"""Answers and outcomes of what does not stand at its address."""


def was_document(session: Session, page_id: int) -> bool:
    """True if the page ever answered with a document."""
    return session.scalars(select(DocumentRow.id).where(DocumentRow.page_id == page_id)).first() is not None


def ever_good(session: Session, page_id: int) -> bool:
    """True if the page ever answered with content."""
    return (
        session.scalars(
            select(Visit.id).where(Visit.page_id == page_id, Visit.outcome.in_(GOOD)).limit(1)
        ).first()
        is not None
    )


def roles_below(session: Session, page_id: int, links: Mapping[str, str]) -> Counter[str]:
    """How many pages of each role were found on a page, those of its `links` (role by key) that no page named
    before among them."""
    portal = select(Page.portal_id).where(Page.id == page_id).scalar_subquery()
    known = select(Page.url_key).where(Page.portal_id == portal, Page.url_key.in_(list(links)))
    fresh = set(links) - set(session.scalars(known))
    counted = select(Page.role, func.count()).where(Page.found_on_id == page_id).group_by(Page.role)
    below = Counter(links[key] for key in fresh)
    for role, count in session.execute(counted):
        below[role] += count
    return below


def documents_below(session: Session, page_id: int) -> list[str]:
    """The keys of documents that the page led to first."""
    query = select(Page.url_key).join(DocumentRow, DocumentRow.page_id == Page.id)
    return list(session.scalars(query.where(Page.found_on_id == page_id).order_by(Page.id)))


def last_redirect(session: Session, page_id: int) -> str | None:
    """Where the page led when it last said so; None if it never did."""
    query = (
        select(Visit.sign)
        .where(Visit.page_id == page_id, Visit.sign.startswith(MOVED, autoescape=True))
        .order_by(Visit.id.desc())
        .limit(1)
    )
    sign = session.scalars(query).first()
    return sign.removeprefix(MOVED) if sign else None


async def last_examined(
    archive: Archive, examiner: Examiner, page: DuePage, hosts: OwnHosts
) -> Examined | None:
    """What the page's last good bytes tell; None if there are none (any more), or they tell nothing."""
    with archive.reading() as session:
        task = _last_task(session, archive.blobs, page, hosts)
    try:
        return await examiner.examine(task) if task is not None else None
    except ExamineError:
        return None


def last_examined_now(
    session: Session, blobs: Blobs, examiner: Examiner, page: DuePage, hosts: OwnHosts
) -> Examined | None:
    """The same where nothing else is to be done meanwhile."""
    task = _last_task(session, blobs, page, hosts)
    try:
        return examiner.examine_now(task) if task is not None else None
    except ExamineError:
        return None


def _last_task(session: Session, blobs: Blobs, page: DuePage, hosts: OwnHosts) -> Task | None:
    query = (
        select(Visit.blob_sha256, Visit.url)
        .where(Visit.page_id == page.id, Visit.outcome.in_(GOOD), Visit.blob_sha256.is_not(None))
        .order_by(Visit.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    if row is None or row.blob_sha256 is None:
        return None
    body = blobs.get(session, row.blob_sha256)
    return Task(row.url, body, "", page.role, context_from_json(page.context), hosts)
