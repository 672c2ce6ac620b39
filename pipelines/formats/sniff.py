"""What a file is, decided by its first bytes only: never by its name nor by what a server said of it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress

from models.messages import later

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"
OFD = "application/ofd"
OLE = "application/x-ole-storage"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
GZIP = "application/gzip"
TAR = "application/x-tar"
JSON = "application/json"
XML = "application/xml"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp", "image/webp"})
"""Files that show a page as a picture."""

PACKED = frozenset({ZIP, RAR, SEVEN_ZIP, GZIP, TAR})
"""Files that only hold other files."""

_LOOK = 8192
_WHOLE = re.compile(rb'<[^<>]*full-path="/"[^<>]*>')
"""Where the list of an OpenDocument file's members tells of the file itself."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", GZIP),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"BZh", "application/x-bzip2"),
    (b"%!PS", "application/postscript"),
    (b"ID;P", "application/x-sylk"),
    (b"TABLE\r\n0,1\r\n", "application/x-dif"),
    (b"TABLE\n0,1\n", "application/x-dif"),
)

_ZIP_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"word/", DOCX),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"OFD.xml", OFD),
    (b"opendocument.text", ODT),
    (b"opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
)

NAMES: dict[str, str] = {
    HTML: "HTML",
    TEXT: later("plain text"),
    PDF: "PDF",
    EMPTY: later("empty file"),
    UNKNOWN: later("unknown binary data"),
    "image/jpeg": later("JPEG picture"),
    "image/png": later("PNG picture"),
    "image/gif": later("GIF picture"),
    "image/tiff": later("TIFF picture"),
    "image/bmp": later("BMP picture"),
    "image/webp": later("WebP picture"),
    OLE: later("old Word, Excel or WPS file (OLE)"),
    RTF: "RTF",
    GZIP: later("gzip archive"),
    TAR: later("tar archive"),
    RAR: later("RAR archive"),
    SEVEN_ZIP: later("7z archive"),
    "application/zstd": later("zstd archive"),
    "application/x-bzip2": later("bzip2 archive"),
    "application/postscript": "PostScript",
    "application/x-sylk": later("SYLK sheet, to be saved as XLSX"),
    "application/x-dif": later("DIF sheet, to be saved as XLSX"),
    ZIP: later("ZIP archive"),
    DOCX: later("Word file (docx)"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": later("Excel file (xlsx)"),
    OFD: "OFD",
    ODT: later("OpenDocument text (odt)"),
    "application/vnd.oasis.opendocument.spreadsheet": later("OpenDocument spreadsheet (ods)"),
    XML: "XML",
    JSON: "JSON",
    "message/rfc822": later("saved mail or MHT page"),
}

_HTML_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|table|tbody|tr|td|div|p|span|font|br|center"
    rb"|h[1-6]|ul|ol|form|section|article|strong|b|a|ucaptitle|ucapcontent)(?:[\s>/]|$)",
    re.IGNORECASE,
)
_JSON = re.compile(
    rb'(?:(?:var\s+)?[\w$.]{1,80}\s*[(=]\s*)?(?:\{\s*["}]|\[\s*\{\s*")|\[\s*[\["\]]|\[\s*\{'
)
"""JSON, bare or in a script's call."""
_MAIL = re.compile(
    rb"MIME-Version:|(?:From|Subject|Date|Snapshot-Content-Location|X-[\w-]+|Content-Type):[^\r\n]*\r?\n"
    rb"(?:[\w-]+:[^\r\n]*\r?\n|[ \t][^\r\n]*\r?\n)*?(?:MIME-Version|Content-Type):",
    re.IGNORECASE,
)
_PIPED = re.compile(rb"^\|.+\|[ \t]*\r?\n\|[\s:|-]*-{2,}[\s:|-]*\|[ \t]*\r?$", re.MULTILINE)
_FRAME = re.compile(rb"<(?:!doctype|html|head|body|table|pre|script)[\s>]", re.IGNORECASE)
_PRINTED = re.compile(rb"[^\x00 \t\r\n]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


_WITHIN = re.compile(
    rb"(?:data:image/[\w.+-]+;base64,|<(?:\w+:)?bin(?:ary-?)?data(?:\s[^>]*)?>)[A-Za-z0-9+/\s]{5400}",
    re.IGNORECASE,
)
"""A picture of a page in a page's own markup or in a flat office file; icons are shorter."""
_SHOWN_BY = {OLE: "WordDocument".encode("utf-16-le"), RTF: rb"\pict"}
"""What stands in such files where they may show pictures."""


def media_type(data: bytes) -> str:
    """The media type of `data`; `NAMES` has a name for people for each."""
    if _PRINTED.search(data) is None:
        return EMPTY
    return _by_signature(data) or _by_text(_as_bytes_of_text(data[:_LOOK]))


def may_show_pages(data: bytes) -> bool:
    """Whether the file may show pages as pictures: it is one, is made of such, holds or packs them."""
    kind = _by_signature(data)
    if kind in _SHOWN_BY:
        return _SHOWN_BY[kind] in data
    return kind in PICTURES | PACKED | {PDF, DOCX, OFD, ODT} if kind else _WITHIN.search(data) is not None


def _by_signature(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data[257:262] == b"ustar":
        return TAR
    head = data[:1024]
    if b"%PDF-" in head and not _HTML_TAG.search(head[: head.index(b"%PDF-")]):
        return PDF
    return None


def _zip_kind(data: bytes) -> str:
    """What a ZIP file is by its members' names; of one that was cut off, by what its first bytes show.

    The first bytes alone can mislead: a file packed without compression shows its own members' names there.
    """
    head = data[:_LOOK]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = [name.replace("\\", "/").lower() for name in file.namelist()]
            seen = _said(file) if "content.xml" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return next((kind for name, kind in _ZIP_MEMBERS if name in head), ZIP)
    folders = {name.partition("/")[0] + "/" for name in names} if "[content_types].xml" in names else set()
    seen += "\n".join([*folders, *(["OFD.xml"] if "ofd.xml" in names else [])]).encode()
    return next((kind for name, kind in _ZIP_MEMBERS if name in seen), ZIP)


def _said(file: zipfile.ZipFile) -> bytes:
    """What an OpenDocument file says it is: in a member of its own, else in its list of members."""
    for name in ("mimetype", "META-INF/manifest.xml"):
        with suppress(KeyError, RuntimeError, EOFError, zlib.error), file.open(name) as stream:
            said = stream.read(_LOOK)
            return said if name == "mimetype" else b"".join(_WHOLE.findall(said))
    return b""


def _as_bytes_of_text(head: bytes) -> bytes:
    """The head as ASCII-compatible bytes: UTF-16 turned into UTF-8, the byte order mark taken off."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore").encode()
    if head[1:2] == b"\x00" and head[3:4] == b"\x00":
        return head.decode("utf-16-le", errors="ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _by_text(head: bytes) -> str:
    start = head.lstrip(b"\x00 \t\r\n")
    if _MAIL.match(start):
        return "message/rfc822"
    if _JSON.match(start):
        return JSON
    if start.startswith(b"<?xml") and not re.search(rb"<html[\s>]|<!doctype\s+html", start, re.IGNORECASE):
        return XML
    if start.startswith(b"<!--") or (_HTML_TAG.search(start) and not _is_markdown(start)):
        return HTML
    if len(_CONTROL.findall(start)) > len(start) // 20:
        return UNKNOWN
    return TEXT


def _is_markdown(start: bytes) -> bool:
    """Whether a text writes tables with pipes and only frames them with tags, as Markdown may."""
    return _PIPED.search(start) is not None and _FRAME.search(start) is None
