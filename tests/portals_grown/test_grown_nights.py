"""Nights over grown portals: changes are seen and no false one; each report bears its own body and year."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import dropwhile
from pathlib import Path
from random import Random

import pytest

from tests.portals_families.serve import FamilySite
from tests.portals_grown.test_grown import LAYOUTS
from tests.portals_large.hosted import ChangingHosts, HostedSite
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.walk import target
from tests.portals_other.whole import whole
from tests.seeds import SEED
from tests.whole.program import program_in

FILES = {"folders", "flip books", "shells of articles"}
OWN_ADDRESSES = {"Domino", "Liferay", "Joomla", "DotNetNuke", "jumps"}
HOSTS = {"gates"}
WIDE = {"odd bytes"}
"""Names are no plain bytes in their pages."""
ELSEWHERE = {"jumps"}
"""Their pages name the port of the portal's own home."""
READ = sorted(set(LAYOUTS) - HOSTS - ELSEWHERE)
SERVED = sorted(set(LAYOUTS) - FILES - OWN_ADDRESSES - WIDE)
"""With reports that are pages named by the end of their addresses."""


def nights(folder: Path, seeded: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A routine night is cheap, or asks for no more than each list once."""
    hosted = name in HOSTS
    changing = (ChangingHosts if hosted else Changing).of(whole(LAYOUTS[name], seed), Random(seed))
    server: Callable[[Changing], FamilySite[Changing]] = FamilySite
    if hosted:
        server = partial(HostedSite, monkeypatch=monkeypatch)
        monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, (name, seed), server)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    assert is_routine(asked) or asked[2] <= 2 + lists, (name, seed, asked, lists)


def is_name_of(told: str | None, name: str) -> bool:
    """True of a body's name with or without the places it is in and the bureau it belongs to, and of none."""
    if told is None or name.endswith(told) or told.endswith(name):
        return True
    beside = zip(told, name, strict=False)
    own = "".join(sign for sign, _ in dropwhile(lambda pair: pair[0] == pair[1], beside))
    place = told.removesuffix(own)
    return name.endswith(own) and name.removesuffix(own).removeprefix(place).endswith("局")


def filed(folder: Path, name: str, seed: int) -> None:
    """Two nights of the program: every report once, its body and year those of the portal, or unknown."""
    portal = whole(LAYOUTS[name], seed)
    program = program_in(folder)
    with FamilySite(portal) as site:
        for night in (1, 2):
            program.crawl(site.home, night)
            found = set[str]()
            for row in program.lines("reports", night=night):
                places = {target(url) for url in (row["url"], *(one["url"] for one in row["documents"]))}
                own = places & set(portal.truth)
                found |= own
                assert own, (name, seed, row)
                true = portal.truth[min(own)]
                assert row["year"] in (true.year, None), (name, seed, row)
                assert is_name_of(row["agency"], true.agency), (name, seed, row)
                assert row["versions"] == 1, (name, seed, row)
            assert found == set(portal.truth), (name, seed, night)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, Random(SEED).choice(SERVED), SEED, monkeypatch)


def test_every_report_bears_its_body_and_year(tmp_path: Path) -> None:
    filed(tmp_path, Random(SEED).choice(READ), SEED)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(tmp_path, seeded, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", READ)
def test_body_and_year_in_every_layout(name: str, tmp_path: Path) -> None:
    filed(tmp_path, name, Random(f"{SEED} {name}").randrange(10**6))
