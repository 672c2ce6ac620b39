"""Figures and rates over the years: by report, body, kind, county, prefecture, province or level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.codes import figure_codes
from models.kinds import kinds_of
from models.views import V_FIGURES
from research.indicators import Indicator, Share, indicators, together
from research.values import number

BY = ("report", "body", "kind", "county", "prefecture", "province", "level", "all")
_STEM = {"county": 6, "prefecture": 4, "province": 2}
UNCERTAIN = ("aligned", "uncertain")
"""States whose values `certain` leaves out."""


class UnknownSeriesError(Exception):
    """Neither a figure nor an indicator is called so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reports are asked of: `under` is the stem of a division code, `kind` a kind of body."""

    body_id: str | None = None
    under: str | None = None
    kind: str | None = None
    years: tuple[int, int] | None = None
    certain: bool = False


@dataclass(slots=True)
class _Report:
    """One report's values of the codes asked for, by the form of their tables."""

    id: int
    body_id: str | None
    body: str | None
    kind: str | None
    level: str | None
    division_code: str | None
    year: int
    scope: str
    forms: dict[str, str] = field(default_factory=dict)
    values: dict[str, Decimal | None] = field(default_factory=dict)


def series(
    session: Session, what: str, by: str = "body", asked: Asked | None = None
) -> Iterator[dict[str, Any]]:
    """One record per group, fiscal year, scope and form; `what` is a code, a short name or an indicator.

    Reports of different scope or form are never put together. `value` is the sum of a figure, or the rate of
    all numerators over all denominators, null where unknown; `reports` is how many are in it, `unknown` how
    many reports have no value. `breaks` tells why the number means something else than in earlier years.
    UnknownSeriesError for another `what`.
    """
    indicator, codes = _meant(what)
    found = _reports(session, codes, asked or Asked())
    groups: dict[tuple[str, int, str, str], list[_Report]] = defaultdict(list)
    for report in found:
        for group in _groups(report, by):
            groups[group, report.year, report.scope, _form(report)].append(report)
    for (group, year, scope, form), reports in sorted(groups.items()):
        shares = [_share(indicator, codes, report) for report in reports]
        record = _summed(shares) if indicator is None else _pooled(shares)
        breaks = indicator.breaks if indicator else ()
        yield {
            "what": what,
            "by": by,
            "group": group,
            "name": reports[0].body if by in ("report", "body") else None,
            "year": year,
            "scope": scope,
            "form": form or None,
            **record,
            "breaks": [{"from": one.year, "en": one.en, "zh": one.zh} for one in breaks if one.year <= year],
        }


def _meant(what: str) -> tuple[Indicator | None, tuple[str, ...]]:
    indicator = indicators().get(what)
    if indicator is not None:
        return indicator, tuple(sorted(indicator.codes))
    for row in figure_codes():
        if what in (row["code"], row["short"]) and row["form"] != "prose":
            return None, (row["code"],)
    raise UnknownSeriesError(
        f"{what!r} is no code or short name of a figure (docs/codebook.md lists them) and no indicator "
        f"({', '.join(indicators())})"
    )


def _reports(session: Session, codes: Sequence[str], asked: Asked) -> Iterable[_Report]:
    found: dict[int, _Report] = {}
    for row in session.execute(_query(codes, asked)):
        if asked.kind and asked.kind != row.kind and asked.kind not in kinds_of(row.body or ""):
            continue
        report = found.get(row.report_id)
        if report is None:
            report = found[row.report_id] = _Report(
                row.report_id, row.body_id, row.body, row.kind, row.level, row.division_code,
                row.fiscal_year, row.scope,
            )  # fmt: skip
        report.forms[row.code.split(".")[0]] = row.form
        report.values[row.code] = None if asked.certain and row.state in UNCERTAIN else row.value
    return found.values()


def _query(codes: Sequence[str], asked: Asked) -> Select[Any]:
    view = V_FIGURES.c
    query = (
        select(
            view.report_id, view.body_id, view.body, view.kind, view.level, view.division_code,
            view.fiscal_year, view.scope, view.code, view.form, view.value, view.state,
        )
        .where(view.code.in_(codes), view.status == "live", view.fiscal_year.is_not(None))
    )  # fmt: skip
    if asked.body_id:
        query = query.where(view.body_id == asked.body_id)
    if asked.under:
        query = query.where(view.division_code.startswith(asked.under, autoescape=True))
    if asked.years:
        query = query.where(view.fiscal_year.between(*asked.years))
    return query


def _groups(report: _Report, by: str) -> Sequence[str]:
    match by:
        case "report":
            return [str(report.id)]
        case "body":
            return [report.body_id] if report.body_id else []
        case "kind":
            kinds = kinds_of(report.body or "")
            return sorted({*kinds, *([report.kind] if report.kind else [])})
        case "level":
            return [report.level] if report.level else []
        case "all":
            return ["all"]
    stem = _STEM[by]
    code = report.division_code or ""
    return [code[:stem].ljust(6, "0")] if len(code) >= stem else []


def _form(report: _Report) -> str:
    """The forms of the tables that the number comes from: one, or several joined by `+`."""
    return "+".join(sorted(set(report.forms.values())))


def _share(indicator: Indicator | None, codes: Sequence[str], report: _Report) -> Share:
    if indicator is None:
        return Share(report.values.get(codes[0]), Decimal(1))
    forms = set(report.forms.values())
    return indicator.of(next(iter(forms)) if len(forms) == 1 else None, report.values)


def _summed(shares: Sequence[Share]) -> Mapping[str, Any]:
    known = [share.numerator for share in shares if share.numerator is not None]
    return {
        "value": number(sum(known, Decimal(0))) if known else None,
        "median": number(median(known)) if known else None,
        "reports": len(known),
        "unknown": len(shares) - len(known),
    }


def _pooled(shares: Sequence[Share]) -> Mapping[str, Any]:
    whole, count = together(shares)
    rates = [share.value for share in shares if share.value is not None]
    return {
        "value": _rounded(whole.value),
        "numerator": number(whole.numerator),
        "denominator": number(whole.denominator),
        "median": _rounded(median(rates)) if rates else None,
        "reports": count,
        "unknown": len(shares) - count,
    }


def _rounded(rate: Decimal | None) -> float | None:
    return None if rate is None else round(float(rate), 6)
