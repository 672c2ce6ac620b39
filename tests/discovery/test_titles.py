"""Which titles are those of annual reports, which of columns, and which names are those of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import words
from crawler.discovery.place import is_neighbours, is_report_column, unit_name
from crawler.discovery.text import day_in, squashed, years_in
from crawler.discovery.titles import is_look_alike, is_report

REPORTS = [
    "江口镇2017年信息公开工作年度报告", "赣县区2023年度政府信息公开工作年度报告", "2019年政府信息公开年报",
    "柳山镇人民政府政府信息公开2021年年度报告", "县财政局2023年政府信息公开工作年度报告（图片版）",
    "２０２２年政府信息公开年度报告",
    "北山县统计局二〇二〇年政府信息公开工作年度报告", "审计局2023年政府信息公开工作 年度报告",
    "2015年政务公开工作年度报告",
    "关于公布2023年政府信息公开工作年度报告的公告", "青禾县2023年政府信息公开工作年度…",
    "青禾县人民政府2008年政府信息公开工作报告",
    "生态环境局政府信息公开工作年度报告(2022年)", "2023年政府信息公开工作年度报告.pdf",
    "政府信息公开工作2014年度报告"]
OTHERS = [
    "关于报送2023年政府信息公开工作年度报告的通知", "2023年政府网站工作年度报表",
    "青禾县2022年法治政府建设年度报告",
    "2023年政府信息公开工作要点", "县政府召开政府信息公开工作推进会",
    "青禾县2023年国民经济和社会发展统计公报", "教育局2022年部门决算",
    "关于做好2022年政府信息公开年度报告编制和发布工作的通知", "一图读懂2023年政府信息公开工作年度报告",
    "政府信息公开指南", "2024年政府工作报告",
    "县气象局2023年度气象服务报告", "政府信息公开年度报告格式模板", "政务新媒体2023年度工作报告",
    "2023年政府信息公开工作年度报告解读", "图解：青禾县2022年政府信息公开工作年报",
    "【图解】青禾县2023年政府信息公开工作年度报告", "解读《青禾县2023年政府信息公开工作年度报告》", ""]


@pytest.mark.parametrize("title", REPORTS)
def test_reports_are_known_by_their_title(title: str) -> None:
    assert is_report(title)
    assert not is_look_alike(title)


@pytest.mark.parametrize("title", OTHERS)
def test_other_papers_notices_and_news_are_not(title: str) -> None:
    assert not is_report(title)


@pytest.mark.parametrize("title", [t for t in OTHERS if t])
def test_not_even_in_a_column_of_reports(title: str) -> None:
    assert not is_report(title, in_column=True)


@pytest.mark.parametrize("title", ["财政局2023年度报告", "审计局2022年年报", "江口镇年度报告", "2021年度报告",
"2020年年报"])
def test_in_a_column_of_reports_less_is_enough(title: str) -> None:
    assert is_report(title, in_column=True)
    assert not is_report(title)


@given(st.integers(2003, 2035), st.sampled_from(["", "度"]), st.sampled_from(["政府", ""]),
       st.sampled_from(["工作", ""]), st.sampled_from(["年度报告", "年报", "年度工作报告"]), st.booleans(),
       st.sampled_from(["赣县区人民政府", "江口镇", "县财政局", "经开区管委会"]))
def test_titles_vary_freely(
    year: int, degree: str, government: str, work: str, report: str, first: bool, body: str,
) -> None:
    dated = f"{year}年{degree}"
    head = dated + body if first else body + dated
    assert is_report(f"{head}{government}信息公开{work}{report}")


@pytest.mark.parametrize(("name", "disclosure", "column"), [
    ("政府信息公开年报", False, True), ("信息公开年度报告", False, True), ("年度报告",
    True, True), ("年度报告", False, False),
    ("历史年度报告归档", True, True), ("工作年报", True, True), ("政府网站年度报表",
    True, False), ("法治政府建设年度报告", True, False),
    ("街镇年报", True, True), ("部门和街镇年报", True, True), ("县市区年报", True, True),
    ("区政府年报", True, True),
    ("各县（市、区）年报", True, True), ("乡（镇）年报", True, True), ("旗区年报", True, True),
    ("各市年报", True, True),
    ("县区政府（管委会）年报", True, True), ("事业单位年报", True, False), ("市场年报", True, False),
    ("企业年报", True, False),
    ("统计年报", True, False), ("公开指南", True, False), ("政务信息公开年报", False, True), ("部门决算",
    True, False)])
def test_columns_of_reports(name: str, disclosure: bool, column: bool) -> None:
    assert is_report_column(name, disclosure) is column


@pytest.mark.parametrize("name", [
    "部门信息公开目录", "乡镇（街道）信息公开目录", "乡镇、城市社区信息公开目录", "市政府各部门信息公开",
    "部门街道", "镇街", "乡镇信息公开",
    "师市机关部门", "团场", "团镇", "镇信息公开", "镇政府信息公开目录",
    "驻县单位", "区属部门", "垂直管理部门", "赣县区部门信息公开", "县直部门", "政府部门", "区直单位政务公开",
    "各乡镇", "县（市、区）信息公开", "部门、县（市）区信息公开"])
def test_directories(name: str) -> None:
    assert words.DIRECTORY.search(squashed(name))
    assert unit_name(name) is None


@pytest.mark.parametrize(("text", "unit"), [
    ("江口镇", "江口镇"), ("教育局信息公开目录", "教育局"), ("东门街道信息公开", "东门街道"), ("· 党政办公室",
    "党政办公室"),
    ("河西街道办事处", "河西街道办事处"), ("生态环境局（分局）", "生态环境局(分局)"), ("工作动态",
    None), ("政府信息公开指南", None),
    ("跨省通办", None), ("高效办成一件事一次办", None), ("全程网办", None), ("帮办代办", None),
    ("交通办", "交通办"), ("政务办", "政务办"), ("更多", None), ("赣县区人民政府", None),
    ("全县经济工作会议召开", None), ("机构职能", None)])
def test_unit_names(text: str, unit: str | None) -> None:
    assert unit_name(text) == unit


def test_years_and_days() -> None:
    assert years_in("二〇二三年、2019年和2020102号") == (2023, 2019)
    assert day_in("发布 2024年 1 月30日") is not None
    assert day_in("[2017-10-13]") == day_in("2017/10/13") == day_in("2017.10.13")
    assert day_in("2024-02-31 2024-13-01 10-20") is None


@pytest.mark.parametrize("path", ["/zwgk/zcwj67/zfxxgknb/2024n78/", "/gkzn/nb/jdbsc/", "/zwgk/zfxxgknb/"])
def test_the_deepest_folder_that_tells_says_whose_column_it_is(path: str) -> None:
    assert not is_neighbours(path)


@pytest.mark.parametrize("path", ["/zwgk/zcwj67/", "/zfxxgknb/gkzn/", "/xxgk/wznb/2024/", "/nb/fzzf/1.html"])
def test_a_folder_of_another_column_is_none_of_reports(path: str) -> None:
    assert is_neighbours(path)
