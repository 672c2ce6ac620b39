"""Governments of a second lot, by another hand: every report is found, no other paper, little else is asked.

The lot (`Random(19490521)` shuffled the register's counties, then its prefectures; of each the first of every
province that the first lot had left out, then of others) fell on 16 counties and 8 prefectures."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_drawn.second.base import Second
from tests.portals_drawn.second.layouts import LAYOUTS, drawn
from tests.portals_families.walk import walk
from tests.seeds import SEED

MOST_TIMES = 1.25
"""Requests over the fewest that a government of few bodies may take."""
SHARE = 0.3
"""Of the bodies, in the tests of each run."""


def is_held(portal: Second) -> None:
    """Every report is found, no other page is taken for one, no news is walked, little else is asked."""
    walked = walk(portal)
    told = (portal.name, portal.seed)
    assert not walked.missed | walked.wrong, told
    own = {walked.key(path) for path in portal.truth.keys() | portal.covers | portal.files}
    reports = {key for key, page in walked.pages.items() if page.role in ("report", "attachment")}
    assert reports <= own, told
    assert not {walked.key(path) for path in portal.news} & set(walked.pages), told
    assert walked.times <= MOST_TIMES, told


@pytest.mark.parametrize("name", Random(SEED).sample(sorted(LAYOUTS), 2))
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(drawn(name, SEED, share=SHARE))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), 3):
        is_held(drawn(name, seed, share=0.6))
