"""Tables that are no tables: boxes, blanks, commas, open pipes, paragraphs, frames, fields of forms."""

from __future__ import annotations

import pytest

from pipelines.document import Document
from pipelines.formats import to_document
from tests.formats.helpers import lines, only_table, texts

ROWS = [["规章", "0", "12", "3"], ["规范性文件", "1", "2", "4"], ["许可", "5", "6", "7"]]
ROWS += [["处罚", "8", "9", "1"], ["强制", "2", "3", "4"], ["收费", "3", "4", "1,234"]]
PROSE = "<p>本机关依照条例规定编写本报告，全文如下，请予监督。</p>"


def read(text: str) -> Document:
    return to_document(text.encode())


def html(body: str) -> Document:
    return read(f"<html><body><div>{PROSE}{body}</div></body></html>")


@pytest.mark.parametrize("gap", ["  ", "　", "　　", " | ", ";"])
def test_rows_parted_otherwise_than_by_tabs(gap: str) -> None:
    written = "\n".join(gap.join(row) for row in ROWS)
    document = read(f"二、情况\n\n{written}\n\n三、申请，共收到3件，办结3件。\n")
    assert texts(only_table(document)) == ROWS
    assert lines(document) == ["二、情况", "三、申请，共收到3件，办结3件。"]


def test_commas_part_cells_but_not_the_digits_of_a_number() -> None:
    quoted = [[*row[:3], f'"{row[3]}"'] for row in ROWS]
    assert texts(only_table(read("\n".join(",".join(row) for row in quoted)))) == ROWS
    spaced = read("\n".join("  ".join(row) for row in ROWS))
    assert texts(only_table(spaced))[-1] == ["收费", "3", "4", "1,234"]


def test_commas_and_blanks_of_prose_part_nothing() -> None:
    prose = "全年公开3件，办结2件，结转1件。\n发布时间：2024-01-03　来源：办公室  浏览：35\n"
    assert not list(read(prose).tables())
    assert len(lines(read(prose))) == 2


def test_boxes() -> None:
    rule = "├────┼──┼──┼──┤\n"
    rows = rule.join("│" + "│".join(row) + "│\n" for row in ROWS)
    assert texts(only_table(read("表\n┌────┬──┬──┬──┐\n" + rows + "└────┴──┴──┴──┘\n"))) == ROWS


def test_one_paragraph_a_cell() -> None:
    cells = "".join(f"<p>{cell}</p>" for row in ROWS for cell in row)
    document = html(cells + "<p>五、存在的主要问题情况</p>")
    assert texts(only_table(document)) == ROWS
    assert lines(document)[-1] == "五、存在的主要问题情况"


def test_few_numbers_among_paragraphs_are_no_table() -> None:
    document = html("<p>规章</p><p>3</p><p>文件</p><p>4</p>")
    assert not list(document.tables())


def test_preformatted_text_keeps_its_lines() -> None:
    document = html("<pre>" + "\n".join("  ".join(row) for row in ROWS) + "</pre>")
    table = only_table(document)
    assert texts(table) == ROWS
    assert table.place.path is not None
    assert table.place.path.endswith("/pre")


def test_a_frame_that_carries_its_own_page() -> None:
    inside = "<tr><td>规章</td><td>3</td><td>4</td></tr><tr><td>文件</td><td>5</td><td>6</td></tr>"
    inside = f"<table>{inside}</table>"
    document = html(f"<iframe srcdoc='{inside}'>您的浏览器不支持</iframe>")
    assert texts(only_table(document)) == [["规章", "3", "4"], ["文件", "5", "6"]]
    assert "您的浏览器不支持" not in lines(document)


def test_fields_of_a_form() -> None:
    cells = '<td><input value="3"></td><td><textarea>4</textarea></td>'
    chosen = "<td><select><option>1</option><option selected>5</option></select></td>"
    hidden = '<td><input type="hidden" value="9"></td>'
    document = html(f"<table><tr><td>规章</td>{cells}{chosen}{hidden}</tr><tr><td>文件</td></tr></table>")
    assert texts(only_table(document))[0] == ["规章", "3", "4", "5", ""]
