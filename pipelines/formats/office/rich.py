"""Texts of a workbook whose runs differ in look: struck ones are not printed, raised ones are notes."""

from __future__ import annotations

import re
from html import unescape

_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r(?:\s[^>]*)?>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_STRUCK = re.compile(rb'<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*/>')
_RAISED = re.compile(rb'<(?:\w+:)?vertAlign\s+val="su(?:per|b)script"\s*/>')


def shared_looks(xml: bytes) -> dict[int, str]:
    """Of the workbook's shared strings those with struck or raised runs, by number: what they print."""
    if not has_looks(xml):
        return {}
    items = enumerate(_ITEM.findall(xml))
    return {number: printed(item) for number, item in items if has_looks(item)}


def has_looks(xml: bytes) -> bool:
    """Whether a run in this XML is struck or raised."""
    return bool(_STRUCK.search(xml) or _RAISED.search(xml))


def printed(xml: bytes) -> str:
    """What the runs in this XML print: a raised one stands in square brackets, so that it joins no number."""
    parts: list[str] = []
    for run in _RUN.findall(xml):
        text = unescape(b"".join(_TEXT.findall(run)).decode(errors="replace"))
        if not _STRUCK.search(run):
            parts.append(f"[{text}]" if _RAISED.search(run) and text.strip() else text)
    return "".join(parts)
