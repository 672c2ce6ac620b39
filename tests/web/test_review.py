"""Deciding and correcting in the browser: only with the token, only from the room's own pages, for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from starlette.routing import Route
from typer.testing import CliRunner

from cli.main import app as commands
from models.archive import Archive
from models.reviews import standing
from models.tables import Report
from models.views import FigureRow
from pipelines.filing import file_all
from research.findings import Chosen, findings
from research.show import show
from tests.archives import copy_archive
from tests.web.conftest import PHONE
from tests.web.looks import assert_accessible
from tests.web.serving import serving
from web import api, language, pages
from web.room import Room

TOKEN = "a-token-of-twenty-letters-and-more"
CODE = "t3.new.total"


@pytest.fixture(scope="module")
def kept(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A copy of the demo's archive that may be written."""
    copy = tmp_path_factory.mktemp("review") / "gongkai.db"
    copy_archive(Path(demo_url.removeprefix("sqlite:///")), copy)
    with Archive.open(f"sqlite:///{copy}", create=False) as archive:
        yield archive


@pytest.fixture(scope="module")
def open_room(kept: Archive) -> Iterator[str]:
    with serving(Room(kept, token=TOKEN, file_again=file_all)) as address:
        yield address


@pytest.fixture
def asking(open_room: str) -> Iterator[httpx.Client]:
    """A program with the token's cookie."""
    with httpx.Client(base_url=open_room) as client:
        client.get("/review", params={"token": TOKEN})
        yield client


@pytest.fixture
def desk(browser: Browser, open_room: str) -> Iterator[Page]:
    context = browser.new_context(base_url=open_room, locale="zh-CN")
    page = context.new_page()
    page.goto(f"/review?token={TOKEN}")
    yield page
    context.close()


@pytest.fixture(scope="module")
def report(kept: Archive) -> int:
    """A report with a number for CODE."""
    with kept.reading() as session:
        query = (
            select(Report.id)
            .join_from(Report, FigureRow, FigureRow.code == CODE)
            .where(FigureRow.value.is_not(None), Report.fiscal_year == 2023, Report.body_id.is_not(None))
        )
        return session.scalars(query.order_by(Report.id)).first() or 0


def said(report: int, **more: str) -> dict[str, str]:
    form = {"report_id": str(report), "what": CODE, "decision": "comment", "who": "张三", "why": "看过"}
    return form | more


def test_without_a_token_there_is_nothing_to_write_to(client: httpx.Client) -> None:
    routers = (language.router, *pages.ROUTERS, *api.ROUTERS)
    routes = [one for router in routers for one in router.routes if isinstance(one, Route)]
    assert len(routes) > 20
    assert {method for one in routes for method in one.methods or ()} <= {"GET", "HEAD"}
    for path in ("/", "/findings", "/reports/1", "/corrections", "/api/findings", "/static/room.css"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, path).status_code == 405
    assert client.post("/review", data=said(1)).status_code == 404
    assert client.get("/review", params={"token": TOKEN}).status_code == 404
    assert client.get("/reports/1/review").status_code == 404


@pytest.mark.parametrize("cookie", [None, "", "wrong", TOKEN[:-1], "错"])
def test_without_the_right_token_nothing_is_written(open_room: str, cookie: str | None, report: int) -> None:
    headers = {"Origin": open_room}
    if cookie is not None:
        headers["Cookie"] = f"gongkai_review={cookie.encode().hex() if not cookie.isascii() else cookie}"
    assert httpx.post(f"{open_room}/review", data=said(report), headers=headers).status_code == 403
    assert httpx.get(f"{open_room}/reports/{report}/review", headers=headers).status_code == 403
    assert httpx.get(f"{open_room}/review", params={"token": cookie or ""}).status_code == 403


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
def test_what_another_page_sends_is_refused(
    asking: httpx.Client, kept: Archive, report: int, origin: str | None
) -> None:
    headers = {"Origin": origin} if origin else {}
    assert asking.post("/review", data=said(report), headers=headers).status_code == 403
    across = {"Origin": str(asking.base_url).rstrip("/"), "Sec-Fetch-Site": "cross-site"}
    assert asking.post("/review", data=said(report), headers=across).status_code == 403
    with kept.reading() as session:
        assert not standing(session)


def test_no_script_reads_the_cookie_and_no_other_page_sends_it(open_room: str) -> None:
    set_cookie = httpx.get(f"{open_room}/review", params={"token": TOKEN}).headers["Set-Cookie"]
    assert "HttpOnly" in set_cookie
    assert "samesite=strict" in set_cookie.lower()


def test_a_finding_is_dismissed_with_name_and_reason(desk: Page, kept: Archive) -> None:
    expect(desk.get_by_role("heading", level=1)).to_have_text("问题")
    row = desk.locator("ul.findings li").first
    number, report_id = (row.get_attribute("id") or "").split("-")[1:]
    row.get_by_text("复核", exact=True).click()
    row.get_by_label("复核人").fill("李四")
    row.get_by_label("理由").fill("原文如此")
    row.get_by_role("button", name="排除").press("Enter")
    expect(desk.get_by_role("status").first).to_contain_text("已记录")
    expect(desk.locator(f"#finding-{number}-{report_id}")).to_contain_text("已排除 李四：原文如此")
    with kept.reading() as session:
        (decided,) = findings(session, Chosen(decided=True))
        assert str(decided["key"]) == number
        (review,) = [one for one in standing(session) if one.decision == "dismiss"]
        assert (review.who, review.why) == ("李四", "原文如此")
    desk.goto("/findings?decided=no&severity=all")
    expect(desk.locator(f"#finding-{number}-{report_id}")).to_have_count(0)
    assert_accessible(desk)


def test_a_value_is_corrected_and_taken_back(desk: Page, kept: Archive, report: int) -> None:
    desk.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    desk.goto(f"/reports/{report}/review?figure={CODE}")
    assert_accessible(desk)
    form = desk.locator("section", has_text="数据代码").first
    form.get_by_label("正确值").fill("4321")
    form.get_by_label("复核人").fill("王五")
    form.get_by_label("理由").fill("扫描不清")
    form.get_by_role("button", name="更正").click()
    expect(desk.get_by_role("table")).to_contain_text("扫描不清")
    assert used(kept, report) == 4321
    desk.goto("/corrections")
    expect(desk.get_by_role("table")).to_contain_text("4321")
    assert_accessible(desk)
    desk.get_by_text("撤回", exact=True).first.click()
    expect(desk.get_by_label("复核人").first).to_have_value("王五")
    desk.get_by_role("button", name="撤回该记录").first.click()
    expect(desk.get_by_role("table")).to_contain_text("已不适用")
    assert used(kept, report) != 4321


def used(kept: Archive, report: int) -> float | None:
    with kept.reading() as session:
        tables = show(session, report)["tables"]
    cells = [cell for table in tables for row in table["rows"] for cell in row["cells"]]
    return next((cell["value_used"] for cell in cells if cell["code"] == CODE), None)


def test_a_corrected_year_files_the_report_anew(asking: httpx.Client, kept: Archive, report: int) -> None:
    with kept.reading() as session:
        body = session.get_one(Report, report).body_id
    origin = {"Origin": str(asking.base_url).rstrip("/")}
    form = said(report, what="year", decision="correct", value="2011", back=f"/bodies/{body}")
    answer = asking.post("/review", data=form, headers=origin)
    assert answer.headers["Location"].startswith(f"/bodies/{body}?done=")
    with kept.reading() as session:
        years = session.scalars(select(Report.fiscal_year).where(Report.body_id == body)).all()
    assert 2011 in years


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"decision": "correct", "value": "twelve"}, 400),
        ({"decision": "correct"}, 400),
        ({"decision": "dismiss"}, 400),
        ({"who": " "}, 400),
        ({"what": "no_such_rule"}, 400),
        ({"report_id": "999999999"}, 400),
        ({"finding": "999999999"}, 400),
        ({"withdraw": "999999999"}, 400),
        ({"why": "长" * 70_000}, 413),
    ],
)
def test_what_makes_no_sense_is_refused_and_said(
    asking: httpx.Client, report: int, wrong: dict[str, str], status: int
) -> None:
    origin = {"Origin": str(asking.base_url).rstrip("/")}
    assert asking.post("/review", data=said(report, **wrong), headers=origin).status_code == status


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_it_leads_nowhere_else(asking: httpx.Client, report: int, back: str) -> None:
    origin = {"Origin": str(asking.base_url).rstrip("/")}
    answer = asking.post("/review", data=said(report, back=back), headers=origin)
    assert answer.headers["Location"].startswith("/?done=")


def test_while_another_run_writes_it_says_so(asking: httpx.Client, kept: Archive, report: int) -> None:
    origin = {"Origin": str(asking.base_url).rstrip("/")}
    url = kept.url.render_as_string(hide_password=False)
    with Archive.open(url, create=False) as other, other.lock("crawl"):
        answer = asking.post("/review", data=said(report), headers=origin)
    assert answer.status_code == 503
    assert "未作记录" in answer.text
    assert asking.post("/review", data=said(report), headers=origin).status_code == 303


def test_a_token_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'gongkai.db'}"
    Archive.open(url).close()
    wrong = CliRunner().invoke(commands, ["serve", "--archive", url, "--review", "--token", "short"])
    assert wrong.exit_code == 2
