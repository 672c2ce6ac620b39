"""A week of nights by a moving clock over five portals: one is down for two nights, one moves to another
host, one changes its product, one sheds half its reports, one only goes on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from crawler.options import CrawlResult
from models import clock
from models.archive import Archive
from models.tables import Portal
from research.queries import reports
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Page, Site, html, links, report, small_portal

FIRST_NIGHT = datetime(2026, 3, 2, 14, tzinfo=UTC)
"""In the season: lists are looked at each night."""

UNITS = ("江口镇", "茅店镇", "王母渡镇", "沙地镇", "五云镇")
DOWN, MOVES, CHANGES, SHEDS, STEADY = UNITS
YEARS = tuple(range(2018, 2026))


@pytest.fixture
def sites() -> Iterator[dict[str, Site]]:
    with ExitStack() as held:
        yield {unit: held.enter_context(Site(small_portal(unit, YEARS))) for unit in UNITS}


class Nights:
    """Nights of one archive, a day apart."""

    def __init__(self, crawled: Crawled, monkeypatch: pytest.MonkeyPatch, places: tuple[str, ...]) -> None:
        self.crawled, self.places = crawled, places
        self._number = 0
        self._patch = monkeypatch

    def next(self) -> CrawlResult:
        start = (FIRST_NIGHT + timedelta(days=self._number), time.monotonic())
        self._patch.setattr(clock, "_start", lambda: start)
        self._number += 1
        return self.crawled.crawl(targets=(), allow_private=self.places, no_read=False)

    def alarms(self) -> dict[tuple[str, str], int]:
        """How often each portal's alarm of each rule was raised, ever."""
        query = "SELECT p.name, a.rule FROM alarms a JOIN portals p ON p.id = a.portal_id"
        return dict(Counter((name, rule) for name, rule in self.crawled.rows(query)))

    def reports(self, unit: str) -> list[dict[str, object]]:
        with Archive.open(self.crawled.url) as archive, archive.reading() as session:
            return [one for one in reports(session) if unit in str(one["title"])]


def another_product(unit: str) -> dict[str, Page]:
    """The same reports under other addresses and another home page."""
    old = small_portal(unit, YEARS)
    rows = [(f"/art/{year}/1/20/art_77_{year}.html", year) for year in YEARS]
    column = f"{unit}政府信息公开年报"
    pages: dict[str, Page] = {"/robots.txt": old["/robots.txt"]}
    pages["/"] = Answer(html(f"{unit}人民政府", links(("/col/col77/index.html", "政府信息公开年报"))))
    named = [(path, f"{unit}{year}年政府信息公开工作年度报告") for path, year in rows]
    pages["/col/col77/index.html"] = Answer(html(
        column,
        f"<h2>{column}</h2>" + links(*named),
        metas='<meta name="ColumnName" content="政府信息公开年报">',
    ))
    for path, year in rows:
        pages[path] = Answer(report(unit, year))
    return pages


def test_a_week(sites: dict[str, Site], crawled: Crawled, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.add_all(
            Portal(home_url=site.home, name=unit, chosen=True, own_hosts=[]) for unit, site in sites.items()
        )
    nights = Nights(crawled, monkeypatch, tuple(site.place for site in sites.values()))

    first = nights.next()
    assert {portal.name: portal.new for portal in first.portals} == dict.fromkeys(UNITS, len(YEARS))
    assert (first.exit_code, nights.alarms()) == (0, {})

    # One is down, one changes its product over all addresses.
    up = dict(sites[DOWN].pages)
    sites[DOWN].pages = dict.fromkeys(up, Answer(status=503))
    sites[CHANGES].pages = another_product(CHANGES)
    second = nights.next()
    assert nights.alarms() == {(DOWN, "portal_unreachable"): 1, (CHANGES, "mass_loss"): 1}
    assert len(second.new_alarms) == 2
    third = nights.next()
    assert third.new_alarms == ()

    # It is back; another moves to another host; one sheds half its reports, list and all.
    sites[DOWN].pages = up
    moved = {
        path: Answer(status=301, headers={"Location": f"http://localhost:{sites[STEADY].port}{path}"})
        for path in sites[MOVES].pages if path != "/robots.txt"
    }
    sites[MOVES].pages = {**moved, "/robots.txt": sites[MOVES].pages["/robots.txt"]}
    for year in YEARS[:4]:
        del sites[SHEDS].pages[f"/nb/{year}.html"]
    sites[SHEDS].pages["/nb/"] = small_portal(SHEDS, YEARS[4:])["/nb/"]
    fourth = nights.next()
    assert len(fourth.new_alarms) == 2
    assert any("4 of 4 documents" in told for told in fourth.new_alarms)
    assert any(f"localhost:{sites[STEADY].port}" in told for told in fourth.new_alarms)
    rest = [nights.next() for _ in range(3)]

    assert [(night.new_alarms, night.exit_code) for night in (third, *rest)] == [((), 0)] * 4
    assert nights.alarms() == {
        (DOWN, "portal_unreachable"): 1,
        (CHANGES, "mass_loss"): 1,
        (MOVES, "portal_unreachable"): 1,
        (SHEDS, "mass_loss"): 1,
    }
    assert crawled.open_alarms() == ["mass_loss", "mass_loss", "portal_unreachable"]
    week = (first, second, third, fourth, *rest)
    assert sum(portal.gone for night in week for portal in night.portals) == 0
    for unit in UNITS:
        # Each report once: those of the new product are linked to what they were by their content.
        held = nights.reports(unit)
        assert [(one["year"], one["status"], one["changed"]) for one in held] == [
            (year, "live", False) for year in YEARS
        ]
    linked = (
        "SELECT count(*), count(DISTINCT f.report_id) FROM filings f JOIN versions v ON v.id = f.version_id "
        "JOIN documents d ON d.id = v.document_id JOIN portals p ON p.id = d.portal_id WHERE p.name = :unit"
    )
    assert crawled.rows(linked, unit=CHANGES) == [(2 * len(YEARS), len(YEARS))]
