"""The frontier of a portal's walk: its pages that are due, in the archive; here only their order."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from crawler.discovery.examined import Context, Role
from models.ledger import Known
from models.tables import Page


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
    found_on_url: str | None

    @property
    def is_new(self) -> bool:
        return self.last_outcome is None


_Finder = aliased(Page)
_COLUMNS = (*(getattr(Page, name) for name in DuePage.__slots__[:-1]), _Finder.url)
_LOAD = (
    select(*_COLUMNS)
    .outerjoin(_Finder, _Finder.id == Page.found_on_id)
    .where(Page.id == bindparam("page_id"))
)


def is_due(portal_id: int, at: datetime) -> ColumnElement[bool]:
    return (Page.portal_id == portal_id) & Page.due_at.is_not(None) & (Page.due_at <= at)


def load(session: Session, page_id: int) -> DuePage:
    return DuePage(*session.execute(_LOAD, {"page_id": page_id}).one())


def due_pages(session: Session, portal_id: int, at: datetime) -> list[Known]:
    rows = session.execute(select(Page.id, Page.score, Page.depth).where(is_due(portal_id, at)))
    return [Known(row.id, row.score, row.depth) for row in rows]


def count_due(session: Session, portal_id: int, at: datetime) -> int:
    return session.scalars(select(func.count()).select_from(Page).where(is_due(portal_id, at))).one()


def make_all_due(session: Session, portal_id: int, at: datetime) -> None:
    """Every page that was found worth something is due now; pages judged noise stay as they are."""
    worth = (Page.portal_id == portal_id) & (Page.role != "noise")
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


HOME_SCORE = 1000.0
"""Above all others: what the home page says of the portal's state is known first."""


def context_to_json(context: Context) -> dict[str, Any]:
    """A link's context as stored: plain JSON without what is unknown."""
    values = {name: getattr(context, name) for name in Context.__slots__}
    values["breadcrumb"] = list(context.breadcrumb)
    values["published_on"] = context.published_on.isoformat() if context.published_on else None
    return {name: value for name, value in values.items() if value}


def context_from_json(stored: dict[str, Any]) -> Context:
    known = {name: value for name, value in stored.items() if name in Context.__slots__}
    if "breadcrumb" in known:
        known["breadcrumb"] = tuple(known["breadcrumb"])
    if known.get("published_on"):
        known["published_on"] = date.fromisoformat(known["published_on"])
    return Context(**known)


class Queue:
    """Pages of one walk waiting their turn, the most promising first; each page at most once a run."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, int]] = []
        self._drawn: set[int] = set()

    def add(self, page: Known) -> None:
        # A page whose score rose is put in again: its earlier place is passed over when it comes up.
        heapq.heappush(self._heap, (-page.score, page.depth, page.id))

    def draw(self) -> int | None:
        """The id of the best page not drawn yet in this run."""
        if not self.has_more():
            return None
        page_id = heapq.heappop(self._heap)[2]
        self._drawn.add(page_id)
        return page_id

    def has_more(self) -> bool:
        while self._heap and self._heap[0][2] in self._drawn:
            heapq.heappop(self._heap)
        return bool(self._heap)
