"""The reports of an archive as `gongkai reports --json` gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.tables import Body, FindingRow, Portal, Report
from models.views import FigureRow
from research.timeline import CHUNK, Held, Timeline, last_runs, timelines
from research.values import day, moment, number


def reports(
    session: Session,
    *,
    body: str | None = None,
    year: int | None = None,
    portal: str | None = None,
    status: str | None = None,
    ids: Sequence[int] | None = None,
) -> Iterator[dict[str, Any]]:
    """Every report, withdrawn ones too, ordered by portal, body and year, with the keys of the fixed JSON.

    Filters: a body's id, a fiscal year, a portal's home address, live or withdrawn, report ids.
    """
    query = _chosen(body, year, portal, status).order_by(
        Report.portal_id, Body.kind, Body.name, Report.body_id, Report.fiscal_year, Report.id
    )
    if ids is not None:
        query = query.where(Report.id.in_(ids))
    rows = session.execute(query).all()
    runs = last_runs(session)
    for start in range(0, len(rows), CHUNK):
        yield from _described(session, rows[start : start + CHUNK], runs)


def some_reports(
    session: Session,
    after: int,
    limit: int,
    *,
    body: str | None = None,
    year: int | None = None,
    portal: str | None = None,
    status: str | None = None,
) -> list[dict[str, Any]]:
    """So many reports by their numbers beyond `after`; each with its `report_id` before all else."""
    query = _chosen(body, year, portal, status).where(Report.id > after).order_by(Report.id).limit(limit)
    rows = session.execute(query).all()
    told = _described(session, rows, last_runs(session))
    return [{"report_id": row[0].id, **one} for row, one in zip(rows, told, strict=True)]


def _chosen(
    body: str | None, year: int | None, portal: str | None, status: str | None
) -> Select[Report, Body, Portal]:
    query = (
        select(Report, Body, Portal)
        .outerjoin(Body, Body.id == Report.body_id)
        .outerjoin(Portal, Portal.id == Report.portal_id)
    )
    for column, wanted in (
        (Report.body_id, body),
        (Report.fiscal_year, year),
        (Portal.home_url, portal),
        (Report.status, status),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    return query


def _described(
    session: Session, rows: Sequence[tuple[Report, Body, Portal]], runs: frozenset[int]
) -> Iterator[dict[str, Any]]:
    found = timelines(session, [(report.id, report.preferred_id) for report, _, _ in rows])
    reading_ids = [one.preferred.reading_id for one in found.values() if one.preferred]
    figures = figures_of(session, reading_ids)
    counts = _finding_counts(session, list(found), reading_ids)
    for report, body, portal in rows:
        timeline = found[report.id]
        reading_id = timeline.preferred.reading_id if timeline.preferred else 0
        there = counts.get(("report", report.id), 0) + counts.get(("reading", reading_id), 0)
        yield _describe(report, body, portal, timeline, figures.get(reading_id, {}), there, runs)


def summary(
    session: Session,
    report: Report,
    timeline: Timeline,
    figures: dict[str, int | float | None],
    findings: int,
) -> dict[str, Any]:
    """One report as `reports` gives it, from its timeline, figures and number of findings, once loaded."""
    body = session.get(Body, report.body_id) if report.body_id else None
    portal = session.get(Portal, report.portal_id) if report.portal_id else None
    return _describe(report, body, portal, timeline, figures, findings, last_runs(session))


def _describe(
    report: Report,
    body: Body | None,
    portal: Portal | None,
    timeline: Timeline,
    figures: dict[str, int | float | None],
    findings: int,
    runs: frozenset[int],
) -> dict[str, Any]:
    preferred, contents = timeline.preferred, timeline.intervals()
    return {
        "portal": portal.home_url if portal else None,
        "agency": body.name if body else preferred.agency if preferred else None,
        "body_id": report.body_id,
        "kind": body.kind if body else None,
        "level": body.level if body else None,
        "year": report.fiscal_year,
        "scope": report.scope,
        "form": form_of(preferred),
        "url": preferred.shown_url if preferred else None,
        "also_at": also_at(timeline),
        "title": report.title,
        "published_on": day(preferred.published_on) if preferred else None,
        "status": report.status,
        "first_seen": moment(report.first_seen),
        "last_seen": moment(report.last_seen),
        "versions": len(contents),
        "changed": len(contents) > 1 and contents[-1].run_id in runs and is_newly_made(contents),
        "documents": _documents(timeline),
        "figures": figures,
        "findings": findings,
    }


def is_newly_made(contents: Sequence[Held]) -> bool:
    """True if the last content differs from the one before, or came back after it was gone."""
    last, before = contents[-1], contents[-2]
    return last.content_hash != before.content_hash or before.ended_by is not None


def form_of(held: Held | None) -> str | None:
    """The form of the tables: 2021, 2019, 2014, or mixed."""
    forms = set(held.forms.values()) if held else set()
    return None if not forms else forms.pop() if len(forms) == 1 else "mixed"


def also_at(timeline: Timeline) -> list[str]:
    """Where else the report stands now: the other articles or files that hold it."""
    shown = [one.shown_url for one in timeline.live() if one.relation != "rival"]
    first = timeline.preferred.shown_url if timeline.preferred else None
    return [url for url in dict.fromkeys(shown) if url != first]


def _documents(timeline: Timeline) -> list[dict[str, Any]]:
    return [
        {"url": one.url, "sha256": sha256, "media_type": one.media_type}
        for one in (timeline.live() or timeline.newest())
        for sha256 in one.sha256s or (None,)
    ]


def figures_of(session: Session, reading_ids: Sequence[int]) -> dict[int, dict[str, int | float | None]]:
    """Reading id → code → value (None: blank, mark, text, ambiguous or missing)."""
    found: dict[int, dict[str, int | float | None]] = defaultdict(dict)
    for start in range(0, len(reading_ids), CHUNK):
        rows = session.execute(
            select(FigureRow.reading_id, FigureRow.code, FigureRow.value).where(
                FigureRow.reading_id.in_(reading_ids[start : start + CHUNK])
            )
        )
        for reading_id, code, value in rows:
            found[reading_id][code] = number(value)
    return found


def _finding_counts(
    session: Session, report_ids: Sequence[int], reading_ids: Sequence[int]
) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for word, column, ids in (
        ("reading", FindingRow.reading_id, reading_ids),
        ("report", FindingRow.report_id, report_ids),
        ("report", FindingRow.other_report_id, report_ids),
    ):
        rows = session.execute(select(column, func.count()).where(column.in_(ids)).group_by(column))
        for subject, count in rows:
            if subject is None:
                continue
            found[word, subject] = found.get((word, subject), 0) + count
    return found
