"""Rows whose numbers stand a single blank apart, as programs write that take a page line by line."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.formats.lines import is_value, trim
from pipelines.formats.text.lines import Line

_FEWEST_ROWS = 5
_FEWEST_VALUES = 5
"""So many lines that end with so many numbers show a table."""
_LONGEST = 60
_FARTHEST = 40
"""Lines of words between two rows of one table, and above its first."""
_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、]|[一二三四五六七八九]、")
_HEADING = re.compile(r"[一二三四五六七八九]、.{4,}(情况|事项)")
_COUNTED = re.compile(r"(?<=\d) ?([件条项])(?=[ \d]|$)")
"""What is counted, printed after a number before another one."""
_PROSE = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class _Print:
    """A line of print: its words, and the numbers that end it."""

    words: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table by itself."""
        named = bool(self.words) and any(value[-1:].isdigit() for value in self.values)
        return len(self.values) >= _FEWEST_VALUES or (named and self.is_short)

    @property
    def is_short(self) -> bool:
        """Whether the words may be a label or a head."""
        said = "".join(self.words)
        return len(said) <= _LONGEST and not _PROSE.search(said) and not _HEADING.match(said)


def with_close_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, such rows and the lines of words between and above them written with tabs; a label that
    begins by its number on one line and has its numbers on another stands with these.

    Beside rows whose cells stand apart, only such as have many numbers are written so.
    """
    prints = [_print(line) for line in lines]
    wide = [at for at, each in enumerate(prints) if len(each.values) >= _FEWEST_VALUES]
    parted = sum(sum(map(is_value, line.cells())) >= _FEWEST_VALUES for line in lines if line.has_cells)
    if len(wide) + parted < _FEWEST_ROWS:
        return list(lines)
    alone = len(wide) < _FEWEST_ROWS
    rows = wide if alone else [at for at, each in enumerate(prints) if each.is_row]
    between = set[int]() if alone else _between(prints, rows)
    found = list(lines)
    for row in rows:
        begun = _begun(prints, row, between)
        label = [word for at in begun for word in prints[at].words]
        found[row] = replace(lines[row], text=_row([*label, *prints[row].words], prints[row].values))
        for at in begun:
            found[at] = replace(lines[at], text="")
        between -= set(begun)
    for at in between:
        found[at] = replace(lines[at], text=_heads(prints[at].words))
    return found


def _begun(prints: Sequence[_Print], row: int, between: Container[int]) -> range:
    """The lines right above a row without a numbered label on which one began; none where numbers alone are
    on the next line too, as where all labels stand above all numbers.
    """
    below = prints[row + 1] if row + 1 < len(prints) else None
    if not prints[row].words and below is not None and below.values and not below.words:
        return range(row, row)
    at = row
    while at in between or at == row:
        if any(_NUMBER.match(word) for word in prints[at].words):
            return range(at, row)
        at -= 1
    return range(row, row)


def _print(line: Line) -> _Print:
    if line.has_cells:
        return _Print((), ())
    words = _COUNTED.sub(r"\1 ", trim(line.text)).split()
    first = len(words)
    while first and is_value(words[first - 1]):
        first -= 1
    return _Print(tuple(words[:first]), tuple(words[first:]))


def _between(prints: Sequence[_Print], rows: Sequence[int]) -> set[int]:
    """The lines of words that stand in a table: near above a row, with nothing foreign between."""
    found = set[int]()
    for above, row in pairwise([-1, *rows]):
        for at in range(row - 1, max(above, row - 1 - _FARTHEST), -1):
            if not prints[at].is_short:
                break
            if prints[at].words:
                found.add(at)
    return found


def _row(words: Sequence[str], values: Sequence[str]) -> str:
    """The row with tabs: a numbered label begins a cell, and the words after it go on with it."""
    cells: list[str] = []
    for word in words:
        if cells and not _NUMBER.match(word) and not cells[-1].isdigit():
            cells[-1] += word
        else:
            cells.append(word)
    return "\t".join([*cells, *values])


def _heads(words: Sequence[str]) -> str:
    """A line of heads, or of a piece of a label, with tabs behind it: for no line is but one cell."""
    return _row(words, ("", "")) if _NUMBER.match(words[0]) else "\t".join([*words, "", ""])
