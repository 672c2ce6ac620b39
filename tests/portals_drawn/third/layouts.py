"""All governments of the third lot, by their names."""

from __future__ import annotations

from functools import partial

from tests.portals_drawn.filing import Layout
from tests.portals_drawn.third import channels, folded, old, stores, vendors
from tests.portals_drawn.third.base import Third

_FILLED: dict[str, Layout] = {
    **folded.LAYOUTS, **channels.LAYOUTS, **old.LAYOUTS, **vendors.LAYOUTS,
    **stores.LAYOUTS}  # fmt: skip


def drawn(name: str, seed: int, last: int = 2025, share: float = 1.0, *, has_files: bool = True) -> Third:
    """The government of that name; `share` of its bodies, the newest reports of the year `last`."""
    product, fill = _FILLED[name]
    made = product(seed, name, last=last, share=share, has_files=has_files)
    assert isinstance(made, Third)
    fill(made)
    return made


LAYOUTS = {name: partial(drawn, name) for name in _FILLED}
