"""Who may decide and correct: whoever holds the room's token, in a form of the room's own pages."""

from __future__ import annotations

from hmac import compare_digest
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import HTTPException, Request
from fastapi.responses import Response

from models.messages import gettext as _
from web.room import Room

COOKIE = "gongkai_review"
WHO = "gongkai_who"
_DONE = ("done", "filing")


def _room(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


def is_token(request: Request, told: str | None) -> bool:
    """Whether a text is the room's token; nothing is in a room without one."""
    token = _room(request).token
    return token is not None and told is not None and compare_digest(told.encode(), token.encode())


def may_review(request: Request) -> bool:
    """Whether the request comes with the token's cookie."""
    return is_token(request, _recalled(request, COOKIE))


def _recalled(request: Request, name: str) -> str | None:
    kept = request.cookies.get(name)
    return None if kept is None else unquote(kept)


def desk_of(request: Request) -> dict[str, Any]:
    """What pages with forms of decisions show: who decided last, where to come back to, what is just done."""
    asked = [(name, value) for name, value in parse_qsl(request.url.query) if name not in _DONE]
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return {
        "who": _recalled(request, WHO) or "",
        "back": path + (f"?{urlencode(asked)}" if asked else ""),
        **{name: request.query_params.get(name) for name in _DONE},
    }


def require(request: Request) -> None:
    """Refuses, with 403, whoever has no token."""
    if not may_review(request):
        told = _("To decide and correct, open the address that `gongkai serve --review` told.")
        raise HTTPException(403, told)


def require_own_form(request: Request) -> None:
    """Refuses, with 403, whoever has no token, and what a page of another origin sends."""
    require(request)
    origin = urlsplit(request.headers.get("Origin", ""))
    is_own = origin.scheme in ("http", "https") and origin.netloc == request.headers.get("Host")
    if not is_own or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise HTTPException(403, _("This was sent from another page than the room's own and is refused."))


def remember(request: Request, answer: Response, name: str, value: str) -> None:
    """Sets a cookie that no script reads and that only the room's own pages send."""
    answer.set_cookie(
        name,
        quote(value),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path=request.scope.get("root_path", "") or "/",
    )
