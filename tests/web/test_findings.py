"""Findings by rule, filtered and paged; nothing that a document says is ever run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models import fulltext
from models.archive import Archive
from models.tables import FindingRow, Report, Run
from pipelines.filing import file_all
from research.check import check
from research.findings import Chosen, findings
from tests.filing.build import Builder, figures
from tests.web.looks import assert_accessible
from tests.web.serving import serving
from web.room import Room

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">'\"><b>"


def test_they_are_shown_by_rule_and_lead_to_the_cell(page: Page) -> None:
    page.goto("/findings")
    rules = page.locator("details.narrow tbody tr")
    assert rules.count() > 3
    assert_accessible(page)
    link = rules.first.get_by_role("link")
    told = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text([told])
    figure = page.locator("ul.findings code").first
    code = figure.inner_text()
    figure.click()
    assert page.url.endswith(f"figure={code}#f-{code}")


def test_those_on_record_are_those_of_the_check(demo: Archive) -> None:
    with demo.reading() as session:
        told = {(one["body_id"], one["year"], one["rule"], one["message"]) for one in check(session)}
        kept = {
            (one["body_id"], one["year"], one["rule"], one["message"])
            for one in findings(session, Chosen(), limit=None)
        }
    assert kept <= told
    assert len(kept) > 50


def test_each_is_met_once_from_page_to_page(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        wanted = [f"finding-{one['key']}-{one['report_id']}" for one in findings(session, Chosen())]
    met: list[str] = []
    address = "/findings?severity=all"
    while address:
        shown = html.fromstring(client.get(address).text)
        met += shown.xpath("//ul[@class='findings']/li/@id")
        address = next(iter(shown.xpath("//a[@rel='next']/@href")), "")
    assert sorted(met) == sorted(wanted)
    assert len(met) > 40


def test_programs_get_them_as_json_a_piece_at_a_time(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        wanted = findings(session, Chosen(("error", "warning")))
    met: list[dict[str, object]] = []
    after: int | None = 0
    while after is not None:
        asked = f"/api/findings?severity=error&severity=warning&limit=7&after={after}"
        answer = client.get(asked).json()
        met, after = met + answer["items"], answer["next"]
    assert met == wanted


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("severity=error", Chosen(("error",))),
        ("fault=source&year=2024", Chosen(("error", "warning"), at_fault="source", year=2024)),
        ("kind=township", Chosen(("error", "warning"), kind="township")),
        ("under=3699&severity=all", Chosen(under="3699")),
        ("decided=yes", Chosen(("error", "warning"), decided=True)),
        ("body=望川区河西街道办事处", None),
    ],
)
def test_they_are_filtered(client: httpx.Client, demo: Archive, asked: str, chosen: Chosen | None) -> None:
    shown = html.fromstring(client.get(f"/findings?{asked}").text)
    met = shown.xpath("//ul[@class='findings']/li")
    if chosen is None:
        assert met
        assert all("望川区河西街道办事处" in one.text_content() for one in met)
        return
    with demo.reading() as session:
        assert len(met) == len(findings(session, chosen, limit=40))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room over an archive whose body, titles, texts, findings and runs are markup."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    with Archive.open(f"sqlite:///{folder / 'gongkai.db'}") as archive:
        build = Builder(archive)
        for year in (2023, 2024):
            reading = {"title": f"赣县区教育局{year}年政府信息公开工作年度报告{HOSTILE}",
                       "agency": "赣县区教育局", "fiscal_year": year, "scope": "agency"}  # fmt: skip
            words = f"公开{HOSTILE}{year}次。"
            build.document(f"{year}.html", reading=reading, values=figures(), words=words)
        fulltext.fill(archive)
        file_all(archive)
        with archive.writing() as session:
            report = session.scalars(select(Report)).all()[0]
            session.add(Run(command=HOSTILE, arguments={}, started_at=build.at, counts={}, outcome=HOSTILE))
            session.add(
                FindingRow(subject="report", report_id=report.id, rule=HOSTILE, severity="error",
                           at_fault="source", codes=[HOSTILE], message=HOSTILE, message_zh=HOSTILE,
                           expected=HOSTILE)
            )  # fmt: skip
        with serving(Room(archive)) as address:
            yield address


@pytest.mark.parametrize("path", ["/search?q=公开", "/findings", "/diff/1/2", "/operations"])
def test_what_a_document_says_is_shown_and_never_run(browser: Browser, hostile: str, path: str) -> None:
    page = browser.new_page(base_url=hostile)
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text))
    page.goto(path)
    expect(page.get_by_role("main")).to_contain_text("document.title='taken'")
    assert "taken" not in page.title() or "<script>" in page.title()
    assert page.locator("main script, main img").count() == 0
    assert not wrong
    page.close()
