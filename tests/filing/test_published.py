"""A report without a name is the government's if its page says that the government published it and nothing
speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.archive import Archive
from tests.filing.build import HOME, Builder, figures
from tests.filing.test_filing import filed

TITLE = "{}年政府信息公开工作年度报告"
COLUMN = ("首页", "政府信息公开", "政府信息公开年报")


def nameless(build: Builder, name: str, year: int, publishers: Sequence[str], trail: Sequence[str]) -> None:
    context = {"breadcrumb": list(trail), "column": trail[-1], "trail": list(trail)}
    reading = {"title": TITLE.format(year), "agency": None, "fiscal_year": year}
    build.document(
        name,
        title=TITLE.format(year),
        content=name,
        reading=reading,
        values=figures(),
        context=context | {"publishers": list(publishers)},
    )


def named(build: Builder, name: str, year: int, agency: str, trail: Sequence[str]) -> None:
    build.document(
        name,
        title=f"{agency}{TITLE.format(year)}",
        content=name,
        reading={"title": f"{agency}{TITLE.format(year)}", "agency": agency, "fiscal_year": year},
        values=figures(),
        context={"breadcrumb": list(trail), "column": trail[-1], "trail": list(trail)},
    )


def kinds(archive: Archive) -> dict[str, str | None]:
    return {one["url"].removeprefix(HOME): one["kind"] for one in filed(archive)}


@pytest.mark.parametrize(
    ("publishers", "trail", "kind"),
    [
        (["赣县区人民政府"], COLUMN, "government"),
        (["赣县区", "赣县区人民政府办公室"], COLUMN, "government"),
        (["区政府办公室"], COLUMN, "government"),
        (["本站原创"], COLUMN, None),
        ([], COLUMN, None),
        (["赣县区人民政府", "赣县区教育局"], COLUMN, None),
        (["章贡区人民政府"], COLUMN, None),
        (["赣县区人民政府"], (*COLUMN[:2], "区直部门信息公开年报"), None),
        (["赣县区人民政府"], (*COLUMN, "各乡镇"), None),
    ],
)
def test_by_publisher(
    sqlite_archive: Archive, publishers: list[str], trail: tuple[str, ...], kind: str | None
) -> None:
    build = Builder(sqlite_archive)
    nameless(build, "a.html", 2024, publishers, trail)
    assert kinds(sqlite_archive) == {"a.html": kind}


def test_not_beside_reports_of_others(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    nameless(build, "a.html", 2024, ["赣县区人民政府"], COLUMN)
    named(build, "b.html", 2024, "赣县区教育局", COLUMN)
    assert kinds(sqlite_archive) == {"a.html": None, "b.html": "department"}


def test_the_offices_own_report_beside_it_needs_the_governments_name(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    nameless(build, "a.html", 2024, ["赣县区人民政府"], COLUMN)
    nameless(build, "b.html", 2023, ["赣县区人民政府办公室"], COLUMN)
    named(build, "c.html", 2022, "赣县区人民政府办公室", COLUMN)
    assert kinds(sqlite_archive) == {"a.html": "government", "b.html": None, "c.html": "office"}


def test_of_two_for_one_year_neither(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    nameless(build, "a.html", 2024, ["赣县区人民政府"], COLUMN)
    nameless(build, "b.html", 2024, ["赣县区人民政府"], COLUMN)
    nameless(build, "c.html", 2023, ["赣县区人民政府"], COLUMN)
    named(build, "d.html", 2023, "赣县区人民政府", COLUMN)
    assert kinds(sqlite_archive) == {"a.html": None, "b.html": None, "c.html": None, "d.html": "government"}


def test_one_that_moved_stays_the_governments(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    nameless(build, "a.html", 2024, ["赣县区人民政府"], COLUMN)
    assert kinds(sqlite_archive) == {"a.html": "government"}
    build.night()
    build.document(
        "b.html",
        title=TITLE.format(2024),
        content="a.html",
        reading={"title": TITLE.format(2024), "agency": None, "fiscal_year": 2024},
        values=figures(),
        context={"breadcrumb": list(COLUMN), "publishers": ["赣县区人民政府"]},
    )
    assert set(kinds(sqlite_archive).values()) == {"government"}
