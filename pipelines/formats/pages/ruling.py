"""Whether the rules of a table part its numbers, or only some rules are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipelines.formats.lines import is_spaced, is_value
from pipelines.formats.pages.glyphs import PageLine, TextLine
from pipelines.formats.pages.page import Page
from pipelines.formats.pages.runs import runs
from pipelines.formats.pages.unruled_regions import RunLine

_APART = 1.6
"""Type sizes from which numbers below one another stand in rows of their own."""
_SHARE = 0.5
_CLOSE, _EVEN = 1.3, 0.25
"""Type sizes up to which the digits of one number may stand apart, and their gaps differ."""


def parts_numbers(page: Page, cells: Iterable[Sequence[TextLine]]) -> bool:
    """Whether most numbers stand alone in their cell: beside no label and no other number.

    Where there are no numbers, heads side by side in one cell tell the same.
    """
    alone = together = heads = 0
    for lines in cells:
        beside = sum(_beside(line, page) for line in lines)
        stacked = [line for line in lines if is_value(line.text)]
        if len(stacked) > 1 and any(b.bottom - a.bottom > _APART * a.size for a, b in pairwise(stacked)):
            beside += len(stacked)
        together += beside
        alone += not beside and bool(stacked)
        heads += any(" " in line.text and _is_heads(line, page) for line in lines)
    if not alone and not together:
        return not heads
    return together < _SHARE * (alone + together)


def _beside(line: TextLine, page: Page) -> int:
    """How many numbers of a line stand apart from others or from a label."""
    if " " not in line.text or not any(map(str.isdigit, line.text)) or _is_spaced(line):
        return 0
    parts = RunLine(PageLine(line, page), tuple(runs(line, page)))
    return len(parts.values) if parts.strong else 0


def _is_spaced(line: TextLine) -> bool:
    """Whether a line is one number with its digits printed apart, evenly and not far."""
    digits = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if not is_spaced(line.text) or len(digits) < 2:
        return False
    gaps = [after.x0 - before.x1 for before, after in pairwise(digits)]
    return max(gaps) < _CLOSE * line.size and max(gaps) - min(gaps) < _EVEN * line.size


def _is_heads(line: TextLine, page: Page) -> bool:
    return RunLine(PageLine(line, page), tuple(runs(line, page))).strong
