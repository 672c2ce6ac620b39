"""Which cell of a line stands under which column: certain, or every order-keeping way it could be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from models.value import value
from pipelines.document import Cell
from pipelines.match.early import lacks_total, stands_early
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell
from pipelines.match.shape import Shape, depth, end_of, shapes
from pipelines.reading import State

_AFTER_ZERO = re.compile(r"[0０][\d\s]*\d")

MAX_ASSIGNMENTS = 6000
PEERS_THAT_TELL = 2

Assignment = tuple[Cell | None, ...]
"""For each column its cell; None where the row lost one."""
Grid = tuple[int, ...]
"""The grid columns where cells of a row begin."""
Pattern = tuple[tuple[int, ...], tuple[int, ...]]
"""A row's build, and which of its cells hold figures."""


@value
class Placement:
    """`exact`: the one assignment is certain. No assignment at all: too many or too few cells to tell."""

    line: Line
    assignments: tuple[Assignment, ...]
    exact: bool
    cells: int


@value
class _Peers:
    """What a table's rows tell of one another: by build, which cells hold the figures (`patterns`) and which
    any (`used`); where full rows have theirs, by the grid columns they reach over (`full`) and by how many
    cells they have (`places`).
    """

    patterns: Counter[Pattern]
    full: Mapping[tuple[int, ...], Counter[Grid]]
    places: Mapping[tuple[int, ...], Counter[Grid]]
    used: Mapping[tuple[int, ...], set[int]]


def place(lines: Sequence[Line], cut: Collection[str] = ()) -> list[Placement]:
    """The placements of the lines of one table; rows of the same build tell where phantom cells stand.

    `cut` holds the keys of rows whose last blanks may stand for a cell lost before them.
    """
    built = shapes(lines)
    full = _full_rows(lines, built)
    peers = _Peers(_patterns(lines, built), full, _full_places(lines), _used_places(lines))
    sure = {line.key: _sure(line, built[line.key], peers) for line in lines}
    early = {_build(line) for line in lines if stands_early(line, sure[line.key])}
    return [
        _with_lost(line) if line.key in cut
        else _place(line, built[line.key], _unless_early(line, sure[line.key], early))
        for line in lines
    ]


def _with_lost(line: Line) -> Placement:
    """Every way to place the filled cells of a row of which one may be lost."""
    ways = _distinct(_with_gaps(line.filled, len(line.columns)))
    return Placement(line, tuple(in_form_order(way, line) for way in ways), False, len(line.cells))


def _place(line: Line, shape: Shape, certain: Assignment | None) -> Placement:
    cells, wanted = line.cells, len(line.columns)
    other = _is_other(line, shape)
    if certain is not None:
        return Placement(line, (certain,), True, len(cells))
    if len(line.filled) >= wanted and not other:
        cells = _without_outer_blanks(cells)
    if shape.short and len(line.filled) == wanted:
        return Placement(line, (), False, len(cells))
    if not line.filled and not other and len(cells) >= wanted:
        return Placement(line, (tuple(cells[:wanted]),), True, len(cells))
    ways = _distinct(_ways(cells, wanted, max(shape.cells - wanted, int(other))))
    return Placement(line, tuple(in_form_order(way, line) for way in ways), False, len(cells))


def _certain(line: Line, shape: Shape, peers: _Peers) -> Assignment | None:
    """The one assignment that the rows' build leaves, in the form's order; none where cells ran together, or
    may be none.
    """
    if _ran_together(line) or _may_be_no_cells(line):
        return None
    exact = _exact(line, shape, peers.used[_build(line)])
    exact = exact or _by_peers(line, shape, peers.patterns)
    exact = exact or _as_others(line, peers.full[_stretch(line)], _grid(line.filled))
    exact = exact or _as_others(line, peers.places[_count(line)], _filled_places(line))
    return in_form_order(exact, line) if exact else _by_grid(line, shape)


def _is_other(line: Line, shape: Shape) -> bool:
    """True where the row, or its head, has other columns than the form."""
    return shape.short or (line.header is not None and line.header.other)


def _sure(line: Line, shape: Shape, peers: _Peers) -> Assignment | None:
    return None if _is_other(line, shape) else _certain(line, shape, peers)


def _unless_early(line: Line, sure: Assignment | None, early: Collection[object]) -> Assignment | None:
    """The sure assignment, unless it leaves the total blank where rows of the same build stand early."""
    alike = _build(line) in early and bool(line.filled)
    return None if alike and lacks_total(line, sure) else sure


def _ran_together(line: Line) -> bool:
    """True if a cell holds two: twice the mark that others hold once, or a number after a 0 of its own."""
    texts = {cell.text.strip() for cell in line.cells}
    marks = any({mark, mark * 2} <= texts for mark in ("-", "/"))
    zeros = [text for text in texts if text[:1] in ("0", "０")]
    return marks or any(map(_AFTER_ZERO.fullmatch, zeros))


def _exact(line: Line, shape: Shape, used: set[int]) -> Assignment | None:
    """The row's cells if they are as many as the form's, or its filled cells if only blanks are beside them.

    Blanks prove nothing in a row with other cells than its like, in one wider than its neighbours, in a table
    with phantom cells in a narrower one, nor where rows of the same build hold figures (`used`).
    """
    wanted = len(line.columns)
    if len(line.cells) == wanted:
        alike = not shape.odd and (shape.regular or shape.cells <= wanted)
        return line.cells if alike or len(line.filled) == wanted else None
    if len(line.cells) < wanted or len(line.filled) != wanted or _gaps_inside(line):
        return None
    blanks = {place for place, cell in enumerate(line.cells) if not cell.text.strip()}
    return None if shape.wider or (shape.odd and shape.led) or blanks & used else line.filled


def _may_be_no_cells(line: Line) -> bool:
    """Whether words or pieces stand among the numbers of a line of text under no head that tells columns."""
    if line.header is not None and line.header.spans is not None:
        return False
    written = (cell for cell in line.cells if (cell.place.path or "").startswith("line:"))
    return any(read_cell(cell.text).state is State.TEXT for cell in written)


def _gaps_inside(line: Line) -> bool:
    filled = _filled_places(line)
    return filled[-1] - filled[0] + 1 != len(filled)


def _without_outer_blanks(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row with figures enough has no use for the blanks beside them: they are phantom cells."""
    filled = [place for place, cell in enumerate(cells) if cell.text.strip()]
    return cells[filled[0] : filled[-1] + 1]


def _by_grid(line: Line, shape: Shape) -> Assignment | None:
    """The cells under the header's columns, if each column has one of its own and no filled cell is left.

    A row that ends elsewhere than the header (after a page break, say) may also begin elsewhere; one with
    blanks and other cells than its like may end there by accident.
    """
    if line.header is None or line.header.spans is None or not shape.regular or shape.moved:
        return None
    if end_of(line) != line.header.end or (shape.odd and len(line.filled) < len(line.columns)):
        return None
    chosen: list[Cell] = []
    for start, end in line.header.spans:
        under = [cell for cell in line.cells if cell.grid < end and cell.grid + cell.colspan > start]
        if len(under) != 1 or under[0] in chosen:
            return None
        chosen.append(under[0])
    if any(cell not in chosen for cell in line.filled):
        return None
    return tuple(chosen)


def _patterns(lines: Sequence[Line], built: Mapping[str, Shape]) -> Counter[Pattern]:
    """Which cells hold the figures, per build: those that regular rows with every figure fill, or else those
    that any regular row fills, if they are as many as the columns.
    """
    regular = [line for line in lines if built[line.key].regular and len(line.cells) > len(line.columns)]
    seen: Counter[Pattern] = Counter()
    ever: dict[tuple[int, ...], set[int]] = {}
    for line in regular:
        places = _filled_places(line)
        ever.setdefault(_build(line), set()).update(places)
        if len(places) == len(line.columns):
            seen[_build(line), places] += 1
    told = {build for build, _ in seen}
    for build, union in ever.items():
        if build not in told and len(union) == build[-1]:
            seen[build, tuple(sorted(union))] += sum(_build(line) == build for line in regular)
    return seen


def _used_places(lines: Sequence[Line]) -> dict[tuple[int, ...], set[int]]:
    """Which cells hold figures in several rows of a build."""
    filled: dict[tuple[int, ...], list[int]] = {}
    for line in lines:
        filled.setdefault(_build(line), []).extend(_filled_places(line))
    return {
        build: {place for place, count in Counter(places).items() if count >= PEERS_THAT_TELL}
        for build, places in filled.items()
    }


def _build(line: Line) -> tuple[int, ...]:
    return line.source, depth(line), end_of(line), len(line.cells), len(line.columns)


def _by_peers(line: Line, shape: Shape, patterns: Counter[Pattern]) -> Assignment | None:
    """The cells where all rows of the same build have theirs, if only blanks stand outside them."""
    ways = [(places, count) for (build, places), count in patterns.items() if build == _build(line)]
    if shape.moved or not shape.regular or len(ways) != 1 or ways[0][1] < PEERS_THAT_TELL:
        return None
    inside = tuple(line.cells[place] for place in ways[0][0])
    return inside if all(cell in inside for cell in line.filled) else None


def _full_rows(lines: Sequence[Line], built: Mapping[str, Shape]) -> Mapping[tuple[int, ...], Counter[Grid]]:
    """Where regular rows with every figure have them, by the grid columns that the rows begin and end in."""
    seen: dict[tuple[int, ...], Counter[Grid]] = defaultdict(Counter)
    for line in lines:
        if _is_full(line) and built[line.key].regular:
            seen[_stretch(line)][_grid(line.filled)] += 1
    return seen


def _full_places(lines: Sequence[Line]) -> Mapping[tuple[int, ...], Counter[Grid]]:
    """Which of their cells full rows have their figures in, by their depth and how many cells they have."""
    seen: dict[tuple[int, ...], Counter[Grid]] = defaultdict(Counter)
    for line in filter(_is_full, lines):
        seen[_count(line)][_filled_places(line)] += 1
    return seen


def _is_full(line: Line) -> bool:
    return len(line.filled) == len(line.columns) < len(line.cells)


def _stretch(line: Line) -> tuple[int, ...]:
    return line.source, line.cells[0].grid if line.cells else 0, end_of(line), len(line.columns)


def _count(line: Line) -> tuple[int, ...]:
    return line.source, depth(line), len(line.cells), len(line.columns)


def _grid(cells: Sequence[Cell]) -> Grid:
    return tuple(cell.grid for cell in cells)


def _filled_places(line: Line) -> Grid:
    return tuple(place for place, cell in enumerate(line.cells) if cell.text.strip())


def _as_others(line: Line, seen: Counter[Grid], own: Grid) -> Assignment | None:
    """The filled cells, if they are as many as the columns and stand where all full rows so built have
    theirs: a page break takes the cell of a group, and its row begins like one of its own.
    """
    alone = len(seen) == 1 and seen[own] > PEERS_THAT_TELL
    return line.filled if alone and len(line.filled) == len(line.columns) else None


def _ways(cells: tuple[Cell, ...], wanted: int, phantoms: int) -> Iterator[Assignment]:
    """Every way to choose cells for the columns, or columns for the cells. Of a row with no more cells than
    columns as many blanks may be phantom as the neighbouring rows have cells too many.
    """
    if len(cells) > wanted:
        if comb(len(cells), wanted) <= MAX_ASSIGNMENTS:
            yield from combinations(cells, wanted)
        return
    blanks = [place for place, cell in enumerate(cells) if not cell.text.strip()]
    for dropped in range(min(phantoms, len(blanks)) + 1):
        for out in combinations(blanks, dropped):
            yield from _with_gaps([cell for place, cell in enumerate(cells) if place not in out], wanted)


def _with_gaps(cells: Sequence[Cell], wanted: int) -> Iterator[Assignment]:
    if not cells or comb(wanted, len(cells)) > MAX_ASSIGNMENTS:
        return
    for places in combinations(range(wanted), len(cells)):
        filled = dict(zip(places, cells, strict=True))
        yield tuple(filled.get(column) for column in range(wanted))


def _distinct(ways: Iterator[Assignment]) -> list[Assignment]:
    """Assignments that differ in what the cells say; of equal ones the first."""
    kept: dict[tuple[str | None, ...], Assignment] = {}
    for way in ways:
        kept.setdefault(tuple(cell.text.strip() if cell else None for cell in way), way)
    return list(kept.values())


def in_form_order(way: Assignment, line: Line) -> Assignment:
    """From the document's order of columns to the form's."""
    return tuple(way[place] for place in line.header.order) if line.header else way
