"""Bodies by a part of a name or by a code."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from research.bodies import bodies
from web.rendering import page, path_of, room_of

MOST = 100
router = APIRouter()


@router.get("/bodies", name="bodies", include_in_schema=False)
def found(request: Request, q: str = "") -> Response:
    """The bodies that a name may mean; straight to the body if there is one only."""
    named = q.strip()
    with room_of(request).asking() as session:
        reported = list(islice(bodies(session, find=named, reported=True), MOST + 1)) if named else []
        silent = list(islice(bodies(session, find=named), MOST + 1)) if named and not reported else []
    if len(reported) == 1:
        return RedirectResponse(path_of(request)("body", body_id=reported[0]["id"]), 303)
    several = reported or silent
    return page(
        request,
        "bodies.html",
        {"named": named, "bodies": several[:MOST], "more": len(several) > MOST, "reported": bool(reported)},
    )
