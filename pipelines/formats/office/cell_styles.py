"""The looks of a workbook's cells: under which format a number shows, struck out, or white on white."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.formats.office.number_formats import BUILT_IN, is_telling, shown
from pipelines.formats.office.xml import Element, attribute, child, children, local, parse
from pipelines.formats.zipped import Zipped

_PART = "xl/styles.xml"
_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style does to what its cells print.

    code: its number format, "" if that shows numbers as they are; struck: it strikes the cell out; white:
    it prints white letters on no colour, so that a number cannot be seen (letters may stand on the colour
    of a table's style, so they are read all the same).
    """

    code: str = ""
    struck: bool = False
    white: bool = False

    def prints(self, value: float | None) -> str | None:
        """What a cell with this number (None: with text) shows, if that is not what it holds."""
        if self.struck or (self.white and value is not None):
            return ""
        return shown(self.code, value) if self.code and value is not None else None


PLAIN = Look()


def read_cell_styles(members: Zipped) -> dict[bytes, Look]:
    """The styles of an XLSX that change what its cells print, by a style's number as it is written."""
    if _PART not in members:
        return {}
    root = parse(members.read(_PART), "XLSX")
    codes = {
        each.get("numFmtId") or "": each.get("formatCode") or ""
        for each in root.iter()
        if local(each) == "numFmt"
    }
    struck = [_is_struck(font) for font in children(child(root, "fonts"), "font")]
    white = [_is_white(child(font, "color")) for font in children(child(root, "fonts"), "font")]
    filled = [_is_filled(fill) for fill in children(child(root, "fills"), "fill")]
    found: dict[bytes, Look] = {}
    for at, style in enumerate(children(child(root, "cellXfs"), "xf")):
        number = style.get("numFmtId") or "0"
        look = Look(
            telling_code(codes.get(number), number),
            _at(struck, style.get("fontId")),
            _at(white, style.get("fontId")) and not _at(filled, style.get("fillId")),
        )
        if look != PLAIN:
            found[str(at).encode()] = look
    return found


def telling_code(own: str | None, number: str) -> str:
    """The code of a format as the workbook defines it, else as built in; "" if it shows plain numbers."""
    code = own if own is not None else BUILT_IN.get(int(number), "") if number.isdecimal() else ""
    return code if is_telling(code) else ""


def _at(found: list[bool], number: str | None) -> bool:
    """What is found under a style's reference to fonts or fills."""
    return number is not None and number.isdecimal() and int(number) < len(found) and found[int(number)]


def _is_struck(font: Element) -> bool:
    mark = child(font, "strike")
    return mark is not None and attribute(mark, "val") not in ("0", "false")


def _is_white(color: Element | None) -> bool:
    if color is None:
        return False
    plain = color.get("theme") == "0" and float(color.get("tint") or 0) > -0.05
    return plain or (color.get("rgb") or "").upper() in _WHITE or color.get("indexed") in ("1", "9")


def _is_filled(fill: Element) -> bool:
    """Whether a fill shows a colour: a pattern, and none that is white; shades that run over always do."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return child(fill, "gradientFill") is not None
    if pattern.get("patternType") in (None, "none"):
        return False
    return pattern.get("patternType") != "solid" or not _is_white(child(pattern, "fgColor"))
