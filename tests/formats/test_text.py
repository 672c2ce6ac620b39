"""Plain text: rows of tabs, one cell a line, Markdown pipes."""

from __future__ import annotations

from pipelines.document import Document, Table
from pipelines.findings import damage_finding
from pipelines.formats import to_document
from tests.formats.helpers import lines, only_table, rules, texts


def read(text: str) -> Document:
    return to_document(text.encode())


def test_tabs_make_cells_and_empty_ones_stay() -> None:
    document = read("二、主动公开\n\n\t规章\t0\t\t3\t\n\t规范性文件\t1\t2\t\t\n三、申请\n")
    first, second = texts(only_table(document))
    assert first == ["", "规章", "0", "", "3", ""]
    assert second == ["", "规范性文件", "1", "2", "", ""]
    assert lines(document) == ["二、主动公开", "三、申请"]
    assert [block.__class__.__name__ for block in document.blocks] == ["Text", "Table", "Text"]


def test_a_cell_leads_back_to_its_line() -> None:
    table = only_table(read("题目\n\n甲\t1\n乙\t2\n"))
    assert table.place.path == "line:3"
    assert [cell.place.path for cell in table.rows[1]] == ["line:4", "line:4"]
    assert [(cell.row, cell.column, cell.grid) for cell in table.rows[1]] == [(2, 1, 1), (2, 2, 2)]


def test_a_page_break_between_rows_does_not_end_the_table() -> None:
    document = read("甲\t1\t2\n\n— 3 —\n\f\n乙\t3\t4\n")
    assert texts(only_table(document)) == [["甲", "1", "2"], ["乙", "3", "4"]]
    assert lines(document) == []


def test_a_paragraph_ends_the_table() -> None:
    document = read("甲\t1\n四、政府信息公开行政复议、行政诉讼情况\n乙\t2\n")
    assert [texts(table) for table in document.tables()] == [[["甲", "1"]], [["乙", "2"]]]
    assert lines(document) == ["四、政府信息公开行政复议、行政诉讼情况"]


def test_a_short_rest_of_a_label_stays_in_the_table() -> None:
    document = read("一、新收\t1\t2\n三、本年\n度办理结果\t3\t4\n")
    assert texts(only_table(document)) == [["一、新收", "1", "2"], ["三、本年"], ["度办理结果", "3", "4"]]


def test_one_cell_a_line() -> None:
    document = read(
        "二、情况\n\n\t信息内容\n\t本年制发\n\t现行\n\n"
        "\t规章\n\t0\n\t　 12\n\n\t商业\n企业\n\t\n\t7\n\n三、申请\n"
    )
    assert texts(only_table(document)) == [
        ["信息内容", "本年制发", "现行"],
        ["规章", "0", "12"],
        ["商业\n企业", "", "7"],
    ]
    assert lines(document) == ["二、情况", "三、申请"]
    assert document.damage == ()


def test_one_cell_a_line_marked_by_a_tab_at_the_end() -> None:
    document = read("信息内容\t\n本年\t\n\n规章\t\n0\t\n\n文件\t\n5\t\n")
    assert texts(only_table(document)) == [["信息内容", "本年"], ["规章", "0"], ["文件", "5"]]


def cell_lines(*rows: str) -> Table:
    document = read("\n\n".join("\n".join("\t" + cell for cell in row.split("|")) for row in rows) + "\n")
    assert document.damage == ()
    return only_table(document)


def test_blank_lines_inside_a_cell_do_not_end_its_row() -> None:
    table = cell_lines("甲|乙|丙|丁|戊|己", "0|2|1\n\n|0|1|4")
    assert texts(table) == [["甲", "乙", "丙", "丁", "戊", "己"], ["0", "2", "1", "0", "1", "4"]]


def test_several_cells_may_end_in_blank_lines() -> None:
    table = cell_lines("甲|乙|丙|丁|戊|己", "规章|2\n|1\n\n|0|1|4")
    assert texts(table)[1] == ["规章", "2", "1", "0", "1", "4"]


def test_rows_of_full_width_are_never_run_together() -> None:
    table = cell_lines("甲|乙|丙", "规章|1|2", "文件|3|4", "收费|5|6")
    assert [len(row) for row in table.rows] == [3, 3, 3, 3]


def test_blank_lines_that_no_row_explains_are_told() -> None:
    document = read("\t甲\n\t乙\n\t丙\n\t丁\n\n\t规章\n\t1\n\n\n\t3\n\t4\n\t5\n\n\t文件\n\t1\n\t2\n\t3\n")
    assert rules(document) == ["table_rows_guessed", "table_rows_guessed"]
    assert "line:7" in damage_finding(document.damage[0]).message


def test_markdown_pipes() -> None:
    document = read("# 题\n| 规章 | 1 | |\n|:--|--:|---|\n| 文件 | 3 | 4 |\n尾\n")
    assert texts(only_table(document)) == [["规章", "1", ""], ["文件", "3", "4"]]
    assert lines(document) == ["题", "尾"]


def test_fields_in_quotes_are_what_stands_between_them() -> None:
    document = read('"某县年报",,\n"规章"\t"1,234"\t"说""明"\n')
    assert texts(only_table(document)) == [["规章", "1,234", '说"明']]
    assert lines(document) == ["某县年报"]


def test_a_number_in_two_paragraphs_of_a_cell_is_no_shorter_one() -> None:
    rows = [f"第{n}项\n\n\t\n\n{n}\n\n\t\n\n0" for n in range(1, 9)]
    broken = "合计\n\n\t\n\n1\n\n2\n\n\t\n\n3"
    found = texts(only_table(read("\n\n\n\n".join([*rows, broken]) + "\n\n五、问题\n")))
    assert found[0] == ["第1项", "1", "0"]
    assert found[-1] == ["合计", "1 2", "3"]


def test_markdown_within_tags_is_no_page() -> None:
    document = read("<div>\n\n# 某县年报\n\n| 项目 | 数 |\n|---|---|\n| 规章 | 1 |\n\n</div>\n")
    assert document.media_type == "text/plain"
    assert texts(only_table(document)) == [["项目", "数"], ["规章", "1"]]


def test_labels_and_numbers_on_different_heights_are_told() -> None:
    rows = [f"{at}.内部事务信息{' ' * 10}" + "   ".join(str(at + n) for n in range(6)) for at in range(1, 9)]
    uneven = [rows[0], "（一）予以公开", rows[1], " " * 18 + "9   9   9   9   9   9", *rows[2:]]
    told = [to_document("\n".join(["年度报告", *lines]).encode()) for lines in (rows, uneven)]
    assert [[each.rule for each in document.damage] for document in told] == [[], ["table_unruled_unsure"]]


def test_cells_in_lines_of_their_own_lose_the_bars_that_close_them() -> None:
    rows = [["规章", "2", "0", "7"], ["行政规范性文件", "3", "1", "12"], ["行政许可", "40"]]
    rows += [["行政处罚", "5"], ["行政强制", "6"], ["行政事业性收费", "0.8"]]
    head = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    cells = [*head, *(cell for row in rows for cell in row)]
    after = "\n三、收到和处理政府信息公开申请情况\n"
    for closed in (" |\n", "\n|\n", " | ||\n|\n"):
        document = read("二、主动公开政府信息情况\n" + "".join(cell + closed for cell in cells) + after)
        assert texts(only_table(document))[-6:] == rows
        assert [block.text for block in document.texts() if "|" in block.text] == []


def test_few_closing_bars_are_none_of_cells() -> None:
    menu = "政务公开 |\n办事服务 |\n互动交流\n|\n"
    assert lines(read(menu)) == ["政务公开", "办事服务", "互动交流", "|"]


def test_a_dash_among_cells_without_marks_is_a_sign_though_the_text_has_points() -> None:
    points = [f"- 第{number}点工作" for number in range(8)]
    cells = [cell for number in range(8) for cell in ("行政许可", "12", f"- {number + 1}", "9")]
    document = read("\n".join([*points, "二、主动公开政府信息情况", *cells]))
    shown = [*lines(document), *(cell for table in document.tables() for row in texts(table) for cell in row)]
    assert {f"- {number + 1}" for number in range(8)} <= set(shown)


def test_the_marks_of_a_lists_points_are_no_signs() -> None:
    cells = [cell for number in range(8) for cell in ("行政许可", "12", str(number + 1), "9")]
    document = read("\n".join(f"- {cell}" for cell in cells))
    shown = [*lines(document), *(cell for table in document.tables() for row in texts(table) for cell in row)]
    assert not any(cell.startswith("-") for cell in shown)


EXTRACTED = """三、收到和处理政府信息公开申请情况
自然人 商业企业 科研机构 公益组织 法律机构 其他 总计
一、本年新收申请数量 12 0 1 0 0 0 13
（三）不
1.属于国家秘密 1 0 0 0 0 0 1
2.申请人逾期未按收费通知
要求缴纳费用 2 件 1 件 0 件 0 件 0 件 0 件 3 件
3.要求重新出具
4 0 0 0 0 0 4
（七）总计 7[1] 1* 0 0 0 0 8
四、其他情况
无。
"""


def test_numbers_a_single_blank_apart_are_cells_and_a_numbered_label_goes_on_below() -> None:
    rows = texts(only_table(read(EXTRACTED)))
    assert rows[0][:7] == ["自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计"]
    assert ["一、本年新收申请数量", "12", "0", "1", "0", "0", "0", "13"] in rows
    assert ["1.属于国家秘密", "1", "0", "0", "0", "0", "0", "1"] in rows
    assert [row[0] for row in rows if row[-1] == "3件"] == ["2.申请人逾期未按收费通知要求缴纳费用"]
    assert ["3.要求重新出具", "4", "0", "0", "0", "0", "0", "4"] in rows
    assert ["（七）总计", "7[1]", "1*", "0", "0", "0", "0", "8"] in rows


def test_few_lines_that_end_with_numbers_are_no_table() -> None:
    text = "电话 0571 8800 1 2 3\n2023 年 12 5 6 7 8\n本年公开 5 件\n"
    assert not list(read(text).tables())


def test_numbers_alone_below_all_labels_belong_to_none_of_them() -> None:
    labels = "".join(f"{number}.第{number}种情形\n" for number in range(1, 7))
    rows = texts(only_table(read(labels + "3 0 0 0 0 0 3\n" * 6)))
    assert all(not any(cell.isdigit() for cell in row) for row in rows[:6])


def test_numbers_close_to_one_another_in_columns_of_blanks_are_cells() -> None:
    rows = [f"{at}.第{at}种情形  1{at}  0  2  0  0  3  9" for at in range(1, 6)]
    rows.append("6.末一种情形        48 0      4    2    0   0   54")
    last = texts(only_table(read("\n".join(rows))))[-1]
    assert last == ["6.末一种情形", "48", "0", "4", "2", "0", "0", "54"]


def test_a_whole_report_in_one_line_has_a_cell_for_each_word_and_that_line_for_its_place() -> None:
    rows = [f"{at}.第{at}种 {at} 0 0 0 0 0 {at}" for at in range(1, 25)]
    document = read("某镇2023年报 " + " ".join(rows))
    cells = [cell for table in document.tables() for row in table.rows for cell in row]
    assert len(cells) >= 24 * 8
    assert {cell.place.path for cell in cells} == {"line:1"}


def test_a_table_in_one_line_is_cut_where_another_line_holds_the_largest() -> None:
    largest = " ".join(f"{at}.第{at}种 {at} 0 0 0 0 0 {at}" for at in range(1, 25))
    small = "信息内容 本年 去年 规章 1 0 文件 4 2 许可 15 9 处罚 21 20"
    told = "全年公开1、2、3、4、5、6、7、8、9月的数据。 1 2 3 4 5 6 7 8 9"
    tables = read(f"{small}\n{largest}\n{told}").tables()
    cells = {cell.text for table in tables for row in table.rows for cell in row}
    assert {"规章", "许可", "15"} <= cells
    assert told not in cells
    assert not list(read(small).tables())
