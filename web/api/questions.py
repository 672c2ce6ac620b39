"""/api/diff, /api/series, /api/search: two years side by side, figures over the years, words in the text."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from research.diff import diff_years
from research.search import Filters, SearchError, search
from research.series import BY, Asked, UnknownSeriesError, series
from web.api.records import (
    LIMIT,
    PROBLEMS,
    After,
    Difference,
    Hit,
    Limit,
    Listed,
    Point,
    Scope,
    Under,
    YearsFrom,
    YearsTo,
)
from web.rendering import room_of

router = APIRouter(prefix="/api", tags=["questions"], responses=PROBLEMS)
Group = Literal["report", "body", "kind", "county", "prefecture", "province", "level", "all"]
Year = Annotated[int, Query(ge=2008, le=2100)]
MOST_POINTS = 20_000
assert Group.__args__ == BY  # type: ignore[attr-defined]


def _span(first: int | None, last: int | None) -> tuple[int, int] | None:
    return None if first is None and last is None else (first or 0, last or 9999)


@router.get("/diff", response_model=Difference)
def diff(request: Request, body: str, old: Year, new: Year, scope: Scope | None = None) -> dict[str, Any]:
    """Two years of a body, named by its id: figures, text, what was carried over."""
    with room_of(request).asking() as session:
        return diff_years(session, body, old, new, scope)


@router.get("/series", response_model=list[Point])
def over_years(
    request: Request,
    what: str,
    by: Group = "body",
    body: str | None = None,
    under: Under = None,
    kind: str | None = None,
    first: YearsFrom = None,
    last: YearsTo = None,
    certain: bool = False,
) -> list[dict[str, Any]]:
    """A figure (code or short name) or an indicator over the years; `certain` leaves doubtful values out."""
    asked = Asked(body, under, kind, _span(first, last), certain)
    with room_of(request).asking() as session:
        try:
            found = list(islice(series(session, what, by, asked), MOST_POINTS + 1))
        except UnknownSeriesError as error:
            raise HTTPException(404, str(error)) from error
    if len(found) > MOST_POINTS:
        raise HTTPException(413, f"more than {MOST_POINTS} values: ask for fewer bodies or years")
    return found


@router.get("/search", response_model=Listed[Hit])
def words(
    request: Request,
    q: str,
    body: str | None = None,
    level: str | None = None,
    kind: str | None = None,
    under: Under = None,
    status: Literal["live", "withdrawn"] | None = None,
    first: YearsFrom = None,
    last: YearsTo = None,
    figure: Annotated[list[str] | None, Query(description="A code, or e.g. t3.new.total>=100.")] = None,
    after: After = 0,
    limit: Limit = LIMIT,
) -> dict[str, Any]:
    """The reports whose text holds every word of `q`."""
    chosen = Filters(body, _span(first, last), level, kind, under, status, tuple(figure or ()))
    with room_of(request).asking() as session:
        try:
            items = list(search(session, q, chosen, after=after, limit=limit))
        except SearchError as error:
            raise HTTPException(400, str(error)) from error
    return {"items": items, "next": items[-1]["key"] if len(items) == limit else None}
