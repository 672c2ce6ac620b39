"""Documents printed in traditional characters, as some portals offer them: brought to simplified ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from models.traditional import converter, is_traditional
from pipelines.document import Block, Damage, Document, Table


def simplified(document: Document) -> Document:
    """The document in simplified characters, with a note that it was printed in traditional ones.

    One that was not is given as it is.
    """
    if not _is_traditional(document):
        return document
    plain = converter()
    return replace(
        document,
        title=plain(document.title) if document.title else document.title,
        blocks=tuple(_simplified(block, plain) for block in document.blocks),
        meta={name: plain(value) for name, value in document.meta.items()},
        damage=(*document.damage, Damage("traditional")),
    )


def _is_traditional(document: Document) -> bool:
    return is_traditional("\n".join(_said(document)))


def _said(document: Document) -> Iterator[str]:
    yield from (text.text for text in document.texts())
    yield from (cell.text for table in document.tables() for row in table.rows for cell in row)


def _simplified(block: Block, plain: Callable[[str], str]) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, text=plain(cell.text)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return replace(block, text=plain(block.text))
