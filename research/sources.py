"""What a document looks like, to be read by eye: bytes, PDF pages as pictures, web pages bare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.tables import Blob, Version, VersionPart
from research.bare_page import MOST, bare_page
from research.leaves import LeafError, draw

PAGES = 60
SUFFIXES = {
    "text/html": ".html", "application/pdf": ".pdf", "application/zip": ".zip", "text/plain": ".txt",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls", "application/rtf": ".rtf", "application/ofd": ".ofd",
}  # fmt: skip


def parts(archive: Archive, session: Session, bytes_hash: str) -> list[tuple[str, str, str | None, bytes]]:
    """The parts of a document: SHA-256, media type, path inside a packed file, bytes (of the packed file)."""
    version = session.scalars(select(Version.id).where(Version.bytes_hash == bytes_hash)).first()
    rows = session.execute(
        select(VersionPart.blob_sha256, Blob.media_type, VersionPart.member)
        .join(Blob, Blob.sha256 == VersionPart.blob_sha256)
        .where(VersionPart.version_id == version)
        .order_by(VersionPart.position)
    ).all()
    return [(sha, kind, member, archive.blobs.get(session, sha)) for sha, kind, member in rows]


def file_name(sha256: str, media_type: str) -> str:
    """How a part's bytes are called in a folder."""
    return sha256[:16] + SUFFIXES.get(media_type, ".bin")


def views(
    archive: Archive, session: Session, bytes_hash: str, folder: Path, pages: Sequence[int] | None = None
) -> list[str]:
    """Writes what a person can look at into `folder` and gives the files' names, in order.

    A web page without its scripts, a PDF's pages as pictures (`pages`: only these), pictures as they are; of
    all else the file itself.
    """
    found: list[str] = []
    for sha256, kind, member, data in parts(archive, session, bytes_hash):
        if kind == "text/html" and member is None and len(data) <= MOST:
            found.append(_kept(folder / f"{sha256[:16]}.view.html", bare_page(data).encode()))
        elif kind == "application/pdf" and member is None:
            found += _pictures(data, folder, sha256[:16], pages)
        else:
            found.append(_kept(folder / file_name(sha256, kind), data))
    return found


def _kept(path: Path, data: bytes) -> str:
    if not path.exists():
        path.write_bytes(data)
    return path.name


def _pictures(data: bytes, folder: Path, stem: str, pages: Sequence[int] | None) -> list[str]:
    """The wanted pages; the file itself if the first of them cannot be drawn."""
    found: list[str] = []
    for number in pages or range(1, PAGES + 1):
        path = folder / f"{stem}-{number}.png"
        try:
            found.append(path.name if path.exists() else _kept(path, draw(data, number).png))
        except LeafError:
            break
    return found or [_kept(folder / f"{stem}.pdf", data)]
