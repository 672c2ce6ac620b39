"""The cells of a reading's tables: kept by the table, each table's in one compressed column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter
from os.path import commonprefix
from typing import Any

import zstandard
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import base, bulk
from models.base import storable
from models.bytes.store import compress
from models.tables import TableRow

MOST_UNPACKED = 256 * 2**20
"""Bytes of the cells of one table."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, from 1: `row`, `column` in that row, `grid` once spans are expanded.

    `page` of a PDF, `box` (left, top, right, bottom in points) and `path` as far as the format has them.
    """

    table_number: int
    row: int
    column: int
    grid: int
    rowspan: int
    colspan: int
    text: str
    page: int | None
    box: list[float] | None
    path: str | None


_PACKED = tuple(field.name for field in fields(Cell))[1:]


def keep_cells(session: Session, reading_id: int, cells: Sequence[Row]) -> None:
    """Writes the cells of a reading, whose tables are not there yet."""
    tables = [{**one, "reading_id": reading_id} for one in packed(cells)]
    bulk.add(session.connection(), base.table(TableRow), tables)


def packed(cells: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows of reading_tables, without their reading, that hold these cells."""
    of_table = itemgetter("table_number")
    for number, several in groupby(sorted(cells, key=itemgetter("table_number", "row", "column")), of_table):
        mine = list(several)
        yield {
            "number": number,
            "page": mine[0]["page"],
            "path": path_of([cell["path"] for cell in mine]),
            "cells": compress(_written(mine)),
        }


def path_of(paths: Sequence[str | None]) -> str | None:
    """What the paths of a table's cells begin with, whole steps; None unless each cell has one."""
    known = [path for path in paths if path is not None]
    if len(known) < len(paths):
        return None
    return commonprefix(known).rpartition("/")[0]  # noqa: RUF071 - the step that differs is cut off


def _written(cells: Sequence[Row]) -> bytes:
    columns = {name: [cell[name] for cell in cells] for name in _PACKED}
    for name in ("text", "path"):
        columns[name] = [word and storable(word) for word in columns[name]]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(number: int, frame: bytes) -> list[Cell]:
    """The cells of a table, in order of rows and columns."""
    told = zstandard.ZstdDecompressor().decompress(frame, max_output_size=MOST_UNPACKED)
    columns = json.loads(told)
    return [Cell(number, *values) for values in zip(*(columns[name] for name in _PACKED), strict=True)]


def cells_of(session: Session, reading_id: int, table: int | None = None) -> list[Cell]:
    """The cells of a reading in order, of one table or of all."""
    query = select(TableRow.number, TableRow.cells).where(TableRow.reading_id == reading_id)
    if table is not None:
        query = query.where(TableRow.number == table)
    found = session.execute(query.order_by(TableRow.number))
    return [cell for number, frame in found for cell in unpacked(number, frame)]
