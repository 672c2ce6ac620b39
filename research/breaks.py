"""Where a series breaks: new forms and laws by the figure, changed codes and mergers by the group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import Body, BodyCode, BodySuccession
from research.indicators import Break

_KINDS = {"merged": "并入", "split": "分设", "renamed": "更名"}


def of_groups(session: Session, by: str) -> Mapping[str, Sequence[Break]]:
    """Group → the years in which its code or its bodies changed; none where `by` is not body or county."""
    if by not in ("body", "county"):
        return {}
    found: dict[str, list[Break]] = defaultdict(list)
    codes = dict(session.execute(select(Body.id, Body.division_code)).all())
    names = dict(session.execute(select(Body.id, Body.name)).all())

    def note(body_id: str, one: Break) -> None:
        group = body_id if by == "body" else (codes.get(body_id) or "")[:6]
        if group:
            found[group].append(one)

    for body_id, several in _codes(session).items():
        for before, after in pairwise(several):
            if after.valid_from is not None and before.code != after.code:
                note(body_id, Break(after.valid_from.year, f"division code {before.code} → {after.code}",
                                    f"区划代码{before.code}改为{after.code}"))  # fmt: skip
    for one in session.scalars(select(BodySuccession).where(BodySuccession.day.is_not(None))):
        old, new = names.get(one.from_id, one.from_id), names.get(one.to_id, one.to_id)
        year = one.day.year if one.day else 0
        told = Break(year, f"{old} {one.kind} → {new}", f"{old}{_KINDS[one.kind]}{new}")
        for body_id in {one.from_id, one.to_id} if by == "body" else {one.to_id}:
            note(body_id, told)
    return found


def _codes(session: Session) -> dict[str, list[BodyCode]]:
    found: dict[str, list[BodyCode]] = defaultdict(list)
    query = select(BodyCode).where(BodyCode.system == "gbt2260").order_by(BodyCode.body_id, BodyCode.valid_to)
    for one in session.scalars(query):
        found[one.body_id].append(one)
    for several in found.values():
        several.sort(key=lambda one: (one.valid_from is not None, one.valid_from or one.valid_to))
    return found
