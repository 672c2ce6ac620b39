"""The list of 2014 in every layout with every damage: nothing silently wrong, clean reports faultless."""

from __future__ import annotations

from random import Random

import pytest

from pipelines.forms import form
from pipelines.read import read
from tests.measured.campaign import judge
from tests.reportgen.form2014 import CHANNELS, SUMS, code, draw, keys
from tests.reportgen.make2014 import LAYOUTS_2014, damages, make2014
from tests.reportgen.seeds import first_seed

IDENTITIES = {
    "req_received": "s14_received",
    "req_closed": "s14_closed",
    "req_answered": "s14_answered",
    "ans_denied": "s14_denied",
    "rev_total": "s14_review",
    "suit_total": "s14_suits",
    "staff_total": "s14_staff",
}


def test_the_generator_prints_every_row_of_the_form() -> None:
    assert [code(key) for key in keys()] == [
        table.code(row.id, "") for table in form("2014").tables for _, row in table.lines
    ]


@pytest.mark.parametrize("zeros", [0.0, 0.5, 1.0])
def test_the_figures_add_up(zeros: float) -> None:
    figures = draw(Random(first_seed()), zeros)
    for total, parts in SUMS.items():
        assert figures[total] == sum(figures[part] for part in parts)
    assert figures["pub_total"] <= sum(figures[key] for key in CHANNELS)


@pytest.mark.parametrize("layout", LAYOUTS_2014)
def test_clean_lists_are_read_without_a_fault(layout: str) -> None:
    _, faults = judge(make2014(first_seed(), layout))
    assert not faults


@pytest.mark.parametrize("layout", LAYOUTS_2014)
def test_nothing_damaged_is_silently_wrong(layout: str) -> None:
    names = damages(layout)
    _, faults = judge(make2014(first_seed(), layout, names[first_seed() % len(names)]))
    assert not faults


@pytest.mark.soak
@pytest.mark.parametrize("layout", LAYOUTS_2014)
def test_many_lists(layout: str) -> None:
    for seed in range(first_seed(), first_seed() + 5):
        for damage in damages(layout):
            assert not judge(make2014(seed, layout, damage))[1]


def _page(figures: dict[str, int]) -> bytes:
    rows = "".join(
        f"<tr><td>{row.label}</td><td>{figures[row.id]}</td></tr>"
        for _, row in form("2014").table("s14").lines
    )
    return (
        "<h1>石塘县财政局2016年政府信息公开工作年度报告</h1>"
        f"<table><tr><td>统计指标</td><td>统计数</td></tr>{rows}</table>"
    ).encode()


def _figures() -> dict[str, int]:
    return {key: int(value) for key, value in draw(Random(first_seed()), 0.0).items()}


@pytest.mark.parametrize("total", SUMS)
def test_a_sum_that_does_not_hold_is_an_error(total: str) -> None:
    figures = _figures()
    assert not [one for one in read([_page(figures)]).findings if one.severity != "info"]
    figures[total] += 1
    found = [one for one in read([_page(figures)]).findings if one.severity == "error"]
    assert IDENTITIES[total] in {one.rule for one in found}
    assert code(total) in {figure for one in found for figure in one.figures}


def test_channels_below_the_total_are_a_warning() -> None:
    figures = _figures()
    figures["pub_total"] = sum(figures[key] for key in CHANNELS) + 1
    found = {one.rule: one for one in read([_page(figures)]).findings}
    assert found["s14_channels"].severity == "warning"
    assert "s14.pub_total" in found["s14_channels"].figures
