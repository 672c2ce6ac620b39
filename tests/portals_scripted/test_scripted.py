"""Portals whose scripts ask a service for every list, walked with a real Chromium."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from scrapy.http import Response

from crawler import chromium
from crawler.errors import NotRenderedError
from crawler.render import Rendering
from tests.crawl.run import Crawled
from tests.portals_scripted.layouts import LAYOUTS
from tests.portals_scripted.scripted import Scripted
from tests.seeds import SEED

UNKNOWN = 3.0
"""Requests over the fewest that an unknown product may take."""
needs_chromium = pytest.mark.skipif(
    chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}"
)


def found_on(site: Scripted, crawled: Crawled) -> set[str]:
    """The addresses of all documents."""
    home = site.home.rstrip("/")
    return {url.removeprefix(home) for (url,) in crawled.rows("SELECT url FROM documents")}


def is_held(name: str, seed: int, folder: Path) -> None:
    """Every report is found and nothing else, a second night sees none anew, a third the one edited."""
    crawled, rng, told = Crawled(folder), Random(seed), (name, seed)
    with LAYOUTS[name](seed) as site:
        first = crawled.night(site)
        found, times = found_on(site, crawled), len(site.asked) / site.fewest
        second = crawled.night(site)
        edited = rng.choice([paper for paper in site.county.truth if site.is_text(paper)])
        edited.body = edited.body.replace("若干件", "七件")
        third = crawled.night(site)
    assert found == site.truth, told
    assert first.new == len(found), told
    assert times <= UNKNOWN, told
    assert (second.new, second.changed, second.gone) == (0, 0, 0), told
    assert (third.new, third.changed, third.gone) == (0, 1, 0), told


@needs_chromium
@pytest.mark.parametrize("name", Random(SEED).sample(sorted(LAYOUTS), 1))
def test_what_scripts_show_is_found(name: str, crawled: Crawled, tmp_path: Path) -> None:
    del crawled
    is_held(name, Random(f"{SEED} {name}").randrange(10**6), tmp_path)


@needs_chromium
def test_a_column_that_the_browser_could_not_show_is_tried_again(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, calls = Rendering.of, count()

    async def at_times(self: Rendering, *asked: Any, **more: Any) -> tuple[Response, bool]:  # noqa: ANN401
        if next(calls) == 1:
            raise NotRenderedError("too slow")
        return await whole(self, *asked, **more)

    monkeypatch.setattr(Rendering, "of", at_times)
    with LAYOUTS["tables of a platform"](SEED) as site:
        first, second = crawled.night(site), crawled.night(site)
        found = found_on(site, crawled)
    assert first.new == len(site.truth) - len(site.county.years)
    assert second.new == len(site.county.years)
    assert found == site.truth


@needs_chromium
@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_product(name: str, crawled: Crawled, tmp_path: Path) -> None:
    del crawled
    is_held(name, Random(f"{SEED} {name}").randrange(10**6), tmp_path)
