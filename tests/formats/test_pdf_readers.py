"""The two PDF readers side by side: the same tables and paragraphs of the same files."""

from __future__ import annotations

import pytest

from pipelines.document import Document
from pipelines.formats.pdf.read import read_pdf, read_pdf_again
from tests.conftest import shared
from tests.formats.helpers import lines
from tests.reportgen.make import LAYOUTS, make
from tests.reportgen.seeds import first_seed

PRINTED = [layout for layout in LAYOUTS if layout.startswith("pdf ")]
SHAPES = [f"{number:03}{kind}" for number in range(7) for kind in ("", "_rect", "_noborder")]


def same(data: bytes) -> None:
    """Both readers find the same in the file."""
    first, second = read_pdf(data), read_pdf_again(data)
    assert tables(first) == tables(second)
    assert squeezed(first) == squeezed(second)
    assert first.title == second.title
    assert first.damage == second.damage


def squeezed(document: Document) -> list[str]:
    """The paragraphs without blanks: one drawn beside a wide gap is one or none to pdfium."""
    return ["".join(line.split()) for line in lines(document)]


def tables(document: Document) -> list[list[tuple[str, int, int, int]]]:
    return [
        [(cell.text, cell.grid, cell.rowspan, cell.colspan) for row in table.rows for cell in row]
        for table in document.tables()
    ]


@pytest.mark.parametrize("layout", PRINTED)
@pytest.mark.parametrize("number", range(2))
def test_generated_reports_are_the_same_to_both_readers(layout: str, number: int) -> None:
    same(make(first_seed() + number, layout).data)


@pytest.mark.soak
@pytest.mark.parametrize("layout", PRINTED)
def test_many_generated_reports_are_the_same_to_both_readers(layout: str) -> None:
    for number in range(20):
        same(make(first_seed() + 100 + number, layout).data)


@pytest.mark.parametrize("name", SHAPES)
def test_shared_shapes_are_the_same_to_both_readers(name: str) -> None:
    same((shared() / "reports" / "shapes" / "pdf" / f"{name}.pdf").read_bytes())
