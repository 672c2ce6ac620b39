"""Two reports side by side: years, versions, bodies; read, printed, saved."""

from __future__ import annotations

import re

import httpx
import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.archive import Archive
from models.tables import Body, Report
from research.api import Archive as Asked
from research.timeline import timelines
from tests.web.looks import assert_accessible

A4 = (595, 842)


@pytest.fixture(scope="module")
def body(demo: Archive) -> Body:
    """A body with reports of 2023 and 2024."""
    with demo.reading() as session:
        found = session.scalars(select(Body).where(Body.name == "望川区民政局")).one()
        session.expunge(found)
    return found


def test_two_years_are_chosen_and_their_changes_shown(page: Page, body: Body) -> None:
    page.goto("/diff")
    page.get_by_label("机关", exact=True).fill(body.name)
    page.get_by_label("较晚年度").fill("2024")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{body.name} 2023 → 2024")
    expect(page.locator("ul.told")).to_contain_text("结转")
    assert page.locator("ul.told .bar").count()
    assert page.locator("ins").count()
    assert_accessible(page)
    hidden = page.locator("tr.still").first
    expect(hidden).not_to_be_visible()
    page.get_by_label(re.compile("显示两份均为0或空白")).first.focus()
    page.keyboard.press("Space")
    expect(hidden).to_be_visible()


def test_every_figure_of_the_page_is_the_archives(client: httpx.Client, demo_url: str, body: Body) -> None:
    shown = html.fromstring(client.get(f"/bodies/{body.id}/diff/2023/2024").text)
    cells = shown.xpath("//table[@class='figures']//td")
    with Asked(demo_url) as archive:
        figures = archive.diff(body.id, 2023, 2024)["figures"]
    assert len(cells) == len(figures)
    for cell, row in zip(cells, figures, strict=True):
        told = cell.xpath("string(a | text())").strip()
        if row["new"] is not None:
            assert told == f"{row['new']:,}"
        assert bool(cell.xpath(".//*[local-name()='svg']")) == bool(row["comparable"] and row["change"])


def test_forms_of_two_eras_are_said_to_be_incomparable(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        of = session.scalars(select(Body.id).where(Body.name == "澄溪县人民政府")).one()
    text = html.fromstring(client.get(f"/bodies/{of}/diff/2020/2021").text).text_content()
    assert "不可比" in text
    assert "统计口径不同" in text


def test_two_bodies_of_one_year_stand_side_by_side(page: Page, body: Body) -> None:
    page.goto(f"/diff?body={body.id}&new=2024&other=望川区自然资源局")
    assert re.search(r"/diff/\d+/\d+$", page.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("望川区自然资源局 2024")
    expect(page.locator("ul.told")).not_to_contain_text("结转与")


def test_two_versions_of_one_report(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        rows = session.execute(select(Report.id, Report.preferred_id)).all()
        held = timelines(session, [(number, preferred) for number, preferred in rows])
    changed = [number for number, one in held.items() if len(one.intervals()) > 1]
    answer = client.get(f"/reports/{changed[0]}/diff/1/2")
    assert "第1版 → 第2版" in answer.text
    assert client.get(f"/reports/{changed[0]}/diff/1/99").status_code == 404


def test_it_is_saved_as_one_file_that_stands_alone(client: httpx.Client, body: Body) -> None:
    answer = client.get(f"/bodies/{body.id}/diff/2023/2024?save=true")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    saved = html.fromstring(answer.text)
    assert not saved.xpath("//script | //link | //@src | //@href")
    assert "变化概要" in saved.text_content()


def test_it_prints_on_a4(page: Page, body: Body) -> None:
    page.goto(f"/bodies/{body.id}/diff/2023/2024")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="比较")).not_to_be_visible()
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        assert (round(printed[0].get_width()), round(printed[0].get_height())) == A4
        assert "变化概要" in printed[0].get_textpage().get_text_range()


@pytest.mark.parametrize("path", ["/bodies/b00/diff/2023/2024", "/diff/1/999999", "/diff/x/1"])
def test_what_is_not_there_is_said(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


@pytest.mark.parametrize(("asked", "said"), [("没有这个", "没有名为"), ("双溪镇", "可能指多个机关")])
def test_a_name_that_is_not_understood_is_said(client: httpx.Client, asked: str, said: str) -> None:
    assert said in client.get("/diff", params={"body": asked}).text
