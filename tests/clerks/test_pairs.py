"""Of two reports on a page the one that the page's title names is read, and the other is told of."""

from __future__ import annotations

from random import Random

import pytest

from tests.clerks.make import FORMATS, clerk
from tests.clerks.pairs import PAIRS
from tests.measured.campaign import judge
from tests.measured.reader import read_json
from tests.reportgen.seeds import first_seed

PRINTED = [layout for layout in FORMATS if layout != "pdf without rules"]
"""Tables without rules are read whole or left open; tests/measured holds them."""


def _check(seed: int, shape: str, layout: str) -> None:
    made = clerk(seed, shape, layout)
    judged, faults = judge(made)
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
    assert judged.cells["right"] == judged.total, f"GONGKAI_TEST_SEED={seed}: {judged.cells}"
    reading = read_json(made.data)
    assert (reading["agency"], reading["year"]) == (made.truth.agency, made.truth.year)
    told = [each for each in reading["findings"] if each["rule"] == "another_report"]
    assert len(told) == 1, f"GONGKAI_TEST_SEED={seed}"


@pytest.mark.parametrize("shape", PAIRS)
def test_the_named_report_is_read(shape: str) -> None:
    seed = first_seed()
    drawn = Random(f"{seed}/{shape}")
    for layout in ("html", drawn.choice(PRINTED)):
        _check(seed, shape, layout)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("layout", PRINTED)
@pytest.mark.parametrize("shape", PAIRS)
def test_soak(shape: str, layout: str) -> None:
    for seed in range(first_seed(), first_seed() + 8):
        _check(seed, shape, layout)
