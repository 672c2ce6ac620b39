"""Nights over grown portals: changes are seen and no false one; each report bears its own body and year."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_grown.grown import Grown
from tests.portals_grown.test_grown import LAYOUTS
from tests.portals_large.hosted import ChangingHosts, frugal_nights, several_hosts
from tests.portals_other.changing import Changing
from tests.portals_other.filed import filed, filed_here
from tests.portals_other.whole import whole
from tests.seeds import SEED

FILES = {"folders", "flip books", "shells of articles"}
OWN_ADDRESSES = {"Domino", "Liferay", "Joomla", "DotNetNuke", "jumps"}
HOSTS = {"gates"}
WIDE = {"odd bytes"}
"""Names are no plain bytes in their pages."""
ELSEWHERE = {"jumps"}
"""Their pages name the port of the portal's own home."""
READ = sorted(set(LAYOUTS) - ELSEWHERE)
SERVED = sorted(set(LAYOUTS) - FILES - OWN_ADDRESSES - WIDE)
"""With reports that are pages named by the end of their addresses."""


def nights(folder: Path, seeded: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    hosted = name in HOSTS
    changing = (ChangingHosts if hosted else Changing).of(whole(LAYOUTS[name], seed), Random(seed))
    frugal_nights(folder, seeded, changing, hosted, monkeypatch)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, Random(SEED).choice(SERVED), SEED, monkeypatch)


def told(folder: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = whole(LAYOUTS[name], seed)
    if name in HOSTS:
        assert isinstance(portal, Grown)
        filed_here(folder, portal, several_hosts(portal, monkeypatch), monkeypatch)
    else:
        filed(folder, portal)


def test_every_report_bears_its_body_and_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, Random(SEED).choice(READ), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(tmp_path, seeded, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", READ)
def test_body_and_year_in_every_layout(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)
