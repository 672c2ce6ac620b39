"""Documents that are no longer at their addresses: withdrawn once it is sure, never when a whole portal is
unwell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from crawler.discovery.examined import Examined
from crawler.discovery.urls import url_key
from crawler.frontier import DuePage, load
from crawler.schedule import NIGHT, NIGHTLY_ROLES
from crawler.soft404 import VERIFIED
from crawler.stored import GONE, MOVED
from crawler.walk import Walk
from models.brought import ROLE as ADDED
from models.ledger import GOOD, withdraw
from models.messages import kept
from models.tables import DocumentRow, Page, Version, Visit

Again = Callable[[DuePage], Examined | None]
"""What a page's last good bytes tell, examined again."""
LEAST = 3
"""Fewer documents gone are never mass loss."""


@dataclass(frozen=True, slots=True)
class Vanished:
    """`withdrawn` documents ended; `mass_loss` says why none was, in words; `unwell` that most of those
    looked at answer in a way that proves nothing (errors, block pages, the home page in their place)."""

    withdrawn: int = 0
    mass_loss: str | None = None
    unwell: str | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    page_id: int
    url_key: str
    outcome: str | None
    failures: int
    last_seen: datetime


def conclude(session: Session, again: Again, walk: Walk, at: datetime) -> Vanished:
    """Ends the versions of what is gone. Looks only at what is stored, so a killed run's losses are concluded
    too.

    Gone is: 404 or 410; a redirect to a page that holds a document now; a soft 404 of which two are true:
    it is proved (the host answers the same for nothing), it was seen on two visits, no page lists it any
    more. Half of the documents looked at within a night or more, three at least, is the portal's own trouble
    (another product, another host): nothing is withdrawn then, nor later while no more documents are seen to
    be there.
    """
    held = _held(session, walk.portal_id, at)
    gone = [one.page_id for one in held if _is_gone(session, again, walk, one)]
    if _are_most(len(gone), len(held)):
        return Vanished(0, kept.MASS_LOSS(gone=len(gone), looked=len(held)))
    unwell = sum(1 for one in held if one.outcome not in (*GOOD, "not_modified") and one.page_id not in gone)
    said = kept.UNWELL(unwell=unwell, looked=len(held))
    return Vanished(withdraw(session, gone), unwell=said if _are_most(unwell, len(held)) else None)


def gone_for_good(session: Session, portal_id: int) -> list[int]:
    """Pages with a current version that stand as gone, whenever that was seen: 404 or 410, a soft 404 proved
    on two visits, a redirect to a page that holds a document now."""
    query = _current(portal_id).where(Page.last_outcome.in_((*GONE, "redirected")))
    return [one.page_id for one in (_Held(*row) for row in session.execute(query)) if (
        one.outcome == "gone"
        or (one.outcome == "soft_404" and one.failures >= 2 and VERIFIED in _last_sign(session, one.page_id))
        or (one.outcome == "redirected" and _moved_to_document(session, portal_id, one))
    )]


def _are_most(some: int, held: int) -> bool:
    return some >= LEAST and 2 * some >= held


def _held(session: Session, portal_id: int, at: datetime) -> list[_Held]:
    """Pages with a current version whose state is known since the night before `at`, or that were gone before
    and not withdrawn. What that night found first says nothing of what was there."""
    query = (
        _current(portal_id)
        .where(or_(Page.last_visit_at > at - NIGHT, Page.last_outcome == "gone"))
        .where(or_(Page.last_outcome != "new", Version.number > 1))
    )
    return [_Held(*row) for row in session.execute(query)]


def _current(portal_id: int) -> Select[int, str, str | None, int, datetime]:
    """What the walks found of a portal and has not ended; not what people brought."""
    return (
        select(Page.id, Page.url_key, Page.last_outcome, Page.failures, Version.last_seen)
        .join(DocumentRow, DocumentRow.page_id == Page.id)
        .join(Version, Version.document_id == DocumentRow.id)
        .where(DocumentRow.portal_id == portal_id, Version.ended_at.is_(None), Page.role != ADDED)
    )


def _is_gone(session: Session, again: Again, walk: Walk, one: _Held) -> bool:
    if one.outcome == "gone":
        return True
    if one.outcome == "redirected":
        return _moved_to_document(session, walk.portal_id, one)
    if one.outcome == "soft_404":
        known = (VERIFIED in _last_sign(session, one.page_id)) + (one.failures >= 2)
        return known == 2 or (known == 1 and _is_unlisted(session, again, walk, one))
    return False


def _last_sign(session: Session, page_id: int) -> str:
    query = select(Visit.sign).where(Visit.page_id == page_id).order_by(Visit.id.desc()).limit(1)
    return session.scalars(query).first() or ""


def _moved_to_document(session: Session, portal_id: int, one: _Held) -> bool:
    where = _last_sign(session, one.page_id).removeprefix(MOVED)
    query = (
        select(Page.id)
        .join(DocumentRow, DocumentRow.page_id == Page.id)
        .where(
            Page.portal_id == portal_id,
            Page.url_key == url_key(where),
            Page.last_outcome.in_((*GOOD, "not_modified")),
        )
    )
    return session.scalars(query).first() is not None


def _is_unlisted(session: Session, again: Again, walk: Walk, one: _Held) -> bool:
    """True if the pages that could list it were looked at since it was last there, and none does."""
    query = select(Page.id, Page.last_visit_at).where(
        Page.portal_id == walk.portal_id,
        Page.role.in_((*NIGHTLY_ROLES, "report")),
        Page.last_outcome.in_((*GOOD, "not_modified")),
    )
    looked_again = False
    for row in session.execute(query).all():
        page = load(session, row.id)
        if page.id == one.page_id:
            continue
        examined = again(page)
        if examined is None:
            continue
        if any(url_key(link.url) == one.url_key for link in examined.links):
            return False
        looked_again = looked_again or (page.role in NIGHTLY_ROLES and row.last_visit_at > one.last_seen)
    return looked_again
