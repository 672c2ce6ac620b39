"""Portals as they are left: every report is found, no other paper is taken for one, little else is asked."""

from __future__ import annotations

import pytest

from tests.portals_families.walk import walk
from tests.portals_other.whole import held, held_on_many_seeds, whole
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


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    held(walk(whole(LAYOUTS[name], SEED)))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    held_on_many_seeds(name, LAYOUTS[name])
