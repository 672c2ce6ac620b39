"""Pages that a browser printed as PDF: its lines above and below, words laid across, columns, small print."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import cast

import pytest
from playwright.sync_api import Page, sync_playwright

from crawler import chromium
from pipelines.document import Cell, Document, Table, Text
from pipelines.words.several import named_report
from tests.clerks.make import written
from tests.measured.campaign import judge
from tests.reportgen import html
from tests.reportgen.seeds import first_seed
from tests.reportgen.truth import Made

PLAIN = "table{border-collapse:collapse;width:100%}td{border:1px solid #000;font-size:11px;padding:2px}"
STYLES = {
    "plain": "",
    "watermark": (
        "body::after{content:'仅供内部使用 2023 12';position:fixed;top:40%;left:10%;font-size:60px;"
        "color:rgba(0,0,0,.15);transform:rotate(-30deg)}"
    ),
    "columns": "body{column-count:2;column-gap:20px}td{font-size:6px}",
    "small": "td{font-size:5px;padding:0}",
    "zebra": "tr:nth-child(even){background:#eee}td{border:0;border-bottom:1px solid #999}",
    "without rules": "td{border:0;padding:4px}",
}
WHOLE = ("plain", "watermark", "zebra", "without rules")
"""In these every cell is read; in two columns a row is cut where one ends."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=cast(str, chromium.browser()), args=["--no-sandbox"]
        )
        yield browser.new_page()
        browser.close()


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("headed", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_a_printed_page_is_read(page: Page, style: str, headed: bool) -> None:
    for seed in range(first_seed(), first_seed() + 6):
        rng = Random(f"browser/{seed}/{style}")
        story, truth = written(rng)
        shown = html.render(rng, story, html.Hand())
        page.set_content(shown.replace("</head>", f"<style>{PLAIN}{STYLES[style]}</style></head>"))
        data = page.pdf(
            format="A4",
            landscape=rng.random() < 0.3,
            display_header_footer=headed,
            margin={"top": "50px", "bottom": "50px", "left": "30px", "right": "30px"},
        )
        judged, faults = judge(Made(f"{seed}/{style}", "pdf", style, data, truth))
        assert not faults, f"GONGKAI_TEST_SEED={seed}\n" + "\n".join(faults[:10])
        if style in WHOLE:
            assert judged.cells["right"] == judged.total, f"GONGKAI_TEST_SEED={seed}: {judged.cells}"


def test_a_title_above_each_page_begins_no_other_report() -> None:
    names = ("本年新收", "上年结转", "予以公开", "部分公开", "国家秘密", "重复申请", "公开出版物", "结转下年")
    rows = [[name, "1", "0", "0", "0", "0", "0", "1"] for name in names]
    said = "本报告依照《中华人民共和国政府信息公开条例》编写。" * 5
    blocks = (
        Text("石塘县财政局2023年政府信息公开工作年度报告", 1),
        Text(said),
        Text("一、总体情况"),
        _table(1, rows[:4]),
        Text("2024/1/31 石塘县财政局2023年政府信息公开工作年度报告"),
        _table(2, rows[4:]),
        Text("五、存在的主要问题及改进情况"),
        Text(said),
    )
    document = Document("application/pdf", blocks)
    assert named_report(document) == (document, ())


def _table(number: int, rows: list[list[str]]) -> Table:
    return Table(
        number,
        tuple(
            tuple(Cell(text, row, column, column) for column, text in enumerate(texts, 1))
            for row, texts in enumerate(rows, 1)
        ),
    )
