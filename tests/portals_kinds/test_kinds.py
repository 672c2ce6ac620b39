"""Portals by kind of site: every report is found, no other paper, and noise leads no walk astray."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.portals_families.walk import Walked, walk
from tests.portals_kinds import (
    body_layouts,
    crowd_layouts,
    living_layouts,
    new_layouts,
    noise_layouts,
    old_layouts,
    platform_layouts,
)
from tests.portals_kinds.kinds import Kind
from tests.seeds import SEED

LAYOUTS: dict[str, Callable[[int], Kind]] = {
    **body_layouts.LAYOUTS,
    **platform_layouts.LAYOUTS,
    **old_layouts.LAYOUTS,
    **new_layouts.LAYOUTS,
    **noise_layouts.LAYOUTS,
    **crowd_layouts.LAYOUTS,
    **living_layouts.LAYOUTS,
}
UNKNOWN = 3.0
"""Requests over the fewest that an unknown product may take."""
LOST = 40
"""Requests after which a walk must have given up a portal that holds no report."""
ONE_ANSWER = {"one hub"}
"""Many addresses of one list: the crawl sees by what the first answered that the others need not be asked."""
DRAWN_FROM = 9
SOAKED = 6


def is_held(name: str, seed: int) -> None:
    """Nothing missed, nothing taken for what it is not, little else asked."""
    walked = walk(LAYOUTS[name](seed))
    told = (name, seed)
    assert not walked.missed, told
    assert not walked.wrong, told
    assert not {walked.key(path) for path in walked.portal.news} & set(walked.pages), told
    assert is_short(walked) or name in ONE_ANSWER, told


def is_short(walked: Walked) -> bool:
    """True of a walk that asked little beyond what it had to."""
    return walked.times <= UNKNOWN if walked.portal.truth else len(walked.fetched) <= LOST


@pytest.mark.parametrize("name", sorted(Random(SEED).sample(sorted(LAYOUTS), DRAWN_FROM)))
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(name, SEED)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), SOAKED):
        is_held(name, seed)
