"""Cells drawn each as a box of its own become one lattice; boxes that stand apart stay what they are."""

from __future__ import annotations

import pytest

from pipelines.formats.pages.lattice import lattices
from pipelines.formats.pages.page import Rule

WIDTH, HEIGHT = 60.0, 18.0


def box(x: float, y: float, width: float = WIDTH, height: float = HEIGHT) -> list[Rule]:
    """The four rules of a box."""
    return [
        *(Rule(True, at, x, x + width) for at in (y, y + height)),
        *(Rule(False, at, y, y + height) for at in (x, x + width)),
    ]


def boxes(gap: float) -> list[Rule]:
    """Four rows of three boxes, so far apart."""
    across, down = WIDTH + gap, HEIGHT + gap
    return [
        rule for row in range(4) for column in range(3) for rule in box(40 + column * across, 50 + row * down)
    ]


@pytest.mark.parametrize("gap", [1.5, 3.0, 4.0, 7.5])
def test_boxes_near_to_each_other_are_the_cells_of_one_table(gap: float) -> None:
    (lattice,) = lattices(boxes(gap))
    assert len(lattice.faces) == 12
    assert [len({face.top for face in lattice.faces}), len({face.left for face in lattice.faces})] == [4, 3]


@pytest.mark.parametrize("gap", [4.0, 7.5])
def test_a_frame_around_them_is_not_one_of_the_cells(gap: float) -> None:
    frame = box(30, 40, 3 * WIDTH + 2 * gap + 20, 4 * HEIGHT + 3 * gap + 20)
    assert sorted(len(lattice.faces) for lattice in lattices([*boxes(gap), *frame])) == [12]


def test_boxes_far_from_each_other_stay_apart() -> None:
    assert [len(lattice.faces) for lattice in lattices(boxes(25))] == [1] * 12
