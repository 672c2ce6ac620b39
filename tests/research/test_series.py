"""Indicators and series: rates by hand, groups, what is never put together, and what is unknown."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest

from models.archive import Archive
from pipelines.filing import file_all
from research.indicators import Share, indicators, together
from research.series import BY, Asked, UnknownSeriesError, series
from tests.filing.build import Builder, figures
from tests.seeds import SEED


def whole(**changes: int) -> dict[str, Decimal | None]:
    """Every figure of table 三 and 四 of 2021 as 0, but these (`__` for `.`)."""
    values: dict[str, Decimal | None] = {
        code: Decimal(0) for one in indicators().values() for code in one.codes
    }
    return values | {code.replace("__", "."): Decimal(value) for code, value in changes.items()}


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("grant_rate", {"t3__granted__total": 3, "t3__total__total": 12}, (3, 12)),
        (
            "open_rate",
            {"t3__granted__total": 3, "t3__partial__total": 2, "t3__total__total": 12},
            (5, 12),
        ),
        (
            "refusal_rate",
            {
                "t3__denied__state_secret__total": 1,
                "t3__denied__admin_query__total": 4,
                "t3__total__total": 9,
            },
            (5, 9),
        ),
        (
            "nondisclosure_wide",
            {
                "t3__denied__third_party__total": 1,
                "t3__unable__not_held__total": 2,
                "t3__rejected__repeat__total": 3,
                "t3__other__misc__total": 7,
                "t3__total__total": 20,
            },
            (6, 20),
        ),
        (
            "carry_rate",
            {"t3__carried_out__total": 2, "t3__new__total": 7, "t3__carried_in__total": 1},
            (2, 8),
        ),
        (
            "review_correct",
            {"t4__review__corrected": 2, "t4__review__total": 9, "t4__review__pending": 4},
            (2, 5),
        ),
        ("review_correct_all", {"t4__review__corrected": 2, "t4__review__total": 9}, (2, 9)),
        (
            "suit_lose",
            {
                "t4__direct__corrected": 1,
                "t4__direct__total": 4,
                "t4__direct__pending": 1,
                "t4__after_review__corrected": 2,
                "t4__after_review__total": 3,
            },
            (3, 6),
        ),
        (
            "dispute_rate",
            {"t4__review__total": 1, "t4__direct__total": 2, "t3__new__total": 30},
            (3, 30),
        ),
    ],
)
def test_a_rate_is_what_it_says(name: str, values: dict[str, int], expected: tuple[int, int]) -> None:
    share = indicators()[name].of("2021", whole(**values))
    assert share == Share(*map(Decimal, expected))
    assert share.value == Decimal(expected[0]) / expected[1]


@pytest.mark.parametrize("name", [name for name, one in indicators().items() if "2021" in one.rates])
def test_a_rate_is_unknown_without_any_one_of_its_figures(name: str) -> None:
    one = indicators()[name]
    code = Random(SEED).choice(sorted(one.rates["2021"].denominator.codes))
    assert one.of("2021", whole() | {code: None}) == Share(one.of("2021", whole()).numerator, None)
    assert one.of("2021", whole()).value is None
    assert one.of("prose", whole()) == Share(None, None)
    assert together([Share(None, Decimal(1)), Share(Decimal(1), Decimal(0))]) == (Share(None, None), 0)


def report(
    build: Builder, name: str, year: int, new: int | None, scope: str = "agency", **more: int
) -> None:
    build.document(
        f"{name}{year}{scope}.html",
        reading={
            "title": f"赣县区{name}{year}年政府信息公开工作年度报告",
            "agency": f"赣县区{name}",
            "fiscal_year": year,
            "scope": scope,
        },
        values=figures(t3__new__total=new, **more),
    )


@pytest.fixture
def build(sqlite_archive: Archive) -> Builder:
    build = Builder(sqlite_archive)
    report(build, "教育局", 2023, 10, t3__granted__total=5, t3__total__total=10)
    report(build, "教育局", 2024, 20, t3__granted__total=1, t3__total__total=4)
    report(build, "民政局", 2024, 7, t3__granted__total=0, t3__total__total=0)
    report(build, "财政局", 2024, None, t3__granted__total=2, t3__total__total=2)
    report(build, "人民政府", 2024, 100, "government_aggregate")
    file_all(build.archive)
    return build


def found(build: Builder, what: str, by: str, asked: Asked | None = None) -> list[dict[str, Any]]:
    with build.archive.reading() as session:
        return list(series(session, what, by, asked))


def test_sums_say_how_many_reports_are_in_them_and_never_mix_scopes(build: Builder) -> None:
    rows = {(one["year"], one["scope"]): one for one in found(build, "t3.new.total", "all")}
    assert (rows[2023, "agency"]["value"], rows[2023, "agency"]["reports"]) == (10, 1)
    now = rows[2024, "agency"]
    assert (now["value"], now["median"], now["reports"], now["unknown"]) == (27, 13.5, 2, 1)
    assert rows[2024, "government_aggregate"]["value"] == 100
    assert found(build, "t3_new_tot", "all")[0]["value"] == 10


def test_rates_are_pooled_over_reports_with_a_denominator(build: Builder) -> None:
    (now,) = [
        one
        for one in found(build, "grant_rate", "all")
        if (one["year"], one["scope"]) == (2024, "agency")
    ]
    assert (now["numerator"], now["denominator"], now["value"]) == (3, 6, 0.5)
    assert (now["reports"], now["unknown"], now["median"]) == (2, 1, 0.625)
    assert [one["from"] for one in now["breaks"]] == [2019]


@pytest.mark.parametrize("by", BY)
def test_each_grouping_holds_every_report_that_has_it(build: Builder, by: str) -> None:
    rows = found(build, "t3.granted.total", by)
    if by == "kind":
        rows = [one for one in rows if one["group"] in ("department", "township", "government")]
    if by not in ("level", "county", "prefecture", "province"):
        assert sum(one["reports"] + one["unknown"] for one in rows) == 5
    assert rows == sorted(rows, key=lambda one: (one["group"], one["year"], one["scope"], one["form"]))


def test_what_is_asked_narrows_the_reports(build: Builder) -> None:
    assert [one["year"] for one in found(build, "t3.new.total", "all", Asked(years=(2023, 2023)))] == [
        2023
    ]
    assert {one["name"] for one in found(build, "t3.new.total", "body", Asked(kind="education"))} == {
        "赣县区教育局"
    }
    assert found(build, "t3.new.total", "all", Asked(under="11")) == []


def test_what_nobody_knows_is_told_with_what_there_is(build: Builder) -> None:
    with pytest.raises(UnknownSeriesError, match="grant_rate"):
        found(build, "t3.new.totals", "all")
