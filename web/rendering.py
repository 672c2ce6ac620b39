"""Pages from templates: everything escaped, numbers and days as a reader expects them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from models import messages
from models.messages.templates import templates_of
from web.menu import MENU
from web.reviewing import may_review
from web.room import Room
from web.words import FILTERS

STATIC = Path(str(files("web"))) / "static"


@cache
def _environment() -> Environment:
    environment = templates_of(["web", "research"])
    environment.filters |= FILTERS
    environment.globals["navigation"] = navigation
    return environment


def navigation() -> list[tuple[str, str]]:
    """The menu: routes and what they are called."""
    return [(name, messages.gettext(said)) for name, said in MENU]


def room_of(request: Request) -> Room:
    """The room that a request came into."""
    room: Room = request.app.state.room
    return room


def path_of(request: Request) -> Callable[..., str]:
    """Names of routes → paths under the room's base path: `path("body", body_id=…, _year=2024)`.

    An argument that begins with `_` goes into the query; one that is None is left out.
    """

    base = str(request.scope.get("root_path", ""))
    path_for = request.app.state.path_for

    def path(name: str, **values: object) -> str:
        query = {key[1:]: value for key, value in values.items() if key[0] == "_" and value is not None}
        inside = {key: str(value) for key, value in values.items() if key[0] != "_"}
        url = f"{base}{path_for(name, **inside)}"
        more = "&".join(f"{key}={quote(str(value))}" for key, value in query.items())
        return f"{url}?{more}" if more else url

    return path


def here(request: Request) -> str:
    """The path and query of a request inside the room."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return path + (f"?{request.url.query}" if request.url.query else "")


def page(
    request: Request, template: str, values: Mapping[str, Any] | None = None, status: int = 200
) -> HTMLResponse:
    """A page of the room."""
    shared = {
        "path": path_of(request),
        "here": here(request),
        "language": messages.language(),
        "may_review": may_review(request),
    }
    text = _environment().get_template(template).render({**shared, **(values or {})})
    return HTMLResponse(text, status)
