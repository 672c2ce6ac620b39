"""The heads of a table without rules: stacks of short lines, and which of them stand lowest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.formats.pages.runs import Run, overlap

_PITCH = 1.62
"""Type sizes between the baselines of one wrapped head."""
_CUT = 2.2
"""The same over a page break."""
_ROW_PITCH = 0.92
_EVEN = 1.3
"""Shares of the distance of rows of values, and of lines of heads, within which heads are wrapped."""
_SHARED = 0.25


@dataclass(frozen=True)
class Head:
    """One head: its lines from the top."""

    lines: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        return self.lines[-1].y

    @property
    def size(self) -> float:
        return self.lines[0].size


def heads(runs: Iterable[Run], pitch: float = float("inf")) -> list[Head]:
    """The runs of a table's head as heads: lines that follow each other closely and lie over one another.

    Lines as far apart as its rows of values (`pitch`, in points) are not wrapped.
    """
    every = sorted(runs, key=lambda run: (run.y, run.x0))
    farthest = min(_ROW_PITCH * pitch, _EVEN * _nearest(every))
    stacks: list[list[Run]] = []
    for run in every:
        above = [
            stack for stack in stacks if _goes_on(stack, run, farthest) and not _spans(stack[-1], run, every)
        ]
        if len(above) == 1:
            above[0].append(run)
        else:
            stacks.append([run])
    return sorted((Head(tuple(stack)) for stack in stacks), key=lambda head: (head.top, head.x0))


def _nearest(runs: Sequence[Run]) -> float:
    """The least distance between baselines of runs that lie over one another."""
    return min(
        (
            below.y - above.y
            for above in runs
            for below in runs
            if below.y - above.y > 0.5 * above.size and overlap(above, below) > _SHARED * above.size
        ),
        default=0.0,
    )


def _goes_on(stack: Sequence[Run], run: Run, farthest: float) -> bool:
    last = stack[-1]
    cut = run.place.page != last.place.page
    if not 0.5 * run.size < run.y - last.y <= (_CUT if cut else min(_PITCH, farthest / run.size)) * run.size:
        return False
    x0, x1 = min(line.x0 for line in stack), max(line.x1 for line in stack)
    alike = (abs(run.x0 - x0), abs(run.x1 - x1), abs(run.middle - (x0 + x1) / 2))
    return overlap(run, (x0, x1)) > _SHARED * run.size and min(alike) < 0.6 * run.size


def _spans(above: Run, run: Run, every: Sequence[Run]) -> bool:
    """Whether a run stands over others beside this one too."""
    return any(
        other is not run and abs(other.y - run.y) < 0.8 * run.size and overlap(above, other) > 0
        for other in every
        if other is not above
    )


def lowest(found: Sequence[Head]) -> list[Head]:
    """The heads that have no other one below them, from the left."""
    leaves = [head for head in found if not any(_below(head, other) for other in found)]
    if len(leaves) > 1 and _stands_alone(found[0], found):
        leaves = [head for head in leaves if head is not found[0]]
    return sorted(leaves, key=lambda head: head.middle)


def _stands_alone(head: Head, found: Sequence[Head]) -> bool:
    """Whether the topmost head has its height for itself, as one over the whole table has."""
    return all(other.top > head.bottom + 0.5 * head.size for other in found if other is not head)


def _below(head: Head, other: Head) -> bool:
    shared = overlap((head.x0, head.x1), (other.x0, other.x1))
    return other is not head and other.top > head.bottom and shared > _SHARED * head.size
