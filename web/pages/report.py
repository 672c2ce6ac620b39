"""A report: its tables as the form prints them, its text, its findings, and where each figure stands."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.rules import rules
from models.tables import Body, Report
from research.cite import citation
from research.form_page import meaning, notes
from research.report_view import ReportView, report_view
from research.show import report_ids
from research.source_view import View, cells_at, view
from research.versions import versions
from web import report_words
from web.cell_states import CELL_STATES
from web.rendering import page, room_of
from web.room import Room

router = APIRouter()
Code = Annotated[str | None, Query(max_length=80, description="the code of a figure to be looked up")]
Zeros = Annotated[int, Query(ge=0, le=1, description="0: without rows that hold zeros only")]


@router.get("/reports/{report_id}", name="report", include_in_schema=False)
def report(request: Request, report_id: int, figure: Code = None, zeros: Zeros = 1) -> Response:
    """One report whole, with one of its figures in the archived document beside it."""
    with room_of(request).asking() as session:
        values = _loaded(room_of(request), session, report_id, figure, zeros)
    return page(request, "report.html", values)


@router.get("/reports/{report_id}/figure", name="report_figure", include_in_schema=False)
def of_figure(request: Request, report_id: int, figure: Code = None) -> Response:
    """What the report page shows beside the tables for one figure, to be put into that page."""
    with room_of(request).asking() as session:
        found = _viewed(session, report_id)
        values = _words(found) | {"chosen": _chosen(room_of(request), session, found, figure)}
    return page(request, "report_source.html", values)


@router.get("/bodies/{body_id}/{year}", name="report_of", include_in_schema=False)
def report_of(
    request: Request,
    body_id: str,
    year: int,
    scope: str | None = None,
    figure: Code = None,
    zeros: Zeros = 1,
) -> Response:
    """The report of a body and year, by the address to cite; a choice where there are several."""
    with room_of(request).asking() as session:
        found = report_ids(session, body_id, year, scope)
        if len(found) == 1:
            values = _loaded(room_of(request), session, found[0], figure, zeros)
            return page(request, "report.html", values)
        body = session.get_one(Body, body_id)
        several = [_told(session.get_one(Report, one)) for one in found]
        name = body.name
    return page(
        request, "report_choice.html", {"name": name, "body_id": body_id, "year": year, "several": several}
    )


def _told(row: Report) -> dict[str, Any]:
    return {"report_id": row.id, "scope": row.scope, "title": row.title, "status": row.status}


def _loaded(room: Room, session: Session, report_id: int, figure: str | None, zeros: int) -> dict[str, Any]:
    found = _viewed(session, report_id, fold=not zeros)
    return _words(found) | {
        "zeros": zeros,
        "doubted": _doubted(found),
        "in_use": [state for state in CELL_STATES if any(one.state == state for one in found.figures)],
        "corrected": any(one.reviewed and one.used != one.value for one in found.figures),
        "versions": versions(session, report_id) if found.report["versions"] > 1 else [],
        "cited": _cited(found),
        "chosen": _chosen(room, session, found, figure) if figure else None,
    }


def _words(found: ReportView) -> dict[str, Any]:
    """What each template of these pages needs."""
    return {
        "view": found,
        "labels": {one.code: one.label for one in found.figures},
        "states": CELL_STATES,
        "words": report_words,
        "notes": notes,
        "meaning": meaning,
        "rules": rules(),
    }


def _viewed(session: Session, report_id: int, *, fold: bool = False) -> ReportView:
    if session.get(Report, report_id) is None:
        raise HTTPException(404, _("There is no report %(id)s.") % {"id": report_id})
    return report_view(session, report_id, fold)


def _cited(found: ReportView, code: str | None = None) -> dict[str, Any]:
    return citation(found.report_id, found.report, found.held, found.first_seen, found.figures, code)


def _doubted(found: ReportView) -> dict[str, str]:
    """Code → the worst severity of the findings that name it; notes are no doubt."""
    worst: dict[str, str] = {}
    for severity in ("warning", "error"):
        for one in found.findings:
            if one["severity"] == severity and not _dismissed(one):
                worst.update(dict.fromkeys(one["figures"], severity))
    return worst


def _dismissed(finding: dict[str, Any]) -> bool:
    review = finding.get("review") or {}
    return bool(review.get("decision") == "dismiss")


def _chosen(room: Room, session: Session, found: ReportView, code: str | None) -> dict[str, Any]:
    """One figure of a report, the place it stands at, and how to cite it."""
    figure = next((one for one in found.figures if one.code == code), None)
    held = found.held
    if figure is None or held is None:
        raise HTTPException(404, _("The report has no figure %(code)s.") % {"code": code})
    cells = (
        cells_at(session, held.reading_id, figure.table_number, figure.row, figure.column)
        if figure.row
        else []
    )
    shown = view(room.archive, session, held.bytes_hash, cells)
    return {
        "figure": figure,
        "shown": shown,
        "mark": _mark(shown),
        "rows": _rows(session, held.reading_id, shown),
        "findings": [one for one in found.findings if figure.code in one["figures"]],
        "cited": _cited(found, figure.code),
    }


def _mark(shown: View | None) -> str | None:
    """The place of the marked cells as addresses have it: table,row,column; without a column: the row."""
    if shown is None or not shown.cells:
        return None
    first = shown.cells[0]
    place = [first.table_number, first.row, *([first.column] if len(shown.cells) == 1 else [])]
    return ",".join(map(str, place))


def _rows(session: Session, reading_id: int, shown: View | None) -> list[list[dict[str, Any]]]:
    """The table of the marked cell as it was read, where it is set again."""
    if shown is None or shown.how != "table" or not shown.cells:
        return []
    marked = {(one.row, one.column) for one in shown.cells}
    rows: dict[int, list[dict[str, Any]]] = {}
    for one in cells_at(session, reading_id, shown.cells[0].table_number):
        rows.setdefault(one.row, []).append(
            {
                "text": one.text,
                "across": one.colspan,
                "down": one.rowspan,
                "marked": (one.row, one.column) in marked,
            }
        )
    return list(rows.values())
