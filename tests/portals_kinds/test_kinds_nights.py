"""Two nights over portals by kind: no false edit, nothing withdrawn, nothing asked again in vain."""

from __future__ import annotations

from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest

from crawler.discovery import url_key
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.nightly import at_night
from tests.portals_families.serve import FamilySite
from tests.portals_kinds.kinds import Kind
from tests.portals_kinds.test_kinds import LAYOUTS, LOST, ONE_ANSWER, UNKNOWN
from tests.portals_large.hosted import several_hosts
from tests.portals_other.filed import filed, filed_here, is_name_of
from tests.portals_other.nights import LIVE, ROUTINE
from tests.seeds import SEED

SESSIONS = {"exploding"}
"""Whose addresses bear what is another each time."""
READ = sorted(set(LAYOUTS) - SESSIONS - {"nothing"})
BRANCHES = {"police"}
"""Of a bureau whose branches are told without it."""
VIEWS = {"catalogue"}
"""Views of the same papers, asked for on any night."""
MORE_SIBLINGS = 9
"""Requests for three more addresses of one list, of three pages."""
IN_TURN = 10
"""At most one report in so many is read in a night because its turn in the month has come."""
OTHERS = "SELECT count(*) FROM versions WHERE number > 1 OR ended_at IS NOT NULL"


def nights(folder: Path, seeded: Path, portal: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first night, one with every page due, a routine one."""
    copy_archive(seeded, folder / "archive.db")
    crawled, asked = Crawled(folder), list[int]()
    with several_hosts(portal, monkeypatch) if portal.sites else FamilySite(portal) as site:
        true = {url_key(site.named(path)) for path in portal.truth}
        for night in (1, 2, 3):
            at_night(night, monkeypatch)
            before = len(site.log)
            crawled.crawl(site, all_due=night == 2)
            asked.append(len(site.log) - before)
            told = (portal.name, portal.seed, night, asked)
            assert {url_key(url) for (url,) in crawled.rows(LIVE)} == true, told
            assert crawled.rows(OTHERS)[0][0] == 0, told
    assert asked[0] <= (UNKNOWN * (portal.fewest + 1) if true else LOST), asked
    more = MORE_SIBLINGS * (portal.name in ONE_ANSWER | VIEWS)
    assert asked[1] <= asked[0] + more, asked
    assert asked[2] <= max(ROUTINE * asked[0], 4, _must(crawled, len(true))), asked


def _must(crawled: Crawled, reports: int) -> int:
    """Requests of a routine night: a robots.txt a host, the home page, each list, and the reports whose turn
    in the month it is.
    """
    pages = [(urlsplit(url).netloc, role) for url, role in crawled.rows("SELECT url, role FROM pages")]
    lists = [url for url, role in pages if role == "list"]
    hosts = len({host for host, _ in pages})
    return hosts + 1 + len(lists) + reports // IN_TURN


def is_branch_of(told: str | None, name: str) -> bool:
    """True of a body's name with or without its bureau's: 永丰县交通警察大队, 永丰县公安局交通警察大队."""
    return is_name_of(told, name) or is_name_of(told, name.replace("公安局", ""))


def test_nothing_is_edited_nor_asked_in_vain(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, LAYOUTS[Random(SEED).choice(sorted(LAYOUTS))](SEED), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(tmp_path, seeded, LAYOUTS[name](Random(f"{SEED} {name}").randrange(10**6)), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", READ)
def test_body_and_year_in_every_layout(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = LAYOUTS[name](Random(f"{SEED} {name}").randrange(10**6))
    if portal.sites:
        filed_here(tmp_path, portal, several_hosts(portal, monkeypatch), monkeypatch, nights=1)
    else:
        filed(tmp_path, portal, nights=1, same=is_branch_of if name in BRANCHES else is_name_of)
