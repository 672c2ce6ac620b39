"""Prints a report as a Word file and as a PDF."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path

from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.unmodelled.cases import Case
from tests.unmodelled.grid import Grid, placed, squared, width

FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
TEXT = ParagraphStyle("text", fontName="hei", fontSize=11, leading=17, wordWrap="CJK", firstLineIndent=22)
HEAD = ParagraphStyle("head", parent=TEXT, fontSize=14, spaceBefore=8)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=7, leading=9, firstLineIndent=0)


def word(case: Case) -> bytes:
    """A DOCX with merged cells."""
    document = Document()
    document.add_heading(case.title, 0)
    if case.page_line:
        document.add_paragraph(case.page_line)
    for kind, content in case.blocks:
        if isinstance(content, tuple):
            _word_table(document, content)
        elif kind in {"h1", "h2"}:
            document.add_heading(content, 1 if kind == "h1" else 2)
        else:
            document.add_paragraph(content)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_table(document: object, grid: Grid) -> None:
    table = document.add_table(len(grid), width(grid))  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for y, x, cell in placed(grid):
        corner = table.cell(y, x)
        if cell.rows > 1 or cell.cols > 1:
            corner = corner.merge(table.cell(y + cell.rows - 1, x + cell.cols - 1))
        corner.text = cell.text


def pdf(case: Case) -> bytes:
    """A PDF whose tables have rules."""
    pdfmetrics.registerFont(TTFont("hei", str(FONT), subfontIndex=0))
    story: list[object] = [Paragraph(escape(case.title), HEAD)]
    story += [Paragraph(escape(case.page_line), TEXT)] if case.page_line else []
    for kind, content in case.blocks:
        if isinstance(content, tuple):
            story += [_ruled(content), Spacer(1, 8)]
        else:
            story.append(Paragraph(escape(content), HEAD if kind == "h1" else TEXT))
    stream = BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(story)
    return stream.getvalue()


def _ruled(grid: Grid) -> Table:
    spans = [
        ("SPAN", (x, y), (x + cell.cols - 1, y + cell.rows - 1))
        for y, x, cell in placed(grid)
        if cell.rows > 1 or cell.cols > 1
    ]
    texts = [[Paragraph(escape(text), SMALL) for text in row] for row in squared(grid)]
    rules = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    return Table(texts, colWidths=_widths(grid), style=[rules, *spans], repeatRows=0)


def _widths(grid: Grid) -> list[float]:
    columns = width(grid)
    if columns == 10:
        return [40, 50, 110, *[35] * 7]
    return [260, 60, 100] if columns == 3 else [450 / columns] * columns
