"""Generated reports through the archive: what is stored is what the reader says, place by place."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import select

from models.archive import Archive
from models.cells import cells_of
from models.tables import FindingRow, ReadingRow, StatementRow, TextRow
from models.views import FigureRow
from pipelines.pending import read_pending
from pipelines.read import read
from pipelines.reading import Reading
from pipelines.rows import to_rows
from tests.archive.make import fill
from tests.reportgen.make import make

LAYOUTS = ("html clean", "html word", "text tabs", "pdf lines")


@pytest.fixture(scope="module")
def documents() -> list[bytes]:
    """Reports of several layouts, and pages that are none."""
    made = [make(seed, layout=layout).data for seed, layout in enumerate(LAYOUTS)]
    return [*made, "<html><body><p>关于放假的通知</p></body></html>".encode(), b"%PDF-1.4\nbroken"]


def test_what_is_stored_is_what_was_read(archive: Archive, documents: list[bytes]) -> None:
    fill(archive, *documents)
    counts = read_pending(archive, workers=2)
    assert (counts.total, counts.read, counts.reports, counts.unreadable) == (6, 5, 4, 1), counts
    with archive.reading() as session:
        stored = {row.bytes_hash: row for row in session.scalars(select(ReadingRow)) if row.error is None}
        by_title = {(row.title, row.fiscal_year): row for row in stored.values()}
        for data in documents[:-1]:
            reading = read([data])
            row = by_title[reading.title, reading.year]
            assert (row.agency, row.scope, row.forms) == (reading.agency, reading.scope, reading.forms)
            figures = session.scalars(select(FigureRow).where(FigureRow.reading_id == row.id))
            assert {told.code: figure(told) for told in figures} == read_figures(reading)
            assert [asdict(cell) for cell in cells_of(session, row.id)] == to_rows(reading).cells
            for table, wanted in (
                (StatementRow, len(reading.stated)),
                (FindingRow, len(reading.findings)),
            ):
                query = select(table).where(table.__table__.columns["reading_id"] == row.id)
                assert len(session.scalars(query).all()) == wanted, table


def figure(row: FigureRow) -> tuple[Any, ...]:
    return (row.form, row.state, row.value, row.raw, row.table_number, row.row, row.column)


def read_figures(reading: Reading) -> dict[str, tuple[Any, ...]]:
    return {
        told.code: (
            told.form,
            told.state,
            told.value,
            told.raw,
            *((told.where.table, told.where.row, told.where.column) if told.where else (None, None, None)),
        )
        for told in reading.figures
    }


def test_the_text_of_a_report_is_in_its_sections(sqlite_archive: Archive, documents: list[bytes]) -> None:
    fill(sqlite_archive, documents[0])
    read_pending(sqlite_archive, workers=1)
    with sqlite_archive.reading() as session:
        rows = session.scalars(select(TextRow).order_by(TextRow.position)).all()
    sections = [row.section for row in rows if row.section is not None]
    assert sections == sorted(sections)
    assert set(sections) == {1, 2, 3, 4, 5, 6}
    headings = [row.text for row in rows if row.is_heading]
    for name in ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "其他需要报告的事项"):
        assert any(name in heading for heading in headings), (name, headings)
