"""Rows and columns that a workbook hides are not read as if they were printed, and it is said."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

import openpyxl
import pytest
import xlwt

from pipelines.formats import to_document
from tests.formats.helpers import only_table, rules, texts
from tests.measured.reader import read_json
from tests.reportgen.make import make
from tests.reportgen.seeds import first_seed

ROWS = [["甲", "数", "别数", "合计"], ["乙", "12", "5", "17"], ["丙", "1", "2", "3"], ["丁", "4", "6", "10"]]
SEEN = [["甲", "数", "合计"], ["乙", "12", "17"], ["丁", "4", "10"]]


def _saved(workbook: Any) -> bytes:  # noqa: ANN401
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    return _saved(workbook)


def _xls() -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    workbook.add_sheet("空").write(0, 0, "说明")
    sheet = workbook.add_sheet("表")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    sheet.row(2).hidden = True
    sheet.col(2).hidden = True
    return _saved(workbook)


def _fods() -> bytes:
    def row(at: int, cells: list[str]) -> str:
        hidden = ' table:visibility="collapse"' if at == 2 else ""
        shown = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row{hidden}>{shown}</table:table-row>"

    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    body = columns + "".join(row(at, cells) for at, cells in enumerate(ROWS))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{names} {kind}><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("made", [_xlsx, _xls, _fods])
def test_what_a_workbook_hides_is_left_out_and_told(made: Callable[[], bytes]) -> None:
    found = to_document(made())
    assert texts(only_table(found)) == SEEN
    assert "hidden_cells" in rules(found)


def test_cells_keep_their_addresses_beside_hidden_ones() -> None:
    last = only_table(to_document(_xlsx())).rows[-1]
    assert [cell.place.path for cell in last] == ["Sheet!A4", "Sheet!B4", "Sheet!D4"]


@pytest.mark.parametrize("hide", ["row", "column"])
def test_hidden_figures_are_never_printed_ones(hide: str) -> None:
    made = make(first_seed(), "xlsx tight", profile="dense", blanks="none")
    workbook = openpyxl.load_workbook(io.BytesIO(made.data))
    sheet = workbook.active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows() if any("办理结果" in str(cell.value) for cell in row)]
    first = rows[0][0].row + Random(first_seed()).randint(0, 20)
    cells = [cell for cell in sheet[first] if isinstance(cell.value, int | float) or cell.value is not None]
    if hide == "row":
        sheet.row_dimensions[first].hidden = True
    else:
        sheet.column_dimensions[cells[-3].column_letter].hidden = True
    reading = read_json(_saved(workbook))
    named = {code for found in reading["findings"] for code in found["figures"]}
    assert "hidden_cells" in {found["rule"] for found in reading["findings"]}
    lost = [
        code
        for code, cell in made.truth.cells.items()
        if code.startswith("t3.") and reading["figures"][code]["state"] not in ("printed", "aligned")
    ]
    assert len(lost) >= (7 if hide == "row" else 25)
    assert set(lost) <= named
