"""WARC out: every stored answer once, what was there before as revisits; warcio reads it byte for byte."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from cli.main import app
from models.archive import Archive
from models.tables import Blob, Page, Visit
from pipelines.filing import file_all
from research.warc import IDENTICAL, NOT_MODIFIED, Part, write_warc
from tests.filing.build import HOME, Builder, figures

REPORT, OTHER, ADDED = (f"<html><body>{one} 报告\r\n\r\n</body></html>".encode() for one in "一二三")
SENT = [["Server", "Apache"], ["Set-Cookie", "a=1"], ["Set-Cookie", "b=2"], ["Content-Type", "text/html"],
        ["Content-Length", "7"], ["Content-Encoding", "gzip"], ["ETag", '"1"']]  # fmt: skip


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """A report fetched, not modified, fetched the same, changed and changed back; a copy; one added."""
    build = Builder(archive)
    title = "赣县区教育局2024年政府信息公开工作年度报告"
    reading = {"title": title, "agency": "赣县区教育局", "fiscal_year": 2024}
    page = build.document("a.html", reading=reading, values=figures())
    copy = build.document("copy.html")
    added = build.document("added.html", published_on=date(2025, 1, 1))
    file_all(archive)
    with archive.writing() as session:
        session.get_one(Page, added).role = "added"
        hashes = {body: archive.blobs.put(session, body, "text/html") for body in (REPORT, OTHER, ADDED)}
        visits: list[tuple[int, str, bytes | None, int | None]] = [
            (page, "new", REPORT, 200),
            (page, "not_modified", None, 304),
            (page, "same", REPORT, 200),
            (copy, "new", REPORT, 200),
            (page, "changed", OTHER, 200),
            (page, "changed", REPORT, 200),
            (added, "new", ADDED, None),
            (copy, "gone", None, 404),
        ]
        for day, (of, outcome, body, status) in enumerate(visits):
            url = session.get_one(Page, of).url
            session.add(
                Visit(run_id=build.run_id, page_id=of, url=url, visited_at=build.at + timedelta(days=day),
                      outcome=outcome, status=status, etag='"1"', blob_sha256=hashes[body] if body else None,
                      headers=SENT if body == OTHER else None)
            )  # fmt: skip
    return archive


def records(path: Path) -> list[Any]:
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            body = record.content_stream().read()
            found.append((record, body))
    return found


def out(archive: Archive, path: Path, part: Part | None = None) -> Any:  # noqa: ANN401
    with archive.reading() as session:
        return write_warc(session, archive.blobs, path, part)


def test_what_was_stored_is_read_back(archive: Archive, tmp_path: Path) -> None:
    done = out(archive, tmp_path / "all.warc.gz")
    found = records(tmp_path / "all.warc.gz")
    kinds = Counter(record.rec_type for record, _ in found)
    assert kinds == {"warcinfo": 1, "response": 2, "revisit": 4, "resource": 1}
    assert (done.responses, done.revisits, done.resources) == (2, 4, 1)
    whole = {record.rec_headers["WARC-Record-ID"]: (record, body) for record, body in found if body}
    held = [body for record, body in found if record.rec_type in ("response", "resource")]
    assert held == [REPORT, OTHER, ADDED]
    for record, _ in found:
        if record.rec_type == "response":
            assert record.http_headers.get_statuscode() == "200"
            assert record.http_headers["Content-Type"] == "text/html"
            assert record.http_headers["ETag"] == '"1"'
    revisits = [record for record, _ in found if record.rec_type == "revisit"]
    assert [record.rec_headers["WARC-Profile"] for record in revisits] == [NOT_MODIFIED, *[IDENTICAL] * 3]
    for record in revisits:
        of, body = whole[record.rec_headers["WARC-Refers-To"]]
        assert body == REPORT
        assert record.rec_headers["WARC-Refers-To-Target-URI"] == of.rec_headers["WARC-Target-URI"]
        assert record.rec_headers["WARC-Refers-To-Date"] == of.rec_headers["WARC-Date"]
        assert record.rec_headers["WARC-Payload-Digest"] == of.rec_headers["WARC-Payload-Digest"]


def test_heads_are_those_that_were_sent(archive: Archive, tmp_path: Path) -> None:
    """But for what tells how the bytes travelled: they stand unpacked."""
    out(archive, tmp_path / "all.warc.gz")
    found = records(tmp_path / "all.warc.gz")
    (head,) = (record.http_headers.headers for record, body in found if body == OTHER)
    kept = [tuple(one) for one in SENT if one[0] not in ("Content-Length", "Content-Encoding")]
    assert head == [*kept, ("Content-Length", str(len(OTHER)))]


def test_fastwarc_reads_the_same_records(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.warc.gz"
    out(archive, file)
    expected = [
        (record.rec_headers["WARC-Record-ID"], record.rec_headers.get_header("WARC-Target-URI"), body)
        for record, body in records(file)
    ]
    with file.open("rb") as stream:
        found = [
            (one.record_id, one.headers.get("WARC-Target-URI"), one.reader.read())
            for one in FastIterator(stream, verify_digests=True)
        ]
    assert found == expected


def test_the_same_archive_gives_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    for name in ("a", "b"):
        out(archive, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_part_stands_alone(archive: Archive, tmp_path: Path) -> None:
    """A part's first record of some bytes is whole, even if another page had them before."""
    with archive.reading() as session:
        body = session.query(Page).filter(Page.url_key == "a.html").one()
        assert body.url == HOME + "a.html"
    out(archive, tmp_path / "year.warc.gz", Part(year=2024))
    found = records(tmp_path / "year.warc.gz")
    assert {record.rec_headers["WARC-Target-URI"] for record, _ in found[1:]} == {HOME + "a.html"}
    assert out(archive, tmp_path / "none.warc.gz", Part(year=1999)).responses == 0
    assert len(records(tmp_path / "none.warc.gz")) == 1
    assert out(archive, tmp_path / "all.warc.gz", Part(portal=HOME)).responses == 2


def test_bytes_that_changed_on_the_disk_leave_no_file(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as session:
        for blob in session.query(Blob).filter(Blob.length == len(REPORT)):
            blob.data = b"broken"
    with pytest.raises(Exception, match=r"verify|bytes|frame"):
        out(archive, tmp_path / "all.warc.gz")
    assert not list(tmp_path.glob("all.warc.gz*"))


def test_the_command(sqlite_archive: Archive, tmp_path: Path) -> None:
    with sqlite_archive.writing() as session:
        sqlite_archive.blobs.put(session, b"x", "text/plain")
    file = tmp_path / "x.warc.gz"
    words = ["export", "warc", "--out", str(file), "--archive", str(sqlite_archive.url)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "0 responses" in result.output
    assert next(iter(ArchiveIterator(BytesIO(file.read_bytes())))).rec_type == "warcinfo"
