"""What can be exported: tidy figures, panel, coverage, findings, versions, statements, reports, codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple

from sqlalchemy import LargeBinary, Table, select
from sqlalchemy.orm import Session

from models.base import Base, table
from models.cells import unpacked
from models.codes import figure_codes
from models.tables import FigureKind, FigureName, FigureValue, Report, TableRow
from models.views import V_FIGURES, V_FINDINGS, V_REPORTS, V_STATEMENTS, V_VERSIONS, FigureRow
from research.coverage import coverage
from research.export.columns import Column, Kind, Row, Rows, of_columns, of_table
from research.export.panel import panel
from research.timeline import CHUNK


class Choice:
    """What the person chose: see panel."""

    def __init__(self, certain: bool = False, base_year: int | None = None) -> None:
        self.certain = certain
        self.base_year = base_year


def _of_reports(view: Table, order: Sequence[str]) -> Callable[[Session, Choice], Rows]:
    """The rows of a view that has a report_id, some reports at a time."""

    def rows(session: Session, _choice: Choice) -> Rows:
        return Rows(of_table(view), _chunks(session))

    def _chunks(session: Session) -> Iterator[Row]:
        last = 0
        ids = select(Report.id).order_by(Report.id).limit(CHUNK)
        while some := session.scalars(ids.where(Report.id > last)).all():
            query = select(view).where(view.c.report_id.in_(some))
            yield from map(tuple, session.execute(query.order_by(*(view.c[name] for name in order))))
            last = some[-1]

    return rows


def _panel(session: Session, choice: Choice) -> Rows:
    return panel(session, certain=choice.certain, base_year=choice.base_year)


_COVERAGE = (
    "portal", "division_code", "body_id", "body", "kind", "kinds", "roster", "year", "last_day", "by_law",
    "state", "published_on", "since", "looked_on", "url",
)  # fmt: skip
_NOT_TEXT: Mapping[str, Kind] = {
    "year": "integer",
    "by_law": "flag",
    "last_day": "day",
    "published_on": "day",
    "since": "day",
    "looked_on": "day",
}


def _coverage(session: Session, _choice: Choice) -> Rows:
    columns = [Column(name, _NOT_TEXT.get(name, "text"), name) for name in _COVERAGE]
    rows = (
        tuple(";".join(map(str, v)) if isinstance(v := one[name], list) else v for name in _COVERAGE)
        for one in coverage(session)
    )
    return Rows(columns, rows)


def _codebook(_session: Session, _choice: Choice) -> Rows:
    rows = list(figure_codes())
    names = list(rows[0])
    columns = [Column(name, "integer" if name == "position" else "text", name) for name in names]
    return Rows(columns, (tuple(row[name] for name in names) for row in rows))


EXPORTS: Mapping[str, Callable[[Session, Choice], Rows]] = {
    "figures": _of_reports(V_FIGURES, ("report_id", "form", "code")),
    "reports": _of_reports(V_REPORTS, ("report_id",)),
    "panel": _panel,
    "coverage": _coverage,
    "findings": _of_reports(V_FINDINGS, ("report_id", "finding_id")),
    "versions": _of_reports(V_VERSIONS, ("report_id", "document_id", "number")),
    "statements": _of_reports(V_STATEMENTS, ("report_id", "position")),
    "codebook": _codebook,
}
MEANS: Mapping[str, str] = {
    "figures": "a row for each figure of each report, with state, raw text, hash and place",
    "reports": "a row for each report",
    "panel": "a row for each body that should report and fiscal year, figures side by side",
    "coverage": "a row for each body and year: found, late, missing and why",
    "findings": "a row for each finding of each report, across years and versions too",
    "versions": "a row for each version of each document of a report, with its hashes and times",
    "statements": "a row for each figure that a report states in prose, with its sentence",
    "codebook": "a row for each figure and form: code, short name, labels, unit, meaning",
}


_PACKED = (FigureName, FigureKind, FigureValue, TableRow)
"""What only keeps figures and cells small: they go out spelled out, as `figures` and `cells`."""
TABLES: Sequence[str] = sorted(
    {*Base.metadata.tables, "figures", "cells"} - {one.__tablename__ for one in _PACKED}
)
"""Every table of the archive by its name."""


def table_rows(session: Session, name: str) -> Rows:
    """A table as it is, in the order of its key, without its columns of bytes."""
    if name == "cells":
        return _cells(session)
    of = table(FigureRow) if name == "figures" else Base.metadata.tables[name]
    columns = [column for column in of.columns if not isinstance(column.type, LargeBinary)]
    query = select(*columns).order_by(*of.primary_key.columns)
    found = session.execute(query.execution_options(yield_per=CHUNK))
    return Rows(of_columns(columns), map(tuple, found))


_CELLS: Sequence[Column] = (
    Column("reading_id", "integer", "the reading"),
    Column("table_number", "integer", "number of the table in the document, from 1"),
    Column("row", "integer", "row of the table, from 1"),
    Column("column", "integer", "cell in its row, from 1"),
    Column("grid", "integer", "column of the grid where the cell starts once spans are expanded, from 1"),
    Column("rowspan", "integer", "rows it spans"),
    Column("colspan", "integer", "grid columns it spans"),
    Column("text", "text", "text as printed"),
    Column("page", "integer", "page of a PDF, from 1"),
    Column("box", "text", "left, top, right, bottom on the page, in points from its top left corner"),
    Column("path", "text", "path of the element, where the format has one"),
)


def _cells(session: Session) -> Rows:
    tables = session.execute(
        select(TableRow.reading_id, TableRow.number, TableRow.cells)
        .order_by(TableRow.reading_id, TableRow.number)
        .execution_options(yield_per=CHUNK)
    )
    rows = (
        (reading, *astuple(cell)) for reading, number, frame in tables for cell in unpacked(number, frame)
    )
    return Rows(_CELLS, rows)


def rows_of(session: Session, what: str, choice: Choice | None = None) -> Rows:
    """The rows of an export by its name in EXPORTS."""
    return EXPORTS[what](session, choice or Choice())


