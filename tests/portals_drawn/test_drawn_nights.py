"""Nights over the drawn counties: changes are seen and no false one; each report bears its body and year."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_drawn.county import END
from tests.portals_drawn.layouts import LAYOUTS, drawn
from tests.portals_large.hosted import frugal_nights
from tests.portals_other.filed import filed
from tests.portals_provinces.test_provinces_nights import Neighboured
from tests.seeds import SEED

NEWEST = 2024
"""The year of the newest reports, as the nights are those of 2025."""
SHARE = 0.35
"""Of the bodies."""


class Corrected(Neighboured):
    """Reports are corrected where their matter ends, as an editor's form allows."""

    def _edited(self, path: str, body: bytes) -> bytes:
        if path not in (self.edited, self.renamed):
            return body
        said = f"<p>更正：本年度另收到政府信息公开申请{len(path)}件，均已答复。</p>{END}"
        return body.replace(END.encode(), said.encode(), 1)


def nights(folder: Path, seeded: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    changing = Corrected.of(drawn(name, seed, NEWEST, SHARE, has_files=False), Random(seed))
    frugal_nights(folder, seeded, changing, False, monkeypatch)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, Random(SEED).choice(sorted(LAYOUTS)), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_county(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(tmp_path, seeded, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year_in_every_county(name: str, tmp_path: Path) -> None:
    filed(tmp_path, drawn(name, Random(f"{SEED} {name}").randrange(10**6), NEWEST, SHARE))
