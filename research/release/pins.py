"""What a release pins: the version, reading and filing of each report on a day, and the reviews till then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import zstandard
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.bytes.store import compress
from models.clock import SHANGHAI
from models.tables import Body, DocumentRow, Filing, ReadingRow, Report, Review, Version, VersionPart
from research.codes import DivisionCodes
from research.timeline import CHUNK
from research.values import day, moment

ORDER = {"preferred": 0, "copy": 1, "rendition": 2, "rival": 3}
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a release."""

    title: str
    authors: tuple[str, ...]
    licence: str
    doi: str | None = None


@dataclass(slots=True)
class Pins:
    """A release as it was first made; reports and versions are rows of its files."""

    name: str
    as_of: date
    told: Told
    reports: list[Record] = field(default_factory=list)
    versions: list[Record] = field(default_factory=list)
    reviews: list[int] = field(default_factory=list)

    def packed(self) -> bytes:
        """For the archive."""
        whole = asdict(self) | {"as_of": self.as_of.isoformat()}
        return compress(json.dumps(whole, ensure_ascii=False).encode())

    @classmethod
    def unpacked(cls, data: bytes) -> Pins:
        """From the archive."""
        with zstandard.ZstdDecompressor().stream_reader(data) as stream:
            whole = json.loads(stream.read())
        told = Told(**{**whole["told"], "authors": tuple(whole["told"]["authors"])})
        return cls(**{**whole, "as_of": date.fromisoformat(whole["as_of"]), "told": told})


def end_of(as_of: date) -> datetime:
    """The moment at which a day of Asia/Shanghai ends."""
    return datetime.combine(as_of + timedelta(days=1), time(), SHANGHAI).astimezone(UTC)


def pin(session: Session, name: str, as_of: date, told: Told) -> Pins:
    """Pins what the archive held at the end of a day, as it is read and filed now."""
    end, codes = end_of(as_of), DivisionCodes(session)
    pins = Pins(name, as_of, told)
    last = 0
    ids = select(Report.id).order_by(Report.id).limit(CHUNK)
    while some := session.scalars(ids.where(Report.id > last)).all():
        held = _held(session, some, end)
        shas = _shas(session, [row.Version.id for rows in held.values() for row in rows])
        for report_id, rows in held.items():
            stands = _stands(rows)
            pins.reports.append(_report(stands, codes, shas, end))
            pins.versions += [_version(report_id, row, shas, end) for row in rows]
        last = some[-1]
    reviews = select(Review.id).where(Review.decided_at < end).order_by(Review.decided_at, Review.id)
    pins.reviews = list(session.scalars(reviews))
    return pins


def _held(session: Session, ids: Sequence[int], end: datetime) -> dict[int, list[Any]]:
    """Report → the versions filed to it that were seen by then, with their readings."""
    query = (
        select(Report, Body, Filing.relation, Version, DocumentRow, ReadingRow)
        .join(Filing, Filing.report_id == Report.id)
        .join(Version, Version.id == Filing.version_id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .join(ReadingRow, (ReadingRow.bytes_hash == Version.bytes_hash) & ReadingRow.is_current)
        .outerjoin(Body, Body.id == Report.body_id)
        .where(Report.id.in_(ids), Filing.relation != "none", Version.first_seen < end)
        .order_by(Report.id, Version.document_id, Version.number)
    )
    found: dict[int, list[Any]] = {}
    for row in session.execute(query):
        found.setdefault(row.Report.id, []).append(row)
    return found


def _stands(rows: Sequence[Any]) -> Any:  # noqa: ANN401 - a row of _held
    """The newest version of the preferred document, or of the best other where that was not seen by then."""
    newest = {row.DocumentRow.id: row for row in rows}
    first = rows[0].Report.preferred_id
    return min(
        newest.values(),
        key=lambda row: (row.DocumentRow.id != first, ORDER[row.relation], row.DocumentRow.id),
    )


def _report(row: Any, codes: DivisionCodes, shas: dict[int, list[str]], end: datetime) -> Record:  # noqa: ANN401
    report, body, reading = row.Report, row.Body, row.ReadingRow
    code = body.division_code if body else None
    year = report.fiscal_year
    ended = row.Version.ended_at is not None and row.Version.ended_at < end
    return {
        "report_id": report.id,
        "body_id": report.body_id,
        "body": body.name if body else reading.agency,
        "kind": body.kind if body else None,
        "level": body.level if body else None,
        "division_code": code,
        "code_fy": codes.at(code, year) if year else code,
        "year": year,
        "scope": report.scope,
        "scope_sentence": reading.scope_evidence,
        "form": ";".join(f"{table}={form}" for table, form in sorted((reading.forms or {}).items())),
        "title": reading.title,
        "published_on": day(row.DocumentRow.published_on or reading.published_on),
        "status": "withdrawn" if ended else "live",
        "url": row.DocumentRow.url,
        "sha256": ";".join(shas.get(row.Version.id, ())),
        "version_id": row.Version.id,
        "fetched_at": moment(row.Version.first_seen),
        "bytes_hash": row.Version.bytes_hash,
        "reader_version": reading.reader_version,
    }


def _version(report_id: int, row: Any, shas: dict[int, list[str]], end: datetime) -> Record:  # noqa: ANN401
    version = row.Version
    ended = version.ended_at if version.ended_at is not None and version.ended_at < end else None
    return {
        "version_id": version.id,
        "report_id": report_id,
        "relation": row.relation,
        "url": row.DocumentRow.url,
        "number": version.number,
        "sha256": ";".join(shas.get(version.id, ())),
        "content_hash": version.content_hash,
        "first_seen": moment(version.first_seen),
        "ended_at": moment(ended),
        "ended_by": version.ended_by if ended else None,
    }


def _shas(session: Session, versions: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for start in range(0, len(versions), CHUNK):
        query = select(VersionPart.version_id, VersionPart.blob_sha256).where(
            VersionPart.version_id.in_(versions[start : start + CHUNK])
        )
        for version, sha256 in session.execute(query.order_by(VersionPart.version_id, VersionPart.position)):
            found.setdefault(version, []).append(sha256)
    return found


def readers(pins: Pins) -> Iterator[tuple[str, int]]:
    """Each reader version with the number of reports that it read."""
    names = [one["reader_version"] for one in pins.reports]
    return ((name, names.count(name)) for name in sorted(set(names)))
