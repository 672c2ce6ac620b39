"""/api/reports: reports with their figures, text, findings, versions and how to cite them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import Report
from research.cite import NoFigureError, cite
from research.queries import some_reports
from research.show import show
from research.versions import versions
from web.api.records import (
    LIMIT,
    PROBLEMS,
    After,
    Citation,
    Limit,
    Listed,
    ReportId,
    ReportRecord,
    ReportVersion,
    ReportWhole,
)
from web.rendering import room_of

router = APIRouter(prefix="/api", tags=["reports"], responses=PROBLEMS)


def _see(session: Session, report_id: int) -> None:
    if session.get(Report, report_id) is None:
        raise HTTPException(404, _("There is no report %(id)s.") % {"id": report_id})


@router.get("/reports", response_model=Listed[ReportRecord])
def reports(
    request: Request,
    body: str | None = None,
    year: Annotated[int | None, Query(ge=2000, le=2100)] = None,
    portal: str | None = None,
    status: Literal["live", "withdrawn"] | None = None,
    after: After = 0,
    limit: Limit = LIMIT,
) -> dict[str, Any]:
    """Reports by their numbers, withdrawn ones too: of a body's id, a fiscal year, a portal's home page."""
    with room_of(request).asking() as session:
        items = some_reports(session, after, limit, body=body, year=year, portal=portal, status=status)
    return {"items": items, "next": items[-1]["report_id"] if len(items) == limit else None}


@router.get("/reports/{report_id}", name="api_report", response_model=ReportWhole)
def report(request: Request, report_id: ReportId) -> dict[str, Any]:
    """One report whole."""
    with room_of(request).asking() as session:
        _see(session, report_id)
        found = show(session, report_id)
    return found | {"report": {"report_id": report_id, **found["report"]}}


@router.get("/reports/{report_id}/versions", response_model=list[ReportVersion])
def of_versions(request: Request, report_id: ReportId) -> list[dict[str, Any]]:
    """Its contents in time, each with what changed."""
    with room_of(request).asking() as session:
        _see(session, report_id)
        return versions(session, report_id)


@router.get("/reports/{report_id}/citation", response_model=Citation)
def citation(request: Request, report_id: ReportId, code: str | None = None) -> dict[str, Any]:
    """How to cite it, or its figure `code`."""
    with room_of(request).asking() as session:
        _see(session, report_id)
        try:
            return cite(session, report_id, code)
        except NoFigureError as error:
            raise HTTPException(404, str(error)) from error
