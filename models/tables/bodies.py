"""Bodies: what they are called, their codes, what they belong to and what became of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Body(Base):
    __tablename__ = "bodies"
    __table_args__ = (
        {"comment": "Public bodies that must publish a report: governments, departments, townships."},
    )

    id: Mapped[str] = mapped_column(primary_key=True, comment="stable id, never reused")
    name: Mapped[str] = mapped_column(index=True, comment="full name in use, e.g. 赣县区江口镇人民政府")
    short_name: Mapped[str] = mapped_column(
        index=True, comment="name as the portal's directory has it, e.g. 江口镇"
    )
    kind: Mapped[str] = mapped_column(
        comment="government, office, department, township, street, zone or other"
    )
    level: Mapped[str | None] = mapped_column(comment="province, prefecture, county or township")
    division_code: Mapped[str | None] = mapped_column(
        index=True, comment="code of the division it serves or sits in"
    )
    portal_id: Mapped[int | None] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal where it was found"
    )


class BodyName(Base):
    __tablename__ = "body_names"
    __table_args__ = (
        UniqueConstraint("body_id", "name", "valid_from"),
        {
            "comment": "Names and aliases of a body, each with the days it holds."
        },
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the body")
    name: Mapped[str] = mapped_column(index=True, comment="a name or alias it bears or bore")
    valid_from: Mapped[date | None] = mapped_column(comment="first day it holds; null: unknown")
    valid_to: Mapped[date | None] = mapped_column(comment="first day it no longer holds; null: it still does")


class BodyCode(Base):
    __tablename__ = "body_codes"
    __table_args__ = (
        UniqueConstraint("body_id", "system", "code", "valid_from"),
        {"comment": "Codes of a body: gbt2260, stat12, uscc, org9 or site10, each with the days it holds."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the body")
    system: Mapped[str] = mapped_column(comment="gbt2260, stat12, uscc, org9 or site10")
    code: Mapped[str] = mapped_column(index=True, comment="the code itself")
    valid_from: Mapped[date | None] = mapped_column(comment="first day it holds; null: unknown")
    valid_to: Mapped[date | None] = mapped_column(comment="first day it no longer holds; null: it still does")


class BodyParent(Base):
    __tablename__ = "body_parents"
    __table_args__ = (
        {"comment": "Statistical and governing parents of a body, each with the days it holds."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the lower body")
    parent_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the body above it")
    relation: Mapped[str] = mapped_column(comment="statistical or governing")
    valid_from: Mapped[date | None] = mapped_column(comment="first day it holds; null: unknown")
    valid_to: Mapped[date | None] = mapped_column(comment="first day it no longer holds; null: it still does")


class BodySuccession(Base):
    __tablename__ = "body_successions"
    __table_args__ = ({"comment": "Bodies that were renamed, merged or split, and the day."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    from_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the body before")
    to_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"), index=True, comment="the body after")
    kind: Mapped[str] = mapped_column(comment="renamed, merged or split")
    day: Mapped[date | None] = mapped_column(comment="day it took effect; null: unknown")


class Population(Base):
    __tablename__ = "populations"
    __table_args__ = ({"comment": "People living in a division, from a file that a person gave."},)

    division_code: Mapped[str] = mapped_column(primary_key=True, comment="GB/T 2260 code as in the file")
    year: Mapped[int] = mapped_column(primary_key=True, comment="year that the number is of")
    people: Mapped[int] = mapped_column(comment="people, not ten thousands")
    source: Mapped[str | None] = mapped_column(comment="where the number is from")
