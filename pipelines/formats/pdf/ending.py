"""How a PDF file ends: whole, without a usable table of its objects, or cut off."""

from __future__ import annotations

import re
from enum import Enum, auto

_END = b"%%EOF"
_START = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")


class Ending(Enum):
    """`REPAIRABLE`: the end is there, but the table of objects is not where it says."""

    WHOLE = auto()
    REPAIRABLE = auto()
    CUT_OFF = auto()


def ending(data: bytes) -> Ending:
    """What the last bytes say. An update of the file that breaks off is cut off like the file itself."""
    start, end = data.rfind(b"startxref"), data.rfind(_END)
    table = start >= 0 and _leads_to_table(data, start)
    if end < 0 or _OBJECT.search(data, end):
        return Ending.WHOLE if table and start > end else Ending.CUT_OFF
    return Ending.WHOLE if table else Ending.REPAIRABLE


def _leads_to_table(data: bytes, start: int) -> bool:
    match = _START.match(data, start)
    before = max(data.find(b"%PDF", 0, 1024), 0)
    return match is not None and any(_TABLE.match(data, int(match[1]) + skipped) for skipped in {0, before})
