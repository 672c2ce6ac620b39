"""Title, agency, year, dates, scope, sections, stated figures; and what is no report."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.document import Block, Document, Text
from pipelines.read import read_document
from pipelines.reading import Reading, Scope
from pipelines.words.sections import pieces, read_sections
from pipelines.words.sentences import sentences
from pipelines.words.statements import read_statements
from pipelines.words.years import day_of, year_of
from tests.reading.tables import SECTIONS, finding, read_tables, rules, table3


def _read(*texts: str, title: str | None = None, meta: dict[str, str] | None = None) -> Reading:
    blocks: tuple[Block, ...] = tuple(Text(text) for text in texts)
    return read_document(Document("text/html", blocks, title=title, meta=meta or {}), "0" * 64)


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("石塘县财政局2023年政府信息公开工作年度报告", "石塘县财政局", 2023),
        ("2023年石塘县财政局政府信息公开工作年度报告", "石塘县财政局", 2023),
        ("2022年度石塘县双桥街道政府信息公开工作年度报告", "石塘县双桥街道", 2022),
        ("石塘县 2021 年政府信息公开 工作年度报告", "石塘县", 2021),
        ("石塘县财政局政府信息公开2023年度报告", "石塘县财政局", 2023),
        ("二〇二四年石塘县财政局政府信息公开年报", "石塘县财政局", 2024),
        ("石塘县财政局关于２０２２年政府信息公开工作年度报告", "石塘县财政局", 2022),
        ("石塘县人民政府2023年政府信息公开工作年度报告（图片版）", "石塘县人民政府", 2023),
        ("《石塘县财政局2023年政府信息公开工作年度报告》", "石塘县财政局", 2023),
        ("关于石塘县财政局2019年度政府信息公开工作情况的报告", "石塘县财政局", 2019),
        ("【石塘县财政局】2023年政府信息公开年报", "石塘县财政局", 2023),
        ("2023年政府信息公开年度报告（石塘县财政局）", "石塘县财政局", 2023),
        ("石塘县财政局2022年度政府信息公开工作年度报告公示", "石塘县财政局", 2022),
        ("石塘县人民政府信息公开工作年度报告（2021年）", "石塘县人民政府", 2021),
    ],
)
def test_agency_and_year_are_in_the_title(title: str, agency: str, year: int) -> None:
    reading = read_tables(table3(), title=title)
    assert (reading.agency, reading.year) == (agency, year)


def test_a_title_on_two_lines_is_joined() -> None:
    reading = _read("石塘县财政局", "2023年政府信息公开工作年度报告", *SECTIONS)
    assert (reading.agency, reading.year, reading.is_report) == ("石塘县财政局", 2023, True)
    reading = _read("2023年政府信息公开工作年度报告", "（石塘县财政局）", *SECTIONS)
    assert (reading.agency, reading.year) == ("石塘县财政局", 2023)
    assert _read("2023年政府信息公开工作年度报告", "石塘县人民政府", *SECTIONS).agency is None


@pytest.mark.parametrize("lead", ["上一篇：", "下一条: ", "【前一篇】"])
def test_the_paper_beside_it_does_not_name_a_report(lead: str) -> None:
    beside = f"{lead}石塘县财政局2023年政府信息公开工作年度报告"
    reading = _read("2022年政府信息公开工作年度报告", *SECTIONS, beside)
    assert (reading.agency, reading.year) == (None, 2022)


def test_the_year_is_that_of_the_period_where_the_title_has_none() -> None:
    period = "本报告中所列数据的统计期限自2020年1月1日至12月21日。"
    reading = _read("石塘县财政局政府信息公开年报", period, *SECTIONS, "2021年1月20日")
    assert reading.year == 2020
    assert reading.published_on == date(2021, 1, 20)


def test_published_on_is_a_meta_tag_or_a_line_but_never_the_period() -> None:
    title = "石塘县财政局2023年政府信息公开工作年度报告"
    assert _read(title, *SECTIONS, meta={"pubdate": "2024-01-25 10:00"}).published_on == date(2024, 1, 25)
    assert _read(title, "发布时间：2024-01-26 来源：财政局", *SECTIONS).published_on == date(2024, 1, 26)
    assert _read(title, "统计期限自2023年1月1日至2023年12月31日", *SECTIONS).published_on is None


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("2024-01-26 10:20 来源：县财政局 浏览次数：35 【字体：大 中 小】", "page", date(2024, 1, 26)),
        ("信息来源：县财政局 发布日期：2024年1月26日 访问量：5 打印", "page", date(2024, 1, 26)),
        ("石塘县财政局 2024年1月26日", "signature", date(2024, 1, 26)),
        ("二〇二四年一月二十六日", "signature", date(2024, 1, 26)),
        ("[2024-01-26 10:20:31]", "signature", date(2024, 1, 26)),
        ("来源：县财政局 作者：办公室 2024-01-26", "page", date(2024, 1, 26)),
        ("浏览次数：231 发布：2024-01-26", "page", date(2024, 1, 26)),
        ("生成日期：20240126", "page", date(2024, 1, 26)),
        ("录入时间：2024年1月26日", "page", date(2024, 1, 26)),
        ("日期：2024/1/26", "page", date(2024, 1, 26)),
        ("本报告的电子版可在2024年1月26日后下载。", None, None),
        ("统计期限为2023年1月1日起至2023年12月31日止", None, None),
    ],
)
def test_the_day_of_publication_has_its_source(line: str, source: str | None, day: date | None) -> None:
    reading = _read("石塘县财政局2023年政府信息公开工作年度报告", *SECTIONS, "无。", line)
    assert (reading.published_on, reading.published_from, reading.year) == (day, source, 2023)


def test_headings_inside_and_before_their_paragraphs_are_found() -> None:
    reading = _read(
        "石塘县财政局2023年政府信息公开工作年度报告",
        "一、总体情况 2023年，我局稳步推进各项工作。二、主动公开政府信息情况 见表。",
        "三、收到和处理政府信息公开申请情况：见表。",
        "四、政府信息公开行政复议、行政诉讼情况\n无",
        "二、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    )
    assert [section.number for section in reading.sections] == [1, 2, 3, 4, 5, 6]
    assert reading.sections[0].text == "2023年，我局稳步推进各项工作。"


def test_the_sections_of_old_prose_are_told_by_sense() -> None:
    headings = ("一、概述", "二、主动公开情况", "三、依申请公开情况", "四、咨询处理情况",
                "五、复议、诉讼和申诉情况", "六、收费及减免情况",
                "七、存在的主要问题和下一步打算", "八、需要说明的其他事项")  # fmt: skip
    document = Document("text/html", tuple(Text(text) for text in headings))
    assert [section.number for section in read_sections(pieces(document))] == [1, 2, 3, None, 4, None, 5, 6]


def test_the_five_parts_by_heading_and_by_sense() -> None:
    texts = ("（一）主动公开情况", "公开信息12条。", "2.依申请公开方面。收到申请3件。",
             "政府信息管理情况", "先审后发。", "升级了门户网站的栏目。")  # fmt: skip
    reading = _read("石塘县财政局2023年政府信息公开工作年度报告", SECTIONS[0], *texts, *SECTIONS[1:], "无。")
    assert [(str(part.name), part.heading) for part in reading.parts] == [
        ("主动公开", "（一）主动公开情况"),
        ("依申请公开", "2.依申请公开方面"),
        ("政府信息管理", "政府信息管理情况"),
        ("政府信息公开平台建设", None),
    ]


def test_years_and_days_in_chinese_numerals() -> None:
    assert year_of("二○二四年") == 2024
    assert day_of("二〇二五年一月二十四日") == date(2025, 1, 24)
    assert day_of("2024年13月1日") is None


def test_scope_has_its_evidence() -> None:
    own = read_tables(table3(), text="2023年，我局主动公开信息12条。")
    assert (own.scope, own.scope_evidence) == (Scope.AGENCY, "2023年，我局主动公开信息12条。")
    county = "石塘县2023年政府信息公开工作年度报告"
    whole = read_tables(table3(), title=county, text="2023年全县共受理依申请公开3件。")
    assert whole.scope is Scope.GOVERNMENT_AGGREGATE
    assert read_tables(table3(), title=county).scope is Scope.UNKNOWN


def test_sections_are_told_by_sense() -> None:
    headings = ("总体情况", "主动公开政府信息情况", "二、行政机关收到和处理政府信息公开申请情况",
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "五、政府信息公开工作存在的主要问题及改进情况",
                "六、其他需要报告事项")  # fmt: skip
    reading = _read("石塘县财政局2023年政府信息公开工作年度报告", *headings, "无。")
    assert [section.number for section in reading.sections] == [1, 2, 3, 4, 5, 6]
    assert reading.sections[-1].text == "无。"


def _stated(text: str) -> dict[str, float]:
    found = read_statements(tuple(sentences(pieces(Document("text/html", (Text(text),))))))
    return {statement.code: float(statement.value) for statement in found}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("全年新收政府信息公开申请12件，其中予以公开7件，部分公开2件，不予公开3件。",
         {"p.requests.received": 12, "p.requests.granted": 7, "p.requests.partial": 2,
          "p.requests.denied": 3}),
        ("2023年，我局未收到依申请公开件。", {"p.requests.received": 0}),
        ("答复申请805件（含上年度结转申请18件，另有72件申请顺延到下年度答复）。",
         {"p.requests.answered": 805, "p.requests.carried_in": 18, "p.requests.carried_out": 72}),
        ("被提起行政复议3次，复议结果维持2次；行政诉讼1件。",
         {"p.review.total": 3, "p.review.upheld": 2, "p.litigation.total": 1}),
        ("全年主动公开政府信息1,136条。", {"p.proactive.total": 1136}),
        ("网站访问量8.4万人次，开展业务培训3次，召开新闻发布会17场。",
         {"p.page_views": 84000, "p.trainings": 3, "p.press_conferences": 17}),
        ("本机关未收取信息处理费。", {"p.fees.collected": 0}),
        ("2022年未发生信息处理费收费情况。", {"p.fees.collected": 0}),
        ("2022年未发生信息处理费收费投诉情况。", {}),
        ("全年主动公开政府信息约500条，发布解读200余条。", {}),
        ("去年收到政府信息公开申请30件。", {}),
        ("及时对1件人大建议和7件政协提案进行了答复。", {}),
        ("予以公开及部分公开258件。", {}),
    ],
)  # fmt: skip
def test_stated_figures(text: str, stated: dict[str, float]) -> None:
    assert _stated(text) == stated


ROW = ["5", "1", "0", "2", "0", "0", "8"]


def test_the_text_may_count_what_was_carried_over() -> None:
    rows = table3({"new": ROW, "carried_in": ROW, "granted": ROW, "carried_out": ROW, "total": ROW})
    reading = read_tables(rows, text="2023年共收到政府信息公开申请16件。")
    assert "narrative_contradicts" not in rules(reading)
    assert "narrative_basis" in rules(reading, notes=True)


def test_the_text_contradicts_the_table_only_if_no_basis_fits() -> None:
    rows = table3({"new": ROW, "granted": ROW, "total": ROW})
    reading = read_tables(rows, text="2023年共收到政府信息公开申请9件。")
    assert "t3.new.total" in finding(reading, "narrative_contradicts").figures


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", ("各乡镇：", "请于1月20日前报送。")),
        ("2023年政府网站工作年度报表", ("填报单位：石塘县人民政府办公室",)),
        ("石塘县2023年法治政府建设年度报告", ("一、主要举措和成效", "二、存在的不足", "三、下一步安排")),
        ("石塘县财政局2023年度部门决算", ("一、部门概况", "二、决算情况说明")),
        ("石塘县召开政府信息公开年报编制培训会", ("1月8日，石塘县召开培训会。",)),
        (
            "政府信息公开年报",
            tuple(
                f"石塘县{body}2023年政府信息公开工作年度报告"
                for body in ("财政局", "教育局", "民政局", "审计局")
            ),
        ),
    ],
)
def test_look_alikes_are_no_reports(title: str, texts: tuple[str, ...]) -> None:
    reading = _read(title, *texts, title=title)
    assert not reading.is_report
    assert (reading.forms, reading.figures, reading.stated) == ({}, (), ())


@pytest.mark.parametrize(("year", "told"), [(2015, set()), (2022, {"tables_missing"})])
def test_a_report_in_prose_alone_is_a_report(year: int, told: set[str]) -> None:
    """From fiscal year 2019 on every report has tables; before it, bodies below the county had none."""
    prose = "石塘县大田镇认真贯彻条例，主动公开各类政府信息。" * 20
    title = f"石塘县大田镇{year}年政府信息公开工作年度报告"
    reading = _read(title, "一、概述", prose, "二、主要问题和改进措施", prose)
    assert reading.is_report
    assert reading.forms == {}
    assert {"tables_missing"} & rules(reading) == told
