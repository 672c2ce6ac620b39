"""Both sample portals over two nights, on a seed drawn at test time, against their truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from research import Archive
from samples.portal import VIEWS, SamplePortal, TrueReport
from samples.portals import trs_county, ucap_county
from samples.server import LogEntry, SampleServer
from tests.seeds import SEED
from tests.whole.program import Program, program_in

SAYS_GONE = "不存在".encode()
"""A page that says so with status 200 is not believed: it is asked for again, whole."""
MOST_REQUESTS = 1.5
"""Times the fewest that a complete crawl of a known family can do with."""


@dataclass
class Nights:
    """What the program did and answered on each night."""

    portal: SamplePortal
    program: Program
    log: dict[int, list[LogEntry]] = field(default_factory=dict)
    reports: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)

    def fetched(self, night: int) -> set[str]:
        return {entry.path for entry in self.log[night]}

    def found(self, night: int) -> dict[str, dict[str, Any]]:
        """Target → report; the same report at several addresses is under its own."""
        return {target(report["url"]): report for report in self.reports[night]}


def target(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


@pytest.fixture(scope="module", params=[ucap_county, trs_county], ids=["ucap", "trs"])
def nights(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    make: Callable[[int], SamplePortal] = request.param
    found = Nights(make(SEED), program_in(Path(tmp_path_factory.mktemp("nights"))))
    with SampleServer(found.portal) as server:
        for night in (1, 2):
            server.night = night
            before = len(server.log)
            found.program.crawl(server.home_url, night)
            found.log[night] = server.log[before:]
            found.reports[night] = found.program.lines("reports", night=night)
    found.last = found.program.lines("status", night=2)[0]["last"]
    return found


def own(portal: SamplePortal, night: int) -> list[TrueReport]:
    return portal.truth(night)


@pytest.mark.parametrize("night", [1, 2])
def test_every_report_is_found_and_nothing_else(nights: Nights, night: int) -> None:
    true = {(report.agency, report.year): report for report in own(nights.portal, night)}
    seen = {(report["agency"], report["year"]) for report in nights.reports[night]}
    by_address = {target(report["url"]) for report in nights.reports[night]} | {
        target(url) for report in nights.reports[night] for url in report["also_at"]
    }
    missing = [key for key, report in true.items() if report.address not in by_address]
    assert not missing
    assert len(nights.reports[night]) == len(true)
    assert not by_address & nights.portal.lookalike_paths
    assert len(seen) == len(true)


@pytest.mark.parametrize("night", [1, 2])
def test_every_figure_is_right(nights: Nights, night: int) -> None:
    wrong = []
    found = nights.found(night)
    for report in own(nights.portal, night):
        read = found[report.address]["figures"]
        for code, value in report.figures.items():
            expected = None if value is None else Decimal(str(value))
            got = None if read.get(code) is None else Decimal(str(read[code]))
            if got != expected:
                wrong.append((report.title, code, expected, got))
    assert not wrong


def test_body_year_kind_level_and_scope(nights: Nights) -> None:
    found = nights.found(1)
    for report in own(nights.portal, 1):
        filed = found[report.address]
        assert (filed["year"], filed["form"]) == (report.year, report.form), report.title
        assert filed["kind"] == report.kind, report.title
        assert filed["level"] == report.level, report.title
        assert filed["scope"] in (report.scope, "unknown"), report.title
        assert filed["published_on"] == report.published_on.isoformat(), report.title
    bodies = {(report.agency): found[report.address]["body_id"] for report in own(nights.portal, 1)}
    assert len(set(bodies.values())) == len(bodies)


def test_the_second_night_tells_exactly_what_changed(nights: Nights) -> None:
    changes, last = nights.portal.changes(), nights.last
    assert {target(one["url"]) for one in last["new"]} == set(changes.new)
    assert {target(one["url"]) for one in last["withdrawn"]} == set(changes.withdrawn)
    assert {target(one["from"]): target(one["url"]) for one in last["moved"]} == dict(changes.moved)
    edited = {
        target(one["url"]): {figure["code"]: (figure["old"], figure["new"]) for figure in one["figures"]}
        for one in last["changed"]
    }
    assert edited == {address: dict(figures) for address, figures in changes.edited.items()}
    assert {target(r["url"]) for r in nights.reports[2] if r["changed"]} == set(changes.edited)
    withdrawn = [report for report in nights.reports[2] if report["status"] == "withdrawn"]
    assert len(withdrawn) == len(changes.withdrawn)


def test_the_walk_is_short_and_leaves_the_noise_alone(nights: Nights) -> None:
    minimum = nights.portal.minimum_requests(1)
    assert len(nights.log[1]) <= MOST_REQUESTS * minimum
    for night in (1, 2):
        assert not nights.fetched(night) & nights.portal.forbidden_paths
        noise = nights.fetched(night) & nights.portal.noise_paths
        assert len(noise) <= 0.05 * minimum, sorted(noise)[:10]


def test_the_second_night_asks_for_no_body_that_a_304_spares(nights: Nights) -> None:
    second = nights.portal.site(2)
    seen = nights.fetched(1)
    needless = [
        entry.path
        for entry in nights.log[2]
        if entry.path in seen
        and entry.status == 200
        and entry.path != "/robots.txt"
        and second.answer(entry.path).validators
        and second.answer(entry.path).body == nights.portal.site(1).answer(entry.path).body
        and VIEWS not in second.answer(entry.path).body
        and SAYS_GONE not in second.answer(entry.path).body
    ]
    assert not needless


def test_verify_finds_every_byte_as_it_was(nights: Nights) -> None:
    assert "every byte" in nights.program.run("verify").stdout


def test_what_the_views_keep_is_what_the_commands_say(nights: Nights) -> None:
    """The crawl itself writes down coverage and findings across years, its own searches included."""
    with Archive(nights.program.archive) as archive:
        written = archive.sql("SELECT body, fiscal_year, state FROM v_coverage WHERE portal_id IS NOT NULL")
        found = archive.sql("SELECT body_id, rule, message FROM v_findings")
    kept = {(row["body"], row["fiscal_year"]): row["state"] for row in written}
    mine = {row["body_id"] for row in nights.reports[2]}
    said = [row for row in nights.program.lines("coverage", night=2) if row["body_id"] in mine]
    assert said
    assert {(row["body"], row["year"]): row["state"] for row in said}.items() <= kept.items()
    every = nights.program.lines("check", night=2)
    checked = {(row["body_id"], row["rule"], row["message"]) for row in every}
    assert {(row["body_id"], row["rule"], row["message"]) for row in found} <= checked
    assert {"carry_over_differs", "changed_after_publication"} & {row["rule"] for row in found}
