"""Where a series breaks: new forms and laws by the figure, changed codes and mergers by the group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import Body, BodyCode, BodySuccession
from research.indicators import Break

_KINDS = {"merged": "并入", "split": "分设", "renamed": "更名"}


def of_groups(session: Session, by: str, body_id: str | None = None) -> Mapping[str, Sequence[Break]]:
    """Group → the years in which its code or its bodies changed; none where `by` is not body or county.

    `body_id`: by body, only of this one.
    """
    if by not in ("body", "county"):
        return {}
    only = body_id if by == "body" else None
    found: dict[str, list[Break]] = defaultdict(list)
    successions, changed = _successions(session, only), _codes(session, only)
    related = {one.from_id for one in successions} | {one.to_id for one in successions} | changed.keys()
    query = select(Body.id, Body.name, Body.division_code)
    known = session.execute(query.where(Body.id.in_(related))).all()
    codes = {of: code for of, _, code in known}
    names = {of: name for of, name, _ in known}

    def note(of: str, one: Break) -> None:
        group = of if by == "body" else (codes.get(of) or "")[:6]
        if group:
            found[group].append(one)

    for of, several in changed.items():
        for before, after in pairwise(several):
            if after.valid_from is not None and before.code != after.code:
                note(of, Break(after.valid_from.year, f"division code {before.code} → {after.code}",
                                    f"区划代码{before.code}改为{after.code}"))  # fmt: skip
    for one in successions:
        old, new = names.get(one.from_id, one.from_id), names.get(one.to_id, one.to_id)
        year = one.day.year if one.day else 0
        told = Break(year, f"{old} {one.kind} → {new}", f"{old}{_KINDS[one.kind]}{new}")
        for of in {one.from_id, one.to_id} if by == "body" else {one.to_id}:
            note(of, told)
    return found


def _successions(session: Session, body_id: str | None) -> Sequence[BodySuccession]:
    query = select(BodySuccession).where(BodySuccession.day.is_not(None)).order_by(BodySuccession.id)
    if body_id:
        query = query.where((BodySuccession.from_id == body_id) | (BodySuccession.to_id == body_id))
    return session.scalars(query).all()


class _Code(NamedTuple):
    """A code that a body had, and its days."""

    body_id: str
    code: str
    valid_from: date | None
    valid_to: date | None


def _codes(session: Session, body_id: str | None) -> dict[str, list[_Code]]:
    """The codes of each body that had several."""
    found: dict[str, list[_Code]] = defaultdict(list)
    many = select(BodyCode.body_id).where(BodyCode.system == "gbt2260").group_by(BodyCode.body_id)
    query = select(BodyCode.body_id, BodyCode.code, BodyCode.valid_from, BodyCode.valid_to).where(
        BodyCode.system == "gbt2260", BodyCode.body_id.in_(many.having(func.count() > 1))
    )
    query = query.order_by(BodyCode.body_id, BodyCode.valid_to)
    if body_id:
        query = query.where(BodyCode.body_id == body_id)
    for one in map(_Code._make, session.execute(query)):
        found[one.body_id].append(one)
    for several in found.values():
        several.sort(key=lambda one: (one.valid_from is not None, one.valid_from or one.valid_to))
    return found
