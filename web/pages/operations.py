"""Operations: how the last nights went, which alarms stand, what a person must fetch, how long disks last."""

from __future__ import annotations

from itertools import islice
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from models.limits import QueryTooLongError
from models.messages import gettext as _
from models.tables import Portal
from research import nights
from research.alarms import alarms, grouped
from research.growth import disk
from research.queue import queue
from research.status import runs
from research.todo import todo
from web.rendering import page, room_of
from web.room import Room
from web.typed import Number

SHOWN = 30
PAGES = 300
SHORT = 14
"""Days of room left below which a person should see to it."""
router = APIRouter(prefix="/operations", include_in_schema=False)


@router.get("", name="operations")
def operations(request: Request) -> Response:
    """The state of the nights on one page."""
    room = room_of(request)
    with room.asking() as session:
        every = alarms(session, every=True)
        values: dict[str, Any] = {
            "runs": runs(session),
            "alarms": grouped(one for one in every if one["state"] != "resolved"),
            "resolved": sum(one["state"] == "resolved" for one in every),
            "results": nights.results(session),
            "in_vain": nights.in_vain(session, limit=SHOWN + 1),
            "troubled": nights.troubled(session, limit=SHOWN + 1),
            "closed": nights.closed(session),
            "excluded": nights.excluded(session),
            "queue": queue(session),
        }
    slow = room.memo.of("operations", lambda: _slow(room))
    return page(request, "operations.html", values | slow | {"shown": SHOWN, "short": SHORT})


@router.get("/portals", name="operations_portals")
def portals(request: Request, which: str = "in_vain", after: int = 0) -> Response:
    """All portals searched in vain, or all with pages out of reach, some at a time."""
    asked = {"in_vain": nights.in_vain, "troubled": nights.troubled}.get(which)
    if asked is None:
        raise HTTPException(404, _("There is no such page."))
    with room_of(request).asking() as session:
        found = asked(session, after=after, limit=PAGES + 1)
    more = found[PAGES - 1]["portal_id"] if len(found) > PAGES else None
    return page(request, "operations_portals.html", {"portals": found[:PAGES], "which": which, "next": more})


@router.get("/pages", name="operations_pages")
def pages(request: Request, portal: Number = None) -> Response:
    """The pages that a person must fetch, of one portal or of all."""
    with room_of(request).asking() as session:
        of = session.get(Portal, portal) if portal is not None else None
        if portal is not None and of is None:
            raise HTTPException(404, _("There is no portal %(id)s.") % {"id": portal})
        wanted = None if portal is None else frozenset({portal})
        found = list(islice(todo(session, wanted), PAGES + 1))
        name = (of.name or of.home_url) if of else None
    values = {"pages": found[:PAGES], "more": len(found) > PAGES, "portal": name}
    return page(request, "operations_pages.html", values)


def _slow(room: Room) -> dict[str, Any]:
    """What takes longer on a large archive; null where it takes too long."""
    try:
        with room.asking() as session:
            unread, unreadable = nights.unread(session), nights.unreadable(session)
            return {"disk": disk(room.archive, session), "unread": unread, "unreadable": unreadable}
    except QueryTooLongError:
        return {"disk": None, "unread": None, "unreadable": None}
