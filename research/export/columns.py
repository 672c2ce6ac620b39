"""Columns of an export: a name fit for Stata, a kind, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Column as SchemaColumn
from sqlalchemy import Table
from sqlalchemy.types import Boolean, Date, Float, Integer

from models.base import ExactDecimal, UtcTime

Kind = Literal["text", "integer", "number", "day", "moment", "flag"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `label` says what it holds, in at most 80 characters for Stata."""

    name: str
    kind: Kind
    label: str
    may_say_why: bool = False
    """Whether a cell without a number may hold a letter a–g that tells why (see MISSING)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An export: its columns, and its rows in a lasting order."""

    columns: Sequence[Column]
    rows: Iterable[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


MISSING = {
    "a": "the cell is blank",
    "b": "the cell holds a mark: /, -, 无",
    "c": "the cell holds other words",
    "d": "the cell cannot be told for certain",
    "e": "the row or table is not in the document",
    "f": "the report's form does not ask for it, or the report has not been read",
    "g": "no report, see obs_status",
}
"""Why a figure of the panel has no number: Stata's .a to .g, the letter alone in other files."""
OF_STATE = {"blank": "a", "mark": "b", "text": "c", "ambiguous": "d", "missing": "e"}


def of_table(table: Table) -> list[Column]:
    """The columns of a view, with their descriptions."""
    return of_columns(table.columns)


def of_columns(columns: Iterable[SchemaColumn[Any]]) -> list[Column]:
    """Columns of a view or table, with their descriptions."""
    return [Column(one.name, _kind(one.type), (one.comment or one.name)[:80]) for one in columns]


def _kind(kind: object) -> Kind:
    if isinstance(kind, Boolean):
        return "flag"
    if isinstance(kind, Integer):
        return "integer"
    if isinstance(kind, Float | ExactDecimal):
        return "number"
    if isinstance(kind, Date):
        return "day"
    return "moment" if isinstance(kind, UtcTime) else "text"
