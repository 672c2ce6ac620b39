"""Draws small PDFs for tests: text and ruled tables at known places."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
FONT = "STSong-Light"
SIZE = 10.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Rules = Literal["lines", "thin boxes", "frames", "none"]


@dataclass(frozen=True)
class Box:
    """A cell to draw: grid place (0-based), spans, text (its lines), and sides without a rule ("tblr")."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    without: str = ""


@dataclass(frozen=True)
class Drawn:
    """A table to draw: its top from the page's top, column edges, row heights and cells."""

    top: float
    xs: Sequence[float]
    heights: Sequence[float]
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Sheet:
    """A page: texts as (left, baseline from the top, text), tables, and whether a picture covers it."""

    texts: Sequence[tuple[float, float, str]] = ()
    tables: Sequence[Drawn] = ()
    picture: bool = False
    rotate: int = 0
    quarter: bool = False


def simple(top: float, xs: Sequence[float], rows: Sequence[Sequence[str]], height: float = 24) -> Drawn:
    """A table without merged cells."""
    boxes = [Box(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Drawn(top, xs, [height] * len(rows), boxes)


def pdf(
    sheets: Sequence[Sheet], rules: Rules = "lines", title: str = "", password: str | None = None
) -> bytes:
    """The file. A sheet with `quarter` has its content turned by 90°, one with `rotate` is shown turned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=password)
    if title:
        canvas.setTitle(title)
    for sheet in sheets:
        _draw(canvas, sheet, rules)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, sheet: Sheet, rules: Rules) -> None:
    across, height = (HEIGHT, WIDTH) if sheet.rotate % 180 else (WIDTH, HEIGHT)
    if sheet.rotate:
        canvas.setPageRotation(sheet.rotate)
    if sheet.quarter:
        canvas.translate(across, 0)
        canvas.rotate(90)
        height = across
    if sheet.picture:
        canvas.drawImage(ImageReader(_picture()), 0, 0, WIDTH, HEIGHT)
    canvas.setFont(FONT, SIZE)
    for left, base, text in sheet.texts:
        canvas.drawString(left, height - base, text)
    for table in sheet.tables:
        _table(canvas, table, rules, height)


def _table(canvas: Canvas, table: Drawn, rules: Rules, height: float) -> None:
    tops = [table.top]
    for row_height in table.heights:
        tops.append(tops[-1] + row_height)
    for box in table.boxes:
        x0, x1 = table.xs[box.column], table.xs[box.column + box.columns]
        top, bottom = tops[box.row], tops[box.row + box.rows]
        sides = {"t": (x0, top, x1, top), "b": (x0, bottom, x1, bottom)}
        sides |= {"l": (x0, top, x0, bottom), "r": (x1, top, x1, bottom)}
        for side, ends in sides.items():
            if side not in box.without:
                _rule(canvas, ends, rules, height)
        if rules == "frames" and not box.without:
            canvas.rect(x0, height - bottom, x1 - x0, bottom - top, stroke=1, fill=0)
        lines = box.text.split("\n")
        for number, line in enumerate(lines):
            canvas.drawString(x0 + 3, height - (top + 12 + 12 * number), line)


def _rule(canvas: Canvas, line: tuple[float, float, float, float], rules: Rules, height: float) -> None:
    x0, top, x1, bottom = line
    if rules == "lines":
        canvas.setLineWidth(0.5)
        canvas.line(x0, height - top, x1, height - bottom)
    elif rules == "thin boxes":
        canvas.rect(x0 - 0.25, height - bottom - 0.25, x1 - x0 + 0.5, bottom - top + 0.5, stroke=0, fill=1)


def _picture() -> io.BytesIO:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 200, 200)).save(data, "PNG")
    data.seek(0)
    return data
