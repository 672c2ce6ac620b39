"""Prints a story as a PDF with ruled tables, with chosen page cuts, rules and rotation."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Heading, Story

FONT = "STSong-Light"
MARGIN = 62.0
WIDTHS = {
    "t2": (150.0, 105.0, 105.0, 105.0),
    "t3": (34.0, 48.0, 132.0, 36.0, 36.0, 36.0, 40.0, 40.0, 36.0, 36.0),
    "t4": (31.4,) * 15,
}


@dataclass(frozen=True)
class Press:
    """How the PDF is drawn: lines or thin rectangles, rows cut by pages, turned pages, page numbers."""

    rects: bool = False
    cut_rows: bool = False
    rotated: bool = False
    numbered: bool = True
    size: float = 8.0
    thick: float = 0.6


@dataclass
class _Box:
    """A cell on the page: columns from–to, rows from–to (exclusive), its wrapped lines and their size."""

    left: int
    right: int
    top: int
    bottom: int
    lines: list[str]
    size: float


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
        self.canvas.showPage()
        self._start()

    def finish(self) -> None:
        """Writes the file."""
        self.canvas.showPage()
        self.canvas.save()

    def _text(self, x: float, y: float, text: str, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)

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
        widths = _widths(grid)
        xs = [MARGIN]
        for width in widths:
            xs.append(xs[-1] + width)
        size, pitch = self.press.size, self.press.size * 1.35
        boxes = _boxes(grid, xs, size)
        heights = _heights(boxes, len(grid.lines), pitch)
        first = 0
        while first < len(grid.lines):
            room = self.y - MARGIN
            last = first
            while last < len(heights) and sum(heights[first : last + 1]) <= room:
                last += 1
            if last == first and room > self.height - 2.1 * MARGIN:
                last = first + 1
            cut = self._cut(rng, boxes, heights, last, room - sum(heights[first:last]), pitch)
            self._slice(boxes, xs, heights, first, last + (cut > 0), cut, pitch)
            if cut:
                heights[last] = max(pitch + 6, max(len(b.lines) for b in boxes if b.top == last) * pitch + 6)
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
        fits = int((room - 6) // pitch)
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
    ) -> None:
        """Draws rows first to last (exclusive); with `cut` the last of them only in its first lines."""
        ys = [self.y]
        for row in range(first, last):
            height = cut * pitch + 6 if cut and row == last - 1 else heights[row]
            ys.append(ys[-1] - height)
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
            for at, line in enumerate(lines):
                self._text(xs[box.left] + 2, upper - 2 - (at + 1) * pitch + 2, line, box.size)
            box.lines = box.lines[len(lines) :]
        self.y = ys[-1]

    def _frame(self, left: float, bottom: float, right: float, top: float) -> None:
        thick = self.press.thick
        level = ((left, y, right, y) for y in (bottom, top))
        upright = ((x, bottom, x, top) for x in (left, right))
        for x0, y0, x1, y1 in (*level, *upright):
            if self.press.rects:
                self.canvas.rect(x0, y0, max(x1 - x0, thick), max(y1 - y0, thick), stroke=0, fill=1)
            else:
                self.canvas.setLineWidth(thick)
                self.canvas.line(x0, y0, x1, y1)


def _widths(grid: Grid) -> list[float]:
    widths = list(WIDTHS[grid.name])
    while len(widths) < grid.width:
        widths.append(18.0)
    scale = min(1.0, (A4[0] - 2 * MARGIN) / sum(widths))
    return [width * scale for width in widths]


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
            boxes.append(_Box(column, right, row, bottom, _cell_lines(slot, width, fitted), fitted))
            column = right
    return boxes


def _cell_lines(slot: Slot, width: float, size: float) -> list[str]:
    return [part for line in slot.text.split("\n") for part in _wrap(line, width - 4, size)]


def _fitting(slot: Slot, width: float) -> float:
    """The size at which a number stands on one line."""
    wide = pdfmetrics.stringWidth(slot.text, FONT, 1.0)
    return (width - 5) / wide if wide else 99.0


def _heights(boxes: list[_Box], rows: int, pitch: float) -> list[float]:
    heights = [pitch + 6] * rows
    for box in boxes:
        if box.bottom - box.top == 1:
            heights[box.top] = max(heights[box.top], len(box.lines) * pitch + 6)
    return heights


def _wrap(text: str, width: float, size: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and pdfmetrics.stringWidth(line + char, FONT, size) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines
