"""A table pasted as a picture is read alike from whatever a word processor saves it as."""

from __future__ import annotations

import pytest

from pipelines.document import Table
from pipelines.formats import to_document
from pipelines.formats.ocr.engine import is_installed
from tests.scans_drawn.record import NAMES, recorded

QUICK = ("pasted.doc", "pasted.rtf", "pasted.xml", "alone.doc")

pytestmark = pytest.mark.skipif(not is_installed(), reason="needs the extra `ocr`")


Cells = list[tuple[int, int, str]]


@pytest.fixture(scope="module")
def drawn() -> Cells:
    """What is read from the DOCX that all were saved from."""
    return cells(recorded("pasted.docx"))


def cells(data: bytes) -> Cells:
    """Row, column and text of every cell of every table."""
    tables = [block for block in to_document(data).blocks if isinstance(block, Table)]
    return [(cell.row, cell.column, cell.text) for table in tables for row in table.rows for cell in row]


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.soak) for name in NAMES]
)
def test_the_picture_is_read_as_from_the_docx(name: str, drawn: Cells) -> None:
    assert len(drawn) >= 20
    assert cells(recorded(name)) == drawn
