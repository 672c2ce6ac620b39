"""Bytes: once each, in the database or a folder or both, never given back other than they came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from models.archive import Archive, BlobError
from models.tables import Blob
from tests.archive.make import get, put

REPORT = "政府信息公开工作年度报告 ".encode() * 1000


@pytest.fixture(params=["database", "folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the archive puts new bytes."""
    if request.param == "folder":
        monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    return str(request.param)


@pytest.fixture
def archive(place: str, archive_url: str) -> Iterator[Archive]:
    assert place
    with Archive.open(archive_url) as opened:
        yield opened


def files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "blobs").glob("**/*") if path.is_file()]


def test_bytes_come_back_and_are_kept_once(archive: Archive, place: str, tmp_path: Path) -> None:
    sha256 = put(archive, REPORT)
    assert sha256 == put(archive, REPORT) == hashlib.sha256(REPORT).hexdigest()
    assert get(archive, sha256) == REPORT
    with archive.reading() as session:
        row = session.scalars(select(Blob)).one()
    assert (row.length, row.media_type, row.store) == (len(REPORT), "text/html", place)
    kept = files(tmp_path)
    assert [path.name for path in kept] == ([sha256] if place == "folder" else [])
    size = kept[0].stat().st_size if kept else len(row.data or b"")
    assert 0 < size < len(REPORT) / 10


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=3000))
def test_any_bytes_come_back(archive: Archive, data: bytes) -> None:
    assert get(archive, put(archive, data)) == data


def test_bytes_of_a_rolled_back_step_are_no_row(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError):
        _put_and_fail(archive)
    with archive.reading() as session:
        assert session.scalar(select(func.count()).select_from(Blob)) == 0
    assert get(archive, put(archive, REPORT)) == REPORT


def _put_and_fail(archive: Archive) -> None:
    with archive.writing() as session:
        archive.blobs.put(session, REPORT, "text/html")
        _ = 1 / 0


@pytest.mark.parametrize("where", [5, 40, -3])
def test_a_flipped_bit_is_found(archive: Archive, place: str, tmp_path: Path, where: int) -> None:
    sha256 = put(archive, REPORT)
    if place == "folder":
        (path,) = files(tmp_path)
        path.write_bytes(flipped(path.read_bytes(), where))
    else:
        with archive.writing() as session:
            frame = session.scalars(select(Blob.data)).one()
            assert frame is not None
            session.execute(update(Blob).values(data=flipped(frame, where)))
    with pytest.raises(BlobError, match=f"{sha256}.*damaged"):
        get(archive, sha256)


def flipped(frame: bytes, where: int) -> bytes:
    changed = bytearray(frame)
    changed[where] ^= 4
    return bytes(changed)


def test_bytes_of_other_content_are_found(sqlite_archive: Archive) -> None:
    first, second = put(sqlite_archive, b"one"), put(sqlite_archive, b"two")
    with sqlite_archive.writing() as session:
        frame = session.scalars(select(Blob.data).where(Blob.sha256 == second)).one()
        session.execute(update(Blob).where(Blob.sha256 == first).values(data=frame))
    with pytest.raises(BlobError, match="another SHA-256"):
        get(sqlite_archive, first)


def test_both_places_work_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    with Archive.open(url) as archive:
        inside = put(archive, b"kept in the database")
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    with Archive.open(url) as archive:
        outside = put(archive, b"kept in the folder")
        assert get(archive, inside) == b"kept in the database"
        assert get(archive, outside) == b"kept in the folder"
        assert put(archive, b"kept in the database") == inside
    assert [path.name for path in files(tmp_path)] == [outside]
    monkeypatch.delenv("GONGKAI_BLOBS")
    with Archive.open(url) as archive, pytest.raises(BlobError, match="Set GONGKAI_BLOBS"):
        get(archive, outside)


def test_a_missing_file_and_an_unknown_hash_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    with Archive.open(f"sqlite:///{tmp_path / 'archive.db'}") as archive:
        sha256 = put(archive, REPORT)
        files(tmp_path)[0].unlink()
        with pytest.raises(BlobError, match=r"is missing\. Bring it back from a backup"):
            get(archive, sha256)
        with pytest.raises(BlobError, match="no such bytes"):
            get(archive, "0" * 64)
