"""Portals of products in no list, written apart from the crawler: every report and little else."""

from __future__ import annotations

import pytest

from tests.portals_families.walk import walk
from tests.portals_fresh import column_layouts, feed_layouts, site_layouts
from tests.portals_other.whole import held, held_on_many_seeds, whole
from tests.seeds import SEED

LAYOUTS = {**column_layouts.LAYOUTS, **feed_layouts.LAYOUTS, **site_layouts.LAYOUTS}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    held(walk(whole(LAYOUTS[name], SEED)))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    held_on_many_seeds(name, LAYOUTS[name])
