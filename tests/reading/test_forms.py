"""The forms as data: complete, in the form's order, and extended by a file alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.forms import form, forms, load
from pipelines.forms.load import parse
from pipelines.read import read

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


BOATS = """
name = "2031"
notice = "示例〔2031〕1号"
years = "2031-"

[[tables]]
id = "x1"
section = 0
title = "渡口情况统计表"
header = ["渡口指标", "登记数"]
marks = ["船只总数"]
rows = [
    { id = "boats", label = "一、船只总数", unit = "条" },
    { id = "ferries", label = "（一）渡船数", unit = "条", parent = "一、船只总数" },
    { id = "barges", label = "（二）驳船数", unit = "条", parent = "一、船只总数" },
    { id = "cost", label = "二、养护费用", unit = "万元", type = "decimal", words = ["船只养护费"] },
]

[tables.heads]
label = ["渡口指标"]
figure = ["登记数"]

[[tables.identities]]
rule = "t4_totals"
level = "implied"
along = "columns"
left = ["boats"]
right = ["ferries", "barges"]
"""


def test_a_form_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2031.toml").write_text(BOATS, encoding="utf-8")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    load.forms.cache_clear()
    rows = (("一、船只总数", 9), ("（一）渡船数", 7), ("（二）驳船数", 3), ("二、船只养护费", 1.25))
    cells = "".join(f"<tr><td>{label}</td><td>{number}</td></tr>" for label, number in rows)
    head = "<h1>石塘县交通局2031年政府信息公开工作年度报告</h1>"
    page = f"{head}<table><tr><td>渡口指标</td><td>登记数</td></tr>{cells}</table>"
    try:
        reading = read([page.encode()])
    finally:
        load.forms.cache_clear()
    assert reading.forms == {"x1": "2031"}
    found = {figure.code: (str(figure.value), figure.unit) for figure in reading.figures}
    assert found["x1.ferries"] == ("7", "条")
    assert found["x1.cost"] == ("1.25", "万元")
    assert [one.rule for one in reading.findings if one.severity == "error"] == ["t4_totals"]


@pytest.mark.parametrize(("year", "severity"), [(2016, "info"), (2010, "info"), (2022, "warning")])
def test_prose_alone_is_how_reports_were_before_2019(year: int, severity: str) -> None:
    text = "本镇安排专人负责公开栏的更新，群众可到便民大厅查阅文件。" * 15
    page = f"<h1>石塘县大田镇人民政府{year}年政府信息公开工作年度报告</h1><p>{text}</p>"
    reading = read([page.encode()])
    found = [one.severity for one in reading.findings if one.rule == "tables_missing"]
    assert reading.is_report
    assert found == [severity]


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
