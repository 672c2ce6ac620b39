"""Lists that only a script turns, walked with a real Chromium and without one."""

from __future__ import annotations

from random import Random

import pytest

from crawler import chromium
from models.archive import Archive
from research.todo import todo
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site
from tests.crawl.turned import API, KINDS, SIZE, addressed, turned
from tests.seeds import SEED

YEARS = list(range(2024, 2010, -1))
needs_chromium = pytest.mark.skipif(
    chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}"
)


def nights_of(crawled: Crawled, kind: str) -> None:
    """All reports on all pages are found, by one request a page of the list; the next night sees what came on
    top and what went from the last page."""
    with Site(turned(kind, YEARS)) as site:
        first = crawled.night(site)
        asked = site.paths()
        assert (first.new, first.failed) == (len(YEARS), 0), kind
        turns = sum(path.startswith(API) for path in asked)
        assert turns == -(-len(YEARS) // SIZE) - 1
        assert len(asked) == len(("home", "list", "script")) + turns + len(YEARS)
        assert crawled.last_visit("/nb/").sign == "rendered: a script turned this list's pages"
        site.pages = turned(kind, [2025, *YEARS[:-1]])
        second = crawled.night(site)
        assert (second.new, second.changed, second.same, second.gone) == (1, 0, len(YEARS) - 1, 1), kind


@needs_chromium
def test_a_list_that_a_script_turns_is_seen_whole_each_night(crawled: Crawled) -> None:
    nights_of(crawled, Random(SEED).choice(sorted(KINDS)))


@pytest.mark.soak
@needs_chromium
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_turning(crawled: Crawled, kind: str) -> None:
    nights_of(crawled, kind)


def test_without_a_browser_a_list_says_that_only_its_first_page_was_seen(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.render.missing", lambda: "apt-get install it")
    with Site(turned("drawn", YEARS)) as site:
        assert crawled.night(site).new == SIZE
        sign = "paging: only a script turns to the next pages; apt-get install it"
        assert crawled.last_visit("/nb/").sign == sign
        with Archive.open(crawled.url) as archive, archive.reading() as session:
            (row,) = todo(session)
    assert (row["source"], row["problem"]) == (site.named("/nb/"), f"unturned: {sign}")


@needs_chromium
def test_a_button_that_goes_to_an_address_leads_to_the_next_pages(crawled: Crawled) -> None:
    with Site(addressed(YEARS)) as site:
        assert crawled.night(site).new == len(YEARS)


@needs_chromium
def test_a_list_whose_button_does_nothing_says_that_only_its_first_page_was_seen(crawled: Crawled) -> None:
    pages = addressed(YEARS)
    pages["/js/turn.js"] = Answer(b"document.querySelector('.forth').onclick = () => {};")
    with Site({path: page for path, page in pages.items() if "?" not in path}) as site:
        assert crawled.night(site).new == SIZE
    sign = "rendered: a script turned this list's pages, but not all of them"
    assert crawled.last_visit("/nb/").sign == sign
