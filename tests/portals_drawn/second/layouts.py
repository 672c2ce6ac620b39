"""All governments of the second lot, by their names."""

from __future__ import annotations

from functools import partial

from tests.portals_drawn.filing import Layout
from tests.portals_drawn.second import asked, groups, posted, units, yearly
from tests.portals_drawn.second.base import Second

_FILLED: dict[str, Layout] = {
    **yearly.LAYOUTS,
    **units.LAYOUTS,
    **groups.LAYOUTS,
    **asked.LAYOUTS,
    **posted.LAYOUTS,
}


def drawn(name: str, seed: int, last: int = 2025, share: float = 1.0, *, has_files: bool = True) -> Second:
    """The government of that name; `share` of its bodies, the newest reports of the year `last`."""
    product, fill = _FILLED[name]
    made = product(seed, name, last=last, share=share, has_files=has_files)
    assert isinstance(made, Second)
    fill(made)
    return made


LAYOUTS = {name: partial(drawn, name) for name in _FILLED}
