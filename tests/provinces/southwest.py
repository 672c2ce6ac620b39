"""Chongqing, Sichuan, Guizhou, Yunnan, Tibet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, grids, office, pages, wordfile
from tests.provinces.report import FORM_2021, Report
from tests.provinces.told import told


def chongqing(random: Random) -> Report:
    """Prose without any table, as townships wrote before there were six sections."""
    text = told("chongqing", {}, random)
    body = "忠县拔山镇人民政府"
    markup = articles.article(text, {}, articles.breaks)
    leaf = pages.Leaf(text.title, markup, body, date(2019, 1, random.randint(4, 30)), "忠县人民政府")
    return Report(pages.hanweb(leaf), 2018, (body,), {}, {}, leaf.day, text.stated, text.may, sections=0)


def sichuan(random: Random) -> Report:
    """Plain text copied out of a browser, the page's head and foot with it."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("sichuan", figures, random)
    tables = {"T2": grids.two(figures), "T3": grids.three(figures), "T4": grids.four(figures)}
    body = "仁寿县发展和改革局"
    day = date(2024, 1, random.randint(2, 30))
    around = (
        f"当前位置：首页 > 政府信息公开 > 部门 > {body} > 政府信息公开年报\r\n"
        f"发布日期：{day} 来源：{body} 点击数：132",
        "扫一扫在手机打开当前页\r\n【打印】【关闭】\r\n主办：仁寿县人民政府办公室 蜀ICP备19000000号",
    )
    data = office.copied(text, tables, around)
    return Report(data, 2023, (body,), figures, FORM_2021, day, text.stated, text.may)


def guizhou(random: Random) -> Report:
    """ODT."""
    figures = drawn.form_2021(random, drawn.TINY)
    figures["t2.licensing"] = Decimal(random.randint(1, 40))
    text = told("guizhou", figures, random)
    tables = {"T2": grids.two(figures), "T3": grids.three(figures), "T4": grids.four(figures)}
    body = "雷山县大塘镇人民政府"
    data = office.open_text(text, tables)
    return Report(data, 2022, (body,), figures, FORM_2021, None, text.stated, text.may)


def yunnan(random: Random) -> Report:
    """RTF in the Chinese code page."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("yunnan", figures, random)
    tables = {"T2": grids.two(figures), "T3": grids.three(figures), "T4": grids.four(figures)}
    names = ("石林彝族自治县人民政府", "石林彝族自治县人民政府办公室", "石林彝族自治县")
    scope = "government_aggregate"
    data = office.rich_text(text, tables)
    return Report(data, 2021, names, figures, FORM_2021, None, text.stated, text.may, scope=scope)


def xizang(random: Random) -> Report:
    """DOCX: the title in a box of its own, table three inside a table of one cell."""
    figures = drawn.form_2021(random, drawn.TINY)
    text = told("xizang", figures, random)
    tables = {
        "T2": wordfile.table(grids.two(figures)),
        "T3": wordfile.nested(wordfile.table(grids.three(figures))),
        "T4": wordfile.nested(wordfile.table(grids.four(figures))),
    }
    titled = wordfile.text_box(wordfile.paragraph(wordfile.run(text.title)))
    data = wordfile.document(text, tables, titled=titled)
    return Report(data, 2023, ("曲水县聂当乡人民政府",), figures, FORM_2021, None, text.stated, text.may)


REPORTS = {
    "chongqing": chongqing,
    "sichuan": sichuan,
    "guizhou": guizhou,
    "yunnan": yunnan,
    "xizang": xizang,
}
