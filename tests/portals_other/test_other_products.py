"""Portals of products without an adapter: every report, no look-alike, few fetches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crawl.site import Site
from tests.portals_other import layouts, more_layouts, odd_layouts
from tests.portals_other.building import Portal
from tests.portals_other.walk import Walked, target, walk
from tests.seeds import SEED
from tests.whole.program import program_in

LAYOUTS: dict[str, Callable[[int], Portal]] = {
    "slug tree": layouts.slug_tree,
    "hub of bare names": layouts.hub,
    "snowflake ids": layouts.snowflake,
    "list and show": layouts.list_show,
    "aspx, cut titles": layouts.site_factory,
    "numbered components": more_layouts.components,
    "uuids": more_layouts.uuids,
    "no extension, no charset": more_layouts.bare,
    "mixed with news": more_layouts.mixed,
    "choices, maps, scripts": more_layouts.scripted,
    "queries, attached files": more_layouts.deep,
    "no breadcrumb": more_layouts.tree,
    "pagers of scripts": more_layouts.guessed,
    "routes behind #": odd_layouts.hashed,
    "table of units and years": odd_layouts.table_of_years,
    "units as choices": odd_layouts.chosen,
    "encoded clicks": odd_layouts.encoded,
    "English words": odd_layouts.english,
    "site map only": odd_layouts.mapped,
    "own sites": odd_layouts.own_sites,
}
MOST_TIMES = 1.5
"""Fetches over the fewest that find every report; an unknown product may take three times as many."""


@pytest.fixture(scope="module", params=LAYOUTS)
def walked(request: pytest.FixtureRequest) -> Walked:
    portal = LAYOUTS[request.param](SEED)
    if "/map.html" not in portal.pages:
        portal.map_out()
    return walk(portal)


def test_every_report_is_found(walked: Walked) -> None:
    assert not walked.missed


def test_no_other_paper_is_taken_for_a_report(walked: Walked) -> None:
    assert not walked.wrong


def test_news_is_not_walked(walked: Walked) -> None:
    assert not set(walked.portal.news) & set(walked.fetched)


def test_few_pages_are_fetched_that_lead_nowhere(walked: Walked) -> None:
    assert walked.times <= MOST_TIMES


def test_two_nights_of_an_unknown_product(tmp_path: Path) -> None:
    """The program itself: reports with their bodies and years, and a second night that changes nothing."""
    portal = layouts.hub(SEED)
    program, site = program_in(tmp_path), Site({**portal.pages})
    with site:
        for night in (1, 2):
            before = len(site.log)
            program.crawl(site.home, night)
            rows = {target(row["url"]): row for row in program.lines("reports", night=night)}
            told = {path: (row["agency"], row["year"], row["versions"]) for path, row in rows.items()}
            assert told == {path: (true.agency, true.year, 1) for path, true in portal.truth.items()}
            assert len(site.log) - before <= MOST_TIMES * portal.fewest
