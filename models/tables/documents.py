"""Documents and their versions, down to the bytes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcTime
from models.cleaning import CLEANING


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
