"""Fujian, Guangdong, Guangxi, Hainan."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from random import Random

import docx

from tests.provinces import articles, drawn, editors, forms, grids, pages, papers, wordfile
from tests.provinces.drawn import Figures
from tests.provinces.grids import Cell, Grid, Style, rewritten
from tests.provinces.office import columns_of, settled
from tests.provinces.report import FORM_2014, FORM_2021, Report
from tests.provinces.told import Text, told


def merged_document(text: Text, tables: dict[str, Grid], ending: tuple[str, ...] = ()) -> bytes:
    """A DOCX by python-docx: a grid of cells, then merged as the form is."""
    paper = docx.Document()
    paper.add_heading(text.title, 0)
    for line in text.lines:
        if line not in tables:
            paper.add_paragraph(line)
            continue
        grid = tables[line]
        table = paper.add_table(len(grid), sum(cell.across for cell in grid[0]), "Table Grid")
        places = [list(row.cells) for row in table.rows]
        for y, (row, columns) in enumerate(zip(grid, columns_of(grid), strict=True)):
            for cell, x in zip(row, columns, strict=True):
                corner = places[y + cell.down - 1][x + cell.across - 1]
                places[y][x].merge(corner).text = cell.text
    for line in ending:
        paper.add_paragraph(line)
    buffer = io.BytesIO()
    paper.save(buffer)
    return settled(buffer.getvalue())


def fujian(random: Random) -> Report:
    """DOCX by a program; strokes for what a township has none of, brackets of half width."""
    full = drawn.form_2021(random, drawn.VILLAGE)
    text = told("fujian", full, random)
    figures: Figures = {code: None if code.startswith("t2.reg") else value for code, value in full.items()}
    style = Style(label=rewritten("（→(", "）→)"), blank=lambda code: "—")  # noqa: ARG005
    tables = {
        "T2": grids.two(figures, style=style),
        "T3": grids.three(figures, style=style),
        "T4": grids.four(figures, style),
    }
    body = "南安市蓬华镇人民政府"
    day = date(2022, 1, random.randint(4, 29))
    data = merged_document(text, tables, (body, f"2022年1月{day.day}日"))
    return Report(data, 2021, (body,), figures, FORM_2021, day, text.stated, text.may)


def guangdong(random: Random) -> Report:
    """gkmlpt with 135; the total before the kinds of applicants, the year's total above its parts."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("guangdong", figures, random)
    kinds = ("total", "natural", "business", "research", "nonprofit", "legal", "other")
    style = Style(kinds=kinds)
    tables = {
        "T2": editors.xiumi(grids.two(figures)),
        "T3": editors.xiumi(_total_on_top(grids.three_flat(figures, style=style, groups=False))),
        "T4": editors.xiumi(grids.four(figures)),
    }
    body = "东莞市南城街道办事处"
    markup = articles.article(text, tables, articles.xiumi)
    leaf = pages.Leaf(text.title, markup, body, date(2024, 1, random.randint(3, 30)), "东莞市人民政府")
    return Report(
        pages.gkmlpt(leaf),
        2023,
        (body, "东莞市人民政府南城街道办事处"),
        figures,
        FORM_2021,
        leaf.day,
        text.stated,
        text.may,
        clean=False,
        due=("columns_reordered",),
    )


def _total_on_top(grid: Grid) -> Grid:
    """The row 总计 right after what was carried in."""
    total = next(row for row in grid if row[0].text == forms.TOTAL)
    rest = [row for row in grid if row is not total]
    at = next(y for y, row in enumerate(rest) if row[0].text == forms.CARRIED_IN) + 1
    return [*rest[:at], total, *rest[at:]]


def guangxi(random: Random) -> Report:
    """DOCX of Word: digits as symbols in table two, totals as fields in table three."""
    figures = drawn.form_2021(random, drawn.OFFICE)
    text = told("guangxi", figures, random)

    def added(cell: Cell) -> str:
        return (
            wordfile.formula(cell) if cell.kind == "number" and cell.text != "0" else wordfile.run(cell.text)
        )

    tables = {
        "T2": wordfile.table(grids.two(figures), wordfile.symbols),
        "T3": wordfile.table(grids.three(figures), added),
        "T4": wordfile.table(grids.four(figures)),
    }
    body = "三江侗族自治县林业局"
    data = wordfile.document(text, tables, ending=wordfile.paragraph(wordfile.run(body)))
    return Report(data, 2022, (body,), figures, FORM_2021, None, text.stated, text.may)


def hainan(random: Random) -> Report:
    """PDF of text set by tabs: no rules anywhere, labels over several lines, page numbers between rows."""
    figures = drawn.form_2021(random, drawn.COUNTY)
    figures |= {code: Decimal(0) for code in figures if code.startswith("t2.regulations")}
    text = told("hainan", figures, random)
    paper = papers.Typed()
    paper.line(text.title, size=15)
    for line in text.lines:
        if line == "T2":
            _typed_two(paper, figures)
        elif line == "T3":
            paper.row("", [forms.KIND_NAMES[kind][:4] for kind in forms.KINDS])
            for row in grids.three_flat(figures)[3:]:
                numbers = [cell.text for cell in row[1:]]
                paper.row(row[0].text, [] if not any(numbers) else numbers)
        elif line == "T4":
            for kind, name in forms.T4_KINDS.items():
                paper.row(name, list(forms.T4_ENDS.values()), 10)
                paper.row("", [grids.PLAIN.shown(f"t4.{kind}.{end}", figures) for end in forms.T4_ENDS], 10)
        else:
            paper.words(line)
    body = "五指山市人民政府"
    names = (body, "五指山市人民政府办公室", "五指山市")
    scope = "government_aggregate"
    return Report(paper.end(), 2023, names, figures, FORM_2021, None, text.stated, text.may, scope=scope)


def _typed_two(paper: papers.Typed, figures: Figures) -> None:
    for article, heads, rows in forms.T2["2021"]:
        paper.line(article)
        paper.row(heads[0], heads[1:], 12)
        for name, codes in rows:
            paper.row(name, [grids.PLAIN.shown(code, figures) for code in codes], 12)


def foshan(random: Random) -> Report:
    """PDF of the table of 2014 over several pages, ruled; only the page's number at its foot."""
    figures = drawn.statistics(random, drawn.OFFICE)
    text = told("foshan", figures, random)
    tables = {"S14": (grids.statistics(figures), (110, 20, 30))}
    body = "佛山市三水区大塘镇人民政府"
    data = papers.flowing(text, tables, papers.bare)
    names = (body, "三水区大塘镇人民政府")
    return Report(data, 2018, names, figures, FORM_2014, None, text.stated, text.may, sections=0)


REPORTS = {
    "fujian": fujian,
    "guangdong": guangdong,
    "guangxi": guangxi,
    "hainan": hainan,
    "foshan": foshan,
}
