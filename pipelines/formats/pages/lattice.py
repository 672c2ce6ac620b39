"""Ruled lines → the faces between them: which boxes of a page are cells of one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pipelines.document import Box
from pipelines.formats.pages.boxed import grown
from pipelines.formats.pages.page import Rule

_AT, _START = attrgetter("at"), attrgetter("start")
SNAP = 2.5
"""Points within which two rules are one (a double line, a frame drawn cell by cell)."""
_JOINT = 3.5
"""Points by which rules may miss each other and still meet."""
_SHORTEST = 4.0
_MOST_RULES = 4000
_COVERED = 0.6
"""Share of a face's side that a rule must cover to divide it from its neighbour."""
_FEW = 4
"""So many cells of a lattice may be boxes apart that stand near to each other."""
_OPEN_ENDS = 3
"""So many rules that end at one height leave a table open there (a page break without a closing line)."""


class Face(NamedTuple):
    """A cell's box: from edge `left` to edge `right` of `Lattice.xs`, `top` to `bottom` of `ys` (0-based).

    `open` tells that its outer side has no rule: a cell cut by the page's end, or no cell at all.
    """

    left: int
    top: int
    right: int
    bottom: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table's edges in points and its cells, row by row. `broken` counts cells that were no rectangles."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    faces: tuple[Face, ...]
    broken: int = 0


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """The tables that the rules of one page draw, from top to bottom; a lone frame has one face."""
    merged = _merged(rules)
    if len(merged) > _MOST_RULES:
        return []
    found = _found(merged)
    small = [each for each in found if len(each.faces) <= _FEW]
    if sides := grown([_box(each, face) for each in small for face in each.faces]):
        found = [each for each in found if len(each.faces) > _FEW] + _found(_merged(sides))
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _box(lattice: Lattice, face: Face) -> Box:
    xs, ys = lattice.xs, lattice.ys
    return xs[face.left], ys[face.top], xs[face.right], ys[face.bottom]


def _found(merged: Sequence[Rule]) -> list[Lattice]:
    return [lattice for group in _groups(merged) if (lattice := _lattice(_closed(group))) is not None]


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch become one; what stays shorter than a letter is dropped."""
    result: list[Rule] = []
    by_side: dict[bool, list[Rule]] = {True: [], False: []}
    for rule in rules:
        by_side[rule.horizontal].append(rule)
    for horizontal, side in by_side.items():
        for at, members in _clusters(side):
            members.sort(key=_START)
            start, end = members[0].start, members[0].end
            for rule in members[1:]:
                if rule.start <= end + _JOINT:
                    end = max(end, rule.end)
                else:
                    result.append(Rule(horizontal, at, start, end))
                    start, end = rule.start, rule.end
            result.append(Rule(horizontal, at, start, end))
    return [rule for rule in result if rule.end - rule.start >= _SHORTEST]


def _clusters(rules: Sequence[Rule]) -> list[tuple[float, list[Rule]]]:
    """Rules within `SNAP` of their cluster's first, with the cluster's mean (longer rules count more)."""
    clusters: list[list[Rule]] = []
    for rule in sorted(rules, key=_AT):
        if clusters and rule.at - clusters[-1][0].at <= SNAP:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    return [(_mean(cluster), cluster) for cluster in clusters]


def _mean(rules: Sequence[Rule]) -> float:
    weights = [rule.end - rule.start + 0.01 for rule in rules]
    return sum([rule.at * weight for rule, weight in zip(rules, weights, strict=True)]) / sum(weights)


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that meet, directly or through others, belong together."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    across = [index for index, rule in enumerate(rules) if rule.horizontal]
    down = [index for index, rule in enumerate(rules) if not rule.horizontal]
    for first in across:
        for second in down:
            if _meet(rules[first], rules[second]):
                parent[root(first)] = root(second)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _JOINT <= down.at <= across.end + _JOINT
        and down.start - _JOINT <= across.at <= down.end + _JOINT
    )


def _closed(group: list[Rule]) -> list[Rule]:
    """The rules, and one more for each side left open: where three or more end beyond the last crossing."""
    result = list(group)
    for horizontal in (False, True):
        along = [rule for rule in group if rule.horizontal is horizontal]
        crossing = [rule.at for rule in group if rule.horizontal is not horizontal]
        if not crossing:
            continue
        for far in (True, False):
            ends = [rule.end if far else rule.start for rule in along]
            edge = max(ends) if far else min(ends)
            last = max(crossing) if far else min(crossing)
            reaching = [rule for rule, end in zip(along, ends, strict=True) if abs(end - edge) <= SNAP]
            if abs(edge - last) > _JOINT + SNAP and len(reaching) >= _OPEN_ENDS:
                span = [rule.at for rule in reaching]
                result.append(Rule(not horizontal, edge, min(span), max(span)))
    return result


def _lattice(rules: Sequence[Rule]) -> Lattice | None:
    across = _clusters([rule for rule in rules if rule.horizontal])
    down = _clusters([rule for rule in rules if not rule.horizontal])
    xs, ys = tuple(at for at, _ in down), tuple(at for at, _ in across)
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = [[_covers(members, ys[j], ys[j + 1]) for j in range(len(ys) - 1)] for _, members in down]
    floors = [[_covers(members, xs[i], xs[i + 1]) for i in range(len(xs) - 1)] for _, members in across]
    every, broken = _faces(walls, floors)
    faces = [face for face in every if not _is_strip(face, xs, ys)]
    if not faces:
        return None
    return Lattice(xs, ys, tuple(sorted(faces, key=lambda face: (face.top, face.left))), broken)


def _is_strip(face: Face, xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether a face is too narrow for print: the gap between cells that are drawn apart."""
    return min(xs[face.right] - xs[face.left], ys[face.bottom] - ys[face.top]) <= _JOINT


def _covers(members: Sequence[Rule], start: float, end: float) -> bool:
    over = [rule for rule in members if rule.start < end and start < rule.end]
    shared = sum([min(rule.end, end) - max(rule.start, start) for rule in over])
    return shared >= _COVERED * (end - start)


def _faces(walls: list[list[bool]], floors: list[list[bool]]) -> tuple[list[Face], int]:
    """Unit boxes with no rule between them are one cell; what leads out by two sides of the table is none."""
    columns, rows = len(walls) - 1, len(floors) - 1
    seen: set[tuple[int, int]] = set()
    faces: list[Face] = []
    broken = 0
    for row in range(rows):
        for column in range(columns):
            if (column, row) in seen:
                continue
            region, ways_out = _region(column, row, walls, floors)
            seen |= region
            made = _rectangles(region) if len(region) > 1 else [Face(column, row, column + 1, row + 1)]
            if len(ways_out) > 1 or (ways_out and len(made) > 1):
                continue
            broken += len(made) > 1
            faces.extend([face._replace(open=True) for face in made] if ways_out else made)
    return faces, broken


def _region(
    column: int, row: int, walls: list[list[bool]], floors: list[list[bool]]
) -> tuple[set[tuple[int, int]], set[str]]:
    """The unit boxes reached without crossing a rule, and the sides by which that leads out of the table."""
    columns, rows = len(walls) - 1, len(floors) - 1
    region = {(column, row)}
    pending = [(column, row)]
    ways_out: set[str] = set()
    while pending:
        x, y = pending.pop()
        steps = (
            ("left", walls[x][y], x - 1, y),
            ("right", walls[x + 1][y], x + 1, y),
            ("top", floors[y][x], x, y - 1),
            ("bottom", floors[y + 1][x], x, y + 1),
        )
        for side, closed, nx, ny in steps:
            if closed:
                continue
            if not (0 <= nx < columns and 0 <= ny < rows):
                ways_out.add(side)
            elif (nx, ny) not in region:
                region.add((nx, ny))
                pending.append((nx, ny))
    return region, ways_out


def _rectangles(region: set[tuple[int, int]]) -> list[Face]:
    """The region as one cell, or cut into its rows' stretches if it is no rectangle."""
    lefts, tops = [x for x, _ in region], [y for _, y in region]
    whole = Face(min(lefts), min(tops), max(lefts) + 1, max(tops) + 1)
    if (whole.right - whole.left) * (whole.bottom - whole.top) == len(region):
        return [whole]
    faces = []
    for y in sorted(set(tops)):
        row = sorted(x for x, ry in region if ry == y)
        start = row[0]
        for x, following in zip(row, [*row[1:], None], strict=True):
            if following != x + 1:
                faces.append(Face(start, y, x + 1, y + 1))
                start = following if following is not None else start
    return faces
