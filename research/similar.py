"""Whose prose repeats whose: bodies against their own year before, and one another in one year."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.kinds import kinds_of
from models.views import V_REPORTS
from research import contents
from research.similarity import Repeated, alike, prose, repeated


def to_year_before(
    session: Session, year: int, under: str | None = None, kind: str | None = None
) -> Iterator[dict[str, Any]]:
    """One record for each report of the year whose body has one of the same scope for the year before."""
    before = {(row.body_id, row.scope): row for row in _reports(session, year - 1, under, kind)}
    for row in _reports(session, year, under, kind):
        other = before.get((row.body_id, row.scope))
        if other is not None:
            found = repeated(_prose(session, row), _prose(session, other))
            yield _record(row, other, found)


def among(
    session: Session, year: int, least: float, under: str | None = None, kind: str | None = None
) -> Iterator[dict[str, Any]]:
    """One record for each pair of different bodies' reports with at least that share of one in the other."""
    rows = {row.report_id: row for row in _reports(session, year, under, kind)}
    proses: dict[Hashable, str] = {number: _prose(session, row) for number, row in rows.items()}
    for one, other, found in alike(proses, least):
        if rows[one].body_id != rows[other].body_id:
            yield _record(rows[one], rows[other], found)


def _reports(session: Session, year: int, under: str | None, kind: str | None) -> list[Any]:
    view = V_REPORTS.c
    query: Select[Any] = select(
        view.report_id, view.body_id, view.body, view.kind, view.fiscal_year, view.scope, view.url,
        view.reading_id,
    ).where(
        view.fiscal_year == year,
        view.status == "live",
        view.body_id.is_not(None),
        view.reading_id.is_not(None),
    ).order_by(view.division_code, view.body_id, view.report_id)  # fmt: skip
    if under:
        query = query.where(view.division_code.startswith(under, autoescape=True))
    rows = session.execute(query).all()
    return [row for row in rows if kind is None or kind == row.kind or kind in kinds_of(row.body or "")]


def _prose(session: Session, row: Any) -> str:  # noqa: ANN401
    return prose(contents.sections(session, row.reading_id))


def _record(row: Any, other: Any, found: Repeated) -> dict[str, Any]:  # noqa: ANN401
    return {
        "report_id": row.report_id,
        "body_id": row.body_id,
        "body": row.body,
        "year": row.fiscal_year,
        "scope": row.scope,
        "share": found.share,
        "repeated": found.repeated,
        "characters": found.characters,
        "other_id": other.body_id,
        "other": other.body,
        "other_year": other.fiscal_year,
        "url": row.url,
        "other_url": other.url,
    }
