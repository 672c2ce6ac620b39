"""The first page and the way to a body."""

from __future__ import annotations

import httpx
from playwright.sync_api import Page, expect

from tests.web.looks import assert_accessible


def test_the_start_says_what_is_new_changed_and_gone(page: Page) -> None:
    page.goto("/?from_day=2025-04-01")
    for heading in ("新增", "改动", "撤下"):
        listed = page.locator("div", has=page.get_by_role("heading", name=heading, exact=True)).last
        assert listed.get_by_role("listitem").count()
    assert_accessible(page)


def test_a_body_is_found_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").last.focus()
    page.keyboard.type("江口镇")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("江口镇")


def test_several_bodies_are_listed_and_unknown_ones_explained(page: Page) -> None:
    page.goto("/bodies?q=望川")
    assert page.get_by_role("main").get_by_role("listitem").count() > 3
    assert_accessible(page)
    page.goto("/bodies?q=没有这个机关")
    assert "没有这个名称" in page.get_by_role("main").inner_text()


def test_a_page_that_is_not_there_says_so(client: httpx.Client) -> None:
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text
    assert client.get("/bodies/b00").status_code == 404
    assert client.get("/reports/999999").status_code == 404
    assert client.get("/?from_day=soon").status_code == 422
