"""The pages that a visit led to: made known, made more promising, or woken."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from models.base import table
from models.ledger.records import Known, LinkRecord, VisitRecord
from models.tables import Page, Visit

_PAGES = table(Page)
_MOVE_PAGE = update(_PAGES).where(_PAGES.c.id == bindparam("page"))


def note_links(connection: Connection, page: Row[Any], visit: VisitRecord) -> tuple[Known, ...]:
    best: dict[str, LinkRecord] = {}
    for link in visit.links:
        if link.url_key != page.url_key and (
            link.url_key not in best or link.score > best[link.url_key].score
        ):
            best[link.url_key] = link
    columns = (_PAGES.c.id, _PAGES.c.url_key, _PAGES.c.score, _PAGES.c.last_visit_at)
    query = select(*columns).where(_PAGES.c.portal_id == page.portal_id, _PAGES.c.url_key.in_(list(best)))
    known = {row.url_key: row for row in connection.execute(query)} if best else {}
    queued: list[Known] = []
    for key, link in best.items():
        row = known.get(key)
        if row is not None and row.last_visit_at is None and link.score > row.score:
            values = _page_values(page, link, visit.visited_at)
            del values["first_seen"]
            connection.execute(_MOVE_PAGE, {"page": row.id, **values})
            queued.append(Known(row.id, link.role, link.score, values["depth"]))
    fresh = [_page_values(page, link, visit.visited_at) for key, link in best.items() if key not in known]
    if fresh:
        returned = (_PAGES.c.id, _PAGES.c.role, _PAGES.c.score, _PAGES.c.depth)
        inserted = connection.execute(insert(_PAGES).returning(*returned), fresh)
        queued += [Known(*row) for row in inserted]
    return tuple(queued)


def awaken(session: Session, page: Row[Any], visit: VisitRecord) -> tuple[Known, ...]:
    """Known pages that were not due are due now; those never fetched or given up stay as they are, and what
    this run has fetched before."""
    fetched = select(Visit.id).where(Visit.page_id == Page.id, Visit.run_id == visit.run_id).exists()
    query = select(Page).where(
        Page.portal_id == page.portal_id,
        Page.url_key.in_(visit.awaken),
        Page.due_at > visit.visited_at,
        Page.last_visit_at.is_not(None),
        ~fetched,
    )
    woken = session.scalars(query).all()
    for one in woken:
        one.due_at = visit.visited_at
    session.flush()
    return tuple(Known(one.id, one.role, one.score, one.depth) for one in woken)


def _page_values(page: Row[Any], link: LinkRecord, at: datetime) -> dict[str, Any]:
    return {
        "portal_id": page.portal_id,
        "url": link.url,
        "url_key": link.url_key,
        "role": link.role,
        "found_on_id": page.id,
        "found_how": link.found_how,
        "context": link.context,
        "score": link.score,
        "depth": page.depth + link.deeper,
        "first_seen": at,
        "due_at": at,
    }
