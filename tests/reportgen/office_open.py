"""Prints a story as OpenDocument text and spreadsheet, by odfpy."""

from __future__ import annotations

import io
from random import Random

from odf import opendocument
from odf.element import Element
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import H, LineBreak, List, ListItem, P, S, Span

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Heading, Story


def odt(rng: Random, story: Story) -> bytes:
    """A text with headings by outline level and tables whose first rows are marked as heads."""
    document = opendocument.OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=story.title))
    for piece in story.pieces:
        if isinstance(piece, Grid):
            document.text.addElement(_table(rng, piece, heads=piece.name == "t3"))
        elif isinstance(piece, Heading):
            document.text.addElement(H(outlinelevel=piece.level, text=piece.text))
        elif rng.random() < 0.2:
            entry, item = List(), ListItem()
            item.addElement(_text(rng, piece.text))
            entry.addElement(item)
            document.text.addElement(entry)
        else:
            document.text.addElement(_text(rng, piece.text))
    day = story.published
    for text in (story.agency, f"{day.year}年{day.month}月{day.day}日"):
        document.text.addElement(_text(rng, text))
    return _saved(document)


def ods(rng: Random, story: Story) -> bytes:
    """A sheet with everything below each other; numbers as numbers with their text."""
    document = opendocument.OpenDocumentSpreadsheet()
    sheet = Table(name="年报")
    sheet.addElement(TableColumn(numbercolumnsrepeated=16384))
    sheet.addElement(_line(story.title))
    for piece in story.pieces:
        if isinstance(piece, Grid):
            for row in _rows(rng, piece):
                sheet.addElement(row)
            blank = TableRow(numberrowsrepeated=rng.randint(1, 3))
            blank.addElement(TableCell(numbercolumnsrepeated=16384))
            sheet.addElement(blank)
        else:
            sheet.addElement(_line(piece.text))
    day = story.published
    sheet.addElement(_line(story.agency))
    sheet.addElement(_line(f"{day.year}年{day.month}月{day.day}日"))
    rest = TableRow(numberrowsrepeated=1_000_000)
    rest.addElement(TableCell(numbercolumnsrepeated=16384))
    sheet.addElement(rest)
    document.spreadsheet.addElement(sheet)
    return _saved(document)


def _line(text: str) -> Element:
    row, cell = TableRow(), TableCell(valuetype="string", numbercolumnsspanned=15)
    cell.addElement(P(text=text))
    row.addElement(cell)
    row.addElement(CoveredTableCell(numbercolumnsrepeated=14))
    return row


def _table(rng: Random, grid: Grid, *, heads: bool) -> Element:
    table = Table(name=grid.name)
    table.addElement(TableColumn(numbercolumnsrepeated=grid.width))
    rows = _rows(rng, grid)
    if heads:
        head = TableHeaderRows()
        for row in rows[:3]:
            head.addElement(row)
        table.addElement(head)
        rows = rows[3:]
    for row in rows:
        table.addElement(row)
    return table


def _rows(rng: Random, grid: Grid) -> list[Element]:
    width = dict.fromkeys(range(len(grid.lines)), 0)
    cells: dict[tuple[int, int], Element] = {}
    for at, column, slot in placed(grid):
        for down in range(slot.rows):
            for right in range(slot.columns):
                cells[at + down, column + right] = CoveredTableCell()
                width[at + down] = max(width[at + down], column + right + 1)
        cells[at, column] = _cell(rng, slot)
    made = []
    for at, count in width.items():
        row = TableRow()
        for column in range(count):
            row.addElement(cells.get((at, column)) or TableCell())
        made.append(row)
    return made


def _cell(rng: Random, slot: Slot) -> Element:
    spans: dict[str, int | str] = {}
    if slot.columns > 1 or slot.rows > 1:
        spans = {"numbercolumnsspanned": slot.columns, "numberrowsspanned": slot.rows}
    if slot.role == "value" and slot.text.isascii() and slot.text.isdecimal():
        spans |= {"valuetype": "float", "value": slot.text}
    cell = TableCell(**spans)
    for line in slot.text.split("\n"):
        cell.addElement(_text(rng, line))
    return cell


def _text(rng: Random, text: str) -> Element:
    """A paragraph of spans; runs of blanks as the format wants them."""
    paragraph = P()
    while text:
        size = rng.randint(1, len(text))
        part, text = text[:size], text[size:]
        span = Span()
        blanks = len(part) - len(part.lstrip(" "))
        if blanks:
            span.addElement(S(c=blanks))
        for number, line in enumerate(part[blanks:].split("\n")):
            if number:
                span.addElement(LineBreak())
            span.addText(line)
        paragraph.addElement(span)
    return paragraph


def _saved(document: opendocument.OpenDocument) -> bytes:
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()
