"""Pages of another archive with their visits, bytes, documents and versions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.bytes import Blobs
from models.errors import BlobError
from models.merging.rows import values
from models.sightings import Content, Sighting, sightings_of, weave
from models.tables import Blob, DocumentRow, Page, Visit

MEMBER = "member"
"""Pages for documents inside packed files: they follow from the packed file's reading, here as there."""
_STATE = (
    "role", "family", "last_visit_at", "last_outcome", "due_at", "etag", "last_modified", "failures",
)  # fmt: skip
"""What of a page is as its last visit left it."""
SLICE = 400


class Pages:
    """Joins pages in batches. `runs`: their number → ours; counts what is new into `new`."""

    def __init__(
        self, own: Blobs, other: Blobs, theirs: Session, runs: Mapping[int, int], new: Counter[str],
        problems: list[str],
    ) -> None:  # fmt: skip
        self._own, self._other, self._theirs = own, other, theirs
        self._runs, self._new, self._problems = runs, new, problems
        self._here: dict[int, int] = {}

    def join(self, ours: Session, portal_id: int, ids: Sequence[int]) -> None:
        """Pages of one portal, by their numbers there, with all that was seen of them."""
        pages = [one for one in self._rows(ids) if one.role != MEMBER]
        query = select(Page).where(
            Page.portal_id == portal_id, Page.url_key.in_([one.url_key for one in pages])
        )
        known = {one.url_key: one for one in ours.scalars(query)}
        visits: dict[int, list[Visit]] = defaultdict(list)
        wanted = select(Visit).where(Visit.page_id.in_(ids)).order_by(Visit.id)
        for visit in self._theirs.scalars(wanted):
            visits[visit.page_id].append(visit)
        for page in pages:
            own = known.get(page.url_key) or self._page(ours, page, portal_id)
            self._here[page.id] = own.id
            _later_state(own, page)
            self._document(ours, page, own)
            self._visits(ours, own, visits[page.id])
        self._theirs.expunge_all()

    def relate(self, ours: Session, portal_id: int, ids: Sequence[int]) -> None:
        """Which page led to which, and on which article an attachment hangs, where nobody here can say."""
        for start in range(0, len(ids), SLICE):
            theirs = {one.id: one for one in self._rows(ids[start : start + SLICE]) if one.id in self._here}
            here = {self._here[one]: one for one in theirs}
            for own in ours.scalars(select(Page).where(Page.id.in_(list(here)), Page.found_on_id.is_(None))):
                own.found_on_id = self._here.get(theirs[here[own.id]].found_on_id or 0)
            articles = select(DocumentRow.page_id, DocumentRow.article_page_id).where(
                DocumentRow.page_id.in_(list(theirs)), DocumentRow.article_page_id.is_not(None)
            )
            at = {self._here[page]: self._here.get(article or 0) for page, article in
                  self._theirs.execute(articles)}  # fmt: skip
            lacking = select(DocumentRow).where(
                DocumentRow.portal_id == portal_id,
                DocumentRow.page_id.in_(list(at)),
                DocumentRow.article_page_id.is_(None),
            )
            for document in ours.scalars(lacking):
                document.article_page_id = at[document.page_id]

    def _rows(self, ids: Sequence[int]) -> Sequence[Page]:
        return self._theirs.scalars(select(Page).where(Page.id.in_(ids)).order_by(Page.id)).all()

    def _page(self, ours: Session, page: Page, portal_id: int) -> Page:
        own = Page(**values(page, portal_id=portal_id, found_on_id=self._here.get(page.found_on_id or 0)))
        ours.add(own)
        ours.flush()
        self._new["pages"] += 1
        return own

    def _document(self, ours: Session, page: Page, own: Page) -> None:
        theirs = self._theirs.scalars(select(DocumentRow).where(DocumentRow.page_id == page.id)).first()
        if theirs is None:
            return
        document = ours.scalars(select(DocumentRow).where(DocumentRow.page_id == own.id)).first()
        if document is None:
            given = values(theirs, page_id=own.id, portal_id=own.portal_id, article_page_id=None)
            document = DocumentRow(**given)
            ours.add(document)
            ours.flush()
            self._new["documents"] += 1
        document.title = document.title or theirs.title
        document.published_on = document.published_on or theirs.published_on
        seen = [self._here_seen(ours, one) for one in sightings_of(self._theirs, theirs)]
        before = self._new["blobs lost"]
        further = [one for one in seen if one is not None]
        if self._new["blobs lost"] == before and further:
            self._new["versions"] += weave(ours, document, further)

    def _here_seen(self, ours: Session, seen: Sighting) -> Sighting | None:
        """A sighting of theirs as one of ours; its bytes are here from then on."""
        content = seen.content
        if content is None:
            return seen
        lost = [sha256 for sha256, _ in content.parts if not self._bytes(ours, sha256)]
        if lost:
            return None
        run_id = self._runs[content.run_id]
        return Sighting(seen.at, Content(content.content_hash, content.bytes_hash, content.parts, run_id))

    def _visits(self, ours: Session, own: Page, visits: Sequence[Visit]) -> None:
        known = set(
            ours.execute(
                select(Visit.visited_at, Visit.url, Visit.outcome).where(Visit.page_id == own.id)
            )
        )
        for visit in visits:
            if (visit.visited_at, visit.url, visit.outcome) in known:
                continue
            kept = visit.blob_sha256 if visit.blob_sha256 and self._bytes(ours, visit.blob_sha256) else None
            row = values(visit, page_id=own.id, run_id=self._runs[visit.run_id], blob_sha256=kept)
            ours.add(Visit(**row))
            self._new["visits"] += 1
        ours.flush()

    def _bytes(self, ours: Session, sha256: str) -> bool:
        """True once the bytes are in this archive, verified; lost ones are told as a problem."""
        if ours.scalar(select(Blob.sha256).where(Blob.sha256 == sha256)) is not None:
            return True
        row = self._theirs.get(Blob, sha256)
        try:
            data = self._other.get(self._theirs, sha256)
        except BlobError as error:
            self._problems.append(str(error))
            self._new["blobs lost"] += 1
            return False
        self._own.put(ours, data, row.media_type if row else "application/octet-stream")
        self._new["blobs"] += 1
        return True


def _later_state(own: Page, page: Page) -> None:
    """A page is as the later of its two last visits left it, and was first seen when either saw it first."""
    if page.first_seen < own.first_seen:
        own.first_seen = page.first_seen
    if page.last_visit_at is None:
        return
    if own.last_visit_at is None or page.last_visit_at > own.last_visit_at:
        for name in _STATE:
            if getattr(own, name) != getattr(page, name):
                setattr(own, name, getattr(page, name))
