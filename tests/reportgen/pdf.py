"""Prints a story as a PDF with chosen rules (or none), page cuts, alignments and rotation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from random import Random
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Heading, Story

FONT = "STSong-Light"
MARGIN = 62.0
WIDTHS = {
    "t2": (150.0, 105.0, 105.0, 105.0),
    "t3": (34.0, 48.0, 132.0, 36.0, 36.0, 36.0, 40.0, 40.0, 36.0, 36.0),
    "t4": (31.4,) * 15,
}


Rules = Literal["full", "none", "horizontal", "vertical", "frame", "three", "dashed", "strokes"]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Press:
    """How the PDF is drawn: lines or thin rectangles, rows cut by pages, turned pages, page numbers.

    `rules`: which of a table's rules are drawn, dashed or as many short strokes; `values`, `labels`, `heads`:
    where text stands in its cell, and `middle` if not at its top; `pad` points above and below; `wander`
    points by which columns are wider or narrower than usual; `mirrored` moves even pages; `zebra` fills every
    other row; `scrambled` draws words in any order; `latin` prints figures in another typeface; `face`: the
    registered font that all is drawn in, else one that the file does not hold.
    """

    rects: bool = False
    cut_rows: bool = False
    rotated: bool = False
    numbered: bool = True
    size: float = 8.0
    thick: float = 0.6
    rules: Rules = "full"
    values: Align = "left"
    labels: Align = "left"
    heads: Align = "left"
    middle: bool = False
    pad: float = 6.0
    wander: float = 0.0
    mirrored: float = 0.0
    zebra: bool = False
    scrambled: bool = False
    latin: bool = False
    face: str | None = None


@dataclass
class _Box:
    """A cell on the page: columns from–to, rows from–to (exclusive), its wrapped lines and their size."""

    left: int
    right: int
    top: int
    bottom: int
    lines: list[str]
    size: float
    role: str


def render(rng: Random, story: Story, press: Press) -> bytes:
    """The whole PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    sheet = _Sheet(out, press)
    sheet.canvas.setTitle(story.title)
    sheet.prose(story.title, 15.0)
    for piece in story.pieces:
        if isinstance(piece, Grid):
            sheet.table(rng, piece)
        else:
            sheet.prose(piece.text, 12.0 if isinstance(piece, Heading) else 10.5)
    day = story.published
    sheet.prose(f"{day.year}年{day.month}月{day.day}日", 10.5)
    sheet.finish()
    return out.getvalue()


class _Sheet:
    """The page being drawn; `y` is where the next thing goes, counted from the bottom."""

    def __init__(self, out: BytesIO, press: Press) -> None:
        self.press = press
        self.width, self.height = A4
        self.canvas = Canvas(out, pagesize=A4, invariant=1)
        self.page = 0
        self.words: list[tuple[float, float, str, float, str]] = []
        self._start()

    def _start(self) -> None:
        self.page += 1
        self.y = self.height - MARGIN
        if self.press.rotated:
            self.canvas.setPageRotation(90)  # the media box is then A4 lying on its side
            self.canvas.translate(self.height, 0)
            self.canvas.rotate(90)
        if self.press.numbered:
            self._text(self.width / 2 - 8, 30, f"- {self.page} -", 9)

    def turn(self) -> None:
        """Ends the page and starts the next."""
        self._flush()
        self.canvas.showPage()
        self._start()

    def finish(self) -> None:
        """Writes the file."""
        self._flush()
        self.canvas.showPage()
        self.canvas.save()

    def _text(self, x: float, y: float, text: str, size: float, font: str = FONT) -> None:
        shift = self.press.mirrored if self.page % 2 == 0 else 0.0
        self.words.append((x + shift, y, text, size, font))

    def _flush(self) -> None:
        """Draws the words of the page."""
        if self.press.scrambled:
            Random(self.page).shuffle(self.words)
        for x, y, text, size, font in self.words:
            self.canvas.setFont(self.press.face or font, size)
            self.canvas.drawString(x, y, text)
        self.words = []

    def prose(self, text: str, size: float) -> None:
        """A paragraph, wrapped."""
        for line in _wrap(text, self.width - 2 * MARGIN, size):
            if self.y < MARGIN + size:
                self.turn()
            self.y -= size * 1.5
            self._text(MARGIN, self.y, line, size)
        self.y -= size * 0.5

    def table(self, rng: Random, grid: Grid) -> None:
        """A ruled table, cut where the page ends."""
        widths = _widths(grid, rng, self.press.wander)
        xs = [MARGIN]
        for width in widths:
            xs.append(xs[-1] + width)
        size, pitch = self.press.size, self.press.size * 1.35
        pad = self.press.pad
        boxes = _boxes(grid if self.press.rules == "full" else _trimmed(grid), xs, size)
        heights = _heights(boxes, len(grid.lines), pitch, pad)
        heads = next((at for at, line in enumerate(grid.lines) if line.key), 0)
        if self.press.mirrored and sum(heights[: heads + 1]) > self.y - MARGIN:
            self.turn()
        first = 0
        while first < len(grid.lines):
            room = self.y - MARGIN
            last = first
            while last < len(heights) and sum(heights[first : last + 1]) <= room:
                last += 1
            if last == first and room > self.height - 2.1 * MARGIN:
                last = first + 1
            cut = self._cut(rng, boxes, heights, last, room - sum(heights[first:last]), pitch)
            self._slice(boxes, xs, heights, first, last + (cut > 0), cut, pitch, heads)
            if cut:
                heights[last] = max(1, max(len(b.lines) for b in boxes if b.top == last)) * pitch + pad
            first = last
            if first < len(grid.lines):
                self.turn()
        self.y -= 12

    def _cut(
        self, rng: Random, boxes: list[_Box], heights: list[float], row: int, room: float, pitch: float
    ) -> int:
        """How many lines of `row`'s label stay on this page; 0 if the row is not cut."""
        if not self.press.cut_rows or row >= len(heights) or rng.random() < 0.2:
            return 0
        whole = [len(box.lines) for box in boxes if (box.top, box.bottom) == (row, row + 1)]
        longest = max(whole, default=0)
        fits = int((room - self.press.pad) // pitch)
        return fits if longest >= 2 and 1 <= fits < longest else 0

    def _slice(
        self,
        boxes: list[_Box],
        xs: list[float],
        heights: list[float],
        first: int,
        last: int,
        cut: int,
        pitch: float,
        heads: int,
    ) -> None:
        """Draws rows first to last (exclusive); with `cut` the last of them only in its first lines."""
        ys = [self.y]
        for row in range(first, last):
            height = cut * pitch + self.press.pad if cut and row == last - 1 else heights[row]
            ys.append(ys[-1] - height)
        if self.press.zebra:
            self._stripes(xs, ys)
        for box in boxes:
            top, bottom = max(box.top, first), min(box.bottom, last)
            if top >= bottom:
                continue
            upper, lower = ys[top - first], ys[bottom - first]
            self._frame(xs[box.left], lower, xs[box.right], upper)
            whole = box.bottom - box.top == 1
            lines = box.lines[:cut] if cut and box.top == last - 1 and whole else box.lines
            room = max(1, int((upper - lower - 4) // pitch))
            if not whole:
                lines = box.lines[:room]
            drop = max(0.0, (upper - lower - len(lines) * pitch) / 2 - 2) if self.press.middle else 0.0
            for at, line in enumerate(lines):
                font = "Helvetica" if self.press.latin and box.role == "value" and line.isascii() else FONT
                x = self._left(box, line, xs, font)
                self._text(x, upper - 2 - drop - (at + 1) * pitch + 2, line, box.size, font)
            box.lines = box.lines[len(lines) :]
        self._outer(
            xs, ys, [ys[0]] if first == 0 else [], ys[heads - first] if first < heads < last else None
        )
        self.y = ys[-1]

    def _left(self, box: _Box, line: str, xs: list[float], font: str) -> float:
        """Where a line of a cell begins."""
        press = self.press
        align = {"value": press.values, "label": press.labels, "group": press.labels}.get(
            box.role, press.heads
        )
        left, room = xs[box.left], xs[box.right] - xs[box.left]
        rest = room - float(pdfmetrics.stringWidth(line, font, box.size))
        return left + {"left": 2.0, "centre": rest / 2, "right": rest - 2}[align]

    def _stripes(self, xs: list[float], ys: list[float]) -> None:
        self.canvas.setFillGray(0.9)
        for at in range(0, len(ys) - 1, 2):
            self.canvas.rect(xs[0], ys[at + 1], xs[-1] - xs[0], ys[at] - ys[at + 1], stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def _outer(self, xs: list[float], ys: list[float], tops: list[float], under: float | None) -> None:
        """The rules that are not those of single cells: a frame, or the three lines of a scholarly table."""
        if self.press.rules in ("frame", "vertical"):
            for y in (ys[0], ys[-1]):
                self.canvas.line(xs[0], y, xs[-1], y)
            for x in (xs[0], xs[-1]):
                self.canvas.line(x, ys[0], x, ys[-1])
        if self.press.rules == "three":
            for height in (*tops, under, ys[-1]):
                if height is not None:
                    self.canvas.line(xs[0], height, xs[-1], height)

    def _frame(self, left: float, bottom: float, right: float, top: float) -> None:
        press, thick = self.press, self.press.thick
        level = [(left, y, right, y) for y in (bottom, top)]
        upright = [(x, bottom, x, top) for x in (left, right)]
        drawn = {"horizontal": level, "vertical": upright, "none": [], "frame": [], "three": []}
        for x0, y0, x1, y1 in drawn.get(press.rules, level + upright):
            if press.rects:
                self.canvas.rect(x0, y0, max(x1 - x0, thick), max(y1 - y0, thick), stroke=0, fill=1)
                continue
            self.canvas.setLineWidth(thick)
            if press.rules == "strokes":
                self._strokes(x0, y0, x1, y1)
                continue
            if press.rules == "dashed":
                self.canvas.setDash(3, 2)
            self.canvas.line(x0, y0, x1, y1)
            self.canvas.setDash()

    def _strokes(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A dashed rule drawn as strokes of its own."""
        length = max(x1 - x0, y1 - y0)
        at = 0.0
        while at < length:
            end = min(at + 3, length)
            if x1 > x0:
                self.canvas.line(x0 + at, y0, x0 + end, y0)
            else:
                self.canvas.line(x0, y0 + at, x0, y0 + end)
            at += 5


def _plan(grid: Grid) -> tuple[float, ...]:
    """The widths of a table's columns; in a list the labels take what units and numbers leave."""
    if grid.name in WIDTHS:
        return WIDTHS[grid.name]
    row = next(line.slots for line in grid.lines if line.key)
    labels = sum(slot.role == "label" for slot in row)
    if not labels:
        return (475.0 / len(row),) * len(row)
    wide = (475.0 - 46.0 * (len(row) - labels)) / labels
    return tuple(wide if slot.role == "label" else 46.0 for slot in row)


def _widths(grid: Grid, rng: Random, wander: float) -> list[float]:
    widths = [width + rng.uniform(-wander, wander) for width in _plan(grid)]
    while len(widths) < grid.width:
        widths.append(18.0)
    scale = min(1.0, (A4[0] - 2 * MARGIN) / sum(widths))
    return [width * scale for width in widths]


def _trimmed(grid: Grid) -> Grid:
    """The grid without the blanks around its figures: on a page without rules nobody sees them."""
    lines = [
        Line([replace(s, text=s.text.strip()) if s.role == "value" else s for s in line.slots], line.key)
        for line in grid.lines
    ]
    return Grid(grid.name, grid.width, lines)


def _boxes(grid: Grid, xs: list[float], size: float) -> list[_Box]:
    boxes: list[_Box] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(grid.lines):
        column = 0
        for slot in line.slots:
            while (row, column) in taken:
                column += 1
            right = min(column + slot.columns, len(xs) - 1)
            bottom = min(row + slot.rows, len(grid.lines))
            taken |= {(r, c) for r in range(row, bottom) for c in range(column, right)}
            width = xs[right] - xs[column]
            fitted = min(size, _fitting(slot, width)) if slot.role == "value" else size
            boxes.append(
                _Box(column, right, row, bottom, _cell_lines(slot, width, fitted), fitted, slot.role)
            )
            column = right
    return boxes


def _cell_lines(slot: Slot, width: float, size: float) -> list[str]:
    return [part for line in slot.text.split("\n") for part in _wrap(line, width - 4, size)]


def _fitting(slot: Slot, width: float) -> float:
    """The size at which a number stands on one line."""
    wide = pdfmetrics.stringWidth(slot.text, FONT, 1.0)
    return (width - 5) / wide if wide else 99.0


def _heights(boxes: list[_Box], rows: int, pitch: float, pad: float) -> list[float]:
    heights = [pitch + pad] * rows
    for box in boxes:
        if box.bottom - box.top == 1:
            heights[box.top] = max(heights[box.top], len(box.lines) * pitch + pad)
    return heights


def _wrap(text: str, width: float, size: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and pdfmetrics.stringWidth(line + char, FONT, size) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines
