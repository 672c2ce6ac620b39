"""Two reports side by side: figures through the crosswalk, text by section, and the carry-over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import Body, Report
from research import contents
from research.compare import Side, carry_over, compare
from research.show import NoReportError, report_ids
from research.similarity import prose, repeated
from research.textdiff import diff_sections
from research.timeline import Held, timelines
from research.values import moment


def diff_years(
    session: Session, body_id: str, old: int, new: int, scope: str | None = None
) -> dict[str, Any]:
    """The report of one year against that of another, in the same scope where a body has several.

    `carry_over` is given for consecutive years that both have table 三: 上年结转 of the later against
    结转下年度 of the earlier.
    NoReportError if a year has none.
    """
    before, after = _same_scope(
        session, report_ids(session, body_id, old, scope), report_ids(session, body_id, new, scope)
    )
    left, right = (_preferred(session, report) for report in (before, after))
    found = diff_held(session, left, right, (str(old), str(new)), (old, new))
    body = session.get(Body, body_id)
    sides = {
        year: Side(str(year), contents.figures(session, held.reading_id), year)
        for year, held in ((old, left), (new, right))
    }
    earlier, later = sorted((old, new))
    return {
        "agency": body.name if body else None,
        "body_id": body_id,
        **found,
        "carry_over": _carried(sides[earlier], sides[later]),
    }


def _carried(earlier: Side, later: Side) -> list[dict[str, Any]] | None:
    consecutive = later.year is not None and earlier.year is not None and later.year - earlier.year == 1
    there = all("t3" in side.forms() for side in (earlier, later))
    return carry_over(earlier, later) if consecutive and there else None


def diff_held(
    session: Session,
    old: Held,
    new: Held,
    names: tuple[str, str],
    years: tuple[int | None, int | None] = (None, None),
) -> dict[str, Any]:
    """Two versions of any two documents: `old` and `new` (what they are), `figures` and `sections`."""
    sides = [
        Side(name, contents.figures(session, held.reading_id), year)
        for name, held, year in zip(names, (old, new), years, strict=True)
    ]
    before, after = (contents.sections(session, held.reading_id) for held in (old, new))
    return {
        "old": _what(old, names[0], sides[0]),
        "new": _what(new, names[1], sides[1]),
        "figures": compare(*sides),
        "repeated": repeated(prose(after), prose(before)).share,
        "sections": diff_sections(before, after),
    }


def _what(held: Held, name: str, side: Side) -> dict[str, Any]:
    return {
        "name": name,
        "url": held.shown_url,
        "title": held.title,
        "sha256": list(held.sha256s),
        "fetched_at": moment(held.first_seen),
        "forms": side.forms(),
    }


def _preferred(session: Session, report_id: int) -> Held:
    report = session.get_one(Report, report_id)
    preferred = timelines(session, [(report.id, report.preferred_id)])[report.id].preferred
    if preferred is None:
        raise NoReportError(
            f"the report of {report.fiscal_year} has not been filed yet: run `gongkai reread`"
        )
    return preferred


def _same_scope(session: Session, old: list[int], new: list[int]) -> tuple[int, int]:
    scopes = {
        row.id: row.scope
        for row in session.execute(select(Report.id, Report.scope).where(Report.id.in_([*old, *new])))
    }
    for one in old:
        for other in new:
            if scopes[one] == scopes[other]:
                return one, other
    return old[0], new[0]
