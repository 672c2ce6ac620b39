"""All products, by their names."""

from __future__ import annotations

from collections.abc import Callable

from tests.portals_scripted import application_layouts, index_layouts, tab_layouts, tree_layouts
from tests.portals_scripted.scripted import Scripted

LAYOUTS: dict[str, Callable[[int], Scripted]] = {
    **index_layouts.LAYOUTS,
    **application_layouts.LAYOUTS,
    **tree_layouts.LAYOUTS,
    **tab_layouts.LAYOUTS,
}
