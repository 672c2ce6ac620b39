"""How the last nights went, asked in time that does not grow with their number."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from models.tables import Exclusion, Portal, ReadingRow, RobotsFile, Search, Version
from research.values import moment

Record = dict[str, Any]
COUNTED = (
    "requests", "lists", "documents", "pages_left", "looked_at", "new", "changed", "gone", "blocked",
    "failed", "in_vain",
)  # fmt: skip


def results(session: Session) -> dict[str, int]:
    """How many portals each result has that their last searches had."""
    query = select(Search.result, func.count()).select_from(Portal).join(Search, Search.id == _last())
    return dict(session.execute(query.group_by(Search.result)).all())


def in_vain(session: Session, *, after: int = 0, limit: int = 50) -> list[Record]:
    """Portals whose last search did not end with reports found, beyond the portal `after`: `result`, `note`
    and what was counted."""
    query = _searches().where(Search.result != "found", Portal.id > after)
    return [_record(*row) for row in session.execute(query.limit(limit))]


def troubled(session: Session, *, after: int = 0, limit: int = 50) -> list[Record]:
    """Portals on which the last search met pages that were blocked, forbidden or failed, as `in_vain`."""
    query = _searches().where((Search.blocked > 0) | (Search.failed > 0), Portal.id > after)
    return [_record(*row) for row in session.execute(query.limit(limit))]


def closed(session: Session) -> list[Record]:
    """The hosts whose robots.txt kept everything closed in the last run that asked for any."""
    last = select(func.max(RobotsFile.run_id)).scalar_subquery()
    query = select(RobotsFile).where(RobotsFile.run_id == last, RobotsFile.taken_as == "closed")
    rows = session.scalars(query.order_by(RobotsFile.origin))
    return [{"origin": one.origin, "status": one.status, "asked_at": moment(one.asked_at)} for one in rows]


def excluded(session: Session) -> list[Record]:
    """Addresses taken out of every crawl, with whose wish it was."""
    rows = session.scalars(select(Exclusion).where(Exclusion.until.is_(None)).order_by(Exclusion.address))
    return [
        {"address": one.address, "reason": one.reason, "asked_by": one.asked_by, "since": moment(one.since)}
        for one in rows
    ]


def unread(session: Session) -> int:
    """How many different contents have not been read by any version of the reader yet."""
    read = select(ReadingRow.id).where(ReadingRow.bytes_hash == Version.bytes_hash, ReadingRow.is_current)
    query = select(func.count(func.distinct(Version.bytes_hash))).where(~read.exists())
    return session.scalar(query) or 0


def unreadable(session: Session) -> int:
    """How many contents the reader in use could not read."""
    query = select(func.count()).where(ReadingRow.is_current, ReadingRow.error.is_not(None))
    return session.scalar(query) or 0


def _last() -> ScalarSelect[int]:
    of = select(func.max(Search.id)).where(Search.portal_id == Portal.id)
    return of.correlate(Portal).scalar_subquery()


def _searches() -> Select[Portal, Search]:
    return select(Portal, Search).join(Search, Search.id == _last()).order_by(Portal.id)


def _record(portal: Portal, search: Search) -> Record:
    return {
        "portal_id": portal.id,
        "portal": portal.home_url,
        "name": portal.name,
        "code": portal.division_code,
        "run": search.run_id,
        "result": search.result,
        "note": search.note,
        **{name: getattr(search, name) for name in COUNTED},
    }
