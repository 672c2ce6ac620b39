"""Three nights over whole county portals: what changed is seen among all that did not, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.portals_large.hosted import ChangingHosts, frugal_nights
from tests.portals_large.test_large import LAYOUTS, SOME, of_size
from tests.portals_other.changing import Changing
from tests.portals_other.whole import whole
from tests.seeds import SEED

HOSTS = {"links to other hosts", "a site of all departments"}
SERVED = sorted(set(LAYOUTS) - {"packed years", "http and https mixed"})
"""Without TLS, with reports that are pages."""
BY_ID = {"a province's platform", "Vue in the page", "trees and tables of layui", "one shell for all lists"}
PAGES = replace(SOME, reports=4, files=False)


def nights(name: str, folder: Path, seeded: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A routine night is cheap, or asks for no more than each list once."""
    hosted = name in HOSTS
    changing = (ChangingHosts if hosted else Changing).of(whole(of_size(name, PAGES), seed), Random(seed))
    changing.by_id = name in BY_ID
    frugal_nights(folder, seeded, changing, hosted, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(name, tmp_path, seeded, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)


def test_a_county_of_many_hosts(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(Random(SEED).choice(sorted(HOSTS)), tmp_path, seeded, SEED, monkeypatch)
