"""What office programs make of a report: formats of numbers, deleted rows, moved text, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth

File = Callable[[Random, Story, Truth], bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _book(
    story: Story, put: Callable[[Cell, Slot], None], after: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook of one sheet, whose cells of figures `put` fills."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    at = 1
    for text in (story.title, f"发布时间：{story.published}"):
        sheet.cell(at, 1, text)
        at += 1
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            sheet.cell(at, 1, piece.text)
            at += 1
            continue
        for down, right, slot in placed(piece):
            cell = sheet.cell(at + down, 1 + right)
            if slot.role == "value" and slot.text:
                put(cell, slot)
            else:
                cell.value = slot.text or None
            if slot.rows > 1 or slot.columns > 1:
                last = (at + down + slot.rows - 1, right + slot.columns)
                sheet.merge_cells(
                    start_row=at + down, start_column=1 + right, end_row=last[0], end_column=last[1]
                )
        at += len(piece.lines) + 1
    if after:
        after(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _number(slot: Slot) -> int | float | str:
    try:
        return int(slot.text)
    except ValueError:
        pass
    try:
        return float(slot.text)
    except ValueError:
        return slot.text


def _formatted(*codes: str) -> File:
    def file(rng: Random, story: Story, truth: Truth) -> bytes:
        code = rng.choice(codes)

        def put(cell: Cell, slot: Slot) -> None:
            cell.value = _number(slot)
            if not isinstance(cell.value, str) and slot.code != "t2.procurement.amount":
                cell.number_format = code

        truth.settled = truth.clean = False
        return _book(story, put)

    return file


def zeros_hidden(rng: Random, story: Story, truth: Truth) -> bytes:
    """A format that shows a zero as nothing or as a dash."""
    code, kind = rng.choice(
        (
            ("0;-0;;@", "blank"),
            ("#,##0;-#,##0;", "blank"),
            ("#,###", "blank"),
            ('[=0]"";General', "blank"),
            ('#,##0_ ;-#,##0;"-"', "mark"),
            ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "mark"),
        )
    )
    truth.settled = truth.clean = False

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = _number(slot)
        if not isinstance(cell.value, str) and slot.code != "t2.procurement.amount":
            cell.number_format = code
            if not cell.value:
                truth.cells[slot.code or ""] = Borne("mark" if kind == "mark" else "blank")
                truth.doubtful.add(slot.code or "")

    return _book(story, put)


def numbers_as_text(rng: Random, story: Story, truth: Truth) -> bytes:
    """Numbers kept as text, with blanks and apostrophes, comments beside them."""
    truth.settled = truth.clean = False

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = rng.choice(("", " ", "\u00a0", "\t")) + slot.text + rng.choice(("", " ", "\n", "　"))
        cell.number_format = "@"

    return _book(story, put)


def rows_hidden(rng: Random, story: Story, truth: Truth) -> bytes:
    """Rows and a column of workings that the sheet hides, beside and between the tables."""
    truth.settled = truth.clean = False

    def after(sheet: Worksheet) -> None:
        wide = sheet.max_column + 1
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, wide, rng.randint(0, 99))
        sheet.column_dimensions[sheet.cell(1, wide).column_letter].hidden = True
        last = sheet.max_row + 1
        sheet.cell(last, 1, "一、本年新收政府信息公开申请数量")
        for column in range(4, 11):
            sheet.cell(last, column, rng.randint(0, 99))
        sheet.row_dimensions[last].hidden = True

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = _number(slot)

    return _book(story, put, after)


def struck_cells(rng: Random, story: Story, truth: Truth) -> bytes:
    """Some numbers struck through by their font."""
    truth.settled = truth.clean = False

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = _number(slot)
        if rng.random() < 0.1:
            cell.font = Font(strike=True)
            truth.cells[slot.code or ""] = Borne("blank")
            truth.doubtful.add(slot.code or "")

    return _book(story, put)


def _word(
    story: Story, cell: Callable[[Slot], str], row: Callable[[str], str] = str, foot: str = ""
) -> bytes:
    """A DOCX whose cells of figures `cell` writes, as runs of one paragraph."""
    parts = [_paragraph(_run(story.title)), _paragraph(_run(f"发布时间：{story.published}"))]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            parts.append(_tbl(piece, cell, row) + "<w:p/>")
        else:
            parts.append(_paragraph(_run(piece.text)))
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{"".join(parts)}'
        f"<w:sectPr/></w:body></w:document>"
    )
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as docx:
        docx.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/></Types>',
        )
        docx.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        docx.writestr("word/document.xml", document)
        if foot:
            docx.writestr("word/footnotes.xml", foot)
    return out.getvalue()


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _tbl(grid: Grid, cell: Callable[[Slot], str], row: Callable[[str], str]) -> str:
    rows: list[dict[int, str]] = [{} for _ in grid.lines]
    for at, column, slot in placed(grid):
        inner = cell(slot) if slot.role == "value" else _run(slot.text)
        span = f'<w:gridSpan w:val="{slot.columns}"/>'
        merge = '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
        rows[at][column] = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(inner)}</w:tc>"
        for below in range(at + 1, at + slot.rows):
            rows[below][column] = f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    made = []
    for line, cells in zip(grid.lines, rows, strict=True):
        inner = "".join(cells[column] for column in sorted(cells))
        made.append(f"<w:tr>{inner}</w:tr>" + (row(inner) if line.key else ""))
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def _often(write: Callable[[Random, Slot], str]) -> File:
    """A DOCX whose cells `write` writes, three in ten."""

    def file(rng: Random, story: Story, truth: Truth) -> bytes:
        def cell(slot: Slot) -> str:
            if not slot.text or rng.random() > 0.3:
                return _run(slot.text)
            truth.doubtful.add(slot.code or "")
            return write(rng, slot)

        truth.settled = truth.clean = False
        return _word(story, cell)

    return file


def raised_note(rng: Random, slot: Slot) -> str:
    """A raised 1 after the number, or the sign of a footnote."""
    note = rng.choice(
        (_run("1", '<w:vertAlign w:val="superscript"/>'), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    return _run(slot.text) + note


def moved_text(rng: Random, slot: Slot) -> str:
    """A number that was moved here, another moved away; one deleted, one struck."""
    old = str(rng.randint(1, 99))
    gone = rng.choice(
        (
            f'<w:moveFrom w:id="1">{_run(old)}</w:moveFrom>',
            f'<w:del w:id="1"><w:r><w:delText>{old}</w:delText></w:r></w:del>',
            _run(old, "<w:strike/>"),
            _run(old, "<w:dstrike/>"),
            _run(old, "<w:vanish/>"),
            _run(old, "<w:webHidden/><w:vanish w:val='1'/>"),
        )
    )
    here = rng.choice((_run(slot.text), f'<w:moveTo w:id="2">{_run(slot.text)}</w:moveTo>'))
    return gone + here


def as_field(_rng: Random, slot: Slot) -> str:
    """The result of a formula field, with its code."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(slot.text)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def not_struck(_rng: Random, slot: Slot) -> str:
    """Runs that say they are neither struck nor hidden, and a comment's marks."""
    look = '<w:strike w:val="0"/><w:vanish w:val="false"/><w:color w:val="000000"/>'
    return '<w:commentRangeStart w:id="0"/>' + _run(slot.text, look) + '<w:commentRangeEnd w:id="0"/>'


def rows_deleted(rng: Random, story: Story, truth: Truth) -> bytes:
    """Rows of the year before, deleted with changes tracked, under the rows of this one."""
    truth.settled = truth.clean = False

    def row(inner: str) -> str:
        if rng.random() > 0.2:
            return ""
        gone = inner.replace("<w:t xml", "<w:delText xml").replace("</w:t>", "</w:delText>")
        gone = gone.replace("<w:r>", '<w:del w:id="9"><w:r>').replace("</w:r>", "</w:r></w:del>")
        gone = gone.replace('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
        return f'<w:tr><w:trPr><w:del w:id="8"/></w:trPr>{gone}</w:tr>'

    return _word(story, lambda slot: _run(slot.text), row)


FILES: dict[str, File] = {
    "thousands_format": _formatted("#,##0", "#,##0.00", "0", "0.00", "General", "#,##0_);(#,##0)"),
    "counter_format": _formatted('0"件"', '#,##0"件"', 'General"件"', '[$-804]0"件"'),
    "coloured_format": _formatted("[Red]0;[Blue]-0;0", "[>=1]0;0", "0;-0;0;@", "0_ "),
    "zeros_hidden": zeros_hidden,
    "numbers_as_text": numbers_as_text,
    "rows_hidden": rows_hidden,
    "struck_cells": struck_cells,
    "raised_note": _often(raised_note),
    "moved_text": _often(moved_text),
    "as_field": _often(as_field),
    "not_struck": _often(not_struck),
    "rows_deleted": rows_deleted,
}
