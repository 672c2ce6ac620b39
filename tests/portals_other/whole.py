"""A portal drawn whole, and what its first walk must be worth."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.portals_families.site import FamilyPortal
from tests.portals_families.walk import Walked, walk
from tests.portals_other.building import TOPICS, menu
from tests.seeds import SEED

MOST_TIMES = 1.5
SOAKED = 12
Layout = Callable[[int], FamilyPortal]


def whole(layout: Layout, seed: int) -> FamilyPortal:
    """A portal with a site map of columns that lead nowhere."""
    portal = layout(seed)
    columns = [(f"/lm/{n}/", f"{topic}动态") for n, topic in enumerate(TOPICS)]
    portal.put("/map.html", "网站地图", menu(*columns))
    return portal


def held(walked: Walked) -> None:
    """Every report is found, no other paper is taken for one, no news is walked, little else is asked."""
    assert not walked.missed
    assert not walked.wrong
    assert not {walked.key(path) for path in walked.portal.news} & set(walked.pages)
    assert walked.times <= MOST_TIMES


def held_on_many_seeds(name: str, layout: Layout) -> None:
    """The same of portals of seeds drawn anew."""
    for seed in Random(f"{SEED} {name}").sample(range(10**6), SOAKED):
        held(walk(whole(layout, seed)))
