"""What a reader is told when something is not there, cannot be asked, or does not answer."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from models.errors import ArchiveError
from models.limits import QueryTooLongError
from models.messages import gettext as _
from research.agencies import UnknownAgencyError
from research.show import ManyScopesError, NoReportError
from web.rendering import page

API = "/api"
_STATUS: dict[type[Exception], int] = {
    UnknownAgencyError: 404,
    NoReportError: 404,
    ManyScopesError: 400,
    OverflowError: 422,
    DataError: 422,
    QueryTooLongError: 503,
    ArchiveError: 503,
}


def explain_problems(app: FastAPI) -> None:
    """Turns the errors that a reader can do something about into a page, or into JSON under /api."""
    for error in (HTTPException, RequestValidationError, *_STATUS):
        app.add_exception_handler(error, _problem)


def _problem(request: Request, error: Exception) -> Response:
    status, told = _told(error)
    if request.scope["path"].removeprefix(request.scope.get("root_path", "")).startswith(f"{API}/"):
        return JSONResponse({"error": told}, status)
    return page(request, "problem.html", {"status": status, "told": told}, status)


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        absent = error.status_code == 404 and error.detail == "Not Found"
        return error.status_code, _("There is no such page.") if absent else str(error.detail)
    if isinstance(error, RequestValidationError):
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return 422, _("The address asks for something that cannot be: %(wrong)s") % {"wrong": wrong}
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    if isinstance(error, OverflowError | DataError):
        return status, _("The address holds a number that is too large.")
    if isinstance(error, QueryTooLongError):
        return status, _("The question takes too long. Ask for fewer bodies or years.")
    if isinstance(error, ArchiveError):
        return status, _("The archive cannot be read just now: %(why)s") % {"why": error}
    return status, str(error)
