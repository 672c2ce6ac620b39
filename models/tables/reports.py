"""Reports: what was filed as one, what was found of it, decided on it and published of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json, UtcTime
from models.tables.constraints import one_of

SCOPES = ("agency", "government_aggregate", "unknown")


class Report(Base):
    __tablename__ = "reports"
    __table_args__ = (
        one_of("scope", *SCOPES),
        one_of("status", "live", "withdrawn"),
        Index(
            "uq_reports_known",
            "body_id",
            "fiscal_year",
            "scope",
            unique=True,
            sqlite_where=text("body_id IS NOT NULL AND fiscal_year IS NOT NULL AND scope <> 'unknown'"),
            postgresql_where=text("body_id IS NOT NULL AND fiscal_year IS NOT NULL AND scope <> 'unknown'"),
        ),
        Index(None, "body_id", "fiscal_year"),
        {
            "comment": "Annual reports of a body on a year; unique where body, year and scope are known."
        },
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the report")
    portal_id: Mapped[int | None] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal it was first found on"
    )
    body_id: Mapped[str | None] = mapped_column(
        ForeignKey("bodies.id"), comment="the body that reports; null: unknown"
    )
    fiscal_year: Mapped[int | None] = mapped_column(index=True, comment="the year reported on; null: unknown")
    scope: Mapped[str] = mapped_column(
        default="unknown",
        comment="agency (one body), government_aggregate (a government with those below it) or unknown",
    )
    title: Mapped[str | None] = mapped_column(comment="title of the preferred rendition")
    status: Mapped[str] = mapped_column(
        default="live", comment="live or withdrawn (found at no address any more)"
    )
    first_seen: Mapped[datetime] = mapped_column(UtcTime, comment="when it was first found")
    last_seen: Mapped[datetime] = mapped_column(UtcTime, comment="when it was last found")
    preferred_id: Mapped[int | None] = mapped_column(
        ForeignKey("documents.id"), index=True, comment="the rendition whose figures stand for the report"
    )


class Filing(Base):
    __tablename__ = "filings"
    __table_args__ = (
        one_of("relation", "preferred", "copy", "rendition", "rival", "none"),
        {"comment": "What each version of a document was filed as, with the evidence."},
    )

    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id"), primary_key=True, comment="the version that was filed"
    )
    reading_id: Mapped[int] = mapped_column(
        ForeignKey("readings.id"), index=True, comment="reading that the decision rests on"
    )
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey("reports.id"), index=True, comment="null: it is no annual report"
    )
    relation: Mapped[str] = mapped_column(
        comment="preferred, copy, rendition, rival, or none if it is no report"
    )
    evidence: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict, comment="what decided body, year and scope, or that it is no report"
    )


class FindingRow(Base):
    __tablename__ = "findings"
    __table_args__ = (
        one_of("severity", "error", "warning", "info"),
        one_of("at_fault", "source", "reading", "unknown"),
        {"comment": "What a reader must know of a reading, a report, two reports or a portal."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the finding")
    subject: Mapped[str] = mapped_column(comment="reading, report, reports or portal")
    reading_id: Mapped[int | None] = mapped_column(
        ForeignKey("readings.id"), index=True, comment="reading it is about"
    )
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey("reports.id"), index=True, comment="report it is about"
    )
    other_report_id: Mapped[int | None] = mapped_column(
        ForeignKey("reports.id"), index=True, comment="second report, if it is about two"
    )
    portal_id: Mapped[int | None] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal it is about"
    )
    rule: Mapped[str] = mapped_column(index=True, comment="stable id; docs/rules.md explains each")
    severity: Mapped[str] = mapped_column(comment="error, warning or info")
    at_fault: Mapped[str] = mapped_column(comment="source (the document), reading (this program) or unknown")
    codes: Mapped[list[str]] = mapped_column(Json, default=list, comment="codes of the figures it speaks of")
    message: Mapped[str] = mapped_column(comment="what was found, in English")
    message_zh: Mapped[str | None] = mapped_column(
        comment="the same in Chinese; null if a reader older than schema 0002 made it"
    )
    expected: Mapped[str | None] = mapped_column(comment="what would have been right, if that is known")


class Review(Base):
    __tablename__ = "reviews"
    __table_args__ = ({"comment": "A person's decision or correction, kept beside what is printed."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the review")
    bytes_hash: Mapped[str] = mapped_column(index=True, comment="parts that the person looked at")
    code_or_rule: Mapped[str] = mapped_column(index=True, comment="figure code or rule it is about")
    value_seen: Mapped[str | None] = mapped_column(
        comment="value the person saw; asked again when it changes"
    )
    decision: Mapped[str] = mapped_column(comment="what was decided")
    value_reviewed: Mapped[str | None] = mapped_column(comment="value the person holds to be right")
    who: Mapped[str] = mapped_column(comment="who decided")
    decided_at: Mapped[datetime] = mapped_column(UtcTime, comment="when")
    why: Mapped[str | None] = mapped_column(comment="reason")
    evidence: Mapped[str | None] = mapped_column(comment="where the reason can be seen")


class Release(Base):
    __tablename__ = "releases"
    __table_args__ = ({"comment": "Data packages made of the archive, and what each pinned."},)

    name: Mapped[str] = mapped_column(primary_key=True, comment="name of the release")
    as_of: Mapped[date] = mapped_column(comment="last day of what it holds")
    made_at: Mapped[datetime] = mapped_column(UtcTime, comment="when it was first made")
    pins: Mapped[bytes] = mapped_column(
        LargeBinary, comment="its reports, versions, readings and reviews as zstd JSON"
    )
    sha256: Mapped[str] = mapped_column(comment="SHA-256 of its file SHA256SUMS, and so of all its files")


class Comparison(Base):
    __tablename__ = "comparisons"
    __table_args__ = (
        {"comment": "Which reports are compared with other years, levels and versions, and what of."},
    )

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, comment="the report"
    )
    made_of: Mapped[str] = mapped_column(
        comment="hash over the rules and the readings that the report's findings were made of"
    )


class Observation(Base):
    __tablename__ = "observations"
    __table_args__ = (
        Index(None, "body_id", "fiscal_year"),
        Index("ix_observations_place", "division_code", "portal_id", "fiscal_year", "state"),
        {"comment": "Coverage as it stood after the last filing: every body that should report, every year."},
    )

    subject: Mapped[str] = mapped_column(
        primary_key=True, comment="id of the body; of a unit known by a directory only, portal and name"
    )
    fiscal_year: Mapped[int] = mapped_column(primary_key=True, comment="the year to be reported on")
    body_id: Mapped[str | None] = mapped_column(
        ForeignKey("bodies.id", ondelete="CASCADE"), comment="the body; null: known by a directory only"
    )
    body: Mapped[str] = mapped_column(comment="its name")
    kind: Mapped[str | None] = mapped_column(
        comment="government, office, department, township, street, zone or other"
    )
    kinds: Mapped[list[str]] = mapped_column(Json, default=list, comment="what it is for, by its name")
    roster: Mapped[list[str]] = mapped_column(
        Json, default=list, comment="where it is known from: register, directory, reports"
    )
    division_code: Mapped[str | None] = mapped_column(comment="present code of the division it belongs to")
    code_fy: Mapped[str | None] = mapped_column(
        comment="code that the division had at the end of the fiscal year"
    )
    portal_id: Mapped[int | None] = mapped_column(
        ForeignKey("portals.id"), comment="portal where its report belongs"
    )
    state: Mapped[str] = mapped_column(comment="as in coverage: on_time, late, not_found, blocked, …")
    last_day: Mapped[date | None] = mapped_column(comment="last day of publication; null: none is set")
    by_law: Mapped[bool | None] = mapped_column(comment="true if the law sets that day, false if custom does")
    published_on: Mapped[date | None] = mapped_column(comment="day of publication")
    since: Mapped[date | None] = mapped_column(comment="day since which it is not at its address")
    looked_on: Mapped[date | None] = mapped_column(comment="day on which it was last looked for")
    url: Mapped[str | None] = mapped_column(comment="address of the report")
