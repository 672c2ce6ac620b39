"""Two years of a body, two versions of a report, or two bodies: figures, text, and what was carried over."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from models.messages import language
from research.diff import diff_reports, diff_years, pair
from research.diff_page import CSS, diff_page
from research.diff_view import view
from research.show import NoReportError, years_of
from research.versions import diff_versions
from web.named import named
from web.rendering import page, path_of, room_of
from web.typed import Number

router = APIRouter(include_in_schema=False)


@router.get("/diff", name="diff")
def chosen(
    request: Request, body: str = "", old: Number = None, new: Number = None, other: str = ""
) -> Response:
    """What to compare is chosen here: a body and two years, or with another body."""
    wrong = ""
    with room_of(request).asking() as session:
        first, second = named(session, body), named(session, other)
        years = years_of(session, first.id) if first.id else []
        new = new or (years[-1] if years else None)
        old = old or next((year for year in reversed(years) if new and year < new), None)
        if first.id and not second.wrong and new and (second.id or old):
            try:
                to = _address(request, session, (first.id, second.id or first.id), (old or new, new))
                return RedirectResponse(to, 303)
            except NoReportError as error:
                wrong = str(error)
    told = {"wrong": wrong, "body": body, "beside": other, "old": old, "new": new}
    return page(request, "diff_chosen.html", told | {"first": first, "second": second})


def _address(request: Request, session: Session, bodies: tuple[str, str], years: tuple[int, int]) -> str:
    """Two years of one body; of two bodies the later year alone."""
    path, is_one = path_of(request), bodies[0] == bodies[1]
    old = (bodies[0], years[0] if is_one else years[1])
    before, after = pair(session, old, (bodies[1], years[1]))
    if is_one:
        return path("diff_years", body_id=bodies[0], old=years[0], new=years[1])
    return path("diff_reports", old=before, new=after)


@router.get("/bodies/{body_id}/diff/{old}/{new}", name="diff_years")
def of_years(
    request: Request, body_id: str, old: int, new: int, scope: str | None = None, save: bool = False
) -> Response:
    """Two years of one body."""
    with room_of(request).asking() as session:
        found = diff_years(session, body_id, old, new, scope)
        years = years_of(session, body_id)
    return _answer(request, found, save=save, years=years)


@router.get("/reports/{report_id}/diff/{old}/{new}", name="diff_versions")
def of_versions(request: Request, report_id: int, old: int, new: int, save: bool = False) -> Response:
    """Two versions of one report."""
    with room_of(request).asking() as session:
        found = diff_versions(session, report_id, old, new)
    return _answer(request, found, save=save)


@router.get("/diff/{old}/{new}", name="diff_reports")
def of_reports(request: Request, old: int, new: int, save: bool = False) -> Response:
    """Any two reports."""
    with room_of(request).asking() as session:
        found = diff_reports(session, old, new)
    return _answer(request, found, save=save)


@router.get("/diff.css", name="diff_css")
def sheet() -> FileResponse:
    """The style that this page shares with the file that stands alone."""
    return FileResponse(CSS, media_type="text/css")


def _answer(
    request: Request, found: dict[str, Any], *, save: bool, years: list[int] | None = None
) -> Response:
    if save:
        return HTMLResponse(
            diff_page(found, language()),
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(_file_name(found))}"},
        )
    path = path_of(request)

    def cell_link(side: dict[str, Any], code: str) -> str:
        return path("report", report_id=side["report_id"], _figure=code) + f"#f-{code}"

    def side_link(side: dict[str, Any]) -> str:
        return path("report", report_id=side["report_id"])

    return page(
        request,
        "diff.html",
        {"page": view(found), "years": years, "cell_link": cell_link, "side_link": side_link},
    )


def _file_name(found: dict[str, Any]) -> str:
    names = (found["agency"] or "", found["old"]["name"], found["new"]["name"])
    return "-".join(name for name in names if name).replace(" ", "").replace("/", "_") + ".html"
