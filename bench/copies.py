"""Copies of a walked county under another name, at other addresses and with other numbers.

Every row of the county's portal is copied inside the database, its ids moved by whole spans. The numbers of a
copy are those of its pattern times one factor, in figures, cells, text and statements alike: sums of the form
and carry-over between years hold in the copy where they hold in the pattern, and break where they break.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Numeric,
    Table,
    Text,
    case,
    cast,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from models import fulltext
from models.base import Base, table
from models.cells import Cell, cells_of, keep_cells
from models.tables import (
    Body,
    BodyName,
    DocumentRow,
    FigureValue,
    Filing,
    FindingRow,
    Observation,
    Page,
    Portal,
    ReadingRow,
    Report,
    RobotsFile,
    Search,
    StatementRow,
    TextRow,
    Version,
    VersionPart,
    Visit,
)

SPANNED: Sequence[type[Base]] = (
    Portal, BodyName, Page, Visit, RobotsFile, DocumentRow, Version, ReadingRow, Report, Search,
)  # fmt: skip
"""Tables whose ids are numbers: a copy's are its pattern's and a multiple of the largest one there was."""
PLAIN: Sequence[type[Base]] = (
    Portal, Body, BodyName, Page, Visit, RobotsFile, DocumentRow, Version, VersionPart, ReadingRow,
    FigureValue, Report, Filing, Observation, Search,
)  # fmt: skip
"""Tables that are copied inside the database, in the order of their references."""
TOLD = frozenset(
    {"t3_balance", "t3_processed", "t4_totals", "prose_sum", "narrative_contradicts", "carry_over_differs",
     "stock_differs", "pending_lost", "direct_suits"}
)  # fmt: skip
"""Rules whose messages give figures of the report."""
_WORDS = frozenset(
    {"home_url", "url", "url_key", "origin", "platform", "name", "short_name", "title", "agency", "body",
     "scope_evidence", "context", "evidence", "text"}
)  # fmt: skip
_OF_FINDINGS: Mapping[str, type[Base]] = {
    "reading_id": ReadingRow, "report_id": Report, "other_report_id": Report,
}  # fmt: skip
_HASHES = frozenset({"bytes_hash", "content_hash"})
_CODES = frozenset({"division_code", "code_fy"})
_BODIES = frozenset({"id", "body_id"})
_NUMBER = re.compile(r"(?<![\d.])(?<!\d-)\d+(?!\d|\.\S|-\d|\s*[年月日%])")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class County:
    """What tells a county from another: stems of its name and its city's, host of its portal, code."""

    stem: str
    city: str
    host: str
    code: str


@dataclass(frozen=True)
class Pattern:
    """A walked county as it stands in the archive: its rows by table, and its words by reading."""

    county: County
    rows: Mapping[Table, ColumnElement[bool]]
    readings: Mapping[int, Words]
    findings: Sequence[Mapping[str, Any]]
    reports: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text lines, cells, statements and stated numbers of one reading."""

    lines: Sequence[Mapping[str, Any]]
    cells: Sequence[Cell]
    statements: Sequence[Mapping[str, Any]]
    stated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Copy:
    """The `number`-th copy (from 1) of a pattern; `spans` are the largest ids of the patterns' tables."""

    pattern: Pattern
    county: County
    number: int
    factor: int
    spans: Mapping[Table, int]

    def renamed(self, words: str) -> str:
        """The words of the pattern as the copy has them."""
        for old, new in self._names():
            words = words.replace(old, new)
        return words

    def _names(self) -> Sequence[tuple[str, str]]:
        old, new = self.pattern.county, self.county
        return (old.stem, new.stem), (old.city, new.city), (old.host, new.host)

    def value(self, column: Column[Any], dialect: str) -> ColumnElement[Any]:
        """What the copy has in a column."""
        home = next((key.column.table for key in column.foreign_keys), column.table)
        if home in self.spans and (column.foreign_keys or column.name == "id"):
            return column + self.number * self.spans[home]
        if column.name in _BODIES:
            return self.body(column)
        if column.name == "subject":
            return case((column == column.table.c.body_id, self.body(column)), else_=self.unit(column))
        if column.name in _HASHES:
            return literal(f"{self.number:06x}").concat(func.substr(column, 7))
        if column.name in _CODES:
            return func.replace(column, self.pattern.county.code, self.county.code)
        if column.table is table(FigureValue) and column.name == "value":
            return self.figure(column, dialect)
        return self.words(column, dialect) if column.name in _WORDS else column

    def body(self, column: Column[Any]) -> ColumnElement[Any]:
        """The id of the copy's body: of the same form, and another one."""
        return literal(f"b{self.number:04x}").concat(func.substr(column, 6))

    def unit(self, column: Column[Any]) -> ColumnElement[Any]:
        """The subject of a unit that only a directory names: its portal and its name."""
        portal = column.table.c.portal_id + self.number * self.spans[table(Portal)]
        named = self.words(column.table.c.body, "")
        return cast(portal, Text).concat(":").concat(named)

    def words(self, column: Column[Any], dialect: str) -> ColumnElement[Any]:
        """The column's words, renamed."""
        is_json = column.name in ("context", "evidence")
        found: ColumnElement[Any] = cast(column, Text) if is_json else column
        for old, new in self._names():
            found = func.replace(found, old, new)
        return cast(found, JSONB) if is_json and dialect == "postgresql" else found

    def figure(self, column: Column[Any], dialect: str) -> ColumnElement[Any]:
        """A figure's value: a whole number, of which no text is kept, is multiplied; any other stays."""
        number = cast(column, Numeric(30, 15, asdecimal=False)) if dialect == "postgresql" else column
        return case((column.table.c.raw.is_(None), number * self.factor), else_=number)

    def cell(self, cell: Cell) -> Cell:
        """A cell: what is a whole number is multiplied, any other text renamed."""
        text = str(int(cell.text) * self.factor) if _DIGITS.fullmatch(cell.text) else self.renamed(cell.text)
        return replace(cell, text=text)

    def told(self, words: str, numbers: Collection[str] | None) -> str:
        """Words of the pattern with these numbers (none named: all but years) multiplied, and renamed."""

        def times(found: re.Match[str]) -> str:
            wanted = not _YEAR.fullmatch(found[0]) if numbers is None else found[0] in numbers
            return str(int(found[0]) * self.factor) if wanted else found[0]

        return self.renamed(_NUMBER.sub(times, words))

    def line(self, words: str, stated: frozenset[str]) -> str:
        """A line of text: in a row of a table every whole number is multiplied, in prose those stated."""
        if "\t" not in words:
            return self.told(words, stated)
        return "\t".join(
            str(int(cell) * self.factor) if _DIGITS.fullmatch(cell) else self.renamed(cell)
            for cell in words.split("\t")
        )


_DIGITS = re.compile(r"-?(0|[1-9]\d*)")


def pattern(session: Session, portal_id: int, county: County) -> Pattern:
    """The pattern that a walked portal makes."""

    def ids(column: Any, *where: ColumnElement[bool]) -> list[Any]:  # noqa: ANN401
        return list(session.scalars(select(column).where(*where).distinct()))

    pages = ids(Page.id, Page.portal_id == portal_id)
    documents = ids(DocumentRow.id, DocumentRow.portal_id == portal_id)
    versions = ids(Version.id, Version.document_id.in_(documents))
    hashes = ids(Version.bytes_hash, Version.id.in_(versions))
    readings = ids(ReadingRow.id, ReadingRow.bytes_hash.in_(hashes))
    reports = ids(Report.id, Report.portal_id == portal_id)
    bodies = ids(Body.id, Body.portal_id == portal_id)
    belongs: dict[type[Base], tuple[str, Sequence[Any]]] = {
        Portal: ("id", [portal_id]), Body: ("id", bodies), BodyName: ("body_id", bodies), Page: ("id", pages),
        Visit: ("page_id", pages), RobotsFile: ("portal_id", [portal_id]), DocumentRow: ("id", documents),
        Version: ("id", versions), VersionPart: ("version_id", versions), ReadingRow: ("id", readings),
        FigureValue: ("reading_id", readings), Report: ("id", reports),
        Filing: ("version_id", versions), Observation: ("portal_id", [portal_id]),
        Search: ("portal_id", [portal_id]),
    }  # fmt: skip
    mine = FindingRow.reading_id.in_(readings) | FindingRow.report_id.in_(reports)
    findings = table(FindingRow)
    return Pattern(
        county,
        {table(of): table(of).c[name].in_(found) for of, (name, found) in belongs.items()},
        {reading: _words(session, reading) for reading in readings},
        [dict(row) for row in session.execute(select(findings).where(mine)).mappings()],
        len(reports),
    )


def _words(session: Session, reading: int) -> Words:
    lines, statements = table(TextRow), table(StatementRow)
    stated = [
        dict(row)
        for row in session.execute(select(statements).where(statements.c.reading_id == reading)).mappings()
    ]
    query = select(lines).where(lines.c.reading_id == reading).order_by(lines.c.position)
    return Words(
        [dict(row) for row in session.execute(query).mappings()],
        cells_of(session, reading),
        stated,
        frozenset(str(row["value"]) for row in stated),
    )


def make(session: Session, copy: Copy) -> None:
    """Writes a copy into the archive, in the session's transaction."""
    dialect = session.get_bind().dialect.name
    for one in PLAIN:
        of = table(one)
        columns = list(of.columns)
        rows = select(*(copy.value(column, dialect) for column in columns)).where(copy.pattern.rows[of])
        session.execute(insert(of).from_select(columns, rows, include_defaults=False))
    beyond = copy.number * copy.spans[table(ReadingRow)]
    for reading, words in copy.pattern.readings.items():
        _write_words(session, copy, reading + beyond, words)
    if copy.pattern.findings:
        session.execute(insert(table(FindingRow)), [_finding(copy, row) for row in copy.pattern.findings])


def _write_words(session: Session, copy: Copy, reading: int, words: Words) -> None:
    lines = [
        {**row, "reading_id": reading, "text": copy.line(row["text"], words.stated)} for row in words.lines
    ]
    keep_cells(session, reading, [asdict(copy.cell(cell)) for cell in words.cells])
    if not lines:
        return
    session.execute(insert(table(TextRow)), lines)
    statements = [{**row, "reading_id": reading, **_stated(copy, row, words)} for row in words.statements]
    if statements:
        session.execute(insert(table(StatementRow)), statements)
    fulltext.index(session, reading, (row["text"] for row in lines))


def _stated(copy: Copy, row: Mapping[str, Any], words: Words) -> dict[str, Any]:
    value: Decimal = row["value"]
    whole = value == value.to_integral_value()
    return {
        "value": value * copy.factor if whole else value,
        "sentence": copy.told(row["sentence"], words.stated),
    }


def _finding(copy: Copy, row: Mapping[str, Any]) -> dict[str, Any]:
    moved = {
        name: row[name] + copy.number * copy.spans[table(of)] if row[name] is not None else None
        for name, of in _OF_FINDINGS.items()
    }
    numbers = None if row["rule"] in TOLD else frozenset[str]()
    words = {
        name: copy.told(row[name], numbers) if row[name] is not None else None
        for name in ("message", "message_zh", "expected")
    }
    return {name: value for name, value in row.items() if name != "id"} | moved | words
