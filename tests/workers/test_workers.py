"""Three workers over sample portals, one of them killed: the archive is that of one undisturbed crawl."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from fastapi.testclient import TestClient
from lxml import html
from sqlalchemy import text

from models.archive import Archive, ArchiveBusyError
from models.errors import ArchiveError
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report, small_portal
from tests.crawl.test_killed import SAME
from tests.portals_families.test_killed import READ
from tests.postgres import Postgres
from tests.seeds import SEED
from web.app import create_app
from web.room import Room
from workers import queue

pytestmark = pytest.mark.postgres
HOSTS = 3
JUDGED = (
    "SELECT p.home_url, s.result FROM searches s JOIN portals p ON p.id = s.portal_id "
    "WHERE s.id IN (SELECT max(id) FROM searches GROUP BY portal_id)",
    "SELECT p.home_url, a.rule, a.message FROM alarms a JOIN portals p ON p.id = a.portal_id "
    "WHERE a.resolved_at IS NULL",
)


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    """Portals of several platforms, each request answered slowly enough to be cut off."""
    with ExitStack() as serving:
        found = [serving.enter_context(Site(small_portal())) for _ in range(HOSTS)]
        for number, site in enumerate(found):
            site.pages["/nb/2023.html"] = Answer(report(f"第{number}镇", 2023), slow=0.05)
        yield found


def words(url: str, sites: list[Site], *more: str) -> list[str]:
    """One worker that ends when nothing is left."""
    opened = [word for site in sites for word in ("--allow-private", site.place)]
    command = [sys.executable, "-m", "cli.main", "work", "--archive", url, "--delay", "0", "--settle", "1"]
    return [*command, "--stalled", "6", *opened, *more]


def enqueue(url: str, sites: list[Site], *more: str) -> None:
    homes = [site.home for site in sites]
    command = [sys.executable, "-m", "cli.main", "enqueue", *homes, "--archive", url, *more]
    subprocess.run(command, check=True, capture_output=True)


def left(url: str) -> int:
    with Archive.open(url) as archive, archive.reading() as session:
        return sum(queue.busy(session, name) for name in ("portals", "readings", "filing"))


def told(url: str) -> list[list[str]]:
    """All that must be the same, row by row."""
    with Archive.open(url) as archive, archive.reading() as session:
        return [sorted(str(row) for row in session.execute(text(sql))) for sql in (*SAME, *READ, *JUDGED)]


def at_once(site: Site) -> int:
    """How many requests began before the answer to the one before them was ready."""
    spans = sorted((asked.began, asked.ready) for asked in site.log)
    return sum(later[0] < sooner[1] for sooner, later in pairwise(spans))


def work_off(url: str, sites: list[Site], draw: Random, kills: int) -> None:
    """Three workers until nothing is left; some are killed at moments drawn, and others take their place."""
    running = [subprocess.Popen(words(url, sites)) for _ in range(3)]
    try:
        for _time in range(kills):
            until = sum(len(site.log) for site in sites) + draw.randint(1, 6)
            limit = time.monotonic() + 20
            while sum(len(site.log) for site in sites) < until and time.monotonic() < limit:
                time.sleep(0.02)
            victim = running.pop(draw.randrange(len(running)))
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            running.append(subprocess.Popen(words(url, sites)))
        limit = time.monotonic() + 240
        while left(url) and time.monotonic() < limit:
            time.sleep(0.5)
        assert not left(url)
    finally:
        for one in running:
            one.terminate()
        assert [one.wait(60) for one in running] == [0] * len(running)


def nights(sites: list[Site], postgres_server: Postgres, tmp_path: Path, kills: int, number: int) -> None:
    draw, url = Random(SEED), postgres_server.create()
    whole = Crawled(tmp_path)
    whole.url = postgres_server.create()
    try:
        for night in range(number):
            enqueue(url, sites, *(["--all-due"] if night else []))
            work_off(url, sites, draw, kills)
            assert [at_once(site) for site in sites] == [0] * HOSTS
            whole.crawl(*sites, all_due=bool(night), no_read=False)
            assert told(url) == told(whole.url)
            with Archive.open(url) as archive:
                assert archive.verify() == []
            for town, site in enumerate(sites):
                site.pages["/nb/2023.html"] = Answer(report(f"第{town}镇", 2023, "更正：受理申请九件。"))
    finally:
        for one in (url, whole.url):
            postgres_server.drop(one)


def test_a_killed_worker_s_jobs_are_taken_over(
    sites: list[Site], postgres_server: Postgres, tmp_path: Path
) -> None:
    nights(sites, postgres_server, tmp_path, kills=1, number=1)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_workers_killed_again_and_again(
    sites: list[Site], postgres_server: Postgres, tmp_path: Path
) -> None:
    nights(sites, postgres_server, tmp_path, kills=12, number=2)


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
    assert shown == [["待爬取的网站", str(HOSTS), "0", "0", "0"]]
