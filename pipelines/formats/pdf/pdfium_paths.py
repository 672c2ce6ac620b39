"""The ruled lines and pictures of a PDF page as pdfium gives them, drawings inside drawings too."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int, c_void_p, sizeof
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from pipelines.document import Box
from pipelines.formats.pages.budget import MOST_FORMS, Budget
from pipelines.formats.pages.page import PRINT_IN_SHAPES, THIN, Rule
from pipelines.formats.pdf.pdfium_calls import address_of, fast
from pipelines.formats.pdf.pdfium_covers import Covers
from pipelines.formats.pdf.pdfium_frame import Frame

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_LINE = 2
"""Segments of a straight line."""
_SIMPLE = 6
"""Segments up to which a path that is only filled is one shape."""

_count = fast(raw.FPDFPage_CountObjects, c_int, c_void_p)
_object = fast(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_kind = fast(raw.FPDFPageObj_GetType, c_int, c_void_p)
_mode = fast(raw.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
_segments = fast(raw.FPDFPath_CountSegments, c_int, c_void_p)
_segment = fast(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
_point = fast(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
_segment_kind = fast(raw.FPDFPathSegment_GetType, c_int, c_void_p)
_closes = fast(raw.FPDFPathSegment_GetClose, c_int, c_void_p)
_bounds = fast(raw.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_matrix_of = fast(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
_count_inside = fast(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
_object_inside = fast(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_int)


def drawn(page: pypdfium2.PdfPage, frame: Frame, budget: Budget) -> tuple[list[Rule], int, Covers]:
    """The page's ruled lines as it is shown, how many pictures it has, and what covers its text.

    Letters that are all drawn as shapes are one picture.
    """
    found = _Found(frame, budget)
    handle = address_of(page.raw)
    for index in range(_count(handle)):
        found.take(_object(handle, index), _SAME, 0)
    in_shapes = not found.covers.texts and found.segments >= PRINT_IN_SHAPES
    return found.rules, found.pictures + in_shapes, found.covers


class _Found:
    """What a page's objects draw; `_floats` and `_flags` take what pdfium gives back."""

    def __init__(self, frame: Frame, budget: Budget) -> None:
        self.frame, self.budget = frame, budget
        self.rules: list[Rule] = []
        self.pictures = self.segments = 0
        self.covers = Covers()
        self._floats = (c_float * 4)()
        self._sides = [addressof(self._floats) + sizeof(c_float) * number for number in range(4)]
        self._flags = (c_int * 2)()
        self._modes = [addressof(self._flags) + sizeof(c_int) * number for number in range(2)]

    def take(self, item: int, matrix: Matrix, depth: int) -> None:
        """One object of the page, or of a drawing in it that `matrix` puts there."""
        kind = _kind(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.covers.add_text(item, self._box(item, matrix) if self.covers.found else None)
            return
        self.budget.spend()
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self.rules.extend(self._path(item, matrix))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures += 1
            self.rules.extend(_thin(self._box(item, matrix)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MOST_FORMS:
            inner = _times(_matrix(item), matrix)
            for index in range(_count_inside(item)):
                self.take(_object_inside(item, index), inner, depth + 1)

    def _path(self, item: int, matrix: Matrix) -> list[Rule]:
        _mode(item, *self._modes)
        filled, stroked = self._flags[:]
        count = _segments(item)
        if not (filled or stroked):
            return []
        box = self._box(item, matrix) if filled or count <= _LINE else None
        if box and filled:
            self.covers.add_shape(item, box)
        if box and (count <= _LINE or (not stroked and count <= _SIMPLE)):
            found = _thin(box)
            if found or not stroked:
                return found
        self.budget.spend(max(count, 0) // 8)
        self.segments += max(count, 0)
        inner = _times(_matrix(item), matrix)
        rules: list[Rule] = []
        for points in self._outlines(item, count):
            places = [self.frame.point(*_apply(inner, *point)) for point in points]
            rules.extend(_rules(places, stroked=bool(stroked)))
        return rules

    def _box(self, item: int, matrix: Matrix) -> Box:
        _bounds(item, *self._sides)
        left, bottom, right, top = self._floats[:]
        if matrix is not _SAME:
            (ax, ay), (bx, by) = _apply(matrix, left, bottom), _apply(matrix, right, top)
            left, right, bottom, top = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        return self.frame.box(left, bottom, right, top)

    def _outlines(self, item: int, count: int) -> Iterator[list[Point]]:
        """The path's parts, each the points that straight lines lead through; a curve begins a new one."""
        points: list[Point] = []
        start = (0.0, 0.0)
        for index in range(count):
            segment = _segment(item, index)
            _point(segment, *self._sides[:2])
            point = (self._floats[0], self._floats[1])
            kind = _segment_kind(segment)
            if kind != raw.FPDF_SEGMENT_LINETO:
                if len(points) > 1:
                    yield points
                points = []
                if kind == raw.FPDF_SEGMENT_MOVETO:
                    start = point
            points.append(point)
            if _closes(segment) and points[-1] != start:
                points.append(start)
        if len(points) > 1:
            yield points


def _rules(points: list[Point], *, stroked: bool) -> Iterator[Rule]:
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


def _thin(box: Box) -> list[Rule]:
    x0, top, x1, bottom = box
    found = []
    if bottom - top <= THIN:
        found.append(Rule(True, (top + bottom) / 2, x0, x1))
    if x1 - x0 <= THIN:
        found.append(Rule(False, (x0 + x1) / 2, top, bottom))
    return found


def _matrix(item: int) -> Matrix:
    found = raw.FS_MATRIX()
    if not _matrix_of(item, addressof(found)):
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
