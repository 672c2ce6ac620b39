"""A hostile portal: every true report, nothing else, in bounded time; each trap on record with its reason."""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.options import PortalResult
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.hostile.portal import HostilePortal, Trap
from tests.hostile.server import Hostile, Plain
from tests.seeds import SEED

MOST_TIMES = 3
LARGEST = 1024 * 1024


@dataclass
class Night:
    """One night over the portal: what it came to, what was asked for, and what the archive holds after it."""

    portal: HostilePortal
    crawled: Crawled
    result: PortalResult
    asked: list[str]
    aimed_at: list[str]
    home: str
    held: int
    """KiB that the process had taken at most when the night began."""

    def path(self, url: str) -> str:
        return url.removeprefix(self.home.rstrip("/"))

    @property
    def reports(self) -> set[str]:
        """Where the live reports stand."""
        rows = self.crawled.rows("SELECT url FROM v_reports WHERE status = 'live'")
        return {self.path(url) for (url,) in rows}

    def visits(self, path: str) -> list[tuple[Any, ...]]:
        return self.crawled.rows(
            "SELECT outcome, sign FROM visits WHERE url = :url AND run_id = (SELECT max(id) FROM runs)",
            url=self.home.rstrip("/") + path)

    def requests(self, trap: Trap) -> int:
        below = trap.path.endswith("/")
        return sum(path.startswith(trap.path) if below else path == trap.path for path in self.asked)


@pytest.fixture(scope="module", params=["quick", pytest.param("whole", marks=pytest.mark.soak)])
def nights(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, seeded: Path
) -> Iterator[tuple[Night, Night]]:
    """Two nights, each with every page due; quick with half of the traps and short limits."""
    folder = tmp_path_factory.mktemp("hostile")
    copy_archive(seeded, folder / "archive.db")
    with pytest.MonkeyPatch.context() as limits, Hostile(lambda _: Plain(b"caught")) as aimed:
        limits.setattr("crawler.settings.GONGKAI_FIRST_WAIT", 0.02)
        if request.param == "quick":
            limits.setattr("crawler.settings.DOWNLOAD_TIMEOUT", 0.7)
            limits.setattr("crawler.settings.DOWNLOAD_MAXSIZE", LARGEST)
            portal = HostilePortal(SEED, aimed.port, years=3, share=0.5)
        else:
            limits.setattr("crawler.settings.DOWNLOAD_TIMEOUT", 5)
            portal = HostilePortal(SEED, aimed.port)
        with Hostile(portal.reply_to) as site:
            crawled = Crawled(folder)
            yield _night(portal, crawled, site, aimed), _night(portal, crawled, site, aimed)


def _night(portal: HostilePortal, crawled: Crawled, site: Hostile, aimed: Hostile) -> Night:
    site.asked.clear()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = crawled.crawl(
        targets=(site.home,), allow_private=(site.place,), all_due=True, no_read=False).portals[0]
    return Night(portal, crawled, result, site.paths(), aimed.paths(), site.home, held)


def test_every_true_report_is_found_and_nothing_else(nights: tuple[Night, Night]) -> None:
    first, second = nights
    assert (first.result.outcome, second.result.outcome) == ("found", "found")
    assert first.reports == first.portal.truth
    assert second.reports == second.portal.truth


def test_few_requests_are_made_in_vain(nights: tuple[Night, Night]) -> None:
    for night in nights:
        assert len(night.asked) <= MOST_TIMES * night.portal.fewest
        assert {name: n for name, trap in night.portal.traps.items()
                if (n := night.requests(trap)) > trap.most} == {}


def test_each_trap_is_on_record_with_its_reason(nights: tuple[Night, Night]) -> None:
    for name, trap in nights[0].portal.traps.items():
        if trap.outcome:
            told = nights[0].visits(trap.path)
            assert [outcome for outcome, _ in told] == [trap.outcome], name
            assert re.search(trap.sign, told[0][1]), (name, told)


def test_nothing_reaches_other_hosts_and_inner_addresses(nights: tuple[Night, Night]) -> None:
    assert nights[1].aimed_at == []


def test_the_second_night_withdraws_and_changes_nothing(nights: tuple[Night, Night]) -> None:
    _, second = nights
    assert (second.result.new, second.result.changed, second.result.gone) == (0, 0, 0)
    ended = second.crawled.rows("SELECT d.url, v.ended_by FROM versions v JOIN documents d "
                                "ON d.id = v.document_id WHERE v.ended_at IS NOT NULL")
    assert ended == []


def test_memory_stays_bounded(nights: tuple[Night, Night]) -> None:
    """In KiB, over what the process that runs the tests held before."""
    assert nights[1].result.pages > 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - nights[0].held < 400 * 1024
