"""/api/findings: what the rules found in the reports, by rule, place, body and year."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from research.findings import Chosen, page_of
from web.api.records import LIMIT, PROBLEMS, After, FindingOfReport, Limit, Listed, Under
from web.rendering import room_of

Severity = Literal["error", "warning", "info"]
router = APIRouter(prefix="/api", tags=["findings"], responses=PROBLEMS)


@router.get("/findings", response_model=Listed[FindingOfReport])
def findings(
    request: Request,
    severity: Annotated[list[Severity] | None, Query(description="Only these; else all.")] = None,
    rule: str | None = None,
    at_fault: Literal["source", "reading", "unknown"] | None = None,
    body: str | None = None,
    under: Under = None,
    kind: str | None = None,
    year: Annotated[int | None, Query(ge=2000, le=2100)] = None,
    decided: Annotated[bool | None, Query(description="Only those decided on, or only the others.")] = None,
    after: After = 0,
    limit: Limit = LIMIT,
) -> dict[str, Any]:
    """Findings by their numbers, of the reports as they stand; `body` is a body's id."""
    chosen = Chosen(tuple(severity or ()), rule, at_fault, body, under, kind, year, decided)
    with room_of(request).asking() as session:
        items, following = page_of(session, chosen, after=after, limit=limit)
    return {"items": items, "next": following}
