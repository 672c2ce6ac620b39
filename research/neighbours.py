"""What stands around a body: the government above it, what lies below it, bodies of its kind beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.messages import later
from models.tables import Body, BodyParent, Report
from research.places import within

_ORDER = ("government", "office", "department", "zone", "township", "street", "other")
IN_COUNTRY, IN_PROVINCE, IN_PREFECTURE, IN_PLACE = (
    later("in the country"),
    later("in the same province"),
    later("in the same prefecture"),
    later("in the same place"),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Bodies of one kind that have reports, and in what they lie together (one of IN_…)."""

    where: str
    bodies: Sequence[Body]


def above(session: Session, body: Body) -> list[Body]:
    """The governments above a body, the nearest first: by record, else by its division or portal."""
    recorded = select(BodyParent.parent_id).where(BodyParent.body_id == body.id)
    known = session.scalars(select(Body).where(Body.id.in_(recorded)).order_by(Body.id)).all()
    if known:
        return list(known)
    if body.division_code is None:
        return _governments(session, _same_place(body), body)
    codes = [body.division_code, body.division_code[:4] + "00", body.division_code[:2] + "0000"]
    found = _governments(session, Body.division_code.in_(codes), body)
    return sorted(found, key=lambda one: codes.index(one.division_code or codes[0]))


def below(session: Session, body: Body, most: int) -> list[Body]:
    """What lies below a government: its offices, departments and towns, then the governments of the divisions
    directly in it; so many at most, and one more if there are more."""
    if body.kind != "government":
        return []
    near: ColumnElement[bool] = _same_place(body)
    code = body.division_code or ""
    lower = {"province": "prefecture", "prefecture": "county"}.get(body.level or "")
    if lower and code:
        stem = code[:2] if lower == "prefecture" else code[:4]
        near |= within(Body.division_code, stem) & (Body.level == lower) & (Body.kind == "government")
    query = select(Body).where(near, Body.id != body.id).order_by(Body.division_code, Body.name, Body.id)
    found = session.scalars(query.limit(most + 1)).all()
    return sorted(found, key=lambda one: (_ORDER.index(one.kind), one.division_code or "", one.name))


def beside(session: Session, body: Body, most: int) -> Beside:
    """Bodies of the same kind with reports, so many at most: towns of the county, counties of the prefecture
    and its departments of the same field, prefectures of the province."""
    where, near = _near(body)
    query = (
        select(Body)
        .where(near, Body.kind == body.kind, Body.id != body.id)
        .where(select(Report.id).where(Report.body_id == Body.id).exists())
        .order_by(Body.division_code, Body.name, Body.id)
    )
    if body.level:
        query = query.where(Body.level == body.level)
    fields = set(kinds_of(body.name)) if body.kind == "department" else set()
    fitting = [one for one in session.scalars(query) if not fields or fields & set(kinds_of(one.name))]
    return Beside(where, fitting[:most])


def _near(body: Body) -> tuple[str, ColumnElement[bool]]:
    code = body.division_code
    if code is None or body.kind in ("township", "street"):
        return IN_PLACE, _same_place(body)
    if body.level == "province":
        return IN_COUNTRY, Body.division_code.is_not(None)
    if body.level == "prefecture":
        return IN_PROVINCE, within(Body.division_code, code[:2])
    return IN_PREFECTURE, within(Body.division_code, code[:4])


def _same_place(body: Body) -> ColumnElement[bool]:
    if body.division_code:
        return Body.division_code == body.division_code
    return Body.division_code.is_(None) & (Body.portal_id == body.portal_id)


def _governments(session: Session, near: ColumnElement[bool], body: Body) -> list[Body]:
    query = select(Body).where(near, Body.kind == "government", Body.id != body.id).order_by(Body.id)
    return list(session.scalars(query))
