"""Documents that people bring from elsewhere: beside what a crawl finds, never fetched, never withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.bytes import Blobs
from models.ledger import bytes_hash
from models.messages import kept
from models.sightings import Content, Sighting, weave
from models.tables import DocumentRow, Page, Portal, Visit

ROLE = "added"
"""The role of a page that stands for a document brought from elsewhere: no crawl asks for it."""

GIVEN = "given"
"""Key in such a page's context: what the person who brought it said of it."""

ELSEWHERE = "added:"
"""How the address of a document begins that came without one, and that of the portal of such documents."""

Outcome = Literal["new", "changed", "same", "known"]


@dataclass(frozen=True, slots=True)
class Brought:
    """One document from elsewhere. `url_key` null: it came without an address, its bytes are its name.

    `at`: when it was obtained; null if nobody says, then it counts as obtained now, and only once. `headers`:
    those of an answer that was recorded. `given` may hold body (an id), year, by, how, obtained_on, from:
    kept with the page, obeyed by filing.
    """

    portal_id: int
    url: str
    url_key: str | None
    body: bytes = field(repr=False)
    media_type: str
    content_hash: str
    at: datetime | None
    vantage: str
    source: str
    title: str | None = None
    published_on: date | None = None
    context: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    headers: tuple[tuple[str, str], ...] = ()
    article_key: str | None = None

    @property
    def page_key(self) -> str:
        """The key of its page: its address's own is left to the crawl."""
        if self.url_key is None:
            return ELSEWHERE + hashlib.sha256(self.body).hexdigest()
        return added_key(self.url_key)


def added_key(url_key: str) -> str:
    """The key under which documents from elsewhere of an address are kept."""
    return f"{url_key}#{ROLE}"


def bring(
    session: Session, blobs: Blobs, brought: Brought, run_id: Callable[[Session], int], now: datetime
) -> Outcome:
    """Stores one document; what is there already changes nothing ("known") and asks for no run."""
    sha256 = hashlib.sha256(brought.body).hexdigest()
    page = _page(session, brought.portal_id, brought.page_key)
    if page is not None and _is_known(session, page.id, sha256, brought.at):
        context = _context(brought, page.context)
        if page.context != context:
            page.context = context
        return "known"
    at = brought.at or now
    if page is None:
        page = Page(
            portal_id=brought.portal_id,
            url=brought.url,
            url_key=brought.page_key,
            role=ROLE,
            found_how=ROLE,
            first_seen=at,
        )
        session.add(page)
    page.first_seen = min(page.first_seen, at)
    page.last_visit_at = max(page.last_visit_at or at, at)
    walked = _page(session, brought.portal_id, brought.url_key) if brought.url_key else None
    page.context = _context(brought, {**(walked.context if walked else {}), **(page.context or {})})
    session.flush()
    document = _document(session, page, brought, walked)
    blobs.put(session, brought.body, brought.media_type)
    content = Content(brought.content_hash, bytes_hash([sha256]), ((sha256, None),), run_id(session))
    is_first = document.id is None
    session.add(document)
    session.flush()
    new = weave(session, document, [Sighting(at, content)])
    outcome: Outcome = "new" if is_first else "changed" if new else "same"
    page.last_outcome = outcome
    session.add(
        Visit(
            run_id=content.run_id,
            page_id=page.id,
            url=brought.url,
            visited_at=at,
            outcome=outcome,
            vantage=brought.vantage,
            sign=kept.ADDED_FROM(source=brought.source),
            blob_sha256=sha256,
            headers=[list(one) for one in brought.headers] or None,
        )
    )
    session.flush()
    return outcome


def portal_of(session: Session, url: str) -> int:
    """The portal for documents of an address that no portal owns: that of its host, made if need be."""
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc.lower()}/" if parts.netloc else ELSEWHERE
    known = session.scalars(select(Portal.id).where(Portal.home_url == home)).first()
    if known is not None:
        return known
    portal = Portal(home_url=home, origin="named", own_hosts=[])
    session.add(portal)
    session.flush()
    return portal.id


def _page(session: Session, portal_id: int, key: str) -> Page | None:
    return session.scalars(select(Page).where(Page.portal_id == portal_id, Page.url_key == key)).first()


def _is_known(session: Session, page_id: int, sha256: str, at: datetime | None) -> bool:
    query = select(Visit.id).where(Visit.page_id == page_id, Visit.blob_sha256 == sha256)
    if at is not None:
        query = query.where(Visit.visited_at == at)
    return session.scalars(query.limit(1)).first() is not None


def _context(brought: Brought, before: dict[str, Any]) -> dict[str, Any]:
    """What is known of the way to it; what nobody says this time stays as it was said before."""
    given = {**before.get(GIVEN, {}), **brought.given}
    return {**before, **brought.context, **({GIVEN: given} if given else {})}


def _document(session: Session, page: Page, brought: Brought, walked: Page | None) -> DocumentRow:
    """The page's document; `walked`: the page that the crawl knows at the same address."""
    document = session.scalars(select(DocumentRow).where(DocumentRow.page_id == page.id)).first()
    if document is None:
        document = DocumentRow(page_id=page.id, portal_id=page.portal_id, url=brought.url)
    document.url = brought.url
    document.title = brought.title or document.title
    document.published_on = brought.published_on or document.published_on
    if brought.article_key is not None:
        article = _page(session, page.portal_id, added_key(brought.article_key))
        document.article_page_id = article.id if article is not None else None
    elif walked is not None and walked.role == "attachment" and walked.found_on_id is not None:
        holder = session.get_one(Page, walked.found_on_id)
        document.article_page_id = holder.id if holder.role == "report" else None
    return document
