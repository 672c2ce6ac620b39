"""Tables that lines tell and tables that boxes make, and what only looks like them."""

from __future__ import annotations

import pytest
from lxml import html

from pipelines.formats import to_document
from tests.formats.helpers import only_table, texts
from tests.formats.test_docx import p
from tests.formats.test_docx import read as word

NAMES = ("自然人", "商业企业", "总计")
LABELS = ("一、本年新收政府信息公开申请数量", "（一）予以公开", "3.其他")


def lines(*told: str) -> list[list[list[str]]]:
    """The tables of a plain text."""
    return [texts(table) for table in to_document("\n".join(("年度报告", *told)).encode()).tables()]


def test_cards_of_names_and_numbers() -> None:
    told = [line for label in LABELS for line in (label, "自然人：3", "商业企业：", "总计：3")]
    assert lines(*told) == [[["", *NAMES], *([label, "3", "", "3"] for label in LABELS)]]


@pytest.mark.parametrize("form", ["{}（{}）：{}", "{} / {}：{}件"])
def test_a_figure_a_line(form: str) -> None:
    told = [form.format(label, name, 4) for label in LABELS for name in NAMES]
    assert lines(*told) == [[["", *NAMES], *([label, "4", "4", "4"] for label in LABELS)]]


def test_a_row_a_line_keeps_the_unit_of_money() -> None:
    told = [f"{label}：自然人1件，商业企业-件，总计2.5万元。" for label in LABELS]
    assert lines(*told) == [[["", *NAMES], *([label, "1", "-", "2.5万元"] for label in LABELS)]]


def test_a_row_a_paragraph_in_a_word_file() -> None:
    told = [p(f"{label}：自然人1件，商业企业0件，总计1件。") for label in LABELS]
    document = word(p("年度报告") + "".join(told))
    assert texts(only_table(document)) == [["", *NAMES], *([label, "1", "0", "1"] for label in LABELS)]


def test_too_few_rows_are_no_table() -> None:
    assert lines("联系方式", "电话：12345678", "邮编：100000", "传真：12345678") == []


def test_a_name_that_may_end_in_the_sign_of_its_number_is_told_by_nobody() -> None:
    assert lines(*(line for label in LABELS for line in (label, "自然人1", "本年增/减减3", "总计5"))) == []


def boxed(markup: str) -> list[list[str]]:
    """The one table of a page, each of whose cells leads back to its element."""
    page = f"<html><body><p>年度报告</p>{markup}</body></html>"
    table = only_table(to_document(page.encode()))
    tree = html.document_fromstring(page)
    for cell in (cell for row in table.rows for cell in row if cell.place.path):
        (element,) = tree.xpath(cell.place.path or "")
        assert element.text_content().strip() == cell.text
    return texts(table)


ROWS = [["项目", *NAMES], *([label, "1", "", "3"] for label in LABELS)]


def test_rows_of_boxes_keep_their_blanks() -> None:
    cells = ("".join(f"<span>{text}</span>" for text in row) for row in ROWS)
    assert boxed("".join(f"<div class=row>{row}</div>" for row in cells)) == ROWS


def test_boxes_placed_by_their_styles() -> None:
    boxes = [
        f"<div style='position:absolute; left:{90 * across}px; top:{20 * down}px'>{text}</div>"
        for down, row in enumerate(ROWS)
        for across, text in enumerate(row)
    ]
    assert boxed(f"<div>{''.join(reversed(boxes))}</div>") == ROWS


@pytest.mark.parametrize("moved", ["", "<g transform='scale(2)'/>"])
def test_text_that_a_drawing_places(moved: str) -> None:
    placed = "".join(
        f"<text x='{90 * across}' y='{20 * down}'>{text}</text>"
        for down, row in enumerate(ROWS)
        for across, text in enumerate(row)
        if text
    )
    drawing = f"<svg>{placed}{moved}</svg>"
    if moved:
        page = f"<p>年度报告</p>{drawing}"
        assert list(to_document(f"<html><body>{page}</body></html>".encode()).tables()) == []
    else:
        assert boxed(drawing) == ROWS


def test_boxes_of_links_are_no_table() -> None:
    menu = "<div><a href=1>1</a><a href=2>2</a><a href=3>3</a></div>" * 4
    assert list(to_document(f"<html><body><p>年度报告</p>{menu}</body></html>".encode()).tables()) == []
