"""Rows into files: CSV, XLSX, Parquet and Stata, streamed as far as each format allows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from models.messages import gettext as _
from research.export.columns import Column, Row, Rows

BATCH = 20_000
SHEET = 1_048_575
"""Rows that an XLSX sheet holds under its head."""
STATA = 60_000_000
"""Cells that are written for Stata at most: its files are made whole in memory."""
_NUMBERS = ("number", "integer", "flag")
WHY = Column("why_missing", "text", "figures without a number: short name=letter, see the codebook")


class TooManyRowsError(Exception):
    """The format does not hold so many rows; the message names those that do."""


class MissingExtraError(Exception):
    """A library of the extra `export` is not installed."""


def write_rows(rows: Rows, path: Path, form: str) -> int:
    """Writes an export in one of FORMATS; gives the number of rows. The file is whole or not there.

    TooManyRowsError, MissingExtraError, OSError.
    """
    part = path.with_name(path.name + ".part")
    try:
        count = FORMATS[form](rows, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _csv(rows: Rows, path: Path) -> int:
    columns, cells = told(rows)
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for row in cells:
            writer.writerow(map(_text, row))
            count += 1
    return count


def _xlsx(rows: Rows, path: Path) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    columns, lines = told(rows)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("gongkai")
    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in columns])
    count = 0
    try:
        for row in _at_most(lines, SHEET, _("a sheet of XLSX holds")):
            cells = [WriteOnlyCell(sheet, _in_sheet(value)) for value in row]
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
            sheet.append(cells)
            count += 1
    finally:
        sheet.close()
    workbook.save(path)
    return count


def _parquet(rows: Rows, path: Path) -> int:
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError(
            _("Parquet needs the extra `export`: pip install 'gongkai[export]'")
        ) from error
    kinds = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("ms", "UTC"),
        "flag": arrow.bool_(),
    }
    columns, cells = told(rows)
    schema = arrow.schema(
        [arrow.field(one.name, kinds[one.kind], metadata={"label": one.label}) for one in columns]
    )
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(cells):
            held = [
                arrow.array([_typed(column, value) for value in values], kinds[column.kind])
                for column, values in zip(columns, zip(*batch, strict=True), strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(held, schema=schema))
            count += len(batch)
    return count


def _stata(rows: Rows, path: Path) -> int:
    try:
        import pandas
        import pyreadstat
    except ImportError as error:
        raise MissingExtraError(_("Stata needs the extra `export`: pip install 'gongkai[export]'")) from error
    most = max(1, STATA // len(rows.columns))
    lines = list(_at_most(rows, most, _("a Stata file of these columns is made whole in memory and takes")))
    held = {
        column.name: pandas.Series(
            [_in_stata(column, row[at]) for row in lines],
            dtype=object if column.may_say_why else float if column.kind in _NUMBERS else str,
        )
        for at, column in enumerate(rows.columns)
    }
    whys = {
        column.name: sorted({row[at] for row in lines if isinstance(row[at], str)})
        for at, column in enumerate(rows.columns)
        if column.may_say_why
    }
    pyreadstat.write_dta(
        pandas.DataFrame(held),
        str(path),
        column_labels=[column.label for column in rows.columns],
        missing_user_values={name: letters for name, letters in whys.items() if letters},
    )
    return len(lines)


FORMATS: Mapping[str, Callable[[Rows, Path], int]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "dta": _stata,
}


def told(rows: Rows) -> tuple[Sequence[Column], Iterator[Row]]:
    """Columns and rows with numbers only where a letter may stand, the letters in one column at the end."""
    places = [at for at, column in enumerate(rows.columns) if column.may_say_why]
    if not places:
        return rows.columns, iter(rows)
    return [*rows.columns, WHY], (_apart(row, rows.columns, places) for row in rows)


def _apart(row: Row, columns: Sequence[Column], places: Sequence[int]) -> Row:
    letters = {at: row[at] for at in places if isinstance(row[at], str)}
    usual, times = next(iter(Counter(letters.values()).most_common(1)), ("", 0))
    if times == len(places):
        said = f"all={usual}"
    else:
        said = ";".join(f"{columns[at].name}={letter}" for at, letter in letters.items())
    return (*(None if at in letters else cell for at, cell in enumerate(row)), said)


def _at_most(rows: Iterable[Row], most: int, holder: str) -> Iterator[Row]:
    """The rows; TooManyRowsError at the one too many."""
    for count, row in enumerate(rows, start=1):
        if count > most:
            raise TooManyRowsError(
                _("more than %(most)s rows, but %(holder)s %(most)s: write csv or parquet")
                % {"most": most, "holder": holder}
            )
        yield row


def _batches(cells: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(cells)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _text(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_sheet(value: Any) -> Any:  # noqa: ANN401
    """Codes and everything else that is no number stay text; a moment is written with its offset."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, dict | list) else value


def _typed(column: Column, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    match column.kind:
        case "number":
            return float(value)
        case "day":
            return date.fromisoformat(value) if isinstance(value, str) else value
        case "text":
            return str(value)
    return value


def _in_stata(column: Column, value: Any) -> Any:  # noqa: ANN401
    if column.kind in _NUMBERS:
        return value if value is None or isinstance(value, str) else float(value)
    return _text(value)
