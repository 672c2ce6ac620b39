"""What a night says of each portal: one stored result, and alarms for what a person must look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crawler import alarms
from crawler.alarms import Raised
from crawler.fewer import fewer_than_roster
from crawler.lost_families import lost_family, usual_family
from crawler.options import PortalResult
from crawler.schedule import NIGHTLY_ROLES
from crawler.vanished import Vanished
from crawler.walk import GOOD, Walk
from models.brought import ROLE as ADDED
from models.clock import now
from models.messages import kept
from models.tables import DocumentRow, Filing, Page, Portal, Search, Version

FEWEST_LISTS = 4
"""Portals with fewer lists tell nothing by losing half of them."""

ENDS_OF = {
    "portal_unreachable": "unreachable",
    "portal_blocked": "blocked",
    "robots_forbid": "forbidden",
    "nothing_found": "nothing_found",
}
"""Alarm rule → the result that raises it."""

_REACHED = frozenset({"portal_unreachable", "portal_blocked", "robots_forbid", "certificate_fails"})
RULES = frozenset({*_REACHED, *ENDS_OF, "mass_loss", "yields_less", "family_lost", "fewer_than_roster"})
"""Every alarm there is."""
_DISPROVED_BY = {"found": RULES, "nothing_found": RULES, "cut_by_budget": _REACHED}
"""Result → the alarms that it resolves if it does not raise them: a walk cut short has reached the portal,
but has not seen all of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A walk's result, the alarms that stand after it (rule → message), and the rules it tells nothing of."""

    result: str
    note: str | None
    alarms: dict[str, str]
    untold: frozenset[str] = frozenset()


def verdict(
    session: Session, walk: Walk, vanished: Vanished, *, interrupted: bool, was_read: bool
) -> Verdict:
    """What the walk came to. `was_read` false: documents found stand for reports."""
    result = _result(session, walk, interrupted=interrupted, was_read=was_read)
    note = _note(walk, result)
    stand: dict[str, str] = {}
    for rule, raised_by in ENDS_OF.items():
        if result == raised_by:
            stand[rule] = _end(walk, result, note)
    if walk.certificates:
        # What keeps a portal out of reach is told once, by its cause.
        stand.pop("portal_unreachable", None)
        hosts = ", ".join(f"{host} ({why})" for host, why in sorted(walk.certificates.items()))
        stand["certificate_fails"] = kept.CERTIFICATE_FAILS(hosts=hosts)
    lost = lost_family(session, walk.portal_id) if result in _DISPROVED_BY else None
    if lost is not None:
        stand["family_lost"] = lost
    if vanished.mass_loss is not None:
        stand["mass_loss"] = vanished.mass_loss
    # What stopped the walk has its own alarm, and tells nothing of the documents.
    unwell = vanished.unwell if result in _DISPROVED_BY else None
    fewer = [said for said in (_fewer_lists(session, walk), unwell) if said is not None]
    if fewer and lost is None:
        stand["yields_less"] = "; ".join(fewer)
    # Only what is filed has a body and a year; what was lost otherwise has its own alarm.
    told = result == "found" and was_read and lost is None and vanished.mass_loss is None
    missing = fewer_than_roster(session, walk.portal_id) if told else None
    if missing is not None:
        stand["fewer_than_roster"] = missing
    stand = {rule: kept.OF_PORTAL(portal=walk.name, said=said) for rule, said in stand.items()}
    return Verdict(result, note, stand, frozenset() if told else frozenset({"fewer_than_roster"}))


def _note(walk: Walk, result: str) -> str | None:
    """What stopped the walk, and what was not looked at for a reason of its own."""
    stopped = walk.note or (walk.last_sign if result in ("blocked", "unreachable", "forbidden") else None)
    lists = walk.siblings.passed_over
    alike = kept.LISTS_PASSED_OVER(number=lists) if lists else None
    return "; ".join(said for said in (stopped, alike) if said) or None


def store(
    session: Session, run_id: int, walk: Walk, judged: Verdict, vanished: Vanished
) -> tuple[PortalResult, list[Raised]]:
    """Writes the search and opens or resolves alarms; gives the portal's result and the new alarms."""
    at = now()
    documents = walk.documents
    result = PortalResult(
        portal_id=walk.portal_id,
        name=walk.name,
        home_url=walk.home_url,
        outcome=judged.result,
        requests=walk.requests,
        pages=walk.outcomes.total(),
        lists=walk.lists,
        found=walk.fetched,
        new=documents["new"],
        changed=documents["changed"],
        same=documents["same"] + documents["not_modified"],
        gone=vanished.withdrawn,
        blocked=walk.blocked,
        failed=walk.failed,
        in_vain=walk.in_vain,
        pages_left=walk.left,
        note=judged.note,
    )
    session.add(_search(run_id, result))
    opened = _alarms(session, run_id, walk, judged, at)
    _portal_facts(session, walk)
    return result, opened


def _search(run_id: int, result: PortalResult) -> Search:
    return Search(
        run_id=run_id,
        portal_id=result.portal_id,
        result=result.outcome,
        requests=result.requests,
        lists=result.lists,
        documents=result.found,
        pages_left=result.pages_left,
        looked_at=result.pages,
        new=result.new,
        changed=result.changed,
        same=result.same,
        gone=result.gone,
        blocked=result.blocked,
        failed=result.failed,
        in_vain=result.in_vain,
        note=result.note,
    )


def _result(session: Session, walk: Walk, *, interrupted: bool, was_read: bool) -> str:
    if walk.stopped in ("blocked", "unreachable"):
        return walk.stopped
    if interrupted or walk.stopped == "interrupted":
        return "interrupted"
    if walk.stopped is not None:
        return walk.stopped
    if not any(walk.outcomes[outcome] for outcome in (*GOOD, "redirected")):
        for outcome, result in (("blocked", "blocked"), ("forbidden", "forbidden")):
            if walk.outcomes[outcome]:
                return result
        return "unreachable"
    return "found" if has_reports(session, walk.portal_id, was_read=was_read) else "nothing_found"


def has_reports(session: Session, portal_id: int, *, was_read: bool) -> bool:
    """Whether a portal has a document now, that is filed as a report if it `was_read`."""
    query = (
        select(Version.id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .join(Page, Page.id == DocumentRow.page_id)
        .where(DocumentRow.portal_id == portal_id, Version.ended_at.is_(None), Page.role != ADDED)
    )
    if was_read:
        query = query.join(Filing, Filing.version_id == Version.id).where(Filing.report_id.is_not(None))
    return session.scalars(query.limit(1)).first() is not None


def _end(walk: Walk, result: str, note: str | None) -> str:
    said = {
        "unreachable": kept.UNREACHABLE(),
        "blocked": kept.BLOCKS(),
        "forbidden": kept.FORBIDDEN(),
        "nothing_found": kept.NOTHING_FOUND(lists=walk.lists),
    }[result]
    return kept.FOR_A_REASON(said=said, why=note) if note else said


def _fewer_lists(session: Session, walk: Walk) -> str | None:
    query = (
        select(Page.last_outcome, func.count())
        .where(Page.portal_id == walk.portal_id, Page.role.in_(NIGHTLY_ROLES), Page.last_outcome.is_not(None))
        .group_by(Page.last_outcome)
    )
    states: Counter[str] = Counter({str(outcome): number for outcome, number in session.execute(query).all()})
    well = sum(states[outcome] for outcome in GOOD)
    known = states.total() - states["redirected"]
    if known < FEWEST_LISTS or 2 * well >= known:
        return None
    return kept.FEWER_LISTS(well=well, known=known)


def _alarms(session: Session, run_id: int, walk: Walk, judged: Verdict, at: datetime) -> list[Raised]:
    portal = session.get_one(Portal, walk.portal_id)
    standing = alarms.standing(session, walk.portal_id)
    raised = [
        alarms.put(session, portal, walk.name, rule, message, run_id=run_id, at=at)
        for rule, message in judged.alarms.items()
        if rule not in standing
    ]
    disproved = _DISPROVED_BY.get(judged.result, frozenset()) - judged.untold
    for rule, alarm in standing.items():
        if rule in disproved and rule not in judged.alarms:
            alarm.resolved_at = at
    return raised


def _portal_facts(session: Session, walk: Walk) -> None:
    portal = session.get_one(Portal, walk.portal_id)
    portal.family = usual_family(session, walk.portal_id)
    portal.due_at = session.scalars(
        select(func.min(Page.due_at)).where(Page.portal_id == walk.portal_id)
    ).one()
