"""Three nights over a portal of a product in no list: what changed is seen, and nothing else."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.test_strange_products import LAYOUTS
from tests.portals_other.whole import whole
from tests.seeds import SEED

SERVED = sorted(set(LAYOUTS) - {"own hosts", "viewers and downloads", "split articles", "pictures"})
"""On loopback, each report a page of its own."""


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(SEED)
    changing = Changing.of(whole(LAYOUTS[name := rng.choice(SERVED)], SEED), rng)
    _, asked = three_nights(tmp_path, seeded, changing, monkeypatch, name)
    assert is_routine(asked), (name, asked)
