"""Alarms: what a person must look at, how it stands, and which of them have one cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock import today
from models.tables import Alarm, Portal
from research.values import moment

Record = dict[str, Any]


def alarms(session: Session, *, every: bool = False) -> list[Record]:
    """Open alarms, the oldest first; `every`: also those acknowledged (put aside till a day) and resolved."""
    rows = session.execute(
        select(Alarm, Portal).outerjoin(Portal, Portal.id == Alarm.portal_id).order_by(Alarm.id)
    )
    told = [_record(alarm, portal) for alarm, portal in rows]
    return [one for one in told if every or one["state"] == "open"]


def _record(alarm: Alarm, portal: Portal | None) -> Record:
    return {
        "alarm": alarm.id,
        "state": _state(alarm),
        "rule": alarm.rule,
        "portal": portal.home_url if portal else None,
        "platform": portal.platform if portal else None,
        "message": alarm.message,
        "raised_at": moment(alarm.raised_at),
        "run": alarm.raised_run_id,
        "acknowledged_until": alarm.acknowledged_until.isoformat() if alarm.acknowledged_until else None,
        "resolved_at": moment(alarm.resolved_at),
    }


def _state(alarm: Alarm) -> str:
    if alarm.resolved_at is not None:
        return "resolved"
    aside = alarm.acknowledged_until is not None and alarm.acknowledged_until >= today()
    return "acknowledged" if aside else "open"


def grouped(told: Iterable[Record]) -> list[Record]:
    """Alarms of one rule and one platform as one; those of the rule on no known platform as one as well."""
    groups: dict[tuple[str, str | None, str], list[Record]] = {}
    for one in told:
        groups.setdefault((one["rule"], one["platform"], one["state"]), []).append(one)
    return [
        {
            "rule": rule,
            "platform": platform,
            "state": state,
            "alarms": [one["alarm"] for one in members],
            "portals": sorted({one["portal"] for one in members if one["portal"]}),
            "since": min(one["raised_at"] for one in members),
            "message": members[0]["message"],
        }
        for (rule, platform, state), members in groups.items()
    ]


def acknowledge(session: Session, ids: Sequence[int], until: date) -> list[int]:
    """Puts alarms aside until that day, itself included. Gives the ids that are no alarm still standing."""
    standing = {
        alarm.id: alarm
        for alarm in session.scalars(select(Alarm).where(Alarm.id.in_(ids), Alarm.resolved_at.is_(None)))
    }
    for alarm in standing.values():
        alarm.acknowledged_until = until
    return [one for one in ids if one not in standing]
