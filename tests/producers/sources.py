"""What an author hands to a program: a page with a style sheet, a Word file, a workbook, in a drawn look."""

from __future__ import annotations

import io
from html import escape
from random import Random

import openpyxl
from docx import api
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed, width_of
from tests.reportgen.story import Heading, Story

FACES = ("WenQuanYi Micro Hei", "AR PL UMing CN", "AR PL UKai CN", "AR PL SungtiL GB")
"""Chinese faces that a machine may have; a program takes another where it has none of them."""
_RULES = (
    "td,th{border:1px solid #000}",
    "td,th{border:1px solid #ccc}table{border:2px solid #333}",
    "table{border-top:2px solid #000;border-bottom:2px solid #000}td,th{border-bottom:1px solid #999}",
    "td,th{border:.5pt solid windowtext}thead,th{background:#dce6f1}",
    "td,th{border:1px dotted #555}tr:nth-child(odd){background:#f4f4f4}",
)


def page(rng: Random, story: Story) -> bytes:
    """A page as a content management system keeps it: its looks are its style sheet's."""
    style = (
        f"body{{font-family:'{rng.choice(FACES)}';font-size:{rng.choice((12, 14, 16))}px;line-height:1.6}}"
        f"table{{border-collapse:collapse;width:{rng.choice((100, 96, 90))}%}}{rng.choice(_RULES)}"
        f"td,th{{font-size:{rng.choice((9, 10, 12))}px;padding:{rng.choice((0, 2, 4))}px;"
        f"text-align:{rng.choice(('center', 'center', 'left', 'right'))}}}"
        f"td.l{{text-align:{rng.choice(('left', 'center', 'justify'))}}}"
        "p{text-indent:2em}h1,h2{text-align:center}"
    )
    cell, headed = rng.choice(("{}", "<p>{}</p>", "<span>{}</span>")), rng.random() < 0.5
    out = [
        f"<h1>{escape(story.title)}</h1>",
        f"<div>发布时间：{story.published}　来源：{escape(story.agency)}</div>",
    ]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            out.append(_table(piece, cell, headed))
        elif isinstance(piece, Heading):
            out.append(f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>")
        else:
            out.append(f"<p>{escape(piece.text)}</p>")
    out.append(f"<p style='text-align:right'>{escape(story.agency)}</p>")
    head = f"<meta charset='utf-8'><title>{escape(story.title)}</title><style>{style}</style>"
    return (
        f"<!DOCTYPE html><html lang='zh'><head>{head}</head><body>{chr(10).join(out)}</body></html>".encode()
    )


def _table(grid: Grid, cell: str, headed: bool) -> str:
    rows: list[str] = []
    heads = next((at for at, line in enumerate(grid.lines) if line.key), 0) if headed else 0
    for at, line in enumerate(grid.lines):
        tag = "th" if at < heads else "td"
        cells = "".join(_cell(slot, cell, tag) for slot in line.slots)
        rows.append(f"<tr>{cells}</tr>")
    top = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    return f"<table>{top}<tbody>{''.join(rows[heads:])}</tbody></table>"


def _cell(slot: Slot, cell: str, tag: str) -> str:
    spans = f" rowspan='{slot.rows}'" * (slot.rows > 1) + f" colspan='{slot.columns}'" * (slot.columns > 1)
    look = " class='l'" if slot.role in ("label", "group") else ""
    return f"<{tag}{spans}{look}>{cell.format(escape(slot.text))}</{tag}>"


def word(rng: Random, story: Story) -> bytes:
    """A Word file: paper, faces, sizes, ruled tables, a head and a page number, as a clerk sets them."""
    document = api.Document()
    section = document.sections[0]
    width, height = rng.choice(((21.0, 29.7), (21.0, 29.7), (29.7, 42.0), (18.4, 26.0)))
    if rng.random() < 0.25:
        section.orientation, width, height = WD_ORIENT.LANDSCAPE, height, width
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(rng.choice((1.5, 2.0, 2.8)))
    if rng.random() < 0.5:
        section.header.paragraphs[0].text = rng.choice((story.title, story.agency, f"{story.year}年度报告"))
    if rng.random() < 0.5:
        section.footer.paragraphs[0].text = rng.choice(("— 1 —", "第1页 共6页", "内部资料 2023"))
    face = rng.choice(FACES)
    _face(document, face)
    document.core_properties.title = story.title
    document.add_heading(story.title, 0)
    document.add_paragraph(f"发布日期：{story.published}")
    for piece in story.pieces:
        if isinstance(piece, Grid):
            _word_table(rng, document, piece)
        elif isinstance(piece, Heading):
            document.add_heading(piece.text, piece.level)
        else:
            document.add_paragraph(piece.text)
    document.add_paragraph(story.agency)
    return _saved(document)


def _face(document: object, face: str) -> None:
    for style in document.styles:  # type: ignore[attr-defined]
        if style.type == 1:
            style.font.name = face
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _word_table(rng: Random, document: object, grid: Grid) -> None:
    table = document.add_table(len(grid.lines), width_of(grid))  # type: ignore[attr-defined]
    table.style = rng.choice(("Table Grid", "Table Grid", "Light Grid", "Medium Shading 1", "Light List"))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = [row.cells for row in table.rows]
    size = Pt(rng.choice((7, 8, 9, 10.5)))
    for at, column, slot in placed(grid):
        cell = cells[at][column]
        if slot.rows > 1 or slot.columns > 1:
            cell = cell.merge(cells[at + slot.rows - 1][column + slot.columns - 1])
        cell.text = slot.text
        for run in cell.paragraphs[0].runs:
            run.font.size = size


def _rule(rng: Random, sheet: Worksheet, at: int, grid: Grid) -> None:
    """Rules around the cells, and their text wrapped."""
    side = Side(style=rng.choice(("thin", "thin", "hair", None)))
    across = rng.choice(("center", "left", "right", None))
    for row in sheet.iter_rows(at, at + len(grid.lines) - 1, 1, width_of(grid)):
        for cell in row:
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(across, rng.choice(("center", None)), wrap_text=True)


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def book(rng: Random, story: Story) -> bytes:
    """A workbook: the whole report on one sheet, or its tables each on one; numbers as numbers."""
    return _book(story, apart=rng.random() < 0.4)


def sheet(_rng: Random, story: Story) -> bytes:
    """A workbook of one sheet, for what saves but one."""
    return _book(story, apart=False)


def printed_book(rng: Random, story: Story) -> bytes:
    """A workbook made ready for the printer, fitted to the paper."""
    return _book(story, apart=rng.random() < 0.4, ready=rng)


def _book(story: Story, *, apart: bool, ready: Random | None = None) -> bytes:
    made = openpyxl.Workbook()
    sheet, row = made.active, 1
    assert sheet is not None
    sheet.title = "年报"
    sheet.cell(row, 1, story.title)
    for piece in story.pieces:
        row += 1
        if not isinstance(piece, Grid):
            sheet.cell(row, 1, piece.text)
            continue
        at, into = (1, made.create_sheet(piece.name)) if apart else (row, sheet)
        for down, column, slot in placed(piece):
            text = slot.text
            number = slot.role == "value" and text.isdecimal() and text.isascii()
            into.cell(at + down, column + 1, int(text) if number else text)
            if slot.rows > 1 or slot.columns > 1:
                into.merge_cells(
                    start_row=at + down,
                    start_column=column + 1,
                    end_row=at + down + slot.rows - 1,
                    end_column=column + slot.columns,
                )
        if ready:
            _rule(ready, into, at, piece)
        row += 0 if apart else len(piece.lines)
    for each in made.worksheets if ready else ():
        each.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        each.page_setup.fitToHeight = 0
        for column in range(1, 16):
            each.column_dimensions[get_column_letter(column)].width = 22 if column < 4 else 7
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
