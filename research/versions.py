"""The versions of a report in time, each with what changed from the one before."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import Body, Report
from research.compare import changed
from research.diff import diff_held
from research.show import NoReportError
from research.timeline import Held, timelines
from research.values import moment


def versions(session: Session, report_id: int) -> list[dict[str, Any]]:
    """Every interval of content, oldest first.

    `changes` is null for the first, else `figures` (the rows of a diff that changed) and `sections` (those of
    a text diff with a changed paragraph).
    """
    report = session.get_one(Report, report_id)
    contents = timelines(session, [(report.id, report.preferred_id)])[report.id].intervals()
    return [
        _described(session, at, one, contents[at - 1] if at else None, report.fiscal_year)
        for at, one in enumerate(contents)
    ]


def diff_versions(session: Session, report_id: int, old: int, new: int) -> dict[str, Any]:
    """Two versions of one report, by their numbers as `versions` has them. NoReportError if one is not."""
    report = session.get(Report, report_id)
    if report is None:
        raise NoReportError(_("There is no report %(id)s.") % {"id": report_id})
    contents = timelines(session, [(report.id, report.preferred_id)])[report.id].intervals()
    for number in (old, new):
        if not 1 <= number <= len(contents):
            raise NoReportError(
                _("The report has no version %(number)s; its versions: 1–%(last)s.")
                % {"number": number, "last": len(contents)}
            )
    body = session.get(Body, report.body_id) if report.body_id else None
    names = (_name(old), _name(new))
    year = report.fiscal_year
    found = diff_held(session, contents[old - 1], contents[new - 1], names, (year, year))
    about = {"report_id": report.id, "agency": body.name if body else None, "body_id": report.body_id,
             "year": report.fiscal_year}  # fmt: skip
    for side in (found["old"], found["new"]):
        side |= about
    return {"agency": about["agency"], "body_id": report.body_id, **found, "carry_over": None}


def _name(number: int) -> str:
    return _("version %(number)s") % {"number": number}


def _described(
    session: Session, at: int, held: Held, before: Held | None, year: int | None
) -> dict[str, Any]:
    return {
        "number": at + 1,
        "url": held.shown_url,
        "sha256": list(held.sha256s),
        "first_seen": moment(held.first_seen),
        "last_seen": moment(held.last_seen),
        "ended_at": moment(held.ended_at),
        "ended_by": held.ended_by,
        "run": held.run_id,
        "changes": _changes(session, before, held, (_name(at), _name(at + 1)), year)
        if before
        else None,
    }


def _changes(
    session: Session, old: Held, new: Held, names: tuple[str, str], year: int | None
) -> dict[str, Any]:
    found = diff_held(session, old, new, names, (year, year))
    return {
        "figures": list(changed(found["figures"])),
        "sections": [
            section
            for section in found["sections"]
            if any(paragraph["op"] != "same" for paragraph in section["paragraphs"])
        ],
    }
