"""Keys of pages that stand in the archive under an older rule, made anew before the portal is walked."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crawler.discovery.urls import url_key
from models.brought import ROLE as ADDED
from models.tables import Page

_CHANGED = "%.as%"
"""What is in the keys that the present rule writes otherwise: those of servers on Windows."""


def rekey(session: Session, portal_id: int) -> int:
    """Gives a portal's pages the keys that their addresses have now; tells how many. Of two pages that would
    share one, the first known keeps it and the other stays as it is."""
    own = (Page.portal_id == portal_id) & Page.role.not_in(("member", ADDED)) & Page.url_key.like(_CHANGED)
    rows = session.execute(select(Page.id, Page.url, Page.url_key).where(own).order_by(Page.id)).all()
    taken, changed = {row.url_key for row in rows}, 0
    for row in rows:
        key = url_key(row.url)
        if key != row.url_key and key not in taken:
            taken.add(key)
            session.execute(update(Page).where(Page.id == row.id).values(url_key=key))
            changed += 1
    return changed
