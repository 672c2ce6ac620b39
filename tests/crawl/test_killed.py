"""Killed at any moment, stopped by hand, or refused: the next crawl ends with the same archive."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.crawl import CrawlOptions, Silent, crawl
from crawler.spiders.portals import MOST
from models import ledger
from models.archive import Archive, ArchiveBusyError
from tests.archives import copy_archive
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, html, links, report, small_portal

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from crawler.crawl import CrawlOptions, crawl
if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    sys.exit(crawl(CrawlOptions(**asked)).exit_code)
"""
SAME = (
    "SELECT url_key, role, last_outcome, depth, found_how FROM pages WHERE role <> 'home' ORDER BY url_key",
    "SELECT d.url, d.title, v.number, v.content_hash, v.bytes_hash, v.ended_by FROM documents d "
    "JOIN versions v ON v.document_id = d.id ORDER BY d.url, v.number",
    "SELECT p.url_key, f.url_key FROM pages p JOIN pages f ON f.id = p.found_on_id ORDER BY p.url_key",
    "SELECT sha256, length, media_type FROM blobs ORDER BY sha256",
)


def long_portal() -> Site:
    """Twelve reports on three pages of a list, every answer a little slow."""
    site = Site(small_portal(years=tuple(range(2012, 2024))))
    title = "江口镇政府信息公开年报"
    for number in range(3):
        rows = [
            (f"/nb/{year}.html", f"江口镇{year}年政府信息公开工作年度报告")
            for year in range(2012 + 4 * number, 2016 + 4 * number)
        ]
        after = f'<a href="/nb/index_{number + 2}.html">下一页</a>' if number < 2 else ""
        path = "/nb/" if number == 0 else f"/nb/index_{number + 1}.html"
        site.pages[path] = Answer(
            html(
                title,
                f"<h2>{title}</h2>" + links(*rows) + after,
                metas='<meta name="ColumnName" content="政府信息公开年报">',
            )
        )
    for page in site.pages.values():
        assert isinstance(page, Answer)
        page.slow = 0.04
    return site


def started(site: Site, crawled: Crawled) -> subprocess.Popen[bytes]:
    asked = {
        "archive": crawled.url,
        "targets": [site.home],
        "delay": 0,
        "allow_private": [site.place],
        "no_read": True,
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(asked)], cwd=ROOT, stderr=subprocess.PIPE
    )


def wait_for_requests(site: Site, number: int, program: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + 60
    while len(site.log) < number and program.poll() is None and time.monotonic() < limit:
        time.sleep(0.005)


def state(crawled: Crawled) -> list[list[tuple[object, ...]]]:
    return [crawled.rows(sql) for sql in SAME]


def test_kill_9_at_random_moments_loses_nothing(crawled: Crawled, tmp_path: Path, seeded: Path) -> None:
    chance = random.Random()
    with long_portal() as site:
        for _ in range(3):
            program = started(site, crawled)
            wait_for_requests(site, len(site.log) + chance.randint(1, 6), program)
            time.sleep(chance.random() * 0.08)
            os.kill(program.pid, signal.SIGKILL)
            program.wait()
        crawled.crawl(site)
        whole = Crawled(tmp_path / "whole")
        (tmp_path / "whole").mkdir()
        copy_archive(seeded, tmp_path / "whole" / "archive.db")
        assert whole.crawl(site).portals[0].new == 12
    assert state(crawled) == state(whole)
    fetched = [path for path in site.paths() if path.startswith("/nb/20")]
    assert len(fetched) <= 24 + 2 * 3
    with Archive.open(crawled.url) as archive:
        assert archive.verify() == []


def test_a_stop_by_hand_is_clean_and_told(crawled: Crawled) -> None:
    with long_portal() as site:
        program = started(site, crawled)
        wait_for_requests(site, 5, program)
        program.send_signal(signal.SIGINT)
        assert program.wait(30) == 1
        assert crawled.rows("SELECT outcome FROM runs") == [("interrupted",)]
        assert crawled.searches() == ["interrupted"]
        assert crawled.night(site).outcome == "found"
    assert crawled.rows("SELECT count(*) FROM documents") == [(12,)]


def test_a_second_crawl_of_the_archive_is_refused_naming_the_first(crawled: Crawled) -> None:
    with long_portal() as site:
        program = started(site, crawled)
        wait_for_requests(site, 2, program)
        with pytest.raises(ArchiveBusyError, match=f"process {program.pid}"):
            crawled.crawl(site)
        assert program.wait(60) == 0


def test_a_full_disk_ends_the_crawl_with_its_cause_and_loses_nothing(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def full(*args: object) -> object:
        calls.append(args)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        return ledger.record(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("pipelines.items.record", full)
        with pytest.raises(Exception, match="No space left"):
            crawled.crawl(site)
    # Those under way beside the one that failed are stored.
    assert 3 <= crawled.rows("SELECT count(*) FROM visits")[0][0] < 3 + MOST
    assert crawled.rows("SELECT outcome FROM runs") == [("interrupted",)]
    assert crawled.crawl(site).portals[0].outcome == "found"
    assert crawled.rows("SELECT count(*) FROM documents") == [(4,)]


def test_report_pages_of_the_long_portal_differ() -> None:
    assert len({report("江口镇", year) for year in range(2012, 2024)}) == 12


class Impatient(Silent):
    """Presses Ctrl-C as soon as the first document is read."""

    def on_read(self, done: int, total: int, what: str) -> None:  # noqa: ARG002
        if done == 1:
            os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_while_reading_stops_there_and_the_next_crawl_reads_the_rest(
    site: Site, crawled: Crawled
) -> None:
    asked = CrawlOptions(crawled.url, (site.home,), delay=0, allow_private=(site.place,))
    stopped = crawl(asked, Impatient())
    assert (stopped.interrupted, stopped.exit_code) == (True, 1)
    assert crawled.rows("SELECT outcome FROM runs") == [("interrupted",)]
    assert crawled.searches() == ["interrupted"]
    assert 1 <= crawled.rows("SELECT count(*) FROM readings")[0][0] < 4
    assert crawl(asked).portals[0].outcome == "found"
    assert crawled.rows("SELECT count(*) FROM readings") == [(4,)]
    assert crawled.rows("SELECT count(*) FROM filings") == [(4,)]


def test_a_reading_that_cannot_be_done_is_a_problem_of_the_night(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("pipelines.pending.read_pending", full)
    result = crawled.crawl(site, no_read=False)
    assert result.exit_code == 1
    assert "no space left on device" in result.problems[0]
    assert "gongkai reread" in result.problems[0]
    assert crawled.rows("SELECT outcome FROM runs") == [("problems",)]
