"""What happens to portals over the years: the archive says so, and nothing else; nights stay cheap."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_years.years import KINDS, live, some_drawn
from tests.seeds import SEED

QUICK = sorted(Random(SEED).sample(sorted(KINDS), 4))
SOAKED = 3


def lived_well(
    kind: str, folder: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch, count: int, *, is_read: bool
) -> None:
    """Portals of as many drawn layouts go through this."""
    for number, aged in enumerate(some_drawn(kind, Random(f"{SEED} {kind}"), count)):
        told = (kind, aged.portal.name, aged.portal.seed)
        lived = live(aged, folder / str(number), seeded, monkeypatch, is_read=is_read)
        assert not lived.wrong, told
        assert lived.is_frugal, (told, lived.asked)


@pytest.mark.parametrize("kind", QUICK)
def test_the_archive_says_what_happened(
    kind: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.settings.GONGKAI_FIRST_WAIT", 0.05)
    lived_well(kind, tmp_path, seeded, monkeypatch, 1, is_read=False)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_read", [False, True])
def test_every_kind_of_change(
    kind: str, is_read: bool, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.settings.GONGKAI_FIRST_WAIT", 0.05)
    lived_well(kind, tmp_path, seeded, monkeypatch, 1 if is_read else SOAKED, is_read=is_read)
