"""A body: its names, its years, its reports."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from models.messages import gettext as _
from models.tables import Body
from research.bodies import one_body
from research.queries import reports
from web.rendering import page, room_of

router = APIRouter()


@router.get("/bodies/{body_id}", name="body", include_in_schema=False)
def body(request: Request, body_id: str) -> Response:
    """One body whole."""
    with room_of(request).asking() as session:
        found = session.get(Body, body_id)
        if found is None:
            raise HTTPException(404, _("There is no body %(id)s.") % {"id": body_id})
        values = {"body": one_body(session, found), "reports": list(reports(session, body=body_id))}
    return page(request, "body.html", values)
