"""What tests of formats share: tables as plain lists of texts, and files packed into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pipelines.document import Document, Table


def texts(table: Table) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    return [[cell.text for cell in row] for row in table.rows]


def only_table(document: Document) -> Table:
    """The document's table, which must be its only one."""
    (table,) = document.tables()
    return table


def lines(document: Document) -> list[str]:
    """The document's headings and paragraphs."""
    return [text.text for text in document.texts()]


def rules(document: Document) -> list[str]:
    """The rules of the document's damage."""
    return [damage.rule for damage in document.damage]


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()
