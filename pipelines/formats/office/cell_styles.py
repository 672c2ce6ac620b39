"""The cell styles of a workbook: which show a number in percent, a zero as something else, or strike it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.formats.office.xml import Element, attribute, child, children, local, parse
from pipelines.formats.zipped import Zipped

_PART = "xl/styles.xml"
_PERCENT = (9, 10)
_DASHES = {"41": "-", "42": "-", "43": "-", "44": "-"}
"""Formats that every workbook knows and that show a zero as a dash."""
_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_UNPRINTED = re.compile(r"[_*].|\[[^\]]*\]")
_DIGIT = re.compile(r"0|general|@|[ymdhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """By a style's number, as it is written: `percent` shows numbers so, `zeros` shows a zero as this text,
    `struck` strikes out what the cell holds.
    """

    percent: set[bytes] = field(default_factory=set)
    zeros: dict[bytes, str] = field(default_factory=dict)
    struck: set[bytes] = field(default_factory=set)


def read_cell_styles(members: Zipped) -> CellStyles:
    """The styles of a workbook that change what its cells print."""
    found = CellStyles()
    if _PART not in members:
        return found
    root = parse(members.read(_PART), "XLSX")
    codes = {
        each.get("numFmtId") or "": each.get("formatCode") or ""
        for each in root.iter()
        if local(each) == "numFmt"
    }
    struck = [_is_struck(font) for font in children(child(root, "fonts"), "font")]
    for at, style in enumerate(children(child(root, "cellXfs"), "xf")):
        name, number = str(at).encode(), style.get("numFmtId") or "0"
        if "%" in codes.get(number, "") or (number.isdecimal() and int(number) in _PERCENT):
            found.percent.add(name)
        zero = zero_text(codes[number]) if number in codes else _DASHES.get(number)
        if zero is not None:
            found.zeros[name] = zero
        font = style.get("fontId") or "0"
        if font.isdecimal() and int(font) < len(struck) and struck[int(font)]:
            found.struck.add(name)
    return found


def zero_text(code: str) -> str | None:
    """What a format shows in place of a zero: 0;-0;; shows nothing. None if it shows a number.

    A format has sections for what is above zero, below it, zero, and text; # shows no digit for a zero.
    """
    sections = _BETWEEN.split(code)
    named = next((each for each in sections if "[=0]" in each.replace(" ", "")), None)
    if named is None and ("[<" in code or "[>" in code):
        return None
    own = sections[2] if len(sections) > 2 else sections[0]
    own = own if named is None else named
    literal = "".join(one or other for one, other in _QUOTED.findall(own))
    rest = _UNPRINTED.sub("", _QUOTED.sub("", own))
    if not code or _DIGIT.search(rest):
        return None
    return (literal + re.sub(r"[#?,.\s]", "", rest)).strip()


def _is_struck(font: Element) -> bool:
    mark = child(font, "strike")
    return mark is not None and attribute(mark, "val") not in ("0", "false")
