"""Text whose table cells are points of a list, each behind a dash or a star, as Markdown writes boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.formats.text.lines import Line

_POINT = re.compile(r"[ \t\u3000]{0,3}[-*+•·][ \t]+(?P<said>\S.*)")
_NUMBER = re.compile(r"[-－]?[\d０-９][\d０-９,，.．]*")
_FEWEST = 3
"""So many numbers and as many words among points that follow one another tell that the marks are a list's."""


def without_bullets(lines: Sequence[Line]) -> list[Line]:
    """The lines, points of a list without their marks where figures and their names are such points: there a
    dash before a number is no sign of its own, as it is among cells without marks.
    """
    found = list[Line]()
    for _, run in groupby(lines, key=lambda line: line.blank or _POINT.fullmatch(line.text) is not None):
        found += _unmarked(list(run))
    return found


def _unmarked(run: list[Line]) -> list[Line]:
    points = [_POINT.fullmatch(line.text) for line in run]
    said = [match["said"] for match in points if match]
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in said)
    if min(numbers, len(said) - numbers) < _FEWEST:
        return run
    return [
        replace(line, text=match["said"]) if match else line
        for line, match in zip(run, points, strict=True)
    ]
