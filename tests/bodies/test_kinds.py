"""What a body is for, by its name: held against a list of real names that was judged by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.kinds import catalogue, kinds_of, publishes_elsewhere

NAMES = Path(__file__).with_name("departments.txt")
LEAST_RIGHT = 0.98
LEAST_NAMES = 300


def judged() -> Iterator[tuple[str, set[str]]]:
    for line in NAMES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kinds, names = line.split(": ")
            for name in names.split(", "):
                yield name, set(kinds.split())


def test_the_kinds_of_real_departments_are_right() -> None:
    names = list(judged())
    wrong = [(name, sorted(kinds), kinds_of(name)) for name, kinds in names if set(kinds_of(name)) != kinds]
    assert len({name for name, _ in names}) >= LEAST_NAMES
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(names), wrong


def test_the_list_names_only_kinds_that_there_are() -> None:
    assert {kind for _, kinds in judged() for kind in kinds} <= set(catalogue())


@pytest.mark.parametrize("name", [" 教 育 局 ", "教育局（体育局）", "教育体育局\n"])
def test_blanks_and_wide_brackets_change_nothing(name: str) -> None:
    assert "education" in kinds_of(name)


def test_what_names_no_department_has_no_kind() -> None:
    assert kinds_of("本机关") == kinds_of("甲") == kinds_of("") == ()


def test_bodies_of_a_system_of_their_own_publish_elsewhere() -> None:
    assert publishes_elsewhere("国家税务总局赣州市赣县区税务局")
    assert not publishes_elsewhere("赣县区教育局")
