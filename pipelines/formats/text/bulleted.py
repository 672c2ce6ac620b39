"""Text whose table cells are points of a list, each behind a dash or a star, as Markdown writes boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.formats.text.lines import Line

_POINT = re.compile(r"[ \t\u3000]{0,3}[-*+•·][ \t]+(?P<said>\S.*)")
_NUMBER = re.compile(r"[-－]?[\d０-９][\d０-９,，.．]*")
_FEWEST = 6
"""So many points that are numbers, and as many that are words, tell that the marks are those of a list."""


def without_bullets(lines: Sequence[Line]) -> list[Line]:
    """The lines, points of a list without their marks, if figures and their names are such points: there a
    dash before a number is no sign of its own.
    """
    points = [_POINT.fullmatch(line.text) for line in lines]
    said = [match["said"] for match in points if match]
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in said)
    if numbers < _FEWEST or len(said) - numbers < _FEWEST:
        return list(lines)
    return [
        replace(line, text=match["said"]) if match else line
        for line, match in zip(lines, points, strict=True)
    ]
