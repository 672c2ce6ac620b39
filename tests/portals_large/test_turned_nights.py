"""Nights on which addresses come to stand for something else: swapped files, new ids, a new product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from crawler.discovery import url_key
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.crawl.site import Answer
from tests.nightly import at_night
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_large.county import GK, Large, Row, items
from tests.portals_large.test_large import FEW, LAYOUTS
from tests.portals_other.nights import EDITED, LIVE
from tests.seeds import SEED

PAGES = replace(FEW, files=False)
ENDED = "SELECT d.url FROM documents d JOIN versions v ON v.document_id = d.id WHERE v.ended_at IS NOT NULL"


@dataclass
class Turned:
    """One portal on the first night, another from then on."""

    first: FamilyPortal
    then: FamilyPortal
    is_second: bool = False
    dynamic: dict[str, Callable[[Request], Answer | None]] = field(default_factory=dict)

    def answer(self, request: Request) -> Answer | None:
        return (self.then if self.is_second else self.first).answer(request)


@dataclass(frozen=True)
class Nights:
    """Two nights of one portal, the second a full revisit."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def over(
        self, turned: Turned, no_read: bool = True
    ) -> tuple[Crawled, Callable[[str], set[str]], Callable[[set[str]], set[str]]]:
        """The archive, a question for addresses of it, and how a set of paths is called there."""
        crawled = Crawled(self.folder)
        with FamilySite(turned) as site:
            for night in (1, 2):
                at_night(night, self.monkeypatch)
                turned.is_second = night == 2
                crawled.crawl(site, all_due=night == 2, no_read=no_read)
        root = site.home.rstrip("/")

        def addresses(query: str) -> set[str]:
            return {url_key(url) for (url,) in crawled.rows(query)}

        return crawled, addresses, lambda paths: {url_key(root + path) for path in paths}


@pytest.fixture
def two(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Nights:
    copy_archive(seeded, tmp_path / "archive.db")
    return Nights(tmp_path, monkeypatch)


def copied(portal: Large) -> Large:
    """The same portal, whose pages may be changed without changing the first's."""
    return with_pages(portal, dict(portal.pages))


def with_pages(portal: Large, pages: dict[str, Answer]) -> Large:
    """The same portal with other pages."""
    made = object.__new__(type(portal))
    made.__dict__.update(portal.__dict__ | {"pages": pages})
    return made


def test_a_file_swapped_under_its_name_is_one_change(two: Nights) -> None:
    first = Large(SEED, "swapped", size=FEW, kinds=("pdf", "docx", "wps"))
    column = f"{first.section}nb/"
    rows = [
        row
        for unit in first.bodies
        for row in first.shelf(unit, lambda n: f"{column}{n}.html", (GK, "公开年报"))
    ]
    first.way(column, "公开年报", items(rows), crumbs=(GK, "公开年报"))
    first.way(first.section, first.calls[0], first.columns(first.section, (column, "公开年报")), crumbs=(GK,))
    first.front((first.section, first.calls[0]))
    then, swapped = copied(first), first.rng.choice(sorted(first.truth))
    made = first.report_file("/other.pdf", first.truth[swapped].agency, first.truth[swapped].year)
    then.pages[swapped] = first.pages[made.path]
    del first.truth[made.path]
    _, addresses, called = two.over(Turned(first, then))
    assert called(set(first.truth)) <= addresses(LIVE)
    assert addresses(EDITED) == called({swapped})


def test_a_report_put_up_anew_under_another_id_is_found_and_the_old_one_gone(two: Nights) -> None:
    name = Random(SEED).choice(("a tree of slugs", "a shelf of every paper", "an opaque tree"))
    first = LAYOUTS[name](PAGES, SEED)
    old = first.rng.choice(sorted(first.truth))
    new = f"{old.rpartition('/')[0]}/{'9' + old.rpartition('/')[2]}"
    ends = old.rpartition("/")[2].encode(), new.rpartition("/")[2].encode()
    pages = {
        new if path == old else path: replace(page, body=page.body.replace(*ends))
        for path, page in first.pages.items()
    }
    then = with_pages(first, pages)
    _, addresses, called = two.over(Turned(first, then))
    standing = (set(first.truth) - {old}) | {new}
    assert called(standing) == addresses(LIVE), name
    assert addresses(EDITED) == set()


@pytest.mark.soak
def test_a_county_that_changes_its_product_over_night_loses_nothing(two: Nights) -> None:
    rng = Random(SEED)
    before, after = rng.sample(
        ("a tree of slugs", "bodies times topics", "hubs behind a script's menu", "GBK by .asp"), 2
    )
    first, then = LAYOUTS[before](PAGES, SEED), LAYOUTS[after](PAGES, SEED)
    crawled, addresses, called = two.over(Turned(first, then))
    assert not addresses(ENDED)
    assert called(set(first.truth) | set(then.truth)) == addresses(LIVE)
    assert crawled.rows("SELECT count(*) FROM alarms WHERE resolved_at IS NULL")[0][0] >= 1


def test_folders_that_differ_in_case_alone_hold_different_reports(two: Nights) -> None:
    p = Large(SEED, "case", size=PAGES)
    rows = list[Row]()
    for number, unit in enumerate(p.bodies[:4], 70):
        for folder in ("nb", "NB", "Nb"):
            path = f"/open/{folder}/{number}.html"
            p.report(path, unit, {"nb": 2021, "NB": 2022, "Nb": 2023}[folder], crumbs=(GK, "年报"))
            rows.append(
                (path, f"{p.full(unit)}{p.truth[path].year}年信息公开年报", f"{p.truth[path].year + 1}-01-09")
            )
    p.way("/open/list.html", "公开年报", items(rows), crumbs=(GK, "公开年报"))
    p.enter(("/open/list.html", "公开年报"))
    then, edited = copied(p), p.rng.choice(sorted(p.truth))
    then.pages[edited] = replace(
        p.pages[edited],
        body=p.pages[edited].body.replace(
            b"</h1>", "</h1><p>更正：本年度收到申请九件，均已答复。</p>".encode(), 1
        ),
    )
    _, addresses, called = two.over(Turned(p, then))
    assert addresses(LIVE) == called(set(p.truth))
    assert addresses(EDITED) == called({edited})
