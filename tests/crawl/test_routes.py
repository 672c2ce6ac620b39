"""Portals whose pages are routes of one application, walked with a real Chromium."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from crawler import chromium
from tests.crawl.application import ROWS, Application, ApplicationSite
from tests.crawl.application_scripts import SCRIPTS
from tests.crawl.run import Crawled
from tests.seeds import SEED

pytestmark = pytest.mark.skipif(
    chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}"
)


def found_whole(product: str, folder: Path, years: int) -> None:
    """Every report and nothing else is found, and nothing is asked for twice or in vain."""
    application = Application(Random(f"{SEED} {product}").randrange(10**6), product, years)
    crawled = Crawled(folder)
    with ApplicationSite(application) as site:
        night = crawled.night(site)
        asked = [path for path in site.paths() if not path.startswith("/static/")]
        home = site.home.rstrip("/")
    found = {url.removeprefix(home) for (url,) in crawled.rows("SELECT url FROM documents")}
    assert found == set(application.truth), (product, application.seed)
    assert night.new == len(found)
    lists = [route for route in application.lists if "list?" in route]
    turned = len(lists) * -(-years // ROWS)
    assert sorted(asked) == sorted(set(asked)), (product, application.seed)
    assert len(asked) == 1 + len(("home", "gk", "gk/org")) + turned + len(found)


def test_every_report_behind_routes_is_found_by_the_fewest_requests(tmp_path: Path) -> None:
    found_whole(Random(SEED).choice(sorted(SCRIPTS)), tmp_path, years=ROWS + 1)


@pytest.mark.soak
@pytest.mark.parametrize("product", SCRIPTS)
def test_every_product(product: str, tmp_path: Path) -> None:
    found_whole(product, tmp_path, years=2 * ROWS + 1)


def test_a_second_night_sees_what_is_edited_and_nothing_else(crawled: Crawled) -> None:
    application = Application(SEED, "hashes", years=1)
    with ApplicationSite(application) as site:
        crawled.night(site)
        told = application.told[min(application.told)]
        told["html"] = str(told["html"]).replace("若干件", "七件")
        second = crawled.night(site)
    assert (second.new, second.changed, second.gone) == (0, 1, 0)
