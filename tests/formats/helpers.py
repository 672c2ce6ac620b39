"""What the tests of the formats share: tables as plain lists of texts."""

from __future__ import annotations

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
