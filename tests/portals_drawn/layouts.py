"""All counties that were drawn, by their names."""

from __future__ import annotations

from functools import partial

from tests.portals_drawn import hanweb, others, plain, trs, ucap
from tests.portals_drawn.county import Drawn
from tests.portals_drawn.filing import Layout

_FILLED: dict[str, Layout] = {
    **ucap.LAYOUTS,
    **trs.LAYOUTS,
    **hanweb.LAYOUTS,
    **plain.LAYOUTS,
    **others.LAYOUTS,
}


def drawn(name: str, seed: int, last: int = 2025, share: float = 1.0, *, has_files: bool = True) -> Drawn:
    """The county of that name; `share` of its bodies, the newest reports of the year `last`."""
    product, fill = _FILLED[name]
    made = product(seed, name, last=last, share=share, has_files=has_files)
    fill(made)
    return made


LAYOUTS = {name: partial(drawn, name) for name in _FILLED}
