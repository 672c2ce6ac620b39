"""The seventeen indicators: what each needs beside figures, what is unknown, where a series breaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.archive import Archive
from models.tables import Body, BodyCode, BodySuccession, Run, Search, StatementRow
from pipelines.filing import file_all
from research import coverage
from research.indicators import indicators
from research.indicators_page import PAGE, page
from research.population import PopulationError, import_population
from research.series import Asked, UnknownSeriesError, series
from tests.filing.build import START, Builder, figures

ALL = (
    "grant_rate", "open_rate", "refusal_rate", "nondisclosure_wide", "reason_share", "not_held_rate",
    "carry_rate", "natural_share", "per_capita", "review_correct", "suit_lose", "dispute_rate",
    "lateness_days", "similarity_prev", "coverage", "proactive_count", "licensing_enforcement_ratio",
)  # fmt: skip


def test_every_indicator_is_there_with_its_formula() -> None:
    known = indicators()
    for name in ALL:
        mine = [one for key, one in known.items() if key == name or key.startswith(f"{name}.")]
        assert mine, name
        assert all(one.rates or one.formula for one in mine), name
        assert all(one.en and one.zh for one in mine), name
    assert known["reason_share.denied.state_secret"].rates["2021"].numerator.codes == (
        "t3.denied.state_secret.total",
    )
    assert {one.year for one in known["dispute_rate"].breaks} == {2019, 2024}


def report(build: Builder, agency: str, year: int, **more: Any) -> None:  # noqa: ANN401
    reading = {
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "agency": agency,
        "fiscal_year": year,
        "scope": more.pop("scope", "agency"),
    }
    of = {name: more.pop(name) for name in ("published_on", "words") if name in more}
    build.document(f"{agency}{year}.html", reading=reading, values=figures(**more), **of)


@pytest.fixture
def build(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Builder:
    monkeypatch.setattr(coverage, "today", lambda: date(2025, 6, 1))
    build = Builder(archive)
    for code, name, level in (("360700", "赣州市", "prefecture"), ("360704", "赣县区", "county")):
        build.body(f"cn{code}", f"江西省{name}人民政府", short_name=name, kind="government", level=level,
                   division_code=code)  # fmt: skip
    build.body("edu", "赣县区教育局", short_name="教育局", kind="department", level="county",
               division_code="360704")  # fmt: skip
    with archive.writing() as session:
        changed = date(2016, 10, 1)
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360721", valid_to=changed))
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360704", valid_from=changed))
        for body_id in ("cn360700", "cn360704", "edu"):
            session.get_one(Body, body_id).portal_id = build.portal_id
        session.add(Search(run_id=build.run_id, portal_id=build.portal_id, result="found"))
        session.get_one(Run, build.run_id).started_at = START.replace(month=5)
    return build


def found(build: Builder, what: str, by: str = "body", **asked: Any) -> dict[Any, dict[str, Any]]:  # noqa: ANN401
    with build.archive.reading() as session:
        return {(one["group"], one["year"]): one for one in series(session, what, by, Asked(**asked))}


def test_requests_per_head_by_the_code_of_the_year(build: Builder, tmp_path: Path) -> None:
    for year in (2015, 2017, 2018):
        report(build, "赣县区人民政府", year, scope="government_aggregate", t3__new__total=30)
    report(build, "赣县区教育局", 2017, t3__new__total=10)
    file_all(build.archive)
    table = tmp_path / "people.csv"
    table.write_text("行政区划代码,年份,常住人口（万人）\n360721,2015,60\n360704,2017,50\n", "utf-8-sig")
    with build.archive.writing() as session:
        assert import_population(session, table, "赣州统计年鉴") == 2
        assert import_population(session, table) == 2, "given again, it replaces"
    rates = found(build, "per_capita")
    assert {key: (one["value"], one["denominator"]) for key, one in rates.items()} == {
        ("cn360704", 2015): (0.5, 60),
        ("cn360704", 2017): (0.6, 50),
        ("cn360704", 2018): (None, None),
    }
    assert rates["cn360704", 2018]["unknown"] == 1
    broken = rates["cn360704", 2017]["breaks"]
    assert [(one["from"], one["en"]) for one in broken] == [(2016, "division code 360721 → 360704")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["code,year"], "line 1: the columns needed"),
        (["code,year,people", "36070,2015,5"], "line 2: '36070' is no division code"),
        (["code,year,people", "360704,15,5"], "line 2: '15' is no year"),
        (["code,year,people", "360704,2015,-"], "line 2: '-' is no number"),
        (["code,year,people", "360704,2015,NaN"], "line 2: 'NaN' is no number"),
        (["code,year,people", "360704,2015,5", "", "360704,2015,6"], "line 4: 360704 2015 is given twice"),
        (["code,year,people"], "no row with"),
    ],
)
def test_a_wrong_table_of_people_is_refused_whole(
    sqlite_archive: Archive, tmp_path: Path, lines: list[str], said: str
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("\n".join(lines), "utf-8")
    with pytest.raises(PopulationError, match=said), sqlite_archive.writing() as session:
        import_population(session, table)
    table.write_bytes("代码,年份,人口\n".encode("gb18030"))
    with pytest.raises(PopulationError, match="UTF-8"), sqlite_archive.writing() as session:
        import_population(session, table)


def test_people_from_a_sheet(sqlite_archive: Archive, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("code", "year", "population"), ("360704", 2020, 512_345), (360721, 2015, "600,000")):
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    with sqlite_archive.writing() as session:
        assert import_population(session, tmp_path / "people.xlsx") == 2


def test_days_late_are_told_where_the_day_can_be_trusted(build: Builder) -> None:
    report(build, "赣县区教育局", 2023, published_on=date(2025, 1, 20))
    report(build, "赣县区教育局", 2024, published_on=date(2025, 2, 10))
    report(build, "赣县区人民政府", 2024, published_on=date(2025, 3, 21))
    file_all(build.archive)
    days = {key: one["value"] for key, one in found(build, "lateness_days").items()}
    assert days["edu", 2024] == 10
    assert days["cn360704", 2024] == -10
    rates = found(build, "lateness_days", "county", years=(2024, 2024))
    assert (rates["360704", 2024]["value"], rates["360704", 2024]["reports"]) == (0, 2)


def test_coverage_knows_what_nobody_looked_for(build: Builder) -> None:
    report(build, "赣县区教育局", 2024)
    build.body("far", "石城县人民政府", short_name="石城县", kind="government", level="county",
               division_code="360735")  # fmt: skip
    file_all(build.archive)
    by_county = found(build, "coverage", "county", years=(2024, 2024))
    assert by_county["360735", 2024]["value"] is None
    mine = by_county["360704", 2024]
    assert (mine["numerator"], mine["denominator"], mine["value"]) == (1, 2, 0.5)
    assert found(build, "coverage", "kind", kind="education")["education", 2024]["value"] == 1


def test_repeated_prose_is_pooled_by_characters(build: Builder) -> None:
    text = "本局把公示栏搬到了学校门口，家长们在接送孩子时就能看到招生结果。"
    report(build, "赣县区教育局", 2023, words=text)
    report(build, "赣县区教育局", 2024, words=text + "\n今年另外开设了校车线路意见箱，值班人员每周开启一次。")
    file_all(build.archive)
    one = found(build, "similarity_prev", "county")["360704", 2024]
    assert 0.4 < one["value"] < 0.6
    assert (one["reports"], one["numerator"]) == (1, len(text))


def test_what_bodies_define_each_otherwise_is_told_with_its_sentence_only(build: Builder) -> None:
    report(build, "赣县区教育局", 2024)
    file_all(build.archive)
    with build.archive.writing() as session:
        session.add(StatementRow(reading_id=1, position=1, code="p.proactive.total", value=852, unit="条",
                                 sentence="全年主动公开信息852条。"))  # fmt: skip
    one = found(build, "proactive_count")["edu", 2024]
    assert (one["value"], one["quote"]) == (852, "全年主动公开信息852条。")
    with pytest.raises(UnknownSeriesError, match="by report or body"):
        found(build, "proactive_count", "county")


def test_a_whole_is_never_added_to_its_parts(build: Builder) -> None:
    report(build, "赣县区人民政府", 2024, scope="government_aggregate", t3__new__total=100)
    report(build, "赣州市人民政府", 2024, scope="government_aggregate", t3__new__total=900)
    report(build, "赣县区教育局", 2024, scope="unknown", t3__new__total=7)
    report(build, "赣县区民政局", 2024, scope="agency", t3__new__total=8)
    report(build, "赣县区人民政府", 2023, scope="unknown", t3__new__total=99)
    report(build, "赣县区教育局", 2023, scope="unknown", t3__new__total=6)
    file_all(build.archive)
    with build.archive.reading() as session:
        rows = list(series(session, "t3.new.total", "prefecture"))
    sums = {(one["year"], one["scope"], one["level"]): one["value"] for one in rows}
    assert sums == {
        (2023, "agency", None): 6,
        (2023, "unknown_government", "county"): 99,
        (2024, "agency", None): 15,
        (2024, "government_aggregate", "county"): 100,
        (2024, "government_aggregate", "prefecture"): 900,
    }


def test_breaks_stand_with_figures_and_bodies(build: Builder) -> None:
    report(build, "赣县区教育局", 2024, t4__direct__total=1)
    file_all(build.archive)
    with build.archive.writing() as session:
        session.add(BodySuccession(from_id="cn360700", to_id="edu", kind="merged", day=date(2020, 1, 1)))
    years = [one["from"] for one in found(build, "t4.direct.total")["edu", 2024]["breaks"]]
    assert years == [2019, 2020, 2024]


def test_the_page_of_indicators_is_the_one_the_data_makes() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m research.indicators_page"
