"""Pages of whose asks nothing came: their scripts ask for something else than was taken from them, and a
browser is to show them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery.posted import is_shown, shown
from crawler.discovery.urls import url_key
from crawler.discovery.view import LEADS
from crawler.frontier import DuePage, load
from crawler.session import CrawlSession
from models.ledger import LinkRecord, VisitRecord
from models.tables import Page

_FRAME = "frame"
"""How what a page's frames and scripts ask for is found."""


def with_shown(session: CrawlSession, page: DuePage, visit: VisitRecord) -> VisitRecord:
    """The first visit of what a page asks for; if it led nowhere, and neither did all else that the page asks
    for, with a link to that page as a browser shows it."""
    asks = page.is_new and page.found_how == _FRAME and page.found_on_id is not None
    if not asks or visit.links or is_shown(page.url):
        return visit
    with session.archive.reading() as reading:
        asker = load(reading, page.found_on_id or 0)
        if _waits(reading, asker, page) or _leads(reading, asker):
            return visit
    where = shown(asker.url)
    link = LinkRecord(where, url_key(where), _FRAME, asker.role, asker.score, dict(asker.context), deeper=0)
    return replace(visit, links=(link,))


def _waits(session: Session, asker: DuePage, page: DuePage) -> bool:
    """True if something else that a page asks for has not been looked at."""
    others = select(Page.id).where(Page.found_on_id == asker.id, Page.found_how == _FRAME, Page.id != page.id)
    return session.scalars(others.where(Page.last_visit_at.is_(None)).limit(1)).first() is not None


def _leads(session: Session, asker: DuePage) -> bool:
    """True of a page that leads somewhere, by a link or by what it asks for."""
    asks = select(Page.id).where(Page.found_on_id == asker.id, Page.found_how == _FRAME)
    direct = select(Page.id).where(
        Page.found_on_id == asker.id, Page.found_how != _FRAME, Page.score >= LEADS)
    below = select(Page.id).where(Page.found_on_id.in_(asks))
    return any(session.scalars(query.limit(1)).first() is not None for query in (direct, below))
