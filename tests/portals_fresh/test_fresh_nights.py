"""Three nights over a portal of the fresh ones: what changed is seen, and nothing else."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_fresh.test_fresh import LAYOUTS
from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.whole import whole
from tests.seeds import SEED

FILES = {"a year in one article", "previews"}
HOSTS = {"the site of before", "odd spellings", "below the prefecture's host"}
SERVED = sorted(set(LAYOUTS) - FILES - HOSTS)
"""At the root of one host on loopback, with reports that are pages."""
BY_ID = {"ids whose place a script tells", "rows that a function opens"}
UNITS = {"nests", "frameset", "before the reform"}
"""Each unit has a list of its own with few reports: a routine night asks for every list."""
SEEDS = 3


def nights(
    folder: Path, seeded: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch,
) -> tuple[int, ...]:
    """What was asked in a first night, a full revisit of the changed portal and a routine night."""
    changing = Changing.of(whole(LAYOUTS[name], seed), Random(seed))
    changing.by_id = name in BY_ID
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, (name, seed))
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    assert asked[2] <= 2 + lists if name in UNITS else is_routine(asked), (name, seed, asked)
    return asked


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, Random(SEED).choice(SERVED), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_on_many_seeds(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in Random(f"{SEED} nights {name}").sample(range(10**6), SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        print(name, seed, nights(folder, seeded, name, seed, monkeypatch))
