"""The JSON of `gongkai read --json`: one object per document, its keys fixed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipelines.reading import Figure, Finding, Part, Reading, Section, Statement


def to_json(source: str, reading: Reading) -> dict[str, Any]:
    """The reading of the document at `source` (as given by the user), ready for `json.dumps`."""
    return {
        "source": source,
        "sha256": reading.sha256,
        "media_type": reading.media_type,
        "title": reading.title,
        "agency": reading.agency,
        "year": reading.year,
        "published_on": reading.published_on.isoformat() if reading.published_on else None,
        "scope": str(reading.scope),
        "forms": dict(reading.forms),
        "figures": {figure.code: _figure(figure) for figure in reading.figures},
        "stated": [_statement(statement) for statement in reading.stated],
        "sections": [_section(section) for section in reading.sections],
        "findings": [_finding(finding) for finding in reading.findings],
        "published_from": reading.published_from,
        "parts": [_part(part) for part in reading.parts],
    }


def number(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number, a whole one without a fraction; fifteen digits survive a float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(figure: Figure) -> dict[str, Any]:
    where = figure.where
    return {
        "value": number(figure.value),
        "raw": figure.raw,
        "unit": figure.unit,
        "state": str(figure.state),
        "confidence": figure.confidence,
        "where": {
            "table": where.table if where else None,
            "row": where.row if where else None,
            "column": where.column if where else None,
            "page": where.place.page if where else None,
            "box": list(where.place.box) if where and where.place.box else None,
            "path": where.place.path if where else None,
        },
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "code": statement.code,
        "value": number(statement.value),
        "unit": statement.unit,
        "sentence": statement.sentence,
        "section": statement.section,
    }


def _section(section: Section) -> dict[str, Any]:
    return {"number": section.number, "heading": section.heading, "text": section.text}


def _part(part: Part) -> dict[str, Any]:
    return {"name": str(part.name), "heading": part.heading, "text": part.text}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "at_fault": str(finding.at_fault),
        "figures": list(finding.figures),
        "message": finding.message,
        "message_zh": finding.message_zh,
    }
