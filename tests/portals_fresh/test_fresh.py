"""Portals of products in no list, written apart from the crawler: every report and little else."""

from __future__ import annotations

from random import Random

import pytest

from tests.portals_families.site import FamilyPortal
from tests.portals_families.walk import Walked, walk
from tests.portals_fresh import column_layouts, feed_layouts, site_layouts
from tests.portals_other.building import TOPICS, menu
from tests.seeds import SEED

LAYOUTS = {**column_layouts.LAYOUTS, **feed_layouts.LAYOUTS, **site_layouts.LAYOUTS}
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
