"""The reader holds its pinned floors, on the very documents that they were pinned on."""

from __future__ import annotations

import pytest

from tests.measured.campaign import Kind
from tests.measured.gate import QUICK, SEEDS, below, floors, kinds, measure, name, quick

PINNED = floors()


def _hold(kind: Kind) -> None:
    floor = PINNED.get(name(kind))
    if floor is None:
        pytest.skip("not pinned: python -m tests.measured.gate --pin")
    found, faults = measure(kind, SEEDS)
    assert found["sha256"] == floor["sha256"], "the set changed: python -m tests.measured.gate --pin"
    assert not below(found, floor)
    assert not faults


@pytest.mark.parametrize("kind", quick(), ids=name)
def test_floors(kind: Kind) -> None:
    _hold(kind)


@pytest.mark.soak
@pytest.mark.parametrize("kind", kinds(), ids=name)
def test_all_floors(kind: Kind) -> None:
    _hold(kind)


def test_every_format_is_pinned() -> None:
    pinned = {key.split()[0] for key in PINNED}
    assert set(QUICK) <= pinned
