"""Nights over counties of the provinces: changes are seen and no false one; each report bears its body and
year."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.portals_large.hosted import ChangingHosts, frugal_nights, several_hosts
from tests.portals_other.filed import filed, filed_here
from tests.portals_other.whole import whole
from tests.portals_provinces.county import County
from tests.portals_provinces.test_provinces import LAYOUTS
from tests.seeds import SEED

HOSTS = {"shandong", "yunnan", "jilin", "hebei"}
OWN_ADDRESSES = {"beijing", "daxing", "liaoning", "shanghai", "tongzhou", "yunnan"}
"""With reports that no end of an address names."""
FILES = {"ningxia", "gansu", "guizhou"}
"""With reports that are files on pages, or in a list."""
SERVED = sorted(set(LAYOUTS) - OWN_ADDRESSES - FILES)


class Neighboured(ChangingHosts):
    """Reports name those before and after them, so what changes of an address stands in them too."""

    def _changed(self, path: str, body: bytes) -> bytes:
        changed = super()._changed(path, body)
        if path not in self.portal.truth:
            return changed
        old, new = (self.moved, self.to) if self.is_second else (self.fresh, self.stand_in)
        return changed.replace(self._name(old), self._name(new))


def nights(folder: Path, seeded: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    changing = Neighboured.of(whole(LAYOUTS[name], seed), Random(seed))
    frugal_nights(folder, seeded, changing, name in HOSTS, monkeypatch)


def test_every_change_is_seen_and_no_false_one(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, seeded, Random(SEED).choice(SERVED), SEED, monkeypatch)


def told(folder: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = whole(LAYOUTS[name], seed)
    if name in HOSTS:
        assert isinstance(portal, County)
        filed_here(folder, portal, several_hosts(portal, monkeypatch), monkeypatch)
    else:
        filed(folder, portal)


def test_every_report_bears_its_body_and_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, Random(SEED).choice(sorted(LAYOUTS)), SEED, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", SERVED)
def test_every_layout(name: str, tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights(tmp_path, seeded, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("name", LAYOUTS)
def test_body_and_year_in_every_layout(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, name, Random(f"{SEED} {name}").randrange(10**6), monkeypatch)
