"""One report, ready to be printed: tables in the order of the form, sections, findings, source."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.messages import later
from models.reviews import of_findings
from models.tables import Body, FindingRow, Report
from research import contents
from research.agencies import resolve
from research.queries import summary
from research.timeline import Held, Timeline, timelines
from research.values import moment, number

MARKS = {
    "printed": "",
    "blank": "␣",
    "mark": "",
    "text": "!",
    "aligned": "≈",
    "ambiguous": "?",
    "uncertain": "~",
    "missing": "∅",
}
"""How a state is shown beside a figure; `mark` and `text` show the cell's own words."""

LEGEND = {
    "␣": later("blank cell"),
    "!": later("a cell with words"),
    "≈": later("placed by the sums of the form"),
    "?": later("cannot be placed"),
    "~": later("uncertain reading"),
    "∅": later("not in the document"),
    "✎": later("corrected by a person: read→reviewed"),
}
REVIEWED = "✎"


class NoReportError(Exception):
    """A body has no report of a year; the message names the years there are."""


class ManyScopesError(ValueError):
    """The body has several reports of the year, and none was named by its scope."""


def one_report(session: Session, agency: str, year: int, scope: str | None = None) -> tuple[Body, int]:
    """The body that a text means and its report of a year. ManyScopesError lists the scopes of several."""
    body = resolve(session, agency)
    found = report_ids(session, body.id, year, scope)
    if len(found) > 1:
        scopes = ", ".join(session.scalars(select(Report.scope).where(Report.id.in_(found))))
        raise ManyScopesError(
            _("%(body)s has %(num)s reports of %(year)s; name one with --scope: %(scopes)s")
            % {"body": body.name, "num": len(found), "year": year, "scopes": scopes}
        )
    return body, found[0]


def report_ids(session: Session, body_id: str, year: int, scope: str | None = None) -> list[int]:
    """The reports of a body and year, one for each scope, live ones first; NoReportError if none."""
    query = select(Report.id).where(Report.body_id == body_id, Report.fiscal_year == year)
    if scope is not None:
        query = query.where(Report.scope == scope)
    found = list(session.scalars(query.order_by(Report.status, Report.scope, Report.id)))
    if not found:
        there = ", ".join(map(str, years_of(session, body_id))) or _("none")
        raise NoReportError(
            _("no report of %(year)s is in the archive; years that are: %(there)s")
            % {"year": year, "there": there}
        )
    return found


def years_of(session: Session, body_id: str) -> list[int]:
    """The fiscal years of which a body has a report, in order."""
    years = select(Report.fiscal_year).where(Report.body_id == body_id, Report.fiscal_year.is_not(None))
    return [year for year in session.scalars(years.distinct().order_by(Report.fiscal_year)) if year]


def show(session: Session, report_id: int) -> dict[str, Any]:
    """One report: `report` as in `queries.reports`, `tables`, `sections`, `stated` findings and `source`."""
    row = session.get_one(Report, report_id)
    timeline = timelines(session, [(row.id, row.preferred_id)])[row.id]
    preferred = timeline.preferred
    reading_id = preferred.reading_id if preferred else 0
    figures = contents.figures(session, reading_id)
    findings = findings_of(session, report_id, preferred)
    return {
        "report": summary(session, row, timeline, read_values(figures), len(findings)),
        "tables": tables(figures),
        "sections": [
            {"number": one.number, "heading": one.heading, "text": "\n".join(one.paragraphs)}
            for one in contents.sections(session, reading_id)
        ],
        "findings": findings,
        "source": source(timeline),
    }


def read_values(figures: Iterable[contents.Figure]) -> dict[str, int | float | None]:
    """Code → value as it was read; None: blank, mark, text, ambiguous or missing."""
    return {figure.code: number(figure.value) for figure in figures}


def tables(figures: Iterable[contents.Figure]) -> list[dict[str, Any]]:
    """The tables in the form's order; a row's `group` is the part of the table whose columns it has."""
    found: list[dict[str, Any]] = []
    for (table, form), cells in groupby(figures, key=lambda figure: (figure.table, figure.form)):
        rows = [(key, list(row)) for key, row in groupby(cells, key=lambda f: (f.table_label, f.row_label))]
        found.append(
            {
                "table": table,
                "form": form,
                "rows": [
                    {"group": group, "label": label, "cells": [_cell(figure) for figure in row]}
                    for (group, label), row in rows
                ],
            }
        )
    return found


def _cell(figure: contents.Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "column": figure.column_name,
        "value": number(figure.value),
        **values(figure),
        "raw": figure.raw,
        "unit": figure.unit,
        "state": figure.state,
        "shown": shown(figure) + (f"→{told}{REVIEWED}" if (told := _corrected(figure)) is not None else ""),
        "confidence": figure.confidence,
        "where": {"table": figure.table_number, "row": figure.row, "column": figure.column},
    }


def values(figure: contents.Figure) -> dict[str, Any]:
    """What is read, what a person holds right (null where nobody said so, or said: none), what counts."""
    held = figure.reviewed
    return {
        "value_read": number(figure.value),
        "value_reviewed": number(held.value) if held else None,
        "value_used": number(figure.used),
        "review": {"number": held.review_id, "decision": held.decision, "who": held.who} if held else None,
    }


def _corrected(figure: contents.Figure) -> str | None:
    if figure.reviewed is None or figure.used == figure.value:
        return None
    return "none" if figure.used is None else f"{figure.used:f}"


def shown(figure: contents.Figure) -> str:
    """A figure as a person reads it: the number or the cell's words, with the mark of its state."""
    words = " ".join((figure.raw or "").split())
    value = words if figure.value is None else f"{figure.value:f}"
    if figure.state == "blank":
        value = ""
    return f"{value}{MARKS[figure.state]}"


def source(timeline: Timeline) -> dict[str, Any]:
    """Where the figures were read from, and the other documents of the report."""
    preferred = timeline.preferred
    return {
        "url": preferred.url if preferred else None,
        "sha256": list(preferred.sha256s) if preferred else [],
        "fetched_at": moment(preferred.first_seen) if preferred else None,
        "last_seen": moment(preferred.last_seen) if preferred else None,
        "documents": [
            {
                "url": one.url,
                "relation": one.relation,
                "media_type": one.media_type,
                "sha256": list(one.sha256s),
                "last_seen": moment(one.last_seen),
                "ended_at": moment(one.ended_at),
                "ended_by": one.ended_by,
            }
            for one in timeline.newest()
        ],
    }


def findings_of(session: Session, report_id: int, held: Held | None) -> list[dict[str, Any]]:
    """The findings on a report and on the reading of this version of it, each with what people decided; `of`
    names the report that one is on which only compares it with this one."""
    bytes_hash = held.bytes_hash if held else ""
    said = of_findings(session, [bytes_hash])
    mine = (FindingRow.report_id == report_id) | (FindingRow.other_report_id == report_id)
    rows = session.execute(
        select(FindingRow, Report.fiscal_year)
        .outerjoin(Report, Report.id == FindingRow.report_id)
        .where(mine)
        .order_by(FindingRow.id)
    )
    own = [one | {"of": None} for one in contents.findings(session, held.reading_id if held else 0)]
    across = [contents.finding(row) | {"of": _of(row, year, report_id)} for row, year in rows]
    return [one | {"review": said.get((bytes_hash, one["rule"], one["message"]))} for one in (*own, *across)]


def _of(row: FindingRow, year: int | None, report_id: int) -> dict[str, Any] | None:
    return None if row.report_id == report_id else {"report_id": row.report_id, "year": year}
