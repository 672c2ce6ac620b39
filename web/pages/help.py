"""How to read the pages: states, official forms, the meaning of every figure, rule and indicator."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.codes import figure_codes
from models.rules.catalogue import chapters
from research.indicators import indicators
from web.cell_states import CELL_STATES
from web.rendering import page

router = APIRouter()

WITH_VALUE = ("printed", "aligned", "uncertain")
FORMS = ("prose", "2014", "2019", "2021")


@router.get("/help", name="help", include_in_schema=False)
def overview(request: Request) -> Response:
    """What the reports are, how the pages show them, and where data and citations are."""
    return page(request, "help.html", {"states": CELL_STATES, "with_value": WITH_VALUE})


@router.get("/help/figures", name="help_figures", include_in_schema=False)
def figures(request: Request) -> Response:
    """Every figure of the official forms."""
    tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in sorted(figure_codes(), key=lambda row: (-FORMS.index(row["form"]), row["position"])):
        tables.setdefault((row["form"], row["table_label"]), []).append(row)
    return page(request, "help_figures.html", {"tables": tables})


@router.get("/help/rules", name="help_rules", include_in_schema=False)
def rules(request: Request) -> Response:
    """Every rule of the checks."""
    return page(request, "help_rules.html", {"chapters": chapters()})


@router.get("/help/indicators", name="help_indicators", include_in_schema=False)
def of_indicators(request: Request) -> Response:
    """Every indicator with its formula."""
    return page(request, "help_indicators.html", {"indicators": indicators().values()})
