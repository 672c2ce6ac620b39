"""A lock that its server freed while its holder lives: noticed before anything is written or asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import text

from models.archive import Archive, LockLostError
from models.clock import now
from tests import postgres
from tests.crawl.site import Answer, Site, report, small_portal

pytestmark = pytest.mark.postgres
LOCKS = (
    "FROM pg_locks WHERE locktype = 'advisory' AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def until(seen: Callable[[], object]) -> None:
    limit = time.monotonic() + 60
    while not seen() and time.monotonic() < limit:
        time.sleep(0.05)
    assert seen()


def break_locks(archive: Archive) -> None:
    """Ends the connections that hold a lock."""
    with archive.reading() as session:
        session.execute(text(f"SELECT pg_terminate_backend(pid) {LOCKS}"))
        until(lambda: not session.scalar(text(f"SELECT count(*) {LOCKS}")))


def is_noticed(archive: Archive) -> bool:
    try:
        archive.see_locks()
    except LockLostError:
        return True
    return False


def test_who_lost_a_lock_writes_nothing_further(postgres_url: str) -> None:
    with Archive.open(postgres_url) as holder, Archive.open(postgres_url) as other:
        with holder.sharing("readings"), holder.turn("platform a"):
            holder.see_locks()
            break_locks(other)
            until(lambda: is_noticed(holder))
            with other.turn("platform a"):
                pass
            with pytest.raises(LockLostError, match="lost"), holder.writing():
                pytest.fail("it writes without its lock")
        with holder.sharing("readings"), holder.turn("platform a"), holder.writing():
            pass


def test_a_restarted_server_gives_no_lock_before_its_loss_is_noticed() -> None:
    with postgres.restarted() as server:
        url = server.create()
        with Archive.open(url) as holder, Archive.open(url) as other, holder.lock("crawl"):
            server.stop()
            noticed = threading.Event()

            def watch() -> None:
                until(lambda: is_noticed(holder))
                noticed.set()

            threading.Thread(target=watch).start()
            server.start()
            with other.lock("crawl"):
                assert noticed.is_set()
            with pytest.raises(LockLostError), holder.writing():
                pass


def test_a_walk_that_lost_its_platform_cuts_off_what_it_asks(postgres_url: str) -> None:
    with Site(small_portal()) as site, Archive.open(postgres_url) as archive:
        site.pages["/nb/2023.html"] = Answer(report("江口镇", 2023), slow=20)
        asked = {
            "home_url": site.home, "all_due": False, "asked_at": now().isoformat(),
            "delay": 0, "private": [site.place], "log": {"form": "text", "job": 1, "worker": "one"},
        }
        walk = subprocess.Popen(
            [sys.executable, "-m", "workers.walk", json.dumps(asked)],
            env=os.environ | {"GONGKAI_ARCHIVE": postgres_url},
            stderr=subprocess.PIPE,
            text=True,
        )
        until(lambda: "/nb/2023.html" in site.begun)
        break_locks(archive)
        began = time.monotonic()
        _out, said = walk.communicate()
        assert walk.returncode == 1
        assert "the lock on it is lost" in said
        assert time.monotonic() - began < 15, "it waited for its answer"
        with archive.reading() as session:
            visited = session.scalars(text("SELECT url FROM visits WHERE status IS NULL")).all()
            ended = session.scalars(text("SELECT outcome FROM runs WHERE finished_at IS NOT NULL")).all()
        assert (visited, ended) == ([], [])
