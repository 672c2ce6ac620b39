"""Documents that programs made: nothing is read wrong unseen, and what a person reads is read."""

from __future__ import annotations

import pytest

from tests.measured.campaign import judge
from tests.producers.make import PRODUCERS, able, produced
from tests.producers.record import NAMES, recorded
from tests.reportgen.seeds import first_seed

IN_DISORDER = ("pdftohtml",)
"""Labels and figures come in an order that leaves some rows open."""


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_document_is_read_whole(name: str) -> None:
    judged, faults = judge(recorded(name))
    assert not faults, "\n".join(faults[:10])
    if name not in IN_DISORDER:
        assert judged.cells["right"] == judged.total, judged.cells


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_no_program_here_makes_what_is_read_wrong() -> None:
    """Of those that this machine has; a browser is always among them."""
    for name in filter(able, PRODUCERS):
        for made in produced(name, [*range(first_seed(), first_seed() + 4)]):
            if made is not None:
                _, faults = judge(made)
                wrong = [fault for fault in faults if "unreadable" not in fault]
                assert not wrong, f"GONGKAI_TEST_SEED={first_seed()}\n" + "\n".join(wrong[:10])
