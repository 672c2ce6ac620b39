"""Coverage as the last filing wrote it down: counted for all in a place, whole for its own bodies."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select
from sqlalchemy.orm import Session

from models.kinds import catalogue
from models.tables import Body, Observation, Portal
from research.measures import FOUND, NOT_EXPECTED
from research.places import Place, places, within
from research.values import day

Record = dict[str, Any]
_PER_YEAR = ("state", "last_day", "by_law", "published_on", "since", "looked_on", "url")
_DAYS = frozenset({"last_day", "published_on", "since", "looked_on"})
_ORDER = ("government", "office", "department", "zone", "township", "street", "other", None)

_NAME = func.coalesce(
    Portal.name,
    select(func.min(Body.short_name))
    .where(Body.portal_id == Portal.id, Body.kind == "government")
    .scalar_subquery(),
    Portal.home_url,
)
"""What a portal is called: by the register, by the government on it, or by its address."""

FORMER = Place("")
"""Where bodies stand that have neither a division nor a portal: those of divisions that are no more."""


@dataclass(slots=True)
class Counts:
    """How many bodies are in each state: `states` by year and state."""

    states: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def add(self, year: int, state: str, count: int) -> None:
        """Counts so many bodies more."""
        self.states[year][state] += count

    @property
    def years(self) -> list[int]:
        return sorted(self.states)

    def found(self, year: int) -> int:
        """Bodies whose report was found."""
        of = self.states.get(year, {})
        return sum(of.get(state, 0) for state in FOUND)

    def expected(self, year: int) -> int:
        """Bodies whose report is to be found: due by now, and here."""
        of = self.states.get(year, {})
        return sum(count for state, count in of.items() if state not in NOT_EXPECTED)

    def of(self, state: str) -> int:
        """Bodies and years in a state."""
        return sum(of.get(state, 0) for of in self.states.values())


def below(session: Session, about: Place | None) -> list[tuple[Place, Counts]]:
    """The places directly below one (None: the whole country) with what is known of all in each.

    Below a province are its prefectures, and the counties that lie in none. At the end of the whole country
    stand portals without a division, and FORMER.
    """
    counted = list(_counted(session, about))
    named = places(session, {code for code, *_ in counted if code} | _prefectures(counted))
    found: dict[str, Counts] = defaultdict(Counts)
    for code, year, state, count in counted:
        found[_child(code, about, named)].add(year, state, count)
    if about is not None:
        found.pop(about.code or "", None)
    listed = [(named.get(code, Place(code, code)), counts) for code, counts in sorted(found.items())]
    return [*listed, *(_of_portals(session) if about is None else ())]


def total(several: Iterable[Counts]) -> Counts:
    """All together."""
    found = Counts()
    for one in several:
        for year, states in one.states.items():
            for state, count in states.items():
                found.add(year, state, count)
    return found


def own(session: Session, about: Place) -> list[Record]:
    """The bodies of a place itself, each with its `years`: year → state, legal day, day of publication, …"""
    columns = Observation.__table__.columns
    query = select(*columns).where(_own(session, about)).order_by(Observation.fiscal_year)
    found: dict[str, Record] = {}
    for row in session.execute(query).mappings():
        one = found.setdefault(row["subject"], _body(row))
        one["years"][row["fiscal_year"]] = {
            name: day(row[name]) if name in _DAYS else row[name] for name in _PER_YEAR
        }
    return sorted(found.values(), key=lambda one: (_ORDER.index(one["kind"]), one["body"], one["subject"]))


def chosen(bodies: Iterable[Record], kind: str | None, state: str | None) -> list[Record]:
    """Those of a kind, and in a state in some year; None: all."""
    return [
        one
        for one in bodies
        if (not kind or kind == one["kind"] or kind in one["kinds"])
        and (not state or state in (told["state"] for told in one["years"].values()))
    ]


def counts_of(bodies: Iterable[Record]) -> Counts:
    """The states of these bodies, counted."""
    found = Counts()
    for one in bodies:
        for year, told in one["years"].items():
            found.add(year, told["state"], 1)
    return found


def kinds_among(bodies: Iterable[Record]) -> list[str]:
    """The kinds of these bodies, in the catalogue's order."""
    known = {kind for one in bodies for kind in (one["kind"], *one["kinds"]) if kind}
    order = [*catalogue()]
    return sorted(known, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))


def rows(bodies: Iterable[Record]) -> Iterator[Record]:
    """One row for each body and year."""
    for one in bodies:
        about = {name: value for name, value in one.items() if name != "years"}
        for year, told in sorted(one["years"].items()):
            yield {**about, "fiscal_year": year, **told}


def portal_place(session: Session, portal_id: int) -> Place | None:
    """A portal of which no division is known, as a place; None if there is none or it has one."""
    portal = session.get(Portal, portal_id)
    if portal is None or portal.division_code:
        return None
    return Place(session.scalar(select(_NAME).where(Portal.id == portal_id)) or "", portal_id=portal_id)


def some_rows(
    session: Session, after: tuple[str, int], limit: int, *, under: str | None = None, year: int | None = None
) -> list[Record]:
    """So many rows of coverage by subject and year, from the one after `after` on."""
    of, since = Observation, after
    later = or_(of.subject > since[0], and_(of.subject == since[0], of.fiscal_year > since[1]))
    query = select(*of.__table__.columns).where(later).order_by(of.subject, of.fiscal_year).limit(limit)
    if under:
        query = query.where(within(of.division_code, under))
    if year:
        query = query.where(of.fiscal_year == year)
    return [
        {name: day(value) if name in _DAYS else value for name, value in row.items()}
        for row in session.execute(query).mappings()
    ]


def _counted(session: Session, about: Place | None) -> Iterator[tuple[str | None, int, str, int]]:
    """Code (of the whole country: of the province), year, state, number of bodies."""
    of = Observation
    counted = func.count().label("count")
    each = (
        select(of.division_code.label("code"), of.portal_id, of.fiscal_year, of.state, counted)
        .where(of.division_code.is_not(None) if about is None else within(of.division_code, about.stem))
        .group_by(of.division_code, of.portal_id, of.fiscal_year, of.state)
        .subquery()
    )
    province = func.substr(each.c.code, literal_column("1"), literal_column("2"))
    code = province if about is None else each.c.code
    query = select(code, each.c.fiscal_year, each.c.state, func.sum(each.c.count)).group_by(
        code, each.c.fiscal_year, each.c.state
    )
    for at, year, state, count in session.execute(query):
        yield (at + "0000" if about is None else at), year, state, int(count)
    units = (
        select(Portal.division_code, of.fiscal_year, of.state, counted)
        .join(Portal, Portal.id == of.portal_id)
        .where(of.division_code.is_(None), Portal.division_code.is_not(None))
        .group_by(Portal.division_code, of.fiscal_year, of.state)
    )
    if about is not None:
        units = units.where(within(Portal.division_code, about.stem))
    for at, year, state, count in session.execute(units):
        yield (at[:2] + "0000" if about is None and at else at), year, state, count


def _prefectures(counted: Iterable[tuple[str | None, int, str, int]]) -> set[str]:
    return {code[:4] + "00" for code, *_ in counted if code}


def _child(code: str | None, about: Place | None, named: dict[str, Place]) -> str:
    """The place directly below `about` that a code lies in."""
    code = code or ""
    if about is None or about.code == code or not (about.code or "").endswith("0000"):
        return code
    prefecture = code[:4] + "00"
    return prefecture if prefecture in named else code


def _of_portals(session: Session) -> list[tuple[Place, Counts]]:
    of = Observation
    query = (
        select(Portal.id, _NAME, of.fiscal_year, of.state, func.count())
        .outerjoin_from(of, Portal, Portal.id == of.portal_id)
        .where(of.division_code.is_(None), Portal.division_code.is_(None))
        .group_by(Portal.id, Portal.name, Portal.home_url, of.fiscal_year, of.state)
        .order_by(Portal.id)
    )
    found: dict[int | None, tuple[Place, Counts]] = {}
    for portal_id, name, year, state, count in session.execute(query):
        about = Place(name, portal_id=portal_id) if portal_id else FORMER
        found.setdefault(portal_id, (about, Counts()))[1].add(year, state, count)
    return sorted(found.values(), key=lambda one: one[0].portal_id or sys.maxsize)


def _own(session: Session, about: Place) -> ColumnElement[bool]:
    of = Observation
    if about.code is None:
        at = of.portal_id.is_(None) if about.portal_id is None else of.portal_id == about.portal_id
        return and_(of.division_code.is_(None), at)
    portals = session.scalars(select(Portal.id).where(Portal.division_code == about.code)).all()
    units = and_(of.division_code.is_(None), of.portal_id.in_(portals))
    return or_(of.division_code == about.code, units)


def _body(row: Any) -> Record:  # noqa: ANN401
    kept = ("subject", "body_id", "body", "kind", "kinds", "roster", "division_code", "portal_id")
    return {**{name: row[name] for name in kept}, "years": {}}
