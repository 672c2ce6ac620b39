"""Pages drawn with a pen: text and tables on paper or on a screen, broken over pages where they are full."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.scans_drawn.forms import Cell, Grid

FOLDER = Path("/usr/share/fonts")
FONTS = {
    "hei": FOLDER / "truetype/wqy/wqy-microhei.ttc",
    "zenhei": FOLDER / "truetype/wqy/wqy-zenhei.ttc",
    "song": FOLDER / "truetype/arphic/uming.ttc",
    "kai": FOLDER / "truetype/arphic/ukai.ttc",
    "roman": FOLDER / "opentype/urw-base35/NimbusRoman-Regular.otf",
    "sans": FOLDER / "opentype/urw-base35/NimbusSans-Regular.otf",
    "mono": FOLDER / "opentype/urw-base35/NimbusMonoPS-Regular.otf",
    "narrow": FOLDER / "opentype/urw-base35/NimbusSansNarrow-Regular.otf",
}
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Style:
    """How a report is set: fonts by name, sizes in points, rules, coloured heads; paper in points."""

    font: str = "hei"
    digits: str = ""
    size: float = 9
    rules: str = "solid"  # solid, thin, dotted, level (no uprights), none
    head: str = ""  # a colour behind white text
    paper: tuple[int, int] = (595, 842)
    margin: int = 50
    scale: float = 300 / 72  # pixels a point
    gap: float = 2.5  # points above and below a line in its cell
    heads_again: bool = False


@dataclass
class Page:
    """A drawn page with what is on it: lines of text, ruled lines, tables, each with its box in pixels."""

    picture: Image.Image
    words: list[tuple[str, float, Box]] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    tables: list[Box] = field(default_factory=list)


Block = str | tuple[str, float] | Grid


def font(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    """A font by name, or the one that always is there."""
    return _font(str(FONTS[name] if name in FONTS and FONTS[name].exists() else FONTS["hei"]), pixels)


@cache
def _font(path: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, pixels)


class Pen:
    """Sets blocks one under the other."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pages: list[Page] = []
        self.left = round(style.margin * style.scale)
        self.right = round((style.paper[0] - style.margin) * style.scale)
        self.bottom = round((style.paper[1] - style.margin) * style.scale)
        self.turn()

    def turn(self) -> None:
        """Takes a new sheet."""
        sheet = tuple(round(side * self.style.scale) for side in self.style.paper)
        self.pages.append(Page(Image.new("RGB", (sheet[0], sheet[1]), "white")))
        self.y = self.left

    def set(self, block: Block) -> None:
        """One paragraph, heading (with its size) or table."""
        if isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, tuple):
            self._text(block[0], block[1], True)
        else:
            self._text("　　" + block, 12, False)

    def _text(self, text: str, size: float, middle: bool) -> None:
        pixels = round(size * self.style.scale)
        face = font(self.style.font, pixels)
        for line in wrapped(text, face, self.right - self.left):
            if self.y + 1.6 * pixels > self.bottom:
                self.turn()
            spare = (self.right - self.left - face.getlength(line)) / 2 if middle else 0
            self._word(line, face, (round(self.left + spare), self.y), "black")
            self.y += round(1.6 * pixels)

    def _word(self, text: str, face: ImageFont.FreeTypeFont, at: tuple[int, int], colour: str) -> None:
        page = self.pages[-1]
        ImageDraw.Draw(page.picture).text(at, text, font=face, fill=colour)
        box = (*at, round(at[0] + face.getlength(text)), round(at[1] + face.size))
        page.words.append((text, face.size, box))

    def _grid(self, grid: Grid) -> None:
        columns = self._columns(grid)
        lines = {cell: self._lines(cell, columns) for cell in grid.cells}
        heights = self._heights(grid, lines)
        row, count = 0, len(heights)
        while row < count:
            again = grid.heads if row and self.style.heads_again else 0
            room = self.bottom - self.y - sum(heights[:again])
            last = row
            while last < count and sum(heights[row : last + 1]) <= room:
                last += 1
            if last == row or (row == 0 and last <= grid.heads):
                self.turn()
                continue
            part = list(range(again)) + list(range(row, last))
            self._part(grid, part, columns, heights, lines)
            row = last
            if row < count:
                self.turn()
        self.y += round(8 * self.style.scale)

    def _columns(self, grid: Grid) -> list[int]:
        whole, sums = sum(grid.widths), [sum(grid.widths[:at]) for at in range(len(grid.widths) + 1)]
        return [self.left + round((self.right - self.left) * each / whole) for each in sums]

    def _face(self, cell: Cell) -> ImageFont.FreeTypeFont:
        plain = self.style.digits and cell.code and cell.text.isascii()
        name = self.style.digits if plain else self.style.font
        return font(name, round(self.style.size * self.style.scale))

    def _lines(self, cell: Cell, columns: list[int]) -> list[str]:
        room = columns[cell.col + cell.cols] - columns[cell.col] - 2 * self.style.scale
        return wrapped(cell.text, self._face(cell), room)

    def _heights(self, grid: Grid, lines: dict[Cell, list[str]]) -> list[int]:
        step, pad = self._step(), 2 * self.style.gap * self.style.scale
        heights = [round(step + pad)] * max(cell.row + cell.rows for cell in grid.cells)
        for cell in sorted(grid.cells, key=lambda each: each.rows):
            need = round(len(lines[cell]) * step + pad) - sum(heights[cell.row : cell.row + cell.rows])
            if need > 0:
                heights[cell.row + cell.rows - 1] += need
        return heights

    def _step(self) -> int:
        return round(self.style.size * 1.25 * self.style.scale)

    def _part(
        self,
        grid: Grid,
        part: list[int],
        columns: list[int],
        heights: list[int],
        lines: dict[Cell, list[str]],
    ) -> None:
        tops, y = {}, self.y
        for row in part:
            tops[row] = (y, y + heights[row])
            y += heights[row]
        for cell in grid.cells:
            rows = [row for row in range(cell.row, cell.row + cell.rows) if row in tops]
            if rows:
                box = (columns[cell.col], tops[rows[0]][0], columns[cell.col + cell.cols], tops[rows[-1]][1])
                self._cell(cell, box, lines[cell])
        self.pages[-1].tables.append((columns[0], self.y, columns[-1], y))
        self.y = y

    def _cell(self, cell: Cell, box: Box, lines: list[str]) -> None:
        page, face, step = self.pages[-1], self._face(cell), self._step()
        ink = "black"
        if self.style.head and cell.head:
            ImageDraw.Draw(page.picture).rectangle(box, fill=self.style.head)
            ink = "white"
        y = (box[1] + box[3] - min(len(lines) * step, box[3] - box[1])) // 2
        for line in lines:
            spare = (box[2] - box[0] - face.getlength(line)) / 2
            if y + step <= box[3] + 2:
                self._word(line, face, (round(box[0] + spare), y), ink)
            y += step
        self._rules(page, box)

    def _rules(self, page: Page, box: Box) -> None:
        left, top, right, bottom = box
        level = [(left, top, right, top), (left, bottom, right, bottom)]
        upright = [(left, top, left, bottom), (right, top, right, bottom)]
        sides = {"none": [], "level": level}.get(self.style.rules, level + upright)
        page.lines += sides
        for side in sides:
            self._rule(page.picture, side)

    def _rule(self, picture: Image.Image, side: Box) -> None:
        draw = ImageDraw.Draw(picture)
        if self.style.rules != "dotted":
            draw.line(
                side,
                fill="black",
                width=1 if self.style.rules == "thin" else max(1, round(self.style.scale / 2)),
            )
            return
        dot = max(2, round(self.style.scale * 0.8))
        for x in range(side[0], side[2] + 1, 2 * dot):
            for y in range(side[1], side[3] + 1, 2 * dot):
                draw.rectangle((x, y, x + dot // 2, y + dot // 2), fill="black")


def wrapped(text: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """The lines that hold the text, broken after any letter or digit, as narrow cells break them."""
    lines = [""]
    for mark in text:
        if mark == "\n" or (lines[-1] and face.getlength(lines[-1] + mark) > room):
            lines.append("")
        lines[-1] += mark.replace("\n", "")
    return lines


def pages(blocks: list[Block | None], style: Style) -> list[Page]:
    """The blocks on pages; None begins a new one."""
    pen = Pen(style)
    for block in blocks:
        if block is None:
            pen.turn()
        else:
            pen.set(block)
    return pen.pages
