"""Every table of the archive. docs/codebook.md describes them for researchers and is generated from here.

Times are UTC; days are those of Asia/Shanghai. A `comment` on each table and column is the codebook's text.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, ExactDecimal, Json, UtcTime
from models.cleaning import CLEANING


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


# Large tables that are always asked by their key: SQLite keeps them in the key's order, in half the space.
BY_KEY = {"sqlite_with_rowid": False}

SCOPES = ("agency", "government_aggregate", "unknown")


class Portal(Base):
    __tablename__ = "portals"
    __table_args__ = (
        {"comment": "Government web sites that are or may be walked; seeded from the shipped register."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the portal")
    home_url: Mapped[str] = mapped_column(unique=True, comment="address where the walk starts")
    name: Mapped[str | None] = mapped_column(comment="name of the division or body, e.g. 赣县区")
    division_code: Mapped[str | None] = mapped_column(index=True, comment="six-digit GB/T 2260 code")
    level: Mapped[str | None] = mapped_column(comment="province, prefecture, county or township")
    family: Mapped[str | None] = mapped_column(comment="CMS family seen on most of its pages")
    platform: Mapped[str | None] = mapped_column(
        comment="hosts that share one server; politeness holds per platform"
    )
    own_hosts: Mapped[list[str]] = mapped_column(
        Json, default=list, comment="further hosts that belong to it"
    )
    origin: Mapped[str] = mapped_column(
        default="register", comment="register or named (by a person on a command line)"
    )
    chosen: Mapped[bool] = mapped_column(default=False, comment="walked by a crawl without names")
    due_at: Mapped[datetime | None] = mapped_column(UtcTime, comment="when its next page is due")
    tls: Mapped[str | None] = mapped_column(comment="lax: a certificate that fails is borne; null: it is not")
    note: Mapped[str | None] = mapped_column(comment="what a person should know of it")


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


class Run(Base):
    __tablename__ = "runs"
    __table_args__ = ({"comment": "Runs of the program that wrote to the archive."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the run")
    command: Mapped[str] = mapped_column(comment="crawl, reread, add or confirm")
    arguments: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, comment="what it was called with")
    started_at: Mapped[datetime] = mapped_column(UtcTime, comment="when it began")
    finished_at: Mapped[datetime | None] = mapped_column(
        UtcTime, comment="null while it runs, or if it was killed"
    )
    outcome: Mapped[str | None] = mapped_column(comment="done, problems or interrupted")
    counts: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict, comment="requests, outcomes, reports, …"
    )


class Page(Base):
    __tablename__ = "pages"
    __table_args__ = (
        UniqueConstraint("portal_id", "url_key"),
        Index("ix_pages_due", "portal_id", "due_at"),
        {"comment": "Every address known on a portal: the frontier of the walk."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the page")
    portal_id: Mapped[int] = mapped_column(ForeignKey("portals.id"), comment="portal it belongs to")
    url: Mapped[str] = mapped_column(comment="address as last fetched or first found")
    url_key: Mapped[str] = mapped_column(comment="address without scheme, www, fragment and session noise")
    role: Mapped[str] = mapped_column(
        comment="home, section, directory, list, report, attachment, member (in a packed file), lead or noise"
    )
    family: Mapped[str | None] = mapped_column(comment="CMS family its markup shows")
    found_on_id: Mapped[int | None] = mapped_column(
        ForeignKey("pages.id"), comment="page that first led here"
    )
    found_how: Mapped[str | None] = mapped_column(comment="which kind of link led here")
    context: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict, comment="link text, heading, breadcrumb, column, unit of the link that led here"
    )
    score: Mapped[float] = mapped_column(default=0.0, comment="how promising; higher is walked first")
    depth: Mapped[int] = mapped_column(default=0, comment="links from the home page")
    first_seen: Mapped[datetime] = mapped_column(UtcTime, comment="when the address was first found")
    due_at: Mapped[datetime | None] = mapped_column(UtcTime, comment="null: not to be fetched again")
    last_visit_at: Mapped[datetime | None] = mapped_column(UtcTime, comment="when it was last fetched")
    last_outcome: Mapped[str | None] = mapped_column(comment="outcome of the last visit, as in visits")
    etag: Mapped[str | None] = mapped_column(comment="validator of the last answer")
    last_modified: Mapped[str | None] = mapped_column(comment="validator of the last answer")
    failures: Mapped[int] = mapped_column(default=0, comment="visits failed in a row")


class Blob(Base):
    __tablename__ = "blobs"
    __table_args__ = ({"comment": "Bytes, once each, by SHA-256."},)

    sha256: Mapped[str] = mapped_column(
        primary_key=True, comment="SHA-256 of the bytes, 64 hexadecimal digits"
    )
    length: Mapped[int] = mapped_column(comment="bytes before compression")
    media_type: Mapped[str] = mapped_column(comment="by the first bytes, never by name or header")
    store: Mapped[str] = mapped_column(comment="database, folder or s3")
    data: Mapped[bytes | None] = mapped_column(
        LargeBinary, comment="zstd frame; null if the store is not the database"
    )
    stored_at: Mapped[datetime] = mapped_column(UtcTime, comment="when they were stored")


OUTCOMES = (
    "new",
    "changed",
    "same",
    "not_modified",
    "gone",
    "soft_404",
    "blocked",
    "forbidden",
    "failed",
    "redirected",
)


class Visit(Base):
    __tablename__ = "visits"
    __table_args__ = (
        _one_of("outcome", *OUTCOMES),
        {"comment": "One fetch of one page: the visit ledger."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the visit")
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="run that made it")
    page_id: Mapped[int] = mapped_column(
        ForeignKey("pages.id"), index=True, comment="page that was asked for"
    )
    url: Mapped[str] = mapped_column(comment="address that answered, after redirects")
    visited_at: Mapped[datetime] = mapped_column(UtcTime, comment="when the answer came")
    vantage: Mapped[str | None] = mapped_column(comment="where the crawler stood")
    status: Mapped[int | None] = mapped_column(comment="HTTP status; null if there was no answer")
    outcome: Mapped[str] = mapped_column(
        comment="new, changed, same, not_modified, gone, soft_404, blocked, forbidden, failed or redirected"
    )
    sign: Mapped[str | None] = mapped_column(comment="why: the block sign, the error, the rule of robots.txt")
    blob_sha256: Mapped[str | None] = mapped_column(
        ForeignKey("blobs.sha256"), index=True, comment="bytes that were answered; null if none were kept"
    )
    etag: Mapped[str | None] = mapped_column(comment="validator of this answer")
    last_modified: Mapped[str | None] = mapped_column(comment="validator of this answer")
    seconds: Mapped[float | None] = mapped_column(comment="how long the answer took")
    headers: Mapped[list[list[str]] | None] = mapped_column(
        Json, comment="names and values of the answer's headers, where its bytes were new to the page"
    )


class RobotsFile(Base):
    __tablename__ = "robots_files"
    __table_args__ = ({"comment": "Every robots.txt as a run found it: which rules the run went by."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="run that asked for it")
    portal_id: Mapped[int] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal whose walk asked first"
    )
    origin: Mapped[str] = mapped_column(comment="scheme, host and port it speaks for")
    asked_at: Mapped[datetime] = mapped_column(UtcTime, comment="when the answer came")
    status: Mapped[int | None] = mapped_column(comment="HTTP status; null if there was no answer")
    taken_as: Mapped[str] = mapped_column(comment="rules, no rules or closed (nothing is fetched for now)")
    crawl_delay: Mapped[float | None] = mapped_column(comment="seconds between requests that it asks of us")
    blob_sha256: Mapped[str | None] = mapped_column(
        ForeignKey("blobs.sha256"), index=True, comment="its bytes; null if there are none"
    )


class Exclusion(Base):
    __tablename__ = "exclusions"
    __table_args__ = ({"comment": "Addresses taken out of every crawl, at whose wish and why."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    address: Mapped[str] = mapped_column(
        comment="host, or host and beginning of the path: all addresses below it are taken out"
    )
    reason: Mapped[str] = mapped_column(comment="why, in a person's words")
    asked_by: Mapped[str | None] = mapped_column(comment="who asked for it")
    since: Mapped[datetime] = mapped_column(UtcTime, comment="from when on nothing is fetched there")
    until: Mapped[datetime | None] = mapped_column(UtcTime, comment="when it was put back; null while out")


class DocumentRow(Base):
    __tablename__ = "documents"
    __table_args__ = (
        {"comment": "One rendition of something at an address; its content over time is in versions."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the document")
    page_id: Mapped[int] = mapped_column(
        ForeignKey("pages.id"), unique=True, comment="page at whose address it is"
    )
    portal_id: Mapped[int] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal it was found on"
    )
    article_page_id: Mapped[int | None] = mapped_column(
        ForeignKey("pages.id"), comment="the article that an attachment hangs on"
    )
    url: Mapped[str] = mapped_column(comment="address of the bytes, after redirects")
    title: Mapped[str | None] = mapped_column(comment="title by the page or the link")
    published_on: Mapped[date | None] = mapped_column(comment="date by the page or its list row")


class Version(Base):
    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        {"comment": "A document's content over an interval of time; A, B, A are three versions."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the version")
    document_id: Mapped[int] = mapped_column(
        ForeignKey("documents.id"), comment="document whose content it is"
    )
    number: Mapped[int] = mapped_column(comment="1, 2, 3 … in time")
    bytes_hash: Mapped[str] = mapped_column(
        index=True, comment="over the ordered SHA-256 of its parts as first seen"
    )
    content_hash: Mapped[str] = mapped_column(index=True, comment="over the cleaned content")
    cleaning: Mapped[int | None] = mapped_column(
        default=CLEANING,
        comment="number of the rules that the content was cleaned by; null: before they had one",
    )
    first_seen: Mapped[datetime] = mapped_column(UtcTime, comment="first fetch that gave this content")
    last_seen: Mapped[datetime] = mapped_column(UtcTime, comment="last fetch that gave this content")
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime, comment="null while it is the current one")
    ended_by: Mapped[str | None] = mapped_column(comment="changed or gone")
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), comment="run that first saw it")


class VersionPart(Base):
    __tablename__ = "version_parts"
    __table_args__ = ({"comment": "The ordered parts of a version: blobs or members of one."},)

    version_id: Mapped[int] = mapped_column(
        ForeignKey("versions.id"), primary_key=True, comment="the version"
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="order of the part")
    blob_sha256: Mapped[str] = mapped_column(
        ForeignKey("blobs.sha256"), index=True, comment="bytes of the part, or of the archive that holds it"
    )
    member: Mapped[str | None] = mapped_column(comment="path inside an archive; null for the whole blob")


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
        _one_of("state", "printed", "blank", "mark", "text", "aligned", "ambiguous", "uncertain", "missing"),
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


class Report(Base):
    __tablename__ = "reports"
    __table_args__ = (
        _one_of("scope", *SCOPES),
        _one_of("status", "live", "withdrawn"),
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
        _one_of("relation", "preferred", "copy", "rendition", "rival", "none"),
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
        _one_of("severity", "error", "warning", "info"),
        _one_of("at_fault", "source", "reading", "unknown"),
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


class Search(Base):
    __tablename__ = "searches"
    __table_args__ = (
        {"comment": "What each run looked through on each portal and what it found: silence on record."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the row")
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="the run")
    portal_id: Mapped[int] = mapped_column(ForeignKey("portals.id"), index=True, comment="the portal")
    result: Mapped[str] = mapped_column(
        comment="found, nothing_found, cut_by_budget, blocked, forbidden, unreachable or interrupted"
    )
    requests: Mapped[int] = mapped_column(default=0, comment="requests made")
    lists: Mapped[int] = mapped_column(default=0, comment="lists looked through")
    documents: Mapped[int] = mapped_column(default=0, comment="reports and attachments found there")
    pages_left: Mapped[int] = mapped_column(default=0, comment="known pages that were due and not fetched")
    looked_at: Mapped[int | None] = mapped_column(
        comment="pages looked at; null here and in the next seven: not counted then"
    )
    new: Mapped[int | None] = mapped_column(comment="documents found for the first time")
    changed: Mapped[int | None] = mapped_column(comment="documents whose content had changed")
    same: Mapped[int | None] = mapped_column(comment="documents found as they were")
    gone: Mapped[int | None] = mapped_column(comment="documents no longer at their addresses, withdrawn")
    blocked: Mapped[int | None] = mapped_column(
        comment="pages that a defence against robots or robots.txt kept from being seen"
    )
    failed: Mapped[int | None] = mapped_column(
        comment="pages with an error, no answer, or what only looks like an answer"
    )
    in_vain: Mapped[int | None] = mapped_column(
        comment="pages that answered and were neither documents nor lists"
    )
    note: Mapped[str | None] = mapped_column(comment="further words on the result")


class Alarm(Base):
    __tablename__ = "alarms"
    __table_args__ = ({"comment": "Things that a person must look at."},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the alarm")
    portal_id: Mapped[int | None] = mapped_column(
        ForeignKey("portals.id"), index=True, comment="portal it is about; null: the whole archive"
    )
    rule: Mapped[str] = mapped_column(comment="stable id of what raised it")
    message: Mapped[str] = mapped_column(comment="what is wrong")
    raised_run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), comment="run that raised it")
    raised_at: Mapped[datetime] = mapped_column(UtcTime, comment="when it was raised")
    acknowledged_until: Mapped[date | None] = mapped_column(
        comment="day until which a person has put it aside"
    )
    resolved_at: Mapped[datetime | None] = mapped_column(
        UtcTime, comment="when it was resolved; null while open"
    )


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


class Population(Base):
    __tablename__ = "populations"
    __table_args__ = ({"comment": "People living in a division, from a file that a person gave."},)

    division_code: Mapped[str] = mapped_column(primary_key=True, comment="GB/T 2260 code as in the file")
    year: Mapped[int] = mapped_column(primary_key=True, comment="year that the number is of")
    people: Mapped[int] = mapped_column(comment="people, not ten thousands")
    source: Mapped[str | None] = mapped_column(comment="where the number is from")
