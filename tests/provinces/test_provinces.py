"""Whole reports of every province by a hand of its own: nothing is read wrong unseen, nothing invented."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import pytest

from tests.measured.reader import read_json
from tests.provinces.judged import Judged
from tests.provinces.make import HURT, MIXED, REPORTS, report
from tests.provinces.markup import KINDS, hurt_page, is_page
from tests.reportgen.seeds import first_seed

SEEDS_OF_SOAK = 12
STATED = 0.99
"""Of the figures that the reports state, those read."""
READ_OF_MIXED = 0.95
"""Of the cells of all mixtures, those read: rows run together in one cell are left open on paper."""
READ_OF_HURT = 0.8
"""The same after damage: a lost column leaves a whole table open."""


def _judged(names: Iterable[str], seeds: int) -> Judged:
    judged = Judged()
    for seed in range(first_seed(), first_seed() + seeds):
        for name in names:
            made = report(name, seed)
            judged.add(f"{name} {seed}", made, read_json(made.data))
    return judged


def _holds_whole(judged: Judged) -> None:
    assert not judged.faults
    assert judged.read() == 1, judged.missed
    assert judged.stated["right"] >= STATED * (judged.stated["right"] + judged.stated["missed"]), (
        judged.missed
    )


def _holds(judged: Judged, read: float) -> None:
    assert not judged.faults
    assert judged.read() >= read, judged.missed


def test_every_province_is_read_whole() -> None:
    _holds_whole(_judged(REPORTS, 1))


def test_no_mixture_is_read_wrong() -> None:
    _holds(_judged(MIXED, 1), READ_OF_MIXED)


def test_no_damage_is_read_wrong() -> None:
    _holds(_judged(HURT, 1), READ_OF_HURT)


def test_no_damaged_page_is_read_wrong() -> None:
    assert not _silent(range(first_seed(), first_seed() + 1), 1)


@pytest.mark.soak
def test_soak_of_damaged_pages() -> None:
    assert not _silent(range(first_seed(), first_seed() + SEEDS_OF_SOAK), len(KINDS))


def _silent(seeds: range, kinds: int) -> list[str]:
    """The faults of the provinces' pages after damage to their markup, of so many kinds each."""
    judged = Judged()
    for name in REPORTS:
        for seed in seeds:
            made, random = report(name, seed), Random(f"{name} {seed}")
            for kind in random.sample(KINDS, kinds) if is_page(made.data) and made.figures else ():
                data = hurt_page(made.data, random, kind)
                judged.silent(f"{name} {seed} {kind}", made, read_json(data))
    return judged.faults


@pytest.mark.soak
@pytest.mark.parametrize("name", REPORTS)
def test_soak(name: str) -> None:
    _holds_whole(_judged([name], SEEDS_OF_SOAK))


@pytest.mark.soak
def test_soak_of_mixtures() -> None:
    _holds(_judged(MIXED, SEEDS_OF_SOAK), READ_OF_MIXED)


@pytest.mark.soak
def test_soak_of_damage() -> None:
    _holds(_judged(HURT, 2 * SEEDS_OF_SOAK), READ_OF_HURT)
