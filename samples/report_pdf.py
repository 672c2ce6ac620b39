"""A report as a ruled PDF with a text layer, made by reportlab. The same report gives the same bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from samples.form import Grid
from samples.report import Report

FONT = "STSong-Light"
_TITLE = ParagraphStyle("title", fontName=FONT, fontSize=18, leading=28, alignment=TA_CENTER, wordWrap="CJK")
_HEADING = ParagraphStyle("heading", fontName=FONT, fontSize=14, leading=24, wordWrap="CJK")
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=18, firstLineIndent=22, wordWrap="CJK")
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, alignment=TA_CENTER, wordWrap="CJK")
_WIDTHS = {
    4: [150.0, 110.0, 110.0, 110.0],
    10: [42.0, 54.0, 118.0, *[38.0] * 7],
    15: [32.0] * 15,
}


def render(report: Report) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    story: list[Flowable] = [
        Paragraph(report.title, _TITLE),
        Spacer(1, 8),
        Paragraph(report.prose.lead, _BODY),
    ]
    for heading, blocks in report.sections():
        story.append(Paragraph(heading, _HEADING))
        story += [Paragraph(b, _BODY) if isinstance(b, str) else _table(b) for b in blocks]
    if report.signed:
        story.append(Paragraph(f"{report.signed.year}年{report.signed.month}月{report.signed.day}日", _BODY))
    out = BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=57, rightMargin=57, title=report.title, author=report.agency, invariant=1
    )
    template.build(story)
    return out.getvalue()


def _table(grid: Grid) -> Table:
    """Spans as reportlab wants them: a full matrix with the covered places empty."""
    width = sum(cell.columns for cell in grid[0])
    data: list[list[Paragraph | str | None]] = [[None] * width for _ in grid]
    spans = []
    for row, cells in enumerate(grid):
        column = 0
        for cell in cells:
            column = next(i for i in range(column, width) if data[row][i] is None)
            for down in range(cell.rows):
                for across in range(cell.columns):
                    data[row + down][column + across] = ""
            data[row][column] = Paragraph(cell.text, _CELL)
            if cell.rows > 1 or cell.columns > 1:
                end = (column + cell.columns - 1, row + cell.rows - 1)
                spans.append(("SPAN", (column, row), end))
            column += cell.columns
    style = [
        ("GRID", (0, 0), (-1, -1), 0.6, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        *spans,
    ]
    return Table(data, colWidths=_WIDTHS[width], style=TableStyle(style), spaceBefore=6, spaceAfter=10)
