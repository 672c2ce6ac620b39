"""The views for researchers, as tables to select from. Their SQL is in migrations/; a test compares.

Decimals and times come back exact and aware, as from the tables.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, MetaData, String, Table
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeEngine

from models.base import Base, ExactDecimal, Json, UtcTime
from models.codes import figure_codes

VIEWS = MetaData()


class _View(Base):
    __abstract__ = True
    metadata = VIEWS


class FigureRow(_View):
    """A figure of a current reading; it is only read: models.figures keeps it."""

    __tablename__ = "figures"
    __table_args__ = ({"comment": "One row per figure of each current reading, filed to a report or not."},)

    reading_id: Mapped[int] = mapped_column(primary_key=True, comment="reading that gave it")
    code: Mapped[str] = mapped_column(primary_key=True, comment="code of the figure, as in figure_codes")
    form: Mapped[str] = mapped_column(comment="form that its table was detected as: 2021, 2019 or 2014")
    value: Mapped[Decimal | None] = mapped_column(
        ExactDecimal, comment="the number, exact; null unless the state gives one"
    )
    raw: Mapped[str | None] = mapped_column(comment="the cell's text as printed")
    unit: Mapped[str | None] = mapped_column(comment="unit of the value")
    state: Mapped[str] = mapped_column(
        comment="printed, blank, mark, text, aligned, ambiguous, uncertain or missing"
    )
    confidence: Mapped[float | None] = mapped_column(comment="0 to 1, for state uncertain")
    table_number: Mapped[int | None] = mapped_column(comment="table in the document, from 1")
    row: Mapped[int | None] = mapped_column(comment="row of that table, from 1")
    column: Mapped[int | None] = mapped_column(comment="cell of that row, from 1")


def _column(name: str, kind: TypeEngine[Any], comment: str) -> Column[Any]:
    return Column(name, kind, comment=comment)


def _of_body() -> tuple[Column[Any], ...]:
    """A report and its body, as every view of reports tells them."""
    return (
        _column("report_id", Integer(), "number of the report"),
        _column("portal_id", Integer(), "portal it was first found on"),
        _column("body_id", String(), "id of the body that reports; null: unknown"),
        _column("body", String(), "full name of the body; null: unknown"),
        _column("kind", String(), "government, office, department, township, street, zone or other"),
        _column("level", String(), "province, prefecture, county or township"),
        _column("division_code", String(), "GB/T 2260 code of the division it serves or sits in"),
        _column("fiscal_year", Integer(), "the year reported on; null: unknown"),
        _column("scope", String(), "agency, government_aggregate or unknown"),
        _column("status", String(), "live or withdrawn"),
    )


def _of_report() -> tuple[Column[Any], ...]:
    return (
        *_of_body(),
        _column("url", String(), "address of the preferred rendition"),
        _column("sha256", String(), "SHA-256 of its bytes (of the first part, if it has several)"),
        _column("published_on", Date(), "day of publication by the page, else by the document"),
        _column("first_seen", UtcTime(), "when the report was first found"),
        _column("fetched_at", UtcTime(), "when these bytes were first fetched"),
        _column("version_id", Integer(), "version that the figures were read from"),
        _column("reading_id", Integer(), "reading that gave them"),
    )


V_FIGURES = Table(
    "v_figures",
    VIEWS,
    *_of_report(),
    _column("code", String(), "code of the figure"),
    _column("form", String(), "form its table was detected as; a code is another figure in another form"),
    _column("short", String(), "name for Stata and the wide panel"),
    _column("table_label", String(), "table and article of the official form"),
    _column("row_label", String(), "row of the official form"),
    _column("column_label", String(), "column of the official form"),
    _column("value", ExactDecimal(), "the number, exact; null unless the state gives one"),
    _column("value_read", ExactDecimal(), "the number as it is read, the same as value"),
    _column("value_reviewed", ExactDecimal(), "what a person holds right; null too if that is: none"),
    _column("value_used", ExactDecimal(), "value_reviewed where a person said so, else value_read"),
    _column("review", String(), "correct or confirm, and the number of the review; null: nobody said so"),
    _column("raw", String(), "the cell's text as printed"),
    _column("unit", String(), "unit of the value"),
    _column("state", String(), "how the figure stands in the document"),
    _column("confidence", Float(), "0 to 1, for state uncertain"),
    _column("table_number", Integer(), "table in the document, from 1"),
    _column("row", Integer(), "row of that table, from 1"),
    _column("column", Integer(), "cell of that row, from 1"),
    _column("page", Integer(), "page of a PDF, from 1"),
    _column("path", String(), "path of the element, where the format has one"),
    comment="One row per report and figure: as the current reading has it of the preferred "
    "rendition's newest version filed to the report.",
)

V_REPORTS = Table(
    "v_reports",
    VIEWS,
    *_of_report(),
    _column("title", String(), "title of the preferred rendition"),
    _column("agency", String(), "the body's name as the document prints it"),
    _column("media_type", String(), "type of the preferred rendition, by its bytes"),
    _column("forms", Json, "form of each table, e.g. {t2: 2021}"),
    _column("last_seen", UtcTime(), "when the report was last found"),
    _column("is_read", Boolean(), "false while that version waits to be read, or if it could not be read"),
    _column("figures", Integer(), "figures of the forms found"),
    _column("numbers", Integer(), "figures that have a value"),
    _column("findings", Integer(), "findings on the reading and on the report"),
    _column("errors", Integer(), "those of severity error"),
    _column("versions", Integer(), "versions of the preferred rendition filed to the report"),
    _column("documents", Integer(), "documents filed to the report: renditions, copies and rivals"),
    comment="One row per report, with or without a reading.",
)

V_FINDINGS = Table(
    "v_findings",
    VIEWS,
    *_of_body(),
    _column("finding_id", Integer(), "number of the finding"),
    _column("subject", String(), "reading, report or reports (two of them)"),
    _column("rule", String(), "stable id; docs/rules.md explains each"),
    _column("severity", String(), "error, warning or info"),
    _column("at_fault", String(), "source (the document), reading (this program) or unknown"),
    _column("codes", Json, "codes of the figures it speaks of"),
    _column("message", String(), "what was found, in English"),
    _column("message_zh", String(), "the same in Chinese"),
    _column("expected", String(), "what would have been right, if that is known"),
    _column("reading_id", Integer(), "reading it is about; null: it is about the report"),
    _column("other_report_id", Integer(), "second report, if it is about two"),
    comment="One row per report and finding: of the reading that stands for the report, of the report, and "
    "of it held against other years, bodies and versions, as of the last filing.",
)

V_COVERAGE = Table(
    "v_coverage",
    VIEWS,
    _column("subject", String(), "id of the body; of a unit known by a directory only, portal and name"),
    _column("body_id", String(), "id of the body; null: known by a directory only"),
    _column("body", String(), "its name"),
    _column("kind", String(), "government, office, department, township, street, zone or other"),
    _column("level", String(), "province, prefecture, county or township"),
    _column("division_code", String(), "present GB/T 2260 code of the division it belongs to"),
    _column("code_fy", String(), "code that the division had at the end of the fiscal year"),
    _column("portal_id", Integer(), "portal where its report belongs"),
    _column("fiscal_year", Integer(), "the year to be reported on"),
    _column("state", String(), "on_time, late, date_unknown, found, not_at_address, not_found, blocked, …"),
    _column("last_day", Date(), "last day of publication; null: none is set"),
    _column("by_law", Boolean(), "true if the law sets that day, false if custom does"),
    _column("published_on", Date(), "day of publication"),
    _column("since", Date(), "day since which it is not at its address"),
    _column("looked_on", Date(), "day on which it was last looked for"),
    _column("url", String(), "address of the report"),
    _column("roster", Json, "where the body is known from: register, directory, reports"),
    _column("kinds", Json, "what it is for, by its name"),
    comment="One row per body that should report and fiscal year, found or not, as of the last filing.",
)

V_PANEL = Table(
    "v_panel",
    VIEWS,
    _column("subject", String(), "as in v_coverage"),
    _column("body_id", String(), "id of the body; null: known by a directory only"),
    _column("body", String(), "its name"),
    _column("kind", String(), "government, office, department, township, street, zone or other"),
    _column("level", String(), "province, prefecture, county or township"),
    _column("division_code", String(), "present GB/T 2260 code of the division it belongs to"),
    _column("code_fy", String(), "code that the division had at the end of the fiscal year"),
    _column("fiscal_year", Integer(), "the year to be reported on"),
    _column("obs_status", String(), "the state of v_coverage"),
    _column("report_id", Integer(), "number of the report; null: none was found"),
    _column("scope", String(), "agency, government_aggregate or unknown: never add up two of them"),
    _column("status", String(), "live or withdrawn"),
    _column("forms", Json, "form of each table, e.g. {t2: 2021}"),
    _column("reading_id", Integer(), "reading that gave the figures"),
    _column("corrected", Integer(), "figures that people corrected; the columns beside hold them as read"),
    *(
        _column(short, ExactDecimal(), f"{code}: {meaning}")
        for short, (code, meaning) in {
            row["short"]: (row["code"], row["meaning"]) for row in figure_codes() if row["form"] != "prose"
        }.items()
    ),
    comment="One row per body that should report, fiscal year and report, found or not, the figures side by "
    "side under their short names; null where there is no number, v_figures tells why.",
)

V_VERSIONS = Table(
    "v_versions",
    VIEWS,
    *_of_body(),
    _column("version_id", Integer(), "number of the version"),
    _column("document_id", Integer(), "document whose content it is"),
    _column("number", Integer(), "1, 2, 3 … in time, for each document"),
    _column("relation", String(), "preferred, copy, rendition or rival"),
    _column("url", String(), "address of the document"),
    _column("sha256", String(), "SHA-256 of its bytes (of the first part, if it has several)"),
    _column("bytes_hash", String(), "over the ordered SHA-256 of its parts"),
    _column("content_hash", String(), "over the cleaned content: the same for what says the same"),
    _column("first_seen", UtcTime(), "first fetch that gave this content"),
    _column("last_seen", UtcTime(), "last fetch that gave this content"),
    _column("ended_at", UtcTime(), "null while it is the current one"),
    _column("ended_by", String(), "changed or gone"),
    _column("reading_id", Integer(), "current reading of it; null: not read yet"),
    _column("media_type", String(), "type by its bytes"),
    _column("title", String(), "title of the document"),
    _column("is_preferred", Boolean(), "true for the document that stands for the report"),
    comment="One row per version of each document filed to a report: what it said from when to when.",
)

V_STATEMENTS = Table(
    "v_statements",
    VIEWS,
    *_of_body(),
    _column("reading_id", Integer(), "reading that gave it"),
    _column("position", Integer(), "order in the document, from 1"),
    _column("code", String(), "code of the figure (p.…)"),
    _column("meaning", String(), "meaning in English"),
    _column("value", ExactDecimal(), "the number, exact"),
    _column("unit", String(), "unit as stated"),
    _column("sentence", String(), "the sentence that states it"),
    _column("section", Integer(), "section it stands in, 1–6 by sense"),
    comment="One row per figure that a report states in prose, with its sentence.",
)
