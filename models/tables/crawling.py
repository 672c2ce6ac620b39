"""Portals, their pages, and what each run asked for, found and raised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Json, UtcTime
from models.tables.constraints import one_of


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
        Json,
        default=dict,
        comment="text, heading, trail, column, unit of the link that led here, named above; own publishers",
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
        one_of("outcome", *OUTCOMES),
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
