"""Any two reports side by side: figures through the crosswalk, text by section, and the carry-over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import gettext as _
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
    return diff_reports(session, *pair(session, (body_id, old), (body_id, new), scope))


def pair(
    session: Session, old: tuple[str, int], new: tuple[str, int], scope: str | None = None
) -> tuple[int, int]:
    """The reports of two bodies and years, in the same scope where there are several. NoReportError."""
    return _same_scope(session, *(report_ids(session, body, year, scope) for body, year in (old, new)))


def diff_reports(session: Session, old_id: int, new_id: int) -> dict[str, Any]:
    """Any two reports: years of one body, or different bodies. `agency` is null where there are two.

    `old` and `new` say whose report of which year it is. NoReportError if one is not there.
    """
    reports = [_report(session, one) for one in (old_id, new_id)]
    bodies = [session.get(Body, one.body_id) if one.body_id else None for one in reports]
    is_one = reports[0].body_id == reports[1].body_id
    sides = [
        _side(session, report, _name(report, body, is_one=is_one))
        for report, body in zip(reports, bodies, strict=True)
    ]
    found = _diff(session, *sides)
    for name, report, body in zip(("old", "new"), reports, bodies, strict=True):
        found[name] |= {"report_id": report.id, "agency": body.name if body else None,
                        "body_id": report.body_id, "year": report.fiscal_year}  # fmt: skip
    earlier, later = sorted((side for _held, side in sides), key=lambda side: side.year or 0)
    return {
        "agency": bodies[0].name if is_one and bodies[0] else None,
        "body_id": reports[0].body_id if is_one else None,
        **found,
        "carry_over": _carried(earlier, later) if is_one else None,
    }


def _report(session: Session, report_id: int) -> Report:
    report = session.get(Report, report_id)
    if report is None:
        raise NoReportError(_("There is no report %(id)s.") % {"id": report_id})
    return report


def _name(report: Report, body: Body | None, *, is_one: bool) -> str:
    year = str(report.fiscal_year or "")
    return year if is_one else f"{body.name if body else report.title or ''} {year}".strip()


def _side(session: Session, report: Report, name: str) -> tuple[Held, Side]:
    held = _preferred(session, report)
    return held, Side(name, contents.figures(session, held.reading_id), report.fiscal_year)


def _carried(earlier: Side, later: Side) -> list[dict[str, Any]] | None:
    consecutive = later.year is not None and earlier.year is not None and later.year - earlier.year == 1
    there = all("t3" in side.forms for side in (earlier, later))
    return carry_over(earlier, later) if consecutive and there else None


def diff_held(
    session: Session,
    old: Held,
    new: Held,
    names: tuple[str, str],
    years: tuple[int | None, int | None] = (None, None),
) -> dict[str, Any]:
    """Two versions of any two documents: `old` and `new` (what they are), `figures` and `sections`."""
    before, after = (
        (held, Side(name, contents.figures(session, held.reading_id), year))
        for name, held, year in zip(names, (old, new), years, strict=True)
    )
    return _diff(session, before, after)


def _diff(session: Session, old: tuple[Held, Side], new: tuple[Held, Side]) -> dict[str, Any]:
    before, after = (contents.sections(session, held.reading_id) for held, _side in (old, new))
    return {
        "old": _what(*old),
        "new": _what(*new),
        "figures": compare(old[1], new[1]),
        "repeated": repeated(prose(after), prose(before)).share,
        "sections": diff_sections(before, after),
    }


def _what(held: Held, side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "url": held.shown_url,
        "title": held.title,
        "sha256": list(held.sha256s),
        "fetched_at": moment(held.first_seen),
        "forms": side.forms,
    }


def _preferred(session: Session, report: Report) -> Held:
    preferred = timelines(session, [(report.id, report.preferred_id)])[report.id].preferred
    if preferred is None:
        raise NoReportError(
            _("The report of %(year)s has not been filed yet: run `gongkai reread`.")
            % {"year": report.fiscal_year}
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
