"""OpenDocument texts and sheets, packed and flat."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipelines.document import Document
from pipelines.formats import to_document
from pipelines.reading import UnreadableError
from tests.formats.helpers import lines, only_table, rules, texts

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style"
    }.items()
)  # fmt: skip
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"


def packed(body: str, kind: str = ODT, styles: str = "", manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return out.getvalue()


def text(body: str, styles: str = "") -> Document:
    return to_document(packed(f"<office:text>{body}</office:text>", styles=styles))


def sheet(rows: str) -> str:
    return f'<table:table table:name="表">{rows}</table:table>'


def cell(shown: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def test_paragraphs_blanks_breaks_and_headings() -> None:
    found = text(
        '<text:h text:outline-level="2">一、总体</text:h><text:p>甲<text:s text:c="2"/>乙\n  丙'
        "<text:line-break/>"
        "丁<text:span>戊</text:span></text:p>"
        "<text:list><text:list-item><text:p>项</text:p></text:list-item></text:list>"
    )
    assert lines(found) == ["一、总体", "甲  乙 丙", "丁戊", "项"]
    assert next(found.texts()).level == 2


def test_what_is_not_printed_is_left_out() -> None:
    styles = '<style:style style:name="h"><style:text-properties text:display="none"/></style:style>'
    found = text(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>新<office:annotation><text:p>批注</text:p>"
        '</office:annotation><text:span text:style-name="h">藏</text:span></text:p>',
        styles,
    )
    assert lines(found) == ["新"]
    assert rules(found) == ["hidden_text"]


def test_notes_and_text_boxes() -> None:
    found = text(
        "<text:p>12<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p>"
        "</text:note-body></text:note><draw:frame><draw:text-box><text:p>盒</text:p></draw:text-box></draw:frame>"
        "</text:p><text:p>尾</text:p>"
    )
    assert lines(found) == ["12[1]", "盒", "尾", "注"]


def test_merged_and_repeated_cells() -> None:
    rows = (
        "<table:table-header-rows><table:table-row>"
        + cell("组", 'table:number-rows-spanned="2"')
        + cell("头", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + "<table:covered-table-cell/>"
        + cell("0", 'table:number-columns-repeated="2"')
        + "</table:table-row>"
    )
    found = only_table(text(sheet(rows)))
    assert [[(each.text, each.grid, each.rowspan, each.colspan) for each in row] for row in found.rows] == [
        [("组", 1, 2, 1), ("头", 2, 1, 2)],
        [("0", 2, 1, 1), ("0", 3, 1, 1)],
    ]
    assert found.rows[0][0].place.path == "text/table[1]/table-row[1]/table-cell[1]"


def test_a_sheet_with_a_million_empty_rows_and_columns() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="{{}}">{empty}</table:table-row>'
    rows = (
        blank.format(3)
        + f"<table:table-row>{cell('甲')}{cell('1')}</table:table-row>"
        + blank.format(1048000)
    )
    found = to_document(packed(f"<office:spreadsheet>{sheet(rows)}</office:spreadsheet>", ODS))
    assert texts(only_table(found)) == [["甲", "1"]]
    assert only_table(found).place.path == "表!A4:B4"


def test_cells_repeated_beyond_all_sense_are_refused() -> None:
    cells = cell("1", 'table:number-columns-repeated="99999999"')
    rows = f"<table:table-row>{cells}</table:table-row>" * 5000
    with pytest.raises(UnreadableError, match="more than 1000000 table cells"):
        text(sheet(rows))


def test_a_flat_file() -> None:
    data = (
        f'<?xml version="1.0"?><office:document {NAMES}><office:body><office:text><text:p>甲</text:p>'
        "</office:text></office:body></office:document>"
    )
    assert lines(to_document(data.encode())) == ["甲"]


def test_broken_properties_hide_no_text() -> None:
    out = io.BytesIO(packed("<office:text><text:p>收到申请12件</text:p></office:text>"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("meta.xml", "<office:document-meta><a></b>")
    assert lines(to_document(out.getvalue())) == ["收到申请12件"]


def test_locked_and_broken_files_are_refused() -> None:
    body = "<office:text><text:p>甲</text:p></office:text>"
    with pytest.raises(UnreadableError, match="locked OpenDocument"):
        to_document(packed(body, manifest="<encryption-data/>"))
    with pytest.raises(UnreadableError, match="neither text nor sheets"):
        to_document(packed("<office:drawing/>"))
