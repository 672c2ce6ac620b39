"""A body's page: its years, charts that tell what the table tells, and what is around it."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.archive import Archive
from models.tables import Body, BodySuccession
from research.breaks import of_groups
from research.series import Asked, series
from tests.web.looks import assert_accessible

DRAWN = """() => [...document.querySelectorAll("figure.chart canvas")].map((canvas) => {
    const chart = Chart.getChart(canvas);
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return {
        labels: chart.data.labels,
        lines: chart.data.datasets.map((set) => set.data),
        inked: pixels.filter((value, at) => at % 4 === 3 && value > 0).length,
    };
})"""


def body_id(demo: Archive, name: str) -> str:
    with demo.reading() as session:
        return session.scalars(select(Body.id).where(Body.name == name)).one()


def numbers(page: Page, selector: str) -> list[list[str]]:
    rows = page.locator(f"{selector} tbody tr").all()
    return [[cell.inner_text().replace(",", "") for cell in row.locator("td").all()] for row in rows]


def test_charts_are_drawn_of_what_the_table_says(page: Page, demo: Archive) -> None:
    page.goto(f"/bodies/{body_id(demo, '望川区人民政府')}")
    page.wait_for_function("window.Chart && document.querySelectorAll('figure.chart canvas').length")
    charts = page.evaluate(DRAWN)
    assert len(charts) > 4
    assert all(chart["inked"] > 500 for chart in charts)
    lines = [line for one in charts for line in one["lines"]]
    told = [["—" if value is None else str(value) for value in line] for line in lines]
    assert told == numbers(page, "#main-figures")
    years = page.locator("#main-figures thead th").all_inner_texts()[1:]
    assert all(chart["labels"] == years for chart in charts)
    expect(page.locator("figure.chart", has_text="行政许可").locator(".breaks")).to_contain_text("2021")
    assert_accessible(page)


def test_the_main_figures_are_those_of_the_series(page: Page, demo: Archive) -> None:
    body = body_id(demo, "望川区民政局")
    page.goto(f"/bodies/{body}")
    years = page.locator("#main-figures thead th").all_inner_texts()[1:]
    row = page.locator("#main-figures tbody tr", has_text="本年新收申请").first
    shown = dict(zip(years, [cell.inner_text() for cell in row.locator("td").all()], strict=True))
    with demo.reading() as session:
        points = list(series(session, "t3.new.total", "body", Asked(body)))
    told = {str(one["year"]): one["value"] for one in points}
    assert told
    assert {year: value for year, value in shown.items() if value != "—"} == {
        year: str(value) for year, value in told.items() if value is not None
    }


def test_from_a_body_to_its_years_and_neighbours(page: Page, demo: Archive) -> None:
    page.goto(f"/bodies/{body_id(demo, '望川区江口镇人民政府')}")
    assert_accessible(page)
    beside = page.get_by_role("region", name="同类机关最近年度数据")
    assert beside.get_by_role("row").count() > 3
    beside.get_by_role("link", name="望川区白沙镇人民政府").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("望川区白沙镇人民政府")
    page.get_by_role("navigation", name="所在地区").get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("望川区人民政府")
    page.get_by_role("link", name=re.compile("2023年与2024年比较")).click()
    assert page.url.endswith("/diff/2023/2024")


def test_on_paper_the_charts_stay(page: Page, demo: Archive) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"/bodies/{body_id(demo, '望川区人民政府')}")
    page.wait_for_function("window.Chart && document.querySelectorAll('figure.chart canvas').length")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    chart = "Chart.getChart(document.querySelector('canvas'))"
    assert page.evaluate(f"{chart}.data.datasets[0].borderColor") == "#1c4b7a"
    assert not page.get_by_role("navigation", name="主导航").is_visible()


def test_a_body_without_reports_tells_what_is_known(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        merged = session.scalars(select(BodySuccession).where(BodySuccession.kind == "merged")).first()
        assert merged
        into, came = session.get_one(Body, merged.to_id), session.get_one(Body, merged.from_id)
        shown = client.get(f"/bodies/{into.id}").text
    assert "尚无" in shown
    assert came.name in shown
    assert "并入" in shown


@pytest.mark.parametrize("odd", ["b00", "%F0%9F%90%BC", "' OR 1=1", "..%2F..%2Fetc"])
def test_no_such_body(client: httpx.Client, odd: str) -> None:
    assert client.get(f"/bodies/{odd}").status_code == 404


def test_the_breaks_of_one_body_are_those_it_has_among_all(demo: Archive) -> None:
    with demo.reading() as session:
        every = of_groups(session, "body")
        assert every
        for body in sorted(every)[::25]:
            assert of_groups(session, "body", body).get(body) == every[body]
