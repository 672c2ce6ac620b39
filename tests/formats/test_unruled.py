"""Tables of drawn pages without rules: cells, blanks, wrapped labels, page breaks; prose is no table."""

from __future__ import annotations

import pytest

from pipelines.formats import to_document
from tests.formats.helpers import lines, only_table, rules, texts
from tests.formats.pdf_drawing import Sheet, pdf

HEADS = [(60, 100, "信息内容"), (200, 100, "制发件数"), (300, 100, "废止件数"), (400, 100, "有效件数")]
Words = list[tuple[float, float, str]]


def _read(*pages: Words) -> list[list[str]]:
    return texts(only_table(to_document(pdf([Sheet(page) for page in pages], "none"))))


def test_a_column_without_values_is_a_column_of_blanks() -> None:
    rows: Words = [(60, 120, "规章"), (215, 120, "3"), (415, 120, "12"), (60, 140, "文件"), (415, 140, "7")]
    assert _read([*HEADS, *rows])[1:] == [["规章", "3", "", "12"], ["文件", "", "", "7"]]


@pytest.mark.parametrize("pitch", [6.5, 7.5])
def test_a_wrapped_label_stands_around_its_values(pitch: float) -> None:
    words: Words = [
        *HEADS,
        (60, 130 - pitch, "1.属于法律法规"), (60, 130 + pitch, "禁止的"),
        (215, 130, "1"), (315, 130, "2"), (415, 130, "3"),
        (60, 160, "2.其他"), (215, 160, "4"), (315, 160, "5"), (415, 160, "6"),
    ]  # fmt: skip
    assert _read(words)[1:] == [["1.属于法律法规\n禁止的", "1", "2", "3"], ["2.其他", "4", "5", "6"]]


def test_a_table_goes_on_over_the_page_a_little_aside() -> None:
    first: Words = [*HEADS, (60, 120, "规章"), (215, 120, "3"), (315, 120, "4"), (415, 120, "5")]
    second: Words = [(66, 80, "文件"), (221, 80, "6"), (321, 80, "7"), (421, 80, "8")]
    assert _read(first, second)[1:] == [["规章", "3", "4", "5"], ["文件", "6", "7", "8"]]


def test_groups_at_the_left_keep_out_of_the_labels() -> None:
    words: Words = [(200, 100, "制发件数"), (300, 100, "废止件数")]
    for at, label in enumerate(("1.秘密", "2.禁止", "3.稳定")):
        y = 120.0 + 20 * at
        words += [(110, y, label), (215, y, str(at)), (315, y, str(at + 5))]
    words += [(60, 134, "（三）"), (60, 146, "不公开")]
    assert _read(words)[1:] == [
        ["（三）\n不公开", "1.秘密", "0", "5"],
        ["2.禁止", "1", "6"],
        ["3.稳定", "2", "7"],
    ]


def test_words_over_other_words_are_not_known() -> None:
    rows: Words = [(60, 120, "规章数"), (62, 122, "文件本")]
    rows += [(215, 120, "3"), (315, 120, "4"), (415, 120, "5")]
    rows += [(60, 140, "许可"), (215, 140, "6"), (315, 140, "7"), (415, 140, "8")]
    assert _read([*HEADS, *rows])[1:] == [["\ufffd" * 6, "3", "4", "5"], ["许可", "6", "7", "8"]]


def test_two_numbers_in_one_column_leave_the_columns_open() -> None:
    rows: Words = [(60, 120, "规章"), (215, 120, "3"), (300, 120, "4"), (330, 120, "/"), (415, 120, "5")]
    rows += [(60, 140, "文件"), (215, 140, "6"), (302, 140, "7123456"), (415, 140, "8")]
    rows += [(60, 160, "许可"), (215, 160, "6"), (302, 160, "7123456"), (415, 160, "8")]
    document = to_document(pdf([Sheet([*HEADS, *rows])], "none"))
    assert "table_unruled_unsure" in rules(document)


def test_a_column_of_units_is_none_of_labels() -> None:
    names = ("一、主动公开情况", "（一）公开信息数", "其中：规范性文件数", "制发文件总数", "1.公报公开数")
    words: Words = [(60, 100, "统计指标"), (300, 100, "单位"), (400, 100, "统计数")]
    words += [(60, 120.0 + 14 * at, name) for at, name in enumerate(names)]
    told = [list(row) for row in zip(names[1:], "条条件条", "7890", strict=True)]
    for at, (_, unit, number) in enumerate(told, 1):
        words += [(305, 120.0 + 14 * at, unit), (405, 120.0 + 14 * at, number)]
    assert _read(words) == [["统计指标", "单位", "统计数"], [names[0], "", ""], *told]


def test_the_heading_of_a_section_ends_a_table() -> None:
    words: Words = [*HEADS, (60, 120, "规章"), (215, 120, "3"), (315, 120, "4"), (415, 120, "5")]
    words += [(60, 140, "文件"), (215, 140, "6"), (315, 140, "7"), (415, 140, "8")]
    words += [(60, 160, "四、政府信息公开行政复议、行政诉讼情况")]
    words += [(60, 176, "结果维持结果纠正其他结果尚未审结总计")]
    words += [(x, 192, text) for x, text in zip(range(60, 210, 30), "91208", strict=True)]
    first, second = map(texts, to_document(pdf([Sheet(words)], "none")).tables())
    assert [row[0] for row in first] == ["信息内容", "规章", "文件"]
    assert second[-1] == ["9", "1", "2", "0", "8"]


def test_dotted_leaders_part_label_and_value() -> None:
    words: Words = [*HEADS[:2]]
    for y, label, value in ((120, "规章", "3"), (140, "规范性文件", "12"), (160, "许可", "7")):
        words += [(60, y, label + "." * (30 - 2 * len(label))), (215, y, value)]
    assert _read(words)[1:] == [["规章", "3"], ["规范性文件", "12"], ["许可", "7"]]


def test_values_drawn_as_one_string_with_blanks() -> None:
    words: Words = [*HEADS, (60, 120, "规章"), (200, 120, "1" + " " * 36 + "20" + " " * 34 + "300")]
    assert _read(words)[1] == ["规章", "1", "20", "300"]


def test_numbers_that_stand_under_no_head_are_told() -> None:
    words: Words = [
        *HEADS,
        (60, 120, "规章"), (260, 120, "3"), (60, 140, "文件"), (260, 140, "4"),
        (60, 160, "许可"), (360, 160, "5"),
    ]  # fmt: skip
    document = to_document(pdf([Sheet(words)], "none"))
    assert rules(document) == ["table_unruled_unsure"]


@pytest.mark.parametrize(
    "words",
    [
        [(60, 100, "一是收到申请 12 件，二是办结 10 件，三是结转 2 件。")],
        [
            (60, 100, "一、总体情况............1"),
            (60, 120, "二、公开情况............2"),
            (60, 140, "三、申请情况............3"),
        ],
        [
            (60, 100, "左边一栏写的是正文"),
            (320, 100, "右边一栏写的也是正文"),
            (60, 116, "仍是正文"),
            (320, 116, "还是正文"),
        ],
        [(60, 100, "联系电话"), (300, 100, "某某市人民政府办公室"), (300, 116, "2024年1月20日")],
        [(80, 100, "1.第一项工作"), (80, 116, "2.第二项工作"), (80, 132, "3.第三项工作")],
    ],
)  # fmt: skip
def test_prose_is_no_table(words: Words) -> None:
    document = to_document(pdf([Sheet(words)], "none"))
    assert not list(document.tables())
    assert "".join("".join(lines(document)).split()) == "".join("".join(text for _, _, text in words).split())
