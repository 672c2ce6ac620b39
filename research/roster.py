"""Who must publish: the register's governments, the units in portals' own directories, reports found."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.kinds import kinds_of, publishes_elsewhere
from models.tables import Body, BodyCode, BodyName, BodySuccession, Page, Portal, Report

_IN_ORDER = (Body.division_code, Body.portal_id, Body.kind, Body.name, Body.id)
UNIT_ROLES = ("section", "directory", "list")
"""Roles of the pages that a portal has for its units."""


@dataclass(slots=True)
class Entry:
    """One body of the roster. `body_id` is None for a unit of a directory that no report made known."""

    body_id: str | None
    name: str
    kind: str | None
    portal_id: int | None
    division_code: str | None
    sources: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    """What the portal's directory calls it."""
    began: date | None = None
    ended: date | None = None

    @property
    def elsewhere(self) -> bool:
        """True for bodies that answer to their own system and publish there."""
        return publishes_elsewhere(self.name)

    def expected(self, year: int) -> bool:
        """True if a report on the year is to be expected: it existed at the end of it."""
        last = date(year, 12, 31)
        return (self.began is None or self.began <= last) and (self.ended is None or self.ended > last)


def roster(
    session: Session, about: Body | None = None, portals: Collection[int] | None = None
) -> list[Entry]:
    """Every body that must publish, once; `about` a government: with all of its portal and division.

    `portals`: only bodies of these portals.
    """
    entries = _bodies(session, _near(about))
    if portals is not None:
        entries = [(entry, names) for entry, names in entries if entry.portal_id in portals]
    within = portals if about is None else {entry.portal_id for entry, _ in entries}
    return _with_units(session, entries, within, about)


def in_parts(session: Session, size: int) -> Iterator[list[Entry]]:
    """The whole roster, in the order of roster, so many bodies at a time: it is never held at once.

    A portal's directory is held against all bodies of the portal, whichever part they are in.
    """
    ids = session.scalars(select(Body.id).order_by(*_IN_ORDER)).all()
    # Portals of which the bodies do not tell whether their directories name units that nobody knows.
    unsure = set(session.scalars(select(Portal.id)))
    for start in range(0, len(ids), size):
        mine = ids[start : start + size]
        portals = _portals_of(session, mine)
        listed = _part(session, portals, mine)
        unsure -= portals - {entry.portal_id for entry in listed if entry.body_id is None}
        known = {entry.body_id: entry for entry in listed}
        yield [known[one] for one in mine]
    rest = sorted(unsure)
    for start in range(0, len(rest), size):
        yield [entry for entry in _part(session, rest[start : start + size]) if entry.body_id is None]


def _part(session: Session, portals: Collection[int | None], also: Sequence[str] = ()) -> list[Entry]:
    """The roster of some portals, with some bodies that may be of none."""
    there = select(Report.body_id).where(Report.portal_id.in_(portals))
    lost = Body.portal_id.is_(None) & Body.id.in_(there)
    entries = _bodies(session, Body.portal_id.in_(portals) | lost | Body.id.in_(also))
    mine = [(entry, names) for entry, names in entries if entry.portal_id in portals]
    return _with_units(session, mine, portals, None)


def _portals_of(session: Session, ids: Sequence[str]) -> set[int | None]:
    """The portals of bodies: where they were found, else where their first report was; None: of no portal."""
    reported = _portals_of_reports(session, Report.body_id.in_(ids))
    own = session.execute(select(Body.id, Body.portal_id).where(Body.id.in_(ids)))
    return {portal or reported.get(body) for body, portal in own}


def _with_units(
    session: Session,
    entries: Sequence[tuple[Entry, set[str]]],
    within: Collection[int | None] | None,
    about: Body | None,
) -> list[Entry]:
    """Bodies with their names, and what the directories of portals (`within`; None: of all) call them; then
    the units that only a directory names."""
    found: dict[tuple[int | None, str], Entry] = {}
    for entry, names in entries:
        for name in names:
            found.setdefault((entry.portal_id, _plain(name)), entry)
    listed = [entry for entry, _ in entries]
    for portal_id, unit in _units(session, within, about):
        known = found.get((portal_id, _plain(unit)))
        if known is None:
            known = Entry(None, unit, _seat(unit), portal_id, None)
            found[portal_id, _plain(unit)] = known
            listed.append(known)
        known.sources.add("directory")
        known.units.add(unit)
    return listed


def _near(about: Body | None) -> ColumnElement[bool]:
    """True of a body, of a government and all of its portal and division; of every body if none is named."""
    if about is None:
        return true()
    near = Body.id == about.id
    if about.kind == "government" and about.division_code:
        near |= Body.division_code == about.division_code
    if about.kind == "government" and about.portal_id:
        near |= Body.portal_id == about.portal_id
    return near


def _bodies(session: Session, which: ColumnElement[bool]) -> list[tuple[Entry, set[str]]]:
    """Bodies in order, each with all its names."""
    bodies = session.scalars(select(Body).where(which).order_by(*_IN_ORDER)).all()
    mine = select(Body.id).where(which)
    reported, spans = _portals_of_reports(session, Report.body_id.in_(mine)), lifetimes(session)
    aliases: dict[str, set[str]] = defaultdict(set)
    for body_id, name in session.execute(
        select(BodyName.body_id, BodyName.name).where(BodyName.body_id.in_(mine))
    ):
        aliases[body_id].add(name)
    found = []
    for body in bodies:
        sources = {"reports"} if body.id in reported else set()
        if not body.id.startswith("b") or body.id not in reported:
            sources.add("register")
        began, ended = spans.get(body.id, (None, None))
        portal = body.portal_id or reported.get(body.id)
        entry = Entry(body.id, body.name, body.kind, portal, body.division_code, sources, set(), began, ended)
        found.append((entry, {body.name, body.short_name, *aliases[body.id]}))
    return found


def _among(column: InstrumentedAttribute[Any], ids: Sequence[str] | None) -> ColumnElement[bool]:
    """True of these bodies; of every one if none are named."""
    return true() if ids is None else column.in_(ids)


def _portals_of_reports(session: Session, which: ColumnElement[bool]) -> dict[str, int | None]:
    """Bodies that have such reports, each with the portal of the first that was found."""
    query = select(Report.body_id, Report.portal_id).where(which)
    found: dict[str, int | None] = {}
    for body, portal in session.execute(query.order_by(Report.id.desc())):
        if body:
            found[body] = portal or found.get(body)
    return found


def lifetimes(session: Session) -> dict[str, tuple[date | None, date | None]]:
    """Body id → the days it began and ended by mergers, splits and renamings. One that had a code before the
    day took another in, and did not begin then."""
    heirs = select(BodySuccession.to_id)
    codes = select(BodyCode.body_id, BodyCode.valid_from).where(BodyCode.body_id.in_(heirs))
    known: dict[str, date] = {}
    for body_id, start in session.execute(codes):
        known[body_id] = min(known.get(body_id, date.max), start or date.min)
    found: dict[str, tuple[date | None, date | None]] = {}
    for one in session.scalars(select(BodySuccession).where(BodySuccession.day.is_not(None))):
        began, ended = found.get(one.to_id, (None, None))
        if one.day is not None and known.get(one.to_id, date.max) >= one.day:
            began = min(filter(None, (began, one.day)))
        found[one.to_id] = (began, ended)
        found[one.from_id] = (found.get(one.from_id, (None, None))[0], one.day)
    return found


def _units(
    session: Session, within: Collection[int | None] | None, about: Body | None
) -> Iterator[tuple[int, str]]:
    wanted = _names(session, about) if about is not None and about.kind != "government" else None
    query = (
        select(Page.portal_id, Page.context)
        .where(Page.role.in_(UNIT_ROLES), names_unit())
        .order_by(Page.portal_id, Page.id)
    )
    if within is not None:
        query = query.where(Page.portal_id.in_([one for one in within if one]))
    for portal_id, context in session.execute(query):
        unit = (context or {}).get("unit")
        if unit and (wanted is None or _plain(unit) in wanted):
            yield portal_id, str(unit)


def names_unit() -> ColumnElement[bool]:
    """True of pages whose way told which unit they belong to; the others need not be loaded."""
    return cast(Page.context, Text).contains('"unit"')


def _names(session: Session, body: Body) -> set[str]:
    aliases = session.scalars(select(BodyName.name).where(BodyName.body_id == body.id))
    return {_plain(name) for name in (body.name, body.short_name, *aliases)}


def _seat(unit: str) -> str | None:
    """The kind of a unit that only a directory names; offices and departments have one legal day."""
    kinds = kinds_of(unit)
    seats = [kind for kind in kinds if kind in ("government", "township", "street", "zone", "office")]
    return seats[0] if seats else "department" if kinds and "enterprise" not in kinds else "other"


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def years_of(session: Session, last: int, entries: Sequence[Entry] | None) -> Iterable[int]:
    """From the first fiscal year with a report of these bodies (None: of any) to `last`."""
    ids = None if entries is None else [entry.body_id for entry in entries if entry.body_id]
    wanted = Report.body_id.is_not(None) & _among(Report.body_id, ids)
    first = session.scalar(select(func.min(Report.fiscal_year)).where(wanted))
    return range(min(first or last, last), last + 1)
