"""The sample figures: the real ones as typed, the made-up ones with the identities they claim."""

from __future__ import annotations

import csv
import json
import random
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import models
from samples.county import WEST_ANCHORS, draw_county
from samples.draw import Draw
from samples.figures import REAL, real, series
from samples.form import APPLICANTS, COURSES, RESULTS, Figures, Form, Number, codes, outcome_rows
from samples.nights import draw_nights
from tests.seeds import SEED

YEARS = range(2019, 2025)
FILES = {
    "social-affairs-2024": 0,
    "zone-2024": 1,
    "town-2024": 2,
    "party-work-2021": 3,
    "district-2023": 4,
    "district-east-2023": 5,
    "city-office-2019": 6,
}


def whole(figures: Figures, code: str) -> int:
    value = figures[code]
    assert isinstance(value, int)
    return value


def row_of(figures: Figures, row: str) -> list[int]:
    return [whole(figures, f"t3.{row}.{party}") for party in APPLICANTS]


def given(figures: Figures) -> list[tuple[str, Number]]:
    return [(code, value) for code, value in figures.items() if value is not None]


def problems(figures: Figures, form: Form) -> list[str]:
    """Identities of tables 三 and 四 that do not hold."""
    found = []
    rows = ("new", "carried_in", *outcome_rows(form), "total", "carried_out")
    for party in APPLICANTS:
        cell = {row: whole(figures, f"t3.{row}.{party}") for row in rows}
        if cell["new"] + cell["carried_in"] != cell["total"] + cell["carried_out"]:
            found.append(f"balance {party}")
        if cell["total"] != sum(cell[row] for row in outcome_rows(form)):
            found.append(f"results {party}")
    for row in rows:
        values = [whole(figures, f"t3.{row}.{party}") for party in APPLICANTS]
        if values[-1] != sum(values[:-1]):
            found.append(f"applicants {row}")
    for course in COURSES:
        values = [whole(figures, f"t4.{course}.{result}") for result in RESULTS]
        if values[-1] != sum(values[:-1]):
            found.append(f"course {course}")
    return found


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_codes_are_those_of_the_codebook(form: Form) -> None:
    with (Path(models.__file__).parent / "figures.csv").open(encoding="utf-8") as file:
        known = [row["code"] for row in csv.DictReader(file) if form in row["forms"].split()]
    optional = {code for code in known if code.startswith("t2.other_documents.")}
    assert set(codes(form)) == set(known) - optional


@pytest.mark.parametrize("name", sorted(REAL))
def test_real_figures_are_those_of_the_documents(name: str, shared_dir: Path) -> None:
    text = (shared_dir / "reports" / "figures" / f"report-{FILES[name]:03d}.json").read_text("utf-8")
    told = json.loads(text, parse_float=Decimal)["figures"]
    typed = real(name)
    both = set(typed) & set(told)
    assert {code: typed[code] for code in both} == {code: told[code] for code in both}
    # Report 005 prints （六）其他处理 as one row of zeros; the sample has the three rows of its year's form.
    assert not any(typed[code] for code in set(typed) - both)
    assert not any(told[code] for code in set(told) - both)


@pytest.mark.parametrize("scale", [0, 1, 9, 45, 400])
def test_made_up_years_keep_the_identities(scale: int) -> None:
    for seed in range(20):
        years = series(random.Random(seed), YEARS, scale)
        for year, figures in years.items():
            assert problems(figures, "2019" if year <= 2020 else "2021") == []
            assert all(whole_or_fee >= 0 for code, whole_or_fee in given(figures) if "change" not in code)
        for before, after in pairwise(years.values()):
            assert row_of(before, "carried_out") == row_of(after, "carried_in")
        for before, after in pairwise(f for y, f in years.items() if y >= 2021):
            step = whole(after, "t2.normative.made") - whole(after, "t2.normative.repealed")
            assert whole(after, "t2.normative.valid") == whole(before, "t2.normative.valid") + step


@pytest.mark.parametrize("name", ["district-2023", "district-east-2023"])
def test_made_up_years_carry_over_into_the_real_one(name: str) -> None:
    for seed in range(20):
        years = series(random.Random(seed), YEARS, 45, {2023: real(name)})
        assert years[2023] == real(name)
        for before, after in pairwise(years.values()):
            assert row_of(before, "carried_out") == row_of(after, "carried_in")
        for year in (2022, 2023, 2024):
            before, after = years[year - 1], years[year]
            step = whole(after, "t2.normative.made") - whole(after, "t2.normative.repealed")
            assert whole(after, "t2.normative.valid") == whole(before, "t2.normative.valid") + step


def test_titles_name_bodies_whole_short_or_not_at_all() -> None:
    reports = [
        publication.report
        for seed in range(6)
        for publication in draw_county(
            Draw(seed), WEST_ANCHORS, departments=9, townships=7, bare=True
        ).publications
    ]
    assert all(report.printed in report.title for report in reports)
    assert any(report.printed == "" for report in reports)
    assert any(report.printed not in ("", report.agency) for report in reports)
    assert any(report.printed == report.agency for report in reports)


def test_only_declared_reports_break_an_identity() -> None:
    draw = Draw(SEED)
    nights = draw_nights(draw, draw_county(draw, WEST_ANCHORS, departments=9, townships=7))
    for county in (nights.first, nights.second):
        for publication in county.publications:
            report = publication.report
            full = {code: 0 if value is None else value for code, value in report.figures.items()}
            broken = bool(problems(full, report.form))
            declared = any(note.startswith(("t3.total", "t4.")) for note in report.breaks)
            assert broken == declared, (SEED, publication.key)
        for unit in county.units:
            ordered = county.of(unit)[::-1]
            for earlier, later in pairwise(ordered):
                if later.report.year != earlier.report.year + 1:
                    continue
                left = earlier.report.figures["t3.carried_out.total"]
                taken = later.report.figures["t3.carried_in.total"]
                assert (left == taken) == (later.key != nights.carry_break), (SEED, later.key)
