"""Addresses of viewers and converters, on the own host or another, and the file that they show."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.encoded import decoded
from crawler.discovery.text import REMEMBERED
from crawler.discovery.urls import clean
from crawler.discovery.words import DOWNLOAD, FILE, STATIC

_VIEWER = re.compile(r"viewer|pdfjs|preview|view\.aspx|office|ow365|yozo|wps", re.I)
"""Words of the addresses of what shows files; what fetches one by its path is asked itself. A page that
stands as a file reads no query: only its script does, to show what the query names."""
_NAMED = re.compile(
    r"^(?:f?url|src|pdf|file(?:_?(?:url|path|name))?|path|doc(?:_?url)?|document|attach\w*)$", re.I)
_NO_UTF8 = re.compile("[\udc80-\udcff]")


@lru_cache(REMEMBERED)
def viewed(url: str, base: str) -> str | None:
    """The address of the file that a viewer's names, plain or in base64; null if it is no viewer's."""
    parts = urlsplit(url)
    shows = _VIEWER.search(parts.netloc + parts.path) or STATIC.search(parts.path)
    if not parts.query or not shows:
        return None
    told = parse_qsl(parts.query, errors="surrogateescape")
    named = [_escaped(value) for name, value in told if _NAMED.match(name)]
    for value in (*named, *map(decoded, named)):
        file = clean(value, base) if "/" in value or FILE.search(value) else None
        if file and (FILE.search(urlsplit(file).path) or DOWNLOAD.search(file) or "viewer" in parts.path):
            return file
    return None


def _escaped(value: str) -> str:
    """A value with the bytes that are no UTF-8, such as those of names in GBK, as escapes again."""
    return _NO_UTF8.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", value)
