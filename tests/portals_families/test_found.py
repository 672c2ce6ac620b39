"""Portals of every family: each report found, no look-alike taken for one, few requests in vain."""

from __future__ import annotations

import pytest

from tests.portals_families.county import LAYOUTS
from tests.portals_families.products import PRODUCTS
from tests.portals_families.walk import Walked, walk
from tests.seeds import DRAWN

MOST_TIMES = 1.5
_TOLD = f"GONGKAI_TEST_SEED={DRAWN}"


@pytest.fixture(scope="module", params=PRODUCTS)
def walked(request: pytest.FixtureRequest) -> Walked:
    """Of each product one portal, its layout by the seed and another for each product."""
    turn = DRAWN + sorted(PRODUCTS).index(request.param)
    return walk(PRODUCTS[request.param](DRAWN, LAYOUTS[turn % len(LAYOUTS)]).portal)


def test_every_report_is_found(walked: Walked) -> None:
    assert not walked.missed, _TOLD


def test_no_other_paper_is_taken_for_a_report(walked: Walked) -> None:
    assert not walked.wrong, _TOLD


def test_few_requests_are_made_in_vain(walked: Walked) -> None:
    assert walked.times <= MOST_TIMES, _TOLD
