"""The state of an archive: its runs, portals and alarms, and what the last run brought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import (
    Blob,
    Body,
    DocumentRow,
    Filing,
    FindingRow,
    Page,
    Portal,
    ReadingRow,
    Report,
    Run,
    Search,
    Version,
)
from research.alarms import alarms
from research.compare import changed
from research.diff import diff_held
from research.queries import is_newly_made
from research.timeline import Held, Timeline, last_runs, timelines
from research.values import moment

RUNS_SHOWN = 10

COUNTED = ("looked_at", "new", "changed", "same", "gone", "blocked", "failed", "in_vain")
"""What a search counts, besides requests, lists and documents."""


def status(session: Session) -> dict[str, Any]:
    """`runs` (newest first), `portals` walked, open `alarms`, `counts`, and `last` (see `last_changes`)."""
    return {
        "runs": runs(session),
        "portals": portals(session),
        "alarms": alarms(session),
        "counts": counts(session),
        "last": last_changes(session),
    }


def runs(session: Session) -> list[dict[str, Any]]:
    """The last runs; `outcome` is null for one that still runs or was killed."""
    rows = session.scalars(select(Run).order_by(Run.id.desc()).limit(RUNS_SHOWN))
    return [
        {
            "run": run.id,
            "command": run.command,
            "arguments": run.arguments,
            "started_at": moment(run.started_at),
            "finished_at": moment(run.finished_at),
            "outcome": run.outcome,
            "counts": run.counts,
        }
        for run in rows
    ]


def portals(session: Session) -> list[dict[str, Any]]:
    """Every portal that is chosen or was walked, with the result of its last search."""
    newest = select(Search.portal_id, func.max(Search.id).label("id")).group_by(Search.portal_id).subquery()
    reports = (
        select(Report.portal_id, func.count().label("live"))
        .where(Report.status == "live")
        .group_by(Report.portal_id)
        .subquery()
    )
    rows = session.execute(
        select(Portal, Search, func.coalesce(reports.c.live, 0))
        .outerjoin(newest, newest.c.portal_id == Portal.id)
        .outerjoin(Search, Search.id == newest.c.id)
        .outerjoin(reports, reports.c.portal_id == Portal.id)
        .where(Portal.chosen | newest.c.id.is_not(None) | reports.c.live.is_not(None))
        .order_by(Portal.id)
    )
    return [
        {
            "portal": portal.home_url,
            "name": portal.name,
            "code": portal.division_code,
            "family": portal.family,
            "chosen": portal.chosen,
            "due_at": moment(portal.due_at),
            "live_reports": live,
            "last_run": search.run_id if search else None,
            "result": search.result if search else None,
            "requests": search.requests if search else None,
            "lists": search.lists if search else None,
            "documents": search.documents if search else None,
            "pages_left": search.pages_left if search else None,
            **{name: getattr(search, name, None) for name in COUNTED},
            "note": search.note if search else portal.note,
        }
        for portal, search, live in rows
    ]


def counts(session: Session) -> dict[str, int]:
    """How many there are of what matters; `bytes` is the length of the bytes before compression."""
    found = {
        table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
        for table in (Page, DocumentRow, Version, Blob, ReadingRow, Report, FindingRow)
    }
    bodies = select(func.count(func.distinct(Report.body_id)))
    return found | {
        "bytes": int(session.scalar(select(func.coalesce(func.sum(Blob.length), 0))) or 0),
        "bodies_with_reports": session.scalar(bodies) or 0,
        "live": session.scalar(select(func.count()).where(Report.status == "live")) or 0,
        "withdrawn": session.scalar(select(func.count()).where(Report.status == "withdrawn")) or 0,
    }


def last_changes(session: Session) -> dict[str, Any]:
    """What the last crawl (with the killed ones it went on from) did to the reports.

    `runs`, and lists `new`, `changed` (`figures`: code, old, new), `withdrawn` and `moved` (`from`, `url`).
    """
    ids = last_runs(session)
    started = session.scalar(select(func.min(Run.started_at)).where(Run.id.in_(ids)))
    result: dict[str, Any] = {"runs": sorted(ids), "new": [], "changed": [], "withdrawn": [], "moved": []}
    if started is None:
        return result
    rows = session.execute(
        select(Report, Body)
        .outerjoin(Body, Body.id == Report.body_id)
        .where(Report.id.in_(_touched(ids, started)))
        .order_by(Body.name, Report.fiscal_year, Report.id)
    ).all()
    found = timelines(session, [(report.id, report.preferred_id) for report, _ in rows])
    for report, body in rows:
        timeline = found[report.id]
        for kind, details in _events(session, report, timeline, ids, started):
            result[kind].append(_about(report, body, timeline) | details)
    return result


def _touched(ids: Iterable[int], started: datetime) -> Any:  # noqa: ANN401
    return (
        select(Filing.report_id)
        .join(Version, Version.id == Filing.version_id)
        .where(Filing.relation != "none", Version.run_id.in_(ids) | (Version.ended_at >= started))
    )


def _events(
    session: Session, report: Report, timeline: Timeline, ids: frozenset[int], started: datetime
) -> Iterable[tuple[str, dict[str, Any]]]:
    contents = timeline.intervals()
    if not contents:
        return
    if all(one.run_id in ids for versions in timeline.documents.values() for one in versions):
        yield "new", {}
    elif len(contents) > 1 and contents[-1].run_id in ids and is_newly_made(contents):
        yield "changed", {"figures": _figures(session, contents[-2], contents[-1])}
    left = [
        one
        for one in timeline.newest()
        if one.ended_by == "gone" and one.ended_at and one.ended_at >= started
    ]
    if report.status == "withdrawn" and left:
        yield "withdrawn", {}
    elif left and left[0].shown_url not in {one.shown_url for one in timeline.live()}:
        yield "moved", {"from": left[0].url}


def _figures(session: Session, old: Held, new: Held) -> list[dict[str, Any]]:
    rows = changed(diff_held(session, old, new, ("before", "after"))["figures"])
    return [
        {"code": row["code"], "label": row["label"], "old": row["old"], "new": row["new"]} for row in rows
    ]


def _about(report: Report, body: Body | None, timeline: Timeline) -> dict[str, Any]:
    preferred = timeline.preferred
    return {
        "agency": body.name if body else preferred.agency if preferred else None,
        "body_id": report.body_id,
        "year": report.fiscal_year,
        "scope": report.scope,
        "title": report.title,
        "url": preferred.shown_url if preferred else None,
    }
