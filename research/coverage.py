"""Coverage: for each body of the roster and fiscal year, is its report there, in time, or why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.brought import ROLE as ADDED
from models.clock import local_day, today
from models.deadlines import TOWNSHIPS, deadline, is_late
from models.kinds import kinds_of
from models.messages import later
from models.tables import Body, Page, Portal, Report, Run, Search
from research.roster import Entry, in_parts, names_unit, roster, years_of
from research.seen import in_part
from research.timeline import CHUNK, timelines
from research.values import day

STATES = {
    "on_time": later("published by its last day"),
    "late": later("published after its last day"),
    "date_unknown": later("found; when it was published cannot be said"),
    "found": later("found; no day is set for bodies of its kind"),
    "not_at_address": later("found once, not found at its address since"),
    "not_found": later("not found after a complete walk"),
    "cut_by_budget": later("not found; the walk was cut short"),
    "blocked": later("not found; a firewall is in the way"),
    "forbidden": later("not found; robots.txt or the server forbids"),
    "unreachable": later("not found; the pages could not be fetched"),
    "publishes_elsewhere": later("its system publishes on a site of its own"),
    "not_due": later("its last day is still to come"),
    "never_looked": later("nobody has looked yet"),
}
"""Every state with its meaning; the better one stands where a body has several reports of a year."""

_COMPLETE = frozenset({"found", "nothing_found"})
_OF_SEARCH = {"interrupted": "cut_by_budget"}
_OF_PAGES = {
    "blocked": "blocked",
    "forbidden": "forbidden",
    "failed": "unreachable",
    "soft_404": "unreachable",
}
_WELL = frozenset({"new", "changed", "same", "not_modified", "redirected"})


@dataclass(frozen=True, slots=True)
class _Looked:
    """One walk of a portal: its day, its result, whether it came to its end."""

    on: date
    result: str


def coverage(
    session: Session,
    about: Body | None = None,
    year: int | None = None,
    townships: tuple[int, int] = TOWNSHIPS,
    portals: Collection[int] | None = None,
) -> Iterator[dict[str, Any]]:
    """One record for each body and year, by place and name; `about` a government: its whole county.

    `portals`: only bodies of these portals.
    """
    if about is None and portals is None:
        entries, parts = None, in_parts(session, CHUNK)
    else:
        entries = roster(session, about, portals)
        parts = (entries[start : start + CHUNK] for start in range(0, len(entries), CHUNK))
    years = [year] if year else list(years_of(session, today().year - 1, entries if about else None))
    facts = _Facts(session, townships)
    for part in parts:
        facts.load(session, part)
        for entry in part:
            for one in years:
                record = facts.record(entry, one)
                if record is not None:
                    yield record


def span(session: Session) -> tuple[int, int]:
    """The first fiscal year with a report, and the last that is due."""
    last = today().year - 1
    return min(session.scalar(select(func.min(Report.fiscal_year))) or last, last), last


class _Facts:
    """What the archive knows of the roster's bodies: walks, pages and reports of some bodies at a time."""

    def __init__(self, session: Session, townships: tuple[int, int]) -> None:
        self._townships = townships
        self._homes = dict(session.execute(select(Portal.id, Portal.home_url)).all())
        self._today = today()

    def load(self, session: Session, entries: Sequence[Entry]) -> None:
        """Loads what there is of some bodies in place of what was loaded before."""
        portals = {entry.portal_id for entry in entries if entry.portal_id}
        self._looked = _walks(session, portals)
        self._pages = _unit_pages(session, portals)
        self._in_part = _seen_in_part(session, portals)
        self._reports: dict[tuple[str | None, int | None], list[Report]] = defaultdict(list)
        ids = [entry.body_id for entry in entries if entry.body_id]
        rows = session.scalars(select(Report).where(Report.body_id.in_(ids)).order_by(Report.id)).all()
        self._timelines = timelines(session, [(row.id, row.preferred_id) for row in rows])
        self._days: dict[str | None, dict[int, date]] = defaultdict(dict)
        for row in rows:
            self._reports[row.body_id, row.fiscal_year].append(row)
            preferred = self._timelines[row.id].preferred
            if preferred is not None and preferred.published_on is not None:
                self._days[row.body_id][row.id] = preferred.published_on

    def record(self, entry: Entry, year: int) -> dict[str, Any] | None:
        """The record of one body and year; None if none is to be expected and none was found."""
        last = deadline(entry.kind or "other", year, self._townships)
        reports = self._reports[entry.body_id, year] if entry.body_id else []
        if reports:
            found = [self._of_report(row, last) for row in reports]
        elif entry.expected(year):
            found = [self._of_silence(entry, year, last)]
        else:
            return None
        order = list(STATES)
        state = min(found, key=lambda one: order.index(one["state"]))
        return {
            "portal": self._homes.get(entry.portal_id or 0),
            "portal_id": entry.portal_id,
            "division_code": entry.division_code,
            "body_id": entry.body_id,
            "body": entry.name,
            "kind": entry.kind,
            "kinds": list(kinds_of(entry.name)),
            "roster": sorted(entry.sources),
            "year": year,
            "last_day": day(last[0]) if last else None,
            "by_law": last[1] if last else None,
            **state,
        }

    def _of_report(self, report: Report, last: tuple[date, bool] | None) -> dict[str, Any]:
        timeline = self._timelines[report.id]
        preferred = timeline.preferred
        published = preferred.published_on if preferred else None
        shown = {
            "published_on": day(published),
            "since": None,
            "looked_on": day(local_day(report.last_seen)),
            "url": preferred.shown_url if preferred else None,
        }
        if report.status == "withdrawn":
            ends = [one.ended_at for one in timeline.newest() if one.ended_at]
            return {"state": "not_at_address", **shown, "since": day(local_day(max(ends))) if ends else None}
        if last is None:
            return {"state": "found", **shown}
        others = {on for other, on in self._days[report.body_id].items() if other != report.id}
        late = is_late(published, last[0], preferred.first_seen if preferred else None, others)
        return {"state": {True: "late", False: "on_time", None: "date_unknown"}[late], **shown}

    def _of_silence(self, entry: Entry, year: int, last: tuple[date, bool] | None) -> dict[str, Any]:
        state, looked = self._why(entry, year, last)
        return {
            "state": state,
            "published_on": None,
            "since": None,
            "looked_on": day(looked.on) if looked else None,
            "url": None,
        }

    def _why(
        self, entry: Entry, year: int, last: tuple[date, bool] | None
    ) -> tuple[str, _Looked | None]:
        if entry.elsewhere:
            return "publishes_elsewhere", None
        due = last[0] if last else date(year + 1, 1, 31)
        if self._today <= due:
            return "not_due", None
        walks = [one for one in self._looked.get(entry.portal_id or 0, []) if one.on.year > year]
        if not walks:
            return "never_looked", None
        own = self._own_pages(entry)
        if own is not None:
            return own, walks[-1]
        in_part = any((entry.portal_id, unit) in self._in_part for unit in (None, *entry.units))
        missing = "cut_by_budget" if in_part else "not_found"
        whole = [one for one in walks if one.result in _COMPLETE]
        after = [one for one in whole if one.on > due]
        if after:
            return missing, after[-1]
        if whole and walks[-1].result in _COMPLETE:
            return missing, whole[-1]
        return _OF_SEARCH.get(walks[-1].result, walks[-1].result), walks[-1]

    def _own_pages(self, entry: Entry) -> str | None:
        """Why the body's own pages told nothing, if none of them answered well; None if one did."""
        outcomes = [
            outcome for unit in entry.units for outcome in self._pages.get((entry.portal_id, unit), ())
        ]
        if not outcomes or any(outcome in _WELL for outcome in outcomes):
            return None
        for outcome, state in _OF_PAGES.items():
            if outcome in outcomes:
                return state
        return "cut_by_budget" if None in outcomes else None


def _walks(session: Session, portals: Collection[int]) -> dict[int, list[_Looked]]:
    """Portal → its walks in time."""
    found: dict[int, list[_Looked]] = defaultdict(list)
    query = (
        select(Search.portal_id, Run.started_at, Search.result)
        .join(Run, Run.id == Search.run_id)
        .where(Search.portal_id.in_(portals))
        .order_by(Search.id)
    )
    for portal_id, started, result in session.execute(query):
        found[portal_id].append(_Looked(local_day(started), result))
    return found


def _unit_pages(
    session: Session, portals: Collection[int]
) -> dict[tuple[int | None, str], list[str | None]]:
    """(portal, unit) → the last outcomes of the pages that stand in its part of the directory."""
    found: dict[tuple[int | None, str], list[str | None]] = defaultdict(list)
    query = select(Page.portal_id, Page.context, Page.last_outcome).where(
        Page.portal_id.in_(portals), Page.role.not_in(("noise", ADDED)), names_unit()
    )
    for portal_id, context, outcome in session.execute(query):
        if unit := context.get("unit"):
            found[portal_id, str(unit)].append(outcome)
    return found


def _seen_in_part(session: Session, portals: Collection[int]) -> set[tuple[int | None, str | None]]:
    """(portal, unit) of lists that go on where no one looked; the unit null where a list is of several."""
    query = select(Page.portal_id, Page.context).where(
        Page.portal_id.in_(portals), Page.role.in_(("list", "directory")), in_part()
    )
    return {(portal_id, (context or {}).get("unit")) for portal_id, context in session.execute(query)}
