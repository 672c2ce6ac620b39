"""Text whose table cells stand in lines of their own, each closed by a bar, as extractors write paragraphs in
cells. Further bars stand for the columns that a cell spans, or for blank cells; nothing ends a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.formats.text.lines import Line

_FEWEST = 10
"""So many lines that a bar closes, with no bar before it, tell that cells stand one a line."""
_SHARE = 0.75
"""Share of all lines with bars that these are then."""
_CLOSED = re.compile(r"(?P<cell>[^|\t]*?)[ \u00a0]*\|[|\s]*")
"""A cell and its bar, or bars alone: those of the line above or of cells without words."""


def without_closing_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines, each cell without the bars that close it, if the text is of that kind: one paragraph a cell,
    as tables are that lost their rows.
    """
    barred = [line.text for line in lines if "|" in line.text]
    closed = sum(_CLOSED.fullmatch(text) is not None for text in barred)
    if closed < max(_FEWEST, _SHARE * len(barred)):
        return list(lines)
    return [
        replace(line, text=match["cell"]) if (match := _CLOSED.fullmatch(line.text)) else line
        for line in lines
    ]
