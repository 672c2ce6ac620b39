"""What a workbook says of its cells beyond their values: errors, formulas never computed, looks."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from models.messages import unreadable
from pipelines.formats.office.cell_styles import PLAIN, Look, read_cell_styles
from pipelines.formats.office.hidden import Hidden, told_in_xml
from pipelines.formats.office.ranges import MOST_PLACES
from pipelines.formats.office.rich import has_looks, printed, shared_looks
from pipelines.formats.office.xml import attribute, local, parse
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]+)</")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_NUMBER = re.compile(rb'\bt="n"')
_TYPE = re.compile(rb'\bt="')
_NO_ZEROS = re.compile(rb'<(?:\w+:)?sheetView\b[^>]*\bshowZeros="(?:0|false)"')
_STRINGS = "xl/sharedStrings.xml"


@dataclass(slots=True)
class Told:
    """What one sheet's XML tells, by place (row, column, counted from 0).

    shown: the text of cells that hold an error ("#DIV/0!"), a formula without a value ("=A1*2"), text of
    which a part is struck or raised, or a number that shows as something else;
    uncomputed: how many formulas have no value; hidden: its hidden rows and columns.
    """

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: int = 0
    hidden: Hidden = field(default_factory=Hidden)


def read_told(members: Zipped) -> dict[str, Told]:
    """What each sheet's XML tells, by the sheet's name. UnreadableError if a sheet spans too many places."""
    if "xl/workbook.xml" not in members:
        return {}
    styles = read_cell_styles(members)
    looks = shared_looks(members.read(_STRINGS)) if _STRINGS in members else {}
    targets = _targets(members)
    found: dict[str, Told] = {}
    for sheet in parse(members.read("xl/workbook.xml"), "XLSX").iter():
        part = targets.get(attribute(sheet, "id") or "") if local(sheet) == "sheet" else None
        if part is not None and part in members:
            name = sheet.get("name") or ""
            found[name] = _told(name, members.read(part), styles, looks)
    return found


def _targets(members: Zipped) -> dict[str, str]:
    """The workbook's relationships: id → the part's name."""
    rels = "xl/_rels/workbook.xml.rels"
    if rels not in members:
        return {}
    root = parse(members.read(rels), "XLSX")
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in root
    }


def _told(name: str, xml: bytes, styles: dict[bytes, Look], looks: dict[int, str]) -> Told:
    told = Told(hidden=told_in_xml(xml))
    no_zeros = _NO_ZEROS.search(xml) is not None
    tall = wide = 0
    for attributes, body in _CELL.findall(xml):
        place = _AT.search(attributes)
        if place is None:
            continue
        at, column = int(place[2]) - 1, _column(place[1])
        tall, wide = max(tall, at + 1), max(wide, column + 1)
        if tall * wide > MOST_PLACES:
            raise UnreadableError(unreadable.WIDE_SHEET(name=name, most=MOST_PLACES))
        style = styles.get(found[1] if (found := _STYLE.search(attributes)) else b"0", PLAIN)
        shown = _styled(attributes, body, style, no_zeros=no_zeros)
        shown = _look(attributes, body, looks) if shown is None else shown
        if shown is not None:
            told.shown[at, column] = shown
        faulty, computed = b't="e"' in attributes, b"<f" in body or b":f" in body
        value = _VALUE.search(body) if faulty or computed else None
        if faulty and value:
            told.shown[at, column] = value[1].decode(errors="replace")
        elif computed and not value and not _INLINE.search(body):
            formula = _FORMULA.search(body)
            told.shown[at, column] = "=" + (formula[1].decode(errors="replace") if formula else "")
            told.uncomputed += 1
    return told


def _styled(attributes: bytes, body: bytes, style: Look, *, no_zeros: bool) -> str | None:
    """What a cell prints if its style or its sheet shows it as something else than it holds; else None."""
    if style is PLAIN and not no_zeros:
        return None
    value = _number(attributes, body)
    return "" if no_zeros and value == 0 else style.prints(value)


def _number(attributes: bytes, body: bytes) -> float | None:
    """The number that a cell holds; None if it holds something else, or nothing."""
    if _TYPE.search(attributes) and not _NUMBER.search(attributes):
        return None
    value = _VALUE.search(body)
    try:
        return float(value[1]) if value else None
    except ValueError:
        return None


def _look(attributes: bytes, body: bytes, looks: dict[int, str]) -> str | None:
    """What a cell of text prints if a part of it is struck or raised, else None."""
    if b't="inlineStr"' in attributes:
        return printed(body) if has_looks(body) else None
    if not looks or b't="s"' not in attributes:
        return None
    number = _VALUE.search(body)
    return looks.get(int(number[1])) if number and number[1].isdigit() else None


def _column(text: bytes) -> int:
    number = 0
    for letter in text:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
