"""Late publication: by the law of the year and the kind of body; where nobody can say, nothing is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models.archive import Archive
from models.deadlines import deadline, is_late
from pipelines.filing import file_all
from research.check import check
from tests.filing.build import Builder, figures

SEEN = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "year", "last", "by_law"),
    [
        ("department", 2023, date(2024, 1, 31), True),
        ("office", 2023, date(2024, 1, 31), True),
        ("government", 2023, date(2024, 3, 31), True),
        ("township", 2023, date(2024, 1, 31), False),
        ("street", 2019, date(2020, 1, 31), False),
        ("department", 2016, date(2017, 3, 31), True),
        ("township", 2016, date(2017, 3, 31), True),
    ],
)
def test_the_last_day_is_that_of_the_law(kind: str, year: int, last: date, by_law: bool) -> None:
    assert deadline(kind, year) == (last, by_law)


def test_zones_have_no_last_day_and_townships_have_the_one_that_is_given() -> None:
    assert deadline("zone", 2023) is None
    assert deadline("township", 2023, (2, 20)) == (date(2024, 2, 20), False)


@pytest.mark.parametrize(
    ("published", "seen", "others", "late"),
    [
        (date(2024, 2, 1), SEEN, (), True),
        (date(2024, 1, 31), SEEN, (), False),
        (None, SEEN, (), None),
        (date(2024, 6, 3), SEEN, (date(2024, 6, 3),), None),
        (date(2025, 6, 3), SEEN, (), None),
        (date(2024, 6, 3), datetime(2024, 5, 1, tzinfo=UTC), (), None),
        (date(2024, 6, 3), datetime(2024, 1, 20, tzinfo=UTC), (), False),
        (None, datetime(2024, 1, 20, tzinfo=UTC), (), False),
    ],
)
def test_a_day_that_a_new_import_gave_says_nothing(
    published: date | None, seen: datetime, others: tuple[date, ...], late: bool | None
) -> None:
    assert is_late(published, date(2024, 1, 31), seen, others) is late


def _late(archive: Archive, day: date, townships: tuple[int, int] = (1, 31)) -> list[str]:
    build = Builder(archive)
    reading = {
        "title": "赣县区江口镇2023年政府信息公开工作年度报告",
        "agency": "赣县区江口镇人民政府",
        "fiscal_year": 2023,
    }
    build.document("2023.html", published_on=day, reading=reading, values=figures())
    file_all(archive, None)
    with archive.reading() as session:
        found = list(check(session, townships=townships))
    assert all(one["message_zh"] for one in found)
    return [one["severity"] for one in found if one["rule"] == "late_publication"]


def test_a_late_township_is_noted_and_warned_of_after_march(sqlite_archive: Archive) -> None:
    assert _late(sqlite_archive, date(2024, 2, 10)) == ["info"]


def test_the_day_for_townships_can_be_set(sqlite_archive: Archive) -> None:
    assert _late(sqlite_archive, date(2024, 2, 10), (2, 20)) == []


def test_after_march_it_is_a_warning(sqlite_archive: Archive) -> None:
    assert _late(sqlite_archive, date(2024, 4, 10), (2, 20)) == ["warning"]
