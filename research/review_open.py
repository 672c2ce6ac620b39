"""What a person should look at: reviews that a new version or another reading opened again, and doubts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.reviews import is_figure, standing
from models.tables import (
    Body,
    DocumentRow,
    Filing,
    FindingRow,
    ReadingRow,
    Report,
    Review,
    Version,
)
from models.views import V_REPORTS, FigureRow
from research.check import check
from research.contents import figures
from research.reviews import seen_of, told
from research.timeline import CHUNK

COLUMNS = (
    "item", "agency", "year", "url", "what", "label", "severity", "value_seen",
    "decision", "value_reviewed", "why", "evidence", "bytes_hash",
)  # fmt: skip
"""Of a worklist: a person fills in decision, value_reviewed, why and evidence."""
DOUBTFUL = ("ambiguous", "uncertain")


def reports_of(session: Session, hashes: Collection[str]) -> dict[str, dict[str, Any]]:
    """Bytes → report_id, agency, body_id, year, url of the report that a document with them is filed to."""
    query = (
        select(Version.bytes_hash, Report.id, Body.name, Report.body_id, Report.fiscal_year, DocumentRow.url)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .outerjoin(Filing, Filing.version_id == Version.id)
        .outerjoin(Report, Report.id == Filing.report_id)
        .outerjoin(Body, Body.id == Report.body_id)
        .order_by(Version.id.desc())
    )
    ordered, found = sorted(hashes), {}
    for start in range(0, len(ordered), CHUNK):
        rows = session.execute(query.where(Version.bytes_hash.in_(ordered[start : start + CHUNK])))
        for of, report_id, agency, body_id, year, url in rows:
            found[of] = {"report_id": report_id, "agency": agency, "body_id": body_id, "year": year,
                         "url": url}  # fmt: skip
    return found


def history(
    session: Session, body_id: str | None = None, year: int | None = None
) -> Iterator[dict[str, Any]]:
    """Every review, oldest first, with the report its document is filed to; of a body, a year, or all."""
    rows = session.scalars(select(Review).order_by(Review.decided_at, Review.id)).all()
    reports = reports_of(session, {one.bytes_hash for one in rows})
    for one in rows:
        report = reports.get(one.bytes_hash, {})
        if body_id in (None, report.get("body_id")) and year in (None, report.get("year")):
            yield told(one) | report


def newest(
    session: Session,
    *,
    body_id: str | None = None,
    report_id: int | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[dict[str, Any]]:
    """Reviews as `history` has them, the newest first, those before the number `before`: of a body, a report,
    or all. `stands`: it was neither withdrawn nor decided otherwise since."""
    query = select(Review).order_by(Review.id.desc()).limit(limit)
    if body_id is not None or report_id is not None:
        of = select(Version.bytes_hash).join(Filing, Filing.version_id == Version.id)
        if report_id is not None:
            of = of.where(Filing.report_id == report_id)
        else:
            of = of.join(Report, Report.id == Filing.report_id).where(Report.body_id == body_id)
        query = query.where(Review.bytes_hash.in_(of))
    if before is not None:
        query = query.where(Review.id < before)
    rows = session.scalars(query).all()
    hashes = {one.bytes_hash for one in rows}
    reports = reports_of(session, hashes)
    stands = {one.id for one in standing(session, hashes)}
    return [
        told(one) | reports.get(one.bytes_hash, {}) | {"stands": one.id in stands} for one in rows
    ]


def open_again(session: Session) -> Iterator[dict[str, Any]]:
    """Standing reviews to be looked at again: as `history`, with `open` and what stands there now.

    `open` is new_version (the document has other bytes now, and nobody decided for them) or read_otherwise
    (the reader gives another value than the person saw); `now` is the item as the reader has it now,
    `bytes_hash_now` the bytes that it stands in.
    """
    rows = standing(session)
    decided = {(one.bytes_hash, one.code_or_rule) for one in rows}
    reports = reports_of(session, {one.bytes_hash for one in rows})
    for one in sorted(rows, key=lambda row: row.id):
        for newest in _newest(session, one.bytes_hash):
            is_new = newest != one.bytes_hash
            if is_new and (newest, one.code_or_rule) in decided:
                continue
            now = _now(session, newest, one.code_or_rule)
            if now is None or (not is_new and now in (one.value_seen, one.value_reviewed)):
                continue
            why = "new_version" if is_new else "read_otherwise"
            yield told(one) | reports.get(one.bytes_hash, {}) | {
                "open": why, "now": now, "bytes_hash_now": newest,
            }  # fmt: skip


def _newest(session: Session, bytes_hash: str) -> list[str]:
    """The bytes that documents which held these hold now; none of a document that is gone."""
    held = select(Version.document_id).where(Version.bytes_hash == bytes_hash)
    rows = session.execute(
        select(Version.document_id, Version.bytes_hash, Version.ended_at)
        .where(Version.document_id.in_(held))
        .order_by(Version.document_id, Version.number)
    )
    last = {document: (of, ended) for document, of, ended in rows}
    return sorted({of for of, ended in last.values() if ended is None})


def _now(session: Session, bytes_hash: str, what: str) -> str | None:
    """What the reading in use says of an item; None: nothing, or it has not been read."""
    reading = session.scalar(
        select(ReadingRow.id).where(ReadingRow.bytes_hash == bytes_hash, ReadingRow.is_current)
    )
    if reading is None:
        return None
    if is_figure(what):
        figure = session.get(FigureRow, (reading, what))
        return seen_of(figure) if figure else "missing"
    query = (
        select(Report.body_id, Report.fiscal_year, Report.scope)
        .join(Filing, Filing.report_id == Report.id)
        .join(Version, Version.id == Filing.version_id)
        .where(Version.bytes_hash == bytes_hash)
    )
    filed = session.execute(query).first()
    match what:
        case "report":
            return "yes" if filed else "no"
        case "body" | "year" | "scope":
            column = {"body": "body_id", "year": "fiscal_year", "scope": "scope"}[what]
            return str(getattr(filed, column)) if filed else "unknown"
    said = select(FindingRow.message).where(FindingRow.reading_id == reading, FindingRow.rule == what)
    return session.scalars(said.order_by(FindingRow.id)).first()


def worklist(
    session: Session, body_id: str | None = None, year: int | None = None, rule: str | None = None
) -> Iterator[dict[str, Any]]:
    """What waits for a person, a record with COLUMNS each: reviews opened again, errors and warnings that
    nobody decided on, figures in doubt. Of a body, of a year, of one rule or code; else all."""
    wanted = {"body_id": body_id, "year": year}
    for one in open_again(session):
        if all(value in (None, one[name]) for name, value in wanted.items()) and rule in (None, one["what"]):
            yield _row("open", one, one["what"], one["now"]) | {
                "label": f"{one['decision']} {one['value_reviewed'] or ''} by {one['who']}: {one['open']}",
                "bytes_hash": one["bytes_hash_now"],
            }
    decided = {(one.bytes_hash, one.code_or_rule, one.value_seen) for one in standing(session)}
    facts = {(of, what) for of, what, _ in decided}
    current = _current(session, body_id, year)
    for found in check(session, body_id, year):
        report = current.get((found["body_id"], found["year"], found["scope"]))
        if report is None or found["severity"] == "info" or rule not in (None, found["rule"]):
            continue
        if (report.bytes_hash, found["rule"], found["message"]) not in decided:
            about = found | {"bytes_hash": report.bytes_hash}
            yield _row("finding", about, found["rule"], found["message"])
    yield from _doubts(session, current, facts, rule)


def _doubts(
    session: Session, current: Mapping[Any, Any], facts: Collection[tuple[str, str]], rule: str | None
) -> Iterator[dict[str, Any]]:
    for report in current.values():
        for one in figures(session, report.reading_id):
            wanted = one.state in DOUBTFUL and rule in (None, one.code)
            if wanted and (report.bytes_hash, one.code) not in facts:
                about = {"agency": report.body, "year": report.fiscal_year, "url": report.url,
                         "bytes_hash": report.bytes_hash}  # fmt: skip
                seen = one.state if one.value is None else f"{one.value:f}"
                yield _row("figure", about, one.code, seen) | {
                    "label": f"{one.label}（{one.state}：{one.raw or ''}）"
                }


def _row(item: str, about: Mapping[str, Any], what: str, seen: str | None) -> dict[str, Any]:
    known = {"item": item, "what": what, "value_seen": seen}
    facts = {name: about.get(name) for name in ("agency", "year", "url", "severity", "bytes_hash")}
    return dict.fromkeys(COLUMNS) | facts | known


def _current(session: Session, body_id: str | None, year: int | None) -> dict[Any, Any]:
    """(body, year, scope) → the report with the bytes of its current reading."""
    view = V_REPORTS.c
    query = select(
        view.report_id, view.body_id, view.body, view.fiscal_year, view.scope, view.url, view.reading_id,
        ReadingRow.bytes_hash,
    ).join(ReadingRow, ReadingRow.id == view.reading_id)  # fmt: skip
    if body_id is not None:
        query = query.where(view.body_id == body_id)
    if year is not None:
        query = query.where(view.fiscal_year == year)
    rows = session.execute(query.order_by(view.report_id))
    return {(row.body_id, row.fiscal_year, row.scope): row for row in rows}
