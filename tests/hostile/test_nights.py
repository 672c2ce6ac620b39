"""Nights on which a portal defends itself, and portals that do not answer beside one that does."""

from __future__ import annotations

from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from random import Random

import pytest

from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Page, Site, small_portal
from tests.hostile import tricks
from tests.hostile.blocking import PAGES
from tests.hostile.server import Hostile, Plain
from tests.seeds import SEED

DRAWN = Random(SEED).sample(sorted(PAGES), 3)
SILENT = 40


def defended(site: Site, after: int, page: Plain) -> None:
    """From some request on, everything but robots.txt answers with a block page."""

    def guard(real: Page) -> Page:
        def answer(handler: BaseHTTPRequestHandler) -> Answer:
            if len(site.log) < after:
                return real(handler) if callable(real) else real
            return Answer(page.body, page.status, dict(page.headers), page.kind)
        return answer

    site.pages = {path: real if path == "/robots.txt" else guard(real) for path, real in site.pages.items()}
    site.missing = Answer(page.body, page.status)


@pytest.mark.parametrize("kind", [
    *DRAWN, *(pytest.param(kind, marks=pytest.mark.soak) for kind in sorted(PAGES) if kind not in DRAWN)])
def test_a_night_of_block_pages_withdraws_nothing_and_passes(crawled: Crawled, kind: str) -> None:
    with Site(small_portal(years=tuple(range(2012, 2024)))) as site:
        whole = dict(site.pages)
        first = crawled.night(site)
        site.log.clear()
        defended(site, Random(f"{SEED}/{kind}").randint(1, 5), PAGES[kind])
        second = crawled.night(site)
        assert (second.outcome, second.gone, second.changed) == ("blocked", 0, 0)
        assert len(site.log) <= 5 + 8 + 3
        assert crawled.open_alarms() == ["portal_blocked"]
        site.pages, site.missing = whole, Answer(b"", 404)
        third = crawled.night(site)
    assert (third.outcome, third.new, third.changed, third.gone) == ("found", 0, 0, 0)
    assert third.same == first.new == 12
    assert crawled.open_alarms() == []


def test_portals_that_never_answer_do_not_hold_up_one_that_does(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.settings.DOWNLOAD_TIMEOUT", 4)
    monkeypatch.setattr("crawler.politeness.TRIES", 1)
    with ExitStack() as held:
        dead = [held.enter_context(Hostile(lambda _: tricks.silence)) for _ in range(SILENT)]
        result = crawled.crawl(
            targets=(*(one.home for one in dead), site.home),
            allow_private=(*(one.place for one in dead), site.place))
        began = min(at for one in dead for at, _ in one.asked)
    outcomes = [portal.outcome for portal in result.portals]
    assert outcomes == ["unreachable"] * SILENT + ["found"]
    assert max(asked.ready for asked in site.log) < began + 4
