"""The value columns of a table without rules: from where its numbers stand and what its heads name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.formats.pages.runs import Run, overlap
from pipelines.formats.pages.unruled_heads import Head

_SHARED = 0.15
"""Share of the type size that stretches must have in common to be one column."""

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Column:
    """A value column: the stretch of its values (or of its head, if it has none) and its lowest head."""

    stretch: Stretch
    head: Head | None = None


@dataclass
class Columns:
    """The columns of a band from left to right; `sure` unless they may be other ones."""

    columns: list[Column]
    sure: bool = True

    def of(self, run: Run) -> int:
        """The column that a run stands in: the one it shares most with, or the nearest."""
        shares = [overlap(run, column.stretch) for column in self.columns]
        return max(range(len(shares)), key=shares.__getitem__)


def columns(rows: Sequence[Sequence[Run]], heads: Sequence[Head]) -> Columns:
    """The columns of rows of values (runs from the left) under the lowest heads (from the left)."""
    clusters, clear = _clusters(rows)
    clusters = _mended(clusters, rows, len(heads))
    pairs, sure = _paired(clusters, heads, rows) if heads else ([Column(each) for each in clusters], True)
    found = Columns(pairs)
    found.sure = clear and sure and not any(_meet(row, found) for row in rows)
    return found


def _meet(row: Sequence[Run], found: Columns) -> bool:
    """Whether two numbers or marks of a row stand in one column."""
    places = [found.of(run) for run in row if run.is_number]
    return len(places) > len(set(places))


def _clusters(rows: Sequence[Sequence[Run]]) -> tuple[list[Stretch], bool]:
    """Stretches in which the values of all rows stand, and whether no run is as wide as two of them."""
    every = sorted((run for row in rows for run in row), key=lambda run: run.x1 - run.x0)
    crowded: list[Run] = []
    while True:
        clusters = united([run for run in every if run not in crowded])
        homes = [c for c in clusters if any(sum(overlap(r, c) > 0 for r in row) > 1 for row in rows)]
        bridge = next((run for run in reversed(every) if _is_bridge(run, homes, crowded, every)), None)
        if bridge is None:
            break
        crowded.append(bridge)
    return clusters, not crowded


def united(runs: Sequence[Run]) -> list[Stretch]:
    """The stretches that runs stand in, from the left: runs that share some width are in one."""
    result: list[Stretch] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if result and overlap(run, result[-1]) > _SHARED * run.size:
            result[-1] = result[-1][0], max(result[-1][1], run.x1)
        else:
            result.append((run.x0, run.x1))
    return result


def _mended(clusters: list[Stretch], rows: Sequence[Sequence[Run]], wanted: int) -> list[Stretch]:
    """As many clusters as there are heads, if only neighbours without a row in common must be one for that.

    Blanks drawn beside a number move it to another place of its column.
    """
    spare = len(clusters) - wanted
    apart = [i for i in range(1, len(clusters)) if not _in_one_row(clusters[i - 1], clusters[i], rows)]
    if not 0 < spare == len(apart):
        return clusters
    result: list[Stretch] = []
    for index, cluster in enumerate(clusters):
        if index in apart:
            result[-1] = result[-1][0], cluster[1]
        else:
            result.append(cluster)
    return result


def _in_one_row(one: Stretch, other: Stretch, rows: Sequence[Sequence[Run]]) -> bool:
    return any(
        any(overlap(run, one) > 0 for run in row) and any(overlap(run, other) > 0 for run in row)
        for row in rows
    )


def _is_bridge(run: Run, homes: Sequence[Stretch], crowded: Sequence[Run], every: Sequence[Run]) -> bool:
    """Whether one of the clusters in which rows have two values each falls apart without this run."""
    home = next((cluster for cluster in homes if overlap(run, cluster) > 0), None)
    if home is None or run in crowded:
        return False
    parts = united([r for r in every if r is not run and r not in crowded and overlap(r, home) > 0])
    return len(parts) > 1 and sum(overlap(run, part) > _SHARED * run.size for part in parts) > 1


def _paired(
    clusters: list[Stretch], heads: Sequence[Head], rows: Sequence[Sequence[Run]]
) -> tuple[list[Column], bool]:
    """Clusters and heads as columns. A head without values is a column of blanks."""
    under = [[i for i, head in enumerate(heads) if _shares(cluster, head)] for cluster in clusters]
    alone = [places[0] for places in under if len(places) == 1]
    if len(alone) == len(clusters) == len(set(alone)):
        return _columns(clusters, heads, alone), True
    if len(clusters) == len(heads):
        ordered = all(i in places or not places for i, places in enumerate(under))
        return _columns(clusters, heads, list(range(len(heads)))), ordered
    if len(clusters) > len(heads):
        return _more_clusters(clusters, heads, rows)
    places = _by_alignment(clusters, heads, rows)
    if places is not None:
        return _columns(clusters, heads, places), True
    return _columns(clusters, heads, _nearest(clusters, heads)), False


def _shares(cluster: Stretch, head: Head) -> bool:
    return overlap(cluster, (head.x0, head.x1)) > _SHARED * head.size


def _columns(clusters: Sequence[Stretch], heads: Sequence[Head], places: Sequence[int]) -> list[Column]:
    held = dict(zip(places, clusters, strict=True))
    return [Column(held.get(i, (head.x0, head.x1)), head) for i, head in enumerate(heads)]


def _more_clusters(
    clusters: list[Stretch], heads: Sequence[Head], rows: Sequence[Sequence[Run]]
) -> tuple[list[Column], bool]:
    """Columns by their values alone, and one for each head that stands over none of them.

    That is sure where a row has a value in every one of them.
    """
    found = []
    left = list(heads)
    for cluster in clusters:
        own = next((head for head in left if _shares(cluster, head)), None)
        if own is not None:
            left.remove(own)
        found.append(Column(cluster, own))
    found += [
        Column((head.x0, head.x1), head) for head in left if not any(_shares(c, head) for c in clusters)
    ]
    full = any(len(row) >= len(clusters) for row in rows) and len(found) == len(clusters)
    return sorted(found, key=lambda column: column.stretch), full


def _by_alignment(
    clusters: Sequence[Stretch], heads: Sequence[Head], rows: Sequence[Sequence[Run]]
) -> list[int] | None:
    """The heads of fewer columns of values, where the values' alignment tells on which side their head is."""
    side = _alignment(clusters, rows)
    places: list[int] = []
    for cluster in clusters:
        over = [i for i, head in enumerate(heads) if _shares(cluster, head)]
        if len(over) > 1:
            return None
        if not over and side == "right":
            over = [i for i, head in enumerate(heads) if head.x1 <= cluster[1]][-1:]
        elif not over and side == "left":
            over = [i for i, head in enumerate(heads) if head.x0 >= cluster[0]][:1]
        if not over:
            return None
        places += over
    return places if all(a < b for a, b in pairwise(places)) else None


def _alignment(clusters: Sequence[Stretch], rows: Sequence[Sequence[Run]]) -> str | None:
    """Which side of their columns values of different widths have in common; None if nothing tells."""
    spread = {"left": 0.0, "right": 0.0}
    told = False
    for cluster in clusters:
        inside = [run for row in rows for run in row if overlap(run, cluster) > 0]
        widths = [run.x1 - run.x0 for run in inside]
        if not inside or max(widths) - min(widths) < 0.3 * inside[0].size:
            continue
        told = True
        spread["left"] = max(spread["left"], max(r.x0 for r in inside) - min(r.x0 for r in inside))
        spread["right"] = max(spread["right"], max(r.x1 for r in inside) - min(r.x1 for r in inside))
    best = min(spread, key=spread.__getitem__)
    return best if told and spread[best] < 1.5 and max(spread.values()) > 2.0 else None


def _nearest(clusters: Sequence[Stretch], heads: Sequence[Head]) -> list[int]:
    """The order-keeping way that leaves values nearest to their heads."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for cluster in clusters:
        middle = sum(cluster) / 2
        longer: dict[int, tuple[float, list[int]]] = {}
        for cost, places in best:
            for i in range(places[-1] + 1 if places else 0, len(heads)):
                way = cost + abs(heads[i].middle - middle), [*places, i]
                longer[i] = min(longer.get(i, way), way)
        best = list(longer.values())
    return min(best)[1]
