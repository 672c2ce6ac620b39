"""How the rows of a table are built: where they end, and how many cells follow their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.match.line import Line

FEWEST_LINES = 3
MAJORITY = 0.6
RUN = 4
"""So many rows in a row that end alike are a part of the table of their own: it goes on after a page break."""


@dataclass(frozen=True)
class Shape:
    """`regular` unless the row ends elsewhere than its neighbours do; `cells`: how many cells usually follow
    the labels of its table.
    """

    regular: bool
    cells: int


def shapes(lines: Sequence[Line]) -> dict[str, Shape]:
    """The shape of each line by its key. The lines are in the document's order."""
    return {key: shape for part in _by_source(lines) for key, shape in _shapes(part)}


def _by_source(lines: Sequence[Line]) -> list[list[Line]]:
    sources = dict.fromkeys(line.source for line in lines)
    return [[line for line in lines if line.source == source] for source in sources]


def _shapes(lines: list[Line]) -> Iterator[tuple[str, Shape]]:
    cells = Counter(len(line.cells) for line in lines).most_common(1)[0][0]
    common, count = Counter(map(_end, lines)).most_common(1)[0]
    if len(lines) < FEWEST_LINES:
        for line in lines:
            headed = line.header is None or max(end for _, end in line.header.spans) == _end(line)
            yield line.key, Shape(headed, cells)
        return
    usual = common if count >= MAJORITY * len(lines) else None
    for end, run in groupby(lines, key=_end):
        together = list(run)
        for line in together:
            yield line.key, Shape(usual is None or end == usual or len(together) >= RUN, cells)


def _end(line: Line) -> int:
    """The grid column after the row's last."""
    return max((cell.grid + cell.colspan for cell in line.cells), default=0)
