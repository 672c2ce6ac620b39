"""HTML tables: physical cells, grid columns, and which tables hold data."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from models.decoding import decode
from pipelines.document import Cell, Document, Table
from pipelines.formats import to_document
from tests.formats.helpers import lines, only_table, rules, texts


def read(page: str) -> Document:
    return to_document(f"<html><body>{page}</body></html>".encode())


def spans(table: Table) -> list[list[tuple[int, int, int]]]:
    return [[(cell.grid, cell.rowspan, cell.colspan) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>规章<td>1<td>2<tr><td>文件<td>3<td></table>",
        "<table><tr><td><p>规章<td><p>1<td>2</tr><tr><td><b>文件<td>3<td></tr></table>",
        "<table><tr><th>规章</th><td>1</td><td>2</td></tr><tr><td>文件</td><td>3</td><td>&nbsp;</td></table>",
        "<table><td>规章</td><td>1</td><td>2</td><tr><td>文件</td><td>3</td><td>　&emsp;</td></tr></table>",
        "<table><form><tr><td>规章</td><td>1</td><td>2</td></tr></form>"
        "<tr><td>文件</td><td>3</td><td></td></tr></table>",
        "<table><tbody><tr><td>规章</td><td>1</td><td>2</td></tr></tbody>"
        "<tbody><tr><td>文件</td><td>3</td><td></td></tr></tbody></table>",
    ],
)
def test_careless_markup_gives_the_same_cells(markup: str) -> None:
    assert texts(only_table(read(markup))) == [["规章", "1", "2"], ["文件", "3", ""]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("商业<br>企业", "商业\n企业"),
        ("<p>商业</p>\n<p>企业</p>", "商业\n企业"),
        ("<p class=MsoNormal><span>12</span><span>34<o:p></o:p></span></p>", "1234"),
        ("&nbsp;&emsp;　 7 　", "7"),
        ("行政\n  处罚", "行政处罚"),
        ("annual\n  report", "annual report"),
        ("1,234.50", "1,234.50"),
        ("<script>9</script><style>a{}</style>3<!-- 4 -->", "3"),
        ("3<sup>1</sup>", "3[1]"),
        ("<del>5</del>6", "6"),
        ("<span style='display: none'>8</span>2", "2"),
        ("<input type=text value=8>", "8"),
        ("<input type=hidden value=8>2", "2"),
        ("<img src=p.png>", "[图片]"),
        ("<img src=p.png>4", "4"),
        ("<img src=x.gif width=1>", ""),
        ("<img src=spacer.gif>", ""),
    ],
)
def test_what_a_cell_prints(cell: str, text: str) -> None:
    rows = f"<tr><td>甲</td><td>{cell}</td></tr><tr><td>乙</td><td>1</td></tr>"
    table = only_table(read(f"<table>{rows}</table>"))
    assert table.rows[0][1].text == text


def test_spans_give_grid_columns() -> None:
    table = only_table(
        read(
            "<table><tr><td rowspan=2 colspan=2>甲</td><td colspan=3>乙</td></tr>"
            "<tr><td>a</td><td>b</td><td>c</td></tr>"
            "<tr><td rowspan=2>丙</td><td>x</td><td colspan=2>1</td><td>2</td></tr>"
            "<tr><td>y</td><td>3</td><td>4</td><td>5</td></tr></table>"
        )
    )
    assert spans(table) == [
        [(1, 2, 2), (3, 1, 3)],
        [(3, 1, 1), (4, 1, 1), (5, 1, 1)],
        [(1, 2, 1), (2, 1, 1), (3, 1, 2), (5, 1, 1)],
        [(2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 1)],
    ]
    assert [cell.column for cell in table.rows[3]] == [1, 2, 3, 4]


def test_impossible_spans_are_cut_to_the_table() -> None:
    table = only_table(
        read(
            "<table><tr><td rowspan=9999>甲</td><td>乙</td><td>丙</td></tr>"
            "<tr><td colspan=9999>a</td></tr>"
            "<tr><td colspan=x rowspan=-3>b</td><td rowspan=2.5>c</td></tr>"
            "<tr><td rowspan=0>d</td></tr><tr><td>e</td></tr></table>"
        )
    )
    assert spans(table) == [
        [(1, 5, 1), (2, 1, 1), (3, 1, 1)],
        [(2, 1, 2)],
        [(2, 1, 1), (3, 2, 1)],
        [(2, 2, 1)],
        [(3, 1, 1)],
    ]


def test_a_row_span_ends_with_its_row_group() -> None:
    table = only_table(
        read(
            "<table><thead><tr><th rowspan=5>甲</th><th>乙</th></tr></thead>"
            "<tbody><tr><td>a</td><td>1</td></tr></tbody></table>"
        )
    )
    assert spans(table) == [[(1, 1, 1), (2, 1, 1)], [(1, 1, 1), (2, 1, 1)]]


def test_every_path_leads_back_to_its_cell() -> None:
    page = (
        "<html><body><o:div>x</o:div><o:div><p>前</p><table><tr><td>规章</td><td>1</td></tr></table></o:div>"
        "<table><tr><td><p>文件</p></td><td>2</td></tr><tr><td>收费</td><td>3</td></tr></table></body></html>"
    )
    tree = html.document_fromstring(decode(page.encode())[0])
    document = to_document(page.encode())
    cells = [cell for table in document.tables() for row in table.rows for cell in row]
    assert len(cells) == 6
    for cell in cells:
        (element,) = tree.xpath(cell.place.path or "")
        assert element.tag == "td"
        assert element.text_content() == cell.text


def test_layout_tables_are_read_through() -> None:
    inner = "<table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr></table>"
    document = read(
        f"<table><tr><td>左栏</td><td><h1>某县2023年报告</h1><table><tr><td>{inner}</td></tr></table>"
        "<p>本报告的数据统计期限自2023年1月1日起。</p></td></tr></table>"
    )
    assert texts(only_table(document)) == [["规章", "1"], ["文件", "2"]]
    assert "本报告的数据统计期限自2023年1月1日起。" in lines(document)


def test_prose_in_a_table_cell_is_prose() -> None:
    paragraphs = "".join(f"<p>第{n}段，{'依照条例的规定编制本报告，' * 6}。</p>" for n in range(6))
    document = read(f"<table><tr><td>左栏</td><td>{paragraphs}<p>无。</p></td></tr></table>")
    assert not list(document.tables())
    assert len([line for line in lines(document) if line.startswith("第")]) == 6
    assert lines(document)[-1] == "无。"


def test_a_table_inside_a_data_cell_is_a_table_of_its_own() -> None:
    document = read(
        "<table><tr><td>甲</td><td>乙</td><td>丙</td></tr>"
        "<tr><td>规章</td><td>1<table><tr><td>x</td><td>9</td></tr><tr><td>y</td><td>8</td></tr></table></td>"
        "<td>3</td></tr><tr><td>文件</td><td>4</td><td>5</td></tr></table>"
    )
    outer, inner = document.tables()
    assert texts(outer)[1] == ["规章", "1", "3"]
    assert texts(inner) == [["x", "9"], ["y", "8"]]
    assert (outer.number, inner.number) == (1, 2)


def test_hidden_cells_are_left_out_and_told() -> None:
    document = read(
        "<table><tr><td>规章</td><td style='display:none'>7</td>"
        "<td>1</td><td style='visibility:hidden'>5</td></tr>"
        "<tr hidden><td>无</td><td>此</td><td>行</td></tr>"
        "<tr><td>文件</td><td>2</td><td>3</td></tr></table>"
    )
    assert texts(only_table(document)) == [["规章", "1", ""], ["文件", "2", "3"]]
    assert rules(document) == ["hidden_cells"]


def test_an_unclosed_table_loses_no_paragraph() -> None:
    document = read(
        "<div><table><caption>表二</caption><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr>"
        "<p>五、存在的主要问题及改进情况</p><p>无。</p></div>"
    )
    assert texts(only_table(document)) == [["规章", "1"], ["文件", "2"]]
    assert lines(document) == ["表二", "五、存在的主要问题及改进情况", "无。"]


def test_markup_too_deep_is_told() -> None:
    document = read("<div>" * 3000 + "<p>深处的文字</p>")
    assert rules(document) == ["markup_too_deep"]


def test_nested_tables_without_end_are_survived() -> None:
    document = read("<table><tr><td>甲</td><td>乙</td><td>" * 400 + "完。")
    assert texts(list(document.tables())[-1]) == [["甲", "乙", "完。"]]


GRIDS = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6), min_size=2, max_size=8
)


@given(GRIDS)
def test_no_two_cells_share_a_place_in_the_grid(rows: list[list[tuple[int, int]]]) -> None:
    markup = "".join(
        "<tr>" + "".join(f"<td rowspan={down} colspan={across}>1</td>" for down, across in row) + "</tr>"
        for row in rows
    )
    document = read(f"<table><tr><td>甲</td><td>乙</td></tr>{markup}</table>")
    table = only_table(document)
    assert [len(row) for row in table.rows[1:]] == [len(row) for row in rows]
    starts = [(cell.row, cell.grid) for row in table.rows for cell in row]
    assert len(starts) == len(set(starts))
    for row in table.rows:
        assert all(cell.row + cell.rowspan <= len(table.rows) + 1 for cell in row)
        assert _ordered(row)


def _ordered(row: tuple[Cell, ...]) -> bool:
    return all(a.grid + a.colspan <= b.grid for a, b in pairwise(row))


@given(st.text(alphabet="<>/tdrable='\" 1规sp", max_size=200))
def test_broken_markup_never_raises(markup: str) -> None:
    document = read(f"<table><tr><td>规章</td><td>{markup}")
    assert not re.search("\x00", "".join(lines(document)))
