"""Reports published after their last day, where the day of publication can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.deadlines import GOVERNMENTS, deadline, is_late
from models.tables import Body, Report
from research.said import said
from research.timeline import Timeline

Days = Mapping[str | None, Mapping[int, date]]
"""Body id → report id → the day its preferred document was published."""


def days(reports: Iterable[tuple[Report, Timeline]]) -> Days:
    """The days of publication by body: one that several years share is that of an import."""
    found: dict[str | None, dict[int, date]] = defaultdict(dict)
    for report, timeline in reports:
        if timeline.preferred is not None and timeline.preferred.published_on is not None:
            found[report.body_id][report.id] = timeline.preferred.published_on
    return found


def late(
    report: Report, of: Body | None, timeline: Timeline, published: Days, townships: tuple[int, int]
) -> list[dict[str, Any]]:
    """The finding about a report published after its last day, if its kind of body has one; else none."""
    known = deadline(of.kind, report.fiscal_year, townships) if of and report.fiscal_year else None
    preferred = timeline.preferred
    if known is None or preferred is None:
        return []
    last, by_law = known
    others = {day for other, day in published.get(report.body_id, {}).items() if other != report.id}
    on = preferred.published_on
    if not is_late(on, last, preferred.first_seen, others) or on is None:
        return []
    grave = by_law or (on.month, on.day) > GOVERNMENTS
    return [
        said(
            "late_publication",
            {"published": on, "year": report.fiscal_year, "last": last},
            severity="warning" if grave else "info",
            subject="report",
            expected=last.isoformat(),
        )
    ]
