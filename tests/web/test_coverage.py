"""Coverage: from the country to a body's report, every state by colour, sign and words."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.archive import Archive
from models.tables import Portal
from models.views import V_COVERAGE
from research.coverage import STATES
from research.covered import below, own, portal_place, rows, total
from research.places import place
from tests.web.looks import assert_accessible
from web.states import SHOWN


@pytest.fixture(scope="module")
def portal_id(demo: Archive) -> int:
    """The first sample portal; the register knows no division of it."""
    with demo.reading() as session:
        query = select(Portal.id).where(Portal.home_url.contains("127.0.0.1")).order_by(Portal.id)
        return session.scalars(query).all()[0]


def test_every_state_is_shown_in_its_own_way() -> None:
    assert list(SHOWN) == list(STATES)
    assert len({(one.sign, one.said) for one in SHOWN.values()}) == len(STATES)


def test_the_country_counts_every_body_and_year_once(demo: Archive) -> None:
    with demo.reading() as session:
        stored = session.execute(select(V_COVERAGE.c.fiscal_year, V_COVERAGE.c.state)).all()
        counted = total(counts for _, counts in below(session, None))
        by_province = {one.code: counts for one, counts in below(session, None) if one.code}
        province = place(session, "360000")
        assert province
        inside = total(counts for _, counts in below(session, province))
    expected = Counter((year, state) for year, state in stored)
    assert expected == {(year, state): n for year, of in counted.states.items() for state, n in of.items()}
    whole, silent = by_province["360000"], "never_looked"
    assert inside.years
    assert all(whole.states[year][silent] == inside.states[year][silent] + 1 for year in inside.years)


def test_a_place_has_its_own_bodies_and_all_their_years(demo: Archive, portal_id: int) -> None:
    with demo.reading() as session:
        about = portal_place(session, portal_id)
        assert about
        told = {(row["subject"], row["fiscal_year"], row["state"]) for row in rows(own(session, about))}
        view = V_COVERAGE.c
        query = select(view.subject, view.fiscal_year, view.state).where(view.portal_id == portal_id)
        assert told == {tuple(row) for row in session.execute(query)}


def test_from_the_country_to_a_report(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="公布情况").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("公布情况")
    page.get_by_role("link", name="望川区", exact=True).click()
    assert_accessible(page)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="望川区江口镇人民政府"))
    expect(row).to_contain_text("逾期")
    row.get_by_role("link", name="按期").first.click()
    expect(page).to_have_url(re.compile(r"/(reports/\d+|\d{4})$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("江口镇")


def test_the_way_down_the_divisions(page: Page) -> None:
    page.goto("/coverage")
    page.get_by_label("省、市（州）或县").fill("赣县")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/coverage/360704$"))
    page.get_by_role("navigation", name="所在地区").get_by_role("link", name="赣州市").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("公布情况：赣州市")
    assert page.get_by_role("link", name="赣县区").is_visible()
    assert_accessible(page)


def test_filters_narrow_the_bodies_and_the_file(client: httpx.Client, portal_id: int) -> None:
    address = f"/coverage/portals/{portal_id}"
    whole, towns = (
        list(csv.DictReader(StringIO(client.get(address, params=asked).content.decode("utf-8-sig"))))
        for asked in ({"form": "csv"}, {"form": "csv", "kind": "township", "state": "late"})
    )
    assert {row["kind"] for row in towns} == {"township"}
    assert {row["subject"] for row in towns} < {row["subject"] for row in whole}
    late = {row["subject"] for row in whole if row["state"] == "late" and row["kind"] == "township"}
    assert {row["subject"] for row in towns} == late
    told = client.get(address, params={"form": "json", "kind": "township"}).json()
    assert {row["subject"] for row in told} == {row["subject"] for row in whole if row["kind"] == "township"}
    shown = client.get(address, params={"kind": "township", "state": "late"}).text
    assert all(row["body"] in shown for row in towns)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/coverage/999999", 404),
        ("/coverage/%F0%9F%90%BC", 404),
        ("/coverage/portals/1", 404),
        ("/coverage/portals/99999999999999999999", 422),
        ("/coverage/360704?state=%27", 422),
        ("/coverage/360704?number=0", 422),
        ("/coverage?form=exe", 422),
        ("/coverage?q=%25_%27", 200),
    ],
)
def test_odd_questions_are_answered_in_words(client: httpx.Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_programs_page_through_all_of_it(client: httpx.Client, demo: Archive) -> None:
    seen: list[tuple[str, int, str]] = []
    after = ""
    while True:
        told = client.get("/api/coverage", params={"under": "36", "after": after, "limit": 400}).json()
        seen += [(one["subject"], one["fiscal_year"], one["state"]) for one in told["items"]]
        if told["next"] is None:
            break
        after = told["next"]
    view = V_COVERAGE.c
    with demo.reading() as session:
        query = select(view.subject, view.fiscal_year, view.state).where(view.division_code.startswith("36"))
        assert sorted(seen) == sorted(tuple(row) for row in session.execute(query))
    assert len(seen) == len(set(seen)) > 400
    assert client.get("/api/coverage", params={"after": "what"}).status_code == 422
