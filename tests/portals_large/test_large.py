"""Whole county portals: every report among all the yearly papers, none of those, and little else asked."""

from __future__ import annotations

from functools import partial

import pytest

from tests.portals_families.walk import walk
from tests.portals_large import (
    card_layouts,
    column_layouts,
    feed_layouts,
    host_layouts,
    platform_layouts,
    shell_layouts,
    tree_layouts,
    widget_layouts,
)
from tests.portals_large.county import Size
from tests.portals_other.whole import Layout, held, held_on_many_seeds, whole
from tests.seeds import SEED

LAYOUTS = {
    **tree_layouts.LAYOUTS,
    **column_layouts.LAYOUTS,
    **feed_layouts.LAYOUTS,
    **platform_layouts.LAYOUTS,
    **card_layouts.LAYOUTS,
    **host_layouts.LAYOUTS,
    **widget_layouts.LAYOUTS,
    **shell_layouts.LAYOUTS,
}
FEW, SOME, ALL = Size(4, 1, 2, 3), Size(6, 4, 3, 4), Size()


def of_size(name: str, size: Size) -> Layout:
    return partial(LAYOUTS[name], size)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_report_is_found_and_little_else_asked(name: str) -> None:
    held(walk(whole(of_size(name, FEW), SEED)))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_on_many_seeds(name: str) -> None:
    held_on_many_seeds(name, of_size(name, SOME))


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_at_real_size(name: str) -> None:
    held(walk(whole(of_size(name, ALL), SEED)))
