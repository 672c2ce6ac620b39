"""Nights over sites with a habit; each report bears its body and year, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.habits.layouts import LAYOUTS, drawn
from tests.portals_drawn.test_drawn_nights import NEWEST, Corrected
from tests.portals_large.hosted import frugal_nights
from tests.portals_other.filed import filed
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies."""
SEVERAL_PLACES = {"below another", "footed", "old host"}
"""What has several hosts, or begins below an address."""
OF_FILES = {"bare files", "hung"}
"""What bodies publish as files alone, in which no editor corrects a sentence."""
SERVED = sorted(set(LAYOUTS) - {"raw"} - SEVERAL_PLACES - OF_FILES)
"""Also without the one whose paths are in Chinese: what is recorded of them is quoted."""
BY_ID = {"by id", "raw query"}


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_change_is_seen_and_no_false_one(
    name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = Random(f"{SEED} {name}").randrange(10**6)
    portal = drawn(name, seed, NEWEST, SHARE, has_files=False)
    changing = replace(Corrected.of(portal, Random(seed)), by_id=name in BY_ID)
    frugal_nights(tmp_path, seeded, changing, False, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - SEVERAL_PLACES))
def test_body_and_year(name: str, tmp_path: Path) -> None:
    filed(tmp_path, drawn(name, Random(f"{SEED} {name}").randrange(10**6), NEWEST, SHARE))
