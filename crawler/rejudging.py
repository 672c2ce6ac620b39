"""Walks judged again where others file what they brought: what was found may be no report, or too few."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler import alarms
from crawler.fewer import fewer_than_roster
from crawler.monitors import has_reports
from models.clock import now
from models.messages import kept
from models.tables import Portal, Search

BY_FILING = ("nothing_found", "fewer_than_roster")


def rejudge(session: Session) -> list[str]:
    """Brings the last walk of each portal to what is filed now: its result, and the alarms that depend on it.

    Gives new alarms, one message a cause.
    """
    last = select(func.max(Search.id)).group_by(Search.portal_id)
    ended = ("found", "nothing_found")
    raised: list[alarms.Raised] = []
    for search in session.scalars(select(Search).where(Search.id.in_(last), Search.result.in_(ended))):
        portal = session.get_one(Portal, search.portal_id)
        standing = alarms.standing(session, portal.id)
        search.result = "found" if has_reports(session, portal.id, was_read=True) else "nothing_found"
        name = portal.name or portal.home_url
        for rule, said in _said(session, search, standing.keys() - set(BY_FILING)).items():
            if said and rule not in standing:
                message = kept.OF_PORTAL(portal=name, said=said)
                new = alarms.put(session, portal, name, rule, message, run_id=search.run_id, at=now())
                raised.append(new)
            elif rule in standing and not said:
                standing[rule].resolved_at = now()
    return alarms.by_cause(raised)


def _said(session: Session, search: Search, others: set[str]) -> dict[str, str | None]:
    nothing = search.result == "nothing_found"
    # What was lost otherwise has its own alarm.
    told = not nothing and not others & {"family_lost", "mass_loss"}
    return {
        "nothing_found": kept.NOTHING_FOUND(lists=search.lists) if nothing else None,
        "fewer_than_roster": fewer_than_roster(session, search.portal_id) if told else None,
    }
