"""What a cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.match.numbers import read_cell
from pipelines.reading import State


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0", "0", None),
        (" １２ ", "12", None),
        ("1,234", "1234", None),
        ("1，234，567", "1234567", None),
        ("21643.44", "21643.44", None),
        ("251000元", "251000", "元"),
        ("7730.28 万元", "7730.28", "万元"),
        ("3件", "3", "件"),
        ("22（其中修订16件）", "22", None),
        ("减8", "-8", None),
        ("增加3", "3", None),
        ("－5", "-5", None),
        ("−5", "-5", None),
        ("+3", "3", None),
        ("1\n\n", "1", None),
        ("3①", "3", None),
        ("5*", "5", None),
        ("3[1]", "3", None),
        ("1'234", "1234", None),
        ("↓4", "-4", None),
        ("0.00", "0.00", None),
        ("－417", "-417", None),
        ("零", "0", None),
        ("〇", "0", None),
        ("75⑴", "75", None),
        ("2【3】", "2", None),
        ("10 注1", "10", None),
        ("12[1][2]", "12", None),
    ],
)
def test_one_number_is_a_number(text: str, value: str, unit: str | None) -> None:
    read = read_cell(text)
    assert (read.state, read.value, read.unit, read.raw) == (State.PRINTED, Decimal(value), unit, text)


@pytest.mark.parametrize(
    "text",
    ["1 0", "1\n0", "1.", "2、", "00", "007", "5²", "①", "1,23", "12 34", "(5)", "约5", "+3/-2", "50%", "三",
     "5余", "3+2", "1/2", "1e5", "3万", "2024-01-05", "3(1)", "未",
     "1234567890123456", "见附件"],
)  # fmt: skip
def test_what_is_not_one_number_is_text(text: str) -> None:
    read = read_cell(text)
    assert (read.state, read.value) == (State.TEXT, None)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        ("\u3000\xa0", State.BLANK),
        ("/", State.MARK),
        ("——", State.MARK),
        ("无", State.MARK),
        ("暂无", State.MARK),
        ("N/A", State.MARK),
        ("/[1]", State.MARK),
    ],
)
def test_nothing_is_not_zero(text: str, state: State) -> None:
    assert (read_cell(text).state, read_cell(text).value) == (state, None)


def test_blanks_between_groups_of_three_are_read_with_doubt() -> None:
    assert read_cell("1 234").value == 1234
    assert read_cell("1 234").doubt
    assert not read_cell("1,234").doubt
