"""Table 四 in parts is read whole in every format that keeps its cells, and nowhere read wrong."""

from __future__ import annotations

from random import Random

import pytest

from tests.clerks.halves import HALVES
from tests.clerks.make import FORMATS, clerk
from tests.measured.campaign import judge
from tests.reportgen.seeds import first_seed

UNSURE = {
    "pdf without rules": ("suits_grouped", "listed_by_group", "listed_in_full", "listed_in_tables"),
    "pipes": ("outcomes_as_rows", "suits_below"),
}
"""Where a list of labels and numbers may not be seen as a table at all, or a grid is lost."""


def _check(seed: int, shape: str, layout: str) -> None:
    judged, faults = judge(clerk(seed, shape, layout))
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
    if shape not in UNSURE.get(layout, ()):
        assert judged.cells["right"] == judged.total, f"GONGKAI_TEST_SEED={seed}: {judged.cells}"


@pytest.mark.parametrize("shape", HALVES)
def test_parts_are_read(shape: str) -> None:
    seed = first_seed()
    drawn = Random(f"{seed}/{shape}")
    _check(seed, shape, drawn.choice(list(FORMATS)))


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("layout", FORMATS)
@pytest.mark.parametrize("shape", HALVES)
def test_soak(shape: str, layout: str) -> None:
    for seed in range(first_seed(), first_seed() + 10):
        _check(seed, shape, layout)
