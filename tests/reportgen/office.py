"""Prints a story as DOCX and XLSX, XLS, ODT and ODS in several hands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from docx import api
from docx import table as docx_table

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Heading, Piece, Story

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def docx(_rng: Random, story: Story) -> bytes:
    """By python-docx: merged cells as its `merge` makes them, headings in the template's styles."""
    document = api.Document()
    document.core_properties.title = story.title
    document.add_heading(story.title, 0)
    for piece in story.pieces:
        if isinstance(piece, Heading):
            document.add_heading(piece.text, piece.level)
        elif isinstance(piece, Grid):
            _merged(document.add_table(len(piece.lines), width_of(piece)), piece)
        else:
            document.add_paragraph(piece.text)
    _signed(story, document.add_paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _signed(story: Story, add: Callable[[str], Any]) -> None:
    add(story.agency)
    add(f"{story.published.year}年{story.published.month}月{story.published.day}日")


def _merged(table: docx_table.Table, grid: Grid) -> None:
    cells = [row.cells for row in table.rows]
    for at, column, slot in placed(grid):
        cell = cells[at][column]
        if slot.rows > 1 or slot.columns > 1:
            cell = cell.merge(cells[at + slot.rows - 1][column + slot.columns - 1])
        cell.text = slot.text


def placed(grid: Grid) -> list[tuple[int, int, Slot]]:
    """Each slot with its row and grid column, counted from 0."""
    covered: set[tuple[int, int]] = set()
    found: list[tuple[int, int, Slot]] = []
    for at, line in enumerate(grid.lines):
        column = 0
        for slot in line.slots:
            while (at, column) in covered:
                column += 1
            free = (right for right in range(1, slot.columns) if (at, column + right) in covered)
            columns = next(free, slot.columns)
            rows = min(slot.rows, len(grid.lines) - at)
            found.append((at, column, Slot(slot.text, slot.role, slot.code, columns, rows)))
            covered.update((at + down, column + right) for down in range(rows) for right in range(columns))
    return found


def width_of(grid: Grid) -> int:
    """How many grid columns the slots take; a damaged line may be wider than its table."""
    return max(column + slot.columns for _, column, slot in placed(grid))


@dataclass(frozen=True)
class Word:
    """How WordprocessingML is written by hand."""

    namespace: str = W
    nested: bool = False
    split_runs: bool = False
    controls: bool = False
    revisions: bool = False
    numbered: bool = False
    boxes: bool = False


def word(rng: Random, story: Story, hand: Word) -> bytes:
    """A DOCX package written by hand."""
    body = f"<w:body>{_body(rng, story, hand)}<w:sectPr/></w:body>"
    names = (
        f'xmlns:w="{hand.namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}>{body}</w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", document)
        if hand.numbered:
            package.writestr("word/numbering.xml", _numbering())
    return out.getvalue()


_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def _numbering() -> str:
    levels = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
    shown = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<?xml version="1.0"?><w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="7">{shown}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )


def _body(rng: Random, story: Story, hand: Word) -> str:
    parts = [_paragraph(rng, story.title, hand)]
    for piece in story.pieces:
        parts.append(_piece(rng, piece, hand))
    signed: list[str] = []
    _signed(story, signed.append)
    if hand.boxes:
        return "".join(parts) + _box(rng, signed, hand)
    return "".join(parts) + "".join(_paragraph(rng, text, hand) for text in signed)


def _box(rng: Random, texts: list[str], hand: Word) -> str:
    inner = "".join(_paragraph(rng, text, hand) for text in texts)
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _piece(rng: Random, piece: Piece, hand: Word) -> str:
    if isinstance(piece, Grid):
        table = _table(rng, piece, hand)
        if hand.nested:
            table = f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"
        return table + "<w:p/>"
    if hand.numbered and isinstance(piece, Heading) and piece.level == 2:
        text = piece.text.partition("、")[2]
        return f'<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>{_runs(rng, text, hand)}</w:p>'
    return _paragraph(rng, piece.text, hand)


def _table(rng: Random, grid: Grid, hand: Word) -> str:
    """Merged cells the way Word writes them: gridSpan, vMerge restart, and a cell in every row below."""
    rows: dict[int, dict[int, str]] = {at: {} for at in range(len(grid.lines))}
    for at, column, slot in placed(grid):
        span = f'<w:gridSpan w:val="{slot.columns}"/>' if slot.columns > 1 else ""
        merge = '<w:vMerge w:val="restart"/>' if slot.rows > 1 else ""
        rows[at][column] = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_cell(rng, slot, hand)}</w:tc>"
        for below in range(at + 1, at + slot.rows):
            rows[below][column] = f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    made = []
    for cells in rows.values():
        row = "".join(cells[column] for column in sorted(cells))
        row = f"<w:tr>{row}</w:tr>"
        controlled = hand.controls and rng.random() < 0.3
        made.append(f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if controlled else row)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def _cell(rng: Random, slot: Slot, hand: Word) -> str:
    text = slot.text
    if hand.revisions and slot.role == "value" and text.strip():
        gone = f"<w:del><w:r><w:delText>{rng.randint(0, 999)}</w:delText></w:r></w:del>"
        hidden = (
            f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{rng.randint(0, 99)}</w:t></w:r>"
            if rng.random() < 0.1
            else ""
        )
        return f"<w:p>{gone}<w:ins>{_runs(rng, text, hand)}</w:ins>{hidden}</w:p>"
    if hand.numbered and slot.role == "label" and text.startswith("（一）"):
        rest = _runs(rng, text.removeprefix("（一）"), hand)
        level = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
        return f"<w:p><w:pPr>{level}</w:pPr>{rest}</w:p>"
    return _paragraph(rng, text, hand)


def _paragraph(rng: Random, text: str, hand: Word) -> str:
    return f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{_runs(rng, text, hand)}</w:p>"


def _runs(rng: Random, text: str, hand: Word) -> str:
    parts = []
    while text:
        size = rng.randint(1, len(text)) if hand.split_runs else len(text)
        part, text = text[:size], text[size:]
        shown = escape(part).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        parts.append(f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>')
        if hand.split_runs and rng.random() < 0.2:
            parts.append('<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>')
    return "".join(parts)


@dataclass(frozen=True)
class Book:
    """How a workbook is laid out: numbers as numbers, a sheet for each table, all without blank rows."""

    numbers: bool = True
    sheets: bool = False
    tight: bool = False
    titles_merged: bool = True


def xlsx(rng: Random, story: Story, book: Book) -> bytes:
    """A workbook by openpyxl."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    sheet: Any = None

    def put(name: str, at: int, column: int, slot: Slot, value: str | float) -> None:
        nonlocal sheet
        if name not in workbook.sheetnames:
            sheet = workbook.create_sheet(name)
        sheet.cell(at + 1, column + 1, value)
        if slot.rows > 1 or slot.columns > 1:
            sheet.merge_cells(
                start_row=at + 1,
                start_column=column + 1,
                end_row=at + slot.rows,
                end_column=column + slot.columns,
            )

    _lay_out(rng, story, book, put)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def xls(rng: Random, story: Story, book: Book) -> bytes:
    """The same as BIFF by xlwt."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheets: dict[str, Any] = {}

    def put(name: str, at: int, column: int, slot: Slot, value: str | float) -> None:
        if name not in sheets:
            sheets[name] = workbook.add_sheet(name)
        if slot.rows > 1 or slot.columns > 1:
            sheets[name].write_merge(at, at + slot.rows - 1, column, column + slot.columns - 1, value)
        else:
            sheets[name].write(at, column, value)

    _lay_out(rng, story, book, put)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


Put = Callable[[str, int, int, Slot, "str | float"], None]


def _lay_out(rng: Random, story: Story, book: Book, put: Put) -> None:
    wide = 15 if book.titles_merged else 1
    name, at, left = "年报", 0, rng.choice((0, 0, 1))
    tables = 0
    put(name, at, left, Slot(story.title, columns=wide), story.title)
    at += 1 if book.tight else 2
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            put(name, at, left, Slot(piece.text, columns=wide), piece.text)
            at += 1
            continue
        if book.sheets:
            tables += 1
            name, at = f"表{tables}", 0
        for down, right, slot in placed(piece):
            put(name, at + down, left + right, slot, _value(slot, book))
        at += len(piece.lines) + (0 if book.tight else rng.randint(1, 3))
    signed: list[str] = []
    _signed(story, signed.append)
    for text in signed:
        put(name, at, left, Slot(text, columns=wide), text)
        at += 1


def _value(slot: Slot, book: Book) -> str | float:
    """A number where the slot's text is one that a spreadsheet would show the same way."""
    if book.numbers and slot.role == "value" and slot.text.replace(".", "", 1).isascii():
        try:
            number = float(slot.text)
        except ValueError:
            return slot.text
        return int(number) if number.is_integer() and "." not in slot.text else number
    return slot.text
