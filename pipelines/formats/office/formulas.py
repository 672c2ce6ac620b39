"""What a workbook says of its cells beyond their values: errors, formulas never computed, looks."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from pipelines.formats.office.hidden import Hidden, told_in_xml
from pipelines.formats.office.ranges import MOST_PLACES
from pipelines.formats.office.rich import has_looks, printed, shared_looks
from pipelines.formats.office.xml import Element, attribute, local, parse
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]+)</")
_INLINE = re.compile(rb"<(?:\w+:)?is\b")
_PERCENT = (9, 10)
_STRINGS = "xl/sharedStrings.xml"


@dataclass(slots=True)
class Told:
    """What one sheet's XML tells, by place (row, column, counted from 0).

    shown: the text of cells that hold an error ("#DIV/0!"), a formula without a value ("=A1*2") or text of
    which a part is struck or raised;
    percent: the cells whose numbers are shown as percentages; uncomputed: how many formulas have no value;
    hidden: its hidden rows and columns.
    """

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    percent: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: int = 0
    hidden: Hidden = field(default_factory=Hidden)


def read_told(members: Zipped) -> dict[str, Told]:
    """What each sheet's XML tells, by the sheet's name. UnreadableError if a sheet spans too many places."""
    if "xl/workbook.xml" not in members:
        return {}
    percents = _percents(members)
    looks = shared_looks(members.read(_STRINGS)) if _STRINGS in members else {}
    targets = _targets(members)
    found: dict[str, Told] = {}
    for sheet in parse(members.read("xl/workbook.xml"), "XLSX").iter():
        part = targets.get(attribute(sheet, "id") or "") if local(sheet) == "sheet" else None
        if part is not None and part in members:
            name = sheet.get("name") or ""
            found[name] = _told(name, members.read(part), percents, looks)
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


def _told(name: str, xml: bytes, percents: set[bytes], looks: dict[int, str]) -> Told:
    told = Told(hidden=told_in_xml(xml))
    tall = wide = 0
    for attributes, body in _CELL.findall(xml):
        place = _AT.search(attributes)
        if place is None:
            continue
        at, column = int(place[2]) - 1, _column(place[1])
        tall, wide = max(tall, at + 1), max(wide, column + 1)
        if tall * wide > MOST_PLACES:
            raise UnreadableError(
                f"sheet {name} spans more than {MOST_PLACES} places; no report is that large"
            )
        if percents and (style := _STYLE.search(attributes)) and style[1] in percents:
            told.percent.add((at, column))
        shown = _look(attributes, body, looks)
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


def _percents(members: Zipped) -> set[bytes]:
    """The cell styles, as their numbers are written, that show a number as a percentage."""
    if "xl/styles.xml" not in members:
        return set()
    root = parse(members.read("xl/styles.xml"), "XLSX")
    own = {
        each.get("numFmtId")
        for each in root.iter()
        if local(each) == "numFmt" and "%" in (each.get("formatCode") or "")
    }
    return {str(at).encode() for at, style in enumerate(_styles(root)) if _is_percent(style, own)}


def _styles(root: Element) -> list[Element]:
    return next((list(each) for each in root if local(each) == "cellXfs"), [])


def _is_percent(style: Element, own: set[str | None]) -> bool:
    number = style.get("numFmtId") or "0"
    return number in own or (number.isdecimal() and int(number) in _PERCENT)
