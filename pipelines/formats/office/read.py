"""Which reader takes which kind of office file; imported only when one comes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from pipelines.document import Document
from pipelines.formats.sniff import DOCX

_READERS = {
    DOCX: "docx:read_docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheets:read_xlsx",
    "application/vnd.oasis.opendocument.text": "opendocument:read_opendocument",
    "application/vnd.oasis.opendocument.spreadsheet": "opendocument:read_opendocument",
    "application/x-ole-storage": "ole:read_ole",
    "application/rtf": "rtf:read_rtf",
    "application/xml": "flat:read_flat",
    "message/rfc822": "mht:read_mht",
}
MODULES = frozenset(named.partition(":")[0] for named in _READERS.values())
"""The modules that read office files."""


def reader_of(kind: str) -> Callable[[bytes], Document] | None:
    """What reads office files of this media type; None if it is none of theirs."""
    if kind not in _READERS:
        return None
    module, function = _READERS[kind].split(":")
    reader: Callable[[bytes], Document] = getattr(
        import_module(f"pipelines.formats.office.{module}"), function
    )
    return reader
