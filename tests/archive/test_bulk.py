"""Many rows at once: the same rows and the same errors on either database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from models import bulk
from models.archive import Archive
from models.base import table
from models.clock import now
from models.errors import ServerAwayError
from models.tables import FindingRow, ReadingRow, StatementRow, TextRow


def reading(session: Session) -> int:
    row = ReadingRow(bytes_hash="x", reader_version="x", read_at=now())
    session.add(row)
    session.flush()
    return row.id


def finding(reading_id: int, **other: object) -> dict[str, Any]:
    told = {"subject": "reading", "rule": "x", "severity": "info", "at_fault": "source", "message": "…"}
    return {"reading_id": reading_id, "codes": ["t4.result.total"], **told, **other}


def test_rows_come_back_as_they_were_given(archive: Archive) -> None:
    with archive.writing() as session:
        number = reading(session)
        bulk.add(session.connection(), table(FindingRow), [])
        bulk.add(session.connection(), table(FindingRow), [finding(number), finding(number, codes=[])])
        said = {"reading_id": number, "code": "p.x", "unit": None, "sentence": "共\t1件\\N。\n", "section": 2}
        rows = [{**said, "position": at, "value": Decimal(value)} for at, value in ((1, "0.5"), (2, "7"))]
        bulk.add(session.connection(), table(StatementRow), rows)
    with archive.reading() as session:
        findings = session.scalars(select(FindingRow).order_by(FindingRow.id)).all()
        stated = session.scalars(select(StatementRow).order_by(StatementRow.position)).all()
    assert [found.codes for found in findings] == [["t4.result.total"], []]
    assert len({found.id for found in findings}) == 2
    assert [(one.value, one.sentence, one.unit) for one in stated] == [
        (Decimal("0.5"), "共\t1件\\N。\n", None),
        (Decimal(7), "共\t1件\\N。\n", None),
    ]


def test_a_row_that_the_schema_refuses_leaves_none(archive: Archive) -> None:
    with archive.writing() as session:
        number = reading(session)
    refused = finding(number, severity="dreadful")
    with pytest.raises(IntegrityError), archive.writing() as session:
        bulk.add(session.connection(), table(FindingRow), [finding(number), refused])
    same = {"reading_id": number, "position": 1, "section": None, "is_heading": False, "text": "一"}
    with pytest.raises(IntegrityError), archive.writing() as session:
        bulk.add(session.connection(), table(TextRow), [same, same])
    with archive.reading() as session:
        assert session.scalars(select(FindingRow)).all() == []
        assert session.scalars(select(TextRow)).all() == []


def test_a_number_that_is_not_exact_is_refused(archive: Archive) -> None:
    said = {"position": 1, "code": "p.x", "unit": None, "sentence": "…", "section": None}
    with archive.writing() as session:
        row = {**said, "reading_id": reading(session), "value": Decimal("0.1234567890123456789")}
        with pytest.raises((ValueError, StatementError), match="too many digits"):
            bulk.add(session.connection(), table(StatementRow), [row])
        session.rollback()


def test_a_lost_connection_is_told_and_the_next_one_works(postgres_url: str) -> None:
    with Archive.open(postgres_url) as archive:
        with archive.writing() as session:
            number = reading(session)
        with pytest.raises(ServerAwayError):
            _add_after_a_cut(archive, finding(number))
        with archive.writing() as session:
            bulk.add(session.connection(), table(FindingRow), [finding(number)])
        with archive.reading() as session:
            assert len(session.scalars(select(FindingRow)).all()) == 1


def _add_after_a_cut(archive: Archive, row: dict[str, Any]) -> None:
    """Adds a row over a connection that the server has just ended."""
    with archive.writing() as session:
        mine = session.scalar(text("SELECT pg_backend_pid()"))
        with archive.writing() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
        bulk.add(session.connection(), table(FindingRow), [row])
