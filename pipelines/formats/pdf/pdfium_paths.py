"""The ruled lines and pictures of a PDF page as pdfium gives them, drawings inside drawings too."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from pipelines.document import Box
from pipelines.formats.pages.budget import MOST_FORMS, Budget
from pipelines.formats.pages.page import THIN, Rule
from pipelines.formats.pdf.pdfium_frame import Frame

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_SIMPLE = 6
"""Segments up to which a path that is only filled is one shape."""


def drawn(page: pypdfium2.PdfPage, frame: Frame, budget: Budget) -> tuple[list[Rule], int]:
    """The page's ruled lines as it is shown, and how many pictures it has."""
    found = _Found(frame, budget)
    for index in range(raw.FPDFPage_CountObjects(page)):
        found.take(raw.FPDFPage_GetObject(page, index), _SAME, 0)
    return found.rules, found.pictures


@dataclass(slots=True)
class _Found:
    frame: Frame
    budget: Budget
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0

    def take(self, item: Any, matrix: Matrix, depth: int) -> None:  # noqa: ANN401 - a pointer
        """One object of the page, or of a drawing in it that `matrix` puts there."""
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            return
        self.budget.spend()
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self.rules.extend(self._path(item, matrix))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures += 1
            self.rules.extend(_thin(self._bounds(item, matrix)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MOST_FORMS:
            inner = _times(_matrix(item), matrix)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                self.take(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, matrix: Matrix) -> Iterator[Rule]:  # noqa: ANN401 - a pointer
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        if not (fill.value or stroke.value):
            return
        count = raw.FPDFPath_CountSegments(item)
        self.budget.spend(max(count, 0) // 8)
        if not stroke.value and count <= _SIMPLE:
            yield from _thin(self._bounds(item, matrix))
            return
        inner = _times(_matrix(item), matrix)
        for points in _outlines(item, count):
            shown = [self.frame.point(*_apply(inner, *point)) for point in points]
            yield from _rules(shown, stroked=bool(stroke.value))

    def _bounds(self, item: Any, matrix: Matrix) -> Box:  # noqa: ANN401 - a pointer
        sides = [c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(item, *map(byref, sides))
        left, bottom, right, top = (side.value for side in sides)
        if matrix != _SAME:
            (ax, ay), (bx, by) = _apply(matrix, left, bottom), _apply(matrix, right, top)
            left, right, bottom, top = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        return self.frame.box(left, bottom, right, top)


def _outlines(item: Any, count: int) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401 - a pointer
    """The path's parts, each the points that straight lines lead through; a curve begins a new one."""
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    start = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and points[-1] != start:
            points.append(start)
    if len(points) > 1:
        yield points


def _rules(points: list[tuple[float, float]], *, stroked: bool) -> Iterator[Rule]:
    """The ruled lines of one outline: a thin shape is one, of others the strokes along the axes count."""
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if len(points) > 2 and (x1 - x0 <= THIN or bottom - top <= THIN):
        yield from _thin((x0, top, x1, bottom))
    elif stroked:
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ay - by) <= 1 < abs(ax - bx):
                yield Rule(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
            elif abs(ax - bx) <= 1 < abs(ay - by):
                yield Rule(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def _thin(box: Box) -> Iterator[Rule]:
    x0, top, x1, bottom = box
    if bottom - top <= THIN:
        yield Rule(True, (top + bottom) / 2, x0, x1)
    if x1 - x0 <= THIN:
        yield Rule(False, (x0 + x1) / 2, top, bottom)


def _matrix(item: Any) -> Matrix:  # noqa: ANN401 - a pointer
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and then `then`."""
    a, b, c, d, e, f = first
    x, y = _apply(then, e, f)
    origin_x, origin_y = then[4], then[5]
    (ax, ay), (cx, cy) = _apply(then, a, b), _apply(then, c, d)
    return ax - origin_x, ay - origin_y, cx - origin_x, cy - origin_y, x, y


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
