"""A report as a reader goes through it: section by section, tables and findings where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import DocumentRow, FigureCode, Page, ReadingRow, Report, StatementRow
from research import contents
from research.form_page import Set, set_tables
from research.queries import summary
from research.show import findings_of, read_values, source
from research.timeline import Held, timelines
from research.values import number

SECTION_OF = {"t2": 2, "t3": 3, "t4": 4}
"""The section that a table of the form stands in."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the text states, with its sentence and what it is."""

    code: str
    label: str
    meaning: str
    value: int | float | None
    unit: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the report, or what belongs to none (`number` None): text, tables, numbers, findings."""

    number: int | None
    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[Set, ...]
    stated: tuple[Stated, ...]
    findings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """`report`, `source` and all `findings` as `show` gives them; `general`: findings about no one section.

    `published_from`: list (page or list row), person, meta, page or signature; None if no day is known.
    """

    report_id: int
    first_seen: datetime
    report: dict[str, Any]
    source: dict[str, Any]
    held: Held | None
    figures: tuple[contents.Figure, ...]
    chapters: tuple[Chapter, ...]
    findings: tuple[dict[str, Any], ...]
    general: tuple[dict[str, Any], ...]
    scope_evidence: str | None
    published_from: str | None


def report_view(session: Session, report_id: int, fold: bool = False) -> ReportView:
    """One report; `fold` leaves out the rows of its tables that hold printed zeros only."""
    row = session.get_one(Report, report_id)
    timeline = timelines(session, [(row.id, row.preferred_id)])[row.id]
    held = timeline.preferred
    reading = session.get(ReadingRow, held.reading_id) if held else None
    figures = contents.figures(session, held.reading_id) if held else []
    stated = _stated(session, held.reading_id) if held else []
    sections = contents.sections(session, held.reading_id) if held else []
    findings = findings_of(session, report_id, held)
    chapters, general = _chapters(sections, findings, set_tables(figures, fold), stated)
    return ReportView(
        report_id=report_id,
        first_seen=row.first_seen,
        report=summary(session, row, timeline, read_values(figures), len(findings)),
        source=source(timeline),
        held=held,
        figures=tuple(figures),
        chapters=tuple(chapters),
        findings=tuple(findings),
        general=tuple(general),
        scope_evidence=reading.scope_evidence if reading else None,
        published_from=_published_from(session, held, reading) if held and reading else None,
    )


def _stated(session: Session, reading_id: int) -> list[tuple[int | None, Stated]]:
    """Each number stated in the text with the section it stands in."""
    rows = session.execute(
        select(StatementRow, FigureCode)
        .join(FigureCode, (FigureCode.code == StatementRow.code) & (FigureCode.form == "prose"))
        .where(StatementRow.reading_id == reading_id)
        .order_by(StatementRow.position)
    )
    return [
        (
            one.section,
            Stated(
                one.code,
                code.row_label,
                code.meaning.removeprefix("stated in the text: "),
                number(one.value),
                one.unit,
                one.sentence,
            ),
        )
        for one, code in rows
    ]


def _chapters(
    told: Sequence[contents.Section],
    findings: Sequence[dict[str, Any]],
    tables: Sequence[Set],
    stated: Sequence[tuple[int | None, Stated]],
) -> tuple[list[Chapter], list[dict[str, Any]]]:
    """The sections in the report's order; those that only a table tells of, and other tables, follow."""
    known = {one.table for one in tables}
    of_stated = {one.code: section for section, one in stated}
    places = [(_place(one["figures"], known, of_stated), one) for one in findings]
    sections = [(one.number, one.heading, one.paragraphs) for one in told]
    there = {one for one, _, _ in sections}
    wanted = [SECTION_OF.get(one.table) for one in tables] + [place for place, _ in places if place]
    missing = sorted({one for one in wanted if one and one not in there})
    others = [one for one in tables if one.table not in SECTION_OF]
    chapters: list[Chapter] = []
    taken: set[int | None] = set()
    for section, heading, paragraphs in [*sections, *((one, "", ()) for one in missing)]:
        first = section not in taken and section is not None
        taken.add(section)
        chapters.append(
            Chapter(
                section,
                heading,
                paragraphs,
                tuple(one for one in tables if first and SECTION_OF.get(one.table) == section),
                tuple(one for of, one in stated if first and of == section),
                tuple(one for place, one in places if first and place == section),
            )
        )
    if others:
        apart = tuple(one for place, one in places if place == 0)
        chapters.append(Chapter(None, "", (), tuple(others), (), apart))
    general = [one for place, one in places if place is None or (place == 0 and not others)]
    return chapters, general


def _place(codes: Iterable[str], tables: set[str], stated: dict[str, int | None]) -> int | None:
    """The section that a finding on these figures belongs to; 0: a table outside of them; None: none."""
    of_tables = {code.partition(".")[0] for code in codes if not code.startswith("p.")}
    for table in sorted(of_tables & tables):
        return SECTION_OF.get(table, 0)
    for table in sorted(of_tables):
        return SECTION_OF.get(table)
    return next((section for code in codes if (section := stated.get(code))), None)


def _published_from(session: Session, held: Held, reading: ReadingRow) -> str | None:
    """Where the day of publication is known from, in the order in which it is looked for."""
    row = session.get_one(DocumentRow, held.document_id)
    on = session.scalars(
        select(DocumentRow.published_on).where(DocumentRow.page_id == held.article_page_id)
    ).first()
    if row.published_on or on:
        return "list"
    page = session.get_one(Page, row.page_id)
    if page.context and page.context.get("published_on"):
        return "person"
    return reading.published_from if reading.published_on else None
