"""The townships and streets of a county, from the shipped list: in an archive once their county is walked."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.tables import Body, BodyCode, BodyName, BodyParent

SYSTEM = "stat12"
KINDS = ("township", "street", "zone")
_SEATS = {"township": "人民政府", "street": "办事处", "zone": "管理委员会"}
_ZONES = range(71, 80)
"""Fifth and sixth digit of a county's code that stands for the zones of a prefecture."""


def seed_townships(session: Session, codes: Iterable[str | None]) -> int:
    """Inserts the townships of counties (and of a prefecture's zones) that the archive lacks; gives how many.

    A body of the county that bears a township's name already is given its statistical code and stays what it
    is. The county governs them. A zone is no division: its prefecture, whose organ runs it, governs its towns
    until a person names the zone's own body (`gongkai bodies import`).
    """
    new = 0
    for code in sorted({code for code in codes if code}):
        government = session.get(Body, f"cn{code}")
        listed = _listed().get(code, ())
        if government is None or not listed:
            continue
        stats = [f"{stat}000" for stat, _ in listed]
        coded = select(BodyCode.code).where(BodyCode.system == SYSTEM, BodyCode.code.in_(stats))
        known = set(session.scalars(coded))
        named = _named(session, code)
        for stat, name in listed:
            if f"{stat}000" not in known:
                body = named.get(name) or _township(session, government, stat, name)
                new += body.id == _id(stat)
                session.add(BodyCode(body_id=body.id, system=SYSTEM, code=f"{stat}000"))
        session.flush()
    return new


@cache
def _listed() -> dict[str, list[tuple[str, str]]]:
    """County, or prefecture for its zones → (statistical code of 9 digits, name) of each township."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    text = files("crawler.register").joinpath("townships.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        county = row["county_code"]
        is_zone = int(county[4:]) in _ZONES
        found[county[:4] + "00" if is_zone else county].append((row["code"], row["name"]))
    return found


def _named(session: Session, code: str) -> dict[str, Body]:
    """The bodies of a division by all their names."""
    bodies = {one.id: one for one in session.scalars(select(Body).where(Body.division_code == code))}
    found = {name: one for one in bodies.values() for name in (one.name, one.short_name)}
    aliases = select(BodyName.name, BodyName.body_id).where(BodyName.body_id.in_(list(bodies)))
    return {name: bodies[body_id] for name, body_id in session.execute(aliases)} | found


def _township(session: Session, government: Body, stat: str, name: str) -> Body:
    kind = next((kind for kind in kinds_of(name) if kind in KINDS), "other")
    place = government.short_name
    seat = _SEATS.get(kind, "")
    body = Body(
        id=_id(stat),
        name=f"{'' if place[:2] in name else place}{name}{seat}",
        short_name=name,
        kind=kind,
        level="township",
        division_code=government.division_code,
        portal_id=government.portal_id,
    )
    session.add(body)
    session.flush()
    session.add_all(
        BodyParent(body_id=body.id, parent_id=government.id, relation=relation)
        for relation in ("statistical", "governing")
    )
    return body


def _id(stat: str) -> str:
    return f"st{stat}"
