"""Portals whose pages ask an API by POST for all that they show, walked with a real Chromium."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from crawler import chromium
from crawler.showing import MOST_VAIN
from tests.crawl.districts import DistrictSite, GuidSite, HistorySite
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Page, Site, html, links, report
from tests.seeds import SEED

PRODUCTS: dict[str, Callable[[int], DistrictSite]] = {
    "one shell for all": HistorySite,
    "another service than its product's": GuidSite,
    "a product nobody knows": partial(GuidSite, common="govweb"),
    "menus asked for, files": partial(GuidSite, menus=False),
    "unknown, menus asked for, files": partial(GuidSite, common="govweb", menus=False),
}
needs_chromium = pytest.mark.skipif(
    chromium.missing() is not None, reason=f"needs Chromium: {chromium.missing()}"
)


def found_whole(product: str, folder: Path) -> None:
    """Every report is found and nothing else, a second night sees none anew, a third the one edited."""
    crawled = Crawled(folder)
    seed = Random(f"{SEED} {product}").randrange(10**6)
    with PRODUCTS[product](seed) as site:
        district = site.district
        first = crawled.night(site)
        home = site.home.rstrip("/")
        found = {url.removeprefix(home) for (url,) in crawled.rows("SELECT url FROM documents")}
        second = crawled.night(site)
        edited = Random(seed).choice(sorted(district.bodies))
        district.papers[edited]["body"] = district.papers[edited]["body"].replace("若干件", "七件")
        third = crawled.night(site)
    assert found == set(district.truth) | set(district.files.values()), (product, seed)
    assert first.new == len(found)
    assert (second.new, second.changed, second.gone) == (0, 0, 0), (product, seed)
    assert (third.new, third.changed, third.gone) == (0, 1, 0), (product, seed)


@needs_chromium
@pytest.mark.parametrize("product", Random(SEED).sample(sorted(PRODUCTS), 1))
def test_what_pages_ask_for_by_post_is_found(product: str, tmp_path: Path) -> None:
    found_whole(product, tmp_path)


@needs_chromium
@pytest.mark.soak
@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product(product: str, tmp_path: Path) -> None:
    found_whole(product, tmp_path)


def hollow_portal(units: int) -> dict[str, Page]:
    """A portal with a report of its own whose bodies' columns a script leaves empty."""
    column = "<h2>政府信息公开年报</h2><ul id='rows'></ul><script src='/js/rows.js'></script>"
    bodies = [(f"/b{n}/nb/", f"第{n}街道政府信息公开年报") for n in range(units)]
    pages: dict[str, Page] = {
        "/": Answer(html("临河区人民政府", links(("/gk/", "政府信息公开")))),
        "/gk/": Answer(html("政府信息公开", links(("/nb/", "政府信息公开年报"), *bodies))),
        "/nb/": Answer(html("政府信息公开年报", links(("/nb/1.html", "临河区2024年政府信息公开年度报告")))),
        "/nb/1.html": Answer(report("临河区", 2024)),
        "/js/rows.js": Answer(b"fetch('/api/rows', {method: 'POST'});", kind="text/javascript"),
        "/api/rows": Answer(b"[]", kind="application/json"),
        "/robots.txt": Answer(b"", kind="text/plain"),
    }
    return pages | {path: Answer(html(name, column), validators=True) for path, name in bodies}


@needs_chromium
def test_columns_that_stay_empty_are_not_all_tried(crawled: Crawled) -> None:
    with Site(hollow_portal(3 * MOST_VAIN)) as site:
        night = crawled.night(site)
        asked = site.paths()
    assert night.new == 1
    assert asked.count("/api/rows") == MOST_VAIN
    assert asked.count("/js/rows.js") == 1


def test_without_a_browser_a_hollow_column_stays_as_it_came(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.render.missing", lambda: "to have such pages rendered: apt-get install it")
    with Site(hollow_portal(1)) as site:
        night = crawled.night(site)
    assert (night.new, night.failed) == (1, 0)
    sign = crawled.last_visit("/b0/nb/").sign
    assert sign is not None
    assert "only scripts fill in" in sign
    assert "apt-get install it" in sign
