"""The paths of an OFD page → ruled lines: strokes along the axes, and boxes so thin that they are lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.formats.ofd.geometry import Matrix, Point, around, carried, numbers
from pipelines.formats.pages.page import THIN, Rule

_OPERATION = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
_ENDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
"""How many numbers an operation takes; the last two are the point where it ends."""
_STRAIGHT = 1.0
"""Points by which a stroke may miss its axis."""


def rules(data: str, to_page: Matrix, *, stroke: bool, fill: bool) -> Iterator[Rule]:
    """The ruled lines that AbbreviatedData draws, in points; curves draw none."""
    for line in _outlines(data):
        points = list(carried((point for point, _ in line), to_page))
        x0, top, x1, bottom = around(points)
        if fill and len(points) > 2 and min(x1 - x0, bottom - top) <= THIN:
            if bottom - top <= THIN:
                yield Rule(True, (top + bottom) / 2, x0, x1)
            if x1 - x0 <= THIN:
                yield Rule(False, (x0 + x1) / 2, top, bottom)
            continue
        if not stroke:
            continue
        for (here, there), (_, straight) in zip(pairwise(points), line[1:], strict=True):
            if straight:
                yield from _rule(here, there)


def _rule(here: Point, there: Point) -> Iterator[Rule]:
    (ax, ay), (bx, by) = here, there
    if abs(ay - by) <= _STRAIGHT < abs(ax - bx):
        yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
    elif abs(ax - bx) <= _STRAIGHT < abs(ay - by):
        yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _outlines(data: str) -> Iterator[list[tuple[Point, bool]]]:
    """Each outline as its points, with whether the way to each is straight; S and M begin a new one."""
    line: list[tuple[Point, bool]] = []
    for name, rest in _OPERATION.findall(data):
        if name == "C":
            if line:
                line.append((line[0][0], True))
            continue
        values, takes = numbers(rest), _ENDS[name]
        for at in range(0, len(values) - takes + 1, takes):
            point = values[at + takes - 2], values[at + takes - 1]
            if name in "SM" and at == 0:
                if len(line) > 1:
                    yield line
                line = [(point, True)]
            elif line:
                line.append((point, name in "SML"))
    if len(line) > 1:
        yield line
