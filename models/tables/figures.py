"""The figures of readings, and the codes they go by."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, ExactDecimal
from models.tables.constraints import one_of

BY_KEY = {"sqlite_with_rowid": False}
"""For large tables that are always asked by their key: SQLite keeps them in its order, in half the space."""


class FigureCode(Base):
    __tablename__ = "figure_codes"
    __table_args__ = ({"comment": "Every figure of every form: its code, labels, unit and meaning."},)

    code: Mapped[str] = mapped_column(primary_key=True, comment="code of the figure")
    form: Mapped[str] = mapped_column(primary_key=True, comment="2021, 2019, 2014 or prose")
    position: Mapped[int] = mapped_column(comment="place in the form's own order")
    short: Mapped[str] = mapped_column(comment="name for Stata and the wide panel")
    table_label: Mapped[str] = mapped_column(comment="table and article of the official form")
    row_label: Mapped[str] = mapped_column(comment="row of the official form")
    column_label: Mapped[str] = mapped_column(comment="column of the official form")
    unit: Mapped[str] = mapped_column(comment="unit of the official form")
    type: Mapped[str] = mapped_column(comment="integer, signed integer or decimal")
    meaning: Mapped[str] = mapped_column(comment="meaning in English")


class FigureName(Base):
    __tablename__ = "figure_names"
    __table_args__ = ({"comment": "A small number for each code of a figure, for figure_values."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the code")
    code: Mapped[str] = mapped_column(unique=True, comment="code of the figure, as in figure_codes")


class FigureKind(Base):
    __tablename__ = "figure_kinds"
    __table_args__ = (
        one_of("state", "printed", "blank", "mark", "text", "aligned", "ambiguous", "uncertain", "missing"),
        UniqueConstraint("form", "unit", "state"),
        {"comment": "A small number for each form, unit and state that figures have, for figure_values."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the three")
    form: Mapped[str] = mapped_column(comment="form that its table was detected as: 2021, 2019 or 2014")
    unit: Mapped[str] = mapped_column(comment="unit of the value; empty: none is known")
    state: Mapped[str] = mapped_column(
        comment="printed, blank, mark, text, aligned, ambiguous, uncertain or missing"
    )


class FigureValue(Base):
    __tablename__ = "figure_values"
    __table_args__ = (
        Index("ix_figure_values_value", "name_id", "reading_id", "value", "kind_id"),
        {"comment": "The figures of the current readings as they are kept; the view figures spells them out.",
         **BY_KEY},
    )  # fmt: skip

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), primary_key=True, comment="the reading"
    )
    name_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("figure_names.id"), primary_key=True, comment="which figure"
    )
    kind_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("figure_kinds.id"), comment="its form, unit and state"
    )
    value: Mapped[Decimal | None] = mapped_column(
        ExactDecimal, comment="the number, exact; null unless the state gives one"
    )
    raw: Mapped[str | None] = mapped_column(
        comment="the cell's text as printed, where it says more than the number; of a number, empty: unknown"
    )
    confidence: Mapped[float | None] = mapped_column(comment="0 to 1, for state uncertain")
    table_number: Mapped[int | None] = mapped_column(comment="table in the document, as in reading_tables")
    row: Mapped[int | None] = mapped_column(comment="row of the table, from 1")
    column: Mapped[int | None] = mapped_column(comment="cell of the row, from 1")
    page: Mapped[int | None] = mapped_column(
        comment="page of a PDF, where it is not its table's; 0: none is known"
    )
    path: Mapped[str | None] = mapped_column(
        comment="what follows the table's path, where that is not /tr[row]/td[column]; empty: no path"
    )
