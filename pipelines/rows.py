"""A reading as the rows that the archive keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from models.base import fits
from pipelines.document import Cell, Table, Text
from pipelines.match.text import squeeze
from pipelines.reading import Reading, Section

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Column values by table, all but the reading's own id."""

    reading: Row
    texts: list[Row] = field(default_factory=list)
    cells: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)


def to_rows(reading: Reading) -> Rows:
    """Every row of a reading. ValueError if a number could not be stored exactly."""
    return Rows(
        reading={
            "error": None,
            "is_report": reading.is_report,
            "media_type": reading.media_type,
            "title": reading.title,
            "agency": reading.agency,
            "fiscal_year": reading.year,
            "published_on": reading.published_on,
            "published_from": reading.published_from,
            "scope": str(reading.scope),
            "scope_evidence": reading.scope_evidence,
            "forms": dict(reading.forms),
        },
        texts=list(_texts(reading)),
        cells=[
            _cell(table, cell) for table in reading.document.tables() for row in table.rows for cell in row
        ],
        figures=list(_figures(reading)),
        statements=list(_statements(reading)),
        findings=list(_findings(reading)),
    )


def failed(reason: str) -> Rows:
    """The rows of bytes that could not be read."""
    return Rows(
        reading={
            "error": reason,
            "is_report": False,
            "media_type": None,
            "title": None,
            "agency": None,
            "fiscal_year": None,
            "published_on": None,
            "published_from": None,
            "scope": "unknown",
            "scope_evidence": None,
            "forms": {},
        }
    )


def _texts(reading: Reading) -> Iterator[Row]:
    sections = iter(reading.sections)
    current: Section | None = None
    following = next(sections, None)
    position = 0
    for block in reading.document.blocks:
        is_heading = isinstance(block, Text) and block.level is not None
        if following and isinstance(block, Text) and _same(block.text, following.heading):
            current, following, is_heading = following, next(sections, None), True
        lines = [block.text] if isinstance(block, Text) else [_line(row) for row in block.rows]
        for line in lines:
            position += 1
            yield {
                "position": position,
                "section": current.number if current else None,
                "is_heading": is_heading,
                "text": line,
            }


def _same(text: str, heading: str) -> bool:
    """True if the paragraph is the heading or holds it; a heading may have its text in the same paragraph."""
    return "".join(heading.split()) in squeeze(text) or "".join(heading.split()) in "".join(text.split())


def _line(row: tuple[Cell, ...]) -> str:
    return "\t".join(" ".join(cell.text.split()) for cell in row)


def _cell(table: Table, cell: Cell) -> Row:
    return {
        "table_number": table.number,
        "row": cell.row,
        "column": cell.column,
        "grid": cell.grid,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": cell.text,
        "page": cell.place.page,
        "box": list(cell.place.box) if cell.place.box else None,
        "path": cell.place.path,
    }


def _figures(reading: Reading) -> Iterator[Row]:
    for figure in reading.figures:
        if figure.value is not None and not fits(figure.value):
            raise ValueError(f"{figure.code}: {figure.value} has too many digits to be stored exactly")
        where = figure.where
        yield {
            "code": figure.code,
            "form": figure.form,
            "value": figure.value,
            "raw": figure.raw,
            "unit": figure.unit,
            "state": str(figure.state),
            "confidence": figure.confidence,
            "table_number": where.table if where else None,
            "row": where.row if where else None,
            "column": where.column if where else None,
        }


def _statements(reading: Reading) -> Iterator[Row]:
    for position, stated in enumerate(reading.stated, start=1):
        if not fits(stated.value):
            raise ValueError(f"{stated.code}: {stated.value} has too many digits to be stored exactly")
        yield {
            "position": position,
            "code": stated.code,
            "value": stated.value,
            "unit": stated.unit,
            "sentence": stated.sentence,
            "section": stated.section,
        }


def _findings(reading: Reading) -> Iterator[Row]:
    for finding in reading.findings:
        yield {
            "subject": "reading",
            "rule": finding.rule,
            "severity": str(finding.severity),
            "at_fault": str(finding.at_fault),
            "codes": list(finding.figures),
            "message": finding.message,
            "message_zh": finding.message_zh,
            "expected": finding.expected,
        }
