"""Links that were seen and not followed: asked of the stored pages again, for those who miss an address."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery.hosts import OwnHosts
from crawler.discovery.urls import url_key
from crawler.examining import Examiner
from crawler.frontier import load
from crawler.stored import last_examined_now
from models.brought import ROLE as ADDED
from models.bytes import Blobs
from models.tables import Page, Portal

NOT_LISTING = ("attachment", "member", "noise", ADDED)


def linked(session: Session, blobs: Blobs, portals: Collection[Portal], keys: Collection[str]) -> set[str]:
    """Of these page keys, those that a stored page of the portals links to."""
    with closing(Examiner()) as examiner:
        return _linked(session, blobs, examiner, portals, set(keys))


def _linked(
    session: Session, blobs: Blobs, examiner: Examiner, portals: Collection[Portal], wanted: set[str]
) -> set[str]:
    found = set[str]()
    for portal in portals:
        hosts = OwnHosts(portal.home_url, portal.own_hosts)
        pages = select(Page.id).where(
            Page.portal_id == portal.id, Page.role.not_in(NOT_LISTING), Page.last_visit_at.is_not(None)
        )
        for page_id in session.scalars(pages).all():
            examined = last_examined_now(session, blobs, examiner, load(session, page_id), hosts)
            if examined is not None:
                found |= wanted & {url_key(link.url) for link in examined.links}
            if found == wanted:
                return found
    return found


def walked(session: Session) -> list[Portal]:
    """The portals that pages are known of."""
    known = select(Page.portal_id).distinct()
    return list(session.scalars(select(Portal).where(Portal.id.in_(known)).order_by(Portal.id)))


def owners(portals: Collection[Portal], url: str) -> list[int]:
    """The portals whose own hosts hold an address."""
    return [one.id for one in portals if OwnHosts(one.home_url, one.own_hosts).owns(url)]
