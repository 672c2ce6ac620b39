"""What a document looks like, to be read by eye: bytes, PDF pages as pictures, web pages bare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from models.archive import Archive
from research.bare_page import MOST, bare_page
from research.leaves import LeafError, leaf
from research.source_view import parts_of

PAGES = 60
SUFFIXES = {
    "text/html": ".html", "application/pdf": ".pdf", "application/zip": ".zip", "text/plain": ".txt",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls", "application/rtf": ".rtf", "application/ofd": ".ofd",
}  # fmt: skip


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
    for part in parts_of(session, bytes_hash):
        data = archive.blobs.get(session, part.sha256)
        if part.media_type == "text/html" and part.member is None and len(data) <= MOST:
            found.append(kept(folder / f"{part.sha256[:16]}.view.html", bare_page(data).encode()))
        elif part.media_type == "application/pdf" and part.member is None:
            found += _pictures(data, folder, part.sha256, pages)
        else:
            found.append(kept(folder / file_name(part.sha256, part.media_type), data))
    return found


def kept(path: Path, data: bytes) -> str:
    """Writes a file that is not there yet; its name."""
    if not path.exists():
        path.write_bytes(data)
    return path.name


def _pictures(data: bytes, folder: Path, sha256: str, pages: Sequence[int] | None) -> list[str]:
    """The wanted pages; the file itself if the first of them cannot be drawn."""
    found: list[str] = []
    for number in pages or range(1, PAGES + 1):
        path = folder / f"{sha256[:16]}-{number}.png"
        try:
            found.append(path.name if path.exists() else kept(path, leaf(sha256, number, lambda: data).png))
        except LeafError:
            break
    return found or [kept(folder / f"{sha256[:16]}.pdf", data)]
