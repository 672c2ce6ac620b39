"""The application: routes, headers, languages, what is said when something is not there."""

from __future__ import annotations

from functools import lru_cache

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from web import api, language, pages
from web.desk import Desk
from web.pages import review
from web.problems import API, explain_problems
from web.rendering import STATIC
from web.room import Room
from web.safety import Headers

ADDRESSES = 16_384
"""Paths kept ready: a page leads to hundreds of places, the same again and again."""


def create_app(room: Room) -> ASGIApp:
    """The reading room over an archive, under the room's base path."""
    app = FastAPI(title="gongkai", docs_url=None, redoc_url=None, openapi_url=f"{API}/openapi.json")
    app.state.room = room
    app.state.path_for = lru_cache(ADDRESSES)(app.url_path_for)
    app.include_router(language.router)
    for router in (*pages.ROUTERS, *api.ROUTERS):
        app.include_router(router)
    if room.token is not None:
        app.state.desk = Desk(room.archive, room.file_again)
        app.include_router(review.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    explain_problems(app)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(language.Spoken)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(room.hosts), www_redirect=False)
    app.add_middleware(Headers)
    if not room.base_path:
        return app
    return Starlette(routes=[Mount(room.base_path, app)])
