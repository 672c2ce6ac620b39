"""Puts the shipped register into an archive: what the archive already holds is left as it is."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from importlib.resources import files

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from crawler.register.governments import Former, Government, formers, governments
from models.tables import Body, BodyCode, BodyName, BodySuccession, Portal


def seed(session: Session) -> int:
    """Inserts the portals and governments that the archive does not hold; gives the number of new portals.

    From then on the archive's row wins: an existing portal or body is never changed."""
    rows = read("portals.csv")
    held = set(session.scalars(select(Portal.home_url)))
    new = [row for row in rows if row["home_url"] not in held]
    if new:
        session.execute(insert(Portal), [_portal(row) for row in new])
    _seed_bodies(session, rows)
    if session.scalars(select(Body.id).where(Body.id.like("cn%-%")).limit(1)).first() is None:
        _seed_formers(session)
    return len(new)


def _seed_bodies(session: Session, rows: list[dict[str, str]]) -> None:
    held = set(session.scalars(select(Body.id)))
    codes = dict.fromkeys(row["division_code"] for row in rows if row["division_code"])
    wanted = [code for code in codes if f"cn{code}" not in held]
    if not wanted:
        return
    found = list(governments(read("divisions.csv"), wanted))
    registered = select(Portal.division_code, Portal.id).where(Portal.origin == "register")
    at = {code: number for code, number in session.execute(registered.order_by(Portal.id.desc())) if code}
    session.execute(insert(Body), [_body(one, at.get(one.held[0].code)) for one in found])
    session.execute(insert(BodyName), [name for one in found for name in _names(one)])
    session.execute(insert(BodyCode), [code for one in found for code in _codes(one)])


def _seed_formers(session: Session) -> None:
    """Governments whose division was merged or split: bodies of their own, which the heirs succeed."""
    by_code: dict[str, list[BodyCode]] = defaultdict(list)
    for code in session.scalars(select(BodyCode).where(BodyCode.system == "gbt2260")):
        by_code[code.code].append(code)
    new = list(formers(read("divisions.csv")))
    session.execute(insert(Body), [_former(one) for one in new])
    named = [Government(one.id, one.level, (one.held,)) for one in new]
    session.execute(insert(BodyName), [name for one in named for name in _names(one)])
    session.execute(insert(BodyCode), [code for one in named for code in _codes(one)])
    successions = [
        {"from_id": one.id, "to_id": heir, "kind": one.kind, "day": one.held.valid_to}
        for one in new for code in one.heirs if (heir := _heir(by_code[code], one.held.valid_to))]
    session.execute(insert(BodySuccession), successions)


def _heir(codes: list[BodyCode], day: date | None) -> str | None:
    """The body that holds a code on a day."""
    for code in codes:
        began = code.valid_from is None or (day is not None and code.valid_from <= day)
        if began and (code.valid_to is None or (day is not None and day < code.valid_to)):
            return code.body_id
    return None


def _former(one: Former) -> dict[str, object]:
    return {
        "id": one.id, "name": one.held.name, "short_name": one.held.short_name, "kind": "government",
        "level": one.level, "division_code": None, "portal_id": None}


def _portal(row: dict[str, str]) -> dict[str, object]:
    return {
        "home_url": row["home_url"], "name": row["name"], "division_code": row["division_code"] or None,
        "level": row["level"], "platform": row["platform"] or None, "own_hosts": [], "origin": "register",
        "chosen": False, "note": row["note"] or None}


def _body(one: Government, portal_id: int | None) -> dict[str, object]:
    now = one.held[0]
    return {
        "id": one.id, "name": now.name, "short_name": now.short_name, "kind": "government",
        "level": one.level, "division_code": now.code, "portal_id": portal_id}


def _names(one: Government) -> list[dict[str, object]]:
    unique = {
        (name, held.valid_from): held for held in reversed(one.held) for name in (held.name, held.short_name)}
    return [
        {"body_id": one.id, "name": name, "valid_from": start, "valid_to": held.valid_to}
        for (name, start), held in unique.items()]


def _codes(one: Government) -> list[dict[str, object]]:
    unique = {(held.code, held.valid_from): held for held in reversed(one.held)}
    return [
        {"body_id": one.id, "system": "gbt2260", "code": code, "valid_from": start, "valid_to": held.valid_to}
        for (code, start), held in unique.items()]


def read(name: str) -> list[dict[str, str]]:
    """The rows of one of the register's CSV files."""
    text = files("crawler.register").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
