"""The frontier of a portal's walk: its pages that are due, in the archive; here only their order."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, false, func, select, update
from sqlalchemy.orm import Session, aliased

from crawler.discovery.examined import Context, Role
from crawler.discovery.score import LAST_RESORT
from crawler.schedule import DOCUMENT_ROLES, NIGHTLY_ROLES, WEEK, is_season
from models.base import table
from models.brought import ROLE as ADDED
from models.ledger import GOOD, Known
from models.tables import DocumentRow, Page, Version


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page about to be fetched, as the archive knows it."""

    id: int
    url: str
    url_key: str
    role: Role
    score: float
    depth: int
    found_how: str | None
    found_on_id: int | None
    context: dict[str, Any]
    first_seen: datetime
    last_outcome: str | None
    etag: str | None
    last_modified: str | None
    failures: int
    published_on: date | None
    title: str | None
    found_on_url: str | None
    found_on_since: datetime | None

    @property
    def is_new(self) -> bool:
        return self.last_outcome is None


_Finder = aliased(Page)
# Asked for every fetch, and so past the mapper.
_PAGES, _FINDERS, _DOCUMENTS = table(Page), table(Page).alias(), table(DocumentRow)
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *(_PAGES.c[name] for name in DuePage.__slots__[:-4]),
    _DOCUMENTS.c.published_on,
    _DOCUMENTS.c.title,
    _FINDERS.c.url,
    _FINDERS.c.first_seen,
)
_LOAD = (
    select(*_COLUMNS)
    .select_from(
        _PAGES.outerjoin(_FINDERS, _FINDERS.c.id == _PAGES.c.found_on_id)
        .outerjoin(_DOCUMENTS, _DOCUMENTS.c.page_id == _PAGES.c.id)
    )
    .where(_PAGES.c.id == bindparam("page_id"))
)


def is_due(portal_id: int, at: datetime) -> ColumnElement[bool]:
    """What nobody has fetched yet is due, even if a clock that was set back dates its finding later."""
    due = (Page.due_at <= at) | Page.last_visit_at.is_(None)
    return (Page.portal_id == portal_id) & Page.due_at.is_not(None) & due


def load(session: Session, page_id: int) -> DuePage:
    return DuePage(*session.connection().execute(_LOAD, {"page_id": page_id}).one())


def due_pages(session: Session, portal_id: int, at: datetime, *, every: bool) -> list[Known]:
    """The pages due. Unless `every` is wanted, of what answered well before only those that wait longest: ten
    documents of one list, and a seventh of the ways that are not looked at each night; and what was not
    looked at for four weeks."""
    rows = session.execute(_due_ranked(portal_id, at)).all()
    a_seventh = ceil(_count_ways(session, portal_id, at) / 7)
    most = {"document": A_NIGHT, "way": a_seventh}
    return [
        Known(row.id, row.role, _worth(row), row.depth)
        for row in rows
        if every or row.turn <= most.get(row.seen, row.turn) or row.last_visit_at < at - LONGEST_WAIT
    ]


def _worth(row: Row[_Ranked]) -> float:
    score: float = row.score
    return score if row.last_visit_at is None else max(score, LOOKED_AT)


def _count_ways(session: Session, portal_id: int, at: datetime) -> int:
    query = select(func.count()).select_from(Page).where(Page.portal_id == portal_id, _seen(at) == "way")
    return session.scalars(query).one()


def _seen(at: datetime) -> ColumnElement[str | None]:
    """Which share a page that answered well before belongs to: "document", "way", or null for none."""
    good = Page.last_outcome.in_((*GOOD, "not_modified"))
    first = (Page.role == "list") & Page.found_how.not_in(("next_page", "instead"))
    nightly = first if is_season(at) else false()
    way = Page.role.in_(NIGHTLY_ROLES) & (Page.role != "home") & ~nightly
    return case((good & Page.role.in_(DOCUMENT_ROLES), "document"), (good & way, "way"), else_=None)


_Ranked = tuple[int, str, float, int, datetime | None, str | None, int]


def _due_ranked(portal_id: int, at: datetime) -> Select[_Ranked]:
    """The due pages; `seen` says which share they belong to, `turn` their place in it: of documents, in their
    list's."""
    seen = _seen(at)
    hangs = (Page.role == "attachment") & (_Finder.role == "report")
    of_list = case((hangs, _Finder.found_on_id), (seen == "way", None), else_=Page.found_on_id)
    kind = case((seen == "way", "way"), else_=Page.role)
    turn = func.row_number().over(partition_by=(of_list, kind, seen), order_by=(Page.last_visit_at, Page.id))
    return (
        select(Page.id, Page.role, Page.score, Page.depth, Page.last_visit_at)
        .add_columns(seen.label("seen"), turn.label("turn"))
        .outerjoin(_Finder, _Finder.id == Page.found_on_id)
        .where(is_due(portal_id, at))
    )


def count_due(session: Session, portal_id: int, at: datetime) -> int:
    return session.scalars(select(func.count()).select_from(Page).where(is_due(portal_id, at))).one()


def reports_were_found(session: Session, portal_id: int, at: datetime) -> bool:
    """True if a portal's walks found any report that is well, or was in the week before: one bad night is no
    reason to look among its notices."""
    reports = select(Page.id).where(Page.portal_id == portal_id, Page.role == "report")
    well = reports.where(Page.last_outcome.in_((*GOOD, "not_modified")))
    held = reports.join(DocumentRow, DocumentRow.page_id == Page.id).join(
        Version, Version.document_id == DocumentRow.id)
    lately = held.where(Version.ended_at.is_(None), Version.last_seen > at - WEEK)
    return any(session.scalars(found.limit(1)).first() is not None for found in (well, lately))


def make_all_due(session: Session, portal_id: int, at: datetime, since: datetime) -> None:
    """Every page that was found worth something, and not seen `since`, is due now; noise, members of packed
    files and documents from elsewhere are not."""
    worth = (Page.portal_id == portal_id) & Page.role.not_in(("noise", "member", ADDED))
    worth &= Page.last_visit_at.is_(None) | (Page.last_visit_at < since)
    session.execute(update(Page).where(worth).values(due_at=at))


def make_home_due(session: Session, portal_id: int, home_url: str, home_key: str, at: datetime) -> None:
    """The walk's first page: known from now on if it was not, and due."""
    home = session.scalars(select(Page).where(Page.portal_id == portal_id, Page.url_key == home_key)).first()
    if home is None:
        home = Page(
            portal_id=portal_id,
            url=home_url,
            url_key=home_key,
            role="home",
            score=HOME_SCORE,
            first_seen=at,
            found_how="register",
        )
        session.add(home)
    home.due_at = at


A_NIGHT = 10
"""Documents of one list looked at again in one night."""
LONGEST_WAIT = timedelta(days=28)
"""With the nights between two crawls, every document is looked at once in thirty days."""

LOOKED_AT = 2 * LAST_RESORT
"""The least score of a page that was looked at before: it is a last resort no more."""
HOME_SCORE = 1000.0
"""Above all others: what the home page says of the portal's state is known first."""


def context_to_json(context: Context) -> dict[str, Any]:
    """A link's context as stored: plain JSON without what is unknown."""
    values = {name: getattr(context, name) for name in Context.__slots__}
    values |= {"breadcrumb": list(context.breadcrumb), "named_above": list(context.named_above)}
    values["published_on"] = context.published_on.isoformat() if context.published_on else None
    return {name: value for name, value in values.items() if value}


def context_from_json(stored: dict[str, Any]) -> Context:
    known = {name: value for name, value in stored.items() if name in Context.__slots__}
    known |= {name: tuple(known[name]) for name in ("breadcrumb", "named_above") if name in known}
    if known.get("published_on"):
        known["published_on"] = date.fromisoformat(known["published_on"])
    return Context(**known)


class Queue:
    """Pages of one walk waiting their turn, the most promising first; each page at most once a run."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, int, str]] = []
        self._drawn: set[int] = set()

    def add(self, page: Known) -> None:
        # A page whose score rose is put in again: its earlier place is passed over when it comes up.
        heapq.heappush(self._heap, (-page.score, page.depth, page.id, page.role))

    def draw(self) -> int | None:
        """The id of the best page not drawn yet in this run."""
        if not self.has_more():
            return None
        page_id = heapq.heappop(self._heap)[2]
        self._drawn.add(page_id)
        return page_id

    @property
    def best(self) -> float:
        """The score of the page that is drawn next; below all others if none is left."""
        return -self._heap[0][0] if self.has_more() else float("-inf")

    @property
    def next_is_document(self) -> bool:
        """True if the page that is drawn next passes for a document: one that shows no further ways."""
        return self.has_more() and self._heap[0][3] in DOCUMENT_ROLES

    def clear(self) -> None:
        """None of the pages that wait is drawn."""
        self._heap.clear()

    @property
    def left(self) -> int:
        """How many pages still wait their turn."""
        return len({page_id for _, _, page_id, _ in self._heap} - self._drawn)

    def has_more(self) -> bool:
        while self._heap and self._heap[0][2] in self._drawn:
            heapq.heappop(self._heap)
        return bool(self._heap)
