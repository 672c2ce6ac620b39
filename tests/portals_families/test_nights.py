"""Two nights of the program over a portal of one product: what is new, edited, gone, moved, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.discovery import url_key
from crawler.discovery.urls import clean
from tests.crawl.site import Asked
from tests.portals_families.changes import Changed, next_night
from tests.portals_families.county import County
from tests.portals_families.products import one_drawn, small
from tests.portals_families.serve import FamilySite
from tests.portals_families.test_found import MOST_TIMES
from tests.seeds import SEED
from tests.whole.program import program_in


@dataclass
class Nights:
    """What was asked, answered and filed on each night; `before` holds the first night's pages, `files` the
    paths of those that are no web pages.
    """

    county: County
    home: str
    fewest: int
    before: dict[str, bytes]
    files: set[str]
    log: dict[int, list[Asked]] = field(default_factory=dict)
    reports: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    truth: dict[int, list[tuple[str, str, int]]] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)
    changed: Changed | None = None

    def key(self, path: str) -> str:
        return url_key(clean(path, self.home) or path)

    def keys(self, *paths: str) -> set[str]:
        return {self.key(path) for path in paths}


@pytest.fixture(scope="module", params=one_drawn())
def nights(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    county = small(request.param, SEED)
    portal, program = county.portal, program_in(tmp_path_factory.mktemp("nights"))
    with FamilySite(portal) as site:
        kept = {path: page.body for path, page in portal.pages.items()}
        files = {path for path, page in portal.pages.items() if not page.kind.startswith("text/html")}
        found = Nights(county, site.home, portal.fewest + 1, kept, files)
        for night in (1, 2):
            if night == 2:
                found.changed = next_night(county)
            before = len(site.log)
            program.crawl(site.home, night)
            found.log[night] = site.log[before:]
            found.reports[night] = program.lines("reports", night=night)
            found.truth[night] = [(true.path, true.agency, true.year) for true in portal.truth.values()]
    found.last = program.lines("status", night=2)[0]["last"]
    return found


@pytest.mark.parametrize("night", [1, 2])
def test_every_report_is_filed_once(nights: Nights, night: int) -> None:
    """The agency may be filed with the province before it, as the county's names are real ones; a file stands
    under the address of its article."""
    standing = [report for report in nights.reports[night] if report["status"] != "withdrawn"]
    for path, agency, year in nights.truth[night]:
        (report,) = [one for one in standing if one["year"] == year and one["agency"].endswith(agency)]
        at = {url_key(url) for url in (report["url"], *report["also_at"])}
        assert path in nights.files or nights.key(path) in at
    assert len(standing) == len({(agency, year) for _, agency, year in nights.truth[night]})
    false = nights.keys(*nights.county.portal.false)
    assert not [report["url"] for report in standing if url_key(report["url"]) in false]


def test_the_second_night_tells_what_changed_and_no_more(nights: Nights) -> None:
    last, changed = nights.last, nights.changed
    assert changed is not None
    assert {url_key(one["url"]) for one in last["new"]} == nights.keys(changed.new)
    assert {url_key(one["url"]) for one in last["withdrawn"]} == nights.keys(changed.withdrawn)
    moved = {(url_key(one["from"]), url_key(one["url"])) for one in last["moved"]}
    assert moved == {(nights.key(changed.moved[0]), nights.key(changed.moved[1]))}
    assert {url_key(one["url"]) for one in last["changed"]} == nights.keys(changed.edited)


def test_a_304_spares_what_did_not_change(nights: Nights) -> None:
    portal = nights.county.portal
    sent = {asked.path for asked in nights.log[2] if asked.status == 200} & set(nights.before)
    plain = {path for path in sent - {"/robots.txt"} if urlsplit(path).path not in portal.dynamic}
    assert not {path for path in plain if portal.pages[path].body == nights.before[path]}


def test_few_requests_are_made_in_vain(nights: Nights) -> None:
    assert len(nights.log[1]) <= MOST_TIMES * nights.fewest
