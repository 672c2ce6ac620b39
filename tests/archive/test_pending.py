"""Reading what is not read yet, in real child processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
import zstandard
from sqlalchemy import func, select

from models.archive import Archive
from models.cells import cells_of
from models.tables import FindingRow, ReadingRow, StatementRow, TextRow
from models.views import FigureRow
from pipelines import version
from pipelines.pending import read_pending
from pipelines.worker import Limits
from tests.archive.make import add_document, add_portal, add_version, fill
from tests.archive.readers import doubling, obeying


def figures(archive: Archive) -> list[Decimal | None]:
    with archive.reading() as session:
        return list(session.scalars(select(FigureRow.value).order_by(FigureRow.value)))


def count(archive: Archive, table: type) -> int:
    with archive.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_row_of_a_reading_is_kept(archive: Archive) -> None:
    fill(archive, b"number 12.50")
    seen: list[tuple[int, int, str]] = []
    counts = read_pending(archive, workers=1, reader=obeying, progress=lambda *step: seen.append(step))
    assert (counts.total, counts.read, counts.reports, counts.problems) == (1, 1, 1, [])
    assert seen == [(1, 1, "http://portal.test/0")]
    with archive.reading() as session:
        figure = session.scalars(select(FigureRow)).one()
        assert (figure.value, figure.raw, figure.state) == (Decimal("12.5"), "12.50 件", "printed")
        assert (figure.table_number, figure.row, figure.column) == (1, 1, 2)
        (cell,) = (one for one in cells_of(session, figure.reading_id) if one.column == 2)
        assert (cell.text, cell.page, cell.box) == ("12.50 件", 1, [1.0, 2.0, 3.0, 4.5])
        ordered = session.scalars(select(TextRow).order_by(TextRow.position))
        texts = [(row.is_heading, row.text) for row in ordered]
        assert texts == [(True, "一、总体 情况"), (False, "坏\ufffd字\ufffd"), (False, "规章 件\t12.50 件")]
        assert set(session.scalars(select(TextRow.section))) == {1}
        assert session.scalars(select(StatementRow.value)).one() == Decimal("12.5")
        assert session.scalars(select(FindingRow.codes)).one() == ["t2.regulations.made"]
        reading = session.scalars(select(ReadingRow)).one()
        assert (reading.fiscal_year, reading.forms, reading.error) == (2023, {"t2": "2021"}, None)


def test_the_same_bytes_are_read_once_and_only_once(archive: Archive) -> None:
    fill(archive, b"number 1", b"number 1", b"number 2")
    assert read_pending(archive, workers=1, reader=obeying).total == 2
    assert read_pending(archive, workers=1, reader=obeying).total == 0
    assert read_pending(archive, everything=True, workers=1, reader=obeying).read == 2
    assert figures(archive) == [1, 2]
    assert count(archive, ReadingRow) == 2


def test_parts_are_read_in_their_order(sqlite_archive: Archive) -> None:
    with sqlite_archive.writing() as session:
        portal_id, run_id = add_portal(session)
        document = add_document(session, portal_id, "http://portal.test/parts")
        add_version(sqlite_archive, session, document, run_id, [b"number", b"9"])
    assert read_pending(sqlite_archive, workers=1, reader=obeying).read == 1
    assert figures(sqlite_archive) == [9]


def test_a_document_that_breaks_its_reader_costs_only_itself(sqlite_archive: Archive) -> None:
    broken = [b"crash 1", b"hang 2", b"greedy 3", b"bug 4", b"vanish 5", b"clash 6"]
    fill(sqlite_archive, *broken, b"unreadable 7", *(b"number %d" % number for number in range(20)))
    counts = read_pending(sqlite_archive, workers=2, reader=obeying, limits=Limits(seconds=1.5))
    assert (counts.total, counts.read, counts.unreadable, counts.failed) == (27, 20, 1, 6)
    with sqlite_archive.reading() as session:
        errors = set(session.scalars(select(ReadingRow.error).where(ReadingRow.error.is_not(None))))
    for sign in ("exit code -11", "longer than 1.5 seconds", "GB of memory", "KeyError", "exit code 7"):
        assert any(sign in str(error) for error in errors), (sign, errors)
    assert any("could not be stored" in str(error) for error in errors)
    assert "encrypted" in errors
    assert len(figures(sqlite_archive)) == 20
    assert read_pending(sqlite_archive, workers=1, reader=obeying).total == 0


def test_what_the_same_reader_read_before_outlives_its_crash(sqlite_archive: Archive) -> None:
    fill(sqlite_archive, b"slow 3")
    read_pending(sqlite_archive, workers=1, reader=obeying)
    limits = Limits(seconds=0.05)
    counts = read_pending(sqlite_archive, everything=True, workers=1, reader=obeying, limits=limits)
    assert counts.failed == 1
    assert figures(sqlite_archive) == [3]


def test_a_break_of_a_newer_reader_takes_no_good_reading_out_of_use(
    sqlite_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sqlite_archive, b"slow 3")
    monkeypatch.setattr("pipelines.pending.reader_version", lambda: "old")
    monkeypatch.setattr("pipelines.store.reader_version", lambda: "old")
    read_pending(sqlite_archive, workers=1, reader=obeying)
    monkeypatch.undo()
    counts = read_pending(sqlite_archive, workers=1, reader=obeying, limits=Limits(seconds=0.05))
    assert counts.failed == 1
    assert figures(sqlite_archive) == [3]
    with sqlite_archive.reading() as session:
        broke = session.scalars(select(ReadingRow).where(ReadingRow.error.is_not(None))).one()
    assert (broke.is_current, broke.reader_version) == (False, version.reader_version())
    assert read_pending(sqlite_archive, workers=1, reader=obeying).total == 0
    assert read_pending(sqlite_archive, everything=True, workers=1, reader=obeying).read == 1
    assert figures(sqlite_archive) == [3]


def test_another_reader_version_reads_again_and_the_earlier_reading_is_kept_whole(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(archive, b"number 21")
    monkeypatch.setattr("pipelines.pending.reader_version", lambda: "old")
    monkeypatch.setattr("pipelines.store.reader_version", lambda: "old")
    read_pending(archive, workers=1, reader=obeying)
    monkeypatch.undo()
    assert read_pending(archive, workers=1, reader=doubling).read == 1
    assert figures(archive) == [42]
    with archive.reading() as session:
        earlier = session.scalars(select(ReadingRow).where(~ReadingRow.is_current)).one()
        current = session.scalars(select(ReadingRow).where(ReadingRow.is_current)).one()
        assert earlier.reader_version == "old"
        assert earlier.payload is not None
        assert (current.reader_version, current.payload) == (version.reader_version(), None)
        kept = json.loads(zstandard.decompress(earlier.payload))
    assert kept["figures"][0]["value"] == "21"
    lengths = {name: len(rows) for name, rows in kept.items()}
    assert lengths == {"reading": 1, "texts": 3, "cells": 2, "figures": 1, "statements": 1, "findings": 1}
    assert count(archive, FindingRow) == 1


def test_missing_bytes_are_told_and_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_BLOBS", str(tmp_path / "blobs"))
    with Archive.open(f"sqlite:///{tmp_path / 'archive.db'}") as archive:
        fill(archive, b"number 1", b"number 2")
        next((tmp_path / "blobs").glob("??/*")).unlink()
        counts = read_pending(archive, workers=1, reader=obeying)
        assert (counts.total, counts.read, counts.untried) == (2, 1, 1)
        assert "is missing" in counts.problems[0]
        with archive.reading() as session:
            assert session.scalar(select(func.count()).select_from(ReadingRow)) == 1


RUN = """
import sys
from models.archive import Archive
from pipelines.pending import read_pending
from tests.archive.readers import obeying
if __name__ == "__main__":
    with Archive.open(sys.argv[1]) as archive:
        read_pending(archive, workers=1, reader=obeying)
"""


def test_killed_while_reading_it_goes_on(sqlite_archive: Archive, tmp_path: Path) -> None:
    fill(sqlite_archive, *(b"slow %d" % number for number in range(8)), b"hang 9")
    script = tmp_path / "run.py"
    script.write_text(RUN)
    root = str(Path(__file__).parents[2])
    command = [sys.executable, str(script), str(sqlite_archive.url)]
    child = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": root}, cwd=root)
    deadline = time.monotonic() + 60
    while count(sqlite_archive, ReadingRow) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    child.send_signal(signal.SIGKILL)
    child.wait()
    before = count(sqlite_archive, ReadingRow)
    assert before < 9
    counts = read_pending(sqlite_archive, workers=2, reader=obeying, limits=Limits(seconds=2))
    assert counts.total == 9 - before
    assert figures(sqlite_archive) == list(range(8))


def test_the_reader_version_is_of_code_data_and_libraries() -> None:
    names = [name for name, _ in version._ingredients()]
    assert "models/figures.csv" in names
    assert "pipelines/forms/2021.toml" in names
    assert {"pdfminer.six", "pypdfium2"} <= set(names)
    assert not [name for name in names if "pending" in name or "__pycache__" in name]
    assert len(version.reader_version()) == 12
