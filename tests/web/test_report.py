"""The report page: the official tables as the form prints them, every state of a figure, the ways about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select, update

from models.archive import Archive
from models.codes import figure_codes
from models.tables import Report
from models.views import FigureRow
from research.contents import Figure
from research.form_page import notes, set_tables
from tests.figures import change_figures
from tests.web.conftest import DESK, PHONE, flawless
from tests.web.kept import BODY, FIRST_YEAR, WORDED, WORDS, Kept, copied
from tests.web.looks import assert_accessible
from tests.web.serving import serving
from web.room import Room

CORRECTED = "t4.review.total"
UNCERTAIN = "t2.licensing"
FORMS = {
    "2021": {"t2": (10, 4, 6), "t3": (175, 1, 25), "t4": (15, 1, 1)},
    "2019": {"t2": (25, 5, 9), "t3": (161, 1, 23), "t4": (15, 1, 1)},
    "2014": {"s14": (58, 1, 65)},
}
"""Form → table → figures, blocks and rows, as the notices of 2021, 2019 (with a row that provinces add) and
2014 print them."""


@pytest.fixture(scope="module")
def own(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The reports, one figure corrected by a person, one made uncertain."""
    own = copied(kept, tmp_path_factory.mktemp("own"))
    words = (BODY, str(FIRST_YEAR), CORRECTED, "4711", "--who", "王", "--why", "附件所载")
    own.program.lines("review", "correct", *words)
    with Archive.open(own.program.archive, create=False) as archive, archive.writing() as session:
        change_figures(session, FigureRow.code == UNCERTAIN, state="uncertain", confidence=0.5)
    return own


@pytest.fixture(scope="module")
def reports(own: Kept) -> dict[int, int]:
    """Year → number of its report."""
    with Archive.open(own.program.archive, create=False) as archive, archive.reading() as session:
        rows = session.execute(select(Report.fiscal_year, Report.id))
        return {year: number for year, number in rows if year}


@pytest.fixture(scope="module")
def own_room(own: Kept) -> Iterator[str]:
    """The address of a room over them."""
    with Archive.open(own.program.archive, create=False) as archive, serving(Room(archive)) as address:
        yield address


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def tab(request: pytest.FixtureRequest, browser: Browser, own_room: str) -> Iterator[Page]:
    """An empty page of that room at desk and at phone width; at its end nothing may have gone wrong in it."""
    with flawless(browser, request.param, own_room) as opened:
        yield opened


@pytest.mark.parametrize("form", FORMS)
def test_tables_are_those_of_the_form(form: str) -> None:
    figures = [
        Figure(
            one["code"], form, one["position"], one["table_label"], one["row_label"], one["column_label"],
            one["unit"], "printed", None, None, None, None, None, None,
        )
        for one in figure_codes()
        if one["form"] == form
    ]  # fmt: skip
    for table in set_tables(figures):
        lines = [line for block in table.blocks for line in block.lines]
        codes = [figure.code for line in lines for figure in line.figures]
        assert (len(codes), len(table.blocks), len(lines)) == FORMS[form][table.table]
        assert len(set(codes)) == len(codes)
        for block in table.blocks:
            width = filled(block)
            assert width == (4 if table.table == "t2" else {"t3": 10, "t4": 15, "s14": 3}[table.table])
    assert all(notes(figure.code) for figure in figures)


def filled(block: object) -> int:
    """The width of a block; its labels and cells leave no place empty and lie on no other."""
    from research.form_page import Block

    assert isinstance(block, Block)
    rows = [[(one.across, one.down) for one in row] for row in block.heads]
    unit = any("统计指标" in one.text for row in block.heads for one in row)
    for line in block.lines:
        own = [(one.across, one.down) for one in line.heads] + ([(1, 1)] if unit else [])
        own += [(1, 1)] * (len(line.figures) - 1) + [(line.across, 1)]
        rows.append(own)
    width = sum(across for across, _ in rows[0])
    taken = [0] * width
    for row in rows:
        at = 0
        for across, down in row:
            while taken[at]:
                at += 1
            for column in range(at, at + across):
                assert not taken[column]
                taken[column] = down
            at += across
        assert all(taken), row
        taken = [one - 1 for one in taken]
    assert not any(taken)
    return width


def test_every_cell_says_its_state_in_text_and_colour(
    kept: Kept, reports: dict[int, int], own_room: str
) -> None:
    with httpx.Client(base_url=own_room, timeout=60) as client:
        pages = {year: html.fromstring(client.get(f"/reports/{one}").text) for year, one in reports.items()}
    shown: dict[str, set[str]] = {}
    for year, page in pages.items():
        cells = {
            cell.get("id").removeprefix("f-"): cell for cell in page.xpath("//td[contains(@class,'figure')]")
        }
        assert len(cells) == 200
        for code, borne in kept.made[year].truth.cells.items():
            state = re.findall(r"st-(\w+)", str(cells[code].get("class")))[0]
            text = "".join(cells[code].itertext())
            shown.setdefault(state, set()).add(text)
            if state == "printed" and borne.kind == "value" and code != CORRECTED:
                assert f"{borne.value:f}" in text
            elif state != "printed":
                assert cells[code].xpath(".//a/@title")
    assert set(shown) == {"printed", "blank", "mark", "text", "aligned", "ambiguous", "uncertain", "missing"}
    assert any(WORDS in text for text in shown["text"])
    assert all("空白" in text for text in shown["blank"])
    corrected = pages[FIRST_YEAR].get_element_by_id(f"f-{CORRECTED}")
    assert corrected.xpath("string(.//ins)") == "4711"
    assert corrected.xpath("string(.//del)") == f"{kept.made[FIRST_YEAR].truth.cells[CORRECTED].value:f}"
    assert pages[max(reports)].get_element_by_id(f"f-{WORDED}").xpath(".//a/@href")


def test_a_reader_at_the_keyboard_looks_a_figure_up(tab: Page, kept: Kept, reports: dict[int, int]) -> None:
    tab.goto(f"/reports/{reports[FIRST_YEAR]}")
    assert_accessible(tab)
    tab.locator("[id='f-t3.new.natural'] a").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp"):
        tab.keyboard.press(key)
    expect(tab.locator("[id='f-t3.new.business'] a")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#source dd.value strong")).to_have_text(
        f"{kept.made[FIRST_YEAR].truth.cells['t3.new.business'].value:f}"
    )
    assert tab.url.endswith("figure=t3.new.business")
    expect(tab.frame_locator("iframe.archived").locator("#marked")).to_be_visible()
    assert_accessible(tab)
    tab.keyboard.press("Escape")
    expect(tab.locator("#source")).to_be_hidden()
    expect(tab.locator("[id='f-t3.new.business'] a")).to_be_focused()


def test_without_scripts_a_figure_is_a_link(browser: Browser, own_room: str, reports: dict[int, int]) -> None:
    context = browser.new_context(base_url=own_room, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/reports/{reports[FIRST_YEAR + 4]}")
    tab.locator("[id='f-t3.new.total'] a").click()
    expect(tab.locator("#source svg.leaf rect.box").first).to_be_visible()
    expect(tab.locator("[id='f-t3.new.total']")).to_have_class(re.compile("chosen"))
    context.close()


def test_it_prints_on_a4(browser: Browser, own_room: str, reports: dict[int, int]) -> None:
    context = browser.new_context(base_url=own_room, viewport={"width": 680, "height": 960})
    tab = context.new_page()
    tab.goto(f"/reports/{reports[FIRST_YEAR]}")
    tab.emulate_media(media="print")
    for table in tab.locator("table.official").all():
        box = table.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 681
    assert tab.locator(".noprint:visible").count() == 0
    assert tab.pdf(format="A4").startswith(b"%PDF")
    context.close()


def test_rows_of_zeros_fold_and_english_stands_beside(demo_report: str, client: httpx.Client) -> None:
    whole, folded = (html.fromstring(client.get(demo_report + query).text) for query in ("", "?zeros=0"))
    rows = "//table[contains(@class,'official')]//tr[td]"
    hidden = [
        row for row in whole.xpath(rows) if {str(c.text_content()).strip() for c in row.xpath("td")} == {"0"}
    ]
    assert hidden
    assert len(folded.xpath(rows)) == len(whole.xpath(rows)) - len(hidden)
    client.get("/language/en")
    english = client.get(demo_report).text
    for told in ("natural persons", "state secret", "litigation", "Regulations"):
        assert told in english or told == "Regulations"


@pytest.fixture
def demo_report(client: httpx.Client) -> str:
    """The address of a report of the demo with several versions."""
    after = 0
    while True:
        answer = client.get("/api/reports", params={"after": after, "limit": 100}).json()
        for one in answer["items"]:
            if one["versions"] > 1 and one["figures"]:
                return f"/reports/{one['report_id']}"
        after = answer["next"]


def test_versions_and_the_withdrawn(client: httpx.Client, demo_report: str) -> None:
    page = html.fromstring(client.get(demo_report).text)
    listed = page.xpath("//ol[@class='versions']/li")
    assert len(listed) > 1
    for address in page.xpath("//section[@id='versions']//a/@href"):
        assert client.get(str(address)).status_code == 200
    gone = client.get("/api/reports", params={"status": "withdrawn"}).json()["items"]
    assert gone
    assert "已撤下" in client.get(f"/reports/{gone[0]['report_id']}").text


def test_the_address_to_cite(own: Kept, reports: dict[int, int], own_room: str) -> None:
    with httpx.Client(base_url=own_room, timeout=60) as client:
        one = client.get(f"/bodies/{BODY}/{FIRST_YEAR}")
        assert one.status_code == 200
        assert "GB/T 7714" in one.text
        assert own.made[FIRST_YEAR].truth.title in one.text
        assert client.get(f"/bodies/{BODY}/1999").status_code == 404
        whole = json.loads(client.get(f"/api/reports/{reports[FIRST_YEAR]}").text)
        assert whole["report"]["year"] == FIRST_YEAR
        with Archive.open(own.program.archive, create=False) as archive, archive.writing() as session:
            other = update(Report).where(Report.id == reports[FIRST_YEAR + 1])
            session.execute(other.values(fiscal_year=FIRST_YEAR, scope="agency"))
        choice = client.get(f"/bodies/{BODY}/{FIRST_YEAR}")
        links = html.fromstring(choice.text).xpath("//main//li/a/@href")
        assert len(links) == 2
        assert all("GB/T 7714" in client.get(str(link)).text for link in links)
