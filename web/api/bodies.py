"""/api/bodies: who reports."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request

from models.messages import gettext as _
from models.tables import Body
from research.bodies import one_body, some_bodies
from web.api.records import LIMIT, PROBLEMS, BodySummary, BodyWhole, Limit, Listed, Under
from web.rendering import room_of

router = APIRouter(prefix="/api", tags=["bodies"], responses=PROBLEMS)


@router.get("/bodies", response_model=Listed[BodySummary])
def bodies(
    request: Request,
    q: str | None = None,
    under: Under = None,
    kind: str | None = None,
    reported: bool = False,
    after: str = "",
    limit: Limit = LIMIT,
) -> dict[str, Any]:
    """Bodies by their ids: `q` is part of a name or code, `reported` leaves out those without a report."""
    with room_of(request).asking() as session:
        items = some_bodies(session, after, limit, find=q, under=under, kind=kind, reported=reported)
    return {"items": items, "next": items[-1]["id"] if len(items) == limit else None}


@router.get("/bodies/{body_id}", response_model=BodyWhole)
def body(request: Request, body_id: str) -> dict[str, Any]:
    """One body through the years."""
    with room_of(request).asking() as session:
        found = session.get(Body, body_id)
        if found is None:
            raise HTTPException(404, _("There is no body %(id)s.") % {"id": body_id})
        return one_body(session, found)
