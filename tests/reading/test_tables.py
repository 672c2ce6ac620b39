"""Rows found by their labels and cells placed under columns, on small tables of every kind of trouble."""

from __future__ import annotations

import pytest

from pipelines.forms import form
from pipelines.match.columns import read_header
from pipelines.read import read
from pipelines.reading import AtFault, State
from tests.reading.tables import HEAD, ZEROS, figure, finding, read_tables, rules, table, table3, values

ROW = ["5", "1", "0", "2", "0", "0", "8"]
BALANCED = {"new": ROW, "granted": ROW, "total": ROW}
EXACT = [("printed", int(text)) for text in ROW]


def test_a_clean_table_is_printed_and_nothing_is_flagged() -> None:
    reading = read_tables(table3(BALANCED))
    assert values(reading, "granted") == EXACT
    assert rules(reading) == {"table_missing"}
    assert reading.forms == {"t3": "2021"}
    where = figure(reading, "t3.new.natural").where
    assert where is not None
    assert (where.table, where.row, where.column) == (1, 4, 2)


def test_rows_are_found_by_label_in_any_order() -> None:
    rows = table3(BALANCED)
    rows[3:] = rows[:2:-1]
    assert values(read_tables(rows), "granted") == EXACT


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("三、本 （一）予以公开", "granted"),
        ("（三）不 1. 属于国家秘密", "denied.state_secret"),
        ("2．其他法律法规禁止公开", "denied.other_law"),
        ("（二） 部分公开", "partial"),
        ("5.要求行政机关确认或重新出具已\n获取信息", "rejected.confirm_existing"),
        ("属于四类过程性信恴", "denied.process_info"),
    ],
)
def test_labels_in_other_wordings(label: str, row: str) -> None:
    names = [each.id for _, each in form("2021").table("t3").lines]
    rows = table3({row: ROW})
    rows[len(HEAD) + names.index(row)][0] = label
    assert values(read_tables(rows), row) == EXACT


def test_a_number_printed_on_to_the_end_of_its_label_is_a_cell_of_the_row() -> None:
    rows = table3(BALANCED)
    place = next(place for place, row in enumerate(rows) if "予以公开" in row[0])
    rows[place][0] += ROW[0]
    rows[place][1:] = [*ROW[1:5], "", *ROW[5:]]
    read = values(read_tables(rows), "granted")
    # Which of the two is the phantom, the blank or the 0 beside it, nothing tells.
    assert [*read[:4], *read[6:]] == [("aligned", int(text)) for text in (*ROW[:4], *ROW[6:])]


def test_a_note_at_the_end_of_a_label_is_no_cell_of_a_whole_row() -> None:
    rows = table3(BALANCED)
    place = next(place for place, row in enumerate(rows) if "予以公开" in row[0])
    rows[place][0] += "1"
    assert values(read_tables(rows), "granted") == EXACT


@pytest.mark.parametrize("beside", [3, 5, 7])
def test_among_many_numbers_too_many_no_sum_tells_which_are_the_forms(beside: int) -> None:
    """Of twelve numbers there are many ways to take seven that add up."""
    rows = table3(BALANCED)
    place = next(place for place, row in enumerate(rows) if "予以公开" in row[0])
    rows[place][1:] = [*ROW, *["9"] * beside]
    reading = read_tables(rows)
    assert values(reading, "granted") == [("ambiguous", None)] * 7
    assert "row_cells" in rules(reading)


def beside_each(others: list[list[str]]) -> list[list[str]]:
    """Table 三 with one of the `others` behind each figure of its first rows, in their order."""
    rows = table3(BALANCED)
    full = [row for row in rows if row[1:] == ROW]
    for row, numbers in zip(full, others, strict=True):
        row[1:] = [text for pair in zip(ROW, numbers, strict=True) for text in pair]
    return rows


def test_of_two_numbers_beside_each_other_those_are_taken_that_add_up_in_all_rows() -> None:
    others = [[str(13 * (row + 2) ** 2 + 7 * column**3) for column in range(7)] for row in range(3)]
    read = values(read_tables(beside_each(others)), "granted")
    assert read == [("aligned", number) for _, number in EXACT]


def test_where_both_of_two_numbers_add_up_neither_is_taken() -> None:
    read = values(read_tables(beside_each([["4", "3", "0", "2", "1", "0", "10"]] * 3)), "granted")
    assert read == [("ambiguous", None)] * 7


def test_a_number_repeated_in_each_column_that_its_cell_covers_is_one_number() -> None:
    rows = [["信息内容", *["本年处理决定数量"] * 4], ["行政许可", *["481"] * 4], ["行政处罚", *["7"] * 4]]
    reading = read_tables(rows)
    assert figure(reading, "t2.licensing").value == 481


def test_a_misspelt_label_is_flagged() -> None:
    rows = table3(BALANCED)
    rows[len(HEAD) + 9][0] = "6.属于四类过程姓信息"
    assert finding(read_tables(rows), "label_near").figures[0] == "t3.denied.process_info.natural"


@pytest.mark.parametrize("numbers_first", [True, False])
def test_a_label_cut_by_a_page_break_is_joined(numbers_first: bool) -> None:
    rows = table3()
    place = next(place for place, row in enumerate(rows) if row[0].startswith("2.申请人逾期"))
    head, tail = "2. 申请人逾期未按收费通知要求缴", "纳费用、行政机关不再处理其政府信息公开申请"
    blank = [""] * 7
    rows[place : place + 1] = [
        [head, *(ROW if numbers_first else blank)],
        [tail, *(blank if numbers_first else ROW)],
    ]
    reading = read_tables(rows[: place + 1], rows[place + 1 :])
    assert values(reading, "other.overdue_fee") == EXACT
    assert "row_missing" not in rules(reading)


@pytest.mark.parametrize("group", [[], ["（六）其他处理"]])
@pytest.mark.parametrize("tail", ["关不再处理其政府信息公开申请", "关不再处理其政府"])
def test_both_lines_of_a_label_with_numbers_leave_the_row_open(group: list[str], tail: str) -> None:
    rows = table3()
    place = next(place for place, row in enumerate(rows) if row[0].startswith("2.申请人逾期"))
    head = "2.申请人逾期未按收费通知要求缴纳费用、行政机"
    rows[place : place + 1] = [[head, *ROW], [*group, tail, *ZEROS]]
    reading = read_tables(rows)
    assert values(reading, "other.overdue_fee") == [("ambiguous", None)] * 7
    assert finding(reading, "row_repeated").figures[0] == "t3.other.overdue_fee.natural"


def test_a_label_below_an_illegible_one_may_be_its_end() -> None:
    rows = table3()
    place = next(place for place, row in enumerate(rows) if "公开出版物" in row[0])
    rows[place][0] = "提供公开出版物"
    assert values(read_tables(rows), "rejected.publication") == [("printed", 0)] * 7
    rows[place - 1][0] = "\ufffd\ufffd\ufffd\ufffd"
    reading = read_tables(rows)
    assert {"row_unplaced", "row_missing"} <= rules(reading)
    assert figure(reading, "t3.rejected.publication.natural").state is State.MISSING


def test_a_label_cut_after_two_characters_is_joined() -> None:
    rows = table3()
    place = next(place for place, row in enumerate(rows) if "三安全" in row[0])
    rows[place : place + 1] = [["3.危及“三", *ROW], ["安全一稳定”", *[""] * 7]]
    assert values(read_tables(rows), "denied.three_security_one_stability") == EXACT


def test_one_cell_too_many_is_aligned_by_the_identities() -> None:
    reading = read_tables(table3({**BALANCED, "total": ["5", "1", "0", "2", "0", "0", "0", "8"]}))
    assert values(reading, "total") == [("aligned", value) for _, value in EXACT]
    assert finding(reading, "row_cells").figures[0] == "t3.total.natural"


def test_a_cell_too_few_is_ambiguous_where_the_identities_do_not_tell() -> None:
    reading = read_tables(table3({**BALANCED, "granted": ["5", "1", "0", "2", "0", "8"]}))
    assert values(reading, "granted")[:2] == [("aligned", 5), ("aligned", 1)]
    assert values(reading, "granted")[4:] == [("ambiguous", None), ("ambiguous", None), ("aligned", 8)]
    assert rules(reading) >= {"row_cells"}


def test_no_placing_fits_all_is_ambiguous_and_an_error() -> None:
    reading = read_tables(table3({**BALANCED, "granted": ["5", "1", "0", "2", "0", "0", "0", "9"]}))
    assert {state for state, _ in values(reading, "granted")} == {"ambiguous"}
    assert finding(reading, "row_cells").severity == "error"


def test_phantom_columns_of_every_row_leave_the_figures_printed() -> None:
    rows = [
        [*row, ""] if place < len(HEAD) else [row[0], "", *row[1:], ""]
        for place, row in enumerate(table3(BALANCED))
    ]
    reading = read_tables(rows)
    assert values(reading, "granted") == EXACT
    assert "row_cells" not in rules(reading)


def test_blanks_beside_a_row_that_is_wider_than_the_others_prove_nothing() -> None:
    wide = ["5", "1", "", "2", "0", "0", "0", "8"]
    reading = read_tables(table3({**BALANCED, "granted": wide}))
    assert "row_cells" in rules(reading)
    assert all(state != "printed" for state, _ in values(reading, "granted"))


def test_a_missing_row_stays_missing() -> None:
    rows = [row for row in table3(BALANCED) if "重复申请" not in row[0]]
    reading = read_tables(rows)
    assert {state for state, _ in values(reading, "rejected.repeat")} == {"missing"}
    assert "t3_processed" not in rules(reading)
    assert finding(reading, "row_missing").figures[0] == "t3.rejected.repeat.natural"


def test_a_row_printed_twice_with_other_figures_is_not_trusted() -> None:
    rows = table3(BALANCED)
    rows.append([rows[len(HEAD)][0], "9", "0", "0", "0", "0", "0", "9"])
    assert {state for state, _ in values(read_tables(rows), "new")} == {"ambiguous"}


def test_a_row_without_a_label_is_reported_and_placed_nowhere() -> None:
    rows = table3(BALANCED)
    rows[len(HEAD) + 2][0] = ""
    reading = read_tables(rows)
    assert {state for state, _ in values(reading, "granted")} == {"missing"}
    assert {"row_unplaced", "row_missing"} <= rules(reading)


def test_columns_that_the_header_names_in_another_order_are_followed() -> None:
    rows = table3(BALANCED)
    rows[2][0], rows[2][1] = rows[2][1], rows[2][0]
    reading = read_tables(rows)
    assert figure(reading, "t3.new.business").value == 0
    assert figure(reading, "t3.new.research").value == 1
    assert "columns_reordered" in rules(reading)


def test_a_table_over_two_pages_is_one_table() -> None:
    rows = table3(BALANCED)
    assert values(read_tables(rows[:9], rows[9:]), "total") == EXACT


def test_the_2019_form_is_told_by_its_row() -> None:
    reading = read_tables(table3(BALANCED, "2019"))
    assert reading.forms == {"t3": "2019"}
    assert values(reading, "other") == [("printed", 0)] * 7


def test_broken_identities_are_findings_and_the_figures_stay() -> None:
    reading = read_tables(table3({**BALANCED, "total": ["6", "1", "0", "2", "0", "0", "8"]}))
    assert values(reading, "total")[0] == ("printed", 6)
    assert {"t3_balance", "t3_processed", "t3_columns"} <= rules(reading)
    broken = finding(reading, "t3_balance")
    assert broken.at_fault is AtFault.SOURCE
    assert "t3.total.natural" in broken.figures
    assert broken.expected == "5 = 6"


def test_blanks_support_an_identity_and_break_none() -> None:
    blank = [""] * 7
    filled = ["5", "", "", "3", "", "", "8"]
    rows = {row.id: blank for _, row in form("2021").table("t3").lines}
    reading = read_tables(
        table3({**rows, "new": filled, "granted": ["5", "", "", "3", "", "", ""], "total": filled})
    )
    assert rules(reading) == {"table_missing", "identity_open"}
    assert "t3.granted.total" in finding(reading, "identity_open").figures
    assert figure(reading, "t3.granted.total").state is State.BLANK


def test_a_blank_total_among_rows_with_totals_is_told() -> None:
    row = ["5", "0", "0", "3", "0", "0", "8"]
    rows = dict.fromkeys(("new", "granted", "partial", "unable.not_held", "total"), row)
    reading = read_tables(table3({**rows, "rejected.repeat": ["0", "5", "", "0", "3", "8", ""]}))
    told = [one for one in reading.findings if one.rule == "identity_open"]
    assert any("t3.rejected.repeat.total" in one.figures for one in told)


def test_a_row_that_alone_ends_in_a_blank_may_have_lost_a_cell() -> None:
    row = ["5", "0", "0", "3", "0", "0", "8"]
    rows = dict.fromkeys(("new", "granted", "partial", "unable.not_held", "total"), row)
    reading = read_tables(table3({**rows, "rejected.repeat": ["5", "0", "3", "0", "0", "8", ""]}))
    assert [state for state, _ in values(reading, "rejected.repeat")].count("printed") == 0
    assert finding(reading, "row_cells").figures[0] == "t3.rejected.repeat.natural"


def test_marks_and_words_are_no_numbers() -> None:
    reading = read_tables(table3({"partial": ["/", "—", "无", "详见附件", "", "1 0", "0"]}))
    states = [state for state, _ in values(reading, "partial")]
    assert states == ["mark", "mark", "mark", "text", "blank", "text", "printed"]
    assert finding(reading, "cell_text").figures == ("t3.partial.nonprofit",)


def test_a_number_broken_over_two_lines_is_joined_where_the_sum_holds() -> None:
    held = ["12\n34", "1", "0", "0", "0", "0", "1235"]
    reading = read_tables(table3({"new": held, "granted": ["1234", "1", "0", "0", "0", "0", "1\n235"]}))
    assert figure(reading, "t3.new.natural").value == 1234
    assert figure(reading, "t3.granted.total").state is State.TEXT


def test_broken_numbers_alone_do_not_prove_one_another() -> None:
    reading = read_tables(table3({"new": ["6 0", "0", "0", "0", "0", "0", "6 0"]}))
    assert {value for _, value in values(reading, "new")} <= {None, 0}


TABLE4 = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
    [
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
    ],
]


def test_table_four_stands_under_its_header() -> None:
    row = ["2", "1", "0", "0", "3", "0", "0", "0", "0", "0", "4", "0", "0", "1", "5"]
    reading = read_tables([*TABLE4, row])
    assert [figure.value for figure in reading.figures if figure.code.startswith("t4.")] == [
        int(text) for text in row
    ]
    assert rules(reading) == {"table_missing"}


def test_heads_that_end_in_the_name_of_a_row_are_no_row() -> None:
    rows = [row for row in table3() if row[0] != "（七）总计"]
    reading = read_tables([*rows, ["维持", "纠正", "结果", "审结", "总计"]])
    assert finding(reading, "row_missing").figures[0] == "t3.total.natural"
    assert "row_cells" not in rules(reading)


@pytest.mark.parametrize("first", [True, False])
def test_table_four_without_its_uppermost_heads_is_read_only_in_the_order_of_its_form(first: bool) -> None:
    ends = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    groups = ["未经复议直接起诉", "复议后起诉"]
    figures = ["1", "2", "0", "3", "6", "0", "0", "0", "0", "0", "4", "0", "0", "0", "4"]
    reading = read_tables(table3(), [[*ends, *groups] if first else [*groups, *ends], ends * 3, figures])
    found = {figure.code: figure for figure in reading.figures if figure.code.startswith("t4.")}
    if first:
        assert [str(figure.value) for figure in found.values()] == figures
    else:
        assert all(figure.state is not State.PRINTED for figure in found.values())
        assert {each.rule for each in reading.findings} >= {"row_missing", "row_cells"}


def test_table_four_totals_are_checked_and_kept() -> None:
    row = ["10", "1", "0", "0", "0", *["0"] * 10]
    reading = read_tables([*TABLE4, row])
    assert figure(reading, "t4.review.total").value == 0
    assert finding(reading, "t4_totals").at_fault is AtFault.SOURCE


def test_tables_of_two_forms_are_mixed() -> None:
    table2 = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "1", "2", "3"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "73"],
    ]
    reading = read_tables(table2, table3(name="2019"))
    assert reading.forms == {"t2": "2021", "t3": "2019"}
    assert finding(reading, "format_mixed").severity == "warning"
    assert figure(reading, "t2.licensing").value == 73


def test_rules_of_a_county_are_implausible_but_kept() -> None:
    table2 = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "2", "0", "2"],
        ["行政规范性文件", "0", "0", "0"],
    ]
    reading = read_tables(table2)
    assert figure(reading, "t2.regulations.made").value == 2
    assert finding(reading, "regulations_implausible").figures == (
        "t2.regulations.made",
        "t2.regulations.valid",
    )


def test_odd_numbers_are_kept_and_flagged() -> None:
    odd = ["3.5", "-1", "1 234", "3条", *ZEROS[:3]]
    reading = read_tables(table3({"partial": odd}))
    assert {"not_integer", "negative", "cell_spaces", "unit_differs"} <= rules(reading)
    assert figure(reading, "t3.partial.business").value == -1
    assert figure(reading, "t3.partial.nonprofit").unit == "条"


@pytest.mark.parametrize("last", ["08", "0 8", "００８"])
def test_a_zero_that_ran_into_a_number_leaves_the_row_open(last: str) -> None:
    """A cell too many moved the others by one: none of them is claimed for its column without a finding."""
    reading = read_tables(table3({**BALANCED, "granted": ["5", "3", "1", "0", "2", "0", last]}))
    claimed = {one.code for one in reading.figures if one.state in (State.PRINTED, State.ALIGNED)}
    told = {code for one in reading.findings if one.severity != "info" for code in one.figures}
    assert not {code for code in claimed if code.startswith("t3.granted.")} - told


@pytest.mark.parametrize("below", [0, 1])
def test_numbers_without_a_label_name_the_blank_row_beside_them(below: int) -> None:
    rows = table3({"unable.not_held": [""] * 7})
    at = next(place for place, row in enumerate(rows) if "不掌握" in row[0])
    rows.insert(at + below, ["三、本", "1", "24", "49", "870", "86", "33", "1063"])
    reading = read_tables(rows)
    assert figure(reading, "t3.unable.not_held.legal").value is None
    assert "t3.unable.not_held.legal" in finding(reading, "row_unplaced").figures


@pytest.mark.parametrize("unit", ["元", "千元", "亿元", "万元"])
@pytest.mark.parametrize("label", ["行政事业性收费（{}）", "行政事业性收费"])
def test_an_amount_has_the_unit_of_its_head_or_label(unit: str, label: str) -> None:
    head = "本年收费金额" if "{}" in label else f"本年收费金额（单位：{unit}）"
    table2 = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["行政规范性文件", "1", "0", "4"],
        ["信息内容", head],
        [label.format(unit), "5834.25"],
    ]
    reading = read_tables(table2)
    fees = figure(reading, "t2.fees")
    assert (str(fees.value), fees.unit) == ("5834.25", unit)
    assert ("unit_differs" in rules(reading)) == (unit != "万元")
    assert figure(reading, "t2.normative.made").unit == "件"


@pytest.mark.parametrize(("head", "is_other"), [("总计", True), ("\ufffd\ufffd", True), ("", False)])
def test_an_illegible_head_is_a_column_too(head: str, is_other: bool) -> None:
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "社会公益组织", "法律服务机构", "其他", head]
    found = form("2021").table("t3")
    header = read_header([table([names]).rows[0]], found.lines[0][0].columns, found)
    assert header is not None
    assert header.other is is_other


def test_a_row_that_only_a_second_table_has_is_not_the_first_ones() -> None:
    said = ("new", "granted", "total", "partial")
    first = table3({row: ["1", "0", "0", "0", "0", "0", "1"] for row in said})
    second = table3({row: ["5", "0", "0", "0", "0", "0", "5"] for row in said})
    without = [row for row in first if row[0] != "3.其他"]
    reading = read_tables(without, second)
    assert not any(value for _, value in values(reading, "other.misc"))
    assert "t3.other.misc.total" in finding(reading, "row_missing").figures


def test_pieces_among_the_numbers_of_a_line_of_text_prove_no_columns() -> None:
    labels = "1.属于国家秘密 2.其他法律行政法规禁止公开 5.属于三类内部事务信息"
    labels += " 6.属于四类过程性信息 7.属于行政执法案卷"
    lines = [f"{label}  3  1  0  0  0  0  4" for label in labels.split()]
    lines.insert(2, "4.保护第三方合法权益  0  47  0  0  0  52  2）")
    text = "石塘县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + "\n".join(lines)
    reading = read([text.encode()])
    assert values(reading, "denied.state_secret")[0] == ("printed", 3)
    assert "t3.denied.third_party.business" in finding(reading, "row_cells").figures
