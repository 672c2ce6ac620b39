"""Every page on paper: A4, nothing to click, nothing wider than the sheet, a table's head on each sheet."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from models.archive import Archive
from models.tables import Body, Report

A4 = (595, 842)
PIXELS = 680
"""The width of A4 within its margins, as a browser lays it out."""
TOO_WIDE = """edge => [...document.querySelectorAll('main *')].filter(
    one => one.getBoundingClientRect().right > edge && !one.closest('iframe, svg')
).map(one => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def paths(demo: Archive) -> dict[str, str]:
    with demo.reading() as session:
        body = session.scalars(select(Body).where(Body.name == "望川区人民政府")).one()
        report = session.scalars(select(Report.id).where(Report.body_id == body.id)).first()
    return {
        "start": "/",
        "found": "/bodies?q=局",
        "country": "/coverage",
        "county": f"/coverage/portals/{body.portal_id}",
        "body": f"/bodies/{body.id}",
        "report": f"/reports/{report}",
        "source": f"/reports/{report}?figure=t3.new.total",
        "diff": f"/bodies/{body.id}/diff/2023/2024",
        "explore": "/explore?what=t3.new.total&by=county",
        "search": "/search?q=依申请公开",
        "findings": "/findings?severity=all",
        "corrections": "/corrections",
        "operations": "/operations",
        "fetch": "/operations/pages",
        "help": "/help",
        "figures": "/help/figures",
    }


KINDS = (
    "start", "found", "country", "county", "body", "report", "source", "diff", "explore", "search",
    "findings", "corrections", "operations", "fetch", "help", "figures",
)  # fmt: skip


@pytest.mark.parametrize("page", [{"width": PIXELS, "height": 960}], indirect=True, ids=["paper"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_fits_on_paper(page: Page, paths: dict[str, str], kind: str) -> None:
    answer = page.goto(paths[kind])
    assert answer is not None
    assert answer.ok
    page.emulate_media(media="print")
    assert page.evaluate(TOO_WIDE, PIXELS + 1) == []
    clickable = page.locator("button:visible, nav.main:visible, .noprint:visible, input[type=submit]:visible")
    assert clickable.count() == 0
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        assert (round(printed[0].get_width()), round(printed[0].get_height())) == A4
        heading = page.locator("h1").first.inner_text()
        said = "".join(printed[0].get_textpage().get_text_range().split())
        assert "".join(heading.split())[:8] in said
