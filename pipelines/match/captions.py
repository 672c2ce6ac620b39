"""The lines of text right above each table: they may say what the table itself leaves out."""

from __future__ import annotations

from pipelines.document import Document, Table
from pipelines.match.text import ideographs

LINES = 3
LONGEST = 40
"""A caption is short; a paragraph of so many ideographs tells of other things too."""

Captions = dict[int, tuple[str, ...]]
"""By a table's number the lines above it, the nearest first."""


def captions(document: Document) -> Captions:
    """The short lines between each table and the one before it."""
    found: Captions = {}
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found[block.number] = tuple(reversed(above[-LINES:]))
            above = []
        elif len(words := ideographs(block.text)) > LONGEST:
            above = []
        elif words:
            above.append(block.text)
    return found
