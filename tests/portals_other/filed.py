"""Nights of the whole program over a portal: every report is on record once, as the portal says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from crawler.discovery import url_key
from research import Archive
from tests.crawl.run import Crawled
from tests.crawl.site import Site
from tests.nightly import at_night
from tests.portals_families.serve import FamilySite
from tests.portals_families.site import FamilyPortal
from tests.portals_other.walk import target
from tests.whole.program import program_in

SameName = Callable[[str | None, str], bool]
Named = Callable[[str], str]
Rows = Iterable[dict[str, Any]]


def is_name_of(told: str | None, name: str) -> bool:
    """True of a body's name with or without the places it is in, and of none."""
    return told is None or name.endswith(told) or told.endswith(name)


def filed(folder: Path, portal: FamilyPortal, nights: int = 2, same: SameName = is_name_of) -> None:
    """Every report once, its body and year those of the portal or unknown, of one version."""
    program = program_in(folder)
    with FamilySite(portal) as site:
        for night in range(1, nights + 1):
            program.crawl(site.home, night)
            _told_once(program.lines("reports", night=night), portal, same, target, night)


def filed_here(
    folder: Path, portal: FamilyPortal, site: Site, monkeypatch: pytest.MonkeyPatch,
    nights: int = 2, same: SameName = is_name_of,
) -> None:  # fmt: skip
    """The same in this process, of a site whose names no other process knows."""
    crawled = Crawled(folder)
    names = {url_key(site.named(path)): path for path in portal.truth}
    with site:
        for night in range(1, nights + 1):
            at_night(night, monkeypatch)
            crawled.crawl(site, all_due=night > 1, no_read=False)
            with Archive(crawled.url) as archive:
                _told_once(archive.reports(), portal, same, lambda url: names.get(url_key(url), url), night)


def _told_once(rows: Rows, portal: FamilyPortal, same: SameName, named: Named, night: int) -> None:
    found = set[str]()
    for row in rows:
        told = (portal.name, portal.seed, night, row)
        places = {named(url) for url in (row["url"], *(one["url"] for one in row["documents"]))}
        own = places & set(portal.truth)
        assert own, told
        assert not own & found, told
        found |= own
        assert row["versions"] == 1, told
        for true in map(portal.truth.__getitem__, own):
            assert row["year"] in (true.year, None), (told, true)
            assert same(row["agency"], true.agency), (told, true)
    assert found == set(portal.truth), (portal.name, portal.seed, night)
