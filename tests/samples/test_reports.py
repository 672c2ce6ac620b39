"""The sample reports as HTML and PDF: the same words and numbers in every markup."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import html
from pdfminer.high_level import extract_text

from samples import report_html, report_pdf
from samples.draw import Draw
from samples.figures import form_of_year, series
from samples.prose import HEADINGS, Voice, write
from samples.report import Report
from samples.report_html import MARKUPS, Markup


def a_report(year: int, scale: int = 45) -> Report:
    draw = Draw(f"report {year}")
    figures = series(draw.random("series"), (year,), scale)[year]
    prose = write(Voice(draw, "我局"), year, scale, figures)
    title = f"清溪县财政局{year}年政府信息公开工作年度报告"
    return Report("清溪县财政局", year, title, "清溪县财政局", form_of_year(year), figures, prose)


def expand(table: html.HtmlElement) -> list[list[str]]:
    """The grid a browser lays out: spans filled with the text of their cell."""
    grid: dict[tuple[int, int], str] = {}
    rows = table.xpath("./tr | ./tbody/tr")
    for number, row in enumerate(rows):
        column = 0
        for cell in row.xpath("./td | ./th"):
            while (number, column) in grid:
                column += 1
            text = "".join(cell.itertext()).strip()
            for down in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    assert (number + down, column + across) not in grid, "spans overlap"
                    grid[number + down, column + across] = text
    width = max(column for _, column in grid) + 1
    assert max(row for row, _ in grid) == len(rows) - 1, "a span reaches below the table"
    return [[grid[row, column] for column in range(width)] for row in range(len(rows))]


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("markup", MARKUPS)
def test_html_lays_out_the_official_tables(year: int, markup: Markup) -> None:
    report = a_report(year)
    tree = html.fromstring(f"<div>{report_html.render(report, markup)}</div>")
    tables = [expand(t) for t in tree.xpath(".//table[not(.//table)]")]
    assert len(tables) == (4 if markup == "split" else 3)
    numbers = [line for t in tables[1:-1] for line in t if re.fullmatch(r"\d+", line[-1])]
    rows = ["new", "carried_in", "granted", "partial"]
    assert len(numbers) == (23 if report.form == "2019" else 25)
    for row, line in zip(rows, numbers, strict=False):
        parties = ("natural", "business", "research", "nonprofit", "legal", "other", "total")
        assert line[-7:] == [str(report.figures[f"t3.{row}.{party}"]) for party in parties]
    assert all(len(line) == 10 for t in tables[1:-1] for line in t)
    assert [len(line) for line in tables[-1]] == [15] * 4
    text = "".join(tree.itertext())
    positions = [text.index(heading) for heading in HEADINGS]
    assert positions == sorted(positions)


@pytest.mark.parametrize("year", [2020, 2023])
def test_pdf_has_a_text_layer_and_is_reproducible(year: int) -> None:
    report = a_report(year)
    data = report_pdf.render(report)
    assert data == report_pdf.render(report)
    text = re.sub(r"\s", "", extract_text(BytesIO(data)))
    assert report.title in text
    assert all(heading in text for heading in HEADINGS)
    assert str(report.figures["t2.licensing"]) in text


def test_words_agree_with_the_tables() -> None:
    report = a_report(2023)
    words = "".join(report.prose.overall)
    received = report.figures["t3.new.total"]
    assert f"新收政府信息公开申请{received}件" in words
    assert report.prose.stated["p.requests.answered"] == report.figures["t3.total.total"]
    stated = report.prose.stated
    parts = ("granted", "partial", "denied", "unable", "rejected", "other")
    assert sum(stated[f"p.requests.{part}"] for part in parts) == stated["p.requests.answered"]


def test_a_body_keeps_part_of_its_words_from_year_to_year() -> None:
    draw = Draw("voice")
    figures = series(draw.random("series"), range(2021, 2024), 9)
    told = [write(Voice(draw, "我镇"), year, 9, values).overall for year, values in figures.items()]
    texts = [set(re.split("[。；]", "".join(lines))) for lines in told]
    for before, after in pairwise(texts):
        assert before & after
        assert before - after
