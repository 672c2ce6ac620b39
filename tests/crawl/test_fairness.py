"""Nights too short for all portals: those that waited longest go first, none waits more than two nights.

Dead portals among many are one message a cause."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from crawler.options import CrawlResult
from models import clock
from models.archive import Archive
from models.tables import Portal
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Page, Site, small_portal

JUNE = datetime(2026, 6, 1, 14, tzinfo=UTC)


def country(number: int) -> dict[str, Page]:
    """Many small portals of one server, each below a folder of its own."""
    pages: dict[str, Page] = {"/robots.txt": Answer(b"", kind="text/plain")}
    for n in range(number):
        for path, page in small_portal(f"第{n}镇", (2024,)).items():
            assert isinstance(page, Answer)
            body = page.body.replace(b'href="/', f'href="/p{n}/'.encode())
            pages[f"/p{n}{path}"] = Answer(body, kind=page.kind)
    return pages


def choose(crawled: Crawled, site: Site, number: int, dead: int = 0) -> None:
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        for n in range(number):
            home = f"http://127.0.0.1:9/p{n}/" if n < dead else f"{site.home}p{n}/"
            platform = f"平台{n % 2}"
            session.add(Portal(home_url=home, name=f"第{n}镇", chosen=True, own_hosts=[], platform=platform))


def night(
    crawled: Crawled, site: Site, monkeypatch: pytest.MonkeyPatch, number: int, until: str | None = None
) -> CrawlResult:
    start = (JUNE + timedelta(days=number), time.monotonic())
    monkeypatch.setattr(clock, "_start", lambda: start)
    return crawled.crawl(targets=(), allow_private=(site.place, "127.0.0.1:9"), until=until)


def test_no_portal_waits_more_than_two_nights(crawled: Crawled, monkeypatch: pytest.MonkeyPatch) -> None:
    """A night's time is counted in answers here: each is over after as many. Which platform they come from
    is chance, so that there are enough of them for one that gets but a third."""
    number, answers = 24, 28
    with Site(country(number)) as site:
        choose(crawled, site, number)
        monkeypatch.setattr("crawler.budget.seconds_until", lambda _until: answers)
        monkeypatch.setattr("crawler.budget.time", SimpleNamespace(monotonic=lambda: len(site.log)))
        walked: list[set[str]] = []
        for count in range(6):
            result = night(crawled, site, monkeypatch, count, until="06:00")
            assert not result.interrupted
            walked.append({portal.name for portal in result.portals if portal.requests})
    assert max(map(len, walked[1:])) < number
    for first in range(4):
        assert len(set().union(*walked[first : first + 3])) == number


def dead_among_many(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch, portals: int, dead: int, nights: int
) -> None:
    with Site(country(portals)) as site:
        choose(crawled, site, portals, dead)
        results = [night(crawled, site, monkeypatch, number) for number in range(nights)]
    # One platform, one cause: one message, and only the first night.
    assert [len(result.new_alarms) for result in results] == [min(dead, 2)] + [0] * (nights - 1)
    assert [result.exit_code for result in results] == [1] + [0] * (nights - 1)
    assert crawled.rows("SELECT count(*) FROM alarms") == [(dead,)]


def test_dead_portals_are_one_message_a_cause(crawled: Crawled, monkeypatch: pytest.MonkeyPatch) -> None:
    dead_among_many(crawled, monkeypatch, portals=12, dead=4, nights=3)


@pytest.mark.soak
def test_thirty_nights_with_five_in_a_hundred_dead(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead_among_many(crawled, monkeypatch, portals=60, dead=3, nights=30)
