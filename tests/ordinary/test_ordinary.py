"""The reader over ordinary reports: nothing said that the prose does not say, hardly a figure missed."""

from __future__ import annotations

import pytest

from tests.measured.reader import read_json
from tests.ordinary.make import reports
from tests.seeds import DRAWN, SEED
from tests.unmodelled.judge import Score

BATCHES = ("data", "data2", "data3", "data4", "data5", "data6")
STATED = 0.98
"""Share of the stated figures that must be found."""
SEEDS = 8
"""Drawn for the long test."""


def _holds(batch: str, *seeds: int) -> None:
    score = Score()
    for seed in seeds:
        for made, data in reports(seed, batch):
            score.add(made, read_json(data))
    right, missed = score.counts["stated right"], score.counts["stated missed"]
    assert not score.faults, seeds
    assert score.counts["cells missing"] == score.counts["cells flagged"] == 0
    assert right >= STATED * (right + missed), score.missed


@pytest.mark.parametrize("batch", BATCHES)
def test_ordinary_prose_is_read_as_it_is_meant(batch: str) -> None:
    _holds(batch, SEED)


@pytest.mark.soak
@pytest.mark.parametrize("batch", BATCHES)
def test_no_numbers_and_neighbours_change_what_ordinary_prose_states(batch: str) -> None:
    _holds(batch, *range(DRAWN, DRAWN + SEEDS))
