"""The rows of a table as one database gives them and another takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, bindparam, func, literal, select, text, tuple_
from sqlalchemy.orm import Session

from models import bulk

Row = dict[str, Any]
FEW, MANY = 20, 2000
"""Rows of one transaction: of tables with bytes in them, and of all others."""


def count(session: Session, each: Table) -> int:
    """How many rows there are."""
    return session.scalar(select(func.count()).select_from(each)) or 0


def batches(session: Session, each: Table, skipped: int) -> Iterator[list[Row]]:
    """The rows in the order of their key by this database, without the first `skipped`."""
    key = tuple(each.primary_key.columns)
    query = select(*_columns(each)).order_by(*key)
    if skipped:
        last = session.execute(select(*key).order_by(*key).offset(skipped - 1).limit(1)).one()
        at = tuple_(*(literal(value, column.type) for value, column in zip(last, key, strict=True)))
        query = query.where(tuple_(*key) > at)
    heavy = any(isinstance(column.type, LargeBinary) for column in each.columns)
    found = session.execute(query, execution_options={"yield_per": FEW if heavy else MANY})
    for part in found.mappings().partitions():
        yield [dict(row) for row in part]


def put(session: Session, each: Table, batch: Sequence[Row]) -> None:
    """Stores rows; a number that refers to a later row of the same table is left out, for `link`."""
    key = next(iter(each.primary_key.columns)).name
    for column in _of_itself(each):
        for row in batch:
            if row[column.name] is not None and row[column.name] > row[key]:
                row[column.name] = None
    bulk.add(session.connection(), each, batch)


def link(theirs: Session, ours: Session, each: Table) -> None:
    """Completes what `put` had to leave out."""
    key = next(iter(each.primary_key.columns))
    for column in _of_itself(each):
        found = theirs.execute(select(key, column).where(column > key))
        later = [{"k": row[0], "v": row[1]} for row in found]
        if later:
            change = each.update().where(key == bindparam("k")).values({column.name: bindparam("v")})
            ours.connection().execute(change, later)


def set_sequences(session: Session, tables: Sequence[Table]) -> None:
    """Has PostgreSQL number new rows after the last one; SQLite does so by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for each in tables:
        column = each.autoincrement_column
        if column is not None:
            named = {"table": each.name, "column": column.name}
            sequence = session.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
            last = session.scalar(select(func.max(column)))
            if sequence and last:
                session.execute(select(func.setval(sequence, last)))


def _columns(each: Table) -> list[Column[Any]]:
    return [column for column in each.columns if column.computed is None]


def _of_itself(each: Table) -> list[Column[Any]]:
    """Columns that refer to rows of their own table."""
    return [one for one in each.columns if any(key.column.table is each for key in one.foreign_keys)]
