"""Keeping a reading: its rows become the current ones; the reading before is kept whole, compressed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Delete, Select, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from models import bulk, fulltext
from models.base import Base, table
from models.bytes.store import compress
from models.cells import Cell, cells_of, keep_cells
from models.clock import now
from models.figures import keep_figures
from models.tables import FigureValue, FindingRow, ReadingRow, StatementRow, TableRow, TextRow
from models.views import FigureRow
from pipelines.rows import Row, Rows
from pipelines.version import reader_version

CHILDREN = ("texts", "cells", "figures", "statements", "findings")
"""What a reading says, by the names of Rows."""
PLAIN: Mapping[str, type[Base]] = {"texts": TextRow, "statements": StatementRow, "findings": FindingRow}
"""Of these, what is kept as it is told."""
_OF_CELL = tuple(field.name for field in fields(Cell))
KEPT: Sequence[type[Base]] = (*PLAIN.values(), TableRow, FigureValue)
"""The tables that hold what a reading says."""


def store(session: Session, bytes_hash: str, rows: Rows, broke: bool = False) -> int:
    """Keeps `rows` as the reading of these bytes by this reader version and makes it current; gives its id.

    Read again by the same version, the rows are replaced; a reading by another version is compressed into
    its row. Where the reader `broke` (a crash, a time-out), a good reading stays the current one, and the
    break is on record beside it.
    """
    version = reader_version()
    current = session.execute(
        select(ReadingRow.id, ReadingRow.reader_version, ReadingRow.error).where(
            ReadingRow.bytes_hash == bytes_hash, ReadingRow.is_current
        )
    ).first()
    stays = current is not None and broke and current.error is None
    if current and stays and current.reader_version == version:
        return int(current.id)
    if current and not stays and current.reader_version != version:
        supersede(session, current.id)
    values = {**rows.reading, "is_current": not stays, "read_at": now(), "payload": None}
    reading_id = session.scalar(
        select(ReadingRow.id).where(ReadingRow.bytes_hash == bytes_hash, ReadingRow.reader_version == version)
    )
    if reading_id is None:
        named = {**values, "bytes_hash": bytes_hash, "reader_version": version}
        reading_id = session.scalars(insert(ReadingRow).returning(ReadingRow.id), [named]).one()
    else:
        _drop_rows(session, reading_id)
        session.execute(update(ReadingRow).where(ReadingRow.id == reading_id).values(values))
    keep(session, reading_id, {name: getattr(rows, name) for name in CHILDREN})
    return reading_id


def supersede(session: Session, reading_id: int) -> None:
    """Puts a whole reading, compressed, into its own row, and takes its rows out of use."""
    whole = kept(session, reading_id)
    whole["reading"] = [
        {name: value for name, value in row.items() if name != "payload"}
        for row in _all(session, ReadingRow, reading_id, "id")
    ]
    payload = compress(json.dumps(whole, ensure_ascii=False, default=_plain).encode())
    _drop_rows(session, reading_id)
    session.execute(
        update(ReadingRow).where(ReadingRow.id == reading_id).values(is_current=False, payload=payload)
    )


def keep(session: Session, reading_id: int, rows: Mapping[str, Sequence[Row]]) -> None:
    """Writes what a reading says, by the names of Rows; numbers that the rows had elsewhere are let go."""
    for name, kind in PLAIN.items():
        numbered = [{**row, "reading_id": reading_id} for row in rows[name]]
        plain = [{name: row[name] for name in row if name != "id"} for row in numbered]
        bulk.add(session.connection(), table(kind), plain)
    keep_cells(session, reading_id, rows["cells"])
    keep_figures(session, reading_id, rows["figures"], rows["cells"])
    if rows["texts"]:
        fulltext.index(session, reading_id, (line["text"] for line in rows["texts"]))


def kept(session: Session, reading_id: int) -> dict[str, list[Row]]:
    """What a reading says, as keep takes it; each row with the number of the reading."""
    return {
        "texts": _all(session, TextRow, reading_id),
        "cells": [
            {"reading_id": reading_id, **{name: getattr(cell, name) for name in _OF_CELL}}
            for cell in cells_of(session, reading_id)
        ],
        "figures": _all(session, FigureRow, reading_id),
        "statements": _all(session, StatementRow, reading_id),
        "findings": _all(session, FindingRow, reading_id),
    }


def _all(
    session: Session, kind: type[Base], reading_id: int, key: str = "reading_id"
) -> list[dict[str, Any]]:
    found = session.connection().execute(_of_reading(kind, key), {"reading": reading_id})
    return [dict(row) for row in found.mappings()]


@cache
def _of_reading(kind: type[Base], key: str) -> Select[Any]:
    columns = kind.__table__.columns
    return select(*columns).where(columns[key] == bindparam("reading"))


def _drop_rows(session: Session, reading_id: int) -> None:
    fulltext.unindex(session, reading_id)
    for kind in KEPT:
        session.connection().execute(_without(kind), {"reading": reading_id})


@cache
def _without(kind: type[Base]) -> Delete:
    """From the table itself: by way of its class every row that goes is sent back."""
    return delete(table(kind)).where(table(kind).columns["reading_id"] == bindparam("reading"))


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a reading")
