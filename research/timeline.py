"""A report's documents and their versions over time, loaded for many reports at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.tables import DocumentRow, Filing, Page, ReadingRow, Run, Version, VersionPart
from research.values import parsed_day

CHUNK = 400
_ARTICLE, _ARTICLE_DOCUMENT = aliased(Page), aliased(DocumentRow)


@dataclass(frozen=True, slots=True)
class Held:
    """One version of one document as filed to a report."""

    report_id: int
    document_id: int
    version_id: int
    relation: str
    number: int
    content_hash: str
    bytes_hash: str
    first_seen: datetime
    last_seen: datetime
    ended_at: datetime | None
    ended_by: str | None
    run_id: int
    reading_id: int
    url: str
    page_id: int
    article_page_id: int | None
    article_url: str | None
    title: str | None
    article_title: str | None
    published_on: date | None
    agency: str | None
    media_type: str | None
    forms: dict[str, str]
    sha256s: tuple[str, ...]

    @property
    def shown_url(self) -> str:
        """The address of the article, else of the file."""
        return self.article_url or self.url


class Timeline:
    """The versions filed to one report, oldest first within each document."""

    def __init__(self, held: Sequence[Held], preferred_id: int | None) -> None:
        self.documents: dict[int, list[Held]] = defaultdict(list)
        for one in held:
            self.documents[one.document_id].append(one)
        if preferred_id not in self.documents and self.documents:
            preferred_id = min(self.documents)
        self.preferred_id = preferred_id

    def newest(self) -> list[Held]:
        """The newest version of each document, the preferred document first."""
        last = [versions[-1] for versions in self.documents.values()]
        return sorted(last, key=lambda one: (one.document_id != self.preferred_id, one.document_id))

    @property
    def preferred(self) -> Held | None:
        """The newest version of the document that stands for the report."""
        return self.documents[self.preferred_id][-1] if self.preferred_id in self.documents else None

    def intervals(self) -> list[Held]:
        """The report's contents in time, oldest first.

        Those of the preferred document, and before them those of the addresses that it moved from. A, B, A
        are three; a move that changed nothing adds none, nor does one there and back.
        """
        if self.preferred_id is None:
            return []
        chain: list[Held] = []
        for one in self.documents[self.preferred_id]:
            if chain and self._stood_elsewhere(chain[-1], one):
                chain[-1] = _merged(chain[-1], one)
            else:
                chain.append(one)
        earlier = [
            versions
            for document, versions in self.documents.items()
            if document != self.preferred_id
            and versions[-1].ended_at is not None
            and versions[-1].relation in ("copy", "rival", "preferred")
        ]
        for versions in sorted(earlier, key=lambda held: held[-1].last_seen, reverse=True):
            if versions[-1].last_seen < chain[0].first_seen:
                if versions[-1].content_hash == chain[0].content_hash:
                    chain = [*versions[:-1], _merged(versions[-1], chain[0]), *chain[1:]]
                else:
                    chain = versions + chain
        return chain

    def _stood_elsewhere(self, before: Held, after: Held) -> bool:
        """True if between two versions of one address with the same content only that was seen, at another
        address."""
        between = {
            one.content_hash
            for versions in self.documents.values()
            for one in versions
            if one.document_id != before.document_id
            and one.last_seen > before.last_seen
            and one.first_seen < after.first_seen
            and one.relation in ("copy", "rival", "preferred")
        }
        return before.content_hash == after.content_hash and between == {before.content_hash}

    def live(self) -> list[Held]:
        """The newest versions that are still at their address; the preferred document first."""
        return [one for one in self.newest() if one.ended_at is None]


def _merged(before: Held, after: Held) -> Held:
    """One content that stood first here, then there."""
    return replace(after, first_seen=before.first_seen, run_id=before.run_id)


def timelines(session: Session, reports: Sequence[tuple[int, int | None]]) -> dict[int, Timeline]:
    """The timeline of each (report id, preferred document id)."""
    found: dict[int, list[Held]] = defaultdict(list)
    for start in range(0, len(reports), CHUNK):
        for held in _held(session, [report for report, _ in reports[start : start + CHUNK]]):
            found[held.report_id].append(held)
    return {report: Timeline(found[report], preferred) for report, preferred in reports}


def last_runs(session: Session) -> frozenset[int]:
    """The last crawl, with the killed or interrupted ones that it went on from: together they are one."""
    ids: set[int] = set()
    runs = session.execute(
        select(Run.id, Run.finished_at, Run.outcome).where(Run.command == "crawl").order_by(Run.id.desc())
    )
    for run_id, finished_at, outcome in runs:
        if ids and finished_at is not None and outcome != "interrupted":
            break
        ids.add(run_id)
    return frozenset(ids)


def _held(session: Session, report_ids: Sequence[int]) -> Iterator[Held]:
    rows = session.execute(
        select(Filing, Version, DocumentRow, Page, ReadingRow, _ARTICLE, _ARTICLE_DOCUMENT)
        .join(Version, Version.id == Filing.version_id)
        .join(DocumentRow, DocumentRow.id == Version.document_id)
        .join(Page, Page.id == DocumentRow.page_id)
        .join(ReadingRow, (ReadingRow.bytes_hash == Version.bytes_hash) & ReadingRow.is_current)
        .outerjoin(_ARTICLE, _ARTICLE.id == DocumentRow.article_page_id)
        .outerjoin(_ARTICLE_DOCUMENT, _ARTICLE_DOCUMENT.page_id == _ARTICLE.id)
        .where(Filing.report_id.in_(report_ids), Filing.relation != "none")
        .order_by(Filing.report_id, Version.document_id, Version.number)
    ).all()
    parts = _parts(session, [row[1].id for row in rows])
    for filing, version, document, page, reading, on, on_document in rows:
        gone = on is not None and on.last_outcome in ("gone", "soft_404") and version.ended_at is None
        given = page.context.get("published_on") if page.context else None
        yield Held(
            report_id=filing.report_id or 0,
            document_id=document.id,
            version_id=version.id,
            relation=filing.relation,
            number=version.number,
            content_hash=version.content_hash,
            bytes_hash=version.bytes_hash,
            first_seen=version.first_seen,
            last_seen=version.last_seen,
            ended_at=version.ended_at,
            ended_by=version.ended_by,
            run_id=version.run_id,
            reading_id=reading.id,
            url=document.url,
            page_id=document.page_id,
            article_page_id=document.article_page_id,
            article_url=None if on is None or gone else on_document.url if on_document else on.url,
            title=reading.title,
            article_title=(on_document.title if on_document else None) or document.title,
            published_on=document.published_on
            or (on_document.published_on if on_document else None)
            or parsed_day(given)
            or reading.published_on,
            agency=reading.agency,
            media_type=reading.media_type,
            forms=dict(reading.forms or {}),
            sha256s=parts.get(version.id, ()),
        )


def _parts(session: Session, version_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(version_ids), CHUNK):
        rows = session.execute(
            select(VersionPart.version_id, VersionPart.blob_sha256)
            .where(VersionPart.version_id.in_(version_ids[start : start + CHUNK]))
            .order_by(VersionPart.version_id, VersionPart.position)
        )
        for version_id, sha256 in rows:
            found[version_id].append(sha256)
    return {version_id: tuple(sha256s) for version_id, sha256s in found.items()}
