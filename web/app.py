"""The application: routes, headers, languages, what is said when something is not there."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from models.errors import ArchiveError
from models.limits import QueryTooLongError
from models.messages import gettext as _
from research.agencies import UnknownAgencyError
from research.show import NoReportError
from web import language, pages
from web.rendering import STATIC, page
from web.room import Room
from web.safety import Headers

API = "/api"


def create_app(room: Room) -> ASGIApp:
    """The reading room over an archive, under the room's base path."""
    app = FastAPI(title="gongkai", docs_url=None, redoc_url=None, openapi_url=f"{API}/openapi.json")
    app.state.room = room
    app.include_router(language.router)
    for router in pages.ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for error in (
        HTTPException,
        RequestValidationError,
        ArchiveError,
        QueryTooLongError,
        UnknownAgencyError,
        NoReportError,
    ):
        app.add_exception_handler(error, _problem)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(language.Spoken)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(room.hosts), www_redirect=False)
    app.add_middleware(Headers)
    if not room.base_path:
        return app
    return Starlette(routes=[Mount(room.base_path, app)])


def _problem(request: Request, error: Exception) -> Response:
    status, told = _told(error)
    if request.scope["path"].removeprefix(request.scope.get("root_path", "")).startswith(f"{API}/"):
        return JSONResponse({"error": told}, status)
    return page(request, "problem.html", {"status": status, "told": told}, status)


def _told(error: Exception) -> tuple[int, str]:
    """The status, and what a reader is told."""
    if isinstance(error, RequestValidationError):
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return 422, _("The address asks for something that cannot be: %(wrong)s") % {"wrong": wrong}
    if isinstance(error, QueryTooLongError):
        return 503, _("The question takes too long. Ask for fewer bodies or years.")
    if isinstance(error, ArchiveError):
        return 503, _("The archive cannot be read just now: %(why)s") % {"why": error}
    if isinstance(error, HTTPException):
        absent = error.status_code == 404 and error.detail == "Not Found"
        return error.status_code, _("There is no such page.") if absent else str(error.detail)
    return 404, str(error)
