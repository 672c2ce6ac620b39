"""A disk that fills: the crawl stops before, cleanly, and goes on once there is room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crawler.errors import CrawlError
from models.errors import ArchiveError
from models.space import MIB, Room, free, mark
from tests.crawl.run import Crawled
from tests.crawl.site import Site


def test_free_is_what_the_system_says(tmp_path: Path) -> None:
    assert free(tmp_path / "not" / "there") == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.1)


def test_the_mark_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GONGKAI_FREE_MIB", "3")
    assert mark() == 3 * MIB
    assert Room((tmp_path,), mark()).short() is None
    assert Room((tmp_path,), 2**62).short() is not None
    assert Room((tmp_path,), 0).short() is None
    monkeypatch.setenv("GONGKAI_FREE_MIB", "a lot")
    with pytest.raises(ArchiveError, match="GONGKAI_FREE_MIB"):
        mark()


@pytest.mark.sqlite
def test_a_crawl_stops_before_the_disk_is_full_and_goes_on_later(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = shutil.disk_usage(crawled.path.parent).free // MIB + 10_000
    monkeypatch.setenv("GONGKAI_FREE_MIB", str(needed))
    result = crawled.crawl(site, no_read=False)
    assert (result.exit_code, result.portals[0].outcome) == (1, "cut_by_budget")
    assert "GONGKAI_FREE_MIB" in result.problems[0]
    assert "must stay" in str(result.portals[0].note)
    assert site.log == []
    assert crawled.open_alarms() == []
    assert crawled.rows("SELECT outcome FROM runs") == [("problems",)]
    monkeypatch.setenv("GONGKAI_FREE_MIB", "1")
    assert crawled.crawl(site).portals[0].new == 4


def test_a_mark_that_is_no_number_is_told_before_anything_is_fetched(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_FREE_MIB", "-1")
    with pytest.raises((ArchiveError, CrawlError), match="GONGKAI_FREE_MIB"):
        crawled.crawl(site)
    assert site.log == []
