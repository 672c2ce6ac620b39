"""What each report is held against: the year before, its other versions, its children; one place at a time.

A place is a county, prefecture or province by its code: all that must agree lies in one of them, so memory
grows with the largest place and not with the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.kinds import publishes_elsewhere
from models.tables import Body, BodyParent, BodySuccession, Report
from research.timeline import CHUNK, Timeline, timelines

BELOW = ("department", "township", "street", "office")
"""Kinds of bodies whose numbers a government's report adds up."""
_PLACE = 6
NOWHERE = ""
"""The place of bodies without a division code."""


@dataclass(slots=True)
class Told:
    """One report with its documents over time; `values` are filled where they are needed."""

    report: Report
    body: Body | None
    timeline: Timeline
    values: Mapping[str, Decimal] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    @property
    def reading_id(self) -> int | None:
        """The reading whose figures stand for the report."""
        return self.timeline.preferred.reading_id if self.timeline.preferred else None

    @property
    def name(self) -> str:
        return self.body.name if self.body else (self.report.title or "")

    def fingerprint(self) -> tuple[object, ...]:
        """Another one as soon as anything that a rule asks for may be another."""
        held = sorted(
            (one.version_id, one.reading_id, one.relation, str(one.ended_at))
            for versions in self.timeline.documents.values()
            for one in versions
        )
        row = self.report
        return (row.id, row.body_id, row.fiscal_year, row.scope, row.status, row.preferred_id, *held)


@dataclass(slots=True)
class Case:
    """A report with all that it is held against.

    `before`: its body's report of the year before. `merged`: those, of that year, of the bodies that became
    part of it in the year; `broken` if one of them has none, or if a body was split. `gone`: reports of that
    year of bodies of the place that have none any more. `children`: reports of the bodies below it, where
    both scopes say so. `twins`: other reports of its body on its year.
    """

    own: Told
    before: Told | None = None
    merged: Sequence[Told] = ()
    broken: bool = False
    gone: Sequence[Told] = ()
    children: Sequence[Told] = ()
    twins: Sequence[Told] = ()

    @property
    def all(self) -> Iterator[Told]:
        """Every report whose figures a rule may ask for."""
        yield self.own
        if self.before:
            yield self.before
        for several in (self.merged, self.gone, self.children, self.twins):
            yield from several

    def fingerprint(self) -> str:
        """What the case was made of, as text."""
        return repr((self.broken, [one.fingerprint() for one in self.all]))


def places(session: Session, portals: Collection[int] | None = None) -> list[str]:
    """Every place that has a body with a report (on these portals, if named), and NOWHERE, in order."""
    code = func.substr(func.coalesce(Body.division_code, NOWHERE), 1, _PLACE)
    reports = select(Report.body_id).where(Report.body_id.is_not(None))
    if portals is not None:
        reports = reports.where(Report.portal_id.in_(portals))
    query = select(code).where(Body.id.in_(reports)).distinct()
    return sorted({NOWHERE, *session.scalars(query)})


def place_of(body: Body) -> str:
    """The place that a body belongs to."""
    return (body.division_code or NOWHERE)[:_PLACE]


def cases(session: Session, place: str, body_id: str | None = None) -> list[Case]:
    """The cases of a place's reports, by body, year and id; of one body if named."""
    told = _told(session, place)
    return _Place(session, told).cases(body_id)


def _told(session: Session, place: str) -> list[Told]:
    query = (
        select(Report, Body)
        .outerjoin(Body, Body.id == Report.body_id)
        .where(_within(place))
        .order_by(Report.body_id, Report.fiscal_year, Report.scope, Report.id)
    )
    rows = session.execute(query).all()
    found = timelines(session, [(report.id, report.preferred_id) for report, _ in rows])
    return [Told(report, body, found[report.id]) for report, body in rows]


def _within(place: str) -> ColumnElement[bool]:
    if place == NOWHERE:
        return Body.division_code.is_(None)
    return Body.division_code.startswith(place, autoescape=True)


class _Place:
    """The reports of one place, found by body and year."""

    def __init__(self, session: Session, told: Sequence[Told]) -> None:
        self._told = told
        self._by_year: dict[tuple[str, int], list[Told]] = defaultdict(list)
        for one in told:
            if one.report.body_id and one.report.fiscal_year:
                self._by_year[one.report.body_id, one.report.fiscal_year].append(one)
        bodies = [one.body.id for one in told if one.body]
        self._successions = _successions(session, set(bodies))
        self._parents = _parents(session, set(bodies))

    def cases(self, body_id: str | None) -> list[Case]:
        wanted = (one for one in self._told if body_id is None or one.report.body_id == body_id)
        return [self._case(one) for one in wanted]

    def _case(self, own: Told) -> Case:
        body, year = own.body, own.report.fiscal_year
        if body is None or not year:
            return Case(own)
        merged, broken = self._merged(body.id, year, own)
        return Case(
            own,
            self._before(own, body.id, year),
            merged,
            broken,
            self._gone.get(year, ()),
            self._children(own, body, year),
            [one for one in self._by_year[body.id, year] if one is not own],
        )

    def _before(self, own: Told, body_id: str, year: int) -> Told | None:
        """The report of the year before with the same scope, or with one that says nothing against it."""
        found = self._by_year.get((body_id, year - 1), [])
        return next((one for one in found if one.report.scope == own.report.scope), None) or next(
            (one for one in found if len(found) == 1 and _may_be_alike(own, one)), None
        )

    def _merged(self, body_id: str, year: int, own: Told) -> tuple[list[Told], bool]:
        found: list[Told] = []
        broken = False
        for one in self._successions.get(body_id, ()):
            if one.day is None or one.day.year != year:
                continue
            before = self._before(own, one.from_id if one.to_id == body_id else body_id, year)
            if one.kind == "split" or before is None:
                broken = True
            elif one.to_id == body_id:
                found.append(before)
        return found, broken

    @cached_property
    def _gone(self) -> dict[int, list[Told]]:
        """Year → reports of the year before whose bodies have none of that year nor of a later one."""
        last: dict[str, int] = {}
        for body_id, year in self._by_year:
            last[body_id] = max(year, last.get(body_id, 0))
        found: dict[int, list[Told]] = defaultdict(list)
        for (body_id, year), several in self._by_year.items():
            kind = several[0].body.kind if several[0].body else None
            if last[body_id] == year and len(several) == 1 and kind in BELOW:
                found[year + 1] += several
        return found

    def _children(self, own: Told, body: Body, year: int) -> list[Told]:
        if body.kind != "government" or own.report.scope != "government_aggregate":
            return []
        found = []
        for (_, of_year), several in self._by_year.items():
            child = several[0].body
            if of_year == year and child and self._is_below(child, body) and len(several) == 1:
                found += [one for one in several if _speaks_for_itself(one)]
        return found

    def _is_below(self, child: Body, parent: Body) -> bool:
        if child.kind not in BELOW or publishes_elsewhere(child.name):
            return False
        known = self._parents.get(child.id)
        return parent.id in known if known is not None else child.division_code == parent.division_code


def _may_be_alike(one: Told, other: Told) -> bool:
    """Of a department or township, a report whose scope is not told is held to be its own."""
    scopes = {one.report.scope, other.report.scope}
    kind = one.body.kind if one.body else None
    return "unknown" in scopes and "government_aggregate" not in scopes and kind in BELOW[:3]


def _speaks_for_itself(child: Told) -> bool:
    if child.report.status != "live":
        return False
    scope = child.report.scope
    return scope == "agency" or (
        scope == "unknown" and child.body is not None and child.body.kind in BELOW[:3]
    )


def _successions(session: Session, bodies: set[str]) -> dict[str, list[BodySuccession]]:
    found: dict[str, list[BodySuccession]] = defaultdict(list)
    for one in session.scalars(select(BodySuccession).where(BodySuccession.day >= date(2008, 1, 1))):
        for body in {one.from_id, one.to_id} & bodies:
            found[body].append(one)
    return found


def _parents(session: Session, bodies: set[str]) -> dict[str, set[str]]:
    """Body → its governing parents; none for a body with a statistical parent only, absent if unknown."""
    found: dict[str, set[str]] = {}
    ids = sorted(bodies)
    for start in range(0, len(ids), CHUNK):
        query = select(BodyParent).where(BodyParent.body_id.in_(ids[start : start + CHUNK]))
        for one in session.scalars(query):
            mine = found.setdefault(one.body_id, set())
            if one.relation == "governing":
                mine.add(one.parent_id)
    return found
