"""XLSX, XLS and ET → Document: every sheet's cells with their merged ranges, read by calamine."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from models.messages import unreadable
from pipelines.document import Damage, Document
from pipelines.formats.lines import trim
from pipelines.formats.office.flow import Drawn, blocks
from pipelines.formats.office.formulas import Told, read_told
from pipelines.formats.office.hidden import take_out
from pipelines.formats.office.ranges import MOST_PLACES, Sheet, sheet_content
from pipelines.formats.office.records import told_in_records
from pipelines.formats.zipped import Zipped
from pipelines.reading import UnreadableError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
Value = float | str | bool | datetime | date | time | timedelta


def read_xlsx(data: bytes) -> Document:
    """The workbook of a ZIP package. UnreadableError if it is broken, locked or beyond all measure."""
    told = read_told(Zipped(data, "XLSX"))
    return document(_sheets(data, "XLSX", told), XLSX, sum(each.uncomputed for each in told.values()))


def read_xls(data: bytes, stream: bytes) -> Document:
    """The workbook of an OLE file, of Excel or WPS (ET); `stream` holds the records of its workbook."""
    return document(_sheets(data, "XLS", told_in_records(stream)), XLS)


def document(sheets: list[Sheet], kind: str, without_value: int = 0) -> Document:
    """The sheets in order. Hidden ones are read only if the others hold no table; either way it is noted."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    hidden = [sheet for sheet in sheets if sheet.hidden and any(map(any, sheet.rows))]
    content = [piece for sheet in shown for piece in sheet_content(sheet)]
    if hidden and not any(isinstance(piece, Drawn) for piece in content):
        content += [piece for sheet in hidden for piece in sheet_content(sheet)]
    found, damage = blocks(content)
    notes = list(damage)
    if hidden:
        notes.append(Damage("hidden_sheets", {"names": "、".join(sheet.name for sheet in hidden)}))
    if unseen := sum(sheet.unseen for sheet in sheets):
        notes.append(Damage("hidden_cells", {"count": unseen}))
    if without_value:
        notes.append(Damage("formula_without_value", {"count": without_value}))
    return Document(kind, found, damage=tuple(notes))


def _sheets(data: bytes, what: str, told: dict[str, Told] | list[Told]) -> list[Sheet]:
    """The sheets; `told` by their names, or one for each in order."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            if isinstance(told, list):
                names = book.sheet_names
                told = dict(zip(names, told, strict=True)) if len(told) == len(names) else {}
            return [
                _sheet(
                    book.get_sheet_by_name(each.name),
                    each.visible != SheetVisibleEnum.Visible,
                    told.get(each.name, Told()),
                )
                for each in book.sheets_metadata
                if each.typ == SheetTypeEnum.WorkSheet
            ]
    except UnreadableError:
        raise
    except PasswordError:
        raise UnreadableError(unreadable.LOCKED_OFFICE(what=what)) from None
    except (CalamineError, OSError, ValueError) as cause:
        raise UnreadableError(unreadable.BROKEN_BOOK(what=what, cause=cause)) from None
    except BaseException as cause:
        # What stops the Rust library inside comes as an exception that is no Exception.
        if type(cause).__name__ != "PanicException":
            raise
        raise UnreadableError(unreadable.BOOK_GIVEN_UP(what=what)) from None


def _sheet(sheet: CalamineSheet, hidden: bool, told: Told) -> Sheet:
    if sheet.height * sheet.width > MOST_PLACES:
        raise UnreadableError(unreadable.WIDE_SHEET(name=sheet.name, most=MOST_PLACES))
    top, left = sheet.start or (0, 0)
    merged = {
        (first[0] - top, first[1] - left): (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    }
    values = sheet.to_python(skip_empty_area=True)
    rows = [[text_of(value) for value in row] for row in values]
    found = Sheet(sheet.name, rows, top, left, merged, hidden)
    for (at, column), text in told.shown.items():
        found.put(at, column, text)
    found.unseen = take_out(found, told.hidden)
    return found


def text_of(value: Value) -> str:
    """The value as the sheet shows it in the general format: 12.0 is 12, 0.1 + 0.2 is 0.3."""
    if isinstance(value, str):
        return trim(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def number(value: float) -> str:
    """A number by its first fifteen digits, as spreadsheets show it, without an exponent."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    shown = Decimal(format(value, ".15g"))
    return format(shown.quantize(1) if shown == shown.to_integral() and abs(shown) < 10**20 else shown, "f")
