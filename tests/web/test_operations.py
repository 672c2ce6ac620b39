"""How the nights went: runs, alarms by cause, searches in vain, pages for a person, disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.archive import Archive
from models.clock import today
from models.tables import Alarm, Exclusion, Portal, RobotsFile, Search
from pipelines.filing import file_all
from research.status import runs
from research.todo import todo
from tests.filing.build import Builder
from tests.web.conftest import PHONE
from tests.web.looks import assert_accessible
from tests.web.serving import serving
from web.room import Room


def test_the_last_nights_are_told(page: Page, demo: Archive) -> None:
    page.goto("/operations")
    with demo.reading() as session:
        newest = runs(session)[0]
    row = page.get_by_role("table", name="最近的运行").locator("tbody tr").first
    for name in ("requests", "lists", "new", "changed", "gone"):
        expect(row).to_contain_text(str(newest["counts"][name]))
    assert_accessible(page)
    page.get_by_role("link", name="查看清单").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("需人工采集的网页")
    assert_accessible(page)


def test_the_pages_for_a_person_are_those_of_todo(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        portals = session.scalars(select(Portal.id).where(Portal.id.in_(select(Search.portal_id)))).all()
        wanted = {portal: [one["source"] for one in todo(session, frozenset({portal}))] for portal in portals}
    assert sum(map(len, wanted.values())) > 1
    for portal, sources in wanted.items():
        shown = html.fromstring(client.get(f"/operations/pages?portal={portal}").text)
        assert shown.xpath("//tbody/tr/th/span/text()") == sources
    assert client.get("/operations/pages?portal=99999999").status_code == 404
    assert client.get("/operations/portals?which=all").status_code == 404


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room over an archive in which much went wrong."""
    folder: Path = tmp_path_factory.mktemp("troubled")
    with Archive.open(f"sqlite:///{folder / 'gongkai.db'}") as archive:
        build = Builder(archive)
        build.document("unread.html", content="not read yet")
        file_all(archive)
        with archive.writing() as session:
            first = Portal(home_url="http://one.example/", name="甲县", platform="站群", own_hosts=[])
            other = Portal(home_url="http://two.example/", name="乙县", platform="站群", own_hosts=[])
            session.add_all([first, other])
            session.flush()
            for number, portal in enumerate((first, other)):
                session.add(Search(run_id=build.run_id, portal_id=portal.id, result="found", requests=1))
                session.flush()
                session.add(Search(run_id=build.run_id, portal_id=portal.id, result="blocked", requests=9,
                                   blocked=7 + number, note="拦截页"))  # fmt: skip
                session.add(Alarm(portal_id=portal.id, rule="portal_blocked", message="blocked",
                                  raised_run_id=build.run_id, raised_at=build.at))  # fmt: skip
            session.add(Alarm(portal_id=first.id, rule="yields_less", message="fewer", raised_at=build.at,
                              raised_run_id=build.run_id, acknowledged_until=today() + timedelta(days=9)))
            session.add(Alarm(portal_id=first.id, rule="nothing_found", message="none", raised_at=build.at,
                              raised_run_id=build.run_id, resolved_at=build.at))  # fmt: skip
            session.add(RobotsFile(run_id=build.run_id, portal_id=first.id, origin="http://one.example",
                                   asked_at=build.at, status=503, taken_as="closed"))  # fmt: skip
            session.add(Exclusion(address="three.example", reason="机关要求", since=build.at))
        with serving(Room(archive)) as address:
            yield address


def test_what_went_wrong_is_told_by_its_cause(browser: Browser, troubled: str) -> None:
    page = browser.new_page(base_url=troubled, viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page.goto("/operations")
    alarms = page.get_by_role("table", name="现有告警").locator("tbody tr")
    assert alarms.count() == 2
    expect(alarms.first).to_contain_text("网站被防火墙拦截")
    expect(alarms.first.locator("td.number")).to_have_text("2")
    expect(alarms.last).to_contain_text("已搁置")
    searches = page.get_by_role("table", name="未见报告的网站").locator("tbody tr")
    expect(searches.first).to_contain_text("拦截页")
    assert searches.count() == 2
    for words in ("已解除1项", "http://one.example", "机关要求", "被防火墙拦截"):
        expect(page.get_by_role("main")).to_contain_text(words)
    unread = page.locator(".fact", has_text="尚未读取的文件")
    expect(unread.locator("dd")).to_have_text("1")
    assert_accessible(page)
    page.close()
