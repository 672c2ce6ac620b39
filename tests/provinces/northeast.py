"""Liaoning, Jilin, Heilongjiang."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, grids, pages
from tests.provinces.grids import Grid, head, label, number
from tests.provinces.report import FORM_2014, FORM_2021, Report
from tests.provinces.told import told


def liaoning(random: Random) -> Report:
    """Table two left in the form of 2019 by a bureau that pasted the others from the new notice."""
    figures = drawn.left_behind(random, drawn.OFFICE)
    text = told("liaoning", figures, random)
    tables = {
        "T2": editors.tinymce(grids.two(figures, "2019")),
        "T3": editors.wps_paste(grids.three(figures)),
        "T4": editors.wps_paste(grids.four(figures)),
    }
    body = "沈阳市大东区农业农村局"
    markup = articles.article(text, tables, articles.tinymce)
    leaf = pages.Leaf(text.title, markup, body, date(2023, 1, random.randint(3, 31)), "大东区人民政府")
    return Report(
        pages.jpaas(leaf),
        2022,
        (body, "大东区农业农村局"),
        figures,
        {**FORM_2021, "t2": "2019"},
        leaf.day,
        text.stated,
        text.may,
        clean=False,
        due=("format_mixed",),
    )


def jilin(random: Random) -> Report:
    """The table of 2014 typed by hand, the unit beside each label; rows of the province's own."""
    figures = drawn.statistics(random, drawn.COUNTY)
    text = told("jilin", figures, random)
    grid = grids.statistics(figures)
    extra: Grid = [
        [
            label("　　　　其中：主动公开的“放管服”改革信息数"),
            label("条"),
            number(f"{random.randint(1, 90)}"),
        ],
        [label("　　　　主动公开的扶贫资金分配信息数"), label("条"), number(f"{random.randint(1, 90)}")],
    ]
    grid[4:4] = extra
    grid.insert(0, [head("政府信息公开情况统计表", 3)])
    grid.insert(1, [label("填报单位（盖章）：农安县人民政府办公室", 2), label("2016年度")])
    body = "农安县人民政府"
    markup = articles.article(text, {"S14": editors.by_hand(grid)}, articles.by_hand)
    leaf = pages.Leaf(text.title, markup, body, date(2017, 3, random.randint(1, 30)), "农安县人民政府网")
    return Report(
        pages.narrow(leaf),
        2016,
        (body, "农安县"),
        figures,
        FORM_2014,
        leaf.day,
        text.stated,
        text.may,
        sections=0,
    )


def heilongjiang(random: Random) -> Report:
    """Before there was a form: indicators of the province with a column that counts all years; the year's
    are stated, as what the text says is.
    """
    text = told("heilongjiang", {}, random)
    year = {code: f"{value:f}" for code, value in (text.stated | text.may).items()}
    listed = {
        "p.proactive.total": year["p.proactive.total"],
        "p.proactive.website": f"{random.randint(100, 700)}",
        "p.proactive.gazette": "0",
        "p.requests.answered": year["p.requests.received"],
        "p.requests.granted": year["p.requests.received"],
    }
    rows = (
        ("主动公开信息数", listed["p.proactive.total"], "12045"),
        ("其中：1.政府网站公开数", listed["p.proactive.website"], "8051"),
        ("2.政府公报公开数", "0", "0"),
        ("受理依申请公开信息总数", year["p.requests.received"], "61"),
        ("对申请的答复总数", year["p.requests.received"], "61"),
        ("其中：1.同意公开", year["p.requests.received"], "55"),
        ("2.否决公开", "0", "6"),
        ("行政复议数", "0", "0"),
        ("行政诉讼数", "0", "0"),
    )
    grid: Grid = [[head("指标名称"), head("单位"), head("2010年度"), head("历年累计")]]
    for name, now, ever in rows:
        grid.append([label(name), label("条" if "信息数" in name else "件"), number(now), number(ever)])
    body = "青冈县人民政府"
    markup = articles.article(text, {"T2": editors.by_hand(grid)}, articles.breaks)
    leaf = pages.Leaf(text.title, markup, body, date(2011, 3, random.randint(1, 31)), "青冈县人民政府网站")
    page = pages.narrow(leaf)
    stated = text.stated | {code: Decimal(value) for code, value in listed.items()}
    return Report(page, 2010, (body, "青冈县"), {}, {}, leaf.day, stated, text.may, sections=0)


REPORTS = {"liaoning": liaoning, "jilin": jilin, "heilongjiang": heilongjiang}
