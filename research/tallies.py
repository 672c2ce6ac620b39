"""How often each value of one figure stands in each group of reports, counted by the database."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, null, select
from sqlalchemy.orm import Session

from models.tables import Review
from models.views import V_FIGURES
from research.observed import UNCERTAIN, Asked

STEM = {"county": 6, "prefecture": 4, "province": 2}
"""Digits of the division code that a group has."""
ALONE = ("report", "body")
"""Groups of one body: nothing is added up over bodies."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many reports of one group, year, scope, kind, level and form that say the same value; None: none.

    `group` is a body's or report's id, or the code or name of what reports are put together by; `body` the
    name of a body of it.
    """

    group: str
    body: str | None
    year: int
    scope: str
    kind: str | None
    level: str | None
    form: str
    value: Decimal | None
    reports: int


def tallies(session: Session, code: str, by: str, asked: Asked) -> Iterator[Tally]:
    """The values of a figure, as people corrected them, in groups of any way of series but kinds.

    `asked.kind` is no matter here: what a body is for is told by its name only.
    """
    view = V_FIGURES.c
    group = _group(by)
    told = (view.fiscal_year, view.scope, view.kind, view.level, view.form)
    value = _value(session, code, asked).label("value")
    if by in ALONE:
        query = select(group, view.body, *told, value, literal(1))
    else:
        query = select(group, null(), *told, value, func.count()).group_by(group, *told, value)
    query = query.where(view.code == code, view.status == "live", view.fiscal_year.is_not(None))
    if by in STEM:
        query = query.where(func.length(view.division_code) >= STEM[by])
    for found, *rest in session.execute(asked.where(query, view)):
        if found:
            yield Tally(str(found), *rest)


def _group(by: str) -> ColumnElement[Any]:
    view = V_FIGURES.c
    if by in STEM:
        return func.substr(view.division_code, 1, STEM[by])
    of: dict[str, ColumnElement[Any]] = {"report": view.report_id, "body": view.body_id, "level": view.level}
    return of.get(by, literal("all"))


def _value(session: Session, code: str, asked: Asked) -> ColumnElement[Any]:
    """The value that is used: as a person holds it right, where one said so; else if it is sure enough."""
    view = V_FIGURES.c
    said = session.scalar(select(Review.id).where(Review.code_or_rule == code).limit(1)) is not None
    value, unsure = (view.value_used if said else view.value), view.state.in_(UNCERTAIN)
    if not asked.certain:
        return value
    return case((and_(unsure, view.review.is_(None)) if said else unsure, null()), else_=value)


def median_of(values: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The median of values that stand so often each, at least one of them."""
    ordered = sorted(values)
    ends = list(accumulate(times for _, times in ordered))
    lower, upper = (ordered[bisect_right(ends, place)][0] for place in ((ends[-1] - 1) // 2, ends[-1] // 2))
    return (lower + upper) / 2
