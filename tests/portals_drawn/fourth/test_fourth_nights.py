"""Nights over the governments of the fourth lot: changes are seen and no false one; each report bears its
body and year, or none."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.fourth.base import Fourth
from tests.portals_drawn.fourth.layouts import LAYOUTS, drawn
from tests.portals_drawn.test_drawn_nights import NEWEST, Corrected
from tests.portals_large.hosted import frugal_nights, several_hosts
from tests.portals_other.filed import filed, filed_here
from tests.seeds import SEED

SHARE = 0.3
"""Of the bodies."""


def of_night(name: str, *, has_files: bool) -> tuple[Fourth, int]:
    """A government whose links name no scheme but that which the nights' server speaks."""
    seed = Random(f"{SEED} {name}").randrange(10**6)
    portal = drawn(name, seed, NEWEST, SHARE, has_files=has_files)
    for page in portal.pages.values() if portal.twin else ():
        page.body = page.body.replace(f"https://www.{portal.twin}".encode(), f"http://{portal.twin}".encode())
    return portal, seed


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_change_is_seen_and_no_false_one(
    name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal, seed = of_night(name, has_files=False)
    hosted = "127.0.0.1" not in portal.home_url
    frugal_nights(tmp_path, seeded, Corrected.of(portal, Random(seed)), hosted, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal, _ = of_night(name, has_files=True)
    if "127.0.0.1" in portal.home_url:
        filed(tmp_path, portal)
    else:
        filed_here(tmp_path, portal, several_hosts(portal, monkeypatch), monkeypatch)
