"""Backups made while the archive is written, incremental, and brought back."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from cli.main import app
from models.archive import Archive
from models.backup import backup, restore
from models.bytes.folder import FolderStore
from models.clock import now
from models.errors import ArchiveError
from models.tables import Blob, Run, Visit
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report
from tests.postgres import TOOLS, Postgres, restarted


def quiet(_done: int, _total: int) -> None: ...


def test_a_backup_is_brought_back_and_verified(tmp_path: Path, site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    runner = CliRunner()
    copy, back = tmp_path / "copy", f"sqlite:///{tmp_path / 'back.db'}"
    made = runner.invoke(app, ["backup", str(copy), "--archive", crawled.url])
    assert made.exit_code == 0, made.output
    done = runner.invoke(app, ["restore", str(copy), "--archive", back])
    assert (done.exit_code, "every byte" in done.output) == (0, True), done.output
    with Archive.open(back) as archive, archive.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == crawled.rows(
            "SELECT count(*) FROM visits")[0][0] > 5
    again = runner.invoke(app, ["restore", str(copy), "--archive", back])
    assert (again.exit_code, "is there already" in again.output) == (1, True)


def test_the_folder_of_bytes_is_copied_only_where_new(
    tmp_path: Path, site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    copy = tmp_path / "copy"
    crawled.night(site)
    with Archive.open(crawled.url) as archive:
        first = backup(archive, copy, quiet)
    site.pages["/nb/2023.html"] = Answer(report("江口镇", 2023, "更正一处。"))
    for news in range(3):
        page = site.pages["/"]
        assert isinstance(page, Answer)
        page.body = page.body.replace(b"</body>", f"<p>{news}</p></body>".encode())
        crawled.night(site)
    with Archive.open(crawled.url) as archive:
        second = backup(archive, copy, quiet)
    assert (first.new, first.dropped) == (first.blobs, 0)
    # One report and the last two of four home pages are new; the first home page is held no more.
    assert (second.new, second.dropped) == (3, 1)
    monkeypatch.delenv("GONGKAI_BLOBS")
    with pytest.raises(ArchiveError, match="GONGKAI_BLOBS"):
        restore(copy, f"sqlite:///{tmp_path / 'back.db'}", None, quiet)
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs back"))
    restore(copy, f"sqlite:///{tmp_path / 'back.db'}", FolderStore(tmp_path / "blobs back"), quiet)
    with Archive.open(f"sqlite:///{tmp_path / 'back.db'}") as archive:
        assert archive.verify() == []


def test_a_backup_while_runs_write_is_one_moment(tmp_path: Path) -> None:
    url, copy = f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "copy"
    stop, written = threading.Event(), threading.Semaphore(0)

    def write() -> None:
        with Archive.open(url) as archive:
            number = 0
            while not stop.is_set():
                number += 1
                with archive.writing() as session:
                    # A run and a blob in one transaction: as many of each at any moment.
                    archive.blobs.put(session, str(number).encode() * 2000, "text/plain")
                    session.add(Run(command="crawl", arguments={}, started_at=now()))
                written.release()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(20):
            written.acquire()
        with Archive.open(url, create=False) as archive:
            backup(archive, copy, quiet)
        for _ in range(5):
            written.acquire()
    finally:
        stop.set()
        writer.join()
    back = f"sqlite:///{tmp_path / 'back.db'}"
    restore(copy, back, None, quiet)
    with Archive.open(back, create=False) as archive:
        with archive.reading() as session:
            runs = session.scalar(select(func.count()).select_from(Run))
            blobs = session.scalar(select(func.count()).select_from(Blob))
        assert archive.verify() == []
    assert runs == blobs
    assert runs is not None
    assert runs >= 20


def test_a_folder_of_other_things_is_refused(tmp_path: Path, crawled: Crawled) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to my aunt.txt").write_text("dear aunt")
    with Archive.open(crawled.url) as archive, pytest.raises(ArchiveError, match="other files"):
        backup(archive, tmp_path / "letters", quiet)
    with pytest.raises(ArchiveError, match="no backup"):
        restore(tmp_path / "letters", f"sqlite:///{tmp_path / 'x.db'}", None, quiet)


def test_a_backup_that_fails_leaves_the_one_before(
    tmp_path: Path, site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    crawled.night(site)
    copy = tmp_path / "copy"
    with Archive.open(crawled.url) as archive:
        backup(archive, copy, quiet)
        before = _kept(copy)
        lost = next((tmp_path / "blobs").glob("??/*"))
        (copy / "blobs" / lost.parent.name / lost.name).unlink()
        lost.unlink()
        with pytest.raises(ArchiveError, match="are missing or damaged"):
            backup(archive, copy, quiet)
    assert _kept(copy) == before


def _kept(copy: Path) -> dict[str, bytes]:
    """The files of a backup but those of its bytes."""
    return {file.name: file.read_bytes() for file in copy.iterdir() if file.is_file()}


def test_postgresql_is_dumped_by_its_own_tool(
    postgres_server: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (TOOLS / "pg_dump").exists():
        pytest.skip("the test server comes without its pg_dump")
    monkeypatch.setenv("PATH", f"{TOOLS}:{os.environ['PATH']}")
    url, back = postgres_server.create(), postgres_server.create()
    with Archive.open(url) as archive:
        archive.end_run(archive.begin_run("crawl", {}), "done", {})
        backup(archive, tmp_path / "copy", quiet)
        with monkeypatch.context() as bare:
            bare.setenv("PATH", str(tmp_path))
            with pytest.raises(ArchiveError, match="pg_dump is not here"):
                backup(archive, tmp_path / "copy", quiet)
    restore(tmp_path / "copy", back, None, quiet)
    with Archive.open(back, create=False) as archive, archive.reading() as session:
        assert session.scalar(select(func.count()).select_from(Run)) == 1
    with pytest.raises(ArchiveError, match="already"):
        restore(tmp_path / "copy", back, None, quiet)


@pytest.mark.postgres
def test_a_password_reaches_postgresql_s_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{TOOLS}:{os.environ['PATH']}")
    secret = "geheim@/:%1"
    with restarted() as server:
        bare = [server.create(), server.create()]
        server.demand(secret)
        url, back = (make_url(one).set(password=secret).render_as_string(False) for one in bare)
        with pytest.raises(OperationalError, match="password"):
            Archive.open(bare[0])
        with Archive.open(url) as archive:
            archive.end_run(archive.begin_run("crawl", {}), "done", {})
            backup(archive, tmp_path / "copy", quiet)
        restore(tmp_path / "copy", back, None, quiet)
        with Archive.open(back, create=False) as archive, archive.reading() as session:
            assert session.scalar(select(func.count()).select_from(Run)) == 1


@pytest.mark.sqlite
def test_the_copy_is_a_plain_sqlite_file(tmp_path: Path, crawled: Crawled) -> None:
    with Archive.open(crawled.url) as archive:
        backup(archive, tmp_path / "copy", quiet)
    with sqlite3.connect(tmp_path / "copy" / "archive.db") as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
