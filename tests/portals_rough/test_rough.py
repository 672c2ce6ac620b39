"""Portals as they are left: every report is found, no other paper is taken for one, little else is asked."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_families.site import FamilyPortal
from tests.portals_families.walk import Walked, walk
from tests.portals_other.building import TOPICS, menu
from tests.portals_rough import (
    broken_layouts,
    file_layouts,
    product_layouts,
    way_layouts,
    wording_layouts,
)
from tests.seeds import SEED

LAYOUTS = {
    **way_layouts.LAYOUTS,
    **product_layouts.LAYOUTS,
    **wording_layouts.LAYOUTS,
    **file_layouts.LAYOUTS,
    **broken_layouts.LAYOUTS,
}
MOST_TIMES = 1.5
SOAKED = 12


def whole(name: str, seed: int) -> FamilyPortal:
    """A portal with a site map of columns that lead nowhere."""
    portal = LAYOUTS[name](seed)
    columns = [(f"/lm/{n}/", f"{topic}动态") for n, topic in enumerate(TOPICS)]
    portal.put("/map.html", "网站地图", menu(*columns))
    return portal


def held(walked: Walked) -> None:
    portal = walked.portal
    assert not walked.missed
    assert not walked.wrong
    assert not {walked.key(path) for path in portal.news} & set(walked.pages)
    assert walked.times <= MOST_TIMES


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    held(walk(whole(name, SEED)))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    for seed in Random(f"{SEED} {name}").sample(range(10**6), SOAKED):
        held(walk(whole(name, seed)))
