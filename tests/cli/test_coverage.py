"""`gongkai coverage` as a person meets it: JSON, CSV, an own list, errors with line and column."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import update

from crawler.discovery.urls import url_key
from models.archive import Archive
from models.tables import Page
from pipelines.filing import file_all
from tests.filing.build import HOME, Builder
from tests.whole.program import Program, program_in


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = program_in(tmp_path)
    with Archive.open(program.archive) as archive:
        build = Builder(archive)
        build.document("r.html", reading={"agency": "赣县区教育局", "fiscal_year": 2023})
        file_all(archive)
        with archive.writing() as session:
            session.execute(update(Page).values(url_key=url_key(HOME + "r.html")))
    return program


def test_coverage_as_json_as_csv_and_for_people(program: Program, tmp_path: Path) -> None:
    rows = program.lines("coverage")
    assert [(row["body"], row["year"]) for row in rows] == [("赣县区教育局", 2023), ("赣县区教育局", 2024)]
    assert rows[0]["kinds"] == ["education"]
    (of_year,) = program.lines("coverage", "教育局", "--year", "2023")
    assert (of_year["url"], of_year["last_day"]) == (HOME + "r.html", "2024-01-31")
    target = tmp_path / "out.csv"
    program.run("coverage", "--csv", str(target))
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row["body"] for row in csv.DictReader(file)] == ["赣县区教育局"] * 2
    assert "date_unknown" in program.run("coverage", "--year", "2023").stdout
    program.run("coverage", "nobody", code=2)


def test_an_own_list_is_held_against_the_archive(program: Program, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text(f"{HOME}r.html\n\nhttp://elsewhere.example/r.html\n", "utf-8")
    steps = [(row["line"], row["step"]) for row in program.lines("coverage", "--against", str(bare))]
    assert steps == [(1, "found"), (3, "other_host")]
    table = tmp_path / "table.csv"
    table.write_text(f"body,year,url\n教育局,20x3,{HOME}r.html\n", "utf-8-sig")
    done = program.run("coverage", "--against", str(table), code=2)
    assert "line 2, column year" in done.stderr
    assert "cannot be read" in program.run("coverage", "--against", str(tmp_path / "no.csv"), code=2).stderr
    assert "leave out" in program.run("coverage", "教育局", "--against", str(bare), code=2).stderr
