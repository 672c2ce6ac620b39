"""Indicators that need more than the figures of one report: people, days, texts, what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import Body, Population
from models.views import V_COVERAGE, V_STATEMENTS
from research import coverage
from research.codes import DivisionCodes
from research.indicators import Share
from research.observed import Asked, Observed, facts, of_figure
from research.similar import to_year_before
from research.values import day

FOUND = ("on_time", "late", "date_unknown", "found", "not_at_address")
"""States of coverage in which a report was found."""
MISSING = ("not_found",)
"""States in which one should be there and a complete walk did not find it; others tell nothing."""
NOT_EXPECTED = ("not_due", "publishes_elsewhere")
Measure = Callable[[Session, Asked], Iterator[Observed]]


def per_capita(session: Session, asked: Asked) -> Iterator[Observed]:
    """New requests of a government's report over ten thousand people of its division in that year."""
    codes = DivisionCodes(session)
    query = select(Population.division_code, Population.year, Population.people)
    people = {(code, year): count for code, year, count in session.execute(query)}
    for one in of_figure(session, "t3.new.total", asked):
        if one.kind == "government":
            named = (codes.at(one.division_code, one.year), one.division_code)
            known = (people.get((code, one.year)) for code in named if code)
            living = next((count for count in known if count), None)
            of = Decimal(living) / 10_000 if living else None
            one.share = Share(one.share.numerator, of)
            yield one


def lateness(session: Session, asked: Asked) -> Iterator[Observed]:
    """Days from the last day of publication to publication, negative if before; unknown without both."""
    levels = _levels(session)
    for record in _covered(session, asked):
        if record["state"] in ("on_time", "late"):
            days = date.fromisoformat(record["published_on"]) - date.fromisoformat(record["last_day"])
            yield _observed(record, levels, Share(Decimal(days.days), Decimal(1)))
        elif record["state"] in FOUND:
            yield _observed(record, levels, Share(None, Decimal(1)))


def covered(session: Session, asked: Asked) -> Iterator[Observed]:
    """1 where a report was found, 0 where a complete walk did not find one that was due; else unknown."""
    levels = _levels(session)
    for record in _covered(session, asked):
        if record["state"] not in NOT_EXPECTED:
            known = record["state"] in FOUND + MISSING
            found = Decimal(record["state"] in FOUND) if known else None
            yield _observed(record, levels, Share(found, Decimal(1)))


def similarity(session: Session, asked: Asked) -> Iterator[Observed]:
    """Characters of prose that stood in the report of the year before, over all of its characters."""
    bodies = {body.id: body for body in session.scalars(select(Body))}
    years = asked.years or coverage.span(session)
    for year in range(years[0], years[1] + 1):
        for record in to_year_before(session, year, asked.under, asked.kind):
            body = bodies[record["body_id"]]
            if asked.body_id in (None, body.id):
                share = Share(Decimal(record["repeated"]), Decimal(record["characters"]))
                yield Observed(
                    record["report_id"], body.id, body.name, body.kind, body.level, body.division_code, year,
                    record["scope"], share=share,
                )  # fmt: skip


def stated(session: Session, asked: Asked) -> Iterator[Observed]:
    """The number of items that a report says it disclosed on its own initiative, with its sentence."""
    view = V_STATEMENTS.c
    query = select(V_STATEMENTS).where(
        view.code == "p.proactive.total", view.status == "live", view.fiscal_year.is_not(None)
    )
    seen: set[int] = set()
    for row in session.execute(asked.where(query, view).order_by(view.report_id, view.position)):
        if row.report_id not in seen and asked.of_kind(row.body, row.kind):
            seen.add(row.report_id)
            one = Observed(*facts(row))
            one.share, one.quote = Share(row.value, Decimal(1)), row.sentence
            yield one


MEASURES: Mapping[str, Measure] = {
    "per_capita": per_capita,
    "lateness_days": lateness,
    "coverage": covered,
    "similarity_prev": similarity,
    "proactive_count": stated,
}
"""Indicator → how each report's share of it is found."""


def _covered(session: Session, asked: Asked) -> Iterator[Mapping[str, Any]]:
    if asked.as_filed:
        yield from _filed(session, asked)
        return
    body = session.get(Body, asked.body_id) if asked.body_id else None
    for record in coverage.coverage(session, body):
        if (
            (asked.body_id in (None, record["body_id"]))
            and (asked.under is None or (record["division_code"] or "").startswith(asked.under))
            and (asked.years is None or asked.years[0] <= record["year"] <= asked.years[1])
            and asked.of_kind(record["body"], record["kind"])
        ):
            yield record


def _filed(session: Session, asked: Asked) -> Iterator[Mapping[str, Any]]:
    view = V_COVERAGE.c
    query = select(
        view.body_id, view.body, view.kind, view.division_code, view.fiscal_year, view.state,
        view.published_on, view.last_day,
    )  # fmt: skip
    for row in session.execute(asked.where(query, view)):
        if asked.of_kind(row.body, row.kind):
            days = {"published_on": day(row.published_on), "last_day": day(row.last_day)}
            yield {**row._mapping, **days, "year": row.fiscal_year}


def _levels(session: Session) -> dict[str, str | None]:
    return dict(session.execute(select(Body.id, Body.level)).all())


def _observed(record: Mapping[str, Any], levels: Mapping[str, str | None], share: Share) -> Observed:
    body = record["body_id"]
    return Observed(
        0, body, record["body"], record["kind"], levels.get(body), record["division_code"], record["year"],
        share=share,
    )  # fmt: skip
