"""Ways that never end: redirects that go on and on, and lists whose rows come to nothing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from crawler.frontier import DuePage, load
from crawler.paging import NEXT
from models.ledger import GOOD
from models.tables import DocumentRow, Page, Version

HOPS = 6
"""So many redirects in a row, by header, script or meta refresh, and the address leads nowhere."""
TRIED = 5
"""So many rows of a list's last two pages must have been fetched in vain before the list is given up."""


def hops(session: Session, page: DuePage) -> int:
    """How many redirects in a row led to a page; counts no further than HOPS."""
    count = 0
    while page.found_how == "redirect" and page.found_on_id is not None and count < HOPS:
        page, count = load(session, page.found_on_id), count + 1
    return count


def is_barren(session: Session, page: DuePage) -> bool:
    """True of a next page if what the two pages before it list was fetched, and none of it is a document of
    its own: dead rows, or copies of documents known by then."""
    before = [page.found_on_id]
    if before[0] is not None:
        finder = load(session, before[0])
        if finder.found_how in NEXT:
            before.append(finder.found_on_id)
    rows = session.execute(
        select(Page.id, Page.last_outcome).where(
            Page.found_on_id.in_(before), Page.found_how == "row", Page.last_outcome.is_not(None))
    ).all()
    if len(rows) < TRIED:
        return False
    well = [row.id for row in rows if row.last_outcome in (*GOOD, "not_modified", "redirected")]
    return not any(not _is_copy(session, page_id) for page_id in well)


def _is_copy(session: Session, page_id: int) -> bool:
    """True of a page whose content a page known before it has too, or that is no document."""
    earlier, copied = aliased(DocumentRow), aliased(Version)
    own = (
        select(Version.content_hash, DocumentRow.portal_id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .where(DocumentRow.page_id == page_id, Version.ended_at.is_(None))
    )
    row = session.execute(own).first()
    if row is None:
        return True
    query = (
        select(copied.id)
        .join(earlier, earlier.id == copied.document_id)
        .where(earlier.portal_id == row.portal_id, earlier.page_id < page_id,
               copied.content_hash == row.content_hash)
    )
    return session.scalars(query.limit(1)).first() is not None
