"""Text copied out of a page whose cells hold paragraphs: lines of tabs alone part the cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.formats.lines import is_value, trim
from pipelines.formats.text.lines import Line

_FEWEST = 10
"""So many lines of tabs alone, blank lines around them, part the cells of a text."""
_SHARE = 0.8
"""Share of all lines with tabs that these are then."""
_SAME_CELL = 1
"""Blank lines between the paragraphs of one cell; more end the row."""


def with_rows_of_tab_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of the cells of one row made one line with tabs, if the text is of that kind."""
    bare = [place for place, line in enumerate(lines) if _is_bare(line)]
    parting = [place for place in bare if _is_blank(lines, place - 1) and _is_blank(lines, place + 1)]
    tabbed = sum("\t" in line.text for line in lines)
    if len(parting) < max(_FEWEST, _SHARE * tabbed):
        return list(lines)
    found: list[Line] = []
    gap, open_cell = 0, False
    for line in lines:
        if _is_bare(line) and found:
            found[-1] = replace(found[-1], text=found[-1].text + line.text.strip(" "))
            gap, open_cell = 0, True
        elif line.blank:
            gap += 1
        elif found and (open_cell or (gap <= _SAME_CELL and _goes_on(found[-1], line))):
            found[-1] = replace(found[-1], text=found[-1].text + ("" if open_cell else " ") + line.text)
            gap, open_cell = 0, False
        else:
            found.append(line)
            gap, open_cell = 0, False
    return found


def _is_bare(line: Line) -> bool:
    return "\t" in line.text and not trim(line.text)


def _is_blank(lines: Sequence[Line], place: int) -> bool:
    return not 0 <= place < len(lines) or lines[place].blank


def _goes_on(row: Line, line: Line) -> bool:
    """Whether a paragraph is one more of the row's last cell: of words in one of words, or of one number."""
    before, cell, last = row.text.rpartition("\t")
    return bool(cell) and bool(before) and bool(last) and is_value(last) == is_value(line.text)
