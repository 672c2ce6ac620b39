"""Henan, Hubei, Hunan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, forms, grids, pages, papers, wordfile
from tests.provinces.grids import Cell, Grid, Style, head
from tests.provinces.report import FORM_2019, FORM_2021, Report
from tests.provinces.told import told

WIDE = (10, 14, 50, *(13,) * 7)


def henan(random: Random) -> Report:
    """DOCX of WPS: runs cut between scripts, numbers that were corrected with changes tracked."""
    figures = drawn.form_2019(random, drawn.OFFICE)
    text = told("henan", figures, random)

    def marked(cell: Cell) -> str:
        if cell.kind == "number" and random.random() < 0.3:
            return wordfile.revised(cell, f"{random.randint(0, 99)}")
        return wordfile.split_runs(cell.text)

    tables = {
        "T2": wordfile.table(grids.two(figures, "2019"), marked),
        "T3": wordfile.table(grids.three(figures, "2019"), marked),
        "T4": wordfile.table(grids.four(figures), marked),
    }
    body = "西峡县丹水镇人民政府"
    day = date(2021, 1, random.randint(5, 28))
    ending = wordfile.paragraph(wordfile.run(body)) + wordfile.paragraph(
        wordfile.run(f"{day.year}年1月{day.day}日")
    )
    data = wordfile.document(text, tables, wordfile.split_runs, ending)
    return Report(data, 2020, (body,), figures, FORM_2019, day, text.stated, text.may)


def hubei(random: Random) -> Report:
    """wangEditor; the heads of table 三 once more in its middle, table 四 with a row for each kind."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    figures |= {f"t4.direct.{end}": Decimal(0) for end in forms.T4_ENDS}
    text = told("hubei", figures, random)
    top, bottom = grids.cut(grids.three(figures), 14)
    kinds: Grid = [[head("项目", 3), *(head(forms.KIND_NAMES[kind]) for kind in forms.KINDS)]]
    tables = {
        "T2": editors.wangeditor(grids.two(figures)),
        "T3": editors.wangeditor(top + kinds + bottom),
        "T4": editors.wangeditor(grids.four_down(figures)),
    }
    body = "宜都市卫生健康局"
    markup = articles.article(text, tables, articles.wang)
    leaf = pages.Leaf(text.title, markup, body, date(2025, 1, random.randint(2, 26)), "宜都市人民政府")
    return Report(pages.mobile(leaf), 2024, (body,), figures, FORM_2021, leaf.day, text.stated, text.may)


def wuhan(random: Random) -> Report:
    """DOCX in which the agency added a column up wrong: its total is one too many."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("wuhan", figures, random)
    total = figures["t3.total.natural"] or Decimal(0)
    figures["t3.total.natural"] = total + 1
    tables = {
        "T2": wordfile.table(grids.two(figures)),
        "T3": wordfile.table(grids.three(figures)),
        "T4": wordfile.table(grids.four(figures)),
    }
    body = "武汉市新洲区城市管理执法局"
    data = wordfile.document(text, tables)
    due = ("t3_balance", "t3_processed", "t3_columns")
    names = (body, "新洲区城市管理执法局")
    return Report(data, 2023, names, figures, FORM_2021, None, text.stated, text.may, clean=False, due=due)


def hunan(random: Random) -> Report:
    """PDF, ruled, table 三 over the page's end, thousands separators."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("hunan", figures, random)
    style = Style(number=grids.thousands)
    tables = {
        "T2": (grids.two(figures, style=style), (50, 36, 36, 36)),
        "T3": (grids.three(figures, style=style), WIDE),
        "T4": (grids.four(figures, style), (11,) * 15),
    }
    body = "江华瑶族自治县人民政府"
    day = date(2023, 3, random.randint(1, 30))
    data = papers.flowing(text, tables, ending=(f"{body}办公室", f"2023年3月{day.day}日"))
    names = (body, "江华瑶族自治县人民政府办公室", "江华瑶族自治县")
    scope = "government_aggregate"
    return Report(data, 2022, names, figures, FORM_2021, day, text.stated, text.may, scope=scope)


REPORTS = {"henan": henan, "hubei": hubei, "wuhan": wuhan, "hunan": hunan}
