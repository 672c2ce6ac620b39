"""A packed file as a document: the only one in it, or the list of those that are each read on their own."""

from __future__ import annotations

from collections.abc import Callable

from models.messages import unreadable
from pipelines.document import Cell, Damage, Document, Table
from pipelines.formats.joined import joined, runs
from pipelines.formats.packed.contents import documents, part_hash
from pipelines.formats.sniff import NAMES, media_type
from pipelines.reading import UnreadableError


def read_packed(data: bytes, read: Callable[..., Document]) -> Document:
    """The one document inside, or, of several, their list: a table of path, part and SHA-256 of each part.

    UnreadableError if the file is broken, locked or too large, or if nobody reads anything in it.
    """
    kind = media_type(data)
    inside = documents(data)
    if not inside:
        raise UnreadableError(unreadable.NOTHING_INSIDE(what=NAMES[kind]))
    if len(inside) == 1:
        return joined([read(*run) for run in runs(inside[0].data())])
    lines = [(one.path, part.path, part_hash(part, data)) for one in inside for part in one.parts]
    rows = tuple(
        tuple(Cell(text, row, column, column) for column, text in enumerate(line, start=1))
        for row, line in enumerate(lines, start=1)
    )
    several = Damage("packed_documents", {"count": len(inside)})
    return Document(kind, (Table(1, rows),), damage=(several,))
