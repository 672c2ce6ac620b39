"""Which lines of labels belong to which row of values in a table without rules: the likeliest way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.formats.pages.runs import Run, begins_numbered

_MOST_LINES = 8
"""Lines of one label."""
_NO_LABEL = 3.0
_NO_VALUES = 1.6
_INNER_ORDINAL = 2.0
_NO_ORDINAL = 0.6
_SHORT_LINE = 0.9
_WIDE_PITCH = 1.2
_ACROSS_RULE = 6.0
_ASTRAY = 6.0
_OFF = 1.4
"""What speaks against a row: no label, no values, an ordinal inside, none at the beginning, a line that
breaks off early, lines far apart, a rule between its lines, a line on the baseline of other values; each type
size that it stands off its values."""
_ON = 0.2
"""Type sizes within which a line stands on a baseline."""
_FARTHEST = 14.0
"""Type sizes by which labels and values are taken one before the other."""
_PITCH = 1.7
_EVEN = 0.3
"""Type sizes by which a label may stand off the middle of its row."""
_MODES = (0.5, 0.0, 1.0)
"""Where values stand beside their label: at its middle, its first or its last line."""


@dataclass(frozen=True)
class LabelLine:
    """A line of a label; `full` tells that it reaches as far as the longest of its column."""

    runs: tuple[Run, ...]
    full: bool

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def y(self) -> float:
        return self.runs[0].y

    @property
    def size(self) -> float:
        return self.runs[0].size

    @property
    def page(self) -> int | None:
        return self.runs[0].place.page


@dataclass(frozen=True)
class RowLabel:
    """A row: the index of its values (None: it has none) and the lines of its label; `sure` as told."""

    values: int | None
    lines: tuple[LabelLine, ...]
    sure: bool = True


Pages = Sequence[tuple[float, int | None]]
"""Baselines of rows of values, each with its page."""


def rows(values: Pages, lines: Sequence[LabelLine], rules: Sequence[float] = ()) -> list[RowLabel]:
    """All rows in order, under the mode in which the labels fit best. `rules`: heights of ruled lines."""
    numbered = sum(begins_numbered(line.text) for line in lines) > 0.4 * len(lines)
    ways = [_Way(values, lines, mode, numbered, rules).best() for mode in _MODES]
    return min(ways, key=lambda way: way[0])[1]


class _Way:
    """The cheapest way under one mode, by dynamic programming over (rows of values, lines) taken."""

    def __init__(
        self, values: Pages, lines: Sequence[LabelLine], mode: float, numbered: bool, rules: Sequence[float]
    ) -> None:
        self.values, self.lines, self.mode, self.numbered, self.rules = values, lines, mode, numbered, rules
        self.labels = [self._labels(i) for i in range(len(lines))]
        self.own = [self._values_beside(line) for line in lines]

    def _values_beside(self, line: LabelLine) -> int | None:
        """The index of the values on the baseline of a line."""
        near = (index for index, (y, _) in enumerate(self.values) if abs(y - line.y) <= _ON * line.size)
        return next(near, None)

    def _labels(self, i: int) -> list[tuple[int, float, bool]]:
        """The labels that may begin with line i: the line after each, its price, and whether no values
        stand beside it.
        """
        ends = range(i + 1, min(i + _MOST_LINES, len(self.lines)) + 1)
        return [(end, self._label(i, end), self._clear(i, end)) for end in ends]

    def best(self) -> tuple[float, list[RowLabel]]:
        """The cost and the rows; first without leaving print behind, then, if that cannot be, any way."""
        return self._cheapest(near=True) or self._cheapest(near=False) or (0.0, [])

    def _cheapest(self, *, near: bool) -> tuple[float, list[RowLabel]] | None:
        n, m = len(self.lines), len(self.values)
        far = float("inf")
        cost = [[far] * (m + 1) for _ in range(n + 1)]
        back: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
        cost[0][0] = 0.0
        for i in range(n + 1):
            for j in range(m + 1):
                if cost[i][j] == far or (near and self._left_behind(i, j)):
                    continue
                for to, taken, price in self._steps(i, j):
                    if cost[i][j] + price < cost[to][taken]:
                        cost[to][taken] = cost[i][j] + price
                        back[to][taken] = (i, j)
        return None if cost[n][m] == far else (cost[n][m], self._walk(back))

    def _left_behind(self, i: int, j: int) -> bool:
        """Whether the next line or the next values stand far above what was taken already."""
        if i == len(self.lines):
            return False
        line = self.lines[i]
        reach = _FARTHEST * line.size
        return (j < len(self.values) and self.values[j][0] < line.y - reach) or (
            j > 0 and line.y < self.values[j - 1][0] - reach
        )

    def _steps(self, i: int, j: int) -> list[tuple[int, int, float]]:
        """The rows that may come next: (lines taken, values taken, price)."""
        steps: list[tuple[int, int, float]] = []
        if j < len(self.values):
            steps.append((i, j + 1, _NO_LABEL + _ASTRAY * (j in self.own)))
        for end, price, clear in self.labels[i] if i < len(self.lines) else ():
            above = j == 0 or self.lines[end - 1].y > self.values[j - 1][0] - 0.5 * self.lines[i].size
            below = j == len(self.values) or self.lines[i].y < self.values[j][0] + 0.5 * self.lines[i].size
            if above and below and clear:
                steps.append((end, j, price + _NO_VALUES))
            if j < len(self.values):
                against = _OFF * self._off(i, end, j) + self._ruled(i, end, j) + self._astray(i, end, j)
                steps.append((end, j + 1, price + against))
        return steps

    def _clear(self, i: int, end: int) -> bool:
        """Whether no values stand at the height of these lines' first to last."""
        top, bottom = self.lines[i].y, self.lines[end - 1].y
        reach = 0.4 * self.lines[i].size
        return not any(top - reach < y < bottom + reach for y, _ in self.values)

    def _label(self, i: int, end: int) -> float:
        lines = self.lines[i:end]
        price = _NO_ORDINAL if self.numbered and not begins_numbered(lines[0].text) else 0.0
        for above, line in pairwise(lines):
            price += _INNER_ORDINAL * begins_numbered(line.text)
            price += _SHORT_LINE * (not above.full)
            price += _WIDE_PITCH * (above.page == line.page and line.y - above.y > _PITCH * line.size)
        return price

    def _off(self, i: int, end: int, j: int) -> float:
        """Type sizes from where the values should stand beside these lines to where they do."""
        y, page = self.values[j]
        lines = [line for line in self.lines[i:end] if line.page == page] or self.lines[i:end]
        should = lines[0].y + self.mode * (lines[-1].y - lines[0].y)
        return min(abs(should - y) / lines[0].size, 4.0)

    def _astray(self, i: int, end: int, j: int) -> float:
        return _ASTRAY * sum(own not in (None, j) for own in self.own[i:end])

    def _ruled(self, i: int, end: int, j: int) -> float:
        ys = [line.y for line in self.lines[i:end]] + [self.values[j][0]]
        between = sum(min(ys) - 1 < rule < max(ys) - 2 for rule in self.rules)
        return _ACROSS_RULE * between

    def _walk(self, back: list[list[tuple[int, int]]]) -> list[RowLabel]:
        found: list[RowLabel] = []
        i, j = len(self.lines), len(self.values)
        while (i, j) != (0, 0):
            before, taken = back[i][j]
            lines = tuple(self.lines[before:i])
            index = taken if taken < j else None
            sure = bool(lines) and (index is None or self._off(before, i, index) <= _EVEN)
            found.append(RowLabel(index, lines, sure))
            i, j = before, taken
        return found[::-1]
