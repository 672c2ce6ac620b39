"""Pictures that a page carries within itself, written out in its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from pipelines.formats.base64_text import from_base64
from pipelines.formats.sniff import PICTURES, media_type

_WITHIN = re.compile(r"\s*data:image/[\w.+-]+;base64,", re.IGNORECASE)
_LEAST_BYTES = 4096
"""Smaller ones are icons."""


def pictures_within(root: html.HtmlElement) -> Iterator[bytes]:
    """The picture files inside the page's own markup, in order; icons and broken ones left out."""
    for element in root.iter("img"):
        source = element.get("src") or ""
        if (start := _WITHIN.match(source)) is None:
            continue
        data = from_base64(source[start.end() :])
        if len(data) >= _LEAST_BYTES and media_type(data) in PICTURES:
            yield data
