"""What workers may do beside others, and what is shown of their queue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from models.archive import Archive, ArchiveBusyError
from models.errors import ArchiveError
from tests.crawl.site import Site, small_portal
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
