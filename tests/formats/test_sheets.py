"""Spreadsheets: where tables begin and end, merged cells, and values as the sheet shows them."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.chart import BarChart, Reference

from pipelines.document import Document
from pipelines.formats import to_document
from pipelines.formats.office.records import told_in_records
from pipelines.formats.office.sheets import number
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts


def saved(workbook: Any) -> bytes:  # noqa: ANN401
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def book(rows: list[list[object]], *merged: str) -> Document:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(at, column, value)
    for name in merged:
        sheet.merge_cells(name)
    return to_document(saved(workbook))


def test_a_title_two_tables_and_a_note() -> None:
    found = book(
        [
            ["年度报告"],
            [],
            ["甲", "数"],
            ["乙", 12],
            [None, None],
            ["丙", "数"],
            ["丁", 0.5],
            ["注：" + "很长" * 40],
        ],
        "A1:C1",
    )
    assert lines(found) == ["年度报告", "注：" + "很长" * 40]
    assert [texts(table) for table in found.tables()] == [
        [["甲", "数"], ["乙", "12"]],
        [["丙", "数"], ["丁", "0.5"]],
    ]


def test_a_title_merged_over_rows_stands_alone_above_a_blank_row() -> None:
    found = book([["年度报告"], [], [], ["甲", "数"], ["乙", 12]], "A1:F2")
    assert lines(found) == ["年度报告"]
    assert texts(only_table(found)) == [["甲", "数"], ["乙", "12"]]


def test_merged_ranges_are_spans_and_places_are_addresses() -> None:
    found = only_table(book([["组", "头", None], [None, 1, 2]], "A1:A2", "B1:C1"))
    cells = [[(cell.text, cell.grid, cell.rowspan, cell.colspan) for cell in row] for row in found.rows]
    assert cells == [[("组", 1, 2, 1), ("头", 2, 1, 2)], [("1", 2, 1, 1), ("2", 3, 1, 1)]]
    assert found.rows[1][1].place.path == "Sheet!C2"
    assert found.place.path == "Sheet!A1:C2"


def test_a_label_whose_numbers_are_blank_stays_in_its_table() -> None:
    found = book([["表", "自然人", "总计"], ["新收", None, None], ["结转", None, None]])
    assert texts(only_table(found)) == [["表", "自然人", "总计"], ["新收", "", ""], ["结转", "", ""]]


def test_a_heading_between_tables_without_a_blank_row() -> None:
    found = book([["甲", "乙"], [1, 2], ["二、情况"], ["丙", "丁"], [3, 4]], "A3:B3")
    assert lines(found) == ["二、情况"]
    assert [len(table.rows) for table in found.tables()] == [2, 2]


def test_figures_left_blank_under_their_headings() -> None:
    found = only_table(book([["维持", "纠正"], [None, None], ["某局"]]))
    assert texts(found) == [["维持", "纠正"], ["", ""]]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (21643.44, "21643.44"),
        (1e15, "1000000000000000"),
        (-4.0, "-4"),
        (1e-7, "0.0000001"),
    ],
)
def test_numbers_are_shown_as_sheets_show_them(value: float, shown: str) -> None:
    assert number(value) == shown


def test_dates_switches_and_texts() -> None:
    values: list[object] = [
        "值",
        datetime.date(2025, 1, 20),
        True,
        "  12 ",
        datetime.datetime(2025, 1, 20, 8, 30),
    ]
    assert texts(only_table(book([values, ["二", 1]])))[0] == [
        "值",
        "2025-01-20",
        "TRUE",
        "12",
        "2025-01-20 08:30:00",
    ]


def test_percentages_errors_and_formulas_without_a_value_are_never_blank() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["甲", 0.15, "x", "=SUM(B1:B9)", "末"])
    sheet["B1"].number_format = "0%"
    sheet["C1"] = "#DIV/0!"
    sheet["C1"].data_type = "e"
    sheet.append(["乙", 1, 2, 3, 4])
    found = to_document(saved(workbook))
    assert texts(only_table(found))[0] == ["甲", "15%", "#DIV/0!", "=SUM(B1:B9)", "末"]
    assert rules(found) == ["formula_without_value"]


def test_a_formula_outside_the_used_part_grows_it() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["B2"], sheet["C2"], sheet["A1"], sheet["D1"] = 1, 2, "=A2", "=A3"
    assert texts(only_table(to_document(saved(workbook)))) == [["=A2", "", "", "=A3"], ["", "1", "2", ""]]


def test_hidden_sheets_are_noted_and_read_only_in_need() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["甲", 1])
    old = workbook.create_sheet("旧表")
    old.append(["乙", 2])
    old.sheet_state = "hidden"
    found = to_document(saved(workbook))
    assert texts(only_table(found)) == [["甲", "1"]]
    assert rules(found) == ["hidden_sheets"]


def test_old_workbooks_and_every_sheet() -> None:
    workbook = xlwt.Workbook()
    for name in ("一", "二"):
        sheet = workbook.add_sheet(name)
        sheet.write_merge(0, 0, 0, 1, "表" + name)
        sheet.write(1, 0, "甲")
        sheet.write(1, 1, 7)
    found = to_document(saved(workbook))
    assert lines(found) == ["表一", "表二"]
    assert [texts(table) for table in found.tables()] == [[["甲", "7"]]] * 2
    assert found.media_type == "application/vnd.ms-excel"


def _sheet_of(xml: str) -> bytes:
    whole = saved(openpyxl.Workbook())
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = f'<worksheet xmlns="{_MAIN}"><sheetData>{xml}</sheetData></worksheet>'.encode()
            target.writestr(name, data)
    return out.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_cells_that_lie_too_far_apart_are_refused() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    with pytest.raises(UnreadableError, match="more than 4000000 places"):
        to_document(_sheet_of(rows))


def test_errors_of_old_workbooks_are_never_blank() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    sheet.row(0).set_cell_text(0, "规章")
    sheet.row(0).set_cell_error(1, "#REF!")
    sheet.row(0).set_cell_number(2, 3)
    assert texts(only_table(to_document(saved(workbook)))) == [["规章", "#REF!", "3"]]


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def of_records(*cells: bytes) -> bytes:
    """The records of a workbook with one sheet."""
    begin, end = record(0x809, bytes(16)), record(0x0A, b"")
    globals_ = len(begin) + len(record(0x85, bytes(8))) + len(end)
    tie = record(0x85, struct.pack("<I", globals_) + bytes(4))
    return begin + tie + end + begin + b"".join(cells) + end


@pytest.mark.parametrize(("code", "shown"), [(7, "#DIV/0!"), (15, "#VALUE!"), (42, "#N/A")])
def test_what_a_formula_of_an_old_workbook_came_to(code: int, shown: str) -> None:
    cell = struct.pack("<HHHBxBxxxHHI", 4, 2, 0, 2, code, 0xFFFF, 0, 0)
    text = struct.pack("<HHHBxBxxxHHI", 4, 3, 0, 0, code, 0xFFFF, 0, 0)
    (told,) = told_in_records(of_records(record(0x06, cell), record(0x06, text)))
    assert told.shown == {(4, 2): shown}


def test_a_locked_old_workbook_says_so() -> None:
    with pytest.raises(UnreadableError, match="locked XLS: open it with its password"):
        told_in_records(record(0x809, bytes(16)) + record(0x2F, bytes(6)))


def test_a_sheet_that_is_a_chart_is_no_table() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["规章", 1], ["文件", 2]):
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    workbook.create_chartsheet("图", 0).add_chart(chart)
    assert texts(only_table(to_document(saved(workbook)))) == [["规章", "1"], ["文件", "2"]]


def test_an_old_sheet_whose_cells_lie_too_far_apart_is_refused() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 2)
    with pytest.raises(UnreadableError, match="more than 4000000 places"):
        to_document(saved(workbook))


def test_a_sheet_of_many_cells_is_read_whole() -> None:
    row = "".join(f'<c r="{chr(65 + at)}{{0}}"><v>{at}</v></c>' for at in range(20))
    xml = "".join(f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 2001))
    assert len(only_table(to_document(_sheet_of(xml))).rows) == 2000


def test_broken_and_locked_workbooks_are_refused() -> None:
    whole = saved(openpyxl.Workbook())
    with pytest.raises(UnreadableError, match="broken or truncated XLSX"):
        to_document(whole[: len(whole) // 2])


def test_excel_2003_xml() -> None:
    data = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>'
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">组</Data></Cell>'
        '<Cell><Data ss:Type="Number">1</Data></Cell>'
        '</Row><Row><Cell ss:Index="2"><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>"
    )
    found = only_table(to_document(data.encode()))
    assert texts(found) == [["组", "1"], ["2"]]
    assert found.rows[0][0].rowspan == 2


XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<Styles><Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    """<Style ss:ID="d"><NumberFormat ss:Format='0;-0;"—"'/></Style>"""
    '<Style ss:ID="of d" ss:Parent="d"><Font ss:Bold="1"/></Style>'
    '<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style>'
    '<Style ss:ID="w"><Font ss:Color="#FFFFFF"/></Style>'
    '<Style ss:ID="b"><Font ss:Color="#ffffff"/><Interior ss:Color="#003366" ss:Pattern="Solid"/></Style>'
    "</Styles>{}</Workbook>"
)


def xml_cell(value: str, kind: str = "Number", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


def xml_sheet(rows: str, options: str = "", columns: str = "") -> str:
    return (
        f'<Worksheet ss:Name="表"><Table>{columns}{rows}</Table>'
        f"<x:WorksheetOptions>{options}</x:WorksheetOptions></Worksheet>"
    )


def of_xml(*sheets: str) -> Document:
    return to_document(XML_2003.format("".join(sheets)).encode())


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (xml_cell("291.39999999999998"), "291.4"),
        (xml_cell("1.2E3"), "1200"),
        (xml_cell("0.25", attributes='ss:StyleID="p"'), "25%"),
        (xml_cell("0", attributes='ss:StyleID="d"'), "—"),
        (xml_cell("0", attributes='ss:StyleID="of d"'), "—"),
        (xml_cell("7", attributes='ss:StyleID="s"'), ""),
        (xml_cell("7", attributes='ss:StyleID="w"'), ""),
        (xml_cell("7", attributes='ss:StyleID="b"'), "7"),
        (xml_cell("约", "String", 'ss:StyleID="w"'), "约"),
        (xml_cell("2024-03-22T00:00:00.000", "DateTime"), "2024-03-22"),
        (xml_cell("1899-12-31T08:30:00.000", "DateTime"), "08:30:00"),
        (xml_cell("1", "Boolean"), "TRUE"),
        (xml_cell("#DIV/0!", "Error"), "#DIV/0!"),
        (xml_cell("12<Sup>3</Sup>", "String"), "12[3]"),
        (xml_cell("<S>8</S>9", "String"), "9"),
        (xml_cell("many"), "many"),
    ],
)
def test_cells_of_excel_2003_xml_are_read_as_shown(cell: str, shown: str) -> None:
    found = of_xml(xml_sheet(f"<Row>{xml_cell('规章', 'String')}{cell}{xml_cell('3')}</Row>"))
    assert texts(only_table(found)) == [["规章", shown, "3"]]


def test_what_excel_2003_xml_hides_is_no_part_of_its_tables() -> None:
    label = xml_cell("规章", "String")
    rows = (
        f"<Row>{label}{xml_cell('1')}{xml_cell('2')}{xml_cell('3')}{xml_cell('4')}</Row>"
        f'<Row ss:Hidden="1" ss:Span="1">{label}{xml_cell("5")}</Row>'
        f"<Row>{label}{xml_cell('6')}{xml_cell('7')}{xml_cell('8')}{xml_cell('0')}</Row>"
    )
    columns = '<Column/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>'
    shown = xml_sheet(rows, "<x:DoNotDisplayZeros/>", columns)
    unseen = xml_sheet(f"<Row>{label}{xml_cell('9')}</Row>", "<x:Visible>SheetHidden</x:Visible>")
    found = of_xml(unseen, shown)
    assert texts(only_table(found)) == [["规章", "1", "4"], ["规章", "6", ""]]
    assert rules(found) == ["hidden_sheets", "hidden_cells"]


def test_a_formula_of_excel_2003_xml_without_a_value_is_never_blank() -> None:
    label = xml_cell("合计", "String")
    rows = f'<Row>{label}<Cell ss:Formula="=R1C1*2"/></Row><Row>{label}{xml_cell("4")}</Row>'
    found = of_xml(xml_sheet(rows))
    assert texts(only_table(found)) == [["合计", "=R1C1*2"], ["合计", "4"]]
    assert rules(found) == ["formula_without_value"]
