"""One run writes an archive at a time; the system frees the lock of a run that died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.archive import Archive, ArchiveBusyError

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from models.archive import Archive
with Archive.open(sys.argv[1]) as archive, archive.lock("crawl 赣县区"):
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the archive's lock."""
    child = subprocess.Popen([sys.executable, "-c", HOLD, url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def test_a_second_run_is_refused_naming_the_first(archive: Archive, archive_url: str) -> None:
    with holder(archive_url) as child:
        with pytest.raises(ArchiveBusyError) as error, archive.lock("crawl"):
            pass
        said = str(error.value)
        for sign in (archive.name, "gongkai crawl 赣县区", f"process {child.pid}", "Wait for it to end"):
            assert sign in said
        child.send_signal(signal.SIGKILL)
        child.wait()
        for _ in range(100):
            try:
                with archive.lock("crawl"):
                    return
            except ArchiveBusyError:
                # PostgreSQL notices the death of a client a moment later.
                threading.Event().wait(0.05)
        pytest.fail("the lock of a dead process was not freed")


def test_the_lock_may_be_taken_again_inside(archive: Archive, archive_url: str) -> None:
    with Archive.open(archive_url) as other:
        busy = pytest.raises(ArchiveBusyError, match=str(os.getpid()))
        with archive.lock("crawl"), archive.lock("read"), busy, other.lock("crawl"):
            pass
        with other.lock("crawl"):
            pass


def test_an_error_frees_the_lock(archive: Archive, archive_url: str) -> None:
    with pytest.raises(ZeroDivisionError), archive.lock("crawl"):
        _ = 1 / 0
    with Archive.open(archive_url) as other, other.lock("crawl"):
        pass


def test_reading_and_writing_need_no_lock(archive: Archive, archive_url: str) -> None:
    with holder(archive_url):
        assert archive.begin_run("crawl", {}) == 1
