"""The first page: find a body, see what is new, changed and gone, and what the archive holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.clock import today
from research.news import holdings, since
from web.rendering import page, room_of

DAYS = 30
SHOWN = 12
router = APIRouter()


@router.get("/", name="start", include_in_schema=False)
def start(request: Request, from_day: date | None = None) -> Response:
    """The start, with what happened since a day; none: since thirty days ago."""
    first = from_day or today() - timedelta(days=DAYS)
    with room_of(request).asking() as session:
        held = holdings(session)
        events = since(session, datetime.combine(first, time(), UTC), SHOWN)
    return page(request, "start.html", {"held": held, "events": events, "from_day": first, "shown": SHOWN})
