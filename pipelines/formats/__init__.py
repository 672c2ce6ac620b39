"""One module per file format, from bytes to the common `Document`; the first bytes decide which one reads."""

from __future__ import annotations

from dataclasses import replace

from pipelines.document import Damage, Document
from pipelines.formats import sniff
from pipelines.formats.decode import REPLACED, decode
from pipelines.reading import UnreadableError

MOST_BYTES = 64 * 2**20
"""Larger files are refused: the largest reports with scans are under 40 MB."""


def to_document(data: bytes) -> Document:
    """The document that `data` holds. Raises UnreadableError for what this version does not read."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"{len(data)} bytes: larger than the limit of {MOST_BYTES} bytes")
    kind = sniff.media_type(data)
    if kind == sniff.EMPTY:
        raise UnreadableError("empty file: there is nothing to read in it")
    if kind == sniff.PDF:
        from pipelines.formats.pdf import read_pdf

        return read_pdf(data)
    if kind not in (sniff.HTML, sniff.TEXT):
        name = sniff.NAMES.get(kind, kind)
        raise UnreadableError(f"{name} ({kind}): this version reads HTML, plain text and PDF with text")
    return _read_characters(data, kind)


def _read_characters(data: bytes, kind: str) -> Document:
    text, charset = decode(data)
    if kind == sniff.HTML:
        from pipelines.formats.html import read_html

        document = read_html(text, charset)
    else:
        from pipelines.formats.text import read_text

        document = read_text(text, charset)
    lost = text.count(REPLACED)
    if not lost:
        return document
    note = Damage("undecodable_bytes", f"{lost} characters are no valid {charset} and show as {REPLACED}")
    return replace(document, damage=(*document.damage, note))
