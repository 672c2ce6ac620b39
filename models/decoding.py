"""From bytes to text. What a page or server says of its charset is not asked: it is too often wrong."""

from __future__ import annotations

import codecs

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REPLACED = "\ufffd"
_BROKEN_UTF8 = 0.2
"""Share of the non-ASCII characters that may be invalid in UTF-8. Read so, GB18030 loses nearly all."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the charset it was decoded with.

    A byte order mark decides; else strict UTF-8; else UTF-8 with a few broken bytes, which GB18030 may accept
    by chance; else strict GB18030; else what leaves fewer U+FFFD. NUL characters are dropped: no
    parser keeps the text after them.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(charset, errors="replace")), charset
    if _looks_utf16(data):
        return _clean(data.decode("utf-16-le", errors="replace")), "utf-16-le"
    utf8 = data.decode("utf-8", errors="replace")
    lost = utf8.count(REPLACED)
    if not lost or lost <= _BROKEN_UTF8 * (len(utf8) - len(utf8.encode("ascii", errors="ignore"))):
        return _clean(utf8), "utf-8"
    gb18030 = data.decode("gb18030", errors="replace")
    if lost < gb18030.count(REPLACED):
        return _clean(utf8), "utf-8"
    return _clean(gb18030), "gb18030"


def _looks_utf16(data: bytes) -> bool:
    """Whether markup was written as UTF-16 without a mark: every second byte of the first ones is NUL."""
    head = data[:64]
    return len(head) >= 8 and not any(head[1:8:2]) and all(head[0:8:2])


def _clean(text: str) -> str:
    return text.replace("\x00", "")
