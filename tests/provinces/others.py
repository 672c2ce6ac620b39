"""Liaoning in the first year, Hunan and Henan before 2021, Jiangsu on paper, Sichuan in pictures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, grids, pages, papers
from tests.provinces.central import WIDE
from tests.provinces.drawn import Figures
from tests.provinces.grids import Style, label
from tests.provinces.report import FORM_2019, FORM_2021, Report
from tests.provinces.told import told


def dalian(random: Random) -> Report:
    """The first year of all, which began in May."""
    text = told("dalian", {}, random)
    body = "大连市沙河口区民政局"
    markup = articles.article(text, {}, articles.by_hand)
    leaf = pages.Leaf(text.title, markup, body, date(2009, 3, random.randint(2, 30)), "沙河口区政府网")
    names = (body, "沙河口区民政局")
    page = pages.narrow(leaf)
    return Report(page, 2008, names, {}, {}, leaf.day, text.stated, text.may, sections=0)


def changsha(random: Random) -> Report:
    """Prose of a bureau, in the order of the law of 2007."""
    text = told("changsha", {}, random)
    body = "浏阳市教育局"
    markup = articles.article(text, {}, articles.wps) + "<p>附件：1.政府信息公开统计表.xls</p>"
    leaf = pages.Leaf(text.title, markup, body, date(2014, 2, random.randint(5, 27)), "浏阳市人民政府")
    page = pages.openness(leaf)
    return Report(page, 2013, (body,), {}, {}, leaf.day, text.stated, text.may, sections=0)


def zhengzhou(random: Random) -> Report:
    """The row 其他主动公开文件 that the province asks for; procurement in 元, changes with a sign."""
    figures = drawn.form_2019(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    figures["t2.procurement.amount"] = Decimal(random.randint(100000, 90000000))
    text = told("zhengzhou", figures, random)
    ends = ("made", "published", "public_total")
    more: Figures = {
        f"t2.other_documents.{end}": Decimal(value)
        for end, value in zip(ends, (5, 5, random.randint(5, 400)), strict=True)
    }
    style = Style(number=_signed)
    two = grids.two(figures, "2019", style)
    two.insert(4, [label("其他主动公开文件"), *(grids.figure(code, more, style) for code in more)])
    tables = {
        "T2": editors.wps_paste(two),
        "T3": editors.wps_paste(grids.three(figures, "2019", style)),
        "T4": editors.wps_paste(grids.four(figures, style)),
    }
    body = "巩义市人民政府"
    markup = articles.article(text, tables, articles.tinymce)
    leaf = pages.Leaf(text.title, markup, body, date(2021, 2, random.randint(1, 27)), "巩义市人民政府")
    names = (body, "巩义市人民政府办公室")
    page = pages.hanweb(leaf)
    scope = "government_aggregate"
    found = figures | more
    return Report(page, 2020, names, found, FORM_2019, leaf.day, text.stated, text.may, scope=scope)


def _signed(code: str, value: Decimal) -> str:
    if code.endswith(".change"):
        return f"减{-value}" if value < 0 else f"+{value}" if value else "0"
    return f"{value:f}元" if code.endswith("amount") else f"{value:f}"


def taicang(random: Random) -> Report:
    """PDF: the heads of table three again on each page, the table's own size smaller than the text's."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("taicang", figures, random)
    tables = {
        "T2": (grids.two(figures), (50, 36, 36, 36)),
        "T3": (grids.three(figures), WIDE),
        "T4": (grids.four(figures), (11,) * 15),
    }
    body = "太仓市科学技术局"
    day = date(2023, 1, random.randint(3, 30))
    data = papers.flowing(text, tables, ending=(body, f"2023年1月{day.day}日"), heads=3)
    return Report(data, 2022, (body,), figures, FORM_2021, day, text.stated, text.may)


def suining(random: Random) -> Report:
    """The tables are pictures in the page: nothing of them can be read, and nothing may be made up."""
    text = told("suining", {}, random)
    picture = (
        '<p style="text-align:center"><img src="/u/{0}.png" title="{0}.png" alt="{0}.png" width="650"></p>'
    )
    tables = {"T2": picture.format("1641971234"), "T3": picture.format("1641971288")}
    body = "射洪市青岗镇人民政府"
    markup = articles.article(text, tables, articles.ueditor)
    leaf = pages.Leaf(text.title, markup, body, date(2022, 1, random.randint(4, 28)), "射洪市人民政府")
    due = ("tables_missing",)
    page = pages.trs(leaf)
    return Report(page, 2021, (body,), {}, {}, leaf.day, text.stated, text.may, clean=False, due=due)


REPORTS = {
    "dalian": dalian,
    "changsha": changsha,
    "zhengzhou": zhengzhou,
    "taicang": taicang,
    "suining": suining,
}
