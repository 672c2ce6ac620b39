"""Exports, read back by the programs that people use: nothing lost, nothing invented, codes stay text."""

from __future__ import annotations

import csv
import gc
import tracemalloc
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product, zip_longest
from pathlib import Path
from typing import Any

import openpyxl
import pyreadstat
import pytest
from pyarrow import parquet
from sqlalchemy import func, select, text

from models.archive import Archive
from models.cells import cells_of
from models.codes import figure_codes
from models.tables import BodyCode, FindingRow, ReadingRow, StatementRow
from models.views import V_FIGURES, FigureRow
from pipelines.filing import file_all
from research import coverage
from research.across import refresh
from research.export import write
from research.export.columns import Column, Rows
from research.export.what import EXPORTS, TABLES, Choice, rows_of, table_rows
from research.export.write import FORMATS, TooManyRowsError, write_rows
from tests.figures import change_figures
from tests.filing.build import Builder, figures

NEW = "t3_new_tot"


@pytest.fixture
def archive(sqlite_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setattr(coverage, "today", lambda: date(2025, 6, 1))
    build = Builder(sqlite_archive)
    build.body("cn360704", "江西省赣州市赣县区人民政府", short_name="赣县区", kind="government",
               level="county", division_code="360704")  # fmt: skip
    changed = date(2016, 10, 1)
    with sqlite_archive.writing() as session:
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360721", valid_to=changed))
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360704", valid_from=changed))
    for year, new in ((2015, 5), (2017, 7), (2024, None)):
        build.document(
            f"{year}.html",
            reading={
                "title": f"赣县区人民政府{year}年政府信息公开工作年度报告",
                "agency": "赣县区人民政府",
                "fiscal_year": year,
                "scope": "government_aggregate",
            },
            values=figures(t3__new__total=new),
        )
    file_all(sqlite_archive)
    refresh(sqlite_archive)
    with sqlite_archive.writing() as session:
        said = {"rule": "r", "severity": "info", "at_fault": "source", "message": "m", "message_zh": "话"}
        session.add(FindingRow(subject="report", report_id=1, codes=["t3.new.total"], **said))
        stated = {"code": "p.trained", "value": Decimal("12.5"), "unit": "次", "sentence": "培训12.5次。"}
        session.add(StatementRow(reading_id=1, position=1, section=1, **stated))
    return sqlite_archive


def exported(archive: Archive, what: str, form: str, path: Path, choice: Choice | None = None) -> Path:
    with archive.reading() as session:
        rows = rows_of(session, what, choice)
        count = write_rows(rows, path / f"{what}.{form}", form)
        assert count == len(list(rows_of(session, what, choice)))
    return path / f"{what}.{form}"


def read(path: Path) -> Iterator[dict[str, Any]]:
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from csv.DictReader(file)
        case ".xlsx":
            lines = openpyxl.load_workbook(path, read_only=True).active.values
            head = next(lines)
            yield from (dict(zip_longest(head, line)) for line in lines)
        case ".parquet":
            yield from parquet.read_table(path).to_pylist()
        case ".dta":
            frame, _ = pyreadstat.read_dta(path, user_missing=True)
            yield from frame.to_dict("records")


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_in_every_format(archive: Archive, tmp_path: Path, form: str) -> None:
    for what in EXPORTS:
        rows = list(read(exported(archive, what, form, tmp_path)))
        with archive.reading() as session:
            columns = [column.name for column in rows_of(session, what).columns]
            assert len(rows) == len(list(rows_of(session, what)))
        assert [name for name in rows[0] if name != "why_missing"] == columns
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("form", FORMATS)
def test_tidy_figures_are_those_of_the_view(archive: Archive, tmp_path: Path, form: str) -> None:
    rows = list(read(exported(archive, "figures", form, tmp_path)))
    with archive.reading() as session:
        held = session.execute(
            select(V_FIGURES.c.report_id, V_FIGURES.c.code, V_FIGURES.c.value, V_FIGURES.c.state)
        ).all()

    def value(cell: object) -> Decimal | None:
        return None if cell in (None, "") or cell != cell else Decimal(str(cell)).normalize()

    found = {(int(row["report_id"]), row["code"], value(row["value"]), row["state"]) for row in rows}
    assert found == {
        (row.report_id, row.code, None if row.value is None else row.value.normalize(), row.state)
        for row in held
    }


@pytest.mark.parametrize("form", FORMATS)
def test_the_panel_joins_a_county_through_its_codes(archive: Archive, tmp_path: Path, form: str) -> None:
    rows = list(read(exported(archive, "panel", form, tmp_path, Choice(base_year=2010))))
    codes = {int(row["year"]): (row["division_code"], row["code_fy"], row["code_base"]) for row in rows}
    assert codes[2015] == ("360704", "360721", "360721")
    assert codes[2017] == ("360704", "360704", "360721")
    assert len({row["body_id"] for row in rows}) == 1


def test_what_has_no_number_says_why(archive: Archive, tmp_path: Path) -> None:
    (stata, told) = (
        {int(row["year"]): row for row in read(exported(archive, "panel", form, tmp_path))}
        for form in ("dta", "csv")
    )
    assert [stata[year][NEW] for year in (2015, 2016, 2017, 2024)] == [5, "g", 7, "a"]
    assert [told[year][NEW] for year in (2015, 2016, 2017, 2024)] == ["5", "", "7", ""]
    assert told[2016]["why_missing"] == "all=g"
    assert f"{NEW}=a" in told[2024]["why_missing"].split(";")
    assert "t2_licensing=f" in told[2024]["why_missing"].split(";")


def test_more_rows_than_a_sheet_holds_are_refused(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "SHEET", 3)
    with pytest.raises(TooManyRowsError, match="csv or parquet"):
        exported(archive, "figures", "xlsx", tmp_path)
    assert not list(tmp_path.glob("*.xlsx*"))


def test_a_failure_leaves_no_half_file(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[int]]:
        yield (1,)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_rows(Rows([Column("a", "integer", "a")], broken()), tmp_path / "a.csv", "csv")
    assert not list(tmp_path.iterdir())


def test_every_table_goes_out_as_it_is(archive: Archive, tmp_path: Path) -> None:
    with archive.reading() as session:
        for name in TABLES:
            readings = session.scalars(select(ReadingRow.id))
            cells = sum(len(cells_of(session, reading)) for reading in readings)
            count = cells if name == "cells" else session.scalar(text(f"SELECT COUNT(*) FROM {name}"))
            assert write_rows(table_rows(session, name), tmp_path / f"{name}.csv", "csv") == count
    bodies = {row["id"]: row for row in read(tmp_path / "bodies.csv")}
    assert bodies["cn360704"]["division_code"] == "360704"
    assert "data" not in next(read(tmp_path / "blobs.csv"))


def test_a_merge_with_a_yearbook_joins_a_county_through_its_change_of_code(
    archive: Archive, tmp_path: Path
) -> None:
    """The yearbook has each county under the code of its own year's end."""
    import pandas

    path = exported(archive, "panel", "dta", tmp_path, Choice(base_year=2024))
    rows = pandas.DataFrame(list(read(path)))
    rows["year"] = rows["year"].astype(int)
    yearbook = pandas.DataFrame(
        {"code": ["360721", "360704", "360704"], "year": [2015, 2017, 2024], "gdp": [1.0, 2.0, 3.0]}
    )
    merged = rows.merge(yearbook, left_on=["code_fy", "year"], right_on=["code", "year"], how="left")
    assert dict(zip(merged["year"], merged["gdp"], strict=True)).items() >= {2015: 1.0, 2017: 2.0}.items()
    assert set(merged["code_base"]) == {"360704"}
    assert merged.groupby("code_base")["gdp"].sum().to_dict() == {"360704": 6.0}


def small(build: Builder, name: str, values: dict[str, int | None]) -> None:
    build.document(
        name,
        reading={"title": f"赣县区{name}2024年政府信息公开工作年度报告", "agency": f"赣县区{name}",
                 "fiscal_year": 2024, "scope": "agency"},
        values=values,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"new.natural": None, "new.total": None}, True),
        ({"new.natural": None, "new.total": 1}, False),
        ({}, None),
    ],
)
def test_blanks_as_zeros_are_marked_where_the_tables_balance(
    sqlite_archive: Archive, changes: dict[str, int | None], wanted: bool | None
) -> None:
    codes = [row["code"] for row in figure_codes() if row["form"] == "2021" and row["code"][:2] != "t2"]
    values: dict[str, int | None] = dict.fromkeys(codes, 0)
    values |= {f"t3.{code}": value for code, value in changes.items()}
    small(Builder(sqlite_archive), "教育局", values)
    file_all(sqlite_archive)
    with sqlite_archive.reading() as session:
        rows = rows_of(session, "panel")
        names = [column.name for column in rows.columns]
        found = (dict(zip(names, row, strict=True)) for row in rows)
        mine = next(row for row in found if (row["body"], row["year"]) == ("赣县区教育局", 2024))
    assert mine["blank_as_zero_if_balances"] is wanted
    assert mine["t3_new_nat"] == ("a" if changes else 0), "stored blanks stay blank"


def test_one_switch_leaves_out_what_is_not_certain(archive: Archive) -> None:
    with archive.writing() as session:
        mine = (FigureRow.reading_id == 1) & (FigureRow.code == "t3.new.total")
        change_figures(session, mine, state="aligned")
    with archive.reading() as session:
        for certain, cell in ((False, 5), (True, "d")):
            rows = rows_of(session, "panel", Choice(certain=certain))
            at = [column.name for column in rows.columns].index(NEW)
            assert next(iter(rows))[at] == cell


def memory(archive: Archive, what: str, path: Path) -> int:
    """The most bytes that Python held at once while an export was written."""
    with archive.reading() as session:
        rows = rows_of(session, what)
        usual = gc.get_threshold()
        gc.set_threshold(200, 2, 2)  # What waits to be collected is not held.
        tracemalloc.start()
        write_rows(rows, path, "csv")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        gc.set_threshold(*usual)
    return peak


def grow(build: Builder, towns: range) -> None:
    """Two years of reports of these townships, each with a finding and a statement."""
    for number, year in product(towns, range(2022, 2024)):
        agency = f"赣县区{number}号镇人民政府"
        title = f"{agency}{year}年政府信息公开工作年度报告"
        reading = {"title": title, "agency": agency, "fiscal_year": year}
        build.document(f"{number}-{year}.html", reading=reading, values=figures(t3__new__total=year % 100))
    file_all(build.archive)
    with build.archive.writing() as session:
        last = session.scalar(select(func.max(StatementRow.reading_id))) or 0
        for reading_id in session.scalars(select(ReadingRow.id).where(ReadingRow.id > last)):
            stated = {"code": "p.trained", "value": Decimal(3), "unit": "次", "sentence": "培训3次。"}
            session.add(StatementRow(reading_id=reading_id, position=1, **stated))
            said = {"rule": "r", "severity": "info", "at_fault": "source", "message": "m" * 200}
            session.add(FindingRow(subject="reading", reading_id=reading_id, **said))


def test_memory_does_not_grow_with_rows(
    sqlite_archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage, "today", lambda: date(2025, 6, 1))
    for module in ("research.export.what", "research.export.panel", "research.coverage"):
        monkeypatch.setattr(f"{module}.CHUNK", 4)
    monkeypatch.setattr(write, "BATCH", 50)
    build = Builder(sqlite_archive)
    peaks: dict[str, list[int]] = defaultdict(list)
    for towns in (range(20), range(20, 60)):
        grow(build, towns)
        for what in ("figures", "panel", "versions", "statements"):
            memory(sqlite_archive, what, tmp_path / "first.csv")
            peaks[what].append(memory(sqlite_archive, what, tmp_path / "all.csv"))
    assert {what: f"{few} → {many}" for what, (few, many) in peaks.items() if many > few * 1.5 + 1e5} == {}
