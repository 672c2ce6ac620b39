"""Three nights over portals as they are left, by servers of all manners: changes are seen, no false one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.portals_other.changing import Changing
from tests.portals_other.nights import is_routine, three_nights
from tests.portals_other.whole import whole
from tests.portals_rough.manners import MANNERS, Mannered
from tests.portals_rough.test_rough import LAYOUTS
from tests.seeds import SEED

FILES = {"nameless files", "files that a click fetches", "rows of files"}
OWN_ADDRESSES = {
    "counties by query", "addresses in any case", "sessions and escapes", "JSON by POST", "days in odd forms",
    "index.php"}
UNITS = {"townships on a map", "columns of all names", "dead columns"}
"""Each unit has a list of its own with few reports: a routine night asks for every list."""
SERVED = sorted(set(LAYOUTS) - FILES - OWN_ADDRESSES)
"""At the root of one host on loopback, with reports that are pages named by the end of their addresses."""


def nights(
    folder: Path, seeded: Path, names: tuple[str, str], seed: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A layout by a server of a manner; a routine night is cheap."""
    layout, manner = names
    changing = Changing.of(whole(LAYOUTS[layout], seed), Random(seed))
    server = partial(Mannered, manner=MANNERS[manner], seed=seed)
    crawled, asked = three_nights(folder, seeded, changing, monkeypatch, (names, seed), server)
    lists = int(crawled.rows("SELECT count(*) FROM pages WHERE role = 'list'")[0][0])
    sent_back = 2 * (manner == "a cookie first")
    routine = (*asked[:2], asked[2] - sent_back)
    assert is_routine(routine) or (layout in UNITS and routine[2] <= 2 + lists), (names, seed, asked)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(SEED)
    nights(tmp_path, seeded, (rng.choice(SERVED), rng.choice(sorted(MANNERS))), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("layout", SERVED)
def test_every_layout_by_a_server_of_some_manner(
    layout: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(f"{SEED} {layout}")
    nights(tmp_path, seeded, (layout, rng.choice(sorted(MANNERS))), rng.randrange(10**6), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("manner", MANNERS)
def test_every_manner(manner: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(f"{SEED} {manner}")
    nights(tmp_path, seeded, (rng.choice(SERVED), manner), rng.randrange(10**6), monkeypatch)
