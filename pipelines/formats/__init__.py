"""One module per file format, from bytes to the common `Document`; the first bytes decide which one reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.decoding import REPLACED, decode
from models.messages import unreadable
from pipelines.document import Damage, Document
from pipelines.formats import sniff
from pipelines.formats.flattened import with_flattened_tables
from pipelines.formats.lone_rows import with_lone_rows
from pipelines.formats.spaced import with_spaced_tables
from pipelines.formats.told import with_told_tables
from pipelines.reading import UnreadableError

MOST_BYTES = 64 * 2**20
"""Larger files are refused: the largest reports with scans are under 40 MB."""


def to_document(data: bytes, *pictures: bytes) -> Document:
    """The document that `data` holds, or that it and more `pictures` do, each a page or more.

    Raises UnreadableError for what this version does not read.
    """
    if pictures:
        return _read_pictures(data, *pictures)
    if len(data) > MOST_BYTES:
        raise UnreadableError(unreadable.OVER_BYTES(size=len(data), most=MOST_BYTES))
    kind = sniff.media_type(data)
    if kind == sniff.EMPTY:
        raise UnreadableError(unreadable.EMPTY_FILE())
    reader = _reader(kind)
    if reader is None:
        raise UnreadableError(unreadable.UNREAD_KIND(what=sniff.NAMES.get(kind, kind), kind=kind))
    return _with_written_tables(reader(data))


def second_opinion(data: bytes, *pictures: bytes) -> Document | None:
    """The same bytes by another reader that shares no code with the first; None where there is none."""
    if pictures:
        return None
    kind = sniff.media_type(data)
    try:
        if kind == sniff.PDF:
            from pipelines.formats.pdf.read import read_pdf_again

            return _with_written_tables(read_pdf_again(data))
        if kind in sniff.PACKED:
            from pipelines.formats.packed.read import read_packed

            return read_packed(data, lambda *parts: second_opinion(*parts) or to_document(*parts))
    except UnreadableError:
        pass
    return None


def _with_written_tables(document: Document) -> Document:
    """The document with the tables that stand in it as lines of text."""
    return with_spaced_tables(with_lone_rows(with_flattened_tables(with_told_tables(document))))


def _reader(kind: str) -> Callable[[bytes], Document] | None:
    """What reads files of this media type; imported only when one comes."""
    match kind:
        case sniff.HTML:
            return _read_html
        case sniff.TEXT:
            return _read_text
        case sniff.JSON:
            return _read_json
        case sniff.XML:
            return _read_xml
        case sniff.PDF:
            from pipelines.formats.pdf.read import read_pdf

            return read_pdf
        case sniff.OFD:
            from pipelines.formats.ofd.read import read_ofd

            return read_ofd
        case kind if kind in sniff.PACKED:
            return _read_packed
        case kind if kind in sniff.PICTURES:
            return _read_pictures
    from pipelines.formats.office.read import reader_of

    return reader_of(kind)


def _read_pictures(*pictures: bytes) -> Document:
    from pipelines.formats.ocr.read import read_picture_files

    return read_picture_files(pictures)


def _read_packed(data: bytes) -> Document:
    from pipelines.formats.packed.read import read_packed

    return read_packed(data, to_document)


def _read_html(data: bytes) -> Document:
    from pipelines.formats.html.read import read_html

    return _read_characters(data, read_html)


def _read_text(data: bytes) -> Document:
    from pipelines.formats.text.read import read_text

    return _read_characters(data, read_text)


def _read_xml(data: bytes) -> Document:
    """An office document that is one XML file, else the answer of a script."""
    from pipelines.formats.answers.read import read_xml
    from pipelines.formats.office.flat import read_flat

    try:
        return read_flat(data)
    except UnreadableError as error:
        answer = read_xml(data)
        if not answer.blocks:
            raise error from None
        return answer


def _read_json(data: bytes) -> Document:
    from pipelines.formats.answers.read import read_json

    return _read_characters(data, read_json)


def _read_characters(data: bytes, reader: Callable[[str, str | None], Document]) -> Document:
    text, charset = decode(data)
    document = reader(text, charset)
    lost = text.count(REPLACED)
    if not lost:
        return document
    note = Damage("undecodable_bytes", {"count": lost, "charset": charset})
    return replace(document, damage=(*document.damage, note))
