"""Rows that tests of the archive start from: a portal with documents, as a crawl leaves them."""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from models.archive import Archive
from models.clock import now
from models.tables import DocumentRow, Page, Portal, Run, Version, VersionPart


def add_portal(session: Session) -> tuple[int, int]:
    """A portal and a run; their ids."""
    portal = Portal(home_url="http://portal.test/")
    run = Run(command="crawl", arguments={}, started_at=now())
    session.add_all([portal, run])
    session.flush()
    return portal.id, run.id


def add_document(session: Session, portal_id: int, url: str) -> int:
    """A document without versions; its id."""
    page = Page(portal_id=portal_id, url=url, url_key=url, role="report", first_seen=now())
    session.add(page)
    session.flush()
    document = DocumentRow(page_id=page.id, portal_id=portal_id, url=url)
    session.add(document)
    session.flush()
    return document.id


def add_version(
    archive: Archive, session: Session, document_id: int, run_id: int, parts: list[bytes], number: int = 1
) -> int:
    """A version of a document with these parts; its id."""
    hashes = [archive.blobs.put(session, part, "text/plain") for part in parts]
    bytes_hash = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    version = Version(
        document_id=document_id,
        number=number,
        bytes_hash=bytes_hash,
        content_hash=bytes_hash,
        first_seen=now(),
        last_seen=now(),
        run_id=run_id,
    )
    session.add(version)
    session.flush()
    session.add_all(
        VersionPart(version_id=version.id, position=position, blob_sha256=sha256)
        for position, sha256 in enumerate(hashes, start=1)
    )
    session.flush()
    return version.id


def fill(archive: Archive, *contents: bytes) -> list[int]:
    """A portal with one document of one version for each content; the versions' ids."""
    with archive.writing() as session:
        portal_id, run_id = add_portal(session)
        return [
            add_version(
                archive,
                session,
                add_document(session, portal_id, f"http://portal.test/{number}"),
                run_id,
                [content],
            )
            for number, content in enumerate(contents)
        ]


def put(archive: Archive, data: bytes) -> str:
    """Keeps bytes; their SHA-256."""
    with archive.writing() as session:
        return archive.blobs.put(session, data, "text/html")


def get(archive: Archive, sha256: str) -> bytes:
    """The bytes kept under a SHA-256."""
    with archive.reading() as session:
        return archive.blobs.get(session, sha256)
