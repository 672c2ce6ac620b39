"""A full disk and a killed writer: told clearly, nothing committed is lost, the next run goes on."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from models.archive import Archive, ArchiveError
from models.tables import Blob, ReadingRow
from models.views import FigureRow
from pipelines.pending import read_pending
from tests.archive.make import fill, put
from tests.archive.readers import obeying

ROOT = Path(__file__).parents[2]


def noise(seed: int, size: int = 60_000) -> bytes:
    return random.Random(seed).randbytes(size)


def limit_pages(archive: Archive, more: int | None) -> None:
    """Lets the file grow by `more` pages only: beyond, SQLite says what it says on a full disk."""
    with archive.writing() as session:
        pages = session.scalar(text("PRAGMA page_count")) or 0
        session.execute(text(f"PRAGMA max_page_count = {2**30 if more is None else pages + more}"))


@pytest.mark.sqlite
def test_a_full_disk_is_told_and_loses_nothing(sqlite_archive: Archive) -> None:
    limit_pages(sqlite_archive, 60)
    kept: list[str] = []
    with pytest.raises(ArchiveError, match=r"archive\.db: no space left.*Free some space"):
        kept.extend(put(sqlite_archive, noise(seed)) for seed in range(100))
    assert 0 < len(kept) < 100
    assert sqlite_archive.verify() == []
    limit_pages(sqlite_archive, None)
    kept.append(put(sqlite_archive, noise(len(kept))))
    with sqlite_archive.reading() as session:
        for seed, sha256 in enumerate(kept):
            assert sqlite_archive.blobs.get(session, sha256) == noise(seed)
        assert session.scalar(select(func.count()).select_from(Blob)) == len(kept)


@pytest.mark.sqlite
def test_reading_goes_on_after_a_full_disk(sqlite_archive: Archive) -> None:
    fill(sqlite_archive, *(b"%s number %d" % (noise(n, 200).hex().encode(), n) for n in range(40)))
    limit_pages(sqlite_archive, 2)
    with pytest.raises(ArchiveError, match="no space left"):
        read_pending(sqlite_archive, workers=1, reader=obeying)
    limit_pages(sqlite_archive, None)
    counts = read_pending(sqlite_archive, workers=1, reader=obeying)
    assert 0 < counts.total <= 40
    with sqlite_archive.reading() as session:
        values = session.scalars(select(FigureRow.value).order_by(FigureRow.value))
        assert [int(value or 0) for value in values] == list(range(40))
        assert session.scalars(select(ReadingRow).where(ReadingRow.error.is_not(None))).all() == []


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_folder_that_cannot_take_more_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    with Archive.open(f"sqlite:///{tmp_path / 'archive.db'}") as archive:
        first = put(archive, noise(1))
        refused = pytest.raises(ArchiveError, match=r"cannot be written.*Free some space")
        with file_size_limit(30_000), refused:
            put(archive, noise(2))
        assert archive.verify() == []
        second = put(archive, noise(2))
        with archive.reading() as session:
            assert archive.blobs.get(session, first) == noise(1)
            assert archive.blobs.get(session, second) == noise(2)


WRITE = """
import sys, time
from models.archive import Archive
from tests.archive.make import fill
with Archive.open(sys.argv[1]) as archive:
    fill(archive, b"committed")
    with archive.lock("crawl"), archive.writing() as session:
        for number in range(30):
            archive.blobs.put(session, b"lost %d" % number, "text/plain")
        print("in the middle", flush=True)
        time.sleep(600)
"""


@pytest.mark.parametrize("store", ["database", "folder"])
def test_a_writer_killed_in_mid_transaction(
    archive_url: str, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if store == "folder":
        monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    command = [sys.executable, "-c", WRITE, archive_url]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "in the middle\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with Archive.open(archive_url) as archive:
        problems = archive.verify()
        assert len(problems) == (30 if store == "folder" else 0)
        assert all("no row refers to it" in problem for problem in problems)
        with archive.reading() as session:
            assert session.scalar(select(func.count()).select_from(Blob)) == 1
        for number in range(30):
            put(archive, b"lost %d" % number)
        assert archive.verify() == []
