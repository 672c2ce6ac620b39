"""Governments of a fourth lot, by a hand that had not read the crawler: all reports, no other paper, few
asks."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_drawn.fourth.layouts import LAYOUTS, drawn
from tests.portals_drawn.second.test_second import is_held
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies, in the tests of each run."""


@pytest.mark.parametrize("name", Random(SEED + 4).sample(sorted(LAYOUTS), 3))
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(drawn(name, SEED, share=SHARE))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), 3):
        is_held(drawn(name, seed, share=0.6))
