"""The official forms in types: tables of blocks, blocks of rows under columns, and identities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal


@dataclass(frozen=True)
class Column:
    """A column; `type` is "integer", "signed integer" or "decimal"; `unit` is "" where the form fixes none.

    `group` is the label of the columns' common header cell where the same labels come under several, `above`
    that of the cell above this one, if there is one.
    """

    id: str
    label: str
    unit: str
    type: str
    group: str = ""
    above: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row. A label that contains one of `words`, or whose last part is one of `exact`, names this row."""

    id: str
    label: str
    parent: str | None = None
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Block:
    """Rows that share a header. A row is found by its label (`anchor` "row") or by the header above it."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    anchor: Literal["row", "header"] = "row"


@dataclass(frozen=True)
class Heads:
    """What the heads of a list of figures may be: of its labels, units, serial numbers, notes and figures,
    and of columns of numbers that stand `beside` the figures and are none of the form's.
    """

    label: tuple[str, ...]
    figure: tuple[str, ...]
    unit: tuple[str, ...] = ()
    serial: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identity:
    """Sum of `left` = sum of `right`. Along "columns" the terms are row ids, and it holds in each column;
    along "rows" they are column ids, and it holds in each row. `level` is "printed", "implied" or "at least":
    then `left` may be more.
    """

    rule: str
    level: str
    along: Literal["columns", "rows"]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class FormTable:
    """One table of a form.

    `header` and `groups` are labels that stand in the table but name no row of figures; `marks` are words
    that only this form's table bears; `follows` names the table whose detected form this one takes, being the
    same in all. A table with `heads` is a list: one figure in each row, in a column told by its head.
    """

    id: str
    section: int
    title: str
    blocks: tuple[Block, ...]
    identities: tuple[Identity, ...]
    header: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    follows: str | None = None
    heads: Heads | None = None

    def code(self, row: str, column: str) -> str:
        """The code of the figure in `row` and `column`, as in models/figures.csv."""
        return self._codes.get((row, column)) or ".".join(part for part in (self.id, row, column) if part)

    @cached_property
    def _codes(self) -> dict[tuple[str, str], str]:
        pairs = ((row.id, column.id) for block, row in self.lines for column in block.columns)
        return {pair: ".".join(part for part in (self.id, *pair) if part) for pair in pairs}

    def codes(self, row: str) -> tuple[str, ...]:
        """The codes of the figures in `row`, one for each column. KeyError if the table has no such row."""
        return self._codes_of_rows[row]

    @cached_property
    def _codes_of_rows(self) -> dict[str, tuple[str, ...]]:
        return {
            row.id: tuple(self.code(row.id, column.id) for column in block.columns)
            for block, row in self.lines
        }

    @cached_property
    def lines(self) -> tuple[tuple[Block, Row], ...]:
        """Every row with its block, in form order."""
        return tuple((block, row) for block in self.blocks for row in block.rows)

    def line(self, row_id: str) -> tuple[Block, Row]:
        """The row of that id, with its block."""
        return next((block, row) for block, row in self.lines if row.id == row_id)

    @cached_property
    def _descriptions(self) -> dict[str, str]:
        return {
            self.code(row.id, column.id): f"{column.group or row.label}·{column.label}"
            for block, row in self.lines
            for column in block.columns
        }

    def describe(self, code: str) -> str:
        """A figure in the form's own words, such as 1.属于国家秘密·自然人."""
        return self._descriptions.get(code, code)


@dataclass(frozen=True)
class Form:
    """An official form, named by the year of its notice."""

    name: str
    notice: str
    years: str
    tables: tuple[FormTable, ...]

    def table(self, table_id: str) -> FormTable:
        """The table of that id (t2, t3, …); KeyError if the form has none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)
