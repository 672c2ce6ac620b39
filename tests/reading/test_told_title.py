"""Body, year and day where they stand in a line of facts or in the opening sentence."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.document import Document, Text
from pipelines.read import read_document
from pipelines.reading import Reading
from tests.reading.tables import SECTIONS, table

TITLE = "石塘县水务局2010年政府信息公开工作年度报告"


def _read(*texts: str) -> Reading:
    return read_document(Document("text/html", tuple(Text(text) for text in (*texts, *SECTIONS))), "0" * 64)


@pytest.mark.parametrize(
    ("opening", "agency", "year"),
    [
        ("根据条例要求，现公布石塘县水务局2022年政府信息公开工作年度报告。", "石塘县水务局", 2022),
        ("按照规定，现发布《石塘县水务局2022年政府信息公开工作年度报告》。", "石塘县水务局", 2022),
        ("特向社会公布水务局2012年度政府信息公开工作年度报告。", "水务局", 2012),
        ("本报告由石塘县平桥街道办事处编制的2011年度政府信息公开年度报告。", "石塘县平桥街道办事处", 2011),
        ("由石塘县人民政府办公室编制的2011年度政府信息公开年度报告。", None, 2011),
        ("现将我局2014年政府信息公开工作报告公布如下。", None, 2014),
        ("现将2014年1月1日至2014年12月31日以来政府信息公开工作报告如下。", None, 2014),
        ("现公布本单位2014年政府信息公开工作年度报告。", None, 2014),
        ("根据县政府办公室《关于做好2014年政府信息公开工作年度报告编制工作的通知》编制。", None, None),
    ],
)
def test_the_opening_names_body_and_year(opening: str, agency: str | None, year: int | None) -> None:
    reading = _read(opening)
    assert (reading.title, reading.agency, reading.year) == (None, agency, year)


def test_the_title_is_believed_before_the_opening() -> None:
    reading = _read(TITLE, "现公布石塘县林业局2022年政府信息公开工作年度报告。")
    assert (reading.agency, reading.year) == ("石塘县水务局", 2010)


@pytest.mark.parametrize(
    "line",
    [
        "索 引 号: 0123456-0/2022-0001 分类: 信息公开年度报告",
        "发布机构: 县政府办 来源: 网站 栏目: 政府信息公开年报",
    ],
)
def test_a_line_of_facts_is_no_title(line: str) -> None:
    reading = _read(line, f"名 称: {TITLE}", "文 号:")
    assert (reading.title, reading.agency, reading.year) == (TITLE, "石塘县水务局", 2010)


def test_a_title_without_a_body_names_none() -> None:
    reading = _read("政府政务公开年报", "2019年，我镇工作平稳。")
    assert (reading.agency, reading.year) == (None, 2019)


@pytest.mark.parametrize(
    "lines",
    [
        ("标 题 | 某表 |", "发布日期: | 2011-01-26 | 效力状态: |"),
        ("  • 发布日期", "2011-01-26"),
        ("信息提供日期 : 2011-01-26 09:23来源 : 县水务局",),
        ("信息来源:县水务局 日期:2011-01-26",),
    ],
)
def test_the_day_beside_its_name(lines: tuple[str, ...]) -> None:
    assert _read(*lines, TITLE).published_on == date(2011, 1, 26)


def test_the_title_in_a_table_of_facts() -> None:
    facts = table([["标题：", TITLE, ""], ["索引号：", "0123456-0/2011-0001", "文号："]])
    blocks = (facts, Text("本报告所列数据的统计期限为2010年1月1日至12月31日。"))
    reading = read_document(Document("text/html", blocks), "0" * 64)
    assert (reading.title, reading.agency, reading.year) == (TITLE, "石塘县水务局", 2010)


@pytest.mark.parametrize("nought", ["〇", "○", "O", "0"])
def test_the_nought_of_years_in_numerals(nought: str) -> None:
    lines = (f"石塘县水务局二{nought}一七年度政府信息公开工作报告", *SECTIONS, f"二{nought}一八年一月二日")
    reading = read_document(Document("text/html", tuple(Text(line) for line in lines)), "0" * 64)
    assert (reading.year, reading.published_on) == (2017, date(2018, 1, 2))


def test_the_day_it_was_put_out_goes_before_the_day_it_was_written() -> None:
    reading = _read("• 公文生成日期：2011-03-31", f"• 标题：{TITLE}", "• 发布日期：2011-01-19")
    assert (reading.title, reading.published_on) == (TITLE, date(2011, 1, 19))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (("本报告由石塘县水务局编制。", "2022年石塘县水务局主动公开政府信息81条。"), {81}),
        (("2022年，县水务局坚持依法公开。", "2022年，县水务局主动公开政府信息81条。"), {81}),
        (("2022年，平桥街道以党的二十大精神为指导。", "全年街道共主动公开政府信息81条。"), {81}),
        (("公开工作由专人负责。", "2022年度街道主动公开政府信息81条。"), {81}),
        (("2022年，县水务局坚持依法公开。", "县林业局主动公开政府信息81条。"), set()),
        (("2022年，我县公开工作平稳。", "县水务局坚持依法公开。县水务局主动公开政府信息81条。"), set()),
    ],
)
def test_without_a_title_a_report_speaks_for_who_drew_it_up_or_is_told_of(
    text: tuple[str, ...], stated: set[int]
) -> None:
    reading = _read("本报告数据统计期限为2022年1月1日至2022年12月31日。", *text)
    assert reading.agency is None
    assert {int(each.value) for each in reading.stated if each.code == "p.proactive.total"} == stated


def test_a_report_drawn_up_is_not_of_a_body_whose_name_begins_with_the_verb() -> None:
    assert _read("根据条例要求，特编制石塘县水务局2017年政府信息公开年度报告。").agency == "石塘县水务局"


@pytest.mark.parametrize("label", ["- 标题: ", "标题"])
def test_a_dash_and_a_label_before_the_title_are_none_of_it(label: str) -> None:
    reading = _read("- 索引号: 0123456-0/2022-0001", f"{label}{TITLE}", "- 发文字号:")
    assert (reading.title, reading.agency, reading.year) == (TITLE, "石塘县水务局", 2010)
