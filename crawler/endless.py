"""Ways that never end: redirects that go on and on, and lists whose rows come to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from crawler.discovery.urls import url_key
from crawler.frontier import DuePage, load
from crawler.paging import NEXT
from crawler.stored import last_redirect
from models.base import table
from models.messages import kept
from models.tables import DocumentRow, Page, Version, Visit

_NUMBER = re.compile(r"\d+")
HOPS = 6
"""So many redirects in a row, by header, script or meta refresh, and the address leads nowhere."""
COUNTED = 1
"""So many redirects in a row may change nothing but numbers in an address."""
TRIED = 5
"""So many rows of a list's last page or two must have been fetched in vain before the list is given up."""
LOOKED_BACK = 10
"""Pages of a list whose rows a row is held against."""
SERVER_ERROR = 500


# Asked for the rows of every page of a list, and so built once and past the mapper.
_PAGES, _DOCUMENTS, _VERSIONS = table(Page), table(DocumentRow), table(Version)
_OWN = (
    select(_DOCUMENTS.c.portal_id, _VERSIONS.c.content_hash)
    .join(_VERSIONS, _VERSIONS.c.document_id == _DOCUMENTS.c.id)
    .where(_DOCUMENTS.c.page_id == bindparam("page"), _VERSIONS.c.ended_at.is_(None))
)
_KNOWN_BEFORE = (
    select(_VERSIONS.c.id)
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _VERSIONS.c.document_id)
    .where(
        _VERSIONS.c.content_hash == bindparam("content"),
        _DOCUMENTS.c.portal_id == bindparam("portal"),
        _DOCUMENTS.c.page_id < bindparam("page"),
    )
    .limit(1)
)
_NAMED_BEFORE = _KNOWN_BEFORE.join(_PAGES, _PAGES.c.id == _DOCUMENTS.c.page_id).where(
    _PAGES.c.found_on_id.in_(bindparam("chain", expanding=True))
)
_FROM = _PAGES.alias()
_TARGET = (
    select(_PAGES.c.id)
    .join(_FROM, _FROM.c.portal_id == _PAGES.c.portal_id)
    .where(_FROM.c.id == bindparam("page"), _PAGES.c.url_key == bindparam("key"))
)


def never_arrives(session: Session, page: DuePage, where: str) -> str | None:
    """Why a page that redirects to `where` leads nowhere, in words; None if it may be followed."""
    if url_key(where) == page.url_key:
        return kept.TO_ITSELF()
    count, alike = 1, int(_shape(page.url) == _shape(where))
    while page.found_how == "redirect" and page.found_on_id is not None and count <= HOPS:
        page = load(session, page.found_on_id)
        count, alike = count + 1, alike + (_shape(page.url) == _shape(where))
    if alike > COUNTED:
        return kept.COUNTING_ON(where=where)
    return kept.MANY_HOPS(number=HOPS, where=where) if count > HOPS else None


def _shape(url: str) -> str:
    return _NUMBER.sub("0", url)


def is_barren(session: Session, page: DuePage) -> bool:
    """True of a next page if what the list names before it came to nothing.

    Either the rows of the page before it are dead, or copies of what the list named already; or those of the
    two pages before it are dead, or copies of any document. One page of copies of other lists proves nothing:
    a list may name by other addresses what another names in part.
    """
    chain = _before(session, page)
    last, both = _tried(session, chain[:1]), _tried(session, chain[:2])
    if len(last) >= TRIED and not any(_is_news(session, row, chain) for row in last):
        return True
    return len(chain) > 1 and len(both) >= TRIED and not any(_is_news(session, row) for row in both)


def _before(session: Session, page: DuePage) -> list[int]:
    """The pages of the list before a next page, the nearest first; no more than LOOKED_BACK."""
    chain: list[int] = []
    while page.found_how in NEXT and page.found_on_id is not None and len(chain) < LOOKED_BACK:
        page = load(session, page.found_on_id)
        chain.append(page.id)
    return chain


def _tried(session: Session, pages: list[int]) -> Sequence[int]:
    """The rows of a list's pages that their host answered; a block page or a server's error tells nothing."""
    told = select(Visit.id).where(Visit.page_id == Page.id, Visit.status < SERVER_ERROR).exists()
    rows = select(Page.id).where(Page.found_on_id.in_(pages), Page.found_how == "row")
    return session.scalars(rows.where(Page.last_outcome != "blocked", told)).all()


def _is_news(session: Session, page_id: int, chain: Sequence[int] | None = None) -> bool:
    """True of a row that holds, or redirects to, a document whose content no page known before the row has.

    With a `chain`, only pages that this list named count as known."""
    document = _document(session, page_id)
    if document is None:
        return False
    known = {"portal": document.portal_id, "page": page_id, "content": document.content_hash}
    if chain is None:
        return session.execute(_KNOWN_BEFORE, known).first() is None
    return session.execute(_NAMED_BEFORE, {**known, "chain": list(chain)}).first() is None


def _document(session: Session, page_id: int) -> Row[int, str] | None:
    """Portal and content of what stands at an address, or where it redirects to."""
    for _ in range(HOPS):
        document = session.execute(_OWN, {"page": page_id}).first()
        where = last_redirect(session, page_id) if document is None else None
        if where is None:
            return document
        following = session.execute(_TARGET, {"page": page_id, "key": url_key(where)}).first()
        if following is None:
            return None
        page_id = following.id
    return None
