"""People's decisions and corrections: beside what is printed, taken into account, asked again in time."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from models.archive import Archive
from models.reviews import reviewed
from models.tables import DocumentRow, FindingRow, ReadingRow, Report, Review
from models.views import V_FIGURES, V_PANEL, FigureRow
from pipelines.filing import file_all
from pipelines.rows import Rows
from pipelines.store import store
from research.across import refresh
from research.check import check
from research.diff import diff_years
from research.export.what import rows_of
from research.export.write import write_rows
from research.review_open import history, open_again, worklist
from research.review_sheet import take_sheet, write_sheet
from research.reviews import ReviewError, Signed, decide, items, withdraw
from research.series import series
from research.show import show
from tests.figures import a_figure, change_figures
from tests.filing.build import Builder, figures
from tests.whole.program import Program

ME = Signed("王", "看了原件", "第2页")
NEW = "t3.new.total"


def titled(agency: str, year: int) -> dict[str, Any]:
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return {"title": title, "agency": agency, "fiscal_year": year}


@pytest.fixture
def build(archive: Archive) -> Builder:
    """One office with reports of 2022 and 2023, the second with a warning and a figure in doubt."""
    build = Builder(archive)
    for year, new in ((2022, 5), (2023, 60)):
        build.document(
            f"{year}.html", reading=titled("赣县区民政局", year), values=figures(t3__new__total=new)
        )
    with archive.writing() as session:
        reading = reading_of(session, 2023)
        session.add(FindingRow(subject="reading", reading_id=reading, rule="row_cells", severity="warning",
                    at_fault="source", codes=[NEW], message="60 is not 6", message_zh="60≠6"))  # fmt: skip
        doubt = (FigureRow.reading_id == reading) & (FigureRow.code == "t3.carried_in.total")
        change_figures(session, doubt, state="ambiguous", value=None, raw="1l")
    file_all(archive)
    return build


def reading_of(session: Any, year: int) -> int:  # noqa: ANN401
    of_year = select(ReadingRow.id).where(ReadingRow.fiscal_year == year, ReadingRow.is_current)
    return int(session.scalars(of_year.order_by(ReadingRow.id.desc())).first())


def report_of(session: Any, year: int) -> int:  # noqa: ANN401
    return int(session.scalars(select(Report.id).where(Report.fiscal_year == year)).one())


def say(archive: Archive, what: str, decision: str, value: str | None = None, year: int = 2023) -> list[int]:
    with archive.writing() as session:
        found = items(session, report_of(session, year), what)
        return [decide(session, item, decision, value, ME).id for item in found]


def cell(archive: Archive, year: int, code: str) -> dict[str, Any]:
    with archive.reading() as session:
        tables = show(session, report_of(session, year))["tables"]
    return next(
        one for table in tables for row in table["rows"] for one in row["cells"] if one["code"] == code
    )


def test_a_corrected_figure_stands_beside_the_printed_one(build: Builder, tmp_path: Path) -> None:
    archive = build.archive
    say(archive, "t3_new_tot", "correct", "6")
    say(archive, "t3.granted.total", "confirm")
    say(archive, "t3.carried_in.total", "correct", "none")
    one = cell(archive, 2023, NEW)
    assert (one["value"], one["value_read"], one["value_reviewed"], one["value_used"]) == (60, 60, 6, 6)
    assert one["shown"] == "60→6✎"
    confirmed = cell(archive, 2023, "t3.granted.total")
    assert (confirmed["value_reviewed"], confirmed["review"]["decision"]) == (6, "confirm")
    with archive.reading() as session:
        body = session.scalars(select(Report.body_id)).first()
        assert body
        row = next(one for one in diff_years(session, body, 2022, 2023)["figures"] if one["code"] == NEW)
        assert (row["old"], row["new"], row["new_used"], row["change"]) == (5, 60, 6, 1)
        held = session.scalar(select(FigureRow.value).where(
            FigureRow.reading_id == reading_of(session, 2023), FigureRow.code == NEW))  # fmt: skip
        assert held == 60
        assert {one["year"]: one["value"] for one in series(session, NEW)} == {2022: 5, 2023: 6}
        for what in ("figures", "panel"):
            write_rows(rows_of(session, what), tmp_path / f"{what}.csv", "csv")
    told = {row["code"]: row for row in read(tmp_path / "figures.csv") if row["fiscal_year"] == "2023"}
    names = ("value", "value_read", "value_reviewed", "value_used")
    assert [told[NEW][name] for name in names] == ["60", "60", "6", "6"]
    assert [told["t3.carried_in.total"][name] for name in names] == [""] * 4
    assert told["t3.carried_in.total"]["review"].startswith("correct")
    assert [told["t3.new.natural"][name] for name in names] == ["1", "1", "", "1"]
    (panel,) = (row for row in read(tmp_path / "panel.csv") if row["year"] == "2023" and row["report_id"])
    assert (panel["t3_new_tot"], panel["reviewed"]) == ("6", "t3_new_tot=60>6")


def test_the_views_say_what_stands_and_no_longer_what_was_taken_back(build: Builder) -> None:
    archive = build.archive
    refresh(archive)
    say(archive, NEW, "correct", "7")
    (number,) = say(archive, NEW, "correct", "6")
    say(archive, NEW, "comment")
    assert viewed(archive) == (60, 60, 6, 6, f"correct {number}", 1)
    with archive.writing() as session:
        withdraw(session, number, ME)
    assert viewed(archive) == (60, 60, None, 60, None, 0)


def viewed(archive: Archive) -> tuple[object, ...]:
    """What v_figures says of NEW in 2023, and how many figures v_panel says are corrected."""
    view, panel = V_FIGURES.c, V_PANEL.c
    columns = (view.value, view.value_read, view.value_reviewed, view.value_used, view.review)
    with archive.reading() as session:
        query = select(*columns).where(view.code == NEW, view.fiscal_year == 2023)
        corrected = select(panel.corrected).where(panel.fiscal_year == 2023, panel.report_id.is_not(None))
        return (*session.execute(query).one(), session.scalars(corrected).one())


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_survives_reading_again_and_a_new_version_opens_it(build: Builder) -> None:
    archive = build.archive
    (number,) = say(archive, NEW, "correct", "6")
    with archive.reading() as session:
        assert list(open_again(session)) == []
        old = session.get_one(ReadingRow, reading_of(session, 2023))
        bytes_hash, columns = old.bytes_hash, titled("赣县区民政局", 2023)
    again = Rows(
        reading={"is_report": True, "scope": "unknown", "forms": {"t3": "2021"}} | columns,
        figures=[a_figure(NEW, Decimal(61), raw="61")],
    )
    with archive.writing() as session:
        reading_id = store(session, bytes_hash, again)
    file_all(archive)
    with archive.reading() as session:
        assert reviewed(session)[reading_id][NEW].value == 6
        (opened,) = open_again(session)
        assert (opened["review"], opened["open"], opened["now"]) == (number, "read_otherwise", "61")
    build.night()
    with archive.reading() as session:
        page = session.scalars(select(Report.preferred_id).where(Report.fiscal_year == 2023)).one()
        assert page
        page = session.get_one(DocumentRow, page).page_id
    build.change(page, "new words", reading=titled("赣县区民政局", 2023), values=figures(t3__new__total=62))
    file_all(archive)
    assert cell(archive, 2023, NEW)["value_used"] == 62
    with archive.reading() as session:
        (opened,) = open_again(session)
        assert (opened["open"], opened["now"], opened["value_reviewed"]) == ("new_version", "62", "6")
        assert [row["item"] for row in worklist(session, rule=NEW)] == ["open"]
    say(archive, NEW, "confirm")
    with archive.reading() as session:
        assert list(open_again(session)) == []
        assert [one["decision"] for one in history(session, year=2023)] == ["correct", "confirm"]


@pytest.mark.parametrize(
    ("what", "value", "known"),
    [("year", "2021", {2021, 2022}), ("report", "no", {2022}), ("scope", "agency", {2022, 2023})],
)
def test_a_person_says_how_a_report_is_filed(build: Builder, what: str, value: str, known: set[int]) -> None:
    (number,) = say(build.archive, what, "correct", value)
    file_all(build.archive)
    file_all(build.archive)
    with build.archive.reading() as session:
        assert set(session.scalars(select(Report.fiscal_year))) == known
        assert list(open_again(session)) == []
    with build.archive.writing() as session:
        withdraw(session, number, ME)
    file_all(build.archive)
    with build.archive.reading() as session:
        assert set(session.scalars(select(Report.fiscal_year))) == {2022, 2023}


def test_a_person_says_whose_report_it_is(build: Builder) -> None:
    build.body("b9", "江西省赣州市赣县区教育局", short_name="赣县区教育局", kind="department", level="county",
               division_code="360704")  # fmt: skip
    say(build.archive, "body", "correct", "赣县区教育局")
    file_all(build.archive)
    with build.archive.reading() as session:
        assert session.scalars(select(Report.body_id).where(Report.fiscal_year == 2023)).one() == "b9"


def test_what_makes_no_sense_is_refused(build: Builder) -> None:
    for what, decision, value in (
        (NEW, "correct", "viele"), (NEW, "correct", "1e400"), (NEW, "dismiss", None), (NEW, "correct", None),
        (NEW, "confirm", "5"), ("year", "correct", "1999"), ("scope", "correct", "all"),
        ("report", "correct", "maybe"), ("body", "correct", "没有这个局"), ("no_such_rule", "confirm", None),
        ("row_cells", "correct", "5"),
    ):  # fmt: skip
        with pytest.raises(ReviewError):
            say(build.archive, what, decision, value)
    with build.archive.reading() as session:
        assert session.scalars(select(Review)).all() == []


def test_a_worklist_goes_out_and_comes_back(build: Builder, tmp_path: Path) -> None:
    archive, path = build.archive, tmp_path / "work.xlsx"
    with archive.reading() as session:
        rows = list(worklist(session, year=2023))
        write_sheet(path, rows)
    assert {(row["item"], row["what"]) for row in rows} >= {
        ("finding", "row_cells"), ("figure", "t3.carried_in.total"),
    }  # fmt: skip
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = [one.value for one in sheet[1]]
    at = {row[head.index("what")].value: row[0].row for row in sheet.iter_rows(min_row=2)}

    def fill(what: str, **values: object) -> None:
        for name, value in values.items():
            sheet.cell(at[what], head.index(name) + 1).value = value

    fill("row_cells", decision="dismiss", why="原件如此")
    fill("t3.carried_in.total", decision="correct", value_reviewed="many")
    book.save(path)
    with archive.writing() as session:
        taken = take_sheet(session, path, "李")
        ((line, cause),) = taken.refused
        assert line == at["t3.carried_in.total"]
        assert "many" in cause
        session.rollback()
    fill("t3.carried_in.total", decision="correct", value_reviewed=1)
    book.save(path)
    with archive.writing() as session:
        taken = take_sheet(session, path, "李")
        assert (sorted(taken.decided), taken.refused) == (["row_cells", "t3.carried_in.total"], [])
    assert cell(archive, 2023, "t3.carried_in.total")["value_used"] == 1
    with archive.reading() as session:
        shown = show(session, report_of(session, 2023))["findings"]
        for found in (shown, list(check(session, year=2023))):
            (one,) = (one for one in found if one["rule"] == "row_cells")
            assert (one["review"]["decision"], one["review"]["who"]) == ("dismiss", "李")
            assert all(one["review"] is None for one in found if one["rule"] != "row_cells")
    with archive.reading() as session:
        left = {row["what"] for row in worklist(session, year=2023)}
        assert not left & {"row_cells", "t3.carried_in.total"}
    (tmp_path / "no.xlsx").write_text("none")
    with pytest.raises(ReviewError), archive.reading() as session:
        take_sheet(session, tmp_path / "no.xlsx", "李")


def test_the_commands(sqlite_archive: Archive, tmp_path: Path) -> None:
    build = Builder(sqlite_archive)
    build.document("2023.html", reading=titled("赣县区民政局", 2023), values=figures(t3__new__total=60))
    file_all(sqlite_archive)
    program = Program(sqlite_archive.url.render_as_string(hide_password=False))
    assert "--who" in program.run("review", "correct", "民政局", "2023", NEW, "6", code=2).stderr
    (row,) = program.lines("review", "correct", "民政局", "2023", NEW, "6", "--who", "王", "--why", "原件")
    assert (row["value_seen"], row["value_reviewed"], row["who"], row["why"]) == ("60", "6", "王", "原件")
    assert program.run("review", "confirm", "民政局", "2023", "none_such", "--who", "王", code=2).stderr
    assert program.lines("review") == []
    assert [one["review"] for one in program.lines("review", "history")] == [row["review"]]
    sheet = tmp_path / "a.xlsx"
    program.run("review", "export", str(sheet))
    book = openpyxl.load_workbook(sheet)
    head = [one.value for one in book.active[1]]
    book.active.append([{"what": "year", "bytes_hash": row["bytes_hash"], "value_seen": "2023",
                         "value_reviewed": "2o22"}.get(name) for name in head])  # fmt: skip
    book.save(sheet)
    refused = program.run("review", "import", str(sheet), "--who", "王", "--json", code=1)
    assert json.loads(refused.stdout)["decided"] == 0
    assert "2o22" in refused.stderr
    program.run("review", "withdraw", str(row["review"]), "--who", "王")
    assert len(program.lines("review", "history")) == 2
