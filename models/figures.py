"""Keeping the figures of a reading, small: numbers for names, text and place only where they say more.

The view `figures` (models.views.FigureRow) gives them back as they were: what is kept of a place beyond its
table's page and path, and of a text beyond its number, is what the SQL of the view does not derive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import bulk
from models.base import storable, table
from models.cells import Row, path_of
from models.tables import FigureKind, FigureName, FigureValue

_OF_KIND = ("form", "unit", "state")
_WHOLE = re.compile("0|-?[1-9][0-9]*")
Numbers = Mapping[tuple[str, ...], int]
"""The number of each code, and of each form, unit and state."""


def keep_figures(session: Session, reading_id: int, figures: Sequence[Row], cells: Sequence[Row]) -> None:
    """Writes the figures of a reading that has none yet; `cells` are those of its tables."""
    if figures:
        rows = values(figures, cells, numbered(session.connection(), figures))
        of_reading = [{**row, "reading_id": reading_id} for row in rows]
        bulk.add(session.connection(), table(FigureValue), of_reading)


def numbered(connection: Connection, figures: Iterable[Row]) -> Numbers:
    """The number of each code and kind that is known; those of these figures that are new are given one."""
    names, kinds = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for figure in figures:
        names.add((figure["code"],))
        kinds.add(kind_of(figure))
    return {
        **_numbered(connection, table(FigureName), ("code",), names),
        **_numbered(connection, table(FigureKind), _OF_KIND, kinds),
    }


def kind_of(figure: Row) -> tuple[str, str, str]:
    """Form, unit ("": none) and state."""
    return figure["form"], figure["unit"] or "", figure["state"]


def _numbered(
    connection: Connection, of: Table, columns: Sequence[str], wanted: set[tuple[str, ...]]
) -> dict[tuple[str, ...], int]:
    query = select(of.c.id, *(of.c[name] for name in columns))

    def known() -> dict[tuple[str, ...], int]:
        return {tuple(words): number for number, *words in connection.execute(query)}

    found = known()
    if new := sorted(wanted - found.keys()):
        # Another process may have given them numbers in the meantime.
        adding = postgresql.insert(of) if connection.dialect.name == "postgresql" else sqlite.insert(of)
        rows = [dict(zip(columns, one, strict=True)) for one in new]
        connection.execute(adding.on_conflict_do_nothing(), rows)
        found = known()
    return found


def values(figures: Iterable[Row], cells: Iterable[Row], numbers: Numbers) -> Iterator[dict[str, Any]]:
    """The rows of figure_values, without their reading, that hold these figures."""
    places = Places(cells)
    for figure in figures:
        page, path = places.beyond(figure["table_number"], figure["row"], figure["column"])
        yield {
            "name_id": numbers[(figure["code"],)],
            "kind_id": numbers[kind_of(figure)],
            "value": figure["value"],
            "raw": raw_beyond(figure),
            "confidence": figure["confidence"],
            "table_number": figure["table_number"],
            "row": figure["row"],
            "column": figure["column"],
            "page": page,
            "path": path,
        }


def raw_beyond(figure: Row) -> str | None:
    """The text as printed, unless it is the whole number itself; of a number, "" where it is not known."""
    value, raw = figure["value"], figure["raw"]
    if raw is None:
        return None if value is None else ""
    says_no_more = value is not None and _WHOLE.fullmatch(raw) and int(raw) == value
    return None if says_no_more else str(raw)


class Places:
    """Where the cells of a reading stand, beyond what its tables and the cells' numbers tell."""

    def __init__(self, cells: Iterable[Row]) -> None:
        self._cells = {(cell["table_number"], cell["row"], cell["column"]): cell for cell in cells}
        self._tables: dict[int | None, tuple[int | None, str | None]] = {}
        of_table: dict[int, list[Row]] = {}
        for at in sorted(self._cells):
            of_table.setdefault(at[0], []).append(self._cells[at])
        for number, mine in of_table.items():
            self._tables[number] = (mine[0]["page"], path_of([cell["path"] for cell in mine]))

    def beyond(
        self, number: int | None, row: int | None, column: int | None
    ) -> tuple[int | None, str | None]:
        """Page and path of a cell, as figure_values keeps them; of a table without cells nothing."""
        if number not in self._tables:
            return None, None
        if row is None or column is None:
            return 0, None
        of_table, start = self._tables[number]
        cell = self._cells.get((number, row, column), {"page": None, "path": None})
        page, path = cell["page"], cell["path"]
        return (
            None if page == of_table else page or 0,
            None if path == regular(start, row, column) else storable((path or "").removeprefix(start or "")),
        )


def regular(start: str | None, row: int, column: int) -> str | None:
    """The path of a cell as most web pages have it."""
    return None if start is None else f"{start}/tr[{row}]/td[{column}]"
