"""Figures that the text states, with the sentence they stand in."""

from __future__ import annotations

from pipelines.document import Document
from pipelines.reading import Statement


def read_statements(document: Document) -> tuple[Statement, ...]:
    """The stated figures in order."""
    return ()
