"""PDF with text: flowing pages with ruled tables, and pages placed by hand without rules."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

from tests.provinces.articles import is_heading
from tests.provinces.grids import Grid
from tests.provinces.told import Text

FONT = "STSong-Light"
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
_HEAD = ParagraphStyle("head", parent=_BODY, fontSize=14, spaceBefore=6)
_TITLE = ParagraphStyle("title", parent=_BODY, fontSize=18, leading=26, alignment=1, firstLineIndent=0)
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=9.5, alignment=1, wordWrap="CJK")
Numbering = Callable[[Canvas, int], None]


def _font() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def dashed(canvas: Canvas, page: int) -> None:
    """— 3 — at the foot of the page, as official papers are numbered."""
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, f"— {page} —")


def bare(canvas: Canvas, page: int) -> None:
    """Only the number, close below the text."""
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(A4[0] / 2, 19 * mm, f"{page}")


def _table(grid: Grid, widths: Sequence[float], rules: bool) -> LongTable:
    columns = len(widths)
    cells: list[list[object]] = []
    narrow = ("LEFTPADDING", "RIGHTPADDING")
    styles: list[tuple[object, ...]] = [(name, (0, 0), (-1, -1), 1) for name in narrow]
    styles.append(("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
    if rules:
        styles.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(grid):
        line: list[object] = [""] * columns
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            line[x] = Paragraph(escape(cell.text).replace("\n", "<br/>"), _CELL)
            taken |= {(y + down, x + across) for down in range(cell.down) for across in range(cell.across)}
            if cell.across > 1 or cell.down > 1:
                styles.append(("SPAN", (x, y), (x + cell.across - 1, y + cell.down - 1)))
            x += cell.across
        cells.append(line)
    return LongTable(cells, colWidths=list(widths), style=styles)


def flowing(
    text: Text,
    tables: Mapping[str, tuple[Grid, Sequence[float]]],
    numbering: Numbering = dashed,
    rules: bool = True,
    ending: Sequence[str] = (),
    heads: int = 0,
) -> bytes:
    """Text and tables one after the other; a table goes on over the page's end. Widths are in millimetres;
    table three has so many heads again on each page.
    """
    _font()
    story: list[object] = [Paragraph(escape(text.title), _TITLE), Spacer(1, 12)]
    for line in text.lines:
        if line in tables:
            grid, widths = tables[line]
            table = _table(grid, [width * mm for width in widths], rules)
            table.repeatRows = heads if line == "T3" else 0
            story += [table, Spacer(1, 8)]
        else:
            story.append(Paragraph(escape(line), _HEAD if is_heading(line) else _BODY))
    right = ParagraphStyle("right", parent=_BODY, alignment=2)
    story += [Paragraph(escape(line), right) for line in ending]
    buffer = io.BytesIO()
    paper = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=25 * mm, invariant=1
    )
    number: Callable[[Canvas, SimpleDocTemplate], None] = lambda canvas, page: numbering(canvas, page.page)  # noqa: E731
    paper.build(story, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


class Typed:
    """Pages set line by line with tabs, as a text program prints a table without rules."""

    def __init__(self) -> None:
        _font()
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.page, self.y = 1, 0.0
        self._begin()

    def _begin(self) -> None:
        self.y = A4[1] - 28 * mm
        self.canvas.setFont(FONT, 10.5)

    def _down(self, by: float) -> None:
        self.y -= by
        if self.y < 30 * mm:
            dashed(self.canvas, self.page)
            self.canvas.showPage()
            self.page += 1
            self._begin()

    def line(self, text: str, x: float = 22 * mm, size: float = 10.5) -> None:
        """One line of text."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.y, text)
        self._down(size * 1.6)

    def words(self, text: str) -> None:
        """A paragraph of 44 characters a line, indented by two."""
        text = "　　" + text
        for at in range(0, len(text), 44):
            self.line(text[at : at + 44])

    def row(self, label: str, numbers: Sequence[str], label_chars: int = 20, left: float = 24 * mm) -> None:
        """A row: its label over as many lines as it needs, the numbers beside the first."""
        pieces = [label[at : at + label_chars] for at in range(0, len(label), label_chars)] or [""]
        self.canvas.setFont(FONT, 9)
        wide = (A4[0] - 24 * mm - left - label_chars * 9) / max(1, len(numbers))
        for at, each in enumerate(numbers):
            self.canvas.drawRightString(left + label_chars * 9 + (at + 1) * wide, self.y, each)
        for piece in pieces:
            self.canvas.drawString(left, self.y, piece)
            self._down(13)
            self.canvas.setFont(FONT, 9)

    def end(self) -> bytes:
        """The file."""
        dashed(self.canvas, self.page)
        self.canvas.save()
        return self.buffer.getvalue()
