"""The first page: find a body, see what is new, changed and gone, and what the archive holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.clock import today
from models.deadlines import LOCAL
from research.news import holdings, since
from web.rendering import page, room_of
from web.room import Room

DAYS = 30
SHOWN = 12
router = APIRouter()


@router.get("/", name="start", include_in_schema=False)
def start(request: Request, from_day: date | None = None) -> Response:
    """The start, with what happened since a day; none: since thirty days ago."""
    first = from_day or today() - timedelta(days=DAYS)
    room = room_of(request)
    held, events = room.memo.of(("start", first), lambda: _asked(room, first))
    return page(request, "start.html", {"held": held, "events": events, "from_day": first, "shown": SHOWN})


def _asked(room: Room, first: date) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    with room.asking() as session:
        return holdings(session), since(session, datetime.combine(first, time(), LOCAL), SHOWN)
