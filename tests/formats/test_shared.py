"""The shared reports in every format: the same cells, the same figures, the same paragraphs."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pipelines.document import Document
from pipelines.formats import to_document
from tests.conftest import shared
from tests.formats.helpers import texts

IDS = ["000", "001", "002", "003", "004", "005", "006"]
SHAPES = ["a_clean", "b_word", "c_nested", "d_ragged", "e_gbk", "f_lohtml"]
OTHERS = ["pdf/{}.pdf", "pdf/{}_rect.pdf", "docx/{}.docx", "doc/{}.doc"]
FILES = [f"html/{{}}_{shape}.html" for shape in SHAPES] + OTHERS
INFO = "发布时间：2025-01-24来源：办公室浏览次数：12"


@cache
def document(path: Path) -> Document:
    return to_document(path.read_bytes())


def shape(pattern: str, number: str) -> Document:
    return document(shared() / "reports" / "shapes" / pattern.format(number))


def squeezed(text: str) -> str:
    return "".join(text.split())


def cells(found: Document) -> list[str]:
    """Every cell that prints something, but for the little table in a side bar."""
    tables = [table for table in found.tables() if texts(table) != [["政策", "3"], ["公告", "5"]]]
    printed = (cell.text for table in tables for row in table.rows for cell in row if cell.text)
    return [squeezed(text).replace(",", "") for text in printed]


@pytest.mark.parametrize("number", IDS)
@pytest.mark.parametrize("pattern", FILES)
def test_every_figure_stands_in_a_cell_of_its_own_in_order(pattern: str, number: str) -> None:
    truth = json.loads((shared() / "reports" / "shapes" / "figures.json").read_text(encoding="utf-8"))
    figures = truth[number]["figures"].values()
    found = [Decimal(text) for text in cells(shape(pattern, number)) if re.fullmatch(r"[\d.]+", text)]
    assert found == [Decimal(str(figure)) for figure in figures if figure is not None]


@pytest.mark.parametrize("number", IDS)
@pytest.mark.parametrize("pattern", FILES[1:])
def test_cells_and_paragraphs_are_the_same_in_every_format(pattern: str, number: str) -> None:
    clean, other = shape(FILES[0], number), shape(pattern, number)
    assert cells(other) == cells(clean)
    paragraphs = [squeezed(text.text) for text in clean.texts() if squeezed(text.text) != INFO]
    assert [squeezed(text.text) for text in other.texts() if squeezed(text.text) != INFO] == paragraphs
    assert not any("栏目1" in paragraph for paragraph in paragraphs)
    assert other.damage == ()


@pytest.mark.parametrize("number", IDS)
def test_tables_without_rules_have_every_figure_and_every_blank(number: str) -> None:
    truth = json.loads((shared() / "reports" / "shapes" / "figures.json").read_text(encoding="utf-8"))
    loose, ruled = shape("pdf/{}_noborder.pdf", number), shape("pdf/{}.pdf", number)
    found = [Decimal(text) for text in cells(loose) if re.fullmatch(r"[\d.]+", text)]
    assert found == [Decimal(str(v)) for v in truth[number]["figures"].values() if v is not None]
    assert _values(loose) == _values(ruled)
    assert loose.damage == ()


def _values(found: Document) -> list[list[str]]:
    """The value cells of the rows of table 三, blanks too."""
    rows = (texts_ for table in found.tables() for texts_ in texts(table) if len(texts_) >= 8)
    return [row[-7:] for row in rows if re.fullmatch(r"[\d.]*", "".join(row[-7:]))]


def report(name: str) -> Document:
    return document(shared() / "reports" / name)


def test_text_with_one_cell_a_line() -> None:
    tables = list(report("report-004.txt").tables())
    assert texts(tables[2])[-1] == list("000002101400000")
    assert texts(tables[0])[6] == ["行政许可", "6884"]
    assert [len(row) for row in tables[1].rows][3:8] == [8, 8, 9, 9, 10]


@pytest.mark.parametrize("name", [f"report-00{n}.txt" for n in range(5)])
def test_text_reports_have_three_tables_and_no_doubts(name: str) -> None:
    found = report(name)
    assert len(list(found.tables())) == 3
    assert found.damage == ()


def test_a_label_cut_by_the_page_keeps_its_numbers() -> None:
    rows = texts(list(report("report-001.txt").tables())[1])
    cut = next(row for row in rows if "要求缴" in row[2])
    assert cut[3:] == ["0"] * 7
    assert rows[rows.index(cut) + 1][1] == "纳费用、行政机关不再处理其政府信息公开申请"


def test_a_published_pdf() -> None:
    first, second, third = report("report-005.pdf").tables()
    assert texts(first)[6:8] == [["行政许可", "550"], ["第二十条第（六）项"]]
    assert texts(first)[8] == ["信息内容", "本年处理决定数量"]
    assert texts(third)[-1] == ["10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"]
    rows = texts(second)
    assert squeezed(rows[3][0]) == "一、本年新收政府信息公开申请数量"
    assert rows[3][1:] == ["21", "0", "0", "0", "0", "0", "21"]
    assert len(rows) == 26


def test_a_published_page() -> None:
    found = report("report-006.html")
    assert [len(table.rows) for table in found.tables()] == [18, 26, 4]
    assert [text.text for text in found.texts()][-2:] == ["六、其他需要报告的事项", "无。"]


@pytest.mark.parametrize("name", ["trs-2", "trs-4", "ucap-2", "nNcN-2"])
def test_real_portal_pages_give_the_article_alone(name: str) -> None:
    found = document(shared() / "portal_samples" / f"{name}.html")
    printed = [text.text for text in found.texts()]
    assert len(printed) > 3
    assert not any(re.search("ICP备|网站地图|无障碍|政务服务平台", line) for line in printed)
