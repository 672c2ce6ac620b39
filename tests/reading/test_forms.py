"""The forms as data: complete, in the form's order, and extended by a file alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.forms import form, forms
from pipelines.forms.load import parse

FIGURES = Path(__file__).resolve().parents[2] / "models" / "figures.csv"


def _codes(name: str) -> list[str]:
    return [
        table.code(row.id, column.id)
        for table in form(name).tables
        for block, row in table.lines
        for column in block.columns
    ]


@pytest.mark.parametrize("name", [form.name for form in forms()])
def test_the_codes_are_those_of_the_list_of_figures(name: str) -> None:
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        listed = [row["code"] for row in csv.DictReader(lines) if name in row["forms"].split()]
    assert sorted(_codes(name)) == sorted(listed)


def test_the_2021_form_has_200_cells_and_the_2019_form_198_and_three_optional() -> None:
    optional = [row for table in form("2019").tables for _, row in table.lines if row.optional]
    assert len(_codes("2021")) == 200
    assert len(_codes("2019")) == 201
    assert [row.id for row in optional] == ["other_documents"]


def test_every_identity_speaks_of_rows_or_columns_that_exist() -> None:
    for each in forms():
        for table in each.tables:
            rows = {row.id for _, row in table.lines}
            columns = {column.id for block in table.blocks for column in block.columns}
            for identity in table.identities:
                known = rows if identity.along == "columns" else columns
                assert set(identity.left + identity.right) <= known


def test_a_figure_is_described_in_the_forms_own_words() -> None:
    table = form("2021").table("t4")
    assert table.describe("t4.direct.upheld") == "未经复议直接起诉·结果维持"
    assert form("2021").table("t3").describe("t3.new.natural") == "一、本年新收政府信息公开申请数量·自然人"


def test_another_form_needs_no_code() -> None:
    older = parse(
        """
        name = "2014"
        notice = "国办发〔2014〕32号"
        years = "2014-2018"
        [[tables]]
        id = "s14"
        section = 1
        title = "政府信息公开情况统计表"
        header = ["统计指标", "统计数"]
        [[tables.blocks]]
        label = "统计指标"
        columns = [{ id = "", label = "统计数", unit = "件", type = "integer" }]
        [[tables.blocks.rows]]
        id = "req_received"
        label = "（一）收到申请数"
        words = ["收到申请数"]
        """
    )
    table = older.table("s14")
    assert table.code("req_received", "") == "s14.req_received"
    with pytest.raises(KeyError):
        older.table("t3")
