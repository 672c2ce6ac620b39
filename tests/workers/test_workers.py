"""What workers may do beside others, and what is shown of their queue."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from sqlalchemy import text
from typer.testing import CliRunner

from cli.main import app
from models.archive import Archive, ArchiveBusyError
from models.errors import ArchiveError
from tests.archive.make import fill
from tests.crawl.site import Site, report, small_portal
from tests.workers.crew import enqueue
from web.app import create_app
from web.room import Room
from workers import queue

pytestmark = pytest.mark.postgres


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    """Portals of several platforms."""
    with ExitStack() as serving:
        yield [serving.enter_context(Site(small_portal())) for _ in range(3)]


def test_a_crawl_alone_and_workers_keep_out_of_each_other_s_way(postgres_url: str) -> None:
    with Archive.open(postgres_url) as one, Archive.open(postgres_url) as other:
        with one.sharing("readings"), other.sharing("filing"):
            with pytest.raises(ArchiveBusyError, match=r"readings|filing"), other.lock("crawl"):
                pass
            with one.turn("a.example"), pytest.raises(ArchiveBusyError), other.turn("a.example"):
                pass
            with one.turn("a.example"), other.turn("b.example"):
                pass
        with one.lock("crawl"), pytest.raises(ArchiveBusyError, match="crawl"), other.sharing("readings"):
            pass


def test_workers_need_postgresql(tmp_path: Path) -> None:
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}") as archive, pytest.raises(ArchiveError, match="copy"):
        queue.prepare(archive)


def test_the_operations_page_shows_the_queue(sites: list[Site], postgres_url: str) -> None:
    enqueue(postgres_url, sites)
    with Archive.open(postgres_url) as archive:
        told = TestClient(create_app(Room(archive)), base_url="http://127.0.0.1").get("/operations").text
    rows = html.fromstring(told).xpath("//section[@aria-labelledby='queue']//tbody/tr")
    shown = [[str(cell.text_content()) for cell in row][:5] for row in rows]
    assert shown == [["待爬取的网站", str(len(sites)), "0", "0", "0"]]


def worked(url: str, *more: str) -> None:
    command = [sys.executable, "-m", "cli.main", "work", "--archive", url, "--until-empty", "--settle", "1"]
    subprocess.run([*command, *more], check=True, timeout=240)


def test_exports_and_readings_are_jobs_too(postgres_url: str, tmp_path: Path) -> None:
    with Archive.open(postgres_url) as archive:
        fill(archive, report("江口镇", 2023), report("江口镇", 2022))
    file = tmp_path / "versions.csv"
    words = ["enqueue", "--readings", "--export", str(file), "--archive", postgres_url, "--json"]
    for new in (True, False):
        told = json.loads(CliRunner().invoke(app, words).stdout)
        assert told == {"enqueued": 0, "readings": 2 * new, "exports": int(new)}
    worked(postgres_url)
    with Archive.open(postgres_url) as archive, archive.reading() as session:
        assert session.scalars(text("SELECT is_report FROM readings WHERE is_current")).all() == [True, True]
    assert file.read_text("utf-8-sig").startswith("report_id,")


def test_an_export_has_the_name_of_what_it_holds(postgres_url: str) -> None:
    words = ["enqueue", "--export", "figurines.csv", "--archive", postgres_url]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert "figures.csv" in done.output


def test_exports_that_come_with_portals_wait_for_them(
    sites: list[Site], postgres_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "reports.csv"
    enqueue(postgres_url, sites[:1], "--export", str(file))
    worked(postgres_url, "--allow-private", sites[0].place, "--delay", "0", "--jobs", "2")
    with file.open(encoding="utf-8-sig") as lines:
        assert len(list(csv.DictReader(lines))) == 4
