"""Findings across years and levels: each made contradiction is found, and none in pairs that agree."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select, update

from models.archive import Archive
from models.tables import Comparison, FigureValue, Filing, FindingRow, ReadingRow, Report, TextRow
from models.views import V_FINDINGS, FigureRow
from pipelines.filing import file_all
from research.across import refresh
from research.check import check
from research.show import show
from tests.figures import change_figures
from tests.research.county import COLUMNS, County, Told
from tests.seeds import SEED


def found(archive: Archive) -> list[dict[str, Any]]:
    """What check says; and that the view says the same after a refresh."""
    with archive.reading() as session:
        live = list(check(session))
    refresh(archive)
    with archive.reading() as session:
        stored = session.execute(select(V_FINDINGS.c.rule, V_FINDINGS.c.message, V_FINDINGS.c.body_id)).all()
        again = list(check(session))
    assert again == live
    assert sorted((one["rule"], one["message"], one["body_id"]) for one in live) == sorted(map(tuple, stored))
    return live


def rules(archive: Archive) -> list[tuple[str, str, int]]:
    return [(one["rule"], one["body_id"], one["year"]) for one in found(archive)]


@pytest.fixture
def county() -> County:
    return County(SEED)


def test_pairs_of_years_that_agree_have_no_findings(archive: Archive, county: County) -> None:
    county.store(archive)
    assert found(archive) == []


@pytest.mark.soak
def test_many_pairs_that_agree_have_no_findings(tmp_path: Any) -> None:  # noqa: ANN401
    for seed in range(SEED, SEED + 40):
        with Archive.open(f"sqlite:///{tmp_path / str(seed)}.db") as archive:
            County(seed).store(archive)
            assert found(archive) == [], seed


def test_the_report_it_is_held_against_says_whose_finding_it_is(
    sqlite_archive: Archive, county: County
) -> None:
    told = county.reports["教育局", 2023]
    told.values["t3.carried_in.natural"] = (told.values["t3.carried_in.natural"] or 0) + 1
    county.store(sqlite_archive)
    refresh(sqlite_archive)
    with sqlite_archive.reading() as session:
        own = session.scalars(select(Report).where(Report.body_id == "教育局"))
        number = {one.fiscal_year: one.id for one in own}
        said = {year: show(session, number[year])["findings"] for year in (2022, 2023)}
    assert [one["of"] for one in said[2022]] == [{"report_id": number[2023], "year": 2023}] * len(said[2022])
    assert {one["rule"] for one in said[2022]} == {one["rule"] for one in said[2023]} != set()
    assert [one["of"] for one in said[2023]] == [None] * len(said[2023])


def test_a_carry_over_broken_in_one_column(sqlite_archive: Archive, county: County) -> None:
    told, column = county.pick(), Random(SEED).choice(COLUMNS)
    told.values[f"t3.carried_in.{column}"] = (told.values[f"t3.carried_in.{column}"] or 0) + 1
    county.store(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"], one["body_id"], one["year"]) == (
        "carry_over_differs", "warning", told.body, told.year,
    )  # fmt: skip
    assert one["figures"] == [f"t3.carried_in.{column}"]


@pytest.mark.parametrize(("more", "severity"), [(3, "warning"), (-2, "info")])
def test_a_stock_that_its_flow_does_not_explain(
    sqlite_archive: Archive, county: County, more: int, severity: str
) -> None:
    told = county.pick(first=True)
    told.values["t2.normative.valid"] = (told.values["t2.normative.valid"] or 0) - more
    county.store(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"], one["year"]) == ("stock_differs", severity, told.year + 1)
    assert one["figures"] == ["t2.normative.valid"]


def test_items_of_2019_that_do_not_follow(sqlite_archive: Archive) -> None:
    county = County(SEED, range(2019, 2021))
    for told in county.reports.values():
        told.forms = {"t2": "2019", "t3": "2019", "t4": "2019"}
        told.values = {"t2.penalty.prev_items": 40, "t2.penalty.change": 0}
    told = county.reports["教育局", 2019]
    told.values["t2.penalty.change"] = -4
    county.store(sqlite_archive)
    assert rules(sqlite_archive) == [("stock_differs", "教育局", 2020)]


def test_pending_cases_that_are_lost(sqlite_archive: Archive, county: County) -> None:
    told = county.pick()
    before = county.before(told)
    before.values["t4.review.pending"] = (told.values["t4.review.total"] or 0) + 1
    county.store(sqlite_archive)
    assert ("pending_lost", told.body, told.year) in rules(sqlite_archive)


def test_a_whole_that_is_less_than_its_parts(sqlite_archive: Archive, county: County) -> None:
    whole = county.reports["人民政府", 2023]
    whole.values["t2.penalty"] = (whole.values["t2.penalty"] or 0) - 1
    county.store(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["body_id"]) == ("less_than_its_parts", "cn360704")
    assert one["figures"] == ["t2.penalty"]


@pytest.mark.parametrize("scope", ["agency", "unknown"])
def test_levels_are_not_compared_where_scopes_do_not_allow_it(
    sqlite_archive: Archive, county: County, scope: str
) -> None:
    for (body, _), told in county.reports.items():
        if body == "人民政府":
            told.scope, told.values["t2.penalty"] = scope, 0
    county.store(sqlite_archive)
    assert found(sqlite_archive) == []


def _number_changed(words: str) -> str:
    head, _, tail = words.rpartition("资金")
    return f"{head}资金4{tail}"


@pytest.mark.parametrize("changed", [0, 1])
def test_a_text_copied_from_the_year_before(sqlite_archive: Archive, county: County, changed: int) -> None:
    told = county.pick()
    words = county.before(told).words.replace(str(told.year - 1), str(told.year))
    told.words = _number_changed(words) if changed else words
    county.store(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"], one["body_id"], one["year"]) == (
        "repeated_prose", "warning", told.body, told.year,
    )  # fmt: skip
    assert f" {changed} of the 30 numbers in it are new" in one["message"]


def test_a_text_half_of_which_stood_there_before(sqlite_archive: Archive, county: County) -> None:
    told = county.pick()
    kept = county.before(told).words.split("\n")[:7]
    told.words = "\n".join([*kept, *told.words.split("\n")[7:]])
    county.store(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"]) == ("repeated_prose", "info")


def _merge(county: County, old: str, new: str, year: int) -> None:
    """From `year` on the one body does the work of both; the other has no report any more."""
    for of in range(year, 2024):
        gone, told = county.reports.pop((old, of)), county.reports[new, of]
        told.values = {code: (told.values[code] or 0) + (gone.values[code] or 0) for code in told.values}


def test_a_merged_department(sqlite_archive: Archive, county: County) -> None:
    county.reports["林业局", 2022].values |= dict.fromkeys(
        (f"t3.{row}.{column}" for row in ("carried_out",) for column in COLUMNS), 3
    ) | {"t3.carried_out.total": 18}
    county.reports["林业局", 2023].values |= dict.fromkeys(
        (f"t3.carried_in.{column}" for column in COLUMNS), 3
    ) | {"t3.carried_in.total": 18}
    _merge(county, "林业局", "水利局", 2023)
    county.store(sqlite_archive)
    of_merger = {one for one in rules(sqlite_archive) if one[0] in ("perhaps_merged", "carry_over_differs")}
    assert of_merger >= {("perhaps_merged", "水利局", 2023), ("carry_over_differs", "水利局", 2023)}


def test_a_merger_on_record_explains_the_carry_over(sqlite_archive: Archive, county: County) -> None:
    _merge(county, "林业局", "水利局", 2023)
    county.store(sqlite_archive, ("林业局", "水利局", date(2023, 3, 1)))
    assert found(sqlite_archive) == []


def test_a_merger_on_record_does_not_hide_what_was_lost(sqlite_archive: Archive, county: County) -> None:
    _merge(county, "林业局", "水利局", 2023)
    told = county.reports["水利局", 2023]
    told.values["t3.carried_in.natural"] = (told.values["t3.carried_in.natural"] or 0) + 1
    county.store(sqlite_archive, ("林业局", "水利局", date(2023, 3, 1)))
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["figures"]) == ("carry_over_differs", ["t3.carried_in.natural"])
    assert "林业局" in one["message"]


@pytest.mark.parametrize("figure", [True, False])
def test_an_edit_in_place(sqlite_archive: Archive, county: County, figure: bool) -> None:
    told = county.pick()
    told.values["t2.fees"] = 5
    del county.reports[told.body, told.year]
    build = county.store(sqlite_archive)
    page = county.add(build, told)
    build.night()
    values = told.values | ({"t2.fees": 6} if figure else {})
    words = told.words if figure else told.words.replace("项", "件")
    with sqlite_archive.reading() as session:
        reading = session.scalars(select(ReadingRow).where(ReadingRow.fiscal_year == told.year)).all()
        columns = next(
            {name: getattr(one, name) for name in ("title", "agency", "fiscal_year", "scope", "forms")}
            for one in reading
            if told.body in (one.agency or "")
        )
    build.change(page, "edited", reading=columns, values=values, words=words)
    file_all(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"], one["body_id"]) == (
        "changed_after_publication", "warning" if figure else "info", told.body,
    )  # fmt: skip
    assert one["figures"] == (["t2.fees"] if figure else [])


def test_a_second_report_whose_scope_nobody_knows(sqlite_archive: Archive, county: County) -> None:
    build = county.store(sqlite_archive)
    whole = county.reports["人民政府", 2023]
    other = Told("人民政府", 2023, "unknown", whole.values | {"t4.review.total": 1}, county.words(2023))
    county.add(build, other, "other.html")
    file_all(sqlite_archive)
    (one,) = found(sqlite_archive)
    assert (one["rule"], one["severity"], one["scope"]) == ("second_report_of_year", "warning", "unknown")


def test_what_is_unchanged_is_not_compared_again(archive: Archive, county: County) -> None:
    told = county.pick()
    told.values["t3.carried_in.total"] = 99
    county.store(archive)
    assert refresh(archive).compared == len(county.reports)
    assert refresh(archive).compared == 0
    reread(archive, told, 98)
    assert 0 < refresh(archive).compared < len(county.reports) / 2
    (one,) = [one for one in found(archive) if one["rule"] == "carry_over_differs"]
    assert "98" in one["message"]


def reread(archive: Archive, told: Told, value: int) -> None:
    """A new reader reads one figure of a report otherwise."""
    with archive.writing() as session:
        query = select(ReadingRow).where(ReadingRow.fiscal_year == told.year, ReadingRow.is_current)
        old = next(one for one in session.scalars(query) if told.body in (one.agency or ""))
        old.is_current = False
        session.flush()
        kept = ("bytes_hash", "is_report", "title", "agency", "fiscal_year", "scope", "forms", "read_at")
        new = ReadingRow(reader_version="2", **{name: getattr(old, name) for name in kept})
        session.add(new)
        session.flush()
        for table in (FigureValue, TextRow):
            session.execute(update(table).where(table.reading_id == old.id).values(reading_id=new.id))
        mine = (FigureRow.reading_id == new.id) & (FigureRow.code == "t3.carried_in.total")
        change_figures(session, mine, value=value)
    file_all(archive)


def test_a_report_that_is_swept_takes_its_comparison_with_it(sqlite_archive: Archive, county: County) -> None:
    county.store(sqlite_archive)
    refresh(sqlite_archive)
    with sqlite_archive.writing() as session:
        session.execute(update(FindingRow).values(report_id=None))
        report = session.scalars(select(Report).limit(1)).one()
        number = report.id
        mine = update(Filing).where(Filing.report_id == number)
        session.execute(mine.values(report_id=None, relation="none"))
        session.delete(report)
    with sqlite_archive.reading() as session:
        left = session.scalar(select(func.count()).where(Comparison.report_id == number))
    assert left == 0
