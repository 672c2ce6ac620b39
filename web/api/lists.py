"""/api/figures, /api/indicators, /api/rules, /api/archive: what the answers speak of."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from models.codes import figure_codes
from models.rules.catalogue import Rule
from models.rules.catalogue import rules as all_rules
from research.indicators import Indicator, Rate
from research.indicators import indicators as all_indicators
from research.news import holdings
from research.status import runs
from web.api.records import PROBLEMS, FigureCode, Holdings, IndicatorRecord, RuleRecord
from web.rendering import room_of

router = APIRouter(prefix="/api", tags=["lists"], responses=PROBLEMS)


@router.get("/figures", response_model=list[FigureCode])
def figures(form: str | None = None) -> list[dict[str, Any]]:
    """Every figure of the official forms, in their order; of one form: 2021, 2019, 2014 or prose."""
    return [row for row in figure_codes() if form in (None, row["form"])]


@router.get("/indicators", response_model=list[IndicatorRecord])
def indicators() -> list[dict[str, Any]]:
    """The indicators, with numerator and denominator."""
    return [_indicator(one) for one in all_indicators().values()]


@router.get("/rules", response_model=list[RuleRecord])
def rules() -> list[dict[str, Any]]:
    """The rules that findings come from."""
    return [_rule(one) for one in all_rules().values()]


@router.get("/archive", response_model=Holdings)
def archive(request: Request) -> dict[str, Any]:
    """How much the archive holds, and its last runs."""
    with room_of(request).asking() as session:
        return holdings(session) | {"runs": runs(session)}


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "id": one.id,
        "en": one.en,
        "zh": one.zh,
        "forms": {form: _rate(rate) for form, rate in one.rates.items()},
        "formula": {"en": one.formula[0], "zh": one.formula[1]} if one.formula else None,
        "breaks": [{"from": known.year, "en": known.en, "zh": known.zh} for known in one.breaks],
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"numerator": asdict(rate.numerator), "denominator": asdict(rate.denominator)}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "severity": list(rule.severity),
        "at_fault": list(rule.at_fault),
        "means": {"en": rule.means.en, "zh": rule.means.zh},
        "ground": {"en": rule.ground.en, "zh": rule.ground.zh},
    }
