"""Beijing, Tianjin, Hebei, Shanxi, Inner Mongolia."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from tests.provinces import articles, drawn, editors, grids, pages
from tests.provinces.grids import Grid, Style
from tests.provinces.report import FORM_2019, FORM_2021, Report
from tests.provinces.told import told


def beijing(random: Random) -> Report:
    """UEditor in TRS; group labels cut by breaks, the label of the year's results as separate letters."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("beijing", figures, random)
    three = editors.ueditor(grids.three(figures)).replace(
        "三、本年度办理结果", "三、<br/>本年度<br/>办理<br/>结果"
    )
    tables = {
        "T2": editors.ueditor(grids.two(figures)),
        "T3": three.replace("（三）不予公开", "（三）<br/>不予<br/>公开"),
        "T4": editors.ueditor(grids.four(figures)),
    }
    body = "北京市东城区人民政府和平里街道办事处"
    leaf = pages.Leaf(
        text.title,
        articles.article(text, tables, articles.ueditor),
        body,
        date(2023, 1, random.randint(9, 31)),
        "北京市东城区人民政府",
    )
    names = ("北京市东城区和平里街道办事处", "和平里街道办事处", body)
    return Report(pages.trs(leaf), 2022, names, figures, FORM_2021, leaf.day, text.stated, text.may)


def tianjin(random: Random) -> Report:
    """KindEditor in an old JCMS in GBK; long notes in the labels of table two, blanks behind zeros."""
    figures = drawn.form_2019(random, drawn.OFFICE)
    text = told("tianjin", figures, random)
    noted = {
        "规范性文件": "规范性文件(行政机关制定发布的决定、公告、通告、意见、通知等)",
        "上一年项目数量": "上一年项目数量(指2018年事项数)",
        "本年增/减": "本年增/减(指2019年增加或减少的事项数，减用负值表示，如-8)",
        "处理决定数量": "处理决定数量(指2019年办件量)",
        "其他对外管理服务事项": "其他对外管理服务事项(指行政许可、行政处罚、行政强制以外的政务服务事项)",
    }
    style = Style(
        label=lambda text: noted.get(text, text),
        number=lambda code, value: f"{value:f} " + ("万元" if code.endswith("amount") else ""),
    )
    tables = {
        "T2": editors.kindeditor(grids.two(figures, "2019", style)),
        "T3": editors.kindeditor(grids.three(figures, "2019", style)),
        "T4": editors.kindeditor(grids.four(figures, style)),
    }
    body = "天津市滨海新区市场监督管理局"
    markup = articles.article(text, tables, articles.kindeditor)
    leaf = pages.Leaf(
        text.title, markup, body, date(2020, 1, random.randint(10, 31)), "天津市滨海新区人民政府"
    )
    return Report(pages.hanweb(leaf), 2019, (body,), figures, FORM_2019, leaf.day, text.stated, text.may)


def hebei(random: Random) -> Report:
    """Word pasted under a table of metadata; the span of 三 is one row short."""
    figures = drawn.form_2019(random, drawn.VILLAGE)
    text = told("hebei", figures, random)
    grid = [
        [replace(cell, down=cell.down - 1) if cell.text == "三、本年度办理结果" else cell for cell in row]
        for row in grids.three(figures, "2019")
    ]
    tables = {
        "T2": editors.word_paste(grids.two(figures, "2019")),
        "T3": editors.word_paste(grid),
        "T4": editors.word_paste(grids.four(figures)),
    }
    body = "雄县朱各庄镇人民政府"
    markup = articles.article(text, tables, articles.word, titled=True)
    leaf = pages.Leaf(text.title, markup, body, date(2021, 1, random.randint(5, 29)), "雄县人民政府")
    return Report(
        pages.table_headed(leaf), 2020, (body,), figures, FORM_2019, leaf.day, text.stated, text.may
    )


def shanxi(random: Random) -> Report:
    """WPS pasted by a school: strokes for 规章, nothing for a zero in table three."""
    drawn_figures = drawn.form_2021(random, drawn.TINY)
    text = told("shanxi", drawn_figures, random)
    figures = {
        code: None if code.startswith(("t3.", "t2.regulations")) else value
        for code, value in drawn_figures.items()
    }
    style = Style(blank=lambda code: "/" if code.startswith("t2.reg") else "")
    tables = {
        "T2": editors.wps_paste(grids.two(figures, style=style)),
        "T3": editors.wps_paste(grids.three(figures, style=style)),
        "T4": editors.wps_paste(grids.four(figures, style=style)),
    }
    body = "太原市第六十三中学校"
    leaf = pages.Leaf(text.title, "", body, date(2024, 1, random.randint(2, 30)), "太原市教育局")
    markup = articles.article(text, tables, articles.wps) + pages.signed(leaf)
    page = pages.jpaas(replace(leaf, markup=markup))
    return Report(
        page, 2023, (body, "太原市第六十三中学"), figures, FORM_2021, leaf.day, text.stated, text.may
    )


def neimenggu(random: Random) -> Report:
    """CKEditor; thousands separators, each table in a scroller, an empty row after each block's head."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    text = told("neimenggu", figures, random)
    style = Style(number=grids.thousands)

    def scrolled(grid: Grid) -> str:
        return f'<div class="table-wrap" style="overflow:auto;width:100%">{editors.ckeditor(grid)}</div>'

    tables = {
        "T2": scrolled(grids.two(figures, style=style)).replace("</tr><tr>", "</tr><tr></tr><tr>"),
        "T3": scrolled(grids.three(figures, style=style)),
        "T4": scrolled(grids.four(figures, style=style)),
    }
    body = "达拉特旗人民政府"
    markup = articles.article(text, tables, articles.ckeditor)
    leaf = pages.Leaf(text.title, markup, body, date(2022, 3, random.randint(1, 31)), "达拉特旗人民政府")
    scope = "government_aggregate"
    return Report(
        pages.mobile(leaf), 2021, (body,), figures, FORM_2021, leaf.day, text.stated, text.may, scope=scope
    )


REPORTS = {
    "beijing": beijing,
    "tianjin": tianjin,
    "hebei": hebei,
    "shanxi": shanxi,
    "neimenggu": neimenggu,
}
