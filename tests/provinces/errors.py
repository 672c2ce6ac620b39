"""Nanjing in the years of the table of 2014, and Jinan with sums that the agency got wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from tests.provinces import articles, drawn, editors, grids, pages, wordfile
from tests.provinces.grids import label
from tests.provinces.report import FORM_2014, FORM_2021, Report
from tests.provinces.told import told


def nanjing(random: Random) -> Report:
    """DOCX of the table of 2014 with a column of numbers before the indicators."""
    figures = drawn.statistics(random, drawn.OFFICE)
    text = told("nanjing", figures, random)
    grid = [[label("序号" if at == 0 else f"{at}"), *row] for at, row in enumerate(grids.statistics(figures))]
    body = "南京市栖霞区民政局"
    data = wordfile.document(text, {"S14": wordfile.table(grid)})
    names = (body, "栖霞区民政局")
    return Report(data, 2015, names, figures, FORM_2014, None, text.stated, text.may, sections=0)


def jinan(random: Random) -> Report:
    """A total of applicants and one of suits that do not add up; both are kept as they are printed."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("jinan", figures, random)
    figures["t3.granted.total"] = (figures["t3.granted.total"] or Decimal(0)) + 2
    figures["t4.review.total"] = (figures["t4.review.total"] or Decimal(0)) + 1
    tables = {
        "T2": editors.kindeditor(grids.two(figures)),
        "T3": editors.kindeditor(grids.three(figures)),
        "T4": editors.kindeditor(grids.four(figures)),
    }
    body = "济南市长清区人民政府归德街道办事处"
    markup = articles.article(text, tables, articles.wps)
    leaf = pages.Leaf(text.title, markup, body, date(2025, 1, random.randint(3, 27)), "长清区人民政府")
    return Report(
        pages.table_headed(leaf),
        2024,
        (body, "济南市长清区归德街道办事处", "归德街道办事处"),
        figures,
        FORM_2021,
        leaf.day,
        text.stated,
        text.may,
        clean=False,
        due=("t3_columns", "t4_totals"),
    )


REPORTS = {"nanjing": nanjing, "jinan": jinan}
