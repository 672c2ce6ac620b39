"""Alarms: standing ones of a portal, new ones put on record, and those of a night told by their cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import kept
from models.tables import Alarm, Portal

NAMED = 5
"""Portals named in a message about many."""


@dataclass(frozen=True, slots=True)
class Raised:
    """An alarm that a run raised, with what it has in common with others."""

    rule: str
    platform: str | None
    portal: str
    message: str


def standing(session: Session, portal_id: int) -> dict[str, Alarm]:
    """The alarms of a portal that are not resolved, by their rule."""
    query = select(Alarm).where(Alarm.portal_id == portal_id, Alarm.resolved_at.is_(None))
    return {alarm.rule: alarm for alarm in session.scalars(query)}


def put(
    session: Session, portal: Portal, name: str, rule: str, message: str, *, run_id: int, at: datetime
) -> Raised:
    """Puts a new alarm of a portal, called `name`, on record."""
    alarm = Alarm(portal_id=portal.id, rule=rule, message=message, raised_run_id=run_id, raised_at=at)
    session.add(alarm)
    return Raised(rule, portal.platform, name, message)


def by_cause(raised: Iterable[Raised]) -> list[str]:
    """One message a cause: alarms of one rule on one platform are told together."""
    groups: dict[tuple[str, str | None], list[Raised]] = {}
    for one in raised:
        groups.setdefault((one.rule, one.platform), []).append(one)
    return [_told_together(members) for members in groups.values()]


def _told_together(members: Sequence[Raised]) -> str:
    first = members[0]
    if len(members) == 1:
        return first.message
    names = ", ".join(one.portal for one in members[:NAMED])
    if len(members) > NAMED:
        names = kept.AND_MORE(names=names, number=len(members) - NAMED)
    told = {"rule": first.rule, "number": len(members), "names": names, "said": first.message}
    if first.platform:
        return kept.OF_ONE_PLATFORM(platform=first.platform, **told)
    return kept.OF_ONE_CAUSE(**told)
