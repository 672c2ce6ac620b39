"""Far fewer bodies with a report on the due year than the year before: one alarm, after the last day."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from crawler import monitors
from crawler.budget import Budget
from crawler.discovery.hosts import OwnHosts
from crawler.vanished import Vanished
from crawler.walk import Walk
from models import clock
from models.archive import Archive
from models.tables import Report
from pipelines.filing import file_all
from research.alarms import alarms
from tests.filing.build import HOME, Builder
from tests.seeds import SEED

OFFICES = ("教育局", "民政局", "财政局", "审计局", "统计局", "司法局", "水利局", "林业局")
HAVE = SEED % 4
"""So many of the eight have one: fewer than half."""


@pytest.fixture
def build(sqlite_archive: Archive) -> Builder:
    build = Builder(sqlite_archive)
    build.body("cn360704", "江西省赣州市赣县区人民政府", short_name="赣县区", kind="government",
               level="county", division_code="360704")  # fmt: skip
    publish(build, 2024, *OFFICES)
    publish(build, 2025, *OFFICES[:HAVE])
    return build


def publish(build: Builder, year: int, *offices: str) -> None:
    for name in offices:
        read = {
            "title": f"赣县区{name}{year}年政府信息公开工作年度报告",
            "agency": f"赣县区{name}",
            "fiscal_year": year,
        }
        build.document(f"{year}/{name}.html", reading=read, published_on=date(year + 1, 1, 20))
    file_all(build.archive)


def night(
    build: Builder, monkeypatch: pytest.MonkeyPatch, on: date, *, was_read: bool = True, same: int = 1
) -> list[str]:
    """What a walk on that day that finds everything as it was newly tells."""
    start = (datetime(on.year, on.month, on.day, 6, tzinfo=UTC), time.monotonic())
    monkeypatch.setattr(clock, "_start", lambda: start)
    walk = Walk(build.portal_id, "赣县区", HOME, OwnHosts(HOME), "p", Budget())
    walk.outcomes["same"] = same
    with build.archive.writing() as session:
        judged = monitors.verdict(session, walk, Vanished(), interrupted=False, was_read=was_read)
        _, opened = monitors.store(session, build.run_id, walk, judged, Vanished())
    return [one.message for one in opened if one.rule == "fewer_than_roster"]


def standing(build: Builder) -> list[str]:
    with build.archive.reading() as session:
        return [one["rule"] for one in alarms(session) if one["rule"] == "fewer_than_roster"]


def test_raised_once_after_the_last_day_and_resolved(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for on in (date(2026, 1, 10), date(2026, 2, 15), date(2026, 3, 31)):
        assert night(build, monkeypatch, on) == []
    [told] = night(build, monkeypatch, date(2026, 4, 1))
    assert f"only {HAVE} of {len(OFFICES)} bodies" in told
    assert "2024" in told
    assert "2025" in told
    assert night(build, monkeypatch, date(2026, 4, 2)) == []
    # A night that reads nothing, or reaches nothing, says nothing of it.
    assert night(build, monkeypatch, date(2026, 4, 3), was_read=False) == []
    assert night(build, monkeypatch, date(2026, 4, 4), same=0) == []
    assert standing(build) == ["fewer_than_roster"]
    publish(build, 2025, *OFFICES[HAVE:])
    assert night(build, monkeypatch, date(2026, 4, 5)) == []
    assert standing(build) == []


def test_half_of_them_are_no_alarm(build: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(build, 2025, *OFFICES[HAVE:4])
    assert night(build, monkeypatch, date(2026, 4, 1)) == []


def test_a_portal_first_walked_after_the_last_day_has_no_past(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with build.archive.writing() as session:
        session.execute(update(Report).values(first_seen=datetime(2026, 4, 1, tzinfo=UTC)))
    assert night(build, monkeypatch, date(2026, 4, 1)) == []
