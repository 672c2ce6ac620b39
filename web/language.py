"""Which language a reader gets: Chinese, or the one chosen before."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from models.messages import LANGUAGES, Language, speaking

COOKIE = "gongkai_language"
_YEAR = 365 * 86400
router = APIRouter()


class Spoken:
    """Middleware that speaks the language of the reader's cookie while a request is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with speaking(_chosen(Request(scope).cookies.get(COOKIE))):
            await self._app(scope, receive, send)


def _chosen(word: str | None) -> Language:
    return next((one for one in LANGUAGES if one == word), LANGUAGES[0])


@router.get("/language/{language}", name="language", include_in_schema=False)
def choose(request: Request, language: Language, back: str = "/") -> RedirectResponse:
    """Remembers a language for a year and goes back to the page; only to pages of this room."""
    inside = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(request.scope.get("root_path", "") + inside, status_code=303)
    answer.set_cookie(
        COOKIE,
        language,
        max_age=_YEAR,
        httponly=True,
        samesite="lax",
        path=request.scope.get("root_path", "") or "/",
    )
    return answer
