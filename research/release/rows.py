"""The rows of a release's files, of what it pinned and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import zstandard
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Base
from models.codes import figure_codes
from models.reviews import Reviewed, figures_of, last_of
from models.tables import FindingRow, ReadingRow, Review, StatementRow
from models.views import FigureRow
from research.release.pins import Pins, Record
from research.values import moment

Field = tuple[str, str, str]
"""Name, Frictionless type, and what it holds."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One file: its fields, key, foreign keys (field, resource, field) and rows."""

    name: str
    title: str
    fields: Sequence[Field]
    key: Sequence[str]
    rows: Callable[[Session, Pins], Iterator[Record]]
    leads_to: Sequence[tuple[str, str, str]] = ()


_REPORTS: Sequence[Field] = (
    ("report_id", "integer", "number of the report"),
    ("body_id", "string", "lasting id of the body; empty: unknown"),
    ("body", "string", "full name of the body, else as printed"),
    ("kind", "string", "government, office, department, township, street, zone or other"),
    ("level", "string", "province, prefecture, county or township"),
    ("division_code", "string", "present GB/T 2260 code of the division it serves or sits in"),
    ("code_fy", "string", "that division's code at the end of the fiscal year"),
    ("year", "integer", "fiscal year reported on; empty: unknown"),
    ("scope", "string", "agency, government_aggregate or unknown"),
    ("scope_sentence", "string", "the sentence that says so"),
    ("form", "string", "form of each table"),
    ("title", "string", "title of the document"),
    ("published_on", "date", "day of publication"),
    ("status", "string", "live, or withdrawn: not found at its address on the day of the release"),
    ("url", "string", "address of the document read"),
    ("sha256", "string", "SHA-256 of its bytes, of each part in order"),
    ("version_id", "integer", "version of the document"),
    ("fetched_at", "datetime", "when these bytes were first fetched"),
    ("bytes_hash", "string", "hash over the hashes of the parts"),
    ("reader_version", "string", "reader that gave the figures"),
)
_FIGURES: Sequence[Field] = (
    ("report_id", "integer", "number of the report"),
    ("code", "string", "code of the figure, see codebook"),
    ("form", "string", "form of its table; a code is another figure in another form"),
    ("state", "string", "printed, blank, mark, text, aligned, ambiguous, uncertain or missing"),
    ("value_read", "number", "the number as read; empty unless the state gives one"),
    ("value_reviewed", "number", "what a person holds right; empty too where there is none"),
    ("value_used", "number", "value_reviewed where a person decided, else value_read"),
    ("review_id", "integer", "the review that decided"),
    ("raw", "string", "text of the cell as printed"),
    ("unit", "string", "unit of the value"),
    ("confidence", "number", "0 to 1, for state uncertain"),
    ("table_number", "integer", "table in the document, from 1"),
    ("row", "integer", "row of the table, from 1"),
    ("column", "integer", "cell of the row, from 1"),
)
_STATEMENTS: Sequence[Field] = (
    ("report_id", "integer", "number of the report"),
    ("position", "integer", "order in the document, from 1"),
    ("code", "string", "code of the figure, see codebook"),
    ("value", "number", "the number stated"),
    ("unit", "string", "unit as stated"),
    ("sentence", "string", "the sentence that states it"),
    ("section", "integer", "section it stands in, 1 to 6 by sense"),
)
_FINDINGS: Sequence[Field] = (
    ("report_id", "integer", "number of the report"),
    ("position", "integer", "order of the finding, from 1"),
    ("rule", "string", "stable id of the rule"),
    ("severity", "string", "error, warning or info"),
    ("at_fault", "string", "source, reading or unknown"),
    ("codes", "string", "codes of the figures it speaks of"),
    ("message", "string", "what was found, in English"),
    ("message_zh", "string", "the same in Chinese"),
    ("decision", "string", "confirm or dismiss, where a person decided"),
)
_VERSIONS: Sequence[Field] = (
    ("version_id", "integer", "the version"),
    ("report_id", "integer", "number of the report"),
    ("relation", "string", "preferred, copy, rendition or rival"),
    ("url", "string", "address of the document"),
    ("number", "integer", "1, 2, 3 … in time"),
    ("sha256", "string", "SHA-256 of its bytes, of each part in order"),
    ("content_hash", "string", "hash over the cleaned content"),
    ("first_seen", "datetime", "first fetch that gave this content"),
    ("ended_at", "datetime", "when it was found changed or gone; empty: it stood on the day of the release"),
    ("ended_by", "string", "changed or gone"),
)
_REVIEWS: Sequence[Field] = (
    ("review_id", "integer", "number of the review"),
    ("bytes_hash", "string", "what the person looked at, as in reports"),
    ("what", "string", "code of a figure, a rule, or body, year, scope, report"),
    ("value_seen", "string", "what the person saw"),
    ("decision", "string", "correct, confirm, dismiss, comment or withdraw"),
    ("value_reviewed", "string", "what the person holds right"),
    ("who", "string", "who decided"),
    ("decided_at", "datetime", "when"),
    ("why", "string", "reason"),
    ("evidence", "string", "where the reason can be seen"),
)


def _reports(_session: Session, pins: Pins) -> Iterator[Record]:
    yield from pins.reports


def _versions(_session: Session, pins: Pins) -> Iterator[Record]:
    yield from pins.versions


def _figures(session: Session, pins: Pins) -> Iterator[Record]:
    held = figures_of(_standing(session, pins))
    order = {(row["code"], row["form"]): int(row["position"]) for row in figure_codes()}
    for report, rows in _children(session, pins, "figures", FigureRow):
        said = held.get(report["bytes_hash"], {})
        for row in sorted(rows, key=lambda one: (order.get((one["code"], one["form"]), 0), one["code"])):
            yield _figure(report["report_id"], row, said.get(row["code"]))


def _figure(report_id: int, row: Record, said: Reviewed | None) -> Record:
    read = None if row["value"] is None else Decimal(str(row["value"]))
    return row | {
        "report_id": report_id,
        "value_read": read,
        "value_reviewed": said.value if said else None,
        "value_used": said.value if said else read,
        "review_id": said.review_id if said else None,
    }


def _statements(session: Session, pins: Pins) -> Iterator[Record]:
    for report, rows in _children(session, pins, "statements", StatementRow):
        for row in sorted(rows, key=lambda one: one["position"]):
            yield row | {"report_id": report["report_id"], "value": Decimal(str(row["value"]))}


def _findings(session: Session, pins: Pins) -> Iterator[Record]:
    standing = _standing(session, pins)
    said = {(one.bytes_hash, one.code_or_rule, one.value_seen): one.decision for one in standing}
    for report, rows in _children(session, pins, "findings", FindingRow):
        known = sorted(rows, key=lambda one: (one["rule"], one["message"], json.dumps(one["codes"])))
        for position, row in enumerate(known, start=1):
            decision = said.get((report["bytes_hash"], row["rule"], row["message"]))
            yield row | {
                "report_id": report["report_id"],
                "position": position,
                "codes": ";".join(row["codes"] or ()),
                "decision": decision,
            }


def _reviews(session: Session, pins: Pins) -> Iterator[Record]:
    for one in _pinned_reviews(session, pins):
        yield {
            "review_id": one.id,
            "bytes_hash": one.bytes_hash,
            "what": one.code_or_rule,
            "value_seen": one.value_seen,
            "decision": one.decision,
            "value_reviewed": one.value_reviewed,
            "who": one.who,
            "decided_at": moment(one.decided_at),
            "why": one.why,
            "evidence": one.evidence,
        }


def _codebook(_session: Session, _pins: Pins) -> Iterator[Record]:
    yield from figure_codes()


def _pinned_reviews(session: Session, pins: Pins) -> list[Review]:
    wanted = set(pins.reviews)
    rows = session.scalars(select(Review).order_by(Review.decided_at, Review.id))
    return [one for one in rows if one.id in wanted]


def _standing(session: Session, pins: Pins) -> list[Review]:
    return last_of(_pinned_reviews(session, pins))


def _children(
    session: Session, pins: Pins, name: str, table: type[Base]
) -> Iterator[tuple[Record, list[Record]]]:
    """Each report with the rows of its pinned reading, in use or put away since."""
    columns = table.__table__.columns
    for report in pins.reports:
        reading = session.execute(
            select(ReadingRow.id, ReadingRow.is_current, ReadingRow.payload).where(
                ReadingRow.bytes_hash == report["bytes_hash"],
                ReadingRow.reader_version == report["reader_version"],
            )
        ).one()
        if reading.payload is None:
            found = session.execute(select(*columns).where(columns["reading_id"] == reading.id))
            yield report, [dict(row) for row in found.mappings()]
        else:
            yield report, _put_away(reading.payload)[name]


def _put_away(payload: bytes) -> Mapping[str, list[Record]]:
    with zstandard.ZstdDecompressor().stream_reader(payload) as stream:
        found: dict[str, list[Record]] = json.loads(stream.read())
    return found


_OF_REPORT = (("report_id", "reports", "report_id"),)
_BY_POSITION = ("report_id", "position")
RESOURCES: Sequence[Resource] = (
    Resource("reports", "Reports: one row a report", _REPORTS, ("report_id",), _reports),
    Resource("figures", "Figures of the reports", _FIGURES, ("report_id", "code"), _figures, _OF_REPORT),
    Resource("statements", "Figures stated in prose", _STATEMENTS, _BY_POSITION, _statements, _OF_REPORT),
    Resource("findings", "Findings on the documents", _FINDINGS, _BY_POSITION, _findings, _OF_REPORT),
    Resource("versions", "Versions of documents", _VERSIONS, ("version_id",), _versions, _OF_REPORT),
    Resource("reviews", "People's decisions and corrections", _REVIEWS, ("review_id",), _reviews),
    Resource(
        "codebook",
        "Codes of the figures by form",
        tuple(
            (name, "integer" if name == "position" else "string", label)
            for name, label in (
                ("code", "code of the figure"), ("form", "2021, 2019, 2014 or prose"),
                ("position", "place in the form's own order"), ("short", "name for Stata and wide tables"),
                ("table_label", "table of the official form"), ("row_label", "row of the official form"),
                ("column_label", "column of the official form"), ("unit", "unit"), ("type", "kind of number"),
                ("meaning", "meaning in English"),
            )
        ),
        ("code", "form"),
        _codebook,
    ),
)  # fmt: skip
