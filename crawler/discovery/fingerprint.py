"""The hash that tells whether a document changed, blind to what differs at every fetch or export."""

from __future__ import annotations

import hashlib
import re

from crawler.discovery.examined import Examined

_PDF_NOISE = re.compile(
    rb"/(?:ModDate|CreationDate)\s*(?:\([^)]{0,80}\)|<[0-9A-Fa-f\s]{0,160}>)|/ID\s*\[\s*<[^>]{0,128}>\s*<[^>]{0,128}>\s*\]|"
    rb"<(xmp:ModifyDate|xmp:CreateDate|xmp:MetadataDate|xap:ModifyDate|xap:CreateDate|xap:MetadataDate|"
    rb"xmpMM:DocumentID|xmpMM:InstanceID|xapMM:DocumentID|xapMM:InstanceID)>[^<]{0,120}</\1>|"
    rb"(?:xmp|xap):(?:ModifyDate|CreateDate|MetadataDate)=[\"'][^\"']{0,80}[\"']|"
    rb"(?:xmpMM|xapMM):(?:DocumentID|InstanceID)=[\"'][^\"']{0,120}[\"']")


def content_hash(examined: Examined, body: bytes, media_type: str) -> str:
    """SHA-256 (hex) of a page's own matter; of a PDF without its dates and ids; else of the bytes."""
    return hashlib.sha256(_matter(examined, body, media_type)).hexdigest()


def _matter(examined: Examined, body: bytes, media_type: str) -> bytes:
    if examined.content.strip() and "pdf" not in media_type:
        return examined.content.encode("utf-8", "surrogatepass")
    if "pdf" in media_type or body.startswith(b"%PDF-"):
        return _PDF_NOISE.sub(b"", body)
    return body
