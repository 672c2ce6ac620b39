"""Tables unlike any form: what is said of them is true or flagged, and what can be read is read."""

from __future__ import annotations

from random import Random

import pytest

from tests.measured.campaign import judge
from tests.reportgen.mixtures import MIXTURES, PRINTERS, mixed
from tests.reportgen.score import Score
from tests.reportgen.seeds import first_seed

READ_WHOLE = (
    "other_form",
    "long_notes",
    "provincial_rows",
    "subtotals",
    "organisations_sum",
    "serial_numbers",
    "transposed",
    "short",
    "reviews_below",
    "reviews_listed",
    "reviews_parted",
    "total_first",
    "units_below",
    "reviews_moved",
    "columns_numbered",
    "other_subject",
)
"""Every cell of these is read, in whatever format."""
READ_IN_HTML = ("remarks", "shares")
"""These need the grid: a text does not tell a column of remarks from a column of figures."""
SLOW = ("two_years",)


def _judged(seed: int, name: str, printer: str) -> Score:
    judged, faults = judge(mixed(seed, name, printer))
    assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
    return judged


@pytest.mark.parametrize("name", [name for name in MIXTURES if name not in SLOW])
def test_nothing_is_silently_wrong(name: str) -> None:
    seed = first_seed()
    printer = Random(f"{seed}/{name}").choice(list(PRINTERS))
    judged = _judged(seed, name, printer)
    if name in READ_WHOLE or (name in READ_IN_HTML and printer == "html"):
        assert judged.cells["right"] == judged.total


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("name", MIXTURES)
def test_soak(name: str, printer: str) -> None:
    seed = first_seed()
    for number in range(seed, seed + (5 if name in SLOW else 40)):
        _judged(number, name, printer)
