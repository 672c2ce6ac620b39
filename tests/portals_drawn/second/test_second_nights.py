"""Nights over the governments of the second lot; each report bears its body and year, or none."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.second.layouts import LAYOUTS, drawn
from tests.portals_drawn.test_drawn_nights import NEWEST, Corrected
from tests.portals_large.hosted import frugal_nights, several_hosts
from tests.portals_other.filed import filed, filed_here
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies."""
OWN_ADDRESSES = {"xuzhou", "yutai"}
"""With reports that no end of an address names, or that only a script's answer names."""
SERVED = sorted(set(LAYOUTS) - OWN_ADDRESSES)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_change_is_seen_and_no_false_one(
    name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = Random(f"{SEED} {name}").randrange(10**6)
    portal = drawn(name, seed, NEWEST, SHARE, has_files=False)
    frugal_nights(tmp_path, seeded, Corrected.of(portal, Random(seed)), bool(portal.hosts), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = drawn(name, Random(f"{SEED} {name}").randrange(10**6), NEWEST, SHARE)
    if portal.hosts:
        filed_here(tmp_path, portal, several_hosts(portal, monkeypatch), monkeypatch)
    else:
        filed(tmp_path, portal)
