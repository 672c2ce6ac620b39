"""Numbered labels whose lines became paragraphs of their own, as wide as the cell that they stood in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.document import Text

_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}\s*[.．、]|[一二三四五六七八九]、")
_UNIT = re.compile(r"件|条|项|次|个|篇|份|人|人次|万?元")
_WIDEST = 30
"""Characters of the lines in a cell; those of running text are wider."""
_UNEVEN = 3
"""Characters by which lines of one cell may differ: signs that may not begin or end a line shorten it."""


def unwrapped(words: Sequence[Text]) -> list[Text]:
    """The paragraphs between two rows of numbers, each numbered one joined with the lines it goes on in."""
    return [part for run in _numbered_runs(words) for part in (_joined(run) if _is_wrapped(run) else run)]


def _numbered_runs(words: Sequence[Text]) -> Iterator[list[Text]]:
    run: list[Text] = []
    for word in words:
        if run and _NUMBERED.match(word.text):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_wrapped(run: Sequence[Text]) -> bool:
    """Whether a number begins the run, and all its lines but the last are about as wide as one another."""
    if len(run) < 2 or not _NUMBERED.match(run[0].text) or _UNIT.fullmatch(run[-1].text):
        return False
    widths = [_width(line.text) for line in run]
    full = max(widths[:-1])
    return full <= _WIDEST and min(widths[:-1]) >= full - _UNEVEN and widths[-1] <= full + 1


def _joined(run: Sequence[Text]) -> list[Text]:
    return [replace(run[0], text="".join(line.text for line in run))]


def _width(text: str) -> float:
    """The width in full characters."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
