"""Links to what is known already: a static page's address with a query that its server does not read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.discovery.examined import Link
from crawler.discovery.urls import bare_key
from crawler.schedule import DOCUMENT_ROLES
from models.tables import Page


def without_copies(session: Session, portal_id: int, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links without those to reports whose address, but for its query, was asked for one already."""
    bare = {link.url: key for link in links if link.role == "report" and (key := bare_key(link.url))}
    if not bare:
        return tuple(links)
    looked_at = Page.role.in_(DOCUMENT_ROLES) & Page.last_outcome.is_not(None)
    same = (Page.portal_id == portal_id) & Page.url_key.in_(set(bare.values()))
    known = set(session.scalars(select(Page.url_key).where(same, looked_at)))
    return tuple(link for link in links if bare.get(link.url) not in known)
