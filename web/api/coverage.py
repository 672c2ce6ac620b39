"""/api/coverage: whose report is there, and whose is not."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from research.covered import some_rows
from web.api.records import LIMIT, PROBLEMS, Limit, Listed, Under
from web.rendering import room_of

router = APIRouter(prefix="/api", tags=["coverage"], responses=PROBLEMS)
Year = Annotated[int | None, Query(ge=2008, le=2100, description="Fiscal year.")]
Key = Annotated[
    str, Query(pattern=r"^([0-9]{4}:.*)?$", max_length=300, description="Goes on after this key.")
]
State = Literal[
    "on_time", "late", "date_unknown", "found", "not_at_address", "not_found", "cut_by_budget", "blocked",
    "forbidden", "unreachable", "publishes_elsewhere", "not_due", "never_looked",
]  # fmt: skip


class Covered(BaseModel):
    """One body that should report and one fiscal year, as of the last filing; see v_coverage."""

    subject: str
    fiscal_year: int
    body_id: str | None
    body: str
    kind: str | None
    kinds: list[str]
    roster: list[str]
    division_code: str | None
    code_fy: str | None
    portal_id: int | None
    state: State
    last_day: str | None
    by_law: bool | None
    published_on: str | None
    since: str | None
    looked_on: str | None
    url: str | None


@router.get("/coverage", response_model=Listed[Covered])
def coverage(
    request: Request, under: Under = None, year: Year = None, after: Key = "", limit: Limit = LIMIT
) -> dict[str, Any]:
    """Bodies and years by subject and year: `under` is the beginning of a division code."""
    since, _colon, subject = after.partition(":")
    with room_of(request).asking() as session:
        items = some_rows(session, (subject, int(since or 0)), limit, under=under, year=year)
    last = items[-1] if len(items) == limit else None
    return {"items": items, "next": f"{last['fiscal_year']}:{last['subject']}" if last else None}
