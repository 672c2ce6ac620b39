"""Every layout and damage, on seeds drawn now: nothing silently wrong, nothing flagged where all is well."""

from __future__ import annotations

import pytest

from tests.measured.campaign import damages, judge, layouts
from tests.reportgen.make import ALL_DAMAGES, LAYOUTS, make
from tests.reportgen.seeds import first_seed

QUICK_CLEAN = 2
DAMAGED_ON = ("html clean", "html word", "text tabs", "text cell a line")


@pytest.mark.parametrize("layout", layouts())
def test_reads_every_cell(layout: str) -> None:
    seed = first_seed()
    for number in range(seed, seed + (1 if layout.startswith("pdf") else QUICK_CLEAN)):
        _, faults = judge(make(number, layout))
        assert not faults, _told(seed, faults)


@pytest.mark.parametrize("damage", [name for name in ALL_DAMAGES if name != "none"])
@pytest.mark.parametrize("layout", DAMAGED_ON)
def test_damage_is_never_silently_wrong(layout: str, damage: str) -> None:
    seed = first_seed()
    _, faults = judge(make(seed, layout, damage))
    assert not faults, _told(seed, faults)


@pytest.mark.parametrize("damage", ["broken", "missing_cell", "lost_row", "repeated_row"])
def test_damage_in_a_pdf_is_never_silently_wrong(damage: str) -> None:
    seed = first_seed()
    _, faults = judge(make(seed, "pdf lines", damage))
    assert not faults, _told(seed, faults)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_five_hundred_clean_reports_of_all_formats_are_read_whole_and_not_flagged() -> None:
    clean = [name for name in layouts() if LAYOUTS[name].clean]
    seed = first_seed()
    faults = [
        fault
        for number in range(seed, seed + 500)
        for fault in judge(make(number, clean[number % len(clean)]))[1]
    ]
    assert not faults, _told(seed, faults)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("layout", layouts())
def test_soak(layout: str) -> None:
    seed = first_seed()
    faults: list[str] = []
    for number in range(seed, seed + (20 if layout.startswith("pdf") else 100)):
        for damage in damages(layout):
            faults += judge(make(number, layout, damage))[1]
        assert not faults, _told(number, faults)


def _told(seed: int, faults: list[str]) -> str:
    shown = "\n".join(faults[:12])
    return f"GONGKAI_TEST_SEED={seed}: {len(faults)} faults\n{shown}"
