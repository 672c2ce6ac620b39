"""Bytes in an S3 store: written before the row, never twice, verified, moved and swept."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import obstore
import pytest
from obstore.store import S3Store as Bucket
from sqlalchemy import select

from models.archive import Archive, ArchiveError, BlobError
from models.bytes import moving, store_named
from models.bytes.folder import FolderStore
from models.bytes.s3 import S3Store
from models.bytes.store import compress
from models.tables import Blob
from tests import s3
from tests.archive.make import get, put
from tests.seeds import SEED

DATA = "政府信息公开工作年度报告 ".encode() * 500


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    with s3.running() as port:
        yield port


@pytest.fixture
def store(server: int, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    """An empty place in the bucket, which the archive uses."""
    for name, value in s3.environment(server).items():
        monkeypatch.setenv(name, value)
    address = f"s3://{s3.BUCKET}/{uuid4().hex}"
    monkeypatch.setenv("GONGKAI_BLOBS", address)
    return S3Store(address)


@pytest.fixture
def kept(store: S3Store, archive_url: str) -> Iterator[Archive]:
    assert store
    with Archive.open(archive_url) as opened:
        yield opened


def raw(store: S3Store) -> Bucket:
    return Bucket.from_url(store.address)


def key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def test_bytes_come_back_and_are_kept_once(kept: Archive, store: S3Store) -> None:
    sha256 = put(kept, DATA)
    assert put(kept, DATA) == sha256 == hashlib.sha256(DATA).hexdigest()
    assert get(kept, sha256) == DATA
    with kept.reading() as session:
        row = session.scalars(select(Blob)).one()
    assert (row.store, row.data, row.length) == ("s3", None, len(DATA))
    assert [name for name, _at in store.stored()] == [sha256]
    assert kept.verify() == []


def test_an_object_that_is_there_is_not_written_again(store: S3Store) -> None:
    sha256 = hashlib.sha256(DATA).hexdigest()
    store.put(sha256, compress(DATA))
    tag = obstore.head(raw(store), key(sha256))["last_modified"]
    time.sleep(1.1)
    store.put(sha256, compress(DATA))
    assert obstore.head(raw(store), key(sha256))["last_modified"] == tag
    obstore.put(raw(store), key(sha256), b"damaged")
    store.put(sha256, compress(DATA))
    assert store.get(sha256, None) == compress(DATA)


def test_what_is_lost_or_damaged_is_told(kept: Archive, store: S3Store) -> None:
    lost, damaged, whole = (put(kept, DATA + bytes([number])) for number in range(3))
    obstore.delete(raw(store), key(lost))
    obstore.put(raw(store), key(damaged), compress(b"other"))
    obstore.put(raw(store), key("0" * 64), compress(b"nobody's"))
    with pytest.raises(BlobError, match=f"{lost}.*is missing"):
        get(kept, lost)
    with pytest.raises(BlobError, match=f"{damaged}.*damaged"):
        get(kept, damaged)
    assert get(kept, whole)
    told = kept.verify()
    assert len(told) == 3
    assert any("0" * 64 in one and "sweep" in one for one in told)


def test_a_rolled_back_step_leaves_an_object_that_is_swept(kept: Archive, store: S3Store) -> None:
    held = put(kept, DATA)
    with pytest.raises(ZeroDivisionError):
        _put_and_fail(kept)
    assert len(list(store.stored())) == 2
    assert moving.sweep(kept, store) == moving.Swept(0, 1)
    assert moving.sweep(kept, store, timedelta(0)) == moving.Swept(1, 0)
    assert [name for name, _at in store.stored()] == [held]


def test_what_others_keep_beside_our_objects_is_left_alone(kept: Archive, store: S3Store) -> None:
    theirs = ["readme.txt", "ab/notes.txt", "0" * 64, f"ff/{'0' * 64}", f"backup/{key('0' * 64)}"]
    for name in theirs:
        obstore.put(raw(store), name, b"theirs")
    assert moving.sweep(kept, store, timedelta(0)) == moving.Swept(0, 0)
    assert kept.verify() == []
    assert sorted(one["path"] for batch in obstore.list(raw(store)) for one in batch) == sorted(theirs)


def _put_and_fail(archive: Archive) -> None:
    with archive.writing() as session:
        archive.blobs.put(session, b"rolled back", "text/html")
        _ = 1 / 0


def test_a_store_that_does_not_answer_is_told(
    kept: Archive, monkeypatch: pytest.MonkeyPatch, archive_url: str
) -> None:
    put(kept, DATA)
    monkeypatch.setenv("GONGKAI_BLOBS", "s3://none-such")
    with Archive.open(archive_url) as archive:
        with pytest.raises(ArchiveError, match="s3://none-such: the store does not do what was asked"):
            put(archive, b"more")
        with archive.reading() as session:
            assert session.scalars(select(Blob.length)).all() == [len(DATA)]


def test_bytes_move_through_all_three_stores(
    store: S3Store, archive_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, folder = Random(SEED), tmp_path / "folder"
    monkeypatch.delenv("GONGKAI_BLOBS")
    with Archive.open(archive_url) as archive:
        hashes = [put(archive, draw.randbytes(draw.randrange(9000))) for _ in range(45)]
    for place in (str(folder), store.address, "database", store.address):
        with Archive.open(archive_url) as archive:
            assert moving.move(archive, store_named(place), lambda _done, _total: None) == 45
            assert moving.move(archive, store_named(place), lambda _done, _total: None) == 0
        monkeypatch.setenv("GONGKAI_BLOBS", place)
        with Archive.open(archive_url) as archive, archive.reading() as session:
            assert set(session.scalars(select(Blob.store))) == {store_named(place).name}
            assert archive.verify() == []
            assert len([archive.blobs.get(session, sha256) for sha256 in hashes]) == 45
    assert not list(FolderStore(folder).hashes())


@pytest.mark.parametrize("kind", ["folder", "s3"])
def test_another_store_of_the_same_kind_is_refused(
    store: S3Store, archive_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    places = [f"{tmp_path}/{name}" if kind == "folder" else f"{store.address}-{name}" for name in "ab"]
    monkeypatch.setenv("GONGKAI_BLOBS", places[0])
    with Archive.open(archive_url) as archive:
        held = {put(archive, DATA + bytes([number])): DATA + bytes([number]) for number in range(5)}
        hashes = sorted(held)
        store_named(places[1]).put(hashes[0], compress(held[hashes[0]]))
        with pytest.raises(ArchiveError, match=f"another place of this kind.*{hashes[1]}.*move database"):
            moving.move(archive, store_named(places[1]), lambda _done, _total: None)
        assert archive.verify() == []
        assert [get(archive, sha256) for sha256 in hashes]
        moving.move(archive, store_named("database"), lambda _done, _total: None)
        assert moving.move(archive, store_named(places[0]), lambda _done, _total: None) == 5


def test_a_move_that_was_killed_goes_on(kept: Archive, store: S3Store, archive_url: str) -> None:
    draw = Random(SEED)
    for _time in range(60):
        put(kept, draw.randbytes(2000))
    words = ["bytes", "move", "database", "--archive", archive_url, "--json"]
    command = [sys.executable, "-m", "cli.main", *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        for _time in range(600):
            with kept.reading() as session:
                if session.scalars(select(Blob.sha256).where(Blob.store == "database")).first():
                    break
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
    assert kept.verify() == [] or list(store.stored())
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["moved"] < 60
    assert kept.blobs.outside is not None
    moving.sweep(kept, kept.blobs.outside, timedelta(0))
    assert kept.verify() == []
    assert list(store.stored()) == []


def test_the_sweep_is_a_command(kept: Archive, store: S3Store, archive_url: str) -> None:
    put(kept, DATA)
    obstore.put(raw(store), key("0" * 64), compress(b"nobody's"))
    words = [sys.executable, "-m", "cli.main", "bytes", "sweep", "--archive", archive_url]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "1 younger one stays" in done.stdout
