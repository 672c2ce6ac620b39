"""Pages of whose asks nothing came: their scripts ask for something else than was taken from them, and a
browser is to show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import ColumnElement, select
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
_OF_LISTS = ("report", "attachment", "list")


def with_shown(session: CrawlSession, portal_id: int, page: DuePage, visit: VisitRecord) -> VisitRecord:
    """The first visit of a page; where nothing came of all that a page asks for, with a link to that page as
    a browser shows it: the page itself, if others asked for the same in vain before, else the page that asked
    for this."""
    concerns = _only_asks(visit.links) if visit.links else page.found_how == _FRAME
    if not page.is_new or is_shown(page.url) or not concerns:
        return visit
    with session.archive.reading() as reading:
        if visit.links:
            asker = page if _asked_in_vain(reading, portal_id, page, visit.links) else None
        else:
            asker = None if page.found_on_id is None else _asker_in_vain(reading, page.found_on_id, page)
    return replace(visit, links=(*visit.links, _shown(asker))) if asker else visit


def _only_asks(links: Collection[LinkRecord]) -> bool:
    """True of links that lead nowhere but to what a page asks for."""
    asks = any(link.found_how == _FRAME for link in links)
    return asks and not any(link.found_how != _FRAME and link.score >= LEADS for link in links)


def _shown(page: DuePage) -> LinkRecord:
    where = shown(page.url)
    return LinkRecord(where, url_key(where), _FRAME, page.role, page.score, dict(page.context), deeper=0)


def _asked_in_vain(
    session: Session, portal_id: int, page: DuePage, links: Collection[LinkRecord]
) -> bool:
    """True if all that a page asks for was asked before, for another, for nothing."""
    asks = {link.url_key for link in links if link.found_how == _FRAME}
    known = Page.portal_id == portal_id, Page.url_key.in_(asks), Page.last_visit_at.is_not(None)
    visited = session.scalars(select(Page.id).where(*known)).all()
    return len(visited) == len(asks) and not _any(session, _below(page, visited))


def _asker_in_vain(session: Session, page_id: int, ask: DuePage) -> DuePage | None:
    """The page that asks for this, where neither this nor all else that it asks for or links to leads on."""
    asker = load(session, page_id)
    own = Page.found_on_id == asker.id
    others = own & (Page.found_how == _FRAME) & (Page.id != ask.id) & Page.last_visit_at.is_(None)
    asks = session.scalars(select(Page.id).where(own, Page.found_how == _FRAME)).all()
    leads = own & (Page.found_how != _FRAME) & (Page.score >= LEADS)
    return None if any(_any(session, one) for one in (others, leads, _below(asker, asks))) else asker


def _below(asker: DuePage, asks: Collection[int]) -> ColumnElement[bool]:
    """What was found on them, a page as a browser shows it apart; of a list's only what is a list's."""
    found = Page.found_on_id.in_(asks) & Page.url_key.not_like(f"%{shown('')}")
    return found & Page.role.in_(_OF_LISTS) if asker.role == "list" else found


def _any(session: Session, told: ColumnElement[bool]) -> bool:
    return session.scalars(select(Page.id).where(told).limit(1)).first() is not None
