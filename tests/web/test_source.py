"""The archived documents: the marked cell is the figure's, and what others wrote runs and reaches nothing."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from random import Random

import httpx
import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, expect
from sqlalchemy import select

from models.archive import Archive
from models.tables import Filing, Report
from models.views import FigureRow
from research.bare_page import MOST, bare_page
from research.leaves import LeafError, draw
from tests.seeds import SEED
from tests.web.kept import BODY, FIRST_YEAR, HOSTILE, KINDS, WORDED, Kept
from tests.web.trap import Trap
from web.safety import ARCHIVED

YEARS = range(FIRST_YEAR, FIRST_YEAR + len(KINDS))
_WAIT = 400


@pytest.fixture(scope="module")
def ids(kept: Kept) -> dict[int, int]:
    """Year → number of its report."""
    with Archive.open(kept.program.archive, create=False) as archive, archive.reading() as session:
        rows = session.execute(select(Report.fiscal_year, Report.id))
        return {year: report_id for year, report_id in rows if year}


@pytest.fixture
def asking(kept_room: str) -> Iterator[httpx.Client]:
    """A program that asks that room."""
    with httpx.Client(base_url=kept_room, timeout=30) as client:
        yield client


@pytest.fixture
def context(browser: Browser, kept_room: str) -> Iterator[BrowserContext]:
    """A browser of its own, with a cookie that no archived page may see."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=kept_room)
    opened.add_cookies([{"name": "secret", "value": "1", "url": kept_room}])
    yield opened
    opened.close()


def figures_of(kept: Kept, report_id: int) -> dict[str, FigureRow]:
    """The figures of a report that stand in a cell."""
    with Archive.open(kept.program.archive, create=False) as archive, archive.reading() as session:
        query = (
            select(FigureRow)
            .join(Filing, Filing.reading_id == FigureRow.reading_id)
            .where(Filing.report_id == report_id, FigureRow.column.is_not(None))
        )
        return {one.code: one for one in session.scalars(query)}


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("year", [year for year in YEARS if year != max(YEARS)])
def test_the_marked_cell_is_the_figures(
    kept: Kept, ids: dict[int, int], asking: httpx.Client, year: int
) -> None:
    """By what the document was made to bear there, not by what was read."""
    truth = kept.made[year].truth
    read = figures_of(kept, ids[year])
    telling = [
        code
        for code, borne in truth.cells.items()
        if borne.kind == "value" and borne.value and code in read and read[code].state == "printed"
    ]
    for code in Random(SEED).sample(sorted(telling), 5):
        panel = asking.get(f"/reports/{ids[year]}/figure", params={"figure": code}).text
        assert squeezed(marked(asking, panel)) == squeezed(truth.cells[code].raw), code


def marked(asking: httpx.Client, panel: str) -> str:
    """The text of the marked cell, wherever the panel shows it."""
    tree = html.fromstring(panel)
    if frame := tree.xpath("//iframe/@src"):
        page = html.fromstring(asking.get(str(frame[0])).content)
        return "".join(page.get_element_by_id("marked").itertext())
    if boxes := tree.xpath("//*[local-name()='rect']"):
        address = str(tree.xpath("//*[local-name()='image']/@href")[0])
        found = re.fullmatch(r"/documents/([0-9a-f]{64})/leaves/(\d+)", address)
        assert found
        assert asking.get(address).content.startswith(b"\x89PNG")
        left, top, width, height = (float(boxes[-1].get(name)) for name in ("x", "y", "width", "height"))
        return under(asking.get(f"/documents/{found[1]}").content, int(found[2]), left, top, width, height)
    return str(tree.xpath("string(//td[@class='marked'])"))


def under(data: bytes, number: int, left: float, top: float, width: float, height: float) -> str:
    """What a PDF page prints in a box that is measured from the top left corner of the page as shown."""
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    across, down = page.get_size()
    box = (left, down - top - height, left + width, down - top)
    if page.get_rotation() == 90:
        box = (down - box[3], box[0], down - box[1], box[2])
        box = (top, left, top + height, left + width)
    elif page.get_rotation() == 270:
        box = (down - top - height, across - left - width, down - top, across - left)
    text = str(page.get_textpage().get_text_bounded(*box))
    document.close()
    return text


def test_what_the_browser_shows_is_that_cell(
    kept: Kept, ids: dict[int, int], context: BrowserContext
) -> None:
    tab = context.new_page()
    code = "t4.after_review.total"
    tab.goto(f"/reports/{ids[FIRST_YEAR]}?figure={code}")
    cell = tab.frame_locator("iframe.archived").locator("#marked")
    expect(cell).to_be_in_viewport()
    assert squeezed(cell.inner_text()) == squeezed(kept.made[FIRST_YEAR].truth.cells[code].raw)


def test_a_hostile_page_runs_and_reaches_nothing(
    kept: Kept, ids: dict[int, int], context: BrowserContext, trap: Trap
) -> None:
    tab = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("dialog", lambda dialog: wrong.append(dialog.message))
    address = f"/reports/{ids[kept.hostile]}?figure=t3.new.total"
    tab.goto(address)
    frame = tab.frame_locator("iframe.archived")
    expect(frame.locator("#marked")).to_be_in_viewport()
    frame.get_by_text("查看原表").click()
    frame.get_by_text("下一页").click()
    frame.locator("#marked").hover()
    tab.wait_for_timeout(_WAIT)
    assert "taken" not in tab.title()
    alone = str(tab.locator("iframe.archived").get_attribute("src"))
    tab.goto(alone)
    tab.get_by_text("查看原表").click()
    tab.get_by_text("下一页").click()
    tab.wait_for_timeout(_WAIT)
    assert tab.url.split("#")[0].endswith(alone.split("#")[0])
    assert (
        tab.locator("script, iframe, form, svg, object, embed, link, base, img, [href], [src]").count() == 0
    )
    assert not [one for one in asked if one.startswith(trap.address)]
    assert trap.asked == []
    assert wrong == []


def test_the_policy_alone_holds_a_hostile_page(context: BrowserContext, trap: Trap) -> None:
    """As if nothing had been taken out of the page."""
    wicked = f"<!doctype html><body>{HOSTILE.replace('{trap}', trap.address)}</body>".encode()
    trap.pages["/wicked"] = (ARCHIVED.replace("'self'", "*"), wicked)
    framed = f'<iframe sandbox="" src="{trap.address}wicked" width=900 height=700></iframe>'
    trap.pages["/framing"] = ("", framed.encode())
    tab = context.new_page()
    for path in ("framing", "wicked"):
        tab.goto(trap.address + path)
        tab.wait_for_timeout(_WAIT)
        assert tab.url == trap.address + path
    assert trap.asked == []


def test_bytes_are_saved_as_they_came_and_never_shown(
    ids: dict[int, int], asking: httpx.Client, context: BrowserContext
) -> None:
    for year in YEARS:
        panel = asking.get(f"/reports/{ids[year]}").text
        sha256 = re.findall(r"/documents/([0-9a-f]{64})\"", panel)[0]
        answer = asking.get(f"/documents/{sha256}")
        assert hashlib.sha256(answer.content).hexdigest() == sha256
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == ARCHIVED
    tab = context.new_page()
    with tab.expect_download() as saved:
        tab.evaluate("path => { location = path }", f"{asking.base_url}/documents/{sha256}")
    assert saved.value.suggested_filename == f"{sha256[:16]}.html"


@pytest.mark.parametrize(
    "path",
    [
        "/documents/" + "0" * 64,
        "/documents/" + "0" * 64 + "/page",
        "/documents/" + "0" * 64 + "/leaves/1",
        "/reports/999999/figures.csv",
        "/reports/999999/evidence.zip",
        "/reports/999999/figure?figure=t3.new.total",
    ],
)
def test_what_is_not_kept_is_not_there(asking: httpx.Client, path: str) -> None:
    assert asking.get(path).status_code == 404


def test_marks_and_pages_that_cannot_be(ids: dict[int, int], asking: httpx.Client) -> None:
    web, pdf = (
        re.findall(r"/documents/([0-9a-f]{64})\"", asking.get(f"/reports/{ids[year]}").text)[0]
        for year in (FIRST_YEAR, FIRST_YEAR + 4)
    )
    assert (
        asking.get(f"/documents/{web}/page", params={"reading": 999999, "mark": "1,1,1"}).status_code == 404
    )
    assert asking.get(f"/documents/{web}/page", params={"mark": "1;drop"}).status_code == 422
    assert asking.get(f"/documents/{web}/leaves/1").status_code == 404
    assert asking.get(f"/documents/{pdf}/page").status_code == 404
    assert asking.get(f"/documents/{pdf}/leaves/999").status_code == 404
    assert asking.get(f"/reports/{ids[FIRST_YEAR]}?figure=t9.nothing").status_code == 404
    assert asking.get(f"/reports/{ids[FIRST_YEAR]}?figure={WORDED}").status_code == 200


def test_a_page_too_large_and_a_page_that_is_none() -> None:
    with pytest.raises(ValueError, match="bytes"):
        bare_page(b"<p>" * MOST)
    assert "<body></body>" in bare_page(b"")
    deep = bare_page(b"<div>" * 50_000 + b"x")
    assert deep.count("<div>") < 5_000
    with pytest.raises(LeafError):
        draw(b"%PDF-1.7 nothing", 1)


def test_figures_as_csv_and_the_evidence(kept: Kept, ids: dict[int, int], asking: httpx.Client) -> None:
    year = FIRST_YEAR
    text = asking.get(f"/reports/{ids[year]}/figures.csv").content.decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(text))}
    cells = kept.made[year].truth.cells
    assert {code for code, one in rows.items() if one["state"] == "printed"} == {
        code for code, borne in cells.items() if borne.kind == "value"
    }
    packed = asking.get(f"/reports/{ids[year]}/evidence.zip")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as evidence:
        assert {"report.json", "SHA256SUMS"} <= set(evidence.namelist())
    assert BODY in evidence_body(packed.content)


def evidence_body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as evidence:
        return evidence.read("report.json").decode()
