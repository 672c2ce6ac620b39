"""The reader over reports of bodies far from the model, with numbers and faults drawn anew from a seed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.measured.reader import read_json
from tests.seeds import DRAWN, SEED
from tests.unmodelled.cases import Case
from tests.unmodelled.judge import Score
from tests.unmodelled.make import QUICK, reports, single

STATED = 0.84
STATED_BY_PASSAGES = 0.85
PLANTED = 50
"""Faults planted in a set, all found."""


def _score(printed: Iterable[tuple[Case, bytes]]) -> Score:
    score = Score()
    for case, data in printed:
        score.add(case, read_json(data))
    return score


def _share(score: Score) -> float:
    right, missed = score.counts["stated right"], score.counts["stated missed"]
    return right / (right + missed)


def test_a_page_is_read_as_it_is_meant() -> None:
    score = _score(reports(SEED, QUICK))
    assert not score.faults
    assert score.counts["cells missing"] == score.counts["cells flagged"] == 0
    assert _share(score) >= STATED, score.missed


def test_a_passage_states_what_it_says_and_nothing_else() -> None:
    score = _score(single(SEED))
    assert not score.faults
    assert _share(score) >= STATED_BY_PASSAGES, score.missed


@pytest.mark.soak
def test_every_paper_is_read_as_it_is_meant() -> None:
    score = _score(reports(DRAWN))
    assert not score.faults, DRAWN
    assert score.counts["cells missing"] == score.counts["cells flagged"] == 0
    assert score.counts["planted found right"] >= PLANTED
    assert _share(score) >= STATED, score.missed
