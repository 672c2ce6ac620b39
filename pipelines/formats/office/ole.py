"""Old office files (OLE): what they are is told by the streams inside, never by their name."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import replace

import olefile

from models.messages import later, unreadable
from pipelines.document import Damage, Document
from pipelines.formats.office.doc import DOC, read_doc
from pipelines.formats.office.doc_fib import OldWordError
from pipelines.formats.office.docx import read_docx
from pipelines.formats.office.libreoffice import as_docx
from pipelines.formats.office.sheets import read_xls
from pipelines.reading import UnreadableError

_REFUSED: Mapping[str, str] = {
    "EncryptedPackage": unreadable.LOCKED_OFFICE(what=later("Word or Excel file")),
    "PowerPoint Document": unreadable.PRESENTATION(),
    "MatOST": unreadable.WORKS(),
    "CONTENTS": unreadable.WORKS_OR_PUBLISHER(),
}


def read_ole(data: bytes) -> Document:
    """The Word or WPS text, or the Excel or ET workbook, in an OLE file."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return _read(file, data)
    except UnreadableError:
        raise
    except RecursionError:
        raise UnreadableError(unreadable.NESTED_FOLDERS()) from None
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error) as cause:
        raise UnreadableError(
            unreadable.TRUNCATED(what=later("old Word or Excel file (OLE)"), cause=cause)
        ) from None


def _read(file: olefile.OleFileIO, data: bytes) -> Document:
    names = {path[0].strip("\x01\x05"): path for path in file.listdir() if len(path) == 1}
    for name, reason in _REFUSED.items():
        if name in names:
            raise UnreadableError(reason)
    lower = {name.lower() for name in names}
    if "worddocument" in lower:
        return _word(file, data)
    if lower & {"workbook", "book"}:
        book = next(path for name, path in names.items() if name.lower() in ("workbook", "book"))
        return read_xls(data, file.openstream(book).read())
    shown = ", ".join(sorted(names)[:5]) or "nothing"
    raise UnreadableError(unreadable.OTHER_OLE(streams=shown))


def _word(file: olefile.OleFileIO, data: bytes) -> Document:
    """The text of a Word file; one older than Word 97 by way of LibreOffice, if that is there."""
    try:
        return read_doc(file)
    except OldWordError as cause:
        found = read_docx(as_docx(data, str(cause)))
        return replace(found, media_type=DOC, damage=(*found.damage, Damage("converted")))
