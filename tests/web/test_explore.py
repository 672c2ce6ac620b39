"""Explore: from words to a figure, drawn as the table says, as a file, and as SQL that gives the same."""

from __future__ import annotations

import csv
import html
import re
from io import StringIO
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from cli.main import app
from models.archive import Archive
from research.series import Asked, series
from tests.web.looks import assert_accessible

DRAWN = """() => {
    const canvas = document.querySelector("figure.chart canvas"), chart = Chart.getChart(canvas);
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return {
        kind: chart.config.type, labels: chart.data.labels,
        lines: chart.data.datasets.map((set) => [set.label, set.data]),
        inked: pixels.filter((value, at) => at % 4 === 3 && value > 0).length,
    };
}"""


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def drawn(page: Page) -> dict[str, Any]:
    page.wait_for_function("window.Chart && Chart.getChart(document.querySelector('figure.chart canvas'))")
    found: dict[str, Any] = page.evaluate(DRAWN)
    return found


def test_a_figure_is_found_by_its_words_and_drawn_as_the_table_says(page: Page, demo: Archive) -> None:
    page.goto("/explore")
    assert_accessible(page)
    page.get_by_label("按词语筛选数据项").fill("新收 总计")
    assert page.locator("#what option").count() == 1
    page.locator("select[name=kind]").select_option("township")
    page.get_by_role("button", name="显示").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("本年新收政府信息公开申请数量")
    assert_accessible(page)
    chart = drawn(page)
    with demo.reading() as session:
        points = list(series(session, "t3.new.total", "all", Asked(kind="township", as_filed=True)))
    assert points
    (line,) = chart["lines"]
    seen = dict(zip(chart["labels"], line[1], strict=True))
    assert {str(one["year"]): one["value"] for one in points} == {
        year: value for year, value in seen.items() if value is not None
    }
    assert chart["inked"] > 1000
    shown = page.locator("#series tbody").inner_text()
    for one in points:
        assert re.search(rf"\b{one['value']}\s+N\s=\s{one['reports']}\b", shown)


def test_bars_of_one_year_and_the_keyboard_alone(page: Page) -> None:
    page.goto("/explore?what=grant_rate&by=kind&first=2024&last=2024")
    chart = drawn(page)
    assert chart["kind"] == "bar"
    assert len(chart["labels"]) > 2
    names = page.locator("#series tbody th").all_inner_texts()
    assert all(any(label.startswith(name) for name in names) for label in chart["labels"])
    summary = page.get_by_text("在数据视图上得出同样数字的查询语句")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("pre.sql")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(
    "asked",
    [
        {"what": "t3.new.total", "by": "kind"},
        {"what": "t3_new_tot", "by": "body", "kind": "教育", "first": 2022},
        {"what": "grant_rate", "by": "all", "certain": 1},
        {"what": "suit_lose", "by": "body", "body": "望川区人民政府"},
        {"what": "coverage", "by": "kind", "last": 2024},
        {"what": "lateness_days", "by": "level"},
        {"what": "proactive_count", "by": "report"},
    ],
)
def test_the_sql_gives_the_numbers_of_the_file(
    client: httpx.Client, demo: Archive, asked: dict[str, Any]
) -> None:
    told = rows_of(client.get("/explore", params={**asked, "form": "csv"}))
    query = client.get("/explore", params={**asked, "form": "sql"}).text
    with demo.reading() as session:
        connection = session.connection()
        # psycopg takes a sign of per cent for a place to fill, sqlite3 does not.
        written = query.replace("%", "%%") if connection.dialect.name == "postgresql" else query
        found = [dict(row) for row in connection.exec_driver_sql(written).mappings()]
    names = ("group", "year", "scope", "level", "form", "reports", "unknown")
    values = {
        tuple("" if row[name] is None else str(row[name]) for name in names): row["value"] for row in found
    }
    assert values.keys() == {tuple(row[name] for name in names) for row in told} != set()
    for row in told:
        value = values[tuple(row[name] for name in names)]
        assert ("" if value is None else float(value)) == (
            pytest.approx(float(row["value"]), abs=1e-6) if row["value"] else ""
        )


def test_reports_of_no_known_division_are_told(
    client: httpx.Client, demo: Archive, demo_url: str
) -> None:
    with demo.reading() as session:
        known = sum(one["reports"] + one["unknown"] for one in series(session, "t3.new.total", "all"))
    told = client.get("/explore", params={"what": "t3.new.total", "by": "county"}).text
    assert f"有 {known} 份报告含此数据，但所属机关的行政区划不明" in told
    said = CliRunner().invoke(app, ["series", "t3.new.total", "--by", "county", "--archive", demo_url])
    assert f"{known} reports have it, but the divisions of their bodies are not known" in said.output


def test_the_page_shows_the_query_that_its_file_holds(client: httpx.Client) -> None:
    asked = {"what": "grant_rate", "by": "kind"}
    query = client.get("/explore", params={**asked, "form": "sql"}).text.strip()
    assert html.unescape(client.get("/explore", params=asked).text).count(query) == 1


def test_json_and_csv_have_all_rows(client: httpx.Client) -> None:
    asked = {"what": "t3.new.total", "by": "body"}
    listed = client.get("/explore", params={**asked, "form": "json"}).json()
    rows = rows_of(client.get("/explore", params={**asked, "form": "csv"}))
    assert len(rows) == len(listed) > 50
    assert {row["name"] for row in rows} == {one["name"] for one in listed}


@pytest.mark.parametrize(
    "odd",
    [
        {"what": "no.such.figure"},
        {"what": "t3.new.total", "by": "moon"},
        {"what": "proactive_count", "by": "all"},
        {"what": "t3.new.total", "body": "没有这个机关"},
        {"what": "t3.new.total", "under": "没有这个地方"},
        {"what": "t3.new.total", "kind": "' OR '1'='1"},
        {"what": "t3.new.total", "first": "soon"},
        {"what": "t3.new.total", "chart": "pie"},
        {"what": "t3.new.total", "form": "exe"},
        {"what": "x" * 500},
    ],
)
def test_odd_questions_are_answered_in_words(client: httpx.Client, odd: dict[str, str]) -> None:
    answer = client.get("/explore", params=odd)
    assert answer.status_code == 422
    assert "<h1>" in answer.text


def test_words_that_no_figure_has_are_told(client: httpx.Client) -> None:
    assert "没有含这些词语的数据项或指标" in client.get("/explore", params={"q": "没有这些字"}).text
