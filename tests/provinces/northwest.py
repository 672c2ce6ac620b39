"""Shaanxi, Gansu, Qinghai, Ningxia, Xinjiang and the corps there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, forms, grids, office, pages, papers, wordfile
from tests.provinces.articles import is_heading
from tests.provinces.central import WIDE
from tests.provinces.drawn import Figures
from tests.provinces.grids import Grid, Style, label, rewritten
from tests.provinces.report import FORM_2019, FORM_2021, Report
from tests.provinces.south import merged_document
from tests.provinces.told import told


def shaanxi(random: Random) -> Report:
    """The whole form of 2019 two years too late, not one number filled in."""
    figures: Figures = dict.fromkeys(drawn.form_2019(random, drawn.TINY))
    text = told("shaanxi", figures, random)
    tables = {
        "T2": editors.word_paste(grids.two(figures, "2019")),
        "T3": editors.word_paste(grids.three(figures, "2019")),
        "T4": editors.word_paste(grids.four(figures)),
    }
    body = "佳县金明寺镇人民政府"
    markup = articles.article(text, tables, articles.word)
    leaf = pages.Leaf(text.title, markup, body, date(2023, 1, random.randint(3, 31)), "佳县人民政府")
    page = pages.openness(leaf)
    due = ("form_outdated", "table_blank")
    return Report(
        page, 2022, (body,), figures, FORM_2019, leaf.day, text.stated, text.may, clean=False, due=due
    )


def gansu(random: Random) -> Report:
    """DOCX by a program: one column of labels, numbers of rows left out, tables not ruled apart."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    figures |= {f"t4.direct.{end}": Decimal(0) for end in forms.T4_ENDS}
    text = told("gansu", figures, random)
    style = Style(label=rewritten(*(f"{at}.→" for at in range(1, 9))))
    tables = {
        "T2": grids.two(figures, style=style),
        "T3": grids.three(figures, style=style),
        "T4": grids.four(figures, style),
    }
    body = "甘谷县人民政府办公室"
    day = date(2025, 1, random.randint(5, 27))
    data = merged_document(text, tables, (body, f"2025年1月{day.day}日"))
    return Report(data, 2024, (body,), figures, FORM_2021, day, text.stated, text.may, scope="agency")


def qinghai(random: Random) -> Report:
    """PDF without rules between paragraphs of text, numbers of pages close below."""
    full = drawn.form_2021(random, drawn.COUNTY)
    full |= {code: Decimal(0) for code in full if code.startswith("t2.regulations")}
    text = told("qinghai", full, random)
    tables = {
        "T2": (grids.two(full), (50, 36, 36, 36)),
        "T3": (grids.three(full), WIDE),
        "T4": (grids.four(full), (11,) * 15),
    }
    body = "门源回族自治县人民政府"
    data = papers.flowing(text, tables, papers.bare, rules=False)
    names = (body, "门源回族自治县人民政府办公室", "门源回族自治县")
    return Report(data, 2023, names, full, FORM_2021, None, text.stated, text.may)


def ningxia(random: Random) -> Report:
    """PDF of the form of 2019, ruled."""
    figures = drawn.form_2019(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("ningxia", figures, random)
    tables = {
        "T2": (grids.two(figures, "2019"), (50, 36, 36, 36)),
        "T3": (grids.three(figures, "2019"), WIDE),
        "T4": (grids.four(figures), (11,) * 15),
    }
    body = "银川市兴庆区人民政府"
    names = (body, "银川市兴庆区人民政府办公室")
    day = date(2020, 3, random.randint(2, 31))
    data = papers.flowing(text, tables, ending=(body, f"2020年3月{day.day}日"))
    return Report(data, 2019, names, figures, FORM_2019, day, text.stated, text.may)


def xinjiang(random: Random) -> Report:
    """A workbook: the text in one sheet, each table in its own."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("xinjiang", figures, random)
    tables = {"T2": grids.two(figures), "T3": grids.three(figures), "T4": grids.four(figures)}
    names = ("年度报告", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "行政复议行政诉讼情况")
    data = office.workbook(text, tables, names)
    return Report(data, 2022, ("尉犁县水利局",), figures, FORM_2021, None, text.stated, text.may)


def bingtuan(random: Random) -> Report:
    """DOCX in which the three tables are one, with their headings as rows of it."""
    figures = drawn.form_2021(random, drawn.VILLAGE)
    text = told("bingtuan", figures, random)
    at = text.lines.index("T2")
    end = text.lines.index("T4")
    headings = [line for line in text.lines[at:end] if is_heading(line)]
    joined: Grid = grids.scaled(grids.two(figures), 15)
    for heading, grid, factor in zip(
        headings, (grids.three(figures), grids.four(figures)), (6, 4), strict=True
    ):
        joined += [[label(heading, 60)], *grids.scaled(grid, factor)]
    text.lines[at : end + 1] = ["T2"]
    tables = {"T2": wordfile.table(joined)}
    body = "新疆生产建设兵团第八师一四三团"
    data = wordfile.document(text, tables, wordfile.split_runs)
    names = (body, "第八师一四三团", "一四三团")
    return Report(data, 2021, names, figures, FORM_2021, None, text.stated, text.may)


REPORTS = {
    "shaanxi": shaanxi,
    "gansu": gansu,
    "qinghai": qinghai,
    "ningxia": ningxia,
    "xinjiang": xinjiang,
    "bingtuan": bingtuan,
}
