"""Rows of another archive put beside this one's: found again by what they say, never by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Base


def values(row: Base, *left_out: str, **changed: object) -> dict[str, Any]:
    """A row's columns without its number and those left out, some of them changed."""
    names = [column.name for column in row.__table__.columns if column.name not in ("id", *left_out)]
    return {name: getattr(row, name) for name in names} | changed


class Joiner:
    """Puts the rows of one table into this archive that it does not have; `key` says which are the same."""

    def __init__(self, session: Session, table: type[Base], key: Iterable[str]) -> None:
        self._session, self._table, self._key = session, table, tuple(key)
        self._known: dict[tuple[object, ...], Any] = {}
        for row in session.scalars(select(table)):
            self._known.setdefault(self._of({name: getattr(row, name) for name in self._key}), row)
        self.new = 0

    def join(self, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row of the table
        """This archive's row for the values; made if there is none."""
        key = self._of(given)
        if key not in self._known:
            row = self._table(**given)
            self._session.add(row)
            self._session.flush()
            self._known[key] = row
            self.new += 1
        return self._known[key]

    def _of(self, given: Mapping[str, Any]) -> tuple[object, ...]:
        cells = (given[name] for name in self._key)
        return tuple(repr(cell) if isinstance(cell, dict) else cell for cell in cells)
