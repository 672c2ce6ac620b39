"""A portal whose product no adapter understands any more, and what is lost by it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler import families
from crawler.schedule import NIGHTLY_ROLES
from models.ledger import GOOD
from models.messages import kept
from models.tables import DocumentRow, Filing, Page, Portal, Version

GENERIC = families.GENERIC.name


def usual_family(session: Session, portal_id: int) -> str | None:
    """The product that most of a portal's pages show; generic only where none shows one. A product that is
    lost stays the portal's until another takes its place."""
    before = session.get_one(Portal, portal_id).family
    counted = _counted(session, portal_id)
    named = [name for name in counted if name != GENERIC and name in _names()]
    if before not in (None, GENERIC) and (before not in _names() or not named):
        return before
    return named[0] if named else before or next(iter(counted), None)


def lost_family(session: Session, portal_id: int) -> str | None:
    """What is lost since the last night, in words; None if the portal's product is understood as before, or
    another one stands in its place."""
    family = session.get_one(Portal, portal_id).family
    if family in (None, GENERIC):
        return None
    counted = _counted(session, portal_id)
    if family not in _names():
        why = kept.NO_ADAPTER(family=family)
    elif counted and not any(name != GENERIC and name in _names() for name in counted):
        why = kept.NO_MARKS(family=family)
    else:
        return None
    lists, well, reports = _held(session, portal_id)
    return kept.FAMILY_LOST(why=why, ill=lists - well, lists=lists, reports=reports)


def _names() -> set[str]:
    return {family.name for family in families.FAMILIES}


def _counted(session: Session, portal_id: int) -> dict[str, int]:
    """How many pages show each product, the most first."""
    number = func.count()
    query = (
        select(Page.family, number)
        .where(Page.portal_id == portal_id, Page.family.is_not(None))
        .group_by(Page.family)
        .order_by(number.desc(), Page.family)
    )
    return {str(name): count for name, count in session.execute(query).all()}


def _held(session: Session, portal_id: int) -> tuple[int, int, int]:
    """Lists and sections, how many of them answered well, and reports that stand."""
    ways = select(func.count()).where(Page.portal_id == portal_id, Page.role.in_(NIGHTLY_ROLES))
    lists = session.scalars(ways.where(Page.last_outcome.is_not(None))).one()
    well = session.scalars(ways.where(Page.last_outcome.in_((*GOOD, "not_modified")))).one()
    reports = session.scalars(
        select(func.count(Filing.report_id.distinct()))
        .join(Version, Version.id == Filing.version_id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .where(DocumentRow.portal_id == portal_id, Version.ended_at.is_(None))
    ).one()
    return lists, well, reports
