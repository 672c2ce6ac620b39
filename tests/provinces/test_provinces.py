"""Whole reports of every province by a hand of its own: nothing is read wrong unseen, nothing invented."""

from __future__ import annotations

import pytest

from tests.measured.reader import read_json
from tests.provinces.judged import Judged
from tests.provinces.make import MIXED, REPORTS, report
from tests.reportgen.seeds import first_seed

SEEDS_OF_SOAK = 12
STATED = 0.99
"""Of the figures that the reports state, those read."""
READ_OF_MIXED = 0.97
"""Of the cells of all mixtures, those read; tables of one column or of whole groups in a cell hide some."""


def _judged(names: list[str], seeds: range) -> Judged:
    judged = Judged()
    for seed in seeds:
        for name in names:
            made = report(name, seed)
            judged.add(f"{name} {seed}", made, read_json(made.data))
    return judged


def _holds_for_reports(judged: Judged) -> None:
    assert not judged.faults
    assert judged.cells["missing"] == judged.cells["flagged"] == 0, judged.missed
    assert judged.stated["right"] >= STATED * (judged.stated["right"] + judged.stated["missed"]), (
        judged.missed
    )


def _holds_for_mixed(judged: Judged) -> None:
    assert not judged.faults
    assert judged.cells["right"] >= READ_OF_MIXED * _cells(judged), judged.missed


def _cells(judged: Judged) -> int:
    return sum(count for kind, count in judged.cells.items() if "," not in kind)


def test_every_province_is_read_whole() -> None:
    _holds_for_reports(_judged(list(REPORTS), range(first_seed(), first_seed() + 1)))


def test_no_mixture_is_read_wrong() -> None:
    _holds_for_mixed(_judged(list(MIXED), range(first_seed(), first_seed() + 1)))


@pytest.mark.soak
@pytest.mark.parametrize("name", REPORTS)
def test_soak(name: str) -> None:
    _holds_for_reports(_judged([name], range(first_seed(), first_seed() + SEEDS_OF_SOAK)))


@pytest.mark.soak
def test_soak_of_mixtures() -> None:
    _holds_for_mixed(_judged(list(MIXED), range(first_seed(), first_seed() + SEEDS_OF_SOAK)))


def test_a_report_is_the_same_each_time() -> None:
    assert all(report(name, 5).data == report(name, 5).data for name in REPORTS)
