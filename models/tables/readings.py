"""What a reader made of a version: its text, its tables and what it states."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, ExactDecimal, Json, UtcTime


class ReadingRow(Base):
    __tablename__ = "readings"
    __table_args__ = (
        UniqueConstraint("bytes_hash", "reader_version"),
        Index(
            "uq_readings_current",
            "bytes_hash",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        {"comment": "What one version of the reader said of one list of parts."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the reading")
    bytes_hash: Mapped[str] = mapped_column(index=True, comment="as in versions")
    reader_version: Mapped[str] = mapped_column(comment="hash over the reader's code, forms and libraries")
    is_current: Mapped[bool] = mapped_column(
        default=True, comment="its figures, texts and cells are the ones in use"
    )
    error: Mapped[str | None] = mapped_column(comment="why the bytes could not be read; null if they could")
    is_report: Mapped[bool] = mapped_column(
        default=False, comment="false if the reader found it is no annual report"
    )
    media_type: Mapped[str | None] = mapped_column(comment="type of the document read, by its bytes")
    title: Mapped[str | None] = mapped_column(comment="title of the document")
    agency: Mapped[str | None] = mapped_column(comment="as printed")
    fiscal_year: Mapped[int | None] = mapped_column(comment="year it reports on, as the document says")
    published_on: Mapped[date | None] = mapped_column(comment="day of publication, as the document says")
    published_from: Mapped[str | None] = mapped_column(
        comment="where that day stands: meta (a tag), page (its line of facts), signature (under the text)"
    )
    scope: Mapped[str] = mapped_column(
        default="unknown", comment="agency, government_aggregate or unknown, as the document says"
    )
    scope_evidence: Mapped[str | None] = mapped_column(comment="sentence that decided the scope")
    forms: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict, comment="form of each table, e.g. {t2: 2021}"
    )
    read_at: Mapped[datetime] = mapped_column(UtcTime, comment="when it was read")
    payload: Mapped[bytes | None] = mapped_column(
        LargeBinary, comment="the whole reading as zstd JSON once it is no longer current"
    )


class TextRow(Base):
    __tablename__ = "texts"
    __table_args__ = (
        {"comment": "The whole text of a reading in order, tables as one tab-separated line a row."},
    )

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), primary_key=True, comment="the reading"
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="order in the document, from 1")
    section: Mapped[int | None] = mapped_column(comment="1–6 by sense")
    is_heading: Mapped[bool] = mapped_column(default=False, comment="true for a heading")
    text: Mapped[str] = mapped_column(comment="the text; cells of a table row are parted by tabs")


class TableRow(Base):
    __tablename__ = "reading_tables"
    __table_args__ = (
        {"comment": "Every table of a reading, all its cells in one column, matched to the form or not."},
    )

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), primary_key=True, comment="the reading"
    )
    number: Mapped[int] = mapped_column(
        primary_key=True, comment="number of the table in the document, from 1"
    )
    page: Mapped[int | None] = mapped_column(comment="page of a PDF on which its first cell stands, from 1")
    path: Mapped[str | None] = mapped_column(
        comment="what the paths of its cells begin with; null: not every cell has one"
    )
    cells: Mapped[bytes] = mapped_column(
        LargeBinary,
        comment="its cells by rows as zstd JSON, a list for each of: row, column, grid, rowspan, colspan, "
        "text, page, box, path",
    )


class SearchEntry(Base):
    __tablename__ = "search_entries"
    __table_args__ = ({"comment": "Which readings are in the full-text index (search_pairs)."},)

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), primary_key=True, comment="the reading"
    )


class StatementRow(Base):
    __tablename__ = "statements"
    __table_args__ = ({"comment": "Figures stated in prose, with their sentence."},)

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), primary_key=True, comment="the reading"
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="order in the document, from 1")
    code: Mapped[str] = mapped_column(index=True, comment="code of the figure (p.…), as in figure_codes")
    value: Mapped[Decimal] = mapped_column(ExactDecimal, comment="the number, exact")
    unit: Mapped[str | None] = mapped_column(comment="unit as stated")
    sentence: Mapped[str] = mapped_column(comment="the sentence that states it")
    section: Mapped[int | None] = mapped_column(comment="section it stands in, 1–6 by sense")
