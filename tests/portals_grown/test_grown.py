"""Portals as counties let them grow: every report is found, no other paper, little else is asked."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_families.walk import Walked, walk
from tests.portals_grown import (
    asked_layouts,
    fetched_layouts,
    host_layouts,
    place_layouts,
    product_layouts,
    sent_layouts,
    shelf_layouts,
    written_layouts,
)
from tests.portals_other.whole import SOAKED, held, whole
from tests.seeds import SEED

LAYOUTS = {
    **product_layouts.LAYOUTS,
    **written_layouts.LAYOUTS,
    **asked_layouts.LAYOUTS,
    **place_layouts.LAYOUTS,
    **shelf_layouts.LAYOUTS,
    **fetched_layouts.LAYOUTS,
    **sent_layouts.LAYOUTS,
    **host_layouts.LAYOUTS,
}


UNKNOWN = 3.0
"""Requests over the fewest that an unknown product may take."""
VIEWS = {"facets"}
"""Of the same papers by subject, by kind and by body: who does not know that asks for all of them."""


def is_held(walked: Walked, name: str) -> None:
    """As of any other portal; views of the same may be asked for too."""
    if name in VIEWS:
        assert not walked.missed | walked.wrong
        assert walked.times <= UNKNOWN
    else:
        held(walked)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    is_held(walk(whole(LAYOUTS[name], SEED)), name)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), SOAKED):
        is_held(walk(whole(LAYOUTS[name], seed)), name)
