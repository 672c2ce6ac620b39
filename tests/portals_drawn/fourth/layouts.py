"""All governments of the fourth lot, by their names."""

from __future__ import annotations

from functools import partial

from tests.portals_drawn.filing import Layout
from tests.portals_drawn.fourth import aged, apart, named
from tests.portals_drawn.fourth.base import Fourth

_FILLED: dict[str, Layout] = {**named.LAYOUTS, **aged.LAYOUTS, **apart.LAYOUTS}
OF_BYTES = {"lintao": ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')}


def drawn(name: str, seed: int, last: int = 2025, share: float = 1.0, *, has_files: bool = True) -> Fourth:
    """The government of that name; `share` of its bodies, the newest reports of the year `last`."""
    product, fill = _FILLED[name]
    encoding, head = OF_BYTES.get(name, ("utf-8", '<meta charset="utf-8">'))
    made = product(
        seed, name, last=last, share=share, has_files=has_files, encoding=encoding, head=head
    )
    assert isinstance(made, Fourth)
    fill(made)
    return made


LAYOUTS = {name: partial(drawn, name) for name in _FILLED}
