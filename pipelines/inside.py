"""The documents inside packed files: each gets an address, a document and versions of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.brought import GIVEN
from models.cells import Cell, cells_of
from models.ledger import bytes_hash
from models.tables import DocumentRow, Page, ReadingRow, Version, VersionPart
from pipelines.filing import names
from pipelines.filing.titles import read_title
from pipelines.formats.sniff import PACKED

_SUBJECT = re.compile(
    r"(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:年度(?:工作)?报告|年报|报告)?(?:[(（【\[].*)?$"
)
ROLE = "member"
"""The role of a page that stands for a document in a packed file: nobody ever fetches it."""

Parts = tuple[tuple[str, str], ...]
"""(path, SHA-256) of each part in order."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One content of a document inside, over the time that the packed file held it; `blob` packs it."""

    parts: Parts
    blob: str
    first_seen: datetime
    last_seen: datetime
    run_id: int
    ended_at: datetime | None = None
    ended_by: str | None = None


@dataclass(slots=True)
class Stays:
    """What one path held, oldest first."""

    found: list[Stay] = field(default_factory=list)

    def holds(self, stay: Stay) -> None:
        """The packed file's next version has this at the path."""
        last = self.found[-1] if self.found else None
        if last is not None and last.ended_at is None and last.parts == stay.parts:
            self.found[-1] = replace(last, blob=stay.blob, last_seen=stay.last_seen)
            return
        self.ends(stay.first_seen, "changed")
        self.found.append(stay)

    def ends(self, at: datetime, by: str) -> None:
        """From then on the path is not there, or the packed file is not."""
        if self.found and self.found[-1].ended_at is None:
            self.found[-1] = replace(self.found[-1], ended_at=at, ended_by=by)


def follow_packed(archive: Archive) -> int:
    """Brings the documents inside packed files in line with those files; gives how many versions are new.

    A packed file's reading lists what is in it. A version of a document inside begins when a version of the
    file holds it first and ends when one does not, or holds other bytes, or when the file itself is gone.
    """
    with archive.reading() as session:
        ids = session.scalars(_packed_documents()).all()
    new = 0
    for document_id in ids:
        with archive.writing() as session:
            new += _follow(session, session.get_one(DocumentRow, document_id))
    return new


def _packed_documents() -> Any:  # noqa: ANN401 - a select of ids
    """Documents that are a packed file of several, or once were."""
    lists = (
        select(Version.document_id)
        .join(ReadingRow, (ReadingRow.bytes_hash == Version.bytes_hash) & ReadingRow.is_current)
        .where(ReadingRow.media_type.in_(sorted(PACKED)), ReadingRow.error.is_(None))
    )
    holders = select(Page.found_on_id).where(Page.role == ROLE)
    return (
        select(DocumentRow.id)
        .join(Page, Page.id == DocumentRow.page_id)
        .where(Page.role != ROLE, DocumentRow.id.in_(lists) | DocumentRow.page_id.in_(holders))
        .order_by(DocumentRow.id)
    )


def _follow(session: Session, packed: DocumentRow) -> int:
    page = session.get_one(Page, packed.page_id)
    new = 0
    for path, stays in _timeline(session, packed).items():
        document = _document(session, packed, page, path, stays[0].first_seen)
        new += _write_versions(session, document, stays)
    return new


def _timeline(session: Session, packed: DocumentRow) -> dict[str, list[Stay]]:
    """What each path held over time; versions that cannot be read, or are not yet, say nothing."""
    versions = session.scalars(
        select(Version).where(Version.document_id == packed.id).order_by(Version.number)
    ).all()
    paths: dict[str, Stays] = {}
    for version in versions:
        contents = _contents(session, version)
        if contents is None:
            continue
        blob = session.scalars(
            select(VersionPart.blob_sha256).where(VersionPart.version_id == version.id).limit(1)
        ).one()
        for path, parts in contents.items():
            stay = Stay(parts, blob, version.first_seen, version.last_seen, version.run_id)
            paths.setdefault(path, Stays()).holds(stay)
        for path, stays in paths.items():
            if path not in contents:
                stays.ends(version.first_seen, "gone")
    if versions and versions[-1].ended_at is not None:
        for stays in paths.values():
            stays.ends(versions[-1].ended_at, versions[-1].ended_by or "gone")
    return {path: stays.found for path, stays in paths.items()}


def _contents(session: Session, version: Version) -> dict[str, Parts] | None:
    """The documents in one version by path; none in a file that is one document; None if nobody knows."""
    reading = session.scalars(
        select(ReadingRow).where(ReadingRow.bytes_hash == version.bytes_hash, ReadingRow.is_current)
    ).first()
    if reading is None or reading.error is not None:
        return None
    if reading.media_type not in PACKED:
        return {}
    contents: dict[str, Parts] = {}
    for path, part, sha256 in _lines(cells_of(session, reading.id, 1)):
        contents[path] = (*contents.get(path, ()), (part, sha256))
    return contents


def _lines(cells: Sequence[Cell]) -> Iterator[list[str]]:
    lines: dict[int, list[str]] = {}
    for cell in cells:
        lines.setdefault(cell.row, []).append(cell.text)
    return (line for line in lines.values() if len(line) == 3)


def _document(
    session: Session, packed: DocumentRow, page: Page, path: str, first_seen: datetime
) -> DocumentRow:
    """The document at a path in a packed file, made if it is new."""
    url, key = f"{packed.url}#{path}", f"{page.url_key}#{path}"
    own = session.scalars(select(Page).where(Page.portal_id == page.portal_id, Page.url_key == key)).first()
    if own is None:
        own = Page(
            portal_id=page.portal_id,
            url=url,
            url_key=key,
            role=ROLE,
            found_on_id=page.id,
            found_how="packed",
            depth=page.depth + 1,
            first_seen=first_seen,
        )
        session.add(own)
    own.url, own.context = url, _context(page.context or {}, path)
    session.flush()
    document = session.scalars(select(DocumentRow).where(DocumentRow.page_id == own.id)).first()
    if document is None:
        document = DocumentRow(page_id=own.id, portal_id=page.portal_id, url=url)
        session.add(document)
    document.url, document.title = url, _stem(path)
    document.article_page_id, document.published_on = packed.article_page_id, packed.published_on
    session.flush()
    return document


def _context(packed: dict[str, Any], path: str) -> dict[str, Any]:
    """What leads to a document inside: its own name and folders, before what led to the packed file."""
    stem = _stem(path)
    named = _named(stem)
    above = {name: value for name, value in packed.items() if name not in ("text", "title", GIVEN)}
    crumbs = [*(packed.get("breadcrumb") or ()), *path.split("/")[:-1]]
    context = {**above, "text": stem, "breadcrumb": crumbs, "heading": packed.get("text")}
    return {**context, "unit": named} if named else context


def _named(stem: str) -> str | None:
    """The body that a file's name names: file names often leave out what the report is about (江口镇年报)."""
    agency = read_title(_SUBJECT.sub("", stem) + "政府信息公开年报").agency
    return agency if agency and names.kind(names.key(names.canonical(agency))) != "other" else None


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _write_versions(session: Session, document: DocumentRow, stays: list[Stay]) -> int:
    """Makes the document's versions those of the stays; gives how many were added."""
    stored = session.scalars(
        select(Version).where(Version.document_id == document.id).order_by(Version.number)
    ).all()
    new = 0
    for number, stay in enumerate(stays, start=1):
        version = stored[number - 1] if number <= len(stored) else None
        hashed = bytes_hash([sha256 for _, sha256 in stay.parts])
        if version is None:
            version = Version(document_id=document.id, number=number, run_id=stay.run_id)
            session.add(version)
            new += 1
        version.bytes_hash = version.content_hash = hashed
        version.first_seen, version.last_seen = stay.first_seen, stay.last_seen
        version.ended_at, version.ended_by = stay.ended_at, stay.ended_by
        session.flush()
        _write_parts(session, version, stay)
    return new


def _write_parts(session: Session, version: Version, stay: Stay) -> None:
    wanted = [(at, stay.blob, path) for at, (path, _) in enumerate(stay.parts, start=1)]
    there = session.execute(
        select(VersionPart.position, VersionPart.blob_sha256, VersionPart.member)
        .where(VersionPart.version_id == version.id)
        .order_by(VersionPart.position)
    ).all()
    if [tuple(part) for part in there] == wanted:
        return
    session.execute(delete(VersionPart).where(VersionPart.version_id == version.id))
    session.add_all(
        VersionPart(version_id=version.id, position=at, blob_sha256=blob, member=path)
        for at, blob, path in wanted
    )
    session.flush()
