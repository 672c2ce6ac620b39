"""The label side of a table without rules: narrow group columns at the left, and the labels of the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.formats.pages.runs import Run, begins_numbered, is_ordinal, overlap
from pipelines.formats.pages.unruled_rows import LabelLine, RowLabel

_BESIDE = 0.9
"""Type sizes between the baselines of print that stands side by side."""
_EDGE = 0.35
_PITCH = 1.78
_SHORT = 1.6
"""Type sizes by which a full line may end before the longest of its column."""
_FEWEST = 2
_LEVEL = 0.3
_RESTART = re.compile(r"[（(]?[1１][.．、)）]")


@dataclass(frozen=True)
class Group:
    """A cell of a group: its lines, its column from the left (0-based) and its rows from–to (exclusive)."""

    runs: tuple[Run, ...]
    column: int
    first: int
    last: int


@dataclass(frozen=True)
class _GroupColumn:
    x0: float
    x1: float
    runs: tuple[Run, ...]


def label_sides(runs: Sequence[Run], values: Sequence[float]) -> tuple[list[_GroupColumn], list[LabelLine]]:
    """The group columns from the left, and the lines of row labels. `values`: baselines of the rows."""
    found = _group_columns(runs)
    taken: set[int] = set()
    columns = []
    for x0, x1, seeds in found:
        own = _grown(x0, x1, seeds, [run for run in runs if id(run) not in taken], values)
        taken |= {id(run) for run in own}
        columns.append(_GroupColumn(x0, x1, tuple(own)))
    return columns, _lines([run for run in runs if id(run) not in taken])


def _group_columns(runs: Sequence[Run]) -> list[tuple[float, float, list[Run]]]:
    """Stretches at the left whose runs all have others at their right that begin after them."""
    seeds = {id(run): right for run in runs if (right := _at_right(run, runs))}
    clusters: list[tuple[float, float, list[Run]]] = []
    for run in sorted((run for run in runs if id(run) in seeds), key=lambda run: run.x0):
        if clusters and overlap(run, clusters[-1][:2]) > _EDGE * run.size:
            x0, x1, members = clusters[-1]
            clusters[-1] = x0, max(x1, run.x1), [*members, run]
        else:
            clusters.append((run.x0, run.x1, [run]))
    return [
        (x0, x1, members)
        for x0, x1, members in clusters
        if len(members) >= _FEWEST
        and x1 <= min(other.x0 for run in members for other in seeds[id(run)]) + _EDGE * members[0].size
    ]


def _at_right(run: Run, runs: Sequence[Run]) -> list[Run]:
    return [
        other
        for other in runs
        if other.x0 >= run.x1 - 0.1 * run.size
        and abs(other.y - run.y) < _BESIDE * run.size
        and not _glued(run, other)
    ]


def _glued(run: Run, other: Run) -> bool:
    """Whether a run is the ordinal of the label that follows it on its line."""
    near = abs(run.y - other.y) < _LEVEL * run.size and other.x0 - run.x1 < run.size
    return near and is_ordinal(run.text) and not begins_numbered(other.text)


def _grown(
    x0: float, x1: float, seeds: Sequence[Run], runs: Sequence[Run], values: Sequence[float]
) -> list[Run]:
    """The runs of a group column: its seeds and what goes on above or below them, but no row's own label."""
    own = list(seeds)
    rest = [
        run
        for run in runs
        if all(run is not seed for seed in seeds)
        and run.x0 >= x0 - _EDGE * run.size
        and run.x1 <= x1 + _EDGE * run.size
        and not (begins_numbered(run.text) and any(abs(y - run.y) < _LEVEL * run.size for y in values))
    ]
    while True:
        more = [run for run in rest if any(abs(run.y - other.y) < _PITCH * run.size for other in own)]
        if not more:
            return sorted(own, key=lambda run: (run.y, run.x0))
        own += more
        rest = [run for run in rest if all(run is not other for other in more)]


def _lines(runs: Sequence[Run]) -> list[LabelLine]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.y, run.x0)):
        if lines and abs(run.y - lines[-1][0].y) < _LEVEL * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    right = max((run.x1 for run in runs), default=0.0)
    widest = max((_width(line) for line in lines), default=0.0)
    result = []
    for line in lines:
        line.sort(key=lambda run: run.x0)
        size = line[0].size
        full = line[-1].x1 > right - _SHORT * size or _width(line) > widest - _SHORT * size
        result.append(LabelLine(tuple(line), full))
    return result


def _width(line: Sequence[Run]) -> float:
    return max(run.x1 for run in line) - min(run.x0 for run in line)


def groups(columns: Sequence[_GroupColumn], rows: Sequence[RowLabel], ys: Sequence[float]) -> list[Group]:
    """The group cells with the rows that they stand beside. `ys`: the height of each row."""
    found: list[Group] = []
    for index, column in enumerate(columns):
        stacks = _stacks(column.runs)
        free = [not any(_over(run, column) for line in row.lines for run in line.runs) for row in rows]
        taken = -1
        for stack in stacks:
            middle = (stack[0].y + stack[-1].y) / 2
            nearest = min(range(len(ys)), key=lambda row: abs(ys[row] - middle), default=0)
            nearest = max(nearest, taken + 1)
            if nearest >= len(rows):
                break
            first = nearest
            while first - 1 > taken and free[first - 1] and not _restarts(rows[first]):
                first -= 1
            last = nearest + 1
            while (
                last < len(rows)
                and free[last]
                and not _restarts(rows[last])
                and _nearer(last, stack, stacks, ys)
            ):
                last += 1
            found.append(Group(tuple(stack), index, first, last))
            taken = last - 1
    return found


def _over(run: Run, column: _GroupColumn) -> bool:
    return overlap(run, (column.x0, column.x1)) > _EDGE * run.size


def _restarts(row: RowLabel) -> bool:
    return bool(row.lines) and bool(_RESTART.match(row.lines[0].text))


def _nearer(row: int, stack: Sequence[Run], stacks: Sequence[Sequence[Run]], ys: Sequence[float]) -> bool:
    """Whether a row stands nearer to this group's text than to any later one's."""

    def away(other: Sequence[Run]) -> float:
        return abs(ys[row] - (other[0].y + other[-1].y) / 2)

    return all(away(stack) <= away(other) for other in stacks if other[0].y > stack[0].y)


def _stacks(runs: Sequence[Run]) -> list[list[Run]]:
    """The group texts of one column: each begins with an ordinal, or after a gap on one page."""
    stacks: list[list[Run]] = []
    for run in runs:
        last = stacks[-1][-1] if stacks else None
        if (
            last is None
            or begins_numbered(run.text)
            or (last.place.page == run.place.page and run.y - last.y > _PITCH * run.size)
        ):
            stacks.append([run])
        else:
            stacks[-1].append(run)
    return stacks
