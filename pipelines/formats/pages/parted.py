"""Rows of a table that some rules of its columns leave out: parted where the rules of other rows stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.formats.lines import is_spaced, is_value
from pipelines.formats.pages.glyphs import text_lines
from pipelines.formats.pages.lattice import Face, Lattice
from pipelines.formats.pages.page import Glyph

_APART = 0.8
"""Type sizes that print of one column stands from that of the next."""

Filled = dict[Face, list[Glyph]]


def parted(lattice: Lattice, inside: Filled) -> Filled:
    """The faces with their glyphs, those that print several cells side by side cut at the table's edges.

    Heads alone are left as they are: no number tells that their rows are whole.
    """
    found: Filled = {}
    for face, glyphs in inside.items():
        printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
        edges = range(face.left + 1, face.right) if printed else ()
        pieces = _pieces(printed, [edge for edge in edges if _parts(lattice.xs[edge], printed)], lattice.xs)
        if len(pieces) < 2 or not _are_cells(pieces, printed):
            found[face] = glyphs
            continue
        for part, piece in _cells(face, pieces, lattice.xs):
            found[part] = piece
    return found if any(map(_is_number, found.values())) else inside


def _is_number(glyphs: Sequence[Glyph]) -> bool:
    return is_value("".join(glyph.text for glyph in glyphs))


def _parts(at: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether the edge at `at` runs through a wide gap of all lines of print."""
    left = max((glyph.x1 for glyph in glyphs if glyph.middle[0] < at), default=None)
    right = min((glyph.x0 for glyph in glyphs if glyph.middle[0] >= at), default=None)
    if left is None or right is None:
        return False
    return left <= at <= right and right - left >= _APART * glyphs[0].size


def _pieces(glyphs: Sequence[Glyph], edges: Sequence[int], xs: Sequence[float]) -> list[list[Glyph]]:
    """The print between the edges, from the left; what no edge parts is one piece."""
    bounds = [float("-inf"), *(xs[edge] for edge in edges), float("inf")]
    pieces = [[g for g in glyphs if left <= g.middle[0] < right] for left, right in pairwise(bounds)]
    return [piece for piece in pieces if piece]


def _are_cells(pieces: Sequence[Sequence[Glyph]], printed: Sequence[Glyph]) -> bool:
    """False for one word or number whose letters stand apart, and for columns that no rule cuts into rows."""
    if any(is_spaced(line.text) for line in text_lines(printed)):
        return False
    cells = [text_lines(piece) for piece in pieces]
    rows = any(len(lines) > 1 and any(is_value(line.text) for line in lines) for lines in cells)
    return not rows and any(len(piece) > 1 for piece in pieces)


def _cells(
    face: Face, pieces: Sequence[list[Glyph]], xs: Sequence[float]
) -> Iterator[tuple[Face, list[Glyph]]]:
    """The cells of the pieces: words reach to the next, a value has its own column; the rest is blank."""
    start = face.left
    starts = [
        next(x for x in range(face.right - 1, -1, -1) if xs[x] <= piece[0].middle[0]) for piece in pieces
    ]
    for at, piece in enumerate(pieces):
        following = starts[at + 1] if at + 1 < len(pieces) else face.right
        words = not _is_number(piece) and at + 1 < len(pieces)
        end = following if words else starts[at] + 1
        yield face._replace(left=start, right=end), piece
        for column in range(end, following):
            yield face._replace(left=column, right=column + 1), []
        start = following
