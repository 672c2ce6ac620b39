"""Nights over the governments of the third lot; each report bears its body and year, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.test_drawn_nights import NEWEST, Corrected
from tests.portals_drawn.third.layouts import LAYOUTS, drawn
from tests.portals_large.hosted import frugal_nights, several_hosts
from tests.portals_other.filed import filed, filed_here
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies."""
OWN_ADDRESSES = {"tongzhou", "weihai"}
"""With reports that no end of an address names, or that a script puts together of body and year."""
BY_ID = {"xincheng"}
SERVED = sorted(set(LAYOUTS) - OWN_ADDRESSES)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_change_is_seen_and_no_false_one(
    name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = Random(f"{SEED} {name}").randrange(10**6)
    portal = drawn(name, seed, NEWEST, SHARE, has_files=False)
    changing = replace(Corrected.of(portal, Random(seed)), by_id=name in BY_ID)
    frugal_nights(tmp_path, seeded, changing, "127.0.0.1" not in portal.home_url, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = drawn(name, Random(f"{SEED} {name}").randrange(10**6), NEWEST, SHARE)
    if "127.0.0.1" in portal.home_url:
        filed(tmp_path, portal)
    else:
        filed_here(tmp_path, portal, several_hosts(portal, monkeypatch), monkeypatch)
