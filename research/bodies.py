"""The bodies of an archive: listed, searched, and one shown with its names and codes through the years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.tables import Body, BodyCode, BodyName, BodyParent, BodySuccession, Report
from research.values import day

LOADED = 100
"""Bodies loaded at a time."""


def bodies(
    session: Session,
    *,
    find: str | None = None,
    under: str | None = None,
    kind: str | None = None,
    reported: bool = False,
) -> Iterator[dict[str, Any]]:
    """Every body that fits: `find` is part of a name or code it bears or bore, `under` the stem of a code."""
    query = _chosen(find, under, reported)
    ordered = query.order_by(Body.division_code, Body.kind, Body.name, Body.id)
    return _of_kind(session, ordered, kind)


def some_bodies(
    session: Session,
    after: str,
    limit: int,
    *,
    find: str | None = None,
    under: str | None = None,
    kind: str | None = None,
    reported: bool = False,
) -> list[dict[str, Any]]:
    """So many bodies by their ids, from the one after `after` on; chosen as in `bodies`."""
    query = _chosen(find, under, reported).where(Body.id > after).order_by(Body.id)
    if kind is None:
        query = query.limit(limit)
    return list(islice(_of_kind(session, query, kind), limit))


def _chosen(find: str | None, under: str | None, reported: bool) -> Select[Body]:
    query = select(Body)
    if find:
        named = select(BodyName.body_id).where(BodyName.name.contains(find, autoescape=True))
        coded = select(BodyCode.body_id).where(BodyCode.code.startswith(find, autoescape=True))
        known = Body.name.contains(find, autoescape=True) | (Body.id == find)
        query = query.where(known | Body.id.in_(named) | Body.id.in_(coded))
    if under:
        query = query.where(Body.division_code.startswith(under, autoescape=True))
    if reported:
        query = query.where(select(Report.id).where(Report.body_id == Body.id).exists())
    return query


def _of_kind(session: Session, query: Select[Body], kind: str | None) -> Iterator[dict[str, Any]]:
    # Who asks for the first of thousands does not wait for the last.
    for body in session.scalars(query, execution_options={"yield_per": LOADED}):
        record = _summary(body)
        if kind is None or kind == body.kind or kind in record["kinds"]:
            yield record


def one_body(session: Session, body: Body) -> dict[str, Any]:
    """A body whole: names, codes, parents, what it came from and became, and the years it reported on."""
    found: dict[str, Any] = _summary(body)
    found["names"] = _dated(session, BodyName, body, "name")
    found["codes"] = _dated(session, BodyCode, body, "system", "code")
    found["parents"] = _dated(session, BodyParent, body, "relation", "parent_id")
    near = (BodySuccession.from_id == body.id) | (BodySuccession.to_id == body.id)
    successions = session.scalars(select(BodySuccession).where(near).order_by(BodySuccession.id)).all()
    related = {one["parent_id"] for one in found["parents"]}
    related |= {body_id for one in successions for body_id in (one.from_id, one.to_id)}
    titles = dict(session.execute(select(Body.id, Body.name).where(Body.id.in_(related))).all())
    for parent in found["parents"]:
        parent["parent"] = titles.get(parent["parent_id"])
    found["successions"] = [
        {
            "kind": one.kind,
            "day": day(one.day),
            "from_id": one.from_id,
            "from": titles.get(one.from_id),
            "to_id": one.to_id,
            "to": titles.get(one.to_id),
        }
        for one in successions
    ]
    years = select(Report.fiscal_year).where(Report.body_id == body.id, Report.fiscal_year.is_not(None))
    found["years"] = sorted(set(filter(None, session.scalars(years))))
    return found


def _dated(
    session: Session, table: type[BodyName | BodyCode | BodyParent], body: Body, *columns: str
) -> list[dict[str, Any]]:
    rows = session.execute(
        select(*(getattr(table, name) for name in columns), table.valid_from, table.valid_to)
        .where(table.body_id == body.id)
        .order_by(table.id)
    ).mappings()
    return [
        {**row, "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}
        for row in sorted(rows, key=lambda row: row["valid_from"] or date.min)
    ]


def _summary(body: Body) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": body.name,
        "short_name": body.short_name,
        "kind": body.kind,
        "kinds": list(kinds_of(body.name)),
        "level": body.level,
        "division_code": body.division_code,
    }
