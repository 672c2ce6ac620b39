"""Exports, read back by the programs that people use: nothing lost, nothing invented, codes stay text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
import pyreadstat
import pytest
from pyarrow import parquet
from sqlalchemy import select

from models.archive import Archive
from models.tables import BodyCode
from models.views import V_FIGURES
from pipelines.filing import file_all
from research import coverage
from research.export import write
from research.export.columns import Column, Rows
from research.export.what import EXPORTS, Choice, rows_of
from research.export.write import FORMATS, TooManyRowsError, write_rows
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
@pytest.mark.parametrize("what", EXPORTS)
def test_every_export_in_every_format(archive: Archive, tmp_path: Path, what: str, form: str) -> None:
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
        write_rows(Rows([Column("a", "integer", "a")], broken(), 2), tmp_path / "a.csv", "csv")
    assert not list(tmp_path.iterdir())
