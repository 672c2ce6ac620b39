"""Reports as spreadsheets, OpenDocument, RTF and plain text."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

import openpyxl
from openpyxl.styles import Alignment, Border, Side

from tests.provinces.articles import is_heading
from tests.provinces.grids import Grid
from tests.provinces.told import Text
from tests.provinces.wordfile import packed


def columns_of(grid: Grid) -> list[list[int]]:
    """The column in which each cell of each row stands."""
    taken: set[tuple[int, int]] = set()
    columns: list[list[int]] = []
    for y, row in enumerate(grid):
        x, mine = 0, []
        for cell in row:
            while (y, x) in taken:
                x += 1
            mine.append(x)
            taken |= {(y + down, x + across) for down in range(cell.down) for across in range(cell.across)}
            x += cell.across
        columns.append(mine)
    return columns


def workbook(text: Text, grids: dict[str, Grid], names: tuple[str, ...], numeric: bool = True) -> bytes:
    """A sheet with the text, a line a row, and one for each table, merged as the form is."""
    book = openpyxl.Workbook()
    words = book.active
    words.title = names[0]
    for at, line in enumerate((text.title, *text.lines), 1):
        words.cell(at, 1, line if line not in grids else "（见附表）")
        words.merge_cells(start_row=at, end_row=at, start_column=1, end_column=10)
        words.cell(at, 1).alignment = Alignment(wrap_text=True)
    thin = Side(style="thin")
    for name, grid in zip(names[1:], grids.values(), strict=True):
        sheet = book.create_sheet(name)
        sheet.cell(1, 1, f"{text.title.removesuffix('政府信息公开工作年度报告')}{name}")
        for y, (row, columns) in enumerate(zip(grid, columns_of(grid), strict=True), 2):
            for cell, x in zip(row, columns, strict=True):
                is_number = numeric and cell.kind == "number" and cell.text.replace(".", "").isdecimal()
                value = float(cell.text) if is_number and "." in cell.text else cell.text
                shown = sheet.cell(y, x + 1, int(cell.text) if is_number and "." not in cell.text else value)
                shown.border = Border(thin, thin, thin, thin)
                if cell.across > 1 or cell.down > 1:
                    sheet.merge_cells(
                        start_row=y,
                        end_row=y + cell.down - 1,
                        start_column=x + 1,
                        end_column=x + cell.across,
                    )
    buffer = io.BytesIO()
    book.save(buffer)
    return settled(buffer.getvalue())


def settled(data: bytes) -> bytes:
    """The same office file without the times of its making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in parts if name == "docProps/core.xml"]:
        parts[name] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", parts[name])
    return packed(parts)


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" office:version="1.2"'
)


def _odt_table(name: str, grid: Grid) -> str:
    width = sum(cell.across for cell in grid[0])
    rows = []
    for row, columns in zip(grid, columns_of(grid), strict=True):
        cells, at = "", 0
        for cell, x in zip(row, columns, strict=True):
            cells += "<table:covered-table-cell/>" * (x - at)
            kind = (
                f'office:value-type="float" office:value="{cell.text}"'
                if cell.kind == "number" and cell.text.isdecimal()
                else 'office:value-type="string"'
            )
            spans = f'table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
            cells += (
                f"<table:table-cell {kind} {spans}><text:p>{escape(cell.text)}</text:p></table:table-cell>"
            )
            cells += "<table:covered-table-cell/>" * (cell.across - 1)
            at = x + cell.across
        rows.append(
            f"<table:table-row>{cells}{'<table:covered-table-cell/>' * (width - at)}</table:table-row>"
        )
    column = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="{name}">{column}{"".join(rows)}</table:table>'


def open_text(text: Text, grids: dict[str, Grid]) -> bytes:
    """An ODT: numbered headings, line breaks and spaces as elements."""
    parts = []
    for line in text.lines:
        if line in grids:
            parts.append(_odt_table(line, grids[line]))
        elif is_heading(line):
            parts.append(f'<text:h text:outline-level="1">{escape(line)}</text:h>')
        else:
            shown = escape(line).replace("。", "。<text:soft-page-break/>", 1)
            parts.append(f'<text:p><text:s text:c="2"/>{shown}</text:p>')
    body = f"<text:p>{escape(text.title)}</text:p>{''.join(parts)}"
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    kind = "application/vnd.oasis.opendocument.text"
    return packed(
        {
            "mimetype": kind,
            "content.xml": f"{xml}<office:document-content {_NAMES}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'{xml}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        }
    )


def _rtf(text: str) -> str:
    """Chinese in the code page of the file, as Word for Windows writes it."""
    return "".join(
        letter if letter.isascii() else "".join(f"\\'{byte:02x}" for byte in letter.encode("gb18030"))
        for letter in text
    )


def _rtf_table(grid: Grid, wide: int = 900) -> str:
    """Rows with merged cells: clvmgf and clvmrg down, one wide cell across."""
    hanging: dict[int, tuple[int, int]] = {}
    rows = []
    for row, columns in zip(grid, columns_of(grid), strict=True):
        cells = [
            (x, cell.across, cell.text, "\\clvmgf" if cell.down > 1 else "")
            for cell, x in zip(row, columns, strict=True)
        ]
        cells += [(x, across, "", "\\clvmrg") for x, (across, _) in hanging.items()]
        hanging = {x: (across, left - 1) for x, (across, left) in hanging.items() if left > 1}
        hanging |= {
            x: (cell.across, cell.down - 1) for cell, x in zip(row, columns, strict=True) if cell.down > 1
        }
        cells.sort()
        heads = "".join(
            f"{merge}\\clbrdrt\\brdrs\\cellx{(x + across) * wide}" for x, across, _, merge in cells
        )
        bodies = "".join(f"\\pard\\intbl\\qc {_rtf(text)}\\cell " for _, _, text, _ in cells)
        rows.append(f"\\trowd\\trgaph108\\trleft0 {heads}{bodies}\\row\n")
    return "".join(rows)


def rich_text(text: Text, grids: dict[str, Grid]) -> bytes:
    """An RTF in the Chinese code page."""
    lines = "".join(
        _rtf_table(grids[line]) if line in grids else f"\\pard\\fi640\\sl560 {_rtf(line)}\\par\n"
        for line in text.lines
    )
    head = "{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang1033\\deflangfe2052{\\fonttbl"
    head += "{\\f0\\fnil\\fcharset134 SimSun;}}\n"
    return f"{head}\\pard\\qc\\b {_rtf(text.title)}\\b0\\par\n{lines}}}".encode("ascii")


def copied(text: Text, grids: dict[str, Grid], around: tuple[str, str]) -> bytes:
    """A page marked and copied out of a browser: tabs between cells, spans gone."""
    lines = [around[0], text.title]
    for line in text.lines:
        if line in grids:
            lines += ["\t".join(cell.text for cell in row) for row in grids[line]]
        else:
            lines += ["", "    " + line]
    return "\r\n".join([*lines, around[1]]).encode()
