"""Walks judged again where others file what they brought: what was found may be no report, or too few."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler.fewer import fewer_than_roster
from crawler.monitors import Opened, by_cause, has_reports
from models.clock import now
from models.tables import Alarm, Portal, Search

BY_FILING = ("nothing_found", "fewer_than_roster")


def rejudge(session: Session) -> list[str]:
    """Brings the last walk of each portal to what is filed now: its result, and the alarms that depend on it.

    Gives new alarms, one message a cause.
    """
    last = select(func.max(Search.id)).group_by(Search.portal_id)
    ended = ("found", "nothing_found")
    opened: list[Opened] = []
    for search in session.scalars(select(Search).where(Search.id.in_(last), Search.result.in_(ended))):
        portal = session.get_one(Portal, search.portal_id)
        query = select(Alarm).where(Alarm.portal_id == portal.id, Alarm.resolved_at.is_(None))
        standing = {alarm.rule: alarm for alarm in session.scalars(query)}
        search.result = "found" if has_reports(session, portal.id, was_read=True) else "nothing_found"
        name = portal.name or portal.home_url
        for rule, said in _said(session, search, standing.keys() - set(BY_FILING)).items():
            if said and rule not in standing:
                message = f"{name}: {said}"
                session.add(Alarm(portal_id=portal.id, rule=rule, message=message,
                                  raised_run_id=search.run_id, raised_at=now()))  # fmt: skip
                opened.append(Opened(rule, portal.platform, name, message))
            elif rule in standing and not said:
                standing[rule].resolved_at = now()
    return by_cause(opened)


def _said(session: Session, search: Search, others: set[str]) -> dict[str, str | None]:
    nothing = search.result == "nothing_found"
    looked = f"{search.lists} lists and sections looked through, no report found"
    # What was lost otherwise has its own alarm.
    told = not nothing and not others & {"family_lost", "mass_loss"}
    return {
        "nothing_found": looked if nothing else None,
        "fewer_than_roster": fewer_than_roster(session, search.portal_id) if told else None,
    }
