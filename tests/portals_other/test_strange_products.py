"""Portals of products in no list, whose ways scripts, forms and odd lists hold: every report, few fetches."""

from __future__ import annotations

import pytest

from tests.portals_families.walk import Walked, walk
from tests.portals_other import address_layouts, list_layouts, script_layouts
from tests.portals_other.whole import MOST_TIMES, whole
from tests.seeds import SEED

LAYOUTS = {**script_layouts.LAYOUTS, **list_layouts.LAYOUTS, **address_layouts.LAYOUTS}


@pytest.fixture(scope="module", params=LAYOUTS)
def walked(request: pytest.FixtureRequest) -> Walked:
    return walk(whole(LAYOUTS[request.param], SEED))


def test_every_report_is_found(walked: Walked) -> None:
    assert not walked.missed


def test_no_other_paper_is_taken_for_a_report(walked: Walked) -> None:
    assert not walked.wrong


def test_news_is_not_walked(walked: Walked) -> None:
    assert not {walked.key(path) for path in walked.portal.news} & set(walked.pages)


def test_few_requests_are_made_in_vain(walked: Walked) -> None:
    assert walked.times <= MOST_TIMES
