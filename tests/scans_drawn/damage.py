"""What copiers, hands and cameras do to a page: a picture and a source of chance give a picture."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from tests.scans_drawn.drawing import font

Damage = Callable[[Image.Image, Random], Image.Image]


def chain(*steps: Damage) -> Damage:
    """One after the other."""

    def run(picture: Image.Image, rng: Random) -> Image.Image:
        for step in steps:
            picture = step(picture, rng)
        return picture

    return run


def _grain(size: tuple[int, int], rng: Random, depth: float) -> Image.Image:
    noise = np.random.default_rng(rng.getrandbits(32)).normal(128, depth, (size[1], size[0]))
    return Image.fromarray(noise.clip(0, 255).astype(np.uint8))


def resolved(dpi: int) -> Damage:
    """Drawn at 300 dots an inch, scanned at `dpi`, slightly soft and grainy."""

    def run(picture: Image.Image, rng: Random) -> Image.Image:
        small = picture.resize(
            (picture.width * dpi // 300, picture.height * dpi // 300), Image.Resampling.BOX
        )
        small = small.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.6)))
        grain = _grain(small.size, rng, 5).convert(small.mode)
        return ImageChops.add(small, grain, offset=-128)

    return run


def grey(picture: Image.Image, _: Random) -> Image.Image:
    """Without colour."""
    return picture.convert("L")


def black_white(picture: Image.Image, rng: Random) -> Image.Image:
    """One bit a pixel: a threshold that is not quite right, over a grainy sensor."""
    shade = picture.convert("L")
    shade = ImageChops.add(shade, _grain(shade.size, rng, 22), offset=-128)
    limit = rng.randint(115, 190)
    return shade.point([255 * (level > limit) for level in range(256)]).convert("1")


def tilted(low: float, high: float) -> Damage:
    """Turned by some degrees, to either side."""

    def run(picture: Image.Image, rng: Random) -> Image.Image:
        angle = rng.uniform(low, high) * rng.choice((-1, 1))
        return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_white(picture))

    return run


def _white(picture: Image.Image) -> int | tuple[int, int, int]:
    return (250, 250, 250) if picture.mode == "RGB" else 250


def turned(degrees: int) -> Damage:
    """Laid the wrong way on the glass."""
    return lambda picture, _: picture.rotate(degrees, expand=True)


def edge_shadow(picture: Image.Image, rng: Random) -> Image.Image:
    """Dark where the lid was open: down one side and along the foot."""
    wide, high = picture.size
    x, y = np.arange(wide) / wide, np.arange(high) / high
    side = np.exp(-x / rng.uniform(0.01, 0.03))[None, :] * 200
    foot = np.exp(-(1 - y) / rng.uniform(0.005, 0.015))[:, None] * 160
    return ImageChops.subtract(
        picture, Image.fromarray((side + foot).clip(0, 235).astype(np.uint8)).convert(picture.mode)
    )


def holes(picture: Image.Image, _: Random) -> Image.Image:
    """Two punched holes in the left margin, black as the lid behind them."""
    draw, unit = ImageDraw.Draw(picture), picture.width / 210
    for y in (picture.height // 2 - 40 * unit, picture.height // 2 + 40 * unit):
        draw.ellipse(
            (9 * unit, y - 3 * unit, 15 * unit, y + 3 * unit),
            fill=30 if picture.mode == "L" else (30, 30, 30),
        )
    return picture


def stamp(box: tuple[int, int, int, int]) -> Damage:
    """A round red seal, its middle somewhere in the box (pixels)."""

    def run(picture: Image.Image, rng: Random) -> Image.Image:
        unit = picture.width / 210
        radius = round(20 * unit)
        seal = Image.new("RGB", (2 * radius, 2 * radius), "white")
        draw, red = ImageDraw.Draw(seal), (205, 40, 45)
        draw.ellipse((4, 4, 2 * radius - 4, 2 * radius - 4), outline=red, width=max(2, round(1.1 * unit)))
        points = [
            (
                radius + (6 if at % 2 == 0 else 2.4) * unit * math.sin(at * math.pi / 5),
                radius - (6 if at % 2 == 0 else 2.4) * unit * math.cos(at * math.pi / 5),
            )
            for at in range(10)
        ]
        draw.polygon(points, fill=red)
        face = font("song", round(4.6 * unit))
        for at, mark in enumerate("某某县人民政府办公室"):
            angle = (at - 4.5) * 24
            glyph = Image.new("RGB", (round(6 * unit),) * 2, "white")
            ImageDraw.Draw(glyph).text((round(0.7 * unit), round(0.5 * unit)), mark, font=face, fill=red)
            glyph = glyph.rotate(-angle, fillcolor="white")
            x = radius + 15 * unit * math.sin(math.radians(angle)) - glyph.width / 2
            y = radius - 15 * unit * math.cos(math.radians(angle)) - glyph.height / 2
            seal.paste(
                ImageChops.darker(
                    glyph, seal.crop((round(x), round(y), round(x) + glyph.width, round(y) + glyph.height))
                ),
                (round(x), round(y)),
            )
        middle = rng.randint(box[0], box[2]), rng.randint(box[1], box[3])
        layer = Image.new("RGB", picture.size, "white")
        layer.paste(
            seal.rotate(rng.uniform(-25, 25), fillcolor="white"), (middle[0] - radius, middle[1] - radius)
        )
        return ImageChops.multiply(picture.convert("RGB"), layer)

    return run


def strokes(picture: Image.Image, rng: Random) -> Image.Image:
    """A pen's notes in the margins: loops and ticks."""
    draw, unit = ImageDraw.Draw(picture), picture.width / 210
    for _ in range(7):
        x, y = (
            rng.choice((rng.uniform(3, 13), rng.uniform(196, 205))) * unit,
            rng.uniform(0.1, 0.9) * picture.height,
        )
        path = [(x, y)]
        for _ in range(rng.randint(6, 16)):
            x, y = (
                min(max(x + rng.uniform(-4, 4) * unit, unit), picture.width - unit),
                y + rng.uniform(-4, 5) * unit,
            )
            path.append((x, y))
        draw.line(
            path,
            fill=60 if picture.mode == "L" else (30, 40, 140),
            width=max(2, round(0.5 * unit)),
            joint="curve",
        )
    return picture


def faint(picture: Image.Image, rng: Random) -> Image.Image:
    """Little toner: pale, in patches paler."""
    wide, high = picture.size
    patches = np.random.default_rng(rng.getrandbits(32)).uniform(0.28, 0.6, (12, 9)).astype(np.float32)
    strength = np.asarray(Image.fromarray(patches).resize((wide, high), Image.Resampling.BICUBIC))
    ink = (255 - np.asarray(picture.convert("L"), dtype=np.float32)) * strength
    return Image.fromarray((250 - ink).clip(0, 255).astype(np.uint8))


def speckles(picture: Image.Image, rng: Random) -> Image.Image:
    """Dust on the glass: dark dots of one to three pixels a few hundred times."""
    draw = ImageDraw.Draw(picture)
    for _ in range(900):
        x, y, size = rng.randrange(picture.width), rng.randrange(picture.height), rng.choice((0, 0, 1, 2))
        draw.ellipse(
            (x, y, x + size, y + size), fill=rng.randint(0, 120) if picture.mode == "L" else (60, 60, 60)
        )
    return picture


def bleed(picture: Image.Image, rng: Random) -> Image.Image:
    """The back of the sheet seen through it: the same kind of page, mirrored, pale and soft."""
    back = ImageOps.flip(ImageOps.mirror(picture)) if rng.random() < 0.5 else ImageOps.mirror(picture)
    back = back.filter(ImageFilter.GaussianBlur(picture.width / 900)).point(
        [255 - (255 - level) // 6 for level in range(256)] * len(picture.getbands())
    )
    return ImageChops.multiply(picture, back)


def squeezed(quality: int) -> Damage:
    """Through JPEG."""

    def run(picture: Image.Image, _: Random) -> Image.Image:
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=quality)
        return Image.open(held).copy()

    return run


def watermark(words: str) -> Damage:
    """Pale words across the page, again and again."""

    def run(picture: Image.Image, rng: Random) -> Image.Image:
        unit, layer = picture.width / 210, Image.new("RGB", picture.size, "white")
        face, shade = font("hei", round(11 * unit)), rng.randint(195, 225)
        for x in range(0, 210, 75):
            for y in range(0, 300, 60):
                tile = Image.new("RGB", (round(70 * unit), round(50 * unit)), "white")
                ImageDraw.Draw(tile).text((2 * unit, 18 * unit), words, font=face, fill=(shade, shade, shade))
                layer.paste(tile.rotate(30, fillcolor="white"), (round(x * unit), round(y * unit)))
        return ImageChops.multiply(picture.convert("RGB"), layer)

    return run


def photographed(picture: Image.Image, rng: Random) -> Image.Image:
    """Held over a desk: in perspective, warm, lit from one corner, a little soft, 2400 pixels wide."""
    page = picture.convert("RGB")
    wide, high = 2400, 3200
    corner = [(rng.uniform(0.03, 0.08) * wide, rng.uniform(0.03, 0.08) * high) for _ in range(4)]
    target = [
        corner[0],
        (wide - corner[1][0], corner[1][1]),
        (wide - corner[2][0], high - corner[2][1]),
        (corner[3][0], high - corner[3][1]),
    ]
    source = [(0, 0), (page.width, 0), page.size, (0, page.height)]
    equations, right = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        equations += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    terms = [float(each) for each in np.linalg.solve(np.array(equations), np.array(right))]
    shot = page.transform(
        (wide, high), Image.Transform.PERSPECTIVE, terms, Image.Resampling.BICUBIC, fillcolor=(92, 70, 52)
    )
    across, down = np.arange(wide)[None, :] / wide, np.arange(high)[:, None] / high
    lit = rng.choice((-1, 1))
    light = 0.82 + 0.18 * lit * (across - 0.5) - 0.22 * (down - 0.3)
    warm = np.asarray(shot, dtype=np.float32) * light[:, :, None] * np.array([1.0, 0.95, 0.84])
    shot = Image.fromarray(warm.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    return ImageChops.add(
        shot, Image.merge("RGB", [_grain(shot.size, rng, 4) for _ in range(3)]), offset=-128
    )


def two_up(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages side by side on one sheet."""
    sheet = Image.new("RGB", (left.width + right.width, max(left.height, right.height)), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    return sheet
