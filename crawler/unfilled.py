"""Pages of whose asks nothing came: their scripts ask for something else than was taken from them, and a
browser is to show them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from urllib.parse import urlsplit

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
_DATA = re.compile(r"\.(?:js|json|xml|txt)$", re.I)
_OF_LISTS = ("report", "attachment", "list")


def with_shown(session: CrawlSession, portal_id: int, page: DuePage, visit: VisitRecord) -> VisitRecord:
    """The first visit of a page; where nothing came of all that a page asks for, with a link to that page as
    a browser shows it: the page itself, if others asked for the same in vain before, else the page that asked
    for this."""
    if not page.is_new or is_shown(page.url) or not _asks(page, visit):
        return visit
    with session.archive.reading() as reading:
        if visit.links and _leads_on(reading, portal_id, page, visit.links):
            return visit
        if visit.links:
            asker = page if _asked_in_vain(reading, portal_id, page, visit.links) else None
        else:
            asker = None if page.found_on_id is None else _asker_in_vain(reading, page.found_on_id, page)
    return replace(visit, links=(*visit.links, _shown(asker))) if asker else visit


def _asks(page: DuePage, visit: VisitRecord) -> bool:
    """True of a page that asks for something, and of an empty answer to what one asked."""
    if not visit.links:
        return page.found_how == _FRAME
    return any(link.found_how == _FRAME for link in visit.links)


def _leads_on(
    session: Session, portal_id: int, page: DuePage, links: Collection[LinkRecord]
) -> bool:
    """True of links that lead to what was not found elsewhere, beside what a page asks for: the ways of a
    menu that every page has say nothing of it."""
    ahead = {link.url_key for link in links if link.found_how != _FRAME and link.score >= LEADS}
    elsewhere = Page.found_on_id.is_distinct_from(page.id) & Page.url_key.in_(ahead)
    found = select(Page.url_key).where(Page.portal_id == portal_id, elsewhere)
    return bool(ahead - set(session.scalars(found)))


def _shown(page: DuePage) -> LinkRecord:
    where = shown(page.url)
    return LinkRecord(where, url_key(where), _FRAME, page.role, page.score, dict(page.context), deeper=0)


def _asked_in_vain(
    session: Session, portal_id: int, page: DuePage, links: Collection[LinkRecord]
) -> bool:
    """True if all that a page asks for was asked before, for another, for nothing."""
    asks = {link.url_key for link in links if link.found_how == _FRAME}
    known = Page.portal_id == portal_id, Page.url_key.in_(asks), Page.last_visit_at.is_not(None)
    visited = set(session.scalars(select(Page.id).where(*known)))
    return len(visited) == len(asks) and _is_vain(session, page, visited, None)


def _asker_in_vain(session: Session, page_id: int, ask: DuePage) -> DuePage | None:
    """The page for which this was asked, where neither this nor all else that it asks for or links to leads
    on. What a page's script or data asks for is asked for that page."""
    asker = load(session, page_id)
    while asker.found_on_id is not None and asker.found_how == _FRAME and _is_data(asker.url):
        asker = load(session, asker.found_on_id)
    leads = (Page.found_on_id == asker.id) & (Page.found_how != _FRAME) & (Page.score >= LEADS)
    asks = set(session.scalars(select(Page.id).where(_asked_by({asker.id}))))
    return None if _any(session, leads) or not _is_vain(session, asker, asks, ask.id) else asker


def _is_data(url: str) -> bool:
    return _DATA.search(urlsplit(url).path) is not None


def _is_vain(session: Session, asker: DuePage, asks: set[int], now: int | None) -> bool:
    """True if all that was asked, and all that was asked for that, was visited or is visited now, and led to
    nothing; of a list's to nothing of lists."""
    while True:
        more = set(session.scalars(select(Page.id).where(_asked_by(asks)))) - asks
        if not more:
            break
        asks |= more
    due = Page.id.in_(asks) & (Page.id != now) & Page.last_visit_at.is_(None)
    found = Page.found_on_id.in_(asks) & (Page.found_how != _FRAME)
    found = found & Page.role.in_(_OF_LISTS) if asker.role == "list" else found
    return not _any(session, due) and not _any(session, found)


def _asked_by(pages: Collection[int]) -> ColumnElement[bool]:
    """What these pages ask for, a page as a browser shows it apart."""
    asked = Page.found_on_id.in_(pages) & (Page.found_how == _FRAME)
    return asked & Page.url_key.not_like(f"%{shown('')}")


def _any(session: Session, told: ColumnElement[bool]) -> bool:
    return session.scalars(select(Page.id).where(told).limit(1)).first() is not None
