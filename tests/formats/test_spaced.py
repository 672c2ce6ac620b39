"""Tables typed with tabs or blanks into the paragraphs of pages and office files are read as tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape

import docx
import pytest

from pipelines.formats import to_document
from tests.formats.helpers import lines
from tests.measured.reader import read_json
from tests.reportgen.make import make
from tests.reportgen.score import score
from tests.reportgen.seeds import first_seed

BLANKS = "<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"


def _page(paragraphs: list[str]) -> bytes:
    texts = [escape(text).replace("\t", BLANKS).replace("  ", "&nbsp; ") for text in paragraphs]
    return "".join(f"<p class=MsoNormal>{text}</p>" for text in texts).encode()


def _word(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("layout", ["text tabs", "text compact", "text spaces"])
@pytest.mark.parametrize("write", [_page, _word])
def test_every_figure_of_tables_in_paragraphs(write: Callable[[list[str]], bytes], layout: str) -> None:
    made = make(first_seed(), layout, form="2021", blanks="none")
    reading = read_json(write([line for line in made.data.decode().splitlines() if line.strip()]))
    judged = score(reading, made.truth)
    assert judged.cells["right"] == judged.total, judged.faults[:5]
    places = {figure["where"]["path"] for figure in reading["figures"].values()}
    assert None not in places
    assert len(places) > 20


def test_prose_with_gaps_stays_prose() -> None:
    texts = [f"第{number}项　　全年公开信息{number}条，  其中网站{number}条。" for number in range(1, 9)]
    document = to_document(_page(texts))
    assert not list(document.tables())
    assert len(lines(document)) == len(texts)
