"""The truth and the changes of a sample portal, from its two nights and where its pages lie."""

from __future__ import annotations

from collections.abc import Mapping

from samples.county import County, Publication
from samples.nights import TwoNights
from samples.portal import VIEWS, Changes, SamplePortal, TrueReport

Places = tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]
"""Key of a report → its address; key → its files."""


def true_report(publication: Publication, places: Places, *, withdrawn: bool = False) -> TrueReport:
    report, unit = publication.report, publication.unit
    return TrueReport(
        key=publication.key,
        agency=report.agency,
        unit=unit.short,
        kind=unit.kind,
        level=unit.level,
        scope=unit.scope,
        year=report.year,
        form=report.form,
        title=report.title,
        published_on=publication.published,
        address=places[0][publication.key],
        files=places[1][publication.key],
        figures=report.figures,
        stated=report.prose.stated,
        status="withdrawn" if withdrawn else "live",
        breaks=report.breaks,
    )


def truth(nights: TwoNights, night: int, first: Places, second: Places) -> list[TrueReport]:
    county: County = nights.first if night == 1 else nights.second
    reports = [true_report(p, first if night == 1 else second) for p in county.publications]
    if night == 2:
        reports.append(true_report(nights.first.find(nights.withdrawn), first, withdrawn=True))
    return reports


def changes(
    portal: SamplePortal,
    nights: TwoNights,
    before: Mapping[str, str],
    after: Mapping[str, str],
    regenerated: frozenset[str],
    news: set[str],
) -> Changes:
    """Compared from the plan, not from the pages: the tests hold one against the other."""
    code = nights.edited_code
    values = [c.find(nights.edited).report.figures[code] for c in (nights.first, nights.second)]
    new = portal.site(2).answers
    return Changes(
        new=(after[nights.new],),
        edited={after[nights.edited]: {code: (values[0], values[1])}},
        withdrawn=(before[nights.withdrawn],),
        moved={before[nights.moved]: after[nights.moved]},
        regenerated=tuple(sorted(regenerated)),
        counters=tuple(sorted(t for t, a in new.items() if a.role == "report" and VIEWS in a.body)),
        news=tuple(sorted(news)),
    )
