"""Prints a story as a PDF, photographs its pages and spoils them as scanners, copiers and clerks do."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Literal

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.reportgen import pdf
from tests.reportgen.story import Story

FACE = "WenQuanYi Micro Hei"
FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
needs_font = pytest.mark.skipif(
    not FONT.exists(), reason="needs a Chinese font: apt-get install fonts-wqy-microhei"
)

Kind = Literal["pdf", "tiff", "jpg"]

PRINTED = pdf.Press(values="centre", heads="centre", middle=True)


@dataclass(frozen=True)
class Scanner:
    """How pages are taken: dots to the inch, most degrees askew, and what the copy suffers.

    `blur` pixels; `noise` levels of grain; `paper` its grey; `shadow` a darker edge; `dust` specks; `stamp` a
    round red seal over the text; `strokes` of a pen in the margin; `warp` share by which corners are drawn
    in; `turned` quarters; `quality` of JPEG; `grey` without colour.
    """

    press: pdf.Press = PRINTED
    kind: Kind = "pdf"
    dpi: int = 200
    skew: float = 0.0
    blur: float = 0.0
    noise: int = 0
    paper: int = 255
    shadow: bool = False
    dust: int = 0
    stamp: bool = False
    strokes: int = 0
    warp: float = 0.0
    turned: int = 0
    quality: int = 85
    grey: bool = False


def render(rng: Random, story: Story, scanner: Scanner) -> bytes:
    """The pages as pictures: in a PDF, in one TIFF, or one below another in a JPEG."""
    # A page is drawn with the fonts it holds: no picture depends on what the machine has in their place.
    pdfmetrics.registerFont(TTFont(FACE, str(FONT)))
    press = replace(scanner.press, face=FACE)
    pages = [
        _spoiled(rng, page, scanner) for page in photographs(pdf.render(rng, story, press), scanner.dpi)
    ]
    if scanner.kind == "pdf":
        return _bound(pages, scanner)
    out = BytesIO()
    if scanner.kind == "tiff":
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    else:
        tall = Image.new("RGB", (pages[0].width, sum(page.height for page in pages)), "white")
        top = 0
        for page in pages:
            tall.paste(page, (0, top))
            top += page.height
        tall.save(out, "JPEG", quality=scanner.quality)
    return out.getvalue()


def photographs(data: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    file = pypdfium2.PdfDocument(data)
    pages = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in file]
    file.close()
    return pages


def _bound(pages: Iterable[Image.Image], scanner: Scanner) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pages:
        width, height = page.width * 72 / scanner.dpi, page.height * 72 / scanner.dpi
        coded = BytesIO()
        page.save(coded, "JPEG", quality=scanner.quality)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(coded), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _spoiled(rng: Random, page: Image.Image, scanner: Scanner) -> Image.Image:
    draw = ImageDraw.Draw(page)
    for _ in range(scanner.strokes):
        _stroke(rng, draw, page)
    if scanner.stamp:
        page = ImageChops.multiply(page, _seal(rng, page.size, scanner.dpi))
    if scanner.paper < 255:
        page = ImageChops.multiply(page, Image.new("RGB", page.size, (scanner.paper,) * 3))
    if scanner.shadow:
        page = ImageChops.multiply(page, _shadow(rng, page.size))
    if scanner.warp:
        page = _warped(rng, page, scanner.warp)
    if scanner.skew:
        angle = rng.uniform(-scanner.skew, scanner.skew)
        page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(scanner.paper,) * 3)
    draw = ImageDraw.Draw(page)
    for _ in range(scanner.dust):
        x, y, r = rng.randrange(page.width), rng.randrange(page.height), rng.choice((0.5, 1, 1, 1.5))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(rng.randrange(90),) * 3)
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    if scanner.noise:
        page = ImageChops.add(page, _grain(rng, page.size, scanner.noise), 1, -128)
    if scanner.grey:
        page = page.convert("L").convert("RGB")
    return page.rotate(90 * scanner.turned, expand=True)


def _stroke(rng: Random, draw: ImageDraw.ImageDraw, page: Image.Image) -> None:
    """A wavy line of a pen in the margin."""
    x, y = rng.uniform(0.01, 0.04) * page.width, rng.uniform(0.1, 0.9) * page.height
    points = [(x + 6 * math.sin(at / 2) + at, y + 9 * at * rng.uniform(0.7, 1.3)) for at in range(9)]
    draw.line(points, fill=(30, 40, 120), width=3)


def _seal(rng: Random, size: tuple[int, int], dpi: int) -> Image.Image:
    """A round red seal with a star, on white."""
    seal = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(seal)
    radius = 0.8 * dpi
    x, y = rng.uniform(0.3, 0.7) * size[0], rng.uniform(0.2, 0.8) * size[1]
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(225, 40, 40), width=dpi // 28)
    points = [
        (x + r * math.sin(math.pi * at / 5), y - r * math.cos(math.pi * at / 5))
        for at, r in enumerate((radius * 0.35, radius * 0.14) * 5)
    ]
    draw.polygon(points, fill=(225, 40, 40))
    return seal


def _grain(rng: Random, size: tuple[int, int], level: int) -> Image.Image:
    """Noise about a middle grey, up to `level` to either side."""
    grain = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    return grain.point(lambda value: 128 + (value - 128) * level // 128).convert("RGB")


def _shadow(rng: Random, size: tuple[int, int]) -> Image.Image:
    """Darker to one side, as of a book that does not lie flat."""
    ramp = Image.linear_gradient("L").resize(size)
    if rng.random() < 0.5:
        ramp = ramp.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    return ramp.point(lambda level: 255 - (255 - level) // 3).convert("RGB")


def _warped(rng: Random, page: Image.Image, share: float) -> Image.Image:
    """Photographed a little from the side: each corner drawn in by up to `share`."""
    width, height = page.size
    corners = [(0, 0), (0, height), (width, height), (width, 0)]
    moved: list[float] = []
    for x, y in corners:
        inward = -1 if x else 1, -1 if y else 1
        moved += [
            x - inward[0] * rng.uniform(0, share) * width,
            y - inward[1] * rng.uniform(0, share) * height,
        ]
    return page.transform(page.size, Image.Transform.QUAD, moved, Image.Resampling.BICUBIC, fillcolor="white")
