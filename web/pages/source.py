"""The archived documents: their bytes as they came, web pages bare with a marked cell, pages as pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import FileResponse, Response
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.background import BackgroundTask

from models.cells import Cell
from models.messages import gettext as _
from models.tables import Blob, ReadingRow, Report, VersionPart
from research.bare_page import bare_page
from research.evidence import FIGURES, EvidenceError, figure_rows, write_evidence
from research.leaves import LeafError, leaf
from research.source_view import PICTURES, cells_at, parts_of
from research.sources import file_name
from research.timeline import Held, timelines
from web.files import as_file
from web.rendering import room_of
from web.safety import ARCHIVED

router = APIRouter()
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
Mark = Annotated[str | None, Query(pattern=r"^\d{1,6},\d{1,6}(,\d{1,6})?$")]
_SAFE = {"Content-Security-Policy": ARCHIVED, "X-DNS-Prefetch-Control": "off"}
_UNCHANGING = {"Cache-Control": "private, max-age=31536000, immutable"}


@router.get("/documents/{sha256}", name="bytes", include_in_schema=False)
def raw(request: Request, sha256: Sha256) -> Response:
    """The bytes as the server sent them, to be saved and never shown."""
    with room_of(request).asking() as session:
        kind = _kind(session, sha256)
        data = room_of(request).archive.blobs.get(session, sha256)
    named = {"Content-Disposition": f'attachment; filename="{file_name(sha256, kind)}"'}
    return Response(data, media_type="application/octet-stream", headers=_SAFE | _UNCHANGING | named)


@router.get("/documents/{sha256}/page", name="bare", include_in_schema=False)
def bare(request: Request, sha256: Sha256, reading: int | None = None, mark: Mark = None) -> Response:
    """A web page that runs and loads nothing; `mark`: the cell (table,row,column) of a reading of it."""
    with room_of(request).asking() as session:
        if _kind(session, sha256) != "text/html":
            raise HTTPException(404, _("This document is no web page."))
        data = room_of(request).archive.blobs.get(session, sha256)
        marks = [cell.path or "" for cell in _marked(session, sha256, reading, mark)]
    try:
        told = bare_page(data, marks)
    except ValueError as error:
        raise HTTPException(413, _("The page is too large to be shown; its bytes can be saved.")) from error
    return Response(told, media_type="text/html", headers=_SAFE)


@router.get("/documents/{sha256}/leaves/{number}", name="leaf", include_in_schema=False)
def of_leaf(request: Request, sha256: Sha256, number: Annotated[int, Path(ge=1, le=10_000)]) -> Response:
    """A page of a PDF as a picture, or a picture as it is."""
    archive = room_of(request).archive
    with room_of(request).asking() as session:
        kind = _kind(session, sha256)
        if kind in PICTURES:
            data = archive.blobs.get(session, sha256)
            return Response(data, media_type=kind, headers=_SAFE | _UNCHANGING)
        if kind != "application/pdf":
            raise HTTPException(404, _("This document has no pages to be drawn."))
        try:
            drawn = leaf(sha256, number, lambda: archive.blobs.get(session, sha256))
        except LeafError as error:
            raise HTTPException(404, _("The page cannot be drawn: %(why)s") % {"why": error}) from error
    return Response(drawn.png, media_type="image/png", headers=_SAFE | _UNCHANGING)


@router.get("/reports/{report_id}/figures.csv", name="report_csv", include_in_schema=False)
def figures_csv(request: Request, report_id: int) -> Response:
    """The figures of a report with states, places and corrections."""
    with room_of(request).asking() as session:
        held = _held(session, report_id)
        rows = [dict(zip(FIGURES, row, strict=True)) for row in figure_rows(session, held)]
    return as_file(rows, FIGURES, f"gongkai-{report_id}", "csv")


@router.get("/reports/{report_id}/evidence.zip", name="report_evidence", include_in_schema=False)
def evidence(request: Request, report_id: int) -> Response:
    """All that proves what the report said, in one ZIP file."""
    folder = tempfile.TemporaryDirectory()
    path = FilePath(folder.name) / "evidence.zip"
    try:
        with room_of(request).asking() as session:
            _held(session, report_id)
            write_evidence(room_of(request).archive, session, report_id, path)
    except BaseException as error:
        folder.cleanup()
        if isinstance(error, EvidenceError):
            raise HTTPException(404, str(error)) from error
        raise
    name = f"gongkai-{report_id}.zip"
    return FileResponse(
        path, media_type="application/zip", filename=name, background=BackgroundTask(folder.cleanup)
    )


def _kind(session: Session, sha256: str) -> str:
    """The media type of a part of a kept document; other bytes of the archive are not given out."""
    kind = session.scalar(
        select(Blob.media_type)
        .join(VersionPart, VersionPart.blob_sha256 == Blob.sha256)
        .where(Blob.sha256 == sha256)
        .limit(1)
    )
    if kind is None:
        raise HTTPException(404, _("The archive holds no document with this SHA-256."))
    return kind


def _marked(session: Session, sha256: str, reading: int | None, mark: str | None) -> list[Cell]:
    """The cells that a mark names, of a reading of a document that has these bytes as a part."""
    if reading is None or mark is None:
        return []
    bytes_hash = session.scalar(select(ReadingRow.bytes_hash).where(ReadingRow.id == reading))
    if bytes_hash is None or sha256 not in {part.sha256 for part in parts_of(session, bytes_hash)}:
        raise HTTPException(404, _("This is no reading of the document."))
    return cells_at(session, reading, *map(int, mark.split(",")))


def _held(session: Session, report_id: int) -> Held:
    row = session.get(Report, report_id)
    held = timelines(session, [(row.id, row.preferred_id)])[row.id].preferred if row else None
    if held is None:
        raise HTTPException(404, _("There is no report %(id)s.") % {"id": report_id})
    return held
