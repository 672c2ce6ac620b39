"""Figures and rates over the years: by report, body, kind, county, prefecture, province or level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from models.codes import figure_codes
from models.kinds import kinds_of
from models.messages import gettext as _
from models.messages import ngettext
from research import breaks
from research.indicators import Break, Indicator, Share, breaks_of_figure, indicators, together
from research.measures import MEASURES
from research.observed import Asked, Observed, of_figure, of_rate
from research.tallies import ALONE, STEM, Tally, median_of, tallies
from research.values import number

__all__ = ["ALONE", "BY", "STEM", "Asked", "UnknownSeriesError", "number_of", "of_no_division", "series"]

BY = ("report", "body", "kind", "county", "prefecture", "province", "level", "all")
OWN = ("department", "township", "street")
"""Kinds whose reports speak for themselves even if they do not say so."""


_Group = tuple[str, int, str, str, str]
"""Group, year, scope, form and level."""
_NONE, _ONE = Decimal(0), Decimal(1)


class _Member(NamedTuple):
    """What so many reports of a group say alike."""

    body: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    reports: int
    quote: str | None = None


class UnknownSeriesError(Exception):
    """Neither a figure nor an indicator is called so, or it cannot be put together so."""


def series(
    session: Session, what: str, by: str = "body", asked: Asked | None = None
) -> Iterator[dict[str, Any]]:
    """One record per group, fiscal year, scope, level and form; `what` is a code, a short name, an indicator.

    Reports of different scope or form are never put together, nor a government's whole with those of
    governments of another level, nor a government whose scope is not told (`unknown_government`) with
    departments. `value` is the sum of a figure, or the rate of all numerators over all denominators, null
    where unknown; `reports` is how many are in it, `unknown` how many reports have no value. `breaks` tells
    why the number means something else than in earlier years. UnknownSeriesError for another `what`, or for
    one that may not be added up over bodies.
    """
    indicator, code = meant(what, by)
    asked = asked or Asked()
    if indicator is None and by != "kind" and not asked.kind:
        found = _counted(session, code, by, asked)
    else:
        found = _each(_observed(session, indicator, code, asked), by)
    groups: dict[_Group, list[_Member]] = defaultdict(list)
    for key, member in found:
        groups[key].append(member)
    of_what = indicator.breaks if indicator else breaks_of_figure(code)
    of_groups = breaks.of_groups(session, by, asked.body_id)

    @cache
    def of_year(year: int) -> list[dict[str, Any]]:
        return _told(of_what, year)

    def breaks_of(group: str, year: int) -> list[dict[str, Any]]:
        own = of_groups.get(group)
        return _told((*of_what, *own), year) if own else [dict(one) for one in of_year(year)]

    for (group, year, scope, form, level), several in sorted(groups.items()):
        yield {
            "what": what,
            "by": by,
            "group": group,
            "name": several[0].body if by in ALONE else None,
            "year": year,
            "scope": scope or None,
            "level": level or None,
            "form": form or None,
            **(_summed(several) if indicator is None or indicator.alone else _pooled(several)),
            "quote": several[0].quote,
            "breaks": breaks_of(group, year),
        }


def number_of(records: Iterable[Mapping[str, Any]]) -> int:
    """How many reports are in a series, those without a value too."""
    return sum(one["reports"] + one["unknown"] for one in records)


def of_no_division(reports: int) -> str:
    """What is said of so many reports that could be put together by no place."""
    said = ngettext(
        "%(num)s report has it, but the division of its body is not known: ask by body",
        "%(num)s reports have it, but the divisions of their bodies are not known: ask by body",
        reports,
    )
    return said % {"num": reports}


def meant(what: str, by: str) -> tuple[Indicator | None, str]:
    """The indicator, or the code of the figure, that is asked for in groups; else UnknownSeriesError."""
    if by not in BY:
        said = _("%(by)r is no way to put reports together: %(known)s")
        raise UnknownSeriesError(said % {"by": by, "known": ", ".join(BY)})
    indicator = indicators().get(what)
    if indicator is not None and indicator.alone and by not in ALONE:
        said = _("%(what)s is defined otherwise by each body: ask by report or body, with its sentence")
        raise UnknownSeriesError(said % {"what": what})
    if indicator is not None:
        return indicator, ""
    for row in figure_codes():
        if what in (row["code"], row["short"]) and row["form"] != "prose":
            return None, row["code"]
    said = _(
        "%(what)r is no code or short name of a figure (docs/codebook.md lists them) and no indicator "
        "(%(known)s)"
    )
    raise UnknownSeriesError(said % {"what": what, "known": ", ".join(indicators())})


def _observed(session: Session, indicator: Indicator | None, code: str, asked: Asked) -> Iterator[Observed]:
    if indicator is None:
        return of_figure(session, code, asked)
    if indicator.id in MEASURES:
        return MEASURES[indicator.id](session, asked)
    return of_rate(session, indicator, asked)


def _counted(session: Session, code: str, by: str, asked: Asked) -> Iterator[tuple[_Group, _Member]]:
    """Groups and members of one figure, as the database counts its values."""
    for one in tallies(session, code, by, asked):
        scope, level = (one.scope, "") if by in ALONE else _kept_apart(one)
        group = one.group.ljust(6, "0") if by in STEM else one.group
        yield (group, one.year, scope, one.form, level), _Member(one.body, one.value, _ONE, one.reports)


def _each(observed: Iterable[Observed], by: str) -> Iterator[tuple[_Group, _Member]]:
    """Groups and members, each a report (or a body and year)."""
    for one in observed:
        scope, level = (one.scope, "") if by in ALONE else _kept_apart(one)
        member = _Member(one.body, one.share.numerator, one.share.denominator, 1, one.quote)
        for group in _groups(one, by):
            yield (group, one.year, scope, one.form, level), member


def _kept_apart(one: Observed | Tally) -> tuple[str, str]:
    """Scope and level that a report may be added up with."""
    if one.scope == "government_aggregate":
        return one.scope, one.level or ""
    if one.scope == "unknown" and one.kind not in OWN:
        return "unknown_government", one.level or ""
    return one.scope, ""


def _groups(one: Observed, by: str) -> Sequence[str]:
    match by:
        case "report":
            return [str(one.id)] if one.id else []
        case "body":
            return [one.body_id] if one.body_id else []
        case "kind":
            return sorted({*kinds_of(one.body or ""), *([one.kind] if one.kind else [])})
        case "level":
            return [one.level] if one.level else []
        case "all":
            return ["all"]
    stem = STEM[by]
    code = one.division_code or ""
    return [code[:stem].ljust(6, "0")] if len(code) >= stem else []


def _told(known: Sequence[Break], year: int) -> list[dict[str, Any]]:
    passed = sorted((one for one in known if one.year <= year), key=lambda one: one.year)
    return [{"from": one.year, "en": one.en, "zh": one.zh} for one in passed]


def _summed(several: Sequence[_Member]) -> Mapping[str, Any]:
    known = [(one.numerator, one.reports) for one in several if one.numerator is not None]
    count = sum(reports for _, reports in known)
    if count == 1:
        value = middle = number(known[0][0])
    else:
        value = number(sum((each * reports for each, reports in known), _NONE)) if known else None
        middle = number(median_of(known)) if known else None
    return {
        "value": value,
        "median": middle,
        "reports": count,
        "unknown": sum(one.reports for one in several) - count,
    }


def _pooled(several: Sequence[_Member]) -> Mapping[str, Any]:
    shares = [Share(one.numerator, one.denominator) for one in several]
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
