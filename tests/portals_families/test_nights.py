"""Two nights of the program where only scripts fetch the lists: what is new, edited, gone and moved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery import url_key
from tests.crawl.site import Answer, Asked
from tests.portals_families.county import County, Row
from tests.portals_families.epoint import Epoint
from tests.portals_families.gkmlpt import Gkmlpt
from tests.portals_families.serve import FamilySite
from tests.seeds import SEED
from tests.whole.program import program_in

REMARK = "（更正）本报告所称办结含上年结转事项。"
MOST_TIMES = 1.5
FEW = 5


@dataclass
class Nights:
    """What was asked and answered on each night; `gone` is left out of the second night's portal."""

    county: County
    home: str = ""
    fewest: int = 0
    log: dict[int, list[Asked]] = field(default_factory=dict)
    reports: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)
    new: str = ""
    edited: str = ""
    gone: str = ""
    moved: tuple[str, str] = ("", "")

    def keys(self, *paths: str) -> set[str]:
        return {url_key(self.home.rstrip("/") + path) for path in paths}

    def shorten(self) -> None:
        """Leaves a few reports: two nights of many take long."""
        for row in self._plain()[FEW:]:
            self._drop(row)

    def _plain(self) -> list[Row]:
        """The rows of reports without a file."""
        rows = self.county.lists[0][1]
        return [row for row in rows if row.path in self.county.portal.truth and "附件" not in self._text(row)]

    def change(self) -> None:
        """One report new, one edited, one gone and one under another address. The rows are those served."""
        portal, (column, rows) = self.county.portal, self.county.lists[0]
        plain = self._plain()
        edited, gone, moved = self.county.rng.sample(plain, 3)
        self.edited, self.gone = edited.path, gone.path
        text = self._text(edited)
        at = text.rindex("</p>") if "</p>" in text else text.rindex("\\u003C/p")
        self._put(edited.path, text[:at] + REMARK + text[at:])
        self._drop(gone)
        self.moved = (moved.path, self.county.article(column))
        self._put(self.moved[1], self._text(moved))
        portal.truth[self.moved[1]] = replace(portal.truth[moved.path], path=self.moved[1])
        rows[rows.index(moved)] = Row(self.moved[1], moved.text, moved.day)
        del portal.truth[moved.path], portal.pages[moved.path]
        known = set(portal.truth)
        rows.insert(0, self.county.report(column, "", 2024))
        (self.new,) = set(portal.truth) - known

    def _text(self, row: Row) -> str:
        return self.county.portal.pages[row.path].body.decode()

    def _put(self, path: str, text: str) -> None:
        self.county.portal.pages[path] = Answer(text.encode(), kind="text/html")

    def _drop(self, row: Row) -> None:
        portal, rows = self.county.portal, self.county.lists[0][1]
        rows.remove(row)
        del portal.truth[row.path], portal.pages[row.path]


@pytest.fixture(scope="module", params=[Gkmlpt, pytest.param(Epoint, marks=pytest.mark.soak)])
def nights(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    made: type[County] = request.param
    found = Nights(made(SEED, "flat"))
    found.shorten()
    found.fewest = found.county.portal.fewest + 1
    program = program_in(Path(tmp_path_factory.mktemp("scripted")))
    with FamilySite(found.county.portal) as site:
        found.home = site.home
        for night in (1, 2):
            if night == 2:
                found.change()
            before = len(site.log)
            program.crawl(site.home, night)
            found.log[night] = site.log[before:]
            found.reports[night] = program.lines("reports", night=night)
            if night == 1:
                _every_report(found, found.reports[1])
    found.last = program.lines("status", night=2)[0]["last"]
    return found


def _every_report(nights: Nights, reports: list[dict[str, Any]]) -> None:
    """The agency may be filed with the province before it, as the county's names are real ones; a file stands
    under the address of its article."""
    for path, filed in nights.county.portal.truth.items():
        (report,) = [report for report in reports
                     if report["year"] == filed.year and report["agency"].endswith(filed.agency)]
        at = {url_key(url) for url in (report["url"], *report["also_at"])}
        assert path.endswith(".pdf") or nights.keys(path) <= at
    assert len(reports) == len({(filed.agency, filed.year) for filed in nights.county.portal.truth.values()})
    false = nights.keys(*nights.county.portal.false)
    assert not [report["url"] for report in reports if url_key(report["url"]) in false]


def test_every_report_is_filed_on_both_nights(nights: Nights) -> None:
    _every_report(nights, [report for report in nights.reports[2] if report["status"] != "withdrawn"])


def test_the_second_night_tells_what_changed_and_no_more(nights: Nights) -> None:
    last = nights.last
    assert {url_key(one["url"]) for one in last["new"]} == nights.keys(nights.new)
    assert {url_key(one["url"]) for one in last["withdrawn"]} == nights.keys(nights.gone)
    assert {(url_key(one["from"]), url_key(one["url"])) for one in last["moved"]} == {
        tuple(url_key(nights.home.rstrip("/") + path) for path in nights.moved)}
    assert {url_key(one["url"]) for one in last["changed"]} == nights.keys(nights.edited)


def test_a_304_spares_what_did_not_change(nights: Nights) -> None:
    seen = {asked.path: asked for asked in nights.log[1] if asked.status == 200}
    dynamic = nights.county.portal.dynamic
    again = {asked.path for asked in nights.log[2] if asked.status == 200 and asked.path in seen
             and asked.path.partition("?")[0] not in dynamic and asked.path != "/robots.txt"}
    assert again <= {nights.edited}


def test_few_requests_are_made_in_vain(nights: Nights) -> None:
    assert len(nights.log[1]) <= MOST_TIMES * nights.fewest
