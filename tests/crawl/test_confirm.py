"""A mass loss that a person confirms: withdrawn from then on, and no alarm any more."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from cli.main import app
from crawler.options import CrawlResult
from models import clock
from models.archive import Archive
from models.tables import Run
from tests.crawl.run import Crawled
from tests.crawl.site import Site, small_portal

YEARS = tuple(range(2018, 2026))
FIRST_NIGHT = datetime(2026, 3, 2, 14, tzinfo=UTC)


def test_a_confirmed_loss_is_withdrawn(crawled: Crawled, monkeypatch: pytest.MonkeyPatch) -> None:
    def night(number: int) -> CrawlResult:
        start = (FIRST_NIGHT + timedelta(days=number), time.monotonic())
        monkeypatch.setattr(clock, "_start", lambda: start)
        return crawled.crawl(site, no_read=False, all_due=True)

    def confirm(alarm: int) -> int:
        asked = ["alarms", "confirm", str(alarm), "--by", "王敏", "--archive", crawled.url]
        return CliRunner().invoke(app, asked).exit_code

    states = "SELECT status, count(*) FROM reports GROUP BY status ORDER BY status"
    with Site(small_portal(years=YEARS)) as site:
        night(0)
        for year in YEARS[:4]:
            del site.pages[f"/nb/{year}.html"]
        site.pages["/nb/"] = small_portal(years=YEARS[4:])["/nb/"]
        assert len(night(1).new_alarms) == 1
        assert crawled.rows(states) == [("live", 8)]
        assert confirm(999) == 2
        assert confirm(crawled.rows("SELECT id FROM alarms")[0][0]) == 0
        assert crawled.rows(states) == [("live", 4), ("withdrawn", 4)]
        with Archive.open(crawled.url) as archive, archive.reading() as session:
            run = session.scalars(select(Run).where(Run.command == "confirm")).one()
            assert (run.arguments["by"], run.counts) == ("王敏", {"gone": 4})
        assert (night(2).new_alarms, crawled.open_alarms()) == ((), [])
        assert crawled.rows(states) == [("live", 4), ("withdrawn", 4)]
        assert confirm(1) == 2
