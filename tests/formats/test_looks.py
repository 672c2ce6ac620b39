"""What is struck out or covered is not printed, and a raised digit is the number of a note."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from reportlab.pdfgen.canvas import Canvas

from pipelines.formats import to_document
from pipelines.formats.pdf.read import read_pdf
from tests.formats.helpers import lines, only_table, texts
from tests.seeds import SEED

ROWS = 6
NOTED = ("<sup>{}</sup>", '<span style="font-size:9px; vertical-align : super">{}</span>')
STRUCK = ("<s>{}</s>", "<del>{}</del>", '<span style="color:red;text-decoration:line-through">{}</span>')


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS_RELATION = f'<Relationship Id="rIdS" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
INLINE = re.compile(r't="inlineStr"([^>]*)><is>(.*?)</is>')


def _numbers(rng: Random) -> list[int]:
    return [rng.randint(1, 999) for _ in range(ROWS)]


@pytest.mark.parametrize("noted", NOTED)
def test_raised_note_in_a_page(noted: str) -> None:
    rng = Random(f"{SEED}/{noted}")
    numbers = _numbers(rng)
    rows = "".join(
        f"<tr><td>甲{n}</td><td>{n}{noted.format(rng.randint(1, 9))}</td><td>0</td></tr>" for n in numbers
    )
    read = texts(only_table(to_document(f"<table>{rows}</table>".encode())))
    assert [row[1].split("[")[0] for row in read] == [str(number) for number in numbers]
    assert all(row[1].endswith("]") for row in read)


@pytest.mark.parametrize("struck", STRUCK)
def test_struck_text_in_a_page(struck: str) -> None:
    rng = Random(f"{SEED}/{struck}")
    numbers = _numbers(rng)
    old = struck.format(rng.randint(1, 99))
    rows = "".join(f"<tr><td>甲{n}</td><td>{old}{n}</td><td>0</td></tr>" for n in numbers)
    document = to_document(f"<p>全年收到申请{old}{numbers[0]}件。</p><table>{rows}</table>".encode())
    assert [row[1] for row in texts(only_table(document))] == [str(number) for number in numbers]
    assert lines(document) == [f"全年收到申请{numbers[0]}件。"]


@pytest.mark.parametrize("shared", [False, True])
def test_runs_of_a_workbook(shared: bool) -> None:
    rng = Random(f"{SEED}/workbook")
    numbers = _numbers(rng)
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row, number in enumerate(numbers, 1):
        old, note = InlineFont(strike=True), InlineFont(vertAlign="superscript")
        sheet.cell(row, 1).value = f"甲{row}"
        sheet.cell(row, 2).value = CellRichText(TextBlock(old, str(rng.randint(1, 99))), str(number))
        sheet.cell(row, 3).value = CellRichText(str(number), TextBlock(note, str(rng.randint(1, 9))))
        sheet.cell(row, 4).value = number
    out = io.BytesIO()
    workbook.save(out)
    data = _with_shared_strings(out.getvalue()) if shared else out.getvalue()
    read = texts(only_table(to_document(data)))
    assert [row[1] for row in read] == [row[3] for row in read] == [str(number) for number in numbers]
    assert [row[2].split("[")[0] for row in read] == [str(number) for number in numbers]


def _with_shared_strings(data: bytes) -> bytes:
    """The workbook with its texts in a part of their own, as Excel writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                items = [match[2] for match in INLINE.finditer(content)]
                for number in range(len(items)):
                    content = INLINE.sub(rf't="s"\1><v>{number}</v>', content, count=1)
            elif name == "xl/_rels/workbook.xml.rels":
                content = content.replace("</Relationships>", f"{STRINGS_RELATION}</Relationships>")
            elif name == "[Content_Types].xml":
                content = content.replace("</Types>", f"{STRINGS_TYPE}</Types>")
            new.writestr(name, content)
        strings = "".join(f"<si>{item}</si>" for item in items)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return out.getvalue()


Draw = Callable[[Canvas, str, float, float, Random], None]


def _raised(canvas: Canvas, text: str, x: float, y: float, rng: Random) -> None:
    canvas.drawString(x, y, text)
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(x + canvas.stringWidth(text, "Helvetica", 10), y + 4, str(rng.randint(1, 19)))
    canvas.setFont("Helvetica", 10)


def _unseen(canvas: Canvas, text: str, x: float, y: float, rng: Random) -> None:
    canvas.drawString(x, y, text)
    canvas.saveState()
    hidden = canvas.beginText(x + rng.uniform(-2, 14), y)
    hidden.setTextRenderMode(3)
    hidden.textOut(str(rng.randint(1, 9)))
    canvas.drawText(hidden)
    canvas.restoreState()


def _covered(canvas: Canvas, text: str, x: float, y: float, rng: Random) -> None:
    other = text.translate(str.maketrans("0123456789", "5678901234"))
    canvas.drawString(x + rng.uniform(-1.5, 1.5), y, other + rng.choice(("", text[:1])))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(x - 3, y - 2, 24, 12, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(x, y, text)


def _twice(canvas: Canvas, text: str, x: float, y: float, _rng: Random) -> None:
    canvas.drawString(x, y, text)
    canvas.drawString(x + 0.3, y, text)


def _table(draw: Draw, numbers: list[int], rng: Random) -> list[list[str]]:
    """The texts of a ruled table of two columns, of which `draw` draws the second."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 10)
    for row, number in enumerate(numbers):
        y = 700 - 24 * row
        canvas.rect(60, y, 80, 24)
        canvas.rect(140, y, 80, 24)
        canvas.drawString(70, y + 8, "row")
        draw(canvas, str(number), 160 + rng.uniform(0, 20), y + 8, rng)
    canvas.save()
    return texts(only_table(read_pdf(out.getvalue())))


@pytest.mark.parametrize("draw", [_unseen, _twice])
def test_what_a_pdf_does_not_print_or_prints_twice(draw: Draw) -> None:
    rng = Random(f"{SEED}/{draw.__name__}")
    numbers = _numbers(rng)
    assert [row[1] for row in _table(draw, numbers, rng)] == [str(number) for number in numbers]


def test_raised_note_in_a_pdf() -> None:
    rng = Random(f"{SEED}/raised")
    numbers = _numbers(rng)
    read = [row[1] for row in _table(_raised, numbers, rng)]
    assert [re.sub(r"(\[\d\])+$", "", text) for text in read] == [str(number) for number in numbers]
    assert all(text.endswith("]") for text in read)


def test_number_printed_over_another_is_not_read_with_it() -> None:
    rng = Random(f"{SEED}/covered")
    numbers = _numbers(rng)
    for number, row in zip(numbers, _table(_covered, numbers, rng), strict=True):
        assert row[1] == str(number) or not row[1].replace("\n", "").isdigit()
