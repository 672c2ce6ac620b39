"""The Python API: each method answers what its command prints, and every one is documented."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from models.archive import Archive as Stored
from models.archive import ArchiveError
from pipelines.filing import file_all
from research import Archive
from research.across import refresh
from research.agencies import UnknownAgencyError
from research.show import NoReportError
from tests.research.county import County
from tests.seeds import SEED

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.fixture
def url(archive: Stored, archive_url: str) -> str:
    county = County(SEED, range(2022, 2024))
    county.reports["教育局", 2023].values["t3.carried_in.natural"] = 99
    county.store(archive)
    file_all(archive)
    refresh(archive)
    return archive_url


def printed(url: str, *words: str) -> list[Any]:
    result = CliRunner().invoke(app, [*words, "--archive", url, "--json"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def _repeated(one: dict[str, Any]) -> float:
    return -(one["share"] or 0)


QUESTIONS: list[tuple[tuple[str, ...], Callable[[Archive], Any]]] = [
    (("reports", "教育局"), lambda a: list(a.reports("教育局"))),
    (("show", "教育局", "2023"), lambda a: [a.show("教育局", 2023)]),
    (("versions", "教育局", "2023"), lambda a: a.versions("教育局", 2023)),
    (("diff", "教育局", "2022", "2023"), lambda a: [a.diff("教育局", 2022, 2023)]),
    (("check",), lambda a: list(a.check())),
    (("coverage", "教育局"), lambda a: list(a.coverage("教育局"))),
    (("series", "t3.new.total", "--by", "county"), lambda a: list(a.series("t3.new.total", by="county"))),
    (("similar", "2023", "--least", "0"), lambda a: sorted(a.similar(2023, least=0), key=_repeated)),
    (("cite", "教育局", "2023"), lambda a: [a.cite("教育局", 2023)]),
]  # fmt: skip


def test_each_question_is_answered_as_its_command_does(url: str, tmp_path: Path) -> None:
    with Archive(url) as archive:
        for words, ask in QUESTIONS:
            said = ask(archive)
            assert said, words
            assert json.loads(json.dumps(said)) == printed(url, *words), words
        frame = archive.frame("panel", base_year=2024)
        assert frame["t3_new_tot"].dtype == float
        assert archive.export("panel", tmp_path / "panel.csv") == len(frame)
        with archive.rows("figures") as rows:
            assert {"code", "form", "state"} <= {column.name for column in rows.columns}
        counted = archive.sql("SELECT COUNT(*) AS n FROM v_panel WHERE fiscal_year = :year", year=2023)
        assert counted[0]["n"] == (frame["year"] == 2023).sum()
        assert archive.body("教育局")["name"] == "赣县区教育局"


def test_two_bodies_and_two_versions_stand_side_by_side(url: str) -> None:
    with Archive(url) as archive:
        one, other = archive.show("教育局", 2023), archive.show("民政局", 2023)
        found = archive.diff_bodies("教育局", "民政局", 2023)
        with pytest.raises(NoReportError, match="9"):
            archive.diff_versions("教育局", 2023, 1, 9)
        same = archive.diff_versions("教育局", 2023, 1, 1)
    assert (found["agency"], found["carry_over"]) == (None, None)
    assert (found["old"]["agency"], found["new"]["agency"]) == (
        one["report"]["agency"], other["report"]["agency"],
    )  # fmt: skip
    values = {cell["code"]: cell["value_used"] for side in [one] for cell in _cells(side)}
    assert {row["code"]: row["old_used"] for row in found["figures"]} == values
    assert not any(row["change"] for row in same["figures"])


def _cells(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for table in record["tables"] for row in table["rows"] for cell in row["cells"]]


def test_what_is_not_there_is_said(url: str, tmp_path: Path) -> None:
    with Archive(url) as archive:
        with pytest.raises(UnknownAgencyError, match="教育局"):
            archive.show("教育菊", 2023)
        with pytest.raises(NoReportError, match="2022, 2023"):
            archive.show("教育局", 2012)
    with pytest.raises(ArchiveError, match="no archive there"):
        Archive(tmp_path / "none.db")


def test_every_method_is_documented_and_typed() -> None:
    public = inspect.getmembers(Archive, inspect.isfunction)
    methods = {name for name, _ in public if not name.startswith("_")}
    told = dict(re.findall(r"^\| `(\w+)\(([^)]*)\)`", PAGE.read_text("utf-8"), re.M))
    assert set(told) == methods
    for name, arguments in told.items():
        known = inspect.signature(getattr(Archive, name)).parameters
        named = {one.strip().rstrip("=").lstrip("*") for one in arguments.split(",") if one.strip()}
        assert named == set(known) - {"self"}, name
        assert getattr(Archive, name).__doc__, name
        assert all(one.annotation is not one.empty for one in known.values() if one.name != "self")
