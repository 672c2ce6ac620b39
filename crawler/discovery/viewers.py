"""Addresses of viewers and converters, on the own host or another, and the file that they show."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.text import REMEMBERED
from crawler.discovery.urls import clean
from crawler.discovery.words import DOWNLOAD, FILE

_VIEWER = re.compile(r"viewer|pdfjs|preview|view\.aspx|office|ow365|yozo|wps", re.I)
"""Words of the addresses of what shows files; what fetches one by its path is asked itself."""
_NAMED = re.compile(
    r"^(?:f?url|src|pdf|file(?:_?(?:url|path|name))?|path|doc(?:_?url)?|document|attach\w*)$", re.I)
_BASE64 = re.compile(r"^[A-Za-z0-9+/_\-]{16,}={0,2}$")


@lru_cache(REMEMBERED)
def viewed(url: str, base: str) -> str | None:
    """The address of the file that a viewer's names, plain or in base64; null if it is no viewer's."""
    parts = urlsplit(url)
    if not parts.query or not _VIEWER.search(parts.netloc + parts.path):
        return None
    named = [value for name, value in parse_qsl(parts.query) if _NAMED.match(name)]
    for value in (*named, *map(_decoded, named)):
        file = clean(value, base) if "/" in value or FILE.search(value) else None
        if file and (FILE.search(urlsplit(file).path) or DOWNLOAD.search(file) or "viewer" in parts.path):
            return file
    return None


def _decoded(value: str) -> str:
    """What a value says in base64; empty if it is none."""
    if not _BASE64.match(value.replace(" ", "+")):
        return ""
    plain = value.replace(" ", "+").replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
