"""What a document looks like, to be read by eye: bytes, PDF pages as pictures, web pages bare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.tables import Blob, Version, VersionPart

SCALE = 1.6
"""Pixels for a point of a PDF page: small print stays legible."""
PAGES = 60
SUFFIXES = {
    "text/html": ".html", "application/pdf": ".pdf", "application/zip": ".zip", "text/plain": ".txt",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls", "application/rtf": ".rtf", "application/ofd": ".ofd",
}  # fmt: skip
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([a-zA-Z0-9_-]+)""")
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


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
        if kind == "text/html" and member is None:
            found.append(_kept(folder / f"{sha256[:16]}.view.html", _without_scripts(data)))
        elif kind == "application/pdf" and member is None:
            found += _pictures(data, folder, sha256[:16], pages)
        else:
            found.append(_kept(folder / file_name(sha256, kind), data))
    return found


def _kept(path: Path, data: bytes) -> str:
    if not path.exists():
        path.write_bytes(data)
    return path.name


def _without_scripts(data: bytes) -> bytes:
    """A page that runs nothing and fetches nothing, in UTF-8."""
    from lxml import etree, html
    from lxml_html_clean import Cleaner

    named = _CHARSET.search(data[:4096])
    charset = named[1].decode().lower() if named else "utf-8"
    try:
        text = data.decode("gb18030" if charset.startswith("gb") else charset, "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    try:
        tree = html.document_fromstring(text.replace("\0", "") or "<p></p>", html.HTMLParser(encoding=None))
    except (etree.ParserError, ValueError):
        return b"<p>no text</p>"
    cleaner = Cleaner(page_structure=False, style=False, safe_attrs_only=False, embedded=True, forms=True)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    body: bytes = etree.tostring(cleaner.clean_html(tree), encoding="utf-8", method="html")
    return f"<!doctype html>{head}".encode() + body


def _pictures(data: bytes, folder: Path, stem: str, pages: Sequence[int] | None) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return [_kept(folder / f"{stem}.pdf", data)]
    try:
        wanted = [page for page in pages or range(1, len(document) + 1) if page <= len(document)][:PAGES]
        found = []
        for number in wanted:
            path = folder / f"{stem}-{number}.png"
            if not path.exists():
                document[number - 1].render(scale=SCALE).to_pil().save(path)
            found.append(path.name)
        return found
    finally:
        document.close()
