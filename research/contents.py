"""What one reading says, loaded whole: figures in the form's order, sections, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.cells import cells_of
from models.reviews import Reviewed, reviewed
from models.tables import FigureCode, FindingRow, TextRow
from models.views import FigureRow

ORGANISATIONS = "法人或其他组织/"
"""What the columns of organisations in table 三 have in common."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its labels.

    `line` is its line in the list of official figures: forms share one exactly where a figure means the same.
    """

    code: str
    form: str
    line: int
    table_label: str
    row_label: str
    column_label: str
    unit: str
    state: str
    value: Decimal | None
    raw: str | None
    confidence: float | None
    table_number: int | None
    row: int | None
    column: int | None
    reviewed: Reviewed | None = None

    @property
    def used(self) -> Decimal | None:
        """The value as a person holds it right, where one said so; else as it is read."""
        return self.reviewed.value if self.reviewed else self.value

    @property
    def table(self) -> str:
        """t2, t3, t4 or s14."""
        return self.code.split(".", 1)[0]

    @property
    def label(self) -> str:
        """Row and column, e.g. （七）总计 · 自然人."""
        return f"{self.row_label.rsplit('/', 1)[-1]} · {self.column_name.removeprefix(ORGANISATIONS)}"

    @property
    def column_name(self) -> str:
        """The column's label in this figure's form: the list gives both where 2019 words it otherwise."""
        newest, _, of_2019 = self.column_label.partition(" (2019: ")
        return of_2019.removesuffix(")") if of_2019 and self.form == "2019" else newest


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its paragraphs, without tables. `number` is 1–6 by sense, None outside of those."""

    number: int | None
    heading: str
    paragraphs: tuple[str, ...]


def figures(session: Session, reading_id: int) -> list[Figure]:
    """The figures of a reading in the order of the official form, with what people hold right of them."""
    held = reviewed(session, [reading_id]).get(reading_id, {})
    rows = session.execute(
        select(
            FigureRow.code,
            FigureRow.form,
            FigureCode.position.label("line"),
            FigureCode.table_label,
            FigureCode.row_label,
            FigureCode.column_label,
            func.coalesce(func.nullif(FigureRow.unit, ""), FigureCode.unit).label("unit"),
            FigureRow.state,
            FigureRow.value,
            FigureRow.raw,
            FigureRow.confidence,
            FigureRow.table_number,
            FigureRow.row,
            FigureRow.column,
        )
        .join(FigureCode, (FigureCode.code == FigureRow.code) & (FigureCode.form == FigureRow.form))
        .where(FigureRow.reading_id == reading_id)
        .order_by(FigureCode.position, FigureRow.code)
    )
    return [Figure(**row, reviewed=held.get(row["code"])) for row in rows.mappings()]


def sections(session: Session, reading_id: int) -> list[Section]:
    """The text of a reading by section, in order."""
    rows = session.scalars(select(TextRow).where(TextRow.reading_id == reading_id).order_by(TextRow.position))
    return _sections(rows, _lone_cells(session, reading_id))


def _lone_cells(session: Session, reading_id: int) -> set[str]:
    """The lines of table rows that have one cell only: no tab tells them from paragraphs."""
    rows = groupby(cells_of(session, reading_id), attrgetter("table_number", "row"))
    several = (list(cells) for _, cells in rows)
    return {" ".join(cells[0].text.split()) for cells in several if len(cells) == 1}


def _sections(rows: Iterable[TextRow], lone_cells: set[str]) -> list[Section]:
    found: list[tuple[int | None, str, list[str]]] = []
    for row in rows:
        if "\t" in row.text or " ".join(row.text.split()) in lone_cells:
            continue
        if not found or row.section != found[-1][0]:
            found.append((row.section, row.text if row.is_heading else "", []))
            if row.is_heading:
                continue
        found[-1][2].extend(line.strip() for line in row.text.splitlines() if line.strip())
    return [Section(number, heading.strip(), tuple(paragraphs)) for number, heading, paragraphs in found]


def findings(session: Session, reading_id: int) -> list[dict[str, Any]]:
    """The findings of a reading."""
    rows = session.scalars(
        select(FindingRow).where(FindingRow.reading_id == reading_id).order_by(FindingRow.id)
    )
    return [finding(row) for row in rows]


def finding(row: FindingRow) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "subject": row.subject,
        "rule": row.rule,
        "severity": row.severity,
        "at_fault": row.at_fault,
        "figures": list(row.codes or ()),
        "message": row.message,
        "message_zh": row.message_zh,
        "expected": row.expected,
    }
