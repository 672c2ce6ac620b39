"""Pictures of pages as files: PDFs of a copier, office documents, web pages, cut screenshots."""

from __future__ import annotations

import base64
import io
from functools import partial
from itertools import pairwise
from random import Random

import docx
from docx.shared import Cm
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.scans_drawn.drawing import FONTS, Page

FACE = "scans-drawn"


def encoded(picture: Image.Image, kind: str, quality: int = 75) -> bytes:
    """The bytes of one picture: JPEG, PNG or TIFF."""
    held = io.BytesIO()
    more = {
        "JPEG": {"quality": quality},
        "TIFF": {"compression": "group4" if picture.mode == "1" else "tiff_lzw"},
    }
    picture.save(held, kind, **more.get(kind, {}))  # type: ignore[arg-type]
    return held.getvalue()


def scanned_pdf(pictures: list[Image.Image], dpi: int, quality: int = 75) -> bytes:
    """One picture a page, as Pillow puts it: JPEG, or CCITT where it has one bit a pixel."""
    held = io.BytesIO()
    more = {} if pictures[0].mode == "1" else {"quality": quality}
    pictures[0].save(held, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, **more)
    return held.getvalue()


def layered_pdf(pages: list[tuple[Image.Image, Page]], scale: float, rng: Random, slips: float) -> bytes:
    """A copier's searchable scan: the picture, and under it what its own poor reading made of each line."""
    _register()
    held = io.BytesIO()
    canvas = Canvas(held, invariant=1)
    for picture, page in pages:
        wide, high = (side / scale for side in page.picture.size)
        canvas.setPageSize((wide, high))
        for text, size, box in page.words:
            line = canvas.beginText(box[0] / scale, high - box[1] / scale - size / scale)
            line.setFont(FACE, size / scale)
            line.setTextRenderMode(3)
            line.textOut("".join(_misread(mark, rng) if rng.random() < slips else mark for mark in text))
            canvas.drawText(line)
        canvas.drawImage(ImageReader(io.BytesIO(encoded(picture, "JPEG"))), 0, 0, wide, high)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _misread(mark: str, rng: Random) -> str:
    if mark.isdigit():
        return rng.choice([each for each in "0123456789OlIS" if each != mark])
    return rng.choice("，。口曰巳己士土末未") if rng.random() < 0.3 else mark


def mixed_pdf(pages: list[tuple[Image.Image | None, Page]], scale: float) -> bytes:
    """Pages of text as a word processor prints them, with scanned ones (a picture given) among them."""
    _register()
    held = io.BytesIO()
    canvas = Canvas(held, invariant=1)
    for picture, page in pages:
        wide, high = (side / scale for side in page.picture.size)
        canvas.setPageSize((wide, high))
        if picture is not None:
            canvas.drawImage(ImageReader(io.BytesIO(encoded(picture, "JPEG"))), 0, 0, wide, high)
        else:
            canvas.setLineWidth(0.5)
            for left, top, right, bottom in page.lines:
                canvas.line(left / scale, high - top / scale, right / scale, high - bottom / scale)
            for text, size, box in page.words:
                canvas.setFont(FACE, size / scale)
                canvas.drawString(box[0] / scale, high - (box[1] + size) / scale, text)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _register() -> None:
    if FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FACE, str(FONTS["hei"]), subfontIndex=0))


def word_file(before: list[str], pictures: list[Image.Image], after: list[str]) -> bytes:
    """A DOCX of paragraphs with pictures among them, each as wide as the text."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    for picture in pictures:
        document.add_picture(io.BytesIO(encoded(picture, "PNG")), width=Cm(15))
    for text in after:
        document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def web_page(title: str, before: list[str], pictures: list[Image.Image], after: list[str]) -> bytes:
    """An article with its pictures inside it as data."""
    said = [f"<p>{text}</p>" for text in before], [f"<p>{text}</p>" for text in after]
    shown = [
        f'<p><img src="data:image/png;base64,{base64.b64encode(data).decode()}"></p>'
        for data in map(partial(encoded, kind="PNG"), pictures)
    ]
    body = "\n".join([f"<h1>{title}</h1>", *said[0], *shown, *said[1]])
    page = f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f'{page}<body><div class="content">{body}</div></body></html>'.encode()


def slices(picture: Image.Image, high: int, rng: Random) -> list[Image.Image]:
    """A long screenshot cut in pieces of about `high` pixels, wherever that falls."""
    cuts, at = [0], 0
    while picture.height - at > high * 1.3:
        at += round(high * rng.uniform(0.85, 1.15))
        cuts.append(at)
    cuts.append(picture.height)
    return [picture.crop((0, top, picture.width, foot)) for top, foot in pairwise(cuts)]
