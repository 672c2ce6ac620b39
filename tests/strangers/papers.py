"""PDFs: what is drawn twice, under, over, beside, clipped, turned, cut, or not as text at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any

from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth
from tests.strangers.rows import Shape, opened

FONT = "STSong-Light"
LEFT, TOP, FOOT = 50.0, 790.0, 55.0
_WIDTHS = {"t2": [160.0, 110.0, 110.0, 110.0], "t3": [36.0, 50.0, 150.0] + [37.0] * 7, "t4": [33.0] * 15}


@dataclass
class Cell:
    """A cell on the page, in points from below: its box and what it says."""

    left: float
    bottom: float
    right: float
    top: float
    slot: Slot
    lines: list[str]


Hook = Callable[["Pen", Cell], None]


@dataclass
class Pen:
    """Draws a story page by page; `value` writes a figure's cell, `frame` its rules, `head` other cells."""

    rng: Random
    truth: Truth
    value: Hook | None = None
    frame: Hook | None = None
    head: Hook | None = None
    start: Callable[[Pen], None] | None = None
    size: tuple[float, float] = A4
    type_size: float = 8.0
    canvas: Any = None
    y: float = 0.0
    page: int = 0
    pad: float = 5.0
    notes: list[str] = field(default_factory=list)

    def open(self, out: BytesIO) -> None:
        """Begins the file."""
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(out, pagesize=self.size, invariant=1)
        self.turn(first=True)

    def turn(self, first: bool = False) -> None:
        """Begins a page."""
        if not first:
            self.canvas.showPage()
        self.page += 1
        self.y = TOP
        if self.start:
            self.start(self)

    def text(self, x: float, y: float, text: str, size: float | None = None, font: str = FONT) -> None:
        """A line of print."""
        self.canvas.setFont(font, size or self.type_size)
        self.canvas.drawString(x, y, text)

    def prose(self, text: str, size: float = 10.5) -> None:
        """A paragraph."""
        for line in wrapped(text, 490.0, size):
            if self.y < FOOT + size:
                self.turn()
            self.y -= size * 1.5
            self.text(LEFT, self.y, line, size)
        self.y -= 4

    def grid(self, grid: Grid) -> None:
        """A table, cut between rows where the page ends."""
        widths = _WIDTHS[grid.name][: grid.width]
        xs = [LEFT]
        for width in widths:
            xs.append(xs[-1] + width)
        cells = [
            (at, column, slot, wrapped(slot.text, xs[column + slot.columns] - xs[column] - 4, self.type_size))
            for at, column, slot in placed(grid)
        ]
        pitch = self.type_size * 1.3
        heights = [
            max(len(lines) for at, _, slot, lines in cells if at == row and slot.rows == 1) * pitch + self.pad
            if any(at == row and slot.rows == 1 for at, _, slot, _ in cells)
            else pitch + self.pad
            for row in range(len(grid.lines))
        ]
        first = 0
        while first < len(heights):
            last, room = first, self.y - FOOT
            while last < len(heights) and sum(heights[first : last + 1]) <= room:
                last += 1
            if last == first:
                self.turn()
                continue
            ys = [self.y]
            for height in heights[first:last]:
                ys.append(ys[-1] - height)
            for at, column, slot, lines in cells:
                top, bottom = max(at, first), min(at + slot.rows, last)
                if top < bottom:
                    box = Cell(
                        xs[column],
                        ys[bottom - first],
                        xs[column + slot.columns],
                        ys[top - first],
                        slot,
                        lines,
                    )
                    (self.frame or frame)(self, box)
                    kept = (
                        box.lines[: max(1, int((box.top - box.bottom - 2) // pitch))]
                        if at >= first or slot.role == "group"
                        else []
                    )
                    box.lines = kept
                    hook = (self.value if slot.role == "value" else self.head) or plain
                    hook(self, box)
            self.y = ys[-1]
            first = last
            if first < len(heights):
                self.turn()
        self.y -= 12

    def whole(self, story: Story) -> bytes:
        """The whole file."""
        out = BytesIO()
        self.open(out)
        self.prose(story.title, 15)
        for piece in story.pieces:
            if isinstance(piece, Grid):
                self.grid(piece)
            else:
                self.prose(piece.text)
        self.prose(f"{story.published.year}年{story.published.month}月{story.published.day}日")
        self.canvas.showPage()
        self.canvas.save()
        return out.getvalue()


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a text in a column."""
    lines = [""]
    for char in text:
        if float(pdfmetrics.stringWidth(lines[-1] + char, FONT, size)) > width and lines[-1]:
            lines.append("")
        lines[-1] += char
    return lines


def frame(pen: Pen, cell: Cell) -> None:
    """Four rules."""
    pen.canvas.rect(cell.left, cell.bottom, cell.right - cell.left, cell.top - cell.bottom)


def plain(pen: Pen, cell: Cell) -> None:
    """The lines from the top left."""
    for at, line in enumerate(cell.lines):
        pen.text(cell.left + 2, cell.top - (at + 1) * pen.type_size * 1.3, line)


def _middle(pen: Pen, cell: Cell, text: str | None = None) -> tuple[float, float]:
    text = cell.slot.text if text is None else text
    return (cell.left + cell.right - float(pdfmetrics.stringWidth(text, FONT, pen.type_size))) / 2, (
        cell.top + cell.bottom
    ) / 2 - 3


def _each(value: Hook, chance: float = 1.0, head: Hook | None = None) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)

        def hook(pen: Pen, cell: Cell) -> None:
            (value if cell.slot.text.isascii() and cell.slot.text and rng.random() < chance else plain)(
                pen, cell
            )

        return Pen(rng, truth, hook, head=head).whole(story)

    shape.__doc__ = value.__doc__
    return shape


def struck_twice(pen: Pen, cell: Cell) -> None:
    """Bold by printing twice, a little to the right."""
    x, y = _middle(pen, cell)
    shift = pen.rng.choice((0.2, 0.3, 0.5))
    pen.text(x, y, cell.slot.text)
    pen.text(x + shift, y, cell.slot.text)


def shadowed(pen: Pen, cell: Cell) -> None:
    """A grey shadow below and right."""
    x, y = _middle(pen, cell)
    pen.canvas.setFillGray(0.7)
    pen.text(x + 0.8, y - 0.8, cell.slot.text)
    pen.canvas.setFillGray(0)
    pen.text(x, y, cell.slot.text)


def clipped(pen: Pen, cell: Cell) -> None:
    """Another number beside it outside the clip."""
    x, y = _middle(pen, cell)
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(x - 1, y - 2, float(pdfmetrics.stringWidth(cell.slot.text, FONT, pen.type_size)) + 2, 12)
    pen.canvas.clipPath(path, stroke=0, fill=0)
    pen.text(x, y, cell.slot.text)
    pen.text(cell.left + 1 if x - cell.left > 8 else cell.right - 6, y, str(pen.rng.randint(1, 9)))
    pen.canvas.restoreState()


def white(pen: Pen, cell: Cell) -> None:
    """A number in white beside it."""
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)
    pen.canvas.setFillGray(1)
    pen.text(cell.right - 9, y, str(pen.rng.randint(10, 99)))
    pen.canvas.setFillGray(0)


def invisible(pen: Pen, cell: Cell) -> None:
    """An invisible number (text mode 3) beside it."""
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)
    text = pen.canvas.beginText(cell.right - 9, y)
    text.setTextRenderMode(3)
    text.setFont(FONT, pen.type_size)
    text.textOut(str(pen.rng.randint(10, 99)))
    text.setTextRenderMode(0)
    pen.canvas.drawText(text)


def _white_box(pen: Pen, cell: Cell) -> None:
    """Covers what is in a cell."""
    pen.canvas.setFillGray(1)
    pen.canvas.rect(
        cell.left + 1,
        cell.bottom + 1,
        cell.right - cell.left - 2,
        cell.top - cell.bottom - 2,
        stroke=0,
        fill=1,
    )
    pen.canvas.setFillGray(0)


def painted_over(pen: Pen, cell: Cell) -> None:
    """An old number covered by a white box, the new one printed on it."""
    x, y = _middle(pen, cell)
    old = str(pen.rng.randint(1, 99))
    pen.text(x, y, old)
    _white_box(pen, cell)
    pen.text(x, y, cell.slot.text)


def painted_out(pen: Pen, cell: Cell) -> None:
    """A number covered by a white box and nothing in its place."""
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)
    _white_box(pen, cell)
    pen.truth.cells[cell.slot.code or ""] = Borne("blank")


def crossed_out(pen: Pen, cell: Cell) -> None:
    """An old number crossed out by a line, the new one right of it."""
    old = str(pen.rng.randint(1, 9))
    y = (cell.top + cell.bottom) / 2 - 3
    pen.text(cell.left + 2, y, old)
    pen.canvas.line(cell.left + 1, y + 3, cell.left + 8, y + 3)
    pen.text(cell.left + 11, y, cell.slot.text)


def spaced(pen: Pen, cell: Cell) -> None:
    """Each digit a run of its own, with gaps as wide as half a digit."""
    x, y = _middle(pen, cell)
    step = pen.type_size * pen.rng.choice((0.6, 0.75))
    for at, char in enumerate(cell.slot.text):
        pen.text(cell.left + 2 + at * step if len(cell.slot.text) > 3 else x + at * step, y, char)


def crossing(pen: Pen, cell: Cell) -> None:
    """Wide numbers that run over the rule at their right (or left)."""
    y = (cell.top + cell.bottom) / 2 - 3
    width = float(pdfmetrics.stringWidth(cell.slot.text, FONT, pen.type_size))
    pen.text(cell.right - width * 0.7 if len(cell.slot.text) > 1 else cell.left + 4, y, cell.slot.text)


def low(pen: Pen, cell: Cell) -> None:
    """Numbers that stand on the rule below, half over it."""
    x, _ = _middle(pen, cell)
    pen.text(x, cell.bottom - 2, cell.slot.text)


def as_field(pen: Pen, cell: Cell) -> None:
    """The number in a field of a form."""
    x, y = _middle(pen, cell)
    pen.canvas.acroForm.textfield(
        name=f"f{id(cell) % 10**9}{pen.page}{x:.0f}{y:.0f}",
        x=cell.left + 1,
        y=cell.bottom + 1,
        value=cell.slot.text,
        width=cell.right - cell.left - 2,
        height=cell.top - cell.bottom - 2,
        fontSize=7,
        borderWidth=0,
    )


def as_note(pen: Pen, cell: Cell) -> None:
    """The number as a free text note laid on the page."""
    pen.canvas.freeTextAnnotation(
        cell.slot.text, "/F1 8 Tf 0 g", Rect=(cell.left + 2, cell.bottom + 2, cell.right - 2, cell.top - 2)
    )


def stretched(pen: Pen, cell: Cell) -> None:
    """The number printed narrow by scaling."""
    x, y = _middle(pen, cell)
    text = pen.canvas.beginText(x, y)
    text.setFont(FONT, pen.type_size)
    text.setHorizScale(60)
    text.textOut(cell.slot.text)
    text.setHorizScale(100)
    pen.canvas.drawText(text)


def raised(pen: Pen, cell: Cell) -> None:
    """A small number of a note raised after it."""
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)
    pen.text(
        x + float(pdfmetrics.stringWidth(cell.slot.text, FONT, pen.type_size)) + 0.3,
        y + 3.2,
        pen.rng.choice("123"),
        4.5,
    )


def backwards(pen: Pen, cell: Cell) -> None:
    """The digits drawn from the last to the first."""
    x, y = _middle(pen, cell)
    for at in reversed(range(len(cell.slot.text))):
        pen.text(
            x + float(pdfmetrics.stringWidth(cell.slot.text[:at], FONT, pen.type_size)), y, cell.slot.text[at]
        )


def off_page(pen: Pen, cell: Cell) -> None:
    """Now and then a number drawn beyond the page's edge."""
    if pen.rng.random() < 0.05:
        pen.text(pen.size[0] + 20, (cell.top + cell.bottom) / 2, cell.slot.text)
        pen.truth.cells[cell.slot.code or ""] = Borne("blank")
        return
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)


def watermark(pen: Pen) -> None:
    """A number across the page in light grey."""
    pen.canvas.saveState()
    pen.canvas.setFillGray(0.88)
    pen.canvas.translate(300, 400)
    pen.canvas.rotate(45)
    pen.canvas.setFont(FONT, 60)
    pen.canvas.drawCentredString(0, 0, "2024 样本 88")
    pen.canvas.restoreState()


def margin_numbers(pen: Pen) -> None:
    """Numbers of lines down the left margin."""
    for at in range(40):
        pen.text(28, 780 - at * 18.5, str(at + 1), 7)


def cropped(pen: Pen) -> None:
    """A crop box smaller than the sheet, numbers outside it."""
    pen.canvas.setCropBox((20, 20, pen.size[0] - 10, pen.size[1] - 20))
    for at in range(20):
        pen.text(pen.size[0] - 8, 700 - at * 25, str(pen.rng.randint(1, 9)), 8)
        pen.text(4, 700 - at * 25, str(pen.rng.randint(1, 9)), 8)


def larger(pen: Pen) -> None:
    """A4 printed on A3."""
    pen.canvas.scale(1.414, 1.414)


def smaller(pen: Pen) -> None:
    """The whole page scaled to a third."""
    pen.canvas.translate(100, 200)
    pen.canvas.scale(0.34, 0.34)


def moved_box(pen: Pen) -> None:
    """The sheet's corner is not at 0, 0."""
    pen.canvas.translate(-200, -300)


def _paged(start: Callable[[Pen], None], size: tuple[float, float] = A4) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        return Pen(rng, truth, start=start, size=size).whole(story)

    shape.__doc__ = start.__doc__
    return shape


def turned_head(pen: Pen, cell: Cell) -> None:
    """Short heads turned upwards."""
    if cell.slot.role != "head" or len(cell.slot.text) > 6 or cell.slot.columns > 1:
        plain(pen, cell)
        return
    pen.canvas.saveState()
    pen.canvas.translate(cell.left + 14, cell.bottom + 1)
    pen.canvas.rotate(90)
    pen.text(0, 0, cell.slot.text, 6)
    pen.canvas.restoreState()


def outer_only(pen: Pen, cell: Cell) -> None:
    """Rules around labels and heads only; the figures stand in one open field."""
    if cell.slot.role != "value":
        frame(pen, cell)


def rows_open(pen: Pen, cell: Cell) -> None:
    """No rules between the figures of a row, only above and below it."""
    if cell.slot.role != "value":
        frame(pen, cell)
        return
    pen.canvas.line(cell.left, cell.top, cell.right, cell.top)
    pen.canvas.line(cell.left, cell.bottom, cell.right, cell.bottom)


def banded(pen: Pen, cell: Cell) -> None:
    """Every other row without rules between its cells: bands, as the styles of a word processor draw them."""
    row = f"{pen.page} {cell.top}"
    if row not in pen.notes:
        pen.notes.append(row)
    if pen.notes.index(row) % 2 or cell.slot.rows > 1 or cell.slot.role == "head":
        frame(pen, cell)
        return
    pen.canvas.line(cell.left, cell.top, cell.right, cell.top)
    pen.canvas.line(cell.left, cell.bottom, cell.right, cell.bottom)


def dotted(pen: Pen, cell: Cell) -> None:
    """Rules of dots, each a small filled circle or square."""
    for x0, y0, x1, y1 in (
        (cell.left, cell.bottom, cell.right, cell.bottom),
        (cell.left, cell.bottom, cell.left, cell.top),
    ):
        length = max(x1 - x0, y1 - y0)
        for at in range(0, int(length), 4):
            pen.canvas.rect(
                x0 + (at if x1 > x0 else 0), y0 + (at if y1 > y0 else 0), 0.6, 0.6, stroke=0, fill=1
            )


def double_rules(pen: Pen, cell: Cell) -> None:
    """Double rules."""
    frame(pen, cell)
    pen.canvas.rect(cell.left + 1, cell.bottom + 1, cell.right - cell.left - 2, cell.top - cell.bottom - 2)


def coloured(pen: Pen, cell: Cell) -> None:
    """Cells as boxes of colour with white gaps, no rules."""
    pen.canvas.setFillGray(0.9 if cell.slot.role == "value" else 0.8)
    pen.canvas.rect(
        cell.left + 0.7,
        cell.bottom + 0.7,
        cell.right - cell.left - 1.4,
        cell.top - cell.bottom - 1.4,
        stroke=0,
        fill=1,
    )
    pen.canvas.setFillGray(0)


def _framed(hook: Hook, value: Hook | None = None) -> Shape:
    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        return Pen(rng, truth, value, frame=hook).whole(story)

    shape.__doc__ = hook.__doc__
    return shape


def centred(pen: Pen, cell: Cell) -> None:
    """In the middle of its cell."""
    x, y = _middle(pen, cell)
    pen.text(x, y, cell.slot.text)


def form_objects(rng: Random, story: Story, truth: Truth) -> bytes:
    """Every figure a form object, placed by a matrix."""
    opened(truth)

    def value(pen: Pen, cell: Cell) -> None:
        x, y = _middle(pen, cell)
        name = f"n{cell.slot.text}"
        if name not in pen.notes:
            pen.notes.append(name)
            pen.canvas.beginForm(name, 0, 0, 60, 12)
            pen.text(0, 3, cell.slot.text)
            pen.canvas.endForm()
        pen.canvas.saveState()
        pen.canvas.translate(x, y - 3)
        pen.canvas.doForm(name)
        pen.canvas.restoreState()

    return Pen(rng, truth, value).whole(story)


def tables_beside(rng: Random, story: Story, truth: Truth) -> bytes:
    """Two pages on one sheet, side by side."""
    opened(truth)
    out = BytesIO()
    pen = Pen(rng, truth, size=(A4[1], A4[0]))
    state = {"count": 0}
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    pen.canvas = Canvas(out, pagesize=pen.size, invariant=1)
    show = pen.canvas.showPage

    def half() -> None:
        pen.canvas.restoreState()
        state["count"] += 1
        if state["count"] % 2 == 0:
            show()
        begin()

    def begin() -> None:
        pen.canvas.saveState()
        pen.canvas.translate(A4[1] / 2 * (state["count"] % 2), 0)
        pen.canvas.scale(0.7, 0.7)

    begin()
    pen.canvas.showPage = half
    pen.turn(first=True)
    pen.prose(story.title, 15)
    for piece in story.pieces:
        if isinstance(piece, Grid):
            pen.grid(piece)
        else:
            pen.prose(piece.text)
    pen.canvas.restoreState()
    pen.canvas.showPage = show
    pen.canvas.showPage()
    pen.canvas.save()
    return out.getvalue()


def picture_with_layer(rng: Random, story: Story, truth: Truth) -> bytes:
    """A sheet whose text is all an invisible layer over white pictures, some digits misread in it."""
    opened(truth)

    def value(pen: Pen, cell: Cell) -> None:
        x, y = _middle(pen, cell)
        shown = cell.slot.text
        if pen.rng.random() < 0.05 and shown.isdigit():
            shown = shown[:-1] + str((int(shown[-1]) + 1) % 10)
            pen.truth.cells[cell.slot.code or ""] = Borne("absent")
        text = pen.canvas.beginText(x, y)
        text.setTextRenderMode(3)
        text.setFont(FONT, pen.type_size)
        text.textOut(shown)
        text.setTextRenderMode(0)
        pen.canvas.drawText(text)

    return Pen(rng, truth, value).whole(story)


PAPERS: dict[str, Shape] = {
    "pdf_twice": _each(struck_twice),
    "pdf_twice_some": _each(struck_twice, 0.3),
    "pdf_shadow": _each(shadowed, 0.5),
    "pdf_clipped": _each(clipped, 0.3),
    "pdf_white": _each(white, 0.3),
    "pdf_invisible": _each(invisible, 0.3),
    "pdf_painted_over": _each(painted_over, 0.3),
    "pdf_painted_out": _each(painted_out, 0.05),
    "pdf_crossed_out": _each(crossed_out, 0.2),
    "pdf_spaced": _each(spaced),
    "pdf_spaced_some": _each(spaced, 0.3),
    "pdf_crossing": _each(crossing, 0.4),
    "pdf_low": _each(low),
    "pdf_low_some": _each(low, 0.2),
    "pdf_fields": _each(as_field),
    "pdf_notes": _each(as_note),
    "pdf_stretched": _each(stretched),
    "pdf_raised": _each(raised, 0.3),
    "pdf_backwards": _each(backwards),
    "pdf_off_page": _each(off_page),
    "pdf_watermark": _paged(watermark),
    "pdf_margin_numbers": _paged(margin_numbers),
    "pdf_cropped": _paged(cropped),
    "pdf_larger": _paged(larger, A3),
    "pdf_smaller": _paged(smaller),
    "pdf_turned_heads": _each(centred, head=turned_head),
    "pdf_outer_only": _framed(outer_only, centred),
    "pdf_rows_open": _framed(rows_open, centred),
    "pdf_rows_open_left": _framed(rows_open),
    "pdf_banded": _framed(banded, centred),
    "pdf_banded_left": _framed(banded),
    "pdf_dotted": _framed(dotted, centred),
    "pdf_double_rules": _framed(double_rules),
    "pdf_coloured": _framed(coloured, centred),
    "pdf_open_spaced": _framed(rows_open, spaced),
    "pdf_open_twice": _framed(rows_open, struck_twice),
    "pdf_coloured_crossing": _framed(coloured, crossing),
    "pdf_dotted_twice": _framed(dotted, struck_twice),
    "pdf_forms": form_objects,
    "pdf_beside": tables_beside,
    "pdf_layer": picture_with_layer,
}
