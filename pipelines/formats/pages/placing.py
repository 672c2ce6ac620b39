"""Glyphs into the faces of a lattice: each where its middle is, a number always whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.formats.pages.lattice import Face, Lattice
from pipelines.formats.pages.page import Glyph

_DIGITS = frozenset("0123456789.,０１２３４５６７８９．，")
_TOUCHING = 0.05
"""Share of the type size within which glyphs drawn in one stroke follow each other."""


def placed(lattice: Lattice, glyphs: Sequence[Glyph]) -> tuple[dict[Face, list[Glyph]], list[Glyph], int]:
    """The glyphs of each face, those in none, and how many numbers reached over a rule."""
    xs, ys = lattice.xs, lattice.ys
    inside: dict[Face, list[Glyph]] = {face: [] for face in lattice.faces}
    outside: list[Glyph] = []
    owner = {
        (x, y): inside[face]
        for face in lattice.faces
        for x in range(face.left, face.right)
        for y in range(face.top, face.bottom)
    }

    def found(x: float, y: float) -> list[Glyph]:
        return owner.get((bisect_right(xs, x) - 1, bisect_right(ys, y) - 1), outside)

    overflowing = 0
    for run in number_runs(glyphs):
        x, y = run[0].middle
        if len(run) == 1:
            found(x, y).append(run[0])
            continue
        first = found(x, y)
        overflowing += any(found(*glyph.middle) is not first for glyph in run[1:])
        home = found((run[0].x0 + run[-1].x1) / 2, y)
        home.extend(run)
    return inside, outside, overflowing


def number_runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs one by one, but those of one number together: drawn in one stroke, without any gap."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (glyph.text in _DIGITS and _continues_number(run[-1], glyph)):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _continues_number(before: Glyph, glyph: Glyph) -> bool:
    """Whether a digit carries on what stands before it."""
    return (
        before.text in _DIGITS
        and abs(glyph.x0 - before.x1) < _TOUCHING * glyph.size
        and abs(glyph.base - before.base) < _TOUCHING * glyph.size
    )
