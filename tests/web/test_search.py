"""Searching the text: what is found, marked, narrowed, and what is not understood."""

from __future__ import annotations

import httpx
import pytest
from lxml import html
from playwright.sync_api import Page, expect

from models.archive import Archive
from research.search import search
from tests.web.looks import assert_accessible


def test_words_are_typed_and_their_places_marked(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="检索", exact=True).click()
    page.get_by_role("searchbox").last.fill("政府信息公开申请 结转")
    page.keyboard.press("Enter")
    expect(page.locator("ol.hits mark").first).to_be_visible()
    marks = page.locator("ol.hits mark").all_inner_texts()
    assert {"政府信息公开申请", "结转"} <= set(marks)
    expect(page.locator("details.narrow")).to_have_count(1)
    assert_accessible(page)


def test_every_hit_is_met_once_from_page_to_page(client: httpx.Client, demo: Archive) -> None:
    with demo.reading() as session:
        wanted = [hit["report_id"] for hit in search(session, "公开")]
    met: list[int] = []
    address = "/search?q=公开"
    while address:
        shown = html.fromstring(client.get(address).text)
        met += [int(link.rpartition("/")[2]) for link in shown.xpath("//ol[@class='hits']/li/h2/a/@href")]
        address = next(iter(shown.xpath("//a[@rel='next']/@href")), "")
    assert met == wanted
    assert len(met) > 20


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=培训 AND 公开", "不用运算符：AND"),
        ("q=“培训", "引号不成对"),
        ("q=公开&body=没有这个", "没有名为"),
        ("q=公开&first=2024&last=2020", "起始年度晚于"),
        ("q=公开&figure=x.y", "x.y"),
        ("q=、。", "、。"),
        ("q=没有一份报告这样写", "没有符合条件"),
    ],
)
def test_what_is_not_understood_is_said(client: httpx.Client, asked: str, said: str) -> None:
    answer = client.get(f"/search?{asked}")
    assert answer.status_code == 200
    assert said in html.fromstring(answer.text).xpath("string(//main)")


def test_it_is_narrowed_to_a_body_years_and_a_figure(client: httpx.Client) -> None:
    asked = {"q": "公开", "body": "望川区民政局", "first": "2023", "last": "2024", "figure": "t3.new.total"}
    shown = html.fromstring(client.get("/search", params=asked).text)
    facts = [one.text_content() for one in shown.xpath("//ol[@class='hits']/li/p[1]")]
    assert facts
    assert all("望川区民政局" in one and ("2023" in one or "2024" in one) for one in facts)
