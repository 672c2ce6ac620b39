"""Opening archives: what is created, what is refused and how that is said; sessions and runs."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from models import schema
from models.archive import Archive, ArchiveError
from models.clock import now
from models.codes import figure_codes
from models.figures import keep_figures
from models.tables import FigureCode, Portal, ReadingRow, Run, Visit
from models.views import FigureRow
from tests.figures import a_figure
from tests.postgres import Postgres, database_of


def refusal(url: str, *, create: bool = True) -> str:
    with pytest.raises(ArchiveError) as error:
        Archive.open(url, create=create, patience=0.1)
    return str(error.value)


def test_a_new_archive_has_every_official_figure(archive: Archive) -> None:
    with archive.reading() as session:
        count = session.scalar(select(func.count()).select_from(FigureCode))
        assert count == len(list(figure_codes())) == 496
        shared = select(FigureCode.form).where(FigureCode.code == "t2.licensing").order_by(FigureCode.form)
        assert list(session.scalars(shared)) == ["2019", "2021"]


def test_what_was_written_is_there_when_it_is_opened_again(archive_url: str) -> None:
    with Archive.open(archive_url) as archive:
        run = archive.begin_run("crawl", {"portal": "赣县区"})
        archive.end_run(run, "done", {"requests": 3})
    with Archive.open(archive_url, create=False) as archive, archive.reading() as session:
        row = session.scalars(select(Run)).one()
        assert (row.command, row.arguments, row.outcome, row.counts) == (
            "crawl",
            {"portal": "赣县区"},
            "done",
            {"requests": 3},
        )
        assert row.finished_at is not None
        assert row.started_at <= row.finished_at <= now()


def test_an_archive_that_several_create_at_once_is_created_once(archive_url: str) -> None:
    together = Barrier(4)

    def begin() -> int:
        together.wait()
        with Archive.open(archive_url) as archive:
            return archive.begin_run("crawl", {})

    with ThreadPoolExecutor(4) as threads:
        runs = [threads.submit(begin) for _ in range(4)]
        assert sorted(run.result() for run in runs) == [1, 2, 3, 4]


def test_a_reading_session_cannot_write(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="read"), archive.reading() as session:
        session.execute(insert(Portal).values(home_url="http://portal.test/", own_hosts=[]))
    with archive.reading() as session:
        assert session.scalars(select(Portal)).all() == []


def test_a_reading_session_sees_one_moment(archive: Archive) -> None:
    with archive.reading() as session:
        count = select(func.count()).select_from(Run)
        assert session.scalar(count) == 0
        archive.begin_run("crawl", {})
        assert session.scalar(count) == 0


def test_characters_that_no_database_stores_lose_no_row(archive: Archive) -> None:
    with archive.writing() as session:
        session.add(Portal(home_url="http://portal.test/", name="赣\0县\ud800区", own_hosts=["\udfff"]))
    with archive.reading() as session:
        portal = session.scalars(select(Portal)).one()
        assert (portal.name, portal.own_hosts) == ("赣\ufffd县\ufffd区", ["\ufffd"])
        assert session.scalars(select(Portal).where(Portal.name == "赣\0县\ud800区")).one() is portal


def test_a_failed_writing_session_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError):
        _add_and_fail(archive)
    with archive.reading() as session:
        assert session.scalars(select(Portal)).all() == []


def _add_and_fail(archive: Archive) -> None:
    with archive.writing() as session:
        session.add(Portal(home_url="http://portal.test/"))
        session.flush()
        _ = 1 / 0


def test_references_and_words_are_held_by_the_database(archive: Archive) -> None:
    run = archive.begin_run("crawl", {})
    visit = {"run_id": run, "page_id": 1, "url": "http://portal.test/", "visited_at": now(), "outcome": "new"}
    for wrong in (visit, {**visit, "outcome": "fine"}):
        with pytest.raises(IntegrityError), archive.writing() as session:
            session.execute(insert(Visit).values(wrong))


@pytest.mark.parametrize("number", ["0.1", "-3", "123456789012345", "1234567890.12345", "0.000001", "1E+2"])
def test_numbers_come_back_exact(archive: Archive, number: str) -> None:
    with archive.writing() as session:
        reading = ReadingRow(bytes_hash="x", reader_version="x", read_at=now())
        session.add(reading)
        session.flush()
        keep_figures(session, reading.id, [a_figure("c", Decimal(number), raw=number)], ())
    with archive.reading() as session:
        value, raw = session.execute(select(FigureRow.value, FigureRow.raw)).one()
        assert (value, raw) == (Decimal(number), number)
        assert "E" not in str(value) or abs(Decimal(number)) < Decimal("0.00001")


@pytest.mark.parametrize("number", ["1234567890123456", "0.1234567890123456", "NaN"])
def test_a_number_that_would_be_rounded_is_refused(archive: Archive, number: str) -> None:
    with archive.writing() as session:
        session.add(ReadingRow(id=1, bytes_hash="x", reader_version="x", read_at=now()))
    with pytest.raises(Exception, match="too many digits"), archive.writing() as session:
        keep_figures(session, 1, [a_figure("c", Decimal(number), raw=number)], ())


def test_a_missing_archive_is_only_created_if_asked(tmp_path: Path) -> None:
    assert "no archive there" in refusal(f"sqlite:///{tmp_path}/none.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sqlite
def test_refusals_name_thing_cause_and_way_out(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("This is a letter, and no database at all.\n" * 100)
    cut = tmp_path / "cut.db"
    cut.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")
    expected = {
        f"sqlite:///{tmp_path}/none/gongkai.db": "does not exist. Create it",
        f"sqlite:///{letter}": "not an SQLite database",
        f"sqlite:///{cut}": "not an SQLite database",
        f"sqlite:///{other}": "no gongkai archive (it holds letters)",
        f"sqlite:///{tmp_path}": "a folder. Name a file in it",
        "sqlite:///:memory:": "would be lost. Name a file",
        "sqlite://": "would be lost. Name a file",
        "sqlite:////proc/gongkai.db": "/proc/gongkai.db: ",
        "mysql://host/name": "SQLite or PostgreSQL, not in mysql",
        "gongkai.db": "Write sqlite:///gongkai.db",
        "postgresql://user:secret@127.0.0.1:9/name": "no PostgreSQL server answers there",
    }
    for url, said in expected.items():
        message = refusal(url)
        assert said in message, (url, message)
        assert "secret" not in message
        assert url.split("///")[-1].split("@")[-1] in message
    assert letter.read_text().startswith("This is a letter")


def test_a_missing_postgres_database_is_named(postgres_server: Postgres) -> None:
    assert "no such database" in refusal(postgres_server.url("nowhere"))


def test_an_older_schema_is_refused_naming_migrate(archive_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive.open(archive_url).close()
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "9998"))
    monkeypatch.setattr(schema, "HEAD", "9998")
    assert "gongkai migrate" in refusal(archive_url)


def test_a_newer_schema_is_refused_naming_the_upgrade(archive_url: str) -> None:
    with Archive.open(archive_url) as archive, archive.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "Upgrade gongkai" in refusal(archive_url)
    with pytest.raises(ArchiveError, match="Upgrade gongkai"):
        Archive.migrate(archive_url)


def test_migrating_brings_the_shipped_figures(archive_url: str) -> None:
    with Archive.open(archive_url) as archive, archive.writing() as session:
        session.execute(text("DELETE FROM figure_codes"))
    assert Archive.migrate(archive_url) == (schema.HEAD, schema.HEAD)
    with Archive.open(archive_url) as archive, archive.reading() as session:
        assert session.scalar(select(func.count()).select_from(FigureCode)) == 496


@pytest.mark.sqlite
def test_a_locked_file_is_told_after_the_patience(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(f"sqlite:///{path}", patience=0.1) as archive:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="holds it locked"):
            archive.begin_run("crawl", {})
        holder.execute("ROLLBACK")
        holder.close()
        assert archive.begin_run("crawl", {}) == 1


def test_an_archive_in_postgres_is_known_by_its_name(postgres_url: str) -> None:
    with Archive.open(postgres_url.replace("postgresql+psycopg", "postgresql")) as archive:
        assert database_of(postgres_url) in archive.name
