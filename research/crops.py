"""The part of a document that holds one table, to be read by eye: of a web page bare, of a PDF a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from models.archive import Archive
from models.cells import Cell, path_of
from research.bare_page import bare_page
from research.leaves import Box, LeafError, leaf
from research.source_view import View, view
from research.sources import kept

MARGIN = 36.0
"""Points around a table: its caption and what is written at its edges."""


def crops(
    archive: Archive, session: Session, bytes_hash: str, cells: Sequence[Cell], folder: Path
) -> list[str]:
    """Writes what shows the table of these cells into `folder`, without a mark; the files' names, in order.

    No file where the document cannot be shown in part: the cells have no place in it, or other words stand
    there, or it is neither web page nor PDF. OSError.
    """
    shown = view(archive, session, bytes_hash, cells) if cells else None
    if shown is None or not shown.cells:
        return []
    stem = f"{shown.part.sha256[:16]}-{cells[0].table_number}"
    data = archive.blobs.get(session, shown.part.sha256)
    if shown.how == "page":
        whole = bare_page(data, within=_table(cells))
        return [kept(folder / f"{stem}.html", whole.encode())]
    if shown.how == "leaf" and shown.part.media_type == "application/pdf":
        return _pictures(shown, data, cells, folder, stem)
    return []


def _pictures(shown: View, data: bytes, cells: Sequence[Cell], folder: Path, stem: str) -> list[str]:
    """A picture for each page that the table stands on."""
    found = []
    for page in sorted({cell.page for cell in cells if cell.page}):
        boxes = [cell.box for cell in cells if cell.page == page and cell.box]
        if not boxes:
            return []
        try:
            drawn = leaf(shown.part.sha256, page, lambda: data, _around(boxes))
        except LeafError:
            return []
        found.append(kept(folder / f"{stem}-{page}.png", drawn.png))
    return found


def _around(boxes: Sequence[Sequence[float]]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left) - MARGIN, min(top) - MARGIN, max(right) + MARGIN, max(bottom) + MARGIN


def _table(cells: Sequence[Cell]) -> str | None:
    """The path of the element that holds all the cells: their table, or what holds its halves."""
    path = path_of([cell.path for cell in cells]) or ""
    above, table, rest = path.rpartition("/table")
    return above + table + rest.partition("/")[0] if table else path or None
