"""What one cell says: a number with its unit, nothing, a mark for nothing, or other text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from pipelines.document import Cell
from pipelines.formats.lines import REFERENCE, is_spaced
from pipelines.match.text import fold, ideographs
from pipelines.reading import State

MARKS = frozenset({*"/\\-—–―─无", "--", "---", "——", "──", "//", "-/-", "暂无", "无数据", "N/A", "n/a"})
ZEROS = frozenset({"零", "〇"})
MAX_DIGITS = 15
COUNTED = 5
"""So many numbers from 1 on in a row number its columns."""

_UNIT = r"(?P<unit>万元|亿元|元|件|条|次|项|个|篇|人次|人|份|起|宗)?"
_SIGN = r"(?P<sign>\+|-|减少|减|增加|增|下降|负|↓|↑)?"
_GROUPS = r"\d{1,3}(?:\s?,\s?\d{3})+|\d{1,3}(?:['’]\d{3})+|\d{1,3}(?: \d{3})+"
_LEAD = r"(?:共计|共|合计)?"
_DIGITS = rf"(?P<digits>{_GROUPS}|\d+)(?P<fraction>\s?\.\s?\d+)?"
_NOTE = r"(?:\s*\((?=[^()]*[^\d\s(),.+-])[^()]*\))?"
_NOTED_MARK = re.compile(rf"{REFERENCE}$")
_NUMBER = re.compile(rf"\s*{_LEAD}\s*{_SIGN}\s*{_DIGITS}\s*{_UNIT}{_NOTE}{REFERENCE}\s*")
_COUNTED = frozenset({"件", "条", "次", "项", "个", "篇", "人次", "人", "份", "起", "宗"})
_MONEY = frozenset({"元", "万元", "亿元"})
AMOUNTS = frozenset({"元", "百元", "千元", "万元", "亿元"})
_AMOUNT_IN_LABEL = re.compile(r"[(:]\s*(百元|千元|万元|亿元|元)\s*(?:\)|$)")
_SHARE = re.compile(r"\d+(?:\.\d+)?\s?%")
_BETWEEN = r"[\s,'’]"
_NEGATIVE = frozenset({"-", "减少", "减", "下降", "负", "↓"})


@dataclass(frozen=True, slots=True)
class CellValue:
    """`value` and `unit` are set for a number (State.PRINTED) only; `raw` is the text as printed.

    `doubt` marks a number with blanks between its digits: 1 234 may also be two numbers in one cell.
    `wrapped` is the number that a text would be if a narrow column broke it in two lines, or if its digits
    were printed wide apart.
    """

    state: State
    raw: str
    value: Decimal | None = None
    unit: str | None = None
    doubt: bool = False
    wrapped: Decimal | None = None


@lru_cache(4096)
def read_cell(text: str) -> CellValue:
    """One number is a number, whatever stands around it; two numbers, ordinals and ratios are text."""
    folded = fold(text).replace("\xa0", " ").strip()
    if not folded:
        return CellValue(State.BLANK, text)
    if _NOTED_MARK.sub("", folded).replace(" ", "") in MARKS:
        return CellValue(State.MARK, text)
    if folded in ZEROS:
        return CellValue(State.PRINTED, text, Decimal(0))
    match = _NUMBER.fullmatch(folded)
    if match is None or not _plausible(match["digits"]):
        return CellValue(State.TEXT, text, wrapped=_wrapped(folded))
    doubt = re.search(r"\d \d", match["digits"]) is not None
    return CellValue(State.PRINTED, text, _value(match), match["unit"], doubt)


def is_word(cell: Cell) -> bool:
    """Whether a cell holds words, and not a number or a mark."""
    return bool(ideographs(cell.text)) and read_cell(cell.text).state is State.TEXT


@lru_cache(4096)
def is_unit(text: str) -> bool:
    """Whether a cell holds nothing but what is counted: 件 beside the number of another cell."""
    return fold(text).strip() in _COUNTED


def _wrapped(folded: str) -> Decimal | None:
    lines = folded.split()
    broken = len(lines) == 2 and "\n" in folded and re.fullmatch(r"[\d,]{2,}", lines[0])
    if not broken and not is_spaced(folded):
        return None
    match = _NUMBER.fullmatch("".join(lines))
    return _value(match) if match and _plausible(match["digits"]) else None


def _plausible(digits: str) -> bool:
    """False for 00 and 012, which are two cells run together or a code, and for numbers beyond 15 digits."""
    plain = re.sub(_BETWEEN, "", digits)
    return len(plain) <= MAX_DIGITS and (plain == "0" or not plain.startswith("0"))


def _value(match: re.Match[str]) -> Decimal:
    number = Decimal(re.sub(_BETWEEN, "", match["digits"] + (match["fraction"] or "")))
    return -number if match["sign"] in _NEGATIVE and number else number


def amount_unit(label: str) -> str:
    """The unit of money that a label or a head names, as 本年收费金额（单位：万元） does; else ""."""
    return "".join(_AMOUNT_IN_LABEL.findall(fold(label))[:1])


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row's numbers are 1, 2, 3 … as over the columns of a form; no row of figures adds up so."""
    found = [value for cell in cells if (value := read_cell(cell.text).value) is not None]
    return len(found) >= COUNTED and found == list(range(1, len(found) + 1))


def without_shares(cells: tuple[Cell, ...], wanted: int) -> tuple[Cell, ...]:
    """The cells of a row; in one with too many, percentages are shares told beside their numbers."""
    if len(cells) <= wanted:
        return cells
    numbers = tuple(cell for cell in cells if not _SHARE.fullmatch(fold(cell.text).strip()))
    return numbers if len(numbers) == wanted else cells


def with_units(cells: tuple[Cell, ...], wanted: int) -> tuple[Cell, ...]:
    """The cells of a row; in one with too many, a unit that stands apart from its number belongs to it."""
    if len(cells) <= wanted:
        return cells
    found: list[Cell] = []
    for cell in cells:
        before = found[-1].text.strip() if found else ""
        unit = fold(cell.text).strip() in _COUNTED | _MONEY
        if before[-1:].isdigit() and unit:
            wide = found[-1].colspan + cell.colspan
            found[-1] = replace(found[-1], text=f"{before} {cell.text}", colspan=wide)
        else:
            found.append(cell)
    return tuple(found)
