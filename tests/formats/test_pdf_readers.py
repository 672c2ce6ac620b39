"""The two PDF readers side by side: the same tables and paragraphs of the same files."""

from __future__ import annotations

import pytest

from pipelines.document import Document
from pipelines.formats.pdf.read import read_pdf, read_pdf_again
from tests.conftest import shared
from tests.formats.helpers import lines, texts
from tests.reportgen.make import LAYOUTS, make
from tests.reportgen.seeds import first_seed

RULED = [layout for layout in LAYOUTS if layout.startswith("pdf ") and "unruled" not in layout]
"""Where no rule stands, a number's column hangs on its place; how wide a hard blank before it is in a font
that the file lacks is for each reader to say."""
SHAPES = [f"{number:03}{kind}" for number in range(7) for kind in ("", "_rect", "_noborder")]


def same(data: bytes, *, ruled: bool = True) -> None:
    """Both readers find the same in the file; what spans of cells no rule shows is each one's guess."""
    first, second = read_pdf(data), read_pdf_again(data)
    assert printed(first) == printed(second)
    assert squeezed(first) == squeezed(second)
    assert first.title == second.title
    assert first.damage == second.damage
    if ruled:
        assert spans(first) == spans(second)


def printed(document: Document) -> list[list[list[str]]]:
    return [texts(table) for table in document.tables()]


def squeezed(document: Document) -> list[str]:
    """The paragraphs without blanks: one drawn beside a wide gap is one or none to pdfium."""
    return ["".join(line.split()) for line in lines(document)]


def spans(document: Document) -> list[list[tuple[int, int, int]]]:
    return [
        [(cell.grid, cell.rowspan, cell.colspan) for row in table.rows for cell in row]
        for table in document.tables()
    ]


@pytest.mark.parametrize("layout", RULED)
@pytest.mark.parametrize("number", range(1))
def test_generated_reports_are_the_same_to_both_readers(layout: str, number: int) -> None:
    same(make(first_seed() + number, layout).data)


@pytest.mark.soak
@pytest.mark.parametrize("layout", RULED)
def test_many_generated_reports_are_the_same_to_both_readers(layout: str) -> None:
    for number in range(20):
        same(make(first_seed() + 100 + number, layout).data)


@pytest.mark.parametrize("name", SHAPES)
def test_shared_shapes_are_the_same_to_both_readers(name: str) -> None:
    same((shared() / "reports" / "shapes" / "pdf" / f"{name}.pdf").read_bytes(), ruled="noborder" not in name)
