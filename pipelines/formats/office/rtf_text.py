"""RTF's tokens, and its characters: code pages by font, \\'hh bytes that pair up to Chinese, \\u with its
stand-ins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
"""Groups: word and its number, a byte in hexadecimal, a sign, a brace, text."""
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_WIDE = frozenset(("gb18030", "big5hkscs", "cp932", "cp949"))


@dataclass(slots=True)
class Characters:
    """Collects the text of one paragraph. `fonts`: the charset (RTF's number) of each font."""

    page: str = "cp1252"
    fonts: dict[int, int] = field(default_factory=dict)
    replaced: int = 0
    _parts: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _codec: str = ""

    def set_page(self, number: int) -> None:
        """The code page of the file (\\ansicpg)."""
        self.page = _PAGES.get(number) or (f"cp{number}" if 1250 <= number <= 1258 else "cp1252")

    def add_bytes(self, data: bytes, font: int, wide_font: int) -> None:
        """Bytes in the code page of the font, or of the one for Chinese characters, or of the file."""
        codec = self._choice(font, wide_font)
        if codec != self._codec:
            self._flush()
            self._codec = codec
        self._bytes += data

    def add(self, text: str) -> None:
        """Characters that are known as such; halves of a pair are joined when taken."""
        self._flush()
        self._parts.append(text)

    def take(self) -> str:
        """The text collected since the last time."""
        self._flush()
        text = "".join(self._parts)
        self._parts.clear()
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _choice(self, font: int, wide_font: int) -> str:
        own = _CHARSETS.get(self.fonts.get(font, 1), "")
        wide = _CHARSETS.get(self.fonts.get(wide_font, 1), "")
        if own in _WIDE or (own and self.page not in _WIDE):
            return own
        return wide if wide in _WIDE else self.page

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._codec, errors="replace")
            self.replaced += text.count("\ufffd")
            self._parts.append(text)
            self._bytes.clear()
