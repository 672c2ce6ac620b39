"""Nights over the governments of the third lot; each report bears its body and year, or none."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.test_drawn_nights import NEWEST
from tests.portals_drawn.third.layouts import LAYOUTS, drawn
from tests.portals_large.hosted import several_hosts
from tests.portals_other.filed import filed, filed_here
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies."""


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = drawn(name, Random(f"{SEED} {name}").randrange(10**6), NEWEST, SHARE)
    if "127.0.0.1" in portal.home_url:
        filed(tmp_path, portal)
    else:
        filed_here(tmp_path, portal, several_hosts(portal, monkeypatch), monkeypatch)
