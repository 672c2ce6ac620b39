"""The real reports and the same reports in other shapes, where the shared material is at hand."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.read import read
from pipelines.report_json import to_json
from tests.conftest import shared

REPORTS = [f"report-{number:03}" for number in range(7)]
STYLES = ["a_clean", "b_word", "c_nested", "d_ragged", "e_gbk", "f_lohtml"]
SHAPES = [f"html/{number:03}_{style}.html" for number in range(7) for style in STYLES]
PRINTED_PAGES = [f"pdf/{number:03}{kind}.pdf" for number in range(7) for kind in ("", "_rect")]

ALL, SOME = range(7), (1, 5, 6)
OFFICE_KINDS = {"docx": ALL, "doc": ALL, "xlsx": ALL, "xls": ALL, "odt": SOME, "ods": SOME, "rtf": SOME}
OFFICE = [f"{kind}/{number:03}.{kind}" for kind, numbers in OFFICE_KINDS.items() for number in numbers]
RENAMED = ["wps_et/005.wps", "wps_et/005.et"]


@cache
def _read(path: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(json.dumps(to_json(str(path), read([path.read_bytes()]))))
    return answer


def _named(reading: dict[str, Any]) -> set[str]:
    findings = [each for each in reading["findings"] if each["severity"] != "info"]
    return {code for each in findings for code in each["figures"]}


@pytest.mark.parametrize("name", REPORTS)
def test_every_certain_cell_is_right_and_no_doubtful_one_is_silent(name: str) -> None:
    folder = shared() / "reports"
    truth = json.loads((folder / "figures" / f"{name}.json").read_text(encoding="utf-8"))
    reading = _read(folder / truth["file"])
    named = _named(reading)
    for code, value in truth["figures"].items():
        figure = reading["figures"][code]
        if any(fnmatch(code, pattern) for pattern in truth.get("doubtful", {})):
            open_or_flagged = figure["state"] in ("aligned", "ambiguous", "blank") or code in named
            assert open_or_flagged or figure["value"] == value, code
        else:
            assert figure["value"] == value, code


@pytest.mark.parametrize("path", SHAPES + PRINTED_PAGES + OFFICE + RENAMED)
def test_every_shape_gives_every_cell(path: str) -> None:
    folder = shared() / "reports" / "shapes"
    truth = json.loads((folder / "figures.json").read_text(encoding="utf-8"))[Path(path).name[:3]]
    reading = _read(folder / path)
    read_cells = {code: figure["value"] for code, figure in reading["figures"].items()}
    assert read_cells == truth["figures"]
    assert reading["title"]
    assert reading["forms"] == {"t2": "2021", "t3": "2021", "t4": "2021"}


def test_contradictions_are_found_and_the_printed_numbers_stand() -> None:
    reading = _read(shared() / "reports" / "report-001.txt")
    contradicted = [each for each in reading["findings"] if each["rule"] == "narrative_contradicts"]
    codes = {code for each in contradicted for code in each["figures"]}
    assert {"t4.review.total", "t4.direct.total", "t4.direct.upheld"} <= codes
    assert {each["at_fault"] for each in contradicted} == {"source"}
    assert reading["figures"]["t4.direct.upheld"]["state"] == "printed"
    assert reading["figures"]["t3.total.natural"]["state"] == "aligned"


def test_broken_totals_and_mixed_forms_are_found() -> None:
    reading = _read(shared() / "reports" / "report-005.pdf")
    assert reading["forms"] == {"t2": "2021", "t3": "2019", "t4": "2019"}
    broken = [each for each in reading["findings"] if each["rule"] == "t4_totals"]
    assert {each["figures"][0] for each in broken} == {"t4.review.total", "t4.after_review.total"}
    assert any(each["rule"] == "format_mixed" for each in reading["findings"])
    assert reading["figures"]["t4.review.total"]["value"] == 0
    where = reading["figures"]["t3.new.natural"]["where"]
    assert where["page"] >= 1
    assert len(where["box"]) == 4


@pytest.mark.parametrize(("name", "sections"), [(name, [1, 2, 3, 4, 5, 6]) for name in REPORTS])
def test_title_agency_year_and_sections(name: str, sections: list[int]) -> None:
    folder = shared() / "reports"
    truth = json.loads((folder / "figures" / f"{name}.json").read_text(encoding="utf-8"))
    reading = _read(folder / truth["file"])
    assert reading["title"].replace(" ", "") == truth["title"].replace(" ", "")
    assert reading["agency"] in (truth["agency"], "赣县区", "洪泽区人民政府")
    assert reading["year"] == truth["year"]
    assert [section["number"] for section in reading["sections"]] == sections
