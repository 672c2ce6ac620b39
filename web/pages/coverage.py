"""Coverage: a place, what lies in it, and the bodies of its own by year: is the report there, or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from models.deadlines import deadline
from models.messages import gettext as _
from research.covered import (
    FORMER,
    Counts,
    below,
    chosen,
    counts_of,
    kinds_among,
    own,
    portal_place,
    rows,
    total,
)
from research.places import Place, above, called, place
from research.values import day
from web.files import Form, as_file
from web.rendering import page, path_of, room_of
from web.room import Room
from web.states import SHOWN

BODIES = 300
"""Bodies on one page."""
MOST = 60
_COLUMNS = (
    "subject", "body_id", "body", "kind", "kinds", "division_code", "portal_id", "roster", "fiscal_year",
    "state", "last_day", "by_law", "published_on", "since", "looked_on", "url",
)  # fmt: skip
_COUNTED = ("place", "division_code", "portal_id", "fiscal_year", "state", "bodies")
_KINDS = ("government", "department", "township")
"""Kinds with a last day of their own; offices go with departments, streets with townships."""
Number = Annotated[int, Query(ge=1, le=10_000)]
Word = Annotated[str | None, Query(max_length=60)]
router = APIRouter(prefix="/coverage", include_in_schema=False)


@router.get("", name="coverage")
def country(request: Request, q: str = "", form: Form | None = None) -> Response:
    """The whole country: its provinces, and portals of no known division; or the places called so."""
    words = q.strip()
    room = room_of(request)
    with room.asking() as session:
        found = called(session, words, MOST) if words else []
    children = room.memo.of("country", lambda: _provinces(room)) if not words else []
    if len(found) == 1:
        return RedirectResponse(path_of(request)("coverage_of", code=found[0].code), 303)
    if form:
        return _counts_file(children, "coverage", form)
    values = {"place": None, "above": [], "found": found, "words": words}
    return _page(request, values | _counted(children))


def _provinces(room: Room) -> list[tuple[Place, Counts]]:
    with room.asking() as session:
        return below(session, None)


@router.get("/portals/{portal_id}", name="coverage_of_portal")
def of_portal(
    request: Request, portal_id: int, kind: Word = None, state: Word = None, number: Number = 1,
    form: Form | None = None,
) -> Response:  # fmt: skip
    """A portal of which no division is known."""
    with room_of(request).asking() as session:
        about = portal_place(session, portal_id)
        if about is None:
            raise HTTPException(404, _("There is no portal %(id)s without a division.") % {"id": portal_id})
        bodies = _bodies(session, about, state)
    return _of_place(request, about, [], [], bodies, kind, state, number, form)


@router.get("/former", name="coverage_former")
def former(
    request: Request, kind: Word = None, state: Word = None, number: Number = 1, form: Form | None = None
) -> Response:
    """The bodies of divisions that are no more."""
    with room_of(request).asking() as session:
        bodies = _bodies(session, FORMER, state)
    return _of_place(request, FORMER, [], [], bodies, kind, state, number, form)


@router.get("/{code}", name="coverage_of")
def of_place(
    request: Request, code: str, kind: Word = None, state: Word = None, number: Number = 1,
    form: Form | None = None, what: str = "bodies",
) -> Response:  # fmt: skip
    """A division: the places below it, and its own bodies."""
    with room_of(request).asking() as session:
        about = place(session, code)
        if about is None:
            raise HTTPException(404, _("There is no division %(code)s here.") % {"code": code})
        children = below(session, about) if len(about.stem) < len(code) else []
        bodies = _bodies(session, about, state)
        upper = above(session, code)
    if form and what == "counts":
        return _counts_file(children, f"coverage-{code}-counts", form)
    return _of_place(request, about, upper, children, bodies, kind, state, number, form)


def _bodies(session: Session, about: Place, state: str | None) -> list[dict[str, Any]]:
    if state and state not in SHOWN:
        known = ", ".join(SHOWN)
        raise HTTPException(422, _("There is no state %(state)s; there are: %(known)s.")
                            % {"state": state, "known": known})  # fmt: skip
    return own(session, about)


def _of_place(
    request: Request, about: Place, upper: list[Place], children: list[tuple[Place, Counts]],
    every: list[dict[str, Any]], kind: str | None, state: str | None, number: int, form: Form | None,
) -> Response:  # fmt: skip
    kind, state = kind or None, state or None
    bodies = chosen(every, kind, state)
    if form:
        return as_file(rows(bodies), _COLUMNS, f"coverage-{about.code or about.portal_id or 'former'}", form)
    counts = counts_of(bodies)
    values = {
        "place": about,
        "name": _called(about),
        "here_is": _way_to(request, about),
        "above": upper,
        "bodies": bodies[(number - 1) * BODIES : number * BODIES],
        "all_bodies": len(every),
        "chosen": len(bodies),
        "number": number,
        "pages": -(-len(bodies) // BODIES),
        "kinds": kinds_among(every),
        "kind": kind,
        "state": state,
        "counts": counts,
        "years": counts.years,
        "last_days": _last_days(counts.years),
    }
    return _page(request, values | _counted(children))


def _page(request: Request, values: dict[str, Any]) -> Response:
    shared = {
        "states": SHOWN,
        "current_part": "coverage",
        "called": _called,
        "way_to": partial(_way_to, request),
    }
    return page(request, "coverage.html", {**shared, **values})


def _called(about: Place) -> str:
    return _("Divisions that are no more") if about == FORMER else about.name


def _way_to(request: Request, about: Place) -> Callable[..., str]:
    """The address of a place, to be called with the query."""
    if about.code:
        return partial(path_of(request), "coverage_of", code=about.code)
    if about.portal_id:
        return partial(path_of(request), "coverage_of_portal", portal_id=about.portal_id)
    return partial(path_of(request), "coverage_former")


def _counted(children: list[tuple[Place, Counts]]) -> dict[str, Any]:
    whole = total(counts for _place, counts in children)
    return {"children": children, "whole": whole, "whole_years": whole.years}


def _counts_file(children: Iterable[tuple[Place, Counts]], name: str, form: Form) -> Response:
    found = (
        {
            "place": one.name, "division_code": one.code, "portal_id": one.portal_id, "fiscal_year": year,
            "state": state, "bodies": count,
        }
        for one, counts in children
        for year in counts.years
        for state, count in sorted(counts.states[year].items())
    )  # fmt: skip
    return as_file(found, _COUNTED, name, form)


def _last_days(years: list[int]) -> list[dict[str, Any]]:
    """The last day of publication by kind and year, and whether a law sets it."""
    found = []
    for kind in _KINDS:
        days = {year: deadline(kind, year) for year in years}
        told = {year: (day(last[0]), last[1]) for year, last in days.items() if last is not None}
        found.append({"kind": kind, "days": told})
    return found
