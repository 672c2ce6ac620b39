"""Three nights over whole county portals: what changed is seen among all that did not, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.portals_families.serve import FamilySite
from tests.portals_large.hosted import ChangingHosts, HostedSite
from tests.portals_large.test_large import LAYOUTS, SOME, of_size
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.whole import Layout, whole
from tests.seeds import SEED

SERVED = sorted(set(LAYOUTS) - {"links to other hosts", "packed years"})
"""At the root of one host on loopback, with reports that are pages."""
PAGES = replace(SOME, reports=4, files=False)


def nights(
    folder: Path,
    seeded: Path,
    layout: Layout,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
    made: type[Changing] = Changing,
    server: Callable[[Changing], FamilySite[Changing]] = FamilySite,
) -> None:
    """A routine night is cheap, or asks for no more than each list once."""
    changing = made.of(whole(layout, seed), Random(seed))
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, (layout, seed), server)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    assert is_routine(asked) or asked[2] <= 2 + lists, (layout, seed, asked, lists)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = Random(f"{SEED} {name}").randrange(10**6)
    nights(tmp_path, seeded, of_size(name, PAGES), seed, monkeypatch)


def test_a_county_of_many_hosts(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, server = of_size("links to other hosts", PAGES), partial(HostedSite, monkeypatch=monkeypatch)
    monkeypatch.setenv("GONGKAI_CONTACT", "tests@example.org")
    nights(tmp_path, seeded, layout, SEED, monkeypatch, ChangingHosts, server)
