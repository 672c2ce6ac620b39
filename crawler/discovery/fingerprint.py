"""The hash that tells whether a document changed, blind to what differs at every fetch or export."""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
from io import BytesIO

from crawler.discovery.examined import Examined

HEAD = 1024
"""Bytes among which a PDF says that it is one."""
_PDF_NOISE = re.compile(
    rb"/(?:ModDate|CreationDate)\s*(?:\([^)]{0,80}\)|<[0-9A-Fa-f\s]{0,160}>)|/ID\s*\[\s*<[^>]{0,128}>\s*<[^>]{0,128}>\s*\]|"
    rb"<(xmp:ModifyDate|xmp:CreateDate|xmp:MetadataDate|xap:ModifyDate|xap:CreateDate|xap:MetadataDate|"
    rb"xmpMM:DocumentID|xmpMM:InstanceID|xapMM:DocumentID|xapMM:InstanceID)>[^<]{0,120}</\1>|"
    rb"(?:xmp|xap):(?:ModifyDate|CreateDate|MetadataDate)=[\"'][^\"']{0,80}[\"']|"
    rb"(?:xmpMM|xapMM):(?:DocumentID|InstanceID)=[\"'][^\"']{0,120}[\"']")


def content_hash(examined: Examined, body: bytes) -> str:
    """SHA-256 (hex) of a page's own matter; of a PDF without its dates and ids; of a ZIP's members by name,
    whenever and however they were packed; else of the bytes.

    `models.cleaning.CLEANING` numbers these rules and those of `content.py`: raise it when a hash changes."""
    return hashlib.sha256(_matter(examined, body)).hexdigest()


def _matter(examined: Examined, body: bytes) -> bytes:
    if examined.content.strip():
        return examined.content.encode("utf-8", "surrogatepass")
    if body.startswith(b"PK\x03\x04"):
        return _members(body) or body
    return _PDF_NOISE.sub(b"", body) if b"%PDF-" in body[:HEAD] else body


def _members(body: bytes) -> bytes | None:
    """Name, length and checksum of each file in a ZIP, as its directory tells them; null if it does not."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            files = [one for one in packed.infolist() if not one.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        return None
    if not files or any(one.flag_bits & 1 or (one.file_size and not one.CRC) for one in files):
        return None
    return repr(sorted((one.orig_filename, one.file_size, one.CRC) for one in files)).encode()
