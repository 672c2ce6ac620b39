"""What a file is, decided by its first bytes only: never by its name nor by what a server said of it."""

from __future__ import annotations

import re

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"
OFD = "application/ofd"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_LOOK = 8192

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"BZh", "application/x-bzip2"),
    (b"%!PS", "application/postscript"),
)

_ZIP_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"OFD.xml", OFD),
    (b"opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
)

NAMES: dict[str, str] = {
    HTML: "HTML",
    TEXT: "plain text",
    PDF: "PDF",
    EMPTY: "empty file",
    UNKNOWN: "unknown binary data",
    "image/jpeg": "JPEG picture",
    "image/png": "PNG picture",
    "image/gif": "GIF picture",
    "image/tiff": "TIFF picture",
    "image/bmp": "BMP picture",
    "image/webp": "WebP picture",
    "application/x-ole-storage": "old Word, Excel or WPS file (OLE)",
    "application/rtf": "RTF",
    "application/gzip": "gzip archive",
    "application/vnd.rar": "RAR archive",
    "application/x-7z-compressed": "7z archive",
    "application/zstd": "zstd archive",
    "application/x-bzip2": "bzip2 archive",
    "application/postscript": "PostScript",
    "application/zip": "ZIP archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word file (docx)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel file (xlsx)",
    OFD: "OFD",
    "application/vnd.oasis.opendocument.text": "OpenDocument text (odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument spreadsheet (ods)",
    "application/xml": "XML",
    "application/json": "JSON",
    "message/rfc822": "saved mail or MHT page",
}

_HTML_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|table|tbody|tr|td|div|p|span|font|br|center"
    rb"|h[1-6]|ul|ol|form|section|article|strong|b|a|ucaptitle|ucapcontent)(?:[\s>/]|$)",
    re.IGNORECASE,
)
_JSON = re.compile(rb'\{\s*["}]|\[\s*[\[{"\]]')
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type(data: bytes) -> str:
    """The media type of `data`; `NAMES` has a name for people for each."""
    if not data.strip(b"\x00 \t\r\n"):
        return EMPTY
    return _by_signature(data) or _by_text(_as_bytes_of_text(data[:_LOOK]))


def _by_signature(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for name, kind in _ZIP_MEMBERS if name in data[:_LOOK]), "application/zip")
    head = data[:1024]
    if b"%PDF-" in head and not _HTML_TAG.search(head[: head.index(b"%PDF-")]):
        return PDF
    return None


def _as_bytes_of_text(head: bytes) -> bytes:
    """The head as ASCII-compatible bytes: UTF-16 turned into UTF-8, the byte order mark taken off."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore").encode()
    if head[1:2] == b"\x00" and head[3:4] == b"\x00":
        return head.decode("utf-16-le", errors="ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _by_text(head: bytes) -> str:
    start = head.lstrip(b"\x00 \t\r\n")
    if re.match(rb"MIME-Version:", start, re.IGNORECASE):
        return "message/rfc822"
    if _JSON.match(start):
        return "application/json"
    if start.startswith(b"<?xml") and not re.search(rb"<html[\s>]|<!doctype\s+html", start, re.IGNORECASE):
        return "application/xml"
    if start.startswith(b"<!--") or _HTML_TAG.search(start):
        return HTML
    if len(_CONTROL.findall(start)) > len(start) // 20:
        return UNKNOWN
    return TEXT
