"""Rows of plain text whose cells are parted by something else than tabs, written with tabs.

Box-drawing rules, pipes without fences, runs of blanks, commas and semicolons part cells only where many
lines of the text do so around numbers; anywhere else they are punctuation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from pipelines.formats.lines import is_spaced, is_value, trim
from pipelines.formats.text.lines import Line

_FEWEST_ROWS = 5
_FEWEST_VALUES = 3
"""So many rows, one of them with so many numbers: what parts their cells parts those of all rows."""
_WIDE = 8
"""So many numbers in one row tell by themselves."""
_LONG = 20
"""So many rows of words with a number are a list of figures."""
_NEAR = 8
"""Printed lines from a row within which words may be parted as its cells are."""
_LONGEST = 80
_MOST_BROKEN = 3
"""Lines that a cell in quotes goes on for at most."""
_PROSE = re.compile(r"[。；！？]")
_BOX_RULE = re.compile(r"[\s\u2500-\u257f+=-]*[\u2500-\u257f+=-]{3,}[\s\u2500-\u257f+=-]*")
_PLUS_RULE = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_BOX_BAR = re.compile(r"[\u2502\u2503\u2551\u2506\u250a]")
_PIPE_RULE = re.compile(r"[\s:|-]*-{2,}[\s:|-]*")
_SPACES = re.compile(r"[ \u00a0]*\u3000[ \u00a0\u3000]*|[ \u00a0]{2,}")

_CLOSE_HEADS = re.compile(r"[\u3400-\u9fff]{2,8}(?: [\u3400-\u9fff]{2,8}){2,}")
_ONE_NUMBER = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_UNIT = re.compile(r"[万亿]?元|件|条|项|次|个|篇|份|人次")

Split = Callable[[str], list[str]]


def with_tabs(lines: Sequence[Line]) -> list[Line]:
    """The lines, rows of other separators written with tabs; rules that are drawn become blank lines."""
    found = [replace(line, text="") if _PLUS_RULE.fullmatch(line.text) else line for line in _rejoined(lines)]
    if any(_BOX_BAR.search(line.text) for line in lines):
        found = [_boxed(line) for line in found]
    found = _ruled(found)
    for split in (_pipes, _spaces, _semicolons, _commas):
        found = _parted(found, split)
    return found


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, a first cell in quotes that breaks its line in one with the lines that it goes on in."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        last = at + _goes_on(lines[at : at + 1 + _MOST_BROKEN])
        found.append(replace(lines[at], text="".join(line.text for line in lines[at : last + 1])))
        at = last + 1
    return found


def _goes_on(lines: Sequence[Line]) -> int:
    """How many lines more a quotation goes on for that the first begins with and does not end; 0 if none."""
    first = lines[0].text
    if not first.startswith('"') or first.count('"') != 1 or len(first) > _LONGEST:
        return 0
    return next((more for more, line in enumerate(lines[1:], start=1) if line.text.count('"') % 2), 0)


def _parted(lines: list[Line], split: Split) -> list[Line]:
    """The lines with the rows that `split` parts written with tabs, if there are enough of them."""
    pieces = [[line.text] if "\t" in line.text else split(line.text) for line in lines]
    rows = [_is_row(cells) and not line.has_cells for line, cells in zip(lines, pieces, strict=True)]
    telling = [_values(cells) for cells, row in zip(pieces, rows, strict=True) if row]
    widest = max(telling, default=0)
    listed = sum(row and not is_value(cells[0]) for row, cells in zip(rows, pieces, strict=True))
    few = widest < _FEWEST_VALUES and listed < _LONG
    if few or (len(telling) < _FEWEST_ROWS and widest < _WIDE):
        return lines
    return [
        replace(line, text="\t".join(cells)) if row or _is_head(cells, near) else line
        for line, cells, row, near in zip(lines, pieces, rows, _near(lines, rows), strict=True)
    ]


def _ruled(lines: Sequence[Line]) -> list[Line]:
    """The lines, those around a Markdown rule (---|---) that have as many cells written with tabs."""
    found, width = list(lines), 0
    for place, line in enumerate(lines):
        bars = 0 if line.has_cells else line.text.count("|")
        if bars and _PIPE_RULE.fullmatch(line.text):
            width, found[place] = bars, replace(line, text="")
            if place and lines[place - 1].text.count("|") == width:
                found[place - 1] = _piped(lines[place - 1])
        elif bars and bars == width:
            found[place] = _piped(line)
        else:
            width = 0
    return found


def _piped(line: Line) -> Line:
    return line if line.has_cells else replace(line, text="\t".join(_pipes(line.text)))


def _boxed(line: Line) -> Line:
    if _BOX_RULE.fullmatch(line.text):
        return replace(line, text="")
    text = trim(line.text)
    if not _BOX_BAR.search(text):
        return line
    inner = _BOX_BAR.sub("|", text).strip("|") if _BOX_BAR.match(text) else _BOX_BAR.sub("|", text)
    return replace(line, text=inner.replace("|", "\t") if "|" in inner else f"\t{inner}")


def _pipes(text: str) -> list[str]:
    return [] if _PIPE_RULE.fullmatch(text) else text.strip().split("|")


def _commas(text: str) -> list[str]:
    return _quoted(text, ",") if "," in text else text.split("，")


def _semicolons(text: str) -> list[str]:
    return _quoted(text, ";") if ";" in text else text.split("；")


def _quoted(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=separator), [])
    except csv.Error:
        return [text]


def _spaces(text: str) -> list[str]:
    """The cells of a line; a unit that stands apart from its number is none of its own.

    Three short words or more, a single blank apart, are heads of columns that stand close to one another.
    """
    if _CLOSE_HEADS.fullmatch(trim(text)):
        return text.split()
    cells: list[str] = []
    parted = list(map(trim, _SPACES.split(trim(text))))
    for cell in chain.from_iterable(map(_apart, parted)) if len(parted) > 1 else parted:
        if cells and _UNIT.fullmatch(cell) and cells[-1][-1:].isdigit():
            cells[-1] += f" {cell}"
        else:
            cells.append(cell)
    return cells


def _apart(cell: str) -> list[str]:
    """Numbers a single blank apart, behind words or alone, as cells; 1 234 and 1 2 may be one."""
    words = cell.split()
    first = len(words)
    while first and is_value(words[first - 1]):
        first -= 1
    values = words[first:]
    said = " ".join(values)
    if len(words) == 1 or not values or _ONE_NUMBER.fullmatch(said) or is_spaced(said):
        return [cell]
    return [*([" ".join(words[:first])] if first else []), *values]


def _is_row(cells: Sequence[str]) -> bool:
    """Whether the cells are words, ending in no digit, followed by nothing but values and blanks."""
    values = [place for place, cell in enumerate(cells) if is_value(cell)]
    if len(cells) < 2 or not values or any(trim(cell)[-1:].isdigit() for cell in cells[: values[0]]):
        return False
    return all(not trim(cell) or is_value(cell) for cell in cells[values[0] :])


def _values(cells: Sequence[str]) -> int:
    return sum(map(is_value, cells))


def _is_head(cells: Sequence[str], near: bool) -> bool:
    short = all(len(cell) <= _LONGEST and not _PROSE.search(cell) for cell in cells)
    return near and short and len(cells) != 1


def _near(lines: Sequence[Line], rows: Sequence[bool]) -> list[bool]:
    """For each line, whether a row stands among the printed lines around it."""
    printed = [place for place, line in enumerate(lines) if not line.blank]
    found = [False] * len(lines)
    for at, place in enumerate(printed):
        found[place] = any(rows[other] for other in printed[max(0, at - _NEAR) : at + _NEAR + 1])
    return found
