"""The versions of a report in time, each with what changed from the one before."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from models.tables import Report
from research.compare import changed
from research.diff import diff_held
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
        "changes": _changes(session, before, held, (f"version {at}", f"version {at + 1}"), year)
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
