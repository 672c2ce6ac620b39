"""County sites as the provinces have them: every report is found, no other paper, little else is asked."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_families.walk import Walked, walk
from tests.portals_other.whole import MOST_TIMES, SOAKED, whole
from tests.portals_provinces import (
    border_layouts,
    capital_layouts,
    coast_layouts,
    east_layouts,
    inner_layouts,
    middle_layouts,
    model_layouts,
    north_layouts,
    northeast_layouts,
    south_layouts,
)
from tests.portals_provinces.county import County
from tests.seeds import SEED

LAYOUTS = {
    **east_layouts.LAYOUTS,
    **middle_layouts.LAYOUTS,
    **south_layouts.LAYOUTS,
    **north_layouts.LAYOUTS,
    **northeast_layouts.LAYOUTS,
    **coast_layouts.LAYOUTS,
    **inner_layouts.LAYOUTS,
    **border_layouts.LAYOUTS,
    **capital_layouts.LAYOUTS,
    **model_layouts.LAYOUTS,
}

KNOWN = {"zhejiang", "anhui", "hubei", "chongqing", "guizhou", "xizang", "hainan"}
"""Made with the addresses of products that have adapters."""
UNKNOWN = 3.0
"""Requests over the fewest that an unknown product may take."""


def is_held(walked: Walked, name: str) -> None:
    """Every report is found, no other page is taken for one, no news is walked, little else is asked."""
    portal = walked.portal
    assert not walked.missed | walked.wrong
    assert isinstance(portal, County)
    own = {walked.key(path) for path in portal.truth.keys() | portal.covers}
    assert not {key for key, page in walked.pages.items() if page.role == "report"} - own
    assert not {walked.key(path) for path in portal.news} & set(walked.pages)
    assert walked.times <= (MOST_TIMES if name in KNOWN else UNKNOWN)


def drawn(name: str, seed: int) -> County:
    """A county whose missing pages answer 404, as the walk without a network cannot ask for nonsense."""
    portal = whole(LAYOUTS[name], seed)
    assert isinstance(portal, County)
    portal.shell = b""
    return portal


@pytest.mark.parametrize("name", Random(SEED).sample(sorted(LAYOUTS), 12))
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(walk(drawn(name, SEED)), name)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), SOAKED):
        is_held(walk(drawn(name, seed)), name)
