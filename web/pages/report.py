"""A report: its tables as the form prints them, its text, its findings, and where it was read from."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from models.messages import gettext as _
from models.tables import Report
from research.show import report_ids, show
from web.rendering import page, path_of, room_of

router = APIRouter()


@router.get("/reports/{report_id}", name="report", include_in_schema=False)
def report(request: Request, report_id: int) -> Response:
    """One report whole."""
    with room_of(request).asking() as session:
        if session.get(Report, report_id) is None:
            raise HTTPException(404, _("There is no report %(id)s.") % {"id": report_id})
        found = show(session, report_id)
    return page(request, "report.html", found)


@router.get("/bodies/{body_id}/{year}", name="report_of", include_in_schema=False)
def report_of(request: Request, body_id: str, year: int, scope: str | None = None) -> Response:
    """The report of a body and year, by the address to cite."""
    with room_of(request).asking() as session:
        found = report_ids(session, body_id, year, scope)
    return RedirectResponse(path_of(request)("report", report_id=found[0]), 307)
