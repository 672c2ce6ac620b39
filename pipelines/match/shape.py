"""How the rows of a table are built: where they end, and how many cells follow their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.match.line import Line

FEWEST_LINES = 3
MAJORITY = 0.6
RARE = 0.34
RUN = 4
"""So many rows one after another that end alike are a part of their own, as after a page break."""


@dataclass(frozen=True)
class Shape:
    """Where a row ends against most rows of its table: `wider` or `narrower` (neither: like them, or nothing
    tells), and how many `cells` usually follow the labels of rows with as many columns.

    Against the rows as deep in the form's groups: `odd` if few have as many cells, `moved` if few begin where
    it does, `led` if one has fewer blanks before its figures.
    """

    wider: bool
    narrower: bool
    cells: int
    odd: bool = False
    moved: bool = False
    led: bool = False

    @property
    def regular(self) -> bool:
        """True unless the row ends elsewhere than its neighbours do."""
        return not (self.wider or self.narrower)


def shapes(lines: Sequence[Line]) -> dict[str, Shape]:
    """The shape of each line by its key. The lines are in the document's order."""
    builds = dict.fromkeys((line.source, len(line.columns)) for line in lines)
    parts = [[line for line in lines if (line.source, len(line.columns)) == build] for build in builds]
    return {key: shape for part in parts for key, shape in _against_like(part, dict(_shapes(part)))}


def _against_like(lines: list[Line], ends: dict[str, Shape]) -> Iterator[tuple[str, Shape]]:
    """The shapes, held against those of the rows as deep in the form's groups."""
    for level in dict.fromkeys(map(depth, lines)):
        like = [line for line in lines if depth(line) == level]
        counts, starts = Counter(len(line.cells) for line in like), Counter(map(_start, like))
        usual, least = counts.most_common(1)[0][0], min(map(_lead, like))
        for line in like:
            yield (
                line.key,
                Shape(
                    ends[line.key].wider,
                    ends[line.key].narrower,
                    max(ends[line.key].cells, usual),
                    odd=_rare(len(line.cells), counts),
                    moved=_rare(_start(line), starts),
                    led=_lead(line) > least,
                ),
            )


def _rare(number: int, counts: Counter[int]) -> bool:
    rows = counts.total()
    return rows >= FEWEST_LINES and counts[number] <= max(1, RARE * rows)


def depth(line: Line) -> int:
    """0 for a row of its own, 1 in a section such as 三, 2 in a group of it such as （三）."""
    if line.row.parent is None:
        return 0
    return 2 if line.row.parent.startswith("（") else 1


def _start(line: Line) -> int:
    return line.cells[0].grid if line.cells else 0


def _lead(line: Line) -> int:
    """How many blank cells stand before the row's first figure."""
    return next((place for place, cell in enumerate(line.cells) if cell.text.strip()), 0)


def _shapes(lines: list[Line]) -> Iterator[tuple[str, Shape]]:
    """The shapes of lines of one physical table with the same number of columns."""
    if len(lines) < FEWEST_LINES:
        for line in lines:
            end = line.header.end if line.header else end_of(line)
            expected = len(line.cells) + end - end_of(line)
            yield line.key, Shape(end_of(line) > end, end_of(line) < end, expected)
        return
    common, count = Counter(map(end_of, lines)).most_common(1)[0]
    told = count >= MAJORITY * len(lines)
    runs = [list(run) for _, run in groupby(lines, key=end_of)]
    start = 0
    for number, run in enumerate(runs):
        end = end_of(run[0])
        around = [common] if told else _ends_around(runs, number)
        outer = number in (0, len(runs) - 1) and len(run) >= FEWEST_LINES
        alike = len(run) >= RUN or outer or not around or end in around
        near = lines if alike else lines[max(0, start - RUN) : start + len(run) + RUN]
        cells = Counter(len(line.cells) for line in near).most_common(1)[0][0]
        start += len(run)
        for line in run:
            yield line.key, Shape(not alike and end > max(around), not alike and end < max(around), cells)


def _ends_around(runs: Sequence[list[Line]], number: int) -> list[int]:
    """Where the nearest parts of the table before and after a run end."""
    before = next((end_of(run[0]) for run in reversed(runs[:number]) if len(run) >= RUN), None)
    after = next((end_of(run[0]) for run in runs[number + 1 :] if len(run) >= RUN), None)
    return [end for end in (before, after) if end is not None]


def end_of(line: Line) -> int:
    """The grid column after the row's last."""
    return max([cell.grid + cell.colspan for cell in line.cells], default=0)
