"""Portals of products in no list, whose ways scripts, forms and odd lists hold: every report, few fetches."""

from __future__ import annotations

import pytest

from tests.portals_families.site import FamilyPortal
from tests.portals_families.walk import Walked, walk
from tests.portals_other import address_layouts, list_layouts, script_layouts
from tests.portals_other.building import TOPICS, menu
from tests.seeds import SEED

LAYOUTS = {**script_layouts.LAYOUTS, **list_layouts.LAYOUTS, **address_layouts.LAYOUTS}
MOST_TIMES = 1.5


@pytest.fixture(scope="module", params=LAYOUTS)
def walked(request: pytest.FixtureRequest) -> Walked:
    return walk(whole(request.param, SEED))


def whole(name: str, seed: int) -> FamilyPortal:
    """A portal with a site map of columns that lead nowhere."""
    portal = LAYOUTS[name](seed)
    columns = [(f"/lm/{n}/", f"{topic}动态") for n, topic in enumerate(TOPICS)]
    portal.put("/map.html", "网站地图", menu(*columns))
    return portal


def test_every_report_is_found(walked: Walked) -> None:
    assert not walked.missed


def test_no_other_paper_is_taken_for_a_report(walked: Walked) -> None:
    assert not walked.wrong


def test_news_is_not_walked(walked: Walked) -> None:
    assert not {walked.key(path) for path in walked.portal.news} & set(walked.pages)


def test_few_requests_are_made_in_vain(walked: Walked) -> None:
    assert walked.times <= MOST_TIMES
