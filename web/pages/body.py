"""A body: its years at a glance, its main figures drawn, its names through the years, what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from models.messages import gettext as _
from models.tables import Body
from research.bodies import one_body
from research.glance import MAIN, coverage_of, latest, main_figures, reports_of
from research.neighbours import above, below, beside
from web.charts import Chart, Line
from web.rendering import page, room_of
from web.states import SHOWN
from web.words import word

BELOW, BESIDE = 200, 30
"""How many bodies below and beside are shown at most."""
router = APIRouter()


@router.get("/bodies/{body_id}", name="body", include_in_schema=False)
def body(request: Request, body_id: str) -> Response:
    """One body whole."""
    with room_of(request).asking() as session:
        found = session.get(Body, body_id)
        if found is None:
            raise HTTPException(404, _("There is no body %(id)s.") % {"id": body_id})
        values = _loaded(session, found)
    reports = values["reports"]
    years = sorted({one["year"] for one in reports if one["year"]})
    shown = range(years[0], years[-1] + 1) if years else range(0)
    charts = [_chart(one, shown) for one in values["figures"]]
    drawn = {
        "silent": [year for year in values["coverage"] if year not in years],
        "charts": charts,
        "codes": {_(one.said): one.tables.codes[0] for one in MAIN},
        "several": len({line.name for one in charts for line in one.lines}) > 1,
        "years": list(shown),
        "pairs": list(pairwise(years)),
        "states": SHOWN,
        "main": MAIN,
    }
    return page(request, "body.html", values | drawn)


def _loaded(session: Session, found: Body) -> dict[str, Any]:
    near = beside(session, found, BESIDE)
    lower = below(session, found, BELOW)
    return {
        "body": one_body(session, found),
        "portal_id": found.portal_id,
        "reports": reports_of(session, found.id),
        "coverage": coverage_of(session, found.id),
        "figures": main_figures(session, found.id),
        "above": [_told(one) for one in above(session, found)],
        "below": [_told(one) for one in lower[:BELOW]],
        "more_below": len(lower) > BELOW,
        "beside": list(latest(session, [found, *near.bodies])) if near.bodies else [],
        "where": near.where,
    }


def _told(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "short_name": body.short_name, "kind": body.kind}


def _chart(figure: dict[str, Any], years: Sequence[int]) -> Chart:
    lines = [Line(_line(line, figure["lines"]), line["values"]) for line in figure["lines"]]
    said: str = figure["main"].said
    return Chart(_(said), years, lines, figure["breaks"])


def _line(line: dict[str, Any], every: Sequence[dict[str, Any]]) -> str:
    """What tells a line from the others: its scope, and the form where there are two."""
    name = word(line["scope"], "scope")
    if len({one["forms"] for one in every}) > 1:
        form = _("form until 2018") if line["forms"] == "2014" else _("forms since 2019")
        return f"{name} · {form}"
    return name
