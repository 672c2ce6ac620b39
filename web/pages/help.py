"""How to read the pages: states, official forms, the meaning of every figure, rule and indicator."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from models.codes import figure_codes
from models.messages import later
from models.rules.catalogue import chapters
from research.indicators import indicators
from web.rendering import page

router = APIRouter()

STATES = {
    "printed": (later("printed"), later("The cell holds one number.")),
    "blank": (later("blank"), later("The cell is there and empty. It is kept empty, never taken for 0.")),
    "mark": (later("a mark"), later("The cell holds a stroke or 无 in place of a number.")),
    "text": (later("words"), later("The cell holds words that are no number.")),
    "aligned": (
        later("placed by the sums"),
        later(
            "The row has a cell too many or too few; the sums of the form leave one place for this number."
        ),
    ),
    "ambiguous": (
        later("cannot be placed"),
        later("The row has a cell too many or too few, and the sums do not tell which place is right."),
    ),
    "uncertain": (
        later("uncertain"),
        later("Read from a picture or a damaged text, and no sum proves it."),
    ),
    "missing": (later("missing"), later("The row or table is not in the document.")),
}
"""State → what it is called, and what it means. All but three have no value."""
WITH_VALUE = ("printed", "aligned", "uncertain")
FORMS = ("prose", "2014", "2019", "2021")


@router.get("/help", name="help", include_in_schema=False)
def overview(request: Request) -> Response:
    """What the reports are, how the pages show them, and where data and citations are."""
    return page(request, "help.html", {"states": STATES, "with_value": WITH_VALUE})


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
