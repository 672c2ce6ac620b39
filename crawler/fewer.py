"""Portals on which far fewer bodies have a report on the last due year than had one the year before."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.clock import local_day, today
from models.deadlines import deadline
from models.messages import kept
from models.tables import Body, BodySuccession, Report

FEWEST_BODIES = 4
"""Portals with fewer bodies tell nothing by losing half of them."""


def fewer_than_roster(session: Session, portal_id: int) -> str | None:
    """What is missing, in words; None if at least half of those that are due and reported on the year before
    have a report.

    The year is the last one on which every report is due: until 31 March nothing is asked of the past year.
    Bodies that no day is set for, or that ended, are not counted. A portal first walked after that day
    has no past of its own to be held against.
    """
    year = last_due(today())
    if not _known_in_time(session, portal_id, year):
        return None
    before = _bodies(session, portal_id, year - 1)
    ended = set(session.scalars(select(BodySuccession.from_id).where(BodySuccession.from_id.in_(before))))
    expected = {body for body, kind in before.items() if deadline(kind, year) is not None} - ended
    have = expected & _bodies(session, portal_id, year).keys()
    if len(expected) < FEWEST_BODIES or 2 * len(have) >= len(expected):
        return None
    return kept.FEWER_THAN_ROSTER(have=len(have), expected=len(expected), before=year - 1, year=year)


def last_due(on: date) -> int:
    """The last fiscal year whose every legal day is over."""
    past = on.year - 1
    last = deadline("government", past)
    return past if last is not None and on > last[0] else past - 1


def _known_in_time(session: Session, portal_id: int, year: int) -> bool:
    """Whether the portal's reports were looked at before the last legal day of the year's reports."""
    first = session.scalar(select(func.min(Report.first_seen)).where(Report.portal_id == portal_id))
    last = deadline("government", year)
    return first is not None and last is not None and local_day(first) <= last[0]


def _bodies(session: Session, portal_id: int, year: int) -> dict[str, str]:
    """Body id → kind, of those with a report on the year found on this portal, withdrawn or not."""
    query = (
        select(Body.id, Body.kind)
        .join(Report, Report.body_id == Body.id)
        .where(Report.portal_id == portal_id, Report.fiscal_year == year)
        .distinct()
    )
    return dict(session.execute(query).all())
