"""The views for researchers, as tables to select from. Their SQL is in migrations/; a test compares.

Decimals and times come back exact and aware, as from the tables.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, MetaData, String, Table
from sqlalchemy.types import TypeEngine

from models.base import ExactDecimal, Json, UtcTime

VIEWS = MetaData()


def _column(name: str, kind: TypeEngine[Any], comment: str) -> Column[Any]:
    return Column(name, kind, comment=comment)


def _of_report() -> tuple[Column[Any], ...]:
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
