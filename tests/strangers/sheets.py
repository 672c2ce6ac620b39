"""Workbooks: formulas, formats of numbers, sheets beside sheets, cells that show otherwise than they hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Protocol

import openpyxl
import xlwt
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.office import placed
from tests.reportgen.story import Story
from tests.reportgen.truth import Borne, Truth
from tests.strangers.rows import Shape, named, opened

Put = Callable[[Cell, Slot], None]


class OldSheet(Protocol):
    """A sheet of xlwt."""

    def write(self, at: int, column: int, value: object) -> None:
        """Writes one cell."""

    def write_merge(
        self, top: int, bottom: int, left: int, right: int, value: object, style: object = ...
    ) -> None:
        """Writes a cell over several places."""

    def col(self, column: int) -> xlwt.Column:
        """A column."""


class Book(Protocol):
    """A workbook of either library."""

    def save(self, file: io.BytesIO) -> None:
        """Writes it."""


def number(slot: Slot) -> int | float | str:
    """The figure as a number where it is one."""
    for kind in (int, float):
        try:
            return kind(slot.text)
        except ValueError:
            continue
    return slot.text


def _put(cell: Cell, slot: Slot) -> None:
    cell.value = number(slot)


def fill(sheet: Worksheet, story: Story, put: Put, first: int = 1, column: int = 1) -> int:
    """Writes the whole report into a sheet; returns the next free row."""
    at = first
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            sheet.cell(at, column, piece.text)
            at += 1
            continue
        at = table(sheet, piece, put, at, column) + 1
    return at


def table(sheet: Worksheet, grid: Grid, put: Put, at: int, left: int = 1) -> int:
    """Writes one table; returns the row below it."""
    for down, right, slot in placed(grid):
        cell = sheet.cell(at + down, left + right)
        if slot.role == "value" and slot.text:
            put(cell, slot)
        else:
            cell.value = slot.text or None
        if slot.rows > 1 or slot.columns > 1:
            sheet.merge_cells(
                start_row=at + down,
                start_column=left + right,
                end_row=at + down + slot.rows - 1,
                end_column=left + right + slot.columns - 1,
            )
    return at + len(grid.lines)


def saved(book: Book) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _started(story: Story) -> tuple[Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active
    sheet.title = "年报"
    sheet.cell(1, 1, story.title)
    sheet.cell(2, 1, f"发布时间：{story.published}")
    return book, sheet


def _simple(put: Put) -> Callable[[Story], bytes]:
    def write(story: Story) -> bytes:
        book, sheet = _started(story)
        fill(sheet, story, put, 3)
        return saved(book)

    return write


def _totals(sheet: Worksheet, _story: Story) -> dict[str, str]:
    """Formulas for all totals of table 三's rows, put in their cells: code → cell."""
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("~"):
                code = cell.value[1:]
                found[code] = cell.coordinate
                first, last = get_column_letter(cell.column - 6), get_column_letter(cell.column - 1)
                cell.value = f"=SUM({first}{cell.row}:{last}{cell.row})"
    return found


def _with_totals(
    rng: Random, story: Story, cached: Callable[[str, str], str | None], chance: float = 1.0
) -> tuple[bytes, set[str]]:
    """A workbook whose totals are formulas; `cached`: what is kept with each (code, true value), or None."""
    texts = {slot.code or "": slot.text for line in story.grid("t3").lines for slot in line.values()}

    def put(cell: Cell, slot: Slot) -> None:
        total = (
            (slot.code or "").startswith("t3.")
            and (slot.code or "").endswith(".total")
            and slot.text.isdigit()
        )
        cell.value = "~" + (slot.code or "") if total and rng.random() < chance else number(slot)

    book, sheet = _started(story)
    fill(sheet, story, put, 3)
    cells = _totals(sheet, story)
    data = saved(book)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                text = content.decode()
                for code, place in cells.items():
                    value = cached(code, texts[code])
                    start = text.index(f'<c r="{place}"')
                    end = text.index("</c>", start)
                    piece = text[start:end].replace("<v />", "").replace("<v></v>", "").replace("<v/>", "")
                    text = (
                        text[:start] + piece + (f"<v>{value}</v>" if value is not None else "") + text[end:]
                    )
                content = text.encode()
            target.writestr(member, content)
    return out.getvalue(), set(cells)


def formulas_kept(rng: Random, story: Story, truth: Truth) -> bytes:
    """Totals by formulas with their values."""
    truth.clean = False
    return _with_totals(rng, story, lambda _code, true: true)[0]


def formulas_bare(rng: Random, story: Story, truth: Truth) -> bytes:
    """Totals by formulas that nobody computed."""
    opened(truth)
    return _with_totals(rng, story, lambda _code, _true: None)[0]


def formulas_zero(rng: Random, story: Story, truth: Truth) -> bytes:
    """Totals by formulas whose kept values are all 0, as some programs write them."""
    opened(truth)
    data, codes = _with_totals(rng, story, lambda _code, _true: "0")
    truth.must_flag |= {code for code in codes if truth.cells[code].value}
    return data


def formulas_stale(rng: Random, story: Story, truth: Truth) -> bytes:
    """Some totals by formulas that kept an old value."""
    opened(truth)
    stale: set[str] = set()

    def cached(code: str, true: str) -> str:
        if rng.random() < 0.3:
            stale.add(code)
            return str(int(true) + rng.randint(1, 9))
        return true

    data, _ = _with_totals(rng, story, cached)
    truth.must_flag |= stale
    return data


def _format(code: str, shown: Callable[[Slot], Borne | None]) -> Shape:
    def shape(_rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)

        def put(cell: Cell, slot: Slot) -> None:
            cell.value = number(slot)
            if isinstance(cell.value, str) or slot.code == "t2.procurement.amount":
                return
            cell.number_format = code
            borne = shown(slot)
            if borne is not None:
                truth.cells[slot.code or ""] = borne

        return _simple(put)(story)

    shape.__doc__ = f"The format {code}."
    return shape


def _zero_as(kind: str) -> Callable[[Slot], Borne | None]:
    return lambda slot: Borne("mark" if kind == "mark" else "blank") if not float(slot.text) else None


_FORMATS: dict[str, Shape] = {
    "format_all_hidden": _format(";;;", lambda _slot: Borne("blank")),
    "format_dash_text": _format('0;-0;"—"', _zero_as("mark")),
    "format_word_none": _format('[=0]"无";0', _zero_as("mark")),
    "format_question": _format("#", _zero_as("blank")),
    "format_accounting": _format('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', _zero_as("mark")),
    "format_small_hidden": _format(
        '[<10]"";0', lambda slot: Borne("blank") if float(slot.text) < 10 else None
    ),
    "format_large_only": _format(
        "[>=100]0;;", lambda slot: Borne("blank") if float(slot.text) < 100 else None
    ),
    "format_thousands_cut": _format("#,##0,", lambda slot: None if not float(slot.text) else Borne("absent")),
    "format_date": _format("yyyy/m/d", lambda _slot: Borne("absent")),
    "format_percent": _format("0%", lambda slot: None if not float(slot.text) else Borne("absent")),
    "format_text_only": _format('"详见附件"', lambda _slot: Borne("absent")),
    "format_prefix": _format('"共"0"件"', lambda _slot: None),
    "format_fraction": _format("# ?/?", lambda _slot: None),
    "format_padded": _format("000", lambda _slot: None),
    "format_scientific": _format("0.00E+00", lambda _slot: None),
    "format_chinese": _format("[DBNum1]General", lambda _slot: None),
}


def white_numbers(rng: Random, story: Story, truth: Truth) -> bytes:
    """Workings in white on white at the right of every row, and a few figures in white."""
    opened(truth)

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = number(slot)
        if rng.random() < 0.05:
            cell.font = Font(color="FFFFFFFF")
            truth.cells[slot.code or ""] = Borne("blank")

    return _simple(put)(story)


def template_and_filled(rng: Random, story: Story, truth: Truth) -> bytes:
    """A sheet of the empty form, then the filled one (or the other way about)."""
    opened(truth)
    book, sheet = _started(story)
    blank = book.create_sheet("模板", 0 if rng.random() < 0.5 else None)
    fill(blank, story, lambda _cell, _slot: None)
    fill(sheet, story, _put, 3)
    return saved(book)


def example_and_filled(rng: Random, story: Story, truth: Truth) -> bytes:
    """A sheet with an example of how to fill the form in, then the report."""
    opened(truth)
    book, sheet = _started(story)
    example = book.create_sheet("填报示例", 0)

    def other(cell: Cell, slot: Slot) -> None:
        cell.value = rng.randint(0, 90)
        if slot.text != str(cell.value):
            truth.must_flag.add(slot.code or "")

    fill(example, story, other)
    fill(sheet, story, _put, 3)
    return saved(book)


def units_as_sheets(rng: Random, story: Story, truth: Truth) -> bytes:
    """A sheet of the sum of all units, and a sheet of the same tables for each of two units."""
    opened(truth)
    book, sheet = _started(story)
    sheet.title = "汇总"
    fill(sheet, story, _put, 3)
    for name in ("办公室", "执法队"):
        unit = book.create_sheet(name)
        fill(unit, story, lambda cell, _slot: setattr(cell, "value", rng.randint(0, 50)))
    truth.must_flag |= set(truth.cells)
    return saved(book)


def years_as_sheets(rng: Random, story: Story, truth: Truth) -> bytes:
    """A sheet for last year's report before that of this year's: the first is read, and the other told of."""
    opened(truth)
    book, sheet = _started(story)
    sheet.title = f"{story.year}年"
    old = book.create_sheet(f"{story.year - 1}年", 0)
    old.cell(1, 1, story.title.replace(str(story.year), str(story.year - 1)))

    def put(cell: Cell, slot: Slot) -> None:
        value = rng.randint(0, 50)
        cell.value = value
        truth.cells[slot.code or ""] = Borne("value", Decimal(value), str(value))

    for at, piece in enumerate(piece for piece in story.pieces if isinstance(piece, Grid)):
        table(old, piece, put, 3 + 40 * at)
    fill(sheet, story, _put, 3)
    return saved(book)


def beside(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Tables 二 and 三 side by side in one sheet."""
    opened(truth)
    book, sheet = _started(story)
    at = 4
    table(sheet, story.grid("t2"), _put, at, 1)
    at = table(sheet, story.grid("t3"), _put, at, 6)
    table(sheet, story.grid("t4"), _put, at + 2, 1)
    return saved(book)


def beside_t3(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Table 三 in two halves side by side: its last rows at the right of its first."""
    opened(truth)
    book, sheet = _started(story)
    at = table(sheet, story.grid("t2"), _put, 4) + 1
    rows = named(story.grid("t3"))
    half = len(rows) // 2
    for side, part in enumerate((rows[:half], rows[half:])):
        left = 1 + 9 * side
        for right, text in enumerate(["项目", *(name for name, _ in rows[0].figures)]):
            sheet.cell(at, left + right, text)
        for down, row in enumerate(part, 1):
            sheet.cell(at + down, left, row.label)
            for right, (_, slot) in enumerate(row.figures, 1):
                _put(sheet.cell(at + down, left + right), slot)
    table(sheet, story.grid("t4"), _put, at + half + 4)
    return saved(book)


def turned_sheet(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Table 三 turned: the labels side by side, the kinds of applicants below one another."""
    opened(truth)
    book, sheet = _started(story)
    rows = named(story.grid("t3"))
    table(sheet, story.grid("t2"), _put, 4)
    for right, row in enumerate(rows, 2):
        sheet.cell(30, right, row.label)
        for down, (name, slot) in enumerate(row.figures, 1):
            sheet.cell(30 + down, 1, name)
            _put(sheet.cell(30 + down, right), slot)
    table(sheet, story.grid("t4"), _put, 45)
    return saved(book)


def merged_figures(rng: Random, story: Story, truth: Truth) -> bytes:
    """Zeros of neighbouring columns merged into one cell that prints one 0."""
    opened(truth)
    book, sheet = _started(story)
    fill(sheet, story, _put, 3)
    places: dict[int, list[tuple[int, str]]] = {}
    for line in story.grid("t3").lines:
        slots = line.values()
        if len(slots) == 7 and [s.text for s in slots[1:6]] == ["0"] * 5 and rng.random() < 0.5:
            places[len(places)] = [(0, s.code or "") for s in slots[1:6]]
            row = next(
                r
                for r in range(1, sheet.max_row + 1)
                if any(
                    str(sheet.cell(r, c).value or "") == next(s.text for s in line.slots if s.role == "label")
                    for c in (1, 2, 3)
                )
            )
            sheet.merge_cells(start_row=row, start_column=5, end_row=row, end_column=9)
    return saved(book)


def frozen_heads(_rng: Random, story: Story, truth: Truth) -> bytes:
    """Heads frozen and printed on each page, and the filter's arrows."""
    truth.clean = False
    book, sheet = _started(story)
    last = fill(sheet, story, _put, 3)
    sheet.freeze_panes = "D4"
    sheet.print_title_rows = "1:3"
    sheet.auto_filter.ref = f"A3:J{last}"
    return saved(book)


def referred(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The printed sheet refers to a hidden one with the figures."""
    opened(truth)
    book, sheet = _started(story)
    source = book.create_sheet("填报")
    source.sheet_state = "hidden"
    count = 0

    def put(cell: Cell, slot: Slot) -> None:
        nonlocal count
        count += 1
        source.cell(count, 1, number(slot))
        cell.value = f"=填报!A{count}"

    fill(sheet, story, put, 3)
    return saved(book)


def rich_notes(rng: Random, story: Story, truth: Truth) -> bytes:
    """Units below the numbers in the same cell, kept as text with line breaks."""
    opened(truth)

    def put(cell: Cell, slot: Slot) -> None:
        cell.value = slot.text + rng.choice(("\n件", "\n（件）", " 件"))

    return _simple(put)(story)


def _old(put: Callable[[OldSheet, int, int, Slot, Truth, Random], None]) -> Shape:
    """A sheet by xlwt, whose figures `put` writes."""

    def shape(rng: Random, story: Story, truth: Truth) -> bytes:
        opened(truth)
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("年报")
        sheet.write(0, 0, story.title)
        at = 2
        for piece in story.pieces:
            if not isinstance(piece, Grid):
                sheet.write(at, 0, piece.text)
                at += 1
                continue
            for down, right, slot in placed(piece):
                if slot.role == "value":
                    put(sheet, at + down, right, slot, truth, rng)
                else:
                    sheet.write_merge(
                        at + down, at + down + slot.rows - 1, right, right + slot.columns - 1, slot.text
                    )
            at += len(piece.lines) + 1
        return saved(book)

    shape.__doc__ = put.__doc__
    return shape


def _xls_format(code: str, shown: Callable[[Slot], Borne | None]) -> Shape:
    def put(sheet: OldSheet, at: int, column: int, slot: Slot, truth: Truth, _rng: Random) -> None:
        value = number(slot)
        plain = isinstance(value, str) or slot.code == "t2.procurement.amount"
        style = xlwt.XFStyle()
        style.num_format_str = "General" if plain else code
        sheet.write_merge(at, at, column, column + slot.columns - 1, value, style)
        borne = None if plain else shown(slot)
        if borne is not None:
            truth.cells[slot.code or ""] = borne

    put.__doc__ = f"The format {code} in an old workbook."
    return _old(put)


def xls_struck(sheet: OldSheet, at: int, column: int, slot: Slot, truth: Truth, rng: Random) -> None:
    """Some figures struck through, in an old workbook."""
    style = xlwt.XFStyle()
    if rng.random() < 0.1 and slot.text:
        style.font.struck_out = True
        truth.cells[slot.code or ""] = Borne("blank")
    sheet.write_merge(at, at, column, column + slot.columns - 1, number(slot), style)


def xls_white(sheet: OldSheet, at: int, column: int, slot: Slot, truth: Truth, rng: Random) -> None:
    """Some figures in white, on nothing or on a dark fill, in an old workbook."""
    style = xlwt.XFStyle()
    if slot.text.isdigit() and rng.random() < 0.1:
        style.font.colour_index = 1
        if rng.random() < 0.5:
            style.pattern.pattern = xlwt.Pattern.SOLID_PATTERN
            style.pattern.pattern_fore_colour = 18
        else:
            truth.cells[slot.code or ""] = Borne("blank")
    sheet.write_merge(at, at, column, column + slot.columns - 1, number(slot), style)


def xls_formulas(sheet: OldSheet, at: int, column: int, slot: Slot, _truth: Truth, _rng: Random) -> None:
    """Totals by formulas that nobody computed, in an old workbook."""
    if (slot.code or "").startswith("t3.") and (slot.code or "").endswith(".total") and slot.text.isdigit():
        first, last = get_column_letter(column - 5), get_column_letter(column)
        sheet.write(at, column, xlwt.Formula(f"SUM({first}{at + 1}:{last}{at + 1})"))
        return
    sheet.write_merge(at, at, column, column + slot.columns - 1, number(slot))


def xls_hidden_columns(sheet: OldSheet, at: int, column: int, slot: Slot, _truth: Truth, rng: Random) -> None:
    """A hidden column of workings at the right, in an old workbook."""
    sheet.write_merge(at, at, column, column + slot.columns - 1, number(slot))
    if (slot.code or "").endswith(".natural"):
        sheet.write(at, 17, rng.randint(0, 99))
        sheet.col(17).hidden = True


def csv_gbk(rng: Random, story: Story, truth: Truth) -> bytes:
    """Commas, in GBK, labels in quotes with line breaks in them."""
    opened(truth)
    lines = [story.title]
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            lines.append(f'"{piece.text}"')
            continue
        lines.append("项目," + ",".join(name for name, _ in named(piece)[0].figures))
        for row in named(piece):
            label = (
                row.label[: len(row.label) // 2] + "\n" + row.label[len(row.label) // 2 :]
                if rng.random() < 0.2
                else row.label
            )
            lines.append(f'"{label}",' + ",".join(f'"{slot.text}"' for _, slot in row.figures))
    return "\r\n".join(lines).encode("gb18030")


def xml_spreadsheet(_rng: Random, story: Story, truth: Truth) -> bytes:
    """The flat XML of Excel 2003, under the name of an .xls."""
    opened(truth)
    rows = [f'<Row><Cell><Data ss:Type="String">{story.title}</Data></Cell></Row>']
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            rows.append(f'<Row><Cell><Data ss:Type="String">{piece.text}</Data></Cell></Row>')
            continue
        lines: list[list[str]] = [[] for _ in piece.lines]
        for down, right, slot in placed(piece):
            spans = f' ss:MergeAcross="{slot.columns - 1}"' * (
                slot.columns > 1
            ) + f' ss:MergeDown="{slot.rows - 1}"' * (slot.rows > 1)
            kind = "Number" if slot.role == "value" and slot.text.isdigit() else "String"
            lines[down].append(
                f'<Cell ss:Index="{right + 1}"{spans}><Data ss:Type="{kind}">{slot.text}</Data></Cell>'
            )
        rows += [f"<Row>{''.join(cells)}</Row>" for cells in lines] + ["<Row/>"]
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="年报"><Table>'
        + "".join(rows)
        + "</Table></Worksheet></Workbook>"
    ).encode()


SHEETS: dict[str, Shape] = {
    **{
        each.__name__: each
        for each in (
            formulas_kept,
            formulas_bare,
            formulas_zero,
            formulas_stale,
            white_numbers,
            template_and_filled,
            example_and_filled,
            units_as_sheets,
            years_as_sheets,
            beside,
            beside_t3,
            turned_sheet,
            merged_figures,
            frozen_heads,
            referred,
            rich_notes,
            csv_gbk,
            xml_spreadsheet,
        )
    },
    **_FORMATS,
    "xls_zero_hidden": _xls_format("0;-0;;@", _zero_as("blank")),
    "xls_zero_dash": _xls_format('#,##0_ ;-#,##0;"-"', _zero_as("mark")),
    "xls_all_hidden": _xls_format(";;;", lambda _slot: Borne("blank")),
    "xls_counter": _xls_format('0"件"', lambda _slot: None),
    "xls_percent": _xls_format("0%", lambda slot: None if not float(slot.text) else Borne("absent")),
    "xls_struck": _old(xls_struck),
    "xls_white": _old(xls_white),
    "xls_formulas": _old(xls_formulas),
    "xls_hidden_columns": _old(xls_hidden_columns),
}
