"""How the rows of a table are built: where they end, and how many cells follow their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from models.value import value
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell

FEWEST_LINES = 3
MAJORITY = 0.6
RARE = 0.34
RUN = 4
"""So many rows one after another that end alike are a part of their own, as after a page break."""


@value
class Shape:
    """Where a row ends against most rows of its table: `wider` or `narrower` (neither: like them, or nothing
    tells), and how many `cells` usually follow the labels of rows with as many columns.

    Against the rows as deep in the form's groups: `odd` if few have as many cells, `moved` if few begin where
    it does, `led` if one has fewer blanks before its figures. `short`: the row has a cell for each column
    while most rows of its table have one less, as where a column is gone.
    """

    wider: bool
    narrower: bool
    cells: int
    odd: bool = False
    moved: bool = False
    led: bool = False
    short: bool = False

    @property
    def regular(self) -> bool:
        """True unless the row ends elsewhere than its neighbours do."""
        return not (self.wider or self.narrower)


Ends = tuple[bool, bool, int]
"""Whether a row is wider or narrower than most, and how many cells rows near it have."""


def shapes(lines: Sequence[Line]) -> dict[str, Shape]:
    """The shape of each line by its key. The lines are in the document's order."""
    parts: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        parts.setdefault((line.source, len(line.columns)), []).append(line)
    return {key: shape for part in parts.values() for key, shape in _against_like(part, _against_all(part))}


def _against_like(lines: list[Line], ends: dict[str, Ends]) -> Iterator[tuple[str, Shape]]:
    """The shapes, held against those of the rows as deep in the form's groups."""
    short = _lack_one(lines)
    levels: dict[int, list[Line]] = {}
    for line in lines:
        levels.setdefault(depth(line), []).append(line)
    for like in levels.values():
        counts = Counter([len(line.cells) for line in like])
        starts = Counter(map(_start, like))
        leads = list(map(_lead, like))
        usual, least = counts.most_common(1)[0][0], min(leads)
        for line, lead in zip(like, leads, strict=True):
            wider, narrower, cells = ends[line.key]
            odd, moved = _rare(len(line.cells), counts), _rare(_start(line), starts)
            lacks = short and len(line.cells) == len(line.columns)
            yield line.key, Shape(wider, narrower, max(cells, usual), odd, moved, lead > least, lacks)


def _lack_one(lines: Sequence[Line]) -> bool:
    """Whether most rows have one cell less than columns, or a blank one last and their total before it."""
    less = sum(map(_lacks_one, lines))
    blank = [line for line in lines if _ends_blank(line)]
    sums = [values[-1] == sum(values[:-1]) for line in blank if any(values := _values(line))]
    moved = len(blank) if sums and 2 * sums.count(True) >= len(sums) else 0
    return len(lines) >= FEWEST_LINES and 2 * (less + moved) > len(lines)


def _lacks_one(line: Line) -> bool:
    """Whether a row has one cell less than columns, that of the remarks beside them counted."""
    beside = line.header is not None and line.header.other and bool(line.header.beside)
    return len(line.cells) == len(line.columns) - 1 + beside


def _ends_blank(line: Line) -> bool:
    wanted = len(line.columns)
    whole = len(line.cells) == wanted > 2 and len(line.filled) == wanted - 1
    return whole and not line.cells[-1].text.strip()


def _values(line: Line) -> list[Decimal]:
    return [read_cell(cell.text).value or Decimal(0) for cell in line.filled]


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


def _against_all(lines: list[Line]) -> dict[str, Ends]:
    """Where lines of one physical table with the same number of columns end against most of them."""
    ends = {line.key: end_of(line) for line in lines}
    if len(lines) < FEWEST_LINES:
        return {line.key: _against_header(line, ends[line.key]) for line in lines}
    found: dict[str, Ends] = {}
    common, count = Counter(ends.values()).most_common(1)[0]
    told = count >= MAJORITY * len(lines)
    runs = [(end, list(run)) for end, run in groupby(lines, key=lambda line: ends[line.key])]
    start = 0
    for number, (end, run) in enumerate(runs):
        around = [common] if told else _ends_around(runs, number)
        outer = number in (0, len(runs) - 1) and len(run) >= FEWEST_LINES
        alike = len(run) >= RUN or outer or not around or end in around
        near = lines if alike else lines[max(0, start - RUN) : start + len(run) + RUN]
        cells = Counter([len(line.cells) for line in near]).most_common(1)[0][0]
        start += len(run)
        against = (not alike and end > max(around), not alike and end < max(around), cells)
        found |= dict.fromkeys([line.key for line in run], against)
    return found


def _against_header(line: Line, ends: int) -> Ends:
    end = line.header.end if line.header else ends
    return ends > end, ends < end, len(line.cells) + end - ends


def _ends_around(runs: Sequence[tuple[int, list[Line]]], number: int) -> list[int]:
    """Where the nearest parts of the table before and after a run end."""
    before = next((end for end, run in reversed(runs[:number]) if len(run) >= RUN), None)
    after = next((end for end, run in runs[number + 1 :] if len(run) >= RUN), None)
    return [end for end in (before, after) if end is not None]


def end_of(line: Line) -> int:
    """The grid column after the row's last."""
    return max([cell.grid + cell.colspan for cell in line.cells], default=0)
