"""Documents out as WARC: what each fetch brought, once each, and revisit records for what was there before.

HTTP heads are those that the server sent, where the archive keeps them; else they are made of what it keeps
of an answer: status, validators, and the type of the bytes.
Bodies stand as they were after unpacking, byte for byte what the SHA-256 of the archive is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import responses
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, aliased
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from models.bytes import Blobs
from models.tables import Blob, DocumentRow, Filing, Page, Portal, Report, Version, Visit

CHUNK = 200
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
OF_TRANSFER = frozenset(
    {"content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive"}
)
"""Headers that tell how bytes travelled, not what they are."""
ADDED = "added"
"""Role of pages whose documents a person brought: no HTTP answer, so resource records."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which fetches go out: of a portal, or of the documents of a body's or a year's reports; or all."""

    portal: str | None = None
    body_id: str | None = None
    year: int | None = None

    def where(self) -> ColumnElement[bool]:
        """The condition on visits."""
        chosen: ColumnElement[bool] = true()
        if self.portal:
            home = select(Portal.id).where(Portal.home_url == self.portal)
            chosen &= Visit.page_id.in_(select(Page.id).where(Page.portal_id.in_(home)))
        if self.body_id or self.year:
            query = select(DocumentRow.page_id, DocumentRow.article_page_id).join(
                Version, Version.document_id == DocumentRow.id
            )
            query = query.join(Filing, Filing.version_id == Version.id)
            query = query.join(Report, Report.id == Filing.report_id)
            if self.body_id:
                query = query.where(Report.body_id == self.body_id)
            if self.year:
                query = query.where(Report.fiscal_year == self.year)
            found = query.subquery()
            own = select(found.c.page_id)
            articles = select(found.c.article_page_id).where(found.c.article_page_id.is_not(None))
            chosen &= or_(Visit.page_id.in_(own), Visit.page_id.in_(articles))
        return chosen


@dataclass(slots=True)
class Written:
    """How many records of each kind were written."""

    responses: int = 0
    resources: int = 0
    revisits: int = 0


def write_warc(session: Session, blobs: Blobs, path: Path, part: Part | None = None) -> Written:
    """Writes a compressed WARC 1.1 file; gives what it holds. The file is whole or not there.

    The same archive gives the same bytes. OSError; BlobError if bytes are not what they were.
    """
    half = path.with_name(path.name + ".part")
    try:
        with half.open("wb") as file:
            done = _Writing(session, blobs, file).write(part or Part())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return done


class _Writing:
    def __init__(self, session: Session, blobs: Blobs, file: Any) -> None:  # noqa: ANN401
        self._session, self._blobs = session, blobs
        self._writer = WARCWriter(file, gzip=True, warc_version="1.1")
        self.done = Written()

    def write(self, part: Part) -> Written:
        where = part.where()
        first = self._session.scalar(select(func.min(Visit.visited_at)).where(where))
        self._info(first)
        for rows in self._visits(where):
            firsts = self._firsts(where, [visit.blob_sha256 for visit, _, _ in rows if visit.blob_sha256])
            for visit, role, before in rows:
                self._one(visit, role, firsts.get(visit.blob_sha256 or ""), before)
        return self.done

    def _visits(self, where: ColumnElement[bool]) -> Iterator[Sequence[Any]]:
        """Some visits at a time that brought bytes or were told that nothing had changed, with page and visit
        before."""
        earlier = aliased(Visit)
        before = (
            select(func.max(earlier.id))
            .where(earlier.page_id == Visit.page_id, earlier.id < Visit.id, earlier.blob_sha256.is_not(None))
            .scalar_subquery()
        )
        query = (
            select(Visit, Page.role, before)
            .join(Page, Page.id == Visit.page_id)
            .where(where, or_(Visit.blob_sha256.is_not(None), Visit.outcome == "not_modified"))
            .order_by(Visit.id)
            .limit(CHUNK)
        )
        last = 0
        while rows := self._session.execute(query.where(Visit.id > last)).all():
            last = rows[-1][0].id
            yield rows

    def _firsts(self, where: ColumnElement[bool], hashes: Sequence[str]) -> dict[str, Visit]:
        """Hash → the first visit of those that go out which brought it."""
        ids = select(func.min(Visit.id)).where(where, Visit.blob_sha256.in_(hashes))
        found = self._session.scalars(select(Visit).where(Visit.id.in_(ids.group_by(Visit.blob_sha256))))
        return {one.blob_sha256: one for one in found if one.blob_sha256}

    def _one(self, visit: Visit, role: str, first: Visit | None, before: int | None) -> None:
        if visit.blob_sha256 is None:
            answered = self._session.get(Visit, before) if before else None
            if answered is not None:
                self._revisit(visit, answered, NOT_MODIFIED)
        elif first is not None and first.id != visit.id:
            self._revisit(visit, first, IDENTICAL)
        else:
            self._whole(visit, role)

    def _whole(self, visit: Visit, role: str) -> None:
        blob = self._session.get_one(Blob, visit.blob_sha256)
        body = self._blobs.get(self._session, blob.sha256)
        kind = "resource" if role == ADDED else "response"
        head = None if role == ADDED else _head(visit, blob.media_type, len(body))
        record = self._writer.create_warc_record(
            _uri(visit),
            kind,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=blob.media_type if role == ADDED else "application/http; msgtype=response",
            http_headers=head,
            warc_headers_dict=_named(visit) | {"WARC-Payload-Digest": f"sha256:{blob.sha256}"},
        )
        self._writer.write_record(record)
        if role == ADDED:
            self.done.resources += 1
        else:
            self.done.responses += 1

    def _revisit(self, visit: Visit, of: Visit, profile: str) -> None:
        record = self._writer.create_revisit_record(
            _uri(visit),
            digest=f"sha256:{of.blob_sha256}",
            refers_to_uri=_uri(of),
            refers_to_date=_moment(of.visited_at),
            # A head that says 304 would be replayed as it stands, without the page.
            http_headers=None if profile == NOT_MODIFIED else _head(visit, None, None),
            warc_headers_dict=_named(visit) | {"WARC-Refers-To": _id(of)},
        )
        record.rec_headers.replace_header("WARC-Profile", profile)
        self._writer.write_record(record)
        self.done.revisits += 1

    def _info(self, first: datetime | None) -> None:
        told = {
            "software": "gongkai",
            "format": "WARC File Format 1.1",
            "description": "HTTP heads are rebuilt of status, validators and the type of the bytes; "
            "bodies are unpacked and otherwise as answered",
        }
        record = self._writer.create_warcinfo_record("gongkai.warc.gz", told)
        record.rec_headers.replace_header("WARC-Date", _moment(first or datetime(1970, 1, 1, tzinfo=UTC)))
        record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, str(first))}>")
        self._writer.write_record(record)


def _named(visit: Visit) -> dict[str, str]:
    return {"WARC-Date": _moment(visit.visited_at), "WARC-Record-ID": _id(visit)}


def _id(visit: Visit) -> str:
    """The same at each export of the same visit."""
    name = f"{visit.page_id} {visit.url} {visit.visited_at.isoformat()} {visit.blob_sha256}"
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


def _uri(visit: Visit) -> str:
    return visit.url if ":" in visit.url else f"urn:gongkai:page:{visit.page_id}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _head(visit: Visit, media_type: str | None, length: int | None) -> StatusAndHeaders:
    status = visit.status or 200
    made = (("Content-Type", media_type), ("ETag", visit.etag), ("Last-Modified", visit.last_modified))
    sent = [(name, value) for name, value in visit.headers or () if name.lower() not in OF_TRANSFER]
    fields = sent or [(name, value) for name, value in made if value]
    if length is not None:
        fields.append(("Content-Length", str(length)))
    return StatusAndHeaders(f"{status} {responses.get(status, '')}".strip(), fields, protocol="HTTP/1.1")
