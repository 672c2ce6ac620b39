"""Shanghai, Jiangsu, Zhejiang, Anhui, Jiangxi, Shandong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, forms, grids, pages
from tests.provinces.drawn import Figures
from tests.provinces.grids import Style, label, number, rewritten
from tests.provinces.report import FORM_2014, FORM_2019, FORM_2021, Report
from tests.provinces.told import told


def shanghai(random: Random) -> Report:
    """A grid with a column too many; what is nought stays empty, in the totals too."""
    full = drawn.form_2019(random, drawn.OFFICE)
    text = told("shanghai", full, random)
    figures: Figures = {code: value or None for code, value in full.items()}
    tables = {
        "T2": editors.ueditor(grids.widened(grids.two(figures, "2019"), 2)),
        "T3": editors.ueditor(grids.three(figures, "2019")),
        "T4": editors.ueditor(grids.four(figures)),
    }
    body = "上海市静安区人民政府大宁路街道办事处"
    markup = articles.article(text, tables, articles.divs)
    leaf = pages.Leaf(text.title, markup, body, date(2020, 1, random.randint(15, 31)), "上海市静安区人民政府")
    names = (body, "上海市静安区大宁路街道办事处", "静安区大宁路街道办事处")
    return Report(pages.trs(leaf), 2019, names, figures, FORM_2019, leaf.day, text.stated, text.may)


def jiangsu(random: Random) -> Report:
    """Pasted from Excel; table 四 with the heads of each kind above its figures."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("jiangsu", figures, random)
    tables = {
        "T2": editors.excel_paste(grids.two(figures)),
        "T3": editors.excel_paste(grids.three(figures)),
        "T4": editors.excel_paste(grids.four_stacked(figures)),
    }
    body = "苏州高新技术产业开发区管理委员会"
    markup = articles.article(text, tables, articles.tinymce)
    day = date(2024, 1, random.randint(8, 31))
    leaf = pages.Leaf(text.title, markup, body, day, "苏州国家高新技术产业开发区")
    names = (body, "苏州高新区管委会")
    return Report(pages.jpaas(leaf), 2023, names, figures, FORM_2021, leaf.day, text.stated, text.may)


def zhejiang(random: Random) -> Report:
    """A fragment that a script loads; the editor cut table 三 in three between its groups."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    text = told("zhejiang", figures, random)
    three = grids.cut(grids.three(figures), 7, 18)
    tables = {
        "T2": editors.wangeditor(grids.two(figures)),
        "T3": "".join(editors.wangeditor(piece) for piece in three),
        "T4": editors.wangeditor(grids.four(figures)),
    }
    body = "杭州市临平区人民政府"
    markup = articles.article(text, tables, articles.wang)
    leaf = pages.Leaf(text.title, markup, body, date(2024, 2, random.randint(1, 28)), "临平区人民政府")
    return Report(
        pages.fragment(leaf),
        2023,
        (body, "杭州市临平区", "杭州市临平区人民政府办公室"),
        figures,
        FORM_2021,
        leaf.day,
        text.stated,
        text.may,
        scope="government_aggregate",
    )


def anhui(random: Random) -> Report:
    """The table of 2014 without a column of units; they stand in the cells; more rows."""
    figures = drawn.statistics(random, drawn.COUNTY)
    text = told("anhui", figures, random)
    units = {f"s14.{name}": unit for name, _, _, unit in forms.STATISTICS}
    style = Style(number=lambda code, value: f"{value:f}{units[code]}")
    grid = grids.statistics(figures, style, units=False, indent="")
    names = (
        "主动公开机构领导、机构设置及人事信息数",
        "主动公开政府文件数",
        "主动公开财务预决算、“三公经费”信息数",
    )
    grid[4:4] = [[label(name), number(f"{random.randint(1, 400)}条")] for name in names]
    body = "霍山县人民政府"
    markup = articles.article(text, {"S14": editors.kindeditor(grid)}, articles.kindeditor)
    leaf = pages.Leaf(text.title, markup, body, date(2018, 3, random.randint(1, 30)), "霍山县人民政府")
    page = pages.openness(leaf)
    return Report(
        page, 2017, (body, "霍山县"), figures, FORM_2014, leaf.day, text.stated, text.may, sections=0
    )


def jiangxi(random: Random) -> Report:
    """Digits of full width, brackets of half; one column of labels, groups in rows of their own."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    figures |= {f"t4.direct.{end}": Decimal(0) for end in forms.T4_ENDS}
    text = told("jiangxi", figures, random)
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    style = Style(
        label=rewritten("（→(", "）→) ", "、→、 "),
        number=lambda code, value: f"{value:f}".translate(wide),  # noqa: ARG005
    )
    tables = {
        "T2": editors.tinymce(grids.two(figures, style=style)),
        "T3": editors.tinymce(grids.three_flat(figures, style=style)),
        "T4": editors.tinymce(grids.four(figures, style)),
    }
    body = "石城县自然资源局"
    markup = articles.article(text, tables, articles.tinymce)
    leaf = pages.Leaf(text.title, markup, body, date(2025, 1, random.randint(6, 27)), "石城县人民政府")
    return Report(
        pages.table_headed(leaf), 2024, (body,), figures, FORM_2021, leaf.day, text.stated, text.may
    )


def shandong(random: Random) -> Report:
    """秀米 pasted into TRS; numbers of labels end in a stop of full width."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("shandong", figures, random)
    style = Style(label=rewritten(*(f"{number}.→{number}．" for number in range(1, 9)), "（→（ "))
    tables = {
        "T2": editors.xiumi(grids.two(figures, style=style)),
        "T3": editors.xiumi(grids.three(figures, style=style)),
        "T4": editors.xiumi(grids.four(figures, style)),
    }
    body = "曹县交通运输局"
    markup = articles.article(text, tables, articles.xiumi)
    leaf = pages.Leaf(text.title, markup, body, date(2022, 1, random.randint(4, 30)), "曹县人民政府")
    return Report(pages.trs(leaf), 2021, (body,), figures, FORM_2021, leaf.day, text.stated, text.may)


REPORTS = {
    "shanghai": shanghai,
    "jiangsu": jiangsu,
    "zhejiang": zhejiang,
    "anhui": anhui,
    "jiangxi": jiangxi,
    "shandong": shandong,
}
