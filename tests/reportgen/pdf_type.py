"""The type of a finished PDF: what its codes say, and how wide they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.reportgen.pdf_objects import Parts, Thing

_HEX = rb"<([0-9A-Fa-f]+)>"
_SAID = re.compile(rb"/([^\s/<>\[\]]+)\s+(\d+) 0 R")


@dataclass
class Face:
    """A face: bytes a code, the text of each code, and widths in thousandths of the size."""

    wide: int
    texts: dict[bytes, str]
    usual: float
    widths: dict[int, float] = field(default_factory=dict)

    def parted(self, string: bytes) -> list[bytes]:
        """The codes of a string."""
        return [string[at : at + self.wide] for at in range(0, len(string), self.wide)]

    def width(self, code: bytes) -> float:
        """How far a code moves on."""
        return self.widths.get(int.from_bytes(code), self.usual)

    def text(self, code: bytes) -> str:
        """What a code says; a character that stands for no digit where nobody tells."""
        return self.texts.get(code, "?")

    def coded(self, sign: str) -> bytes | None:
        """The code that says the character; None where the face lacks it."""
        return next((code for code, said in self.texts.items() if said == sign), None)


def faces_of(parts: Parts, page: Thing) -> dict[bytes, Face]:
    """The faces of a page by the names that its drawing uses."""
    fonts = parts.follow(parts.inherited(page, "Resources").entry("Font")).said
    listed = fonts[: fonts.index(b">>")]
    return {name: _face(parts, parts.things[int(number)]) for name, number in _SAID.findall(listed)}


def _face(parts: Parts, font: Thing) -> Face:
    composite = b"/Type0" in font.said
    wide = 2 if composite else 1
    mapped = font.entry("ToUnicode")
    texts = _mapped(parts.follow(mapped).unpacked(), wide) if mapped else _plain(wide)
    if not composite:
        return Face(1, texts, 556, _simple_widths(parts, font))
    held = parts.follow(font.entry("DescendantFonts").lstrip(b"["))
    below = parts.follow(held.said.lstrip(b"[")) if held.said.startswith(b"[") else held
    if not mapped:
        return Face(2, texts, 1000, dict.fromkeys(range(0x20, 0x7F), 500.0))
    usual = re.match(rb"\d+", below.entry("DW"))
    return Face(2, texts, float(usual[0]) if usual else 1000.0, _composite_widths(parts, below))


def _plain(wide: int) -> dict[bytes, str]:
    """Codes that are characters themselves: ASCII, or UCS-2."""
    last = 0x7F if wide == 1 else 0xFFFF
    return {n.to_bytes(wide): chr(n) for n in range(0x20, last) if not 0xD800 <= n < 0xE000}


def _mapped(table: bytes, wide: int) -> dict[bytes, str]:
    texts: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, said in re.findall(_HEX + rb"\s*" + _HEX, block):
            texts[_code(code, wide)] = bytes.fromhex(said.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, said in re.findall(_HEX + rb"\s*" + _HEX + rb"\s*" + _HEX, block):
            for at in range(int(last, 16) - int(first, 16) + 1):
                texts[(int(first, 16) + at).to_bytes(wide)] = chr(int(said, 16) + at)
        for first, _, many in re.findall(_HEX + rb"\s*" + _HEX + rb"\s*\[([^\]]*)\]", block):
            for at, said in enumerate(re.findall(_HEX, many)):
                code = (int(first, 16) + at).to_bytes(wide)
                texts[code] = bytes.fromhex(said.decode()).decode("utf-16-be")
    return texts


def _code(written: bytes, wide: int) -> bytes:
    return int(written, 16).to_bytes(wide)


def _simple_widths(parts: Parts, font: Thing) -> dict[int, float]:
    said = font.entry("Widths")
    if not said:
        return {}
    first = int(re.match(rb"\d+", font.entry("FirstChar"))[0])  # type: ignore[index]
    listed = parts.follow(said).said
    numbers = listed[: listed.index(b"]")].strip(b"[ \r\n").split()
    return {first + at: float(number) for at, number in enumerate(numbers)}


def _composite_widths(parts: Parts, font: Thing) -> dict[int, float]:
    """`first [w w …]` and `first last w`, mixed."""
    tokens = re.findall(rb"\[|\]|[\d.]+", _balanced(parts.follow(font.entry("W")).said))[1:-1]
    widths: dict[int, float] = {}
    at = 0
    while at + 2 < len(tokens):
        first = int(tokens[at])
        if tokens[at + 1] == b"[":
            end = tokens.index(b"]", at)
            widths |= {first + n: float(w) for n, w in enumerate(tokens[at + 2 : end])}
            at = end + 1
        else:
            widths |= dict.fromkeys(range(first, int(tokens[at + 1]) + 1), float(tokens[at + 2]))
            at += 3
    return widths


def _balanced(said: bytes) -> bytes:
    """The array that the bytes begin with."""
    deep = 0
    for at, byte in enumerate(said):
        deep += (byte == ord("[")) - (byte == ord("]"))
        if deep == 0:
            return said[: at + 1]
    return said
