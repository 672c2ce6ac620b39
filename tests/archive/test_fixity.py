"""Verifying an archive: what is whole passes, each kind of damage is told with its way out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text, update

from models.archive import Archive
from models.tables import Blob, VersionPart
from tests.archive.make import fill


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the archive of this test keeps its bytes in."""
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    return tmp_path / "blobs"


def test_a_whole_archive_has_no_problems(archive: Archive) -> None:
    fill(archive, b"one", b"two", b"three")
    seen: list[tuple[int, int]] = []
    assert archive.verify(lambda done, total: seen.append((done, total))) == []
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_damaged_bytes_are_told(archive: Archive) -> None:
    fill(archive, b"one", b"two")
    with archive.writing() as session:
        sha256 = session.scalars(select(Blob.sha256).order_by(Blob.sha256)).first()
        session.execute(update(Blob).where(Blob.sha256 == sha256).values(data=b"not a frame"))
    (problem,) = archive.verify()
    assert f"blob {sha256}" in problem
    assert "backup" in problem


@pytest.mark.sqlite
def test_versions_without_bytes_are_told(sqlite_archive: Archive) -> None:
    bare, lost = fill(sqlite_archive, b"one", b"two")
    with sqlite_archive.writing() as session:
        session.execute(delete(VersionPart).where(VersionPart.version_id == bare))
    with sqlite3.connect(sqlite_archive.name) as connection:
        connection.execute("DELETE FROM blobs WHERE sha256 IN (SELECT blob_sha256 FROM version_parts)")
    problems = sqlite_archive.verify()
    assert len(problems) == 3
    assert any(f"version {bare}: it has no parts" in problem for problem in problems)
    assert any(f"version {lost}, part 1" in problem for problem in problems)
    assert any("refers to a row of blobs" in problem for problem in problems)


@pytest.mark.sqlite
def test_a_damaged_sqlite_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(f"sqlite:///{path}") as archive:
        fill(archive, *(b"number %d" % number for number in range(50)))
    with sqlite3.connect(path) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_pages_due'"
        page = connection.execute(root).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 20)
        file.write(b"\0" * 40)
    with Archive.open(f"sqlite:///{path}") as archive:
        assert any("the SQLite file is damaged" in problem for problem in archive.verify())


def test_a_folder_is_compared_with_the_rows(folder: Path, sqlite_archive: Archive) -> None:
    fill(sqlite_archive, b"one", b"two")
    assert sqlite_archive.verify() == []
    gone, kept = sorted(folder.glob("??/*"))
    gone.unlink()
    orphan = folder / "ab" / ("ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(kept.read_bytes())
    leftover = orphan.with_name(".part-xyz")
    leftover.write_bytes(b"half")
    orphan.with_name("notes.txt").write_text("not of the archive")
    problems = sqlite_archive.verify()
    assert len(problems) == 3
    for path, sign in ((gone, "is missing"), (orphan, "no row refers"), (leftover, "half written")):
        assert any(str(path) in problem and sign in problem for problem in problems), path


@pytest.mark.sqlite
def test_the_pragma_limits_of_a_session_do_not_leak(sqlite_archive: Archive) -> None:
    with sqlite_archive.reading() as session:
        assert session.scalar(text("PRAGMA query_only")) == 1
    with sqlite_archive.writing() as session:
        settings = ("query_only", "foreign_keys", "synchronous", "journal_mode")
        told = [session.scalar(text(f"PRAGMA {name}")) for name in settings]
        assert told == [0, 1, 2, "wal"]
