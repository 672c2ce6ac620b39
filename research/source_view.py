"""Where a figure stands in the archived document, and how that place can be shown to a reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from lxml import html
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.cells import Cell, cells_of
from models.decoding import decode
from models.page_tree import page_tree
from models.picture_size import width_in_points
from models.tables import Blob, Version, VersionPart
from research.bare_page import MOST, elements
from research.leaves import LeafError, leaf

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
"""Pictures that browsers show."""
How = Literal["page", "leaf", "table", "file"]
_SET = re.compile(r"[\s\[\]]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: its place from 1, its bytes by SHA-256, its path inside a packed file."""

    position: int
    sha256: str
    media_type: str
    member: str | None
    length: int


@dataclass(frozen=True, slots=True)
class View:
    """How a place is shown.

    `page`: a web page, bare; `leaf`: page `number` of a PDF or a picture, `width` × `height` points (None:
    not known), of `pages`; `table`: the table as it was read, set again; `file`: nothing but the file itself.
    `cells` are the cells to mark.
    """

    how: How
    part: Part
    cells: tuple[Cell, ...] = ()
    number: int = 1
    width: float | None = None
    height: float | None = None
    pages: int = 1


def parts_of(session: Session, bytes_hash: str) -> list[Part]:
    """The parts of a document in order, without their bytes."""
    version = select(Version.id).where(Version.bytes_hash == bytes_hash).limit(1).scalar_subquery()
    rows = session.execute(
        select(VersionPart.blob_sha256, Blob.media_type, VersionPart.member, Blob.length)
        .join(Blob, Blob.sha256 == VersionPart.blob_sha256)
        .where(VersionPart.version_id == version)
        .order_by(VersionPart.position)
    )
    return [Part(position, *row) for position, row in enumerate(rows, start=1)]


def cells_at(
    session: Session, reading_id: int, table: int | None, row: int | None = None, column: int | None = None
) -> list[Cell]:
    """The cells of a table of a reading; of one row, or of one place in it; none if no table is named."""
    if table is None:
        return []
    return [
        cell
        for cell in cells_of(session, reading_id, table)
        if row in (None, cell.row) and column in (None, cell.column)
    ]


def view(archive: Archive, session: Session, bytes_hash: str, cells: Sequence[Cell]) -> View | None:
    """How a document is best shown with these cells marked; None if it has no parts.

    A cell is marked in the document itself only where the document bears the cell's words at that place.
    """
    parts = parts_of(session, bytes_hash)
    if not parts:
        return None
    marked = tuple(cells)
    shown = _in_pictures(archive, session, parts, marked) or next(
        (
            shown
            for part in parts
            if (shown := _in_part(archive, session, part, marked, alone=len(parts) == 1)) is not None
        ),
        None,
    )
    return shown or View("table" if marked else "file", parts[0], marked)


def _in_part(
    archive: Archive, session: Session, part: Part, cells: tuple[Cell, ...], *, alone: bool
) -> View | None:
    if part.member is not None:
        return None
    if part.media_type == "text/html" and part.length <= MOST:
        if not cells or _bears(archive.blobs.get(session, part.sha256), cells):
            return View("page", part, cells)
    elif part.media_type == "application/pdf" and (alone or not cells):
        number = next((cell.page for cell in cells if cell.page), None if cells else 1)
        return _in_pdf(archive, session, part, cells, number) if number else None
    return None


def _in_pdf(
    archive: Archive, session: Session, part: Part, cells: tuple[Cell, ...], number: int
) -> View | None:
    try:
        drawn = leaf(part.sha256, number, lambda: archive.blobs.get(session, part.sha256))
    except LeafError:
        return None
    on_it = tuple(cell for cell in cells if cell.page == number)
    return View("leaf", part, on_it, number, drawn.width, drawn.height, drawn.pages)


def _in_pictures(
    archive: Archive, session: Session, parts: Sequence[Part], cells: tuple[Cell, ...]
) -> View | None:
    """A document of pictures alone: each is a page."""
    if any(part.media_type not in PICTURES or part.member is not None for part in parts):
        return None
    number = next((cell.page for cell in cells if cell.page), 1)
    if number > len(parts):
        return None
    part = parts[number - 1]
    size = _size(archive.blobs.get(session, part.sha256))
    on_it = tuple(cell for cell in cells if cell.page == number) if size else ()
    width, height = size or (None, None)
    return View("leaf", part, on_it, number, width, height, len(parts))


def _size(data: bytes) -> tuple[float, float] | None:
    """Width and height in points of a picture as it is shown; None if nothing here can tell."""
    try:
        from PIL import Image

        with Image.open(BytesIO(data)) as picture:
            width, height = picture.size
            if picture.getexif().get(0x0112, 1) >= 5:
                width, height = height, width
    except Exception:
        return None
    points = width_in_points(width, height)
    return points, points * height / width


def _bears(data: bytes, cells: Sequence[Cell]) -> bool:
    """Whether the page bears every cell's words at the cell's place."""
    root, _ = page_tree(decode(data)[0])
    return root is not None and all(_stands(root, cell) for cell in cells)


def _stands(root: html.HtmlElement, cell: Cell) -> bool:
    there = elements(root, [cell.path]) if cell.path and cell.path.startswith("/") else []
    printed = _SET.sub("", "".join(str(text) for text in there[0].itertext())) if there else ""
    return bool(there) and _SET.sub("", cell.text).replace("图片", "") in printed
