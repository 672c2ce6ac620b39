"""A PDF without its fonts is read the same on every machine, whatever fonts that has."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipelines.formats.ocr.drawn import drawn
from pipelines.formats.pdf import pdfium
from pipelines.formats.pdf.fonts import font_of_boxes

ALONE = ("０", "５", "构", "。", "／", "—", "龘")
SIZE = 10.5


def printed(texts: tuple[str, ...], font: str) -> bytes:
    """One page with each text drawn by itself."""
    target = BytesIO()
    canvas = Canvas(target)
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    for row, text in enumerate(texts):
        canvas.setFont(font, SIZE)
        canvas.drawString(100, 700 - 20 * row, text)
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("font", ["STSong-Light", "MSung-Light"])
def test_letters_that_stand_alone_are_not_lost(font: str) -> None:
    [page] = pdfium.read(printed(ALONE, font)).pages
    assert [glyph.text for glyph in page.glyphs] == [*ALONE]


def test_letters_are_as_wide_as_the_file_says() -> None:
    [page] = pdfium.read(printed(("办结", "21"), "STSong-Light")).pages
    wide, _, narrow, _ = page.glyphs
    assert wide.x1 - wide.x0 == pytest.approx(SIZE)
    assert narrow.x1 - narrow.x0 == pytest.approx(SIZE * pdfmetrics.stringWidth("2", "STSong-Light", 1), 0.01)


def test_the_font_of_boxes_has_every_letter() -> None:
    font = ImageFont.truetype(BytesIO(font_of_boxes()), 100)
    [box] = {font.getbbox(letter) for letter in "0６构龘\U0010ffff"}
    assert box[0] < box[2]
    assert box[1] < box[3]


def test_no_box_is_ink_to_those_that_read_by_eye() -> None:
    [(_, page)] = drawn(printed(ALONE, "STSong-Light"), [1])
    assert page.image.min() == 255
