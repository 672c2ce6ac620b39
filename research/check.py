"""What a reader must know of the reports: the findings on record, carry-over between years, late reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.deadlines import GOVERNMENTS, TOWNSHIPS, deadline, is_late
from models.rules import phrase, rule, worded
from models.tables import Body, FigureRow, FindingRow, Report
from research.compare import COLUMNS
from research.contents import finding
from research.timeline import CHUNK, Timeline, timelines
from research.values import number

CARRY_OVER = "carry_over_differs"
LATE = "late_publication"
ORDER = {"error": 0, "warning": 1, "info": 2}
CODES = tuple(f"t3.{row}.{column}" for row in ("carried_in", "carried_out") for column in COLUMNS)
Row = tuple[Report, Body | None]
Values = dict[str, Decimal]


def check(
    session: Session,
    body: str | None = None,
    year: int | None = None,
    townships: tuple[int, int] = TOWNSHIPS,
) -> Iterator[dict[str, Any]]:
    """The findings of the reports of a body (id), of a year, or of all; by report, the gravest first.

    Each has `agency`, `body_id`, `year`, `scope`, `url`, `subject`, `rule`, `severity`, `at_fault`,
    `figures`, `message`, `message_zh`, `expected`. What several renditions of a report say alike is given
    once. `townships`: month and day by which townships publish here, since no law says.
    """
    # A year's report comes right after that of the year before: the carry-over needs only those seen so far.
    query = (
        select(Report, Body)
        .outerjoin(Body, Body.id == Report.body_id)
        .order_by(Body.name, Report.body_id, Report.fiscal_year, Report.scope, Report.id)
    )
    if body is not None:
        query = query.where(Report.body_id == body)
    if year is not None:
        query = query.where(Report.fiscal_year.in_((year - 1, year, year + 1)))
    rows: list[Row] = [(report, of) for report, of in session.execute(query)]
    carried: dict[tuple[str | None, int | None, str], Values] = {}
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        found = timelines(session, [(report.id, report.preferred_id) for report, _ in part])
        values = _carried(session, found)
        days = _days(part, found)
        carried |= {(one.body_id, one.fiscal_year, one.scope): values[one.id] for one, _ in part}
        wanted = [row for row in part if year is None or row[0].fiscal_year == year]
        stored = _stored(session, wanted, found)
        for report, of in wanted:
            before = (report.body_id, (report.fiscal_year or 0) - 1, report.scope)
            differing = (
                _carry_over(report, carried.get(before, {}), values[report.id]) if report.body_id else []
            )
            late = _late(report, of, found[report.id], days, townships)
            about = _about(report, of, found[report.id])
            yield from (about | one for one in _by_gravity(stored[report.id] + differing + late))


def _by_gravity(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The gravest first; what is said twice, once."""
    unique: dict[tuple[str, str], dict[str, Any]] = {}
    for one in found:
        unique.setdefault((one["rule"], one["message"]), one)
    return sorted(unique.values(), key=lambda one: ORDER[one["severity"]])


def _about(report: Report, body: Body | None, timeline: Timeline) -> dict[str, Any]:
    preferred = timeline.preferred
    return {
        "agency": body.name if body else preferred.agency if preferred else None,
        "body_id": report.body_id,
        "year": report.fiscal_year,
        "scope": report.scope,
        "url": preferred.shown_url if preferred else None,
    }


def _stored(
    session: Session, rows: Sequence[Row], found: dict[int, Timeline]
) -> dict[int, list[dict[str, Any]]]:
    """Report id → findings of its documents as they stand, the preferred first, and of itself."""
    readings = {one.reading_id: report.id for report, _ in rows for one in found[report.id].newest()}
    result: dict[int, list[dict[str, Any]]] = defaultdict(list)
    said: dict[int, list[FindingRow]] = defaultdict(list)
    for row in _in_chunks(session, FindingRow.reading_id, list(readings)):
        said[row.reading_id or 0].append(row)
    for reading_id, report_id in readings.items():
        result[report_id] += [finding(row) for row in said[reading_id]]
    for row in _in_chunks(session, FindingRow.report_id, [report.id for report, _ in rows]):
        result[row.report_id or 0].append(finding(row))
    return result


def _in_chunks(
    session: Session, column: InstrumentedAttribute[int | None], ids: Sequence[int]
) -> Iterator[FindingRow]:
    for start in range(0, len(ids), CHUNK):
        within: ColumnElement[bool] = column.in_(ids[start : start + CHUNK])
        yield from session.scalars(select(FindingRow).where(within).order_by(FindingRow.id))


def _carried(session: Session, found: dict[int, Timeline]) -> dict[int, Values]:
    """Report id → the values of 上年结转 and 结转下年度 that its preferred document prints."""
    reports = {one.preferred.reading_id: report for report, one in found.items() if one.preferred}
    result: dict[int, Values] = {report: {} for report in found}
    rows = session.execute(
        select(FigureRow.reading_id, FigureRow.code, FigureRow.value).where(
            FigureRow.reading_id.in_(reports), FigureRow.code.in_(CODES), FigureRow.value.is_not(None)
        )
    )
    for reading_id, code, value in rows:
        if value is not None:
            result[reports[reading_id]][code] = value
    return result


def _carry_over(report: Report, before: Values, now: Values) -> list[dict[str, Any]]:
    """上年结转 against 结转下年度 of the year before, in the columns where both have a value."""
    pairs = {
        column: (before[f"t3.carried_out.{column}"], now[f"t3.carried_in.{column}"])
        for column in COLUMNS
        if f"t3.carried_out.{column}" in before and f"t3.carried_in.{column}" in now
    }
    differing = {column: pair for column, pair in pairs.items() if pair[0] != pair[1]}
    if not differing:
        return []
    columns = [
        phrase("column_change", column=COLUMNS[column], before=number(left), after=number(right))
        for column, (left, right) in differing.items()
    ]
    return [
        _said(
            CARRY_OVER,
            {"year": report.fiscal_year, "columns": columns},
            figures=[f"t3.carried_in.{column}" for column in differing],
            expected=", ".join(
                f"{COLUMNS[column]} {number(left)}" for column, (left, _) in differing.items()
            ),
        )
    ]


def _days(rows: Sequence[Row], found: dict[int, Timeline]) -> dict[str | None, dict[int, date]]:
    """Body id → report id → the day its preferred document was published."""
    days: dict[str | None, dict[int, date]] = defaultdict(dict)
    for report, _ in rows:
        preferred = found[report.id].preferred
        if preferred is not None and preferred.published_on is not None:
            days[report.body_id][report.id] = preferred.published_on
    return days


def _late(
    report: Report,
    of: Body | None,
    timeline: Timeline,
    days: dict[str | None, dict[int, date]],
    townships: tuple[int, int],
) -> list[dict[str, Any]]:
    """A report published after its last day, if its kind of body has one and its day can be trusted."""
    known = deadline(of.kind, report.fiscal_year, townships) if of and report.fiscal_year else None
    preferred = timeline.preferred
    if known is None or preferred is None:
        return []
    last, by_law = known
    others = {day for other, day in days[report.body_id].items() if other != report.id}
    published = preferred.published_on
    if not is_late(published, last, preferred.first_seen, others) or published is None:
        return []
    grave = by_law or (published.month, published.day) > GOVERNMENTS
    return [
        _said(
            LATE,
            {"published": published, "year": report.fiscal_year, "last": last},
            severity="warning" if grave else "info",
            subject="report",
            expected=last.isoformat(),
        )
    ]


def _said(
    code: str,
    places: dict[str, object],
    *,
    severity: str | None = None,
    subject: str = "reports",
    figures: Sequence[str] = (),
    expected: str | None = None,
) -> dict[str, Any]:
    """A finding of the catalogue as JSON has it."""
    known, message = rule(code), worded(code, "", places)
    return {
        "subject": subject,
        "rule": code,
        "severity": severity or known.severity[0],
        "at_fault": known.at_fault[0],
        "figures": list(figures),
        "message": message.en,
        "message_zh": message.zh,
        "expected": expected,
    }
