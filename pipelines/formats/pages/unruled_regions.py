"""Which lines of print are the rows and heads of a table without rules, over page breaks; prose never is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise

from pipelines.formats.pages.glyphs import PageLine
from pipelines.formats.pages.runs import Run, runs

_APART = 0.8
"""Type sizes between a label and its value, from which they are cells of their own."""
_PARTS = 1.0
"""Type sizes between the parts of a line that are cells of their own."""
_MOST_LINES = 400
"""Lines of one table; what is longer is no report's and is cut, so that its reading takes no longer."""
_SHORT_RUNS = 4
_SHORT = 5.0
"""Pieces of a line that are heads side by side, and the most type sizes that each is wide."""
_PROSE = 0.7
"""Share of the text's width from which a line without gaps is running text."""
_FURTHEST = 5.0
_HEAD_GAP = 3.4
_WRAP_GAP = 1.7
"""Type sizes between lines of one table; of a head above it; of one label."""
_MOST_BETWEEN = 40
_LARGER = 1.2
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分).{4,}"
)
_SECTION = re.compile(
    r"[一二三四五六七八]、(?:总体|主动公开政府信息|收到和处理|.*行政复议.*行政诉讼|存在的|其他需要).*(?:情况|问题|事项)"
)
"""The heading of a section of a report, which no row of a table is called."""
_ENDS_PROSE = re.compile(r"[。；：;]$")


class Kind(Enum):
    """What a line holds: values beside a label; one value alone; parts without values; one part."""

    ROW = 1
    LONE = 2
    HEAD = 3
    TEXT = 4


@dataclass(frozen=True)
class RunLine:
    """A line as its runs; `first` is the index of its first value (len(runs): it has none)."""

    line: PageLine
    runs: tuple[Run, ...]

    @cached_property
    def first(self) -> int:
        """Values end a line: what has words on its right is none."""
        index = len(self.runs)
        while index and not self.runs[index - 1].is_words:
            index -= 1
        while index < len(self.runs) and not self._is_value(index):
            index += 1
        return index

    def _is_value(self, index: int) -> bool:
        run = self.runs[index]
        if not run.is_number:
            return False
        return not index or run.x0 - self.runs[index - 1].x1 >= _APART * run.size

    @property
    def values(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs[self.first :] if run.is_number)

    @cached_property
    def kind(self) -> Kind:
        if self.values:
            return Kind.ROW if len(self.runs) > 1 else Kind.LONE
        gaps = [b.x0 - a.x1 for a, b in pairwise(self.runs)]
        apart = any(gap >= _PARTS * self.size for gap in gaps)
        return Kind.HEAD if apart or self.short_runs else Kind.TEXT

    @cached_property
    def short_runs(self) -> bool:
        """Whether the line is four or more short pieces, as crowded heads are and prose is not."""
        return len(self.runs) >= _SHORT_RUNS and all(
            run.x1 - run.x0 <= _SHORT * self.size for run in self.runs
        )

    @property
    def text(self) -> str:
        return self.line.line.text

    @property
    def size(self) -> float:
        return self.line.line.size

    @property
    def y(self) -> float:
        return self.runs[0].y if self.runs else self.line.line.bottom

    @property
    def page(self) -> int:
        return self.line.page.number

    @property
    def x0(self) -> float:
        return self.line.line.x0

    @property
    def x1(self) -> float:
        return self.line.line.x1

    @property
    def strong(self) -> bool:
        """Whether the line alone tells of a table."""
        if self.kind is Kind.ROW:
            gap = self.values[0].x0 - self.runs[self.first - 1].x1 if self.first else 0.0
            return len(self.values) > 1 or gap >= 2 * _APART * self.size
        return self.kind is Kind.HEAD and len(self.runs) > 2


def regions(lines: Sequence[PageLine]) -> list[tuple[int, int, list[RunLine]]]:
    """The tables among consecutive lines: index of the first line, index after the last, and their lines."""
    if not any(_has_gaps(line) for line in lines):
        return []
    every = [RunLine(line, tuple(runs(line.line, line.page))) for line in lines]
    left = min(line.line.x0 for line in lines)
    width = max(line.line.x1 for line in lines) - left
    seeker = _Seeker(every, _PROSE * width)
    return [
        (start, end, every[start:end])
        for first, last in seeker.found()
        for start, end in pairwise([*range(first, last, _MOST_LINES), last])
    ]


def _has_gaps(line: PageLine) -> bool:
    printed = [glyph for glyph in line.line.glyphs if not glyph.text.isspace()]
    return any(b.x0 - a.x1 > _APART * line.line.size for a, b in pairwise(printed))


class _Seeker:
    def __init__(self, lines: list[RunLine], widest: float) -> None:
        self.lines = lines
        self.widest = widest

    def found(self) -> list[tuple[int, int]]:
        """The regions that are tables."""
        result: list[tuple[int, int]] = []
        for first, last in self._groups():
            start, end = self._upward(first, result[-1][1] if result else 0), self._downward(last) + 1
            if self._is_table(start, end):
                result.append((start, end))
        return result

    def _groups(self) -> list[tuple[int, int]]:
        """Lines that tell of a table, with those between them that may be its own."""
        groups: list[tuple[int, int]] = []
        for index, line in enumerate(self.lines):
            if not line.strong or self._is_prose(line):
                continue
            if groups and self._together(groups[-1][1], index):
                groups[-1] = (groups[-1][0], index)
            else:
                groups.append((index, index))
        return groups

    def _together(self, first: int, last: int) -> bool:
        between = range(first + 1, last)
        if len(between) > _MOST_BETWEEN:
            return False
        size = min(self.lines[first].size, self.lines[last].size)
        for index in between:
            line = self.lines[index]
            if self._is_prose(line) or line.size > _LARGER * size or self._is_heading(index):
                return False
        return all(
            self._gap(index) <= _FURTHEST * self.lines[index].size for index in range(first + 1, last + 1)
        )

    def _gap(self, index: int) -> float:
        """Points from the line before to this one; the first line of a page is as near as need be."""
        above, line = self.lines[index - 1], self.lines[index]
        return line.line.line.top - above.line.line.bottom if above.page == line.page else 0.0

    def _is_prose(self, line: RunLine) -> bool:
        if line.kind in (Kind.ROW, Kind.LONE) or line.short_runs:
            return False
        widest = 0.0
        start = line.x0
        for a, b in pairwise(line.runs):
            if b.x0 - a.x1 >= _PARTS * line.size:
                widest = max(widest, a.x1 - start)
                start = b.x0
        widest = max(widest, line.x1 - start)
        return widest >= self.widest or bool(_ENDS_PROSE.search(line.text))

    def _is_heading(self, index: int) -> bool:
        """Whether a line of one part heads a section: numbered, and what follows are heads or text."""
        line = self.lines[index]
        if line.kind is not Kind.TEXT or not _HEADING.match(line.text):
            return False
        if _SECTION.fullmatch(line.text):
            return True
        following = (other.kind for other in self.lines[index + 1 :] if other.kind is not Kind.TEXT)
        return next(following, Kind.HEAD) is Kind.HEAD

    def _upward(self, first: int, stop: int) -> int:
        """From a table's first telling line up to where its heads begin."""
        start = first
        size = self.lines[first].size
        left = min(self.lines[i].x0 for i in range(first, min(first + 8, len(self.lines))))
        right = max(self.lines[i].x1 for i in range(first, min(first + 8, len(self.lines))))
        while start > stop:
            line = self.lines[start - 1]
            if self._gap(start) > _HEAD_GAP * size or line.size > _LARGER * size or self._is_prose(line):
                break
            if line.kind is Kind.TEXT:
                if _HEADING.match(line.text) or line.page != self.lines[start].page:
                    break
                centred = abs((line.x0 + line.x1) - (left + right)) < 4 * size
                inside = line.x0 >= left - size and line.x1 <= right + size
                if not (centred or (inside and self._gap(start) <= _HEAD_GAP / 2 * size)):
                    break
            start -= 1
        return start

    def _downward(self, last: int) -> int:
        """From a table's last telling line down to the end of its last label."""
        end = last
        line = self.lines[last]
        if line.kind is not Kind.ROW:
            return end
        edge = line.values[0].x0
        labelled = line.first > 0
        widest = max((run.x1 for other in self.lines[: last + 1][-12:] for run in other.runs[: other.first]
                      if run.x1 <= edge), default=edge)  # fmt: skip
        full = labelled and widest - line.runs[line.first - 1].x1 < 1.5 * line.size
        while end + 1 < len(self.lines):
            below = self.lines[end + 1]
            near = below.y - self.lines[end].y <= _WRAP_GAP * line.size and below.page == line.page
            label = below.kind is Kind.TEXT and below.x1 <= edge and below.size < _LARGER * line.size
            if not (near and label) or _HEADING.match(below.text) or self._is_prose(below):
                break
            if labelled and not full:
                break
            full = widest - below.x1 < 1.5 * below.size
            labelled = True
            end += 1
        return end

    def _is_table(self, start: int, end: int) -> bool:
        lines = self.lines[start:end]
        rows = [line for line in lines if line.kind in (Kind.ROW, Kind.LONE)]
        values = [len(line.values) for line in rows]
        heads = [line for line in lines if line.kind is Kind.HEAD]
        if not rows:
            return False
        if max(values) >= 4 or (max(values) > 1 and len(rows) > 1):
            return True
        if len(heads) and len(rows) and any(len(line.runs) > 1 for line in heads):
            return len(rows) + len(heads) > 2 or max(values) > 1
        return False
