"""The reader holds its pinned floors, on the very documents that they were pinned on."""

from __future__ import annotations

import pytest

from tests.measured.gate import SETS, SLACK, below, faults_of, floors, measure, pictures, shapes, shapes_of
from tests.reportgen.scan import needs_font

PINNED = floors()


def _hold(group: str, shape: str) -> None:
    floor = PINNED[group][shape]
    found, results = measure(group, shape)
    assert found["sha256"] == floor["sha256"], "the set changed: python -m tests.measured.gate --pin"
    assert not below(found, floor, SLACK.get(group, 0.0))
    assert not faults_of(results)


@pytest.mark.parametrize("shape", shapes())
def test_floors(shape: str) -> None:
    _hold("quick", shape)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", shapes())
def test_all_floors(shape: str) -> None:
    _hold("whole", shape)


@needs_font
@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", pictures())
def test_all_floors_of_pictures(shape: str) -> None:
    _hold("pictures", shape)


@pytest.mark.parametrize("group", SETS)
def test_every_shape_is_pinned_and_nothing_wrong_is(group: str) -> None:
    assert PINNED[group].keys() == shapes_of(group).keys()
    for floor in PINNED[group].values():
        assert not below(floor, floor)
