"""Prints a story as an OFD package, with chosen spellings of text, rules and XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Literal
from xml.sax.saxutils import escape

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.story import Heading, Story

PAGE = (210.0, 297.0)
EDGE = 19.0
COLUMNS = {
    "t2": (53.0, 38.0, 38.0, 38.0),
    "t3": (13.0, 17.5, 46.0, 13.0, 13.0, 13.0, 14.0, 14.0, 13.0, 13.0),
    "t4": (11.4,) * 15,
}
PITCH = 1.45
"""Height of a line of print as a share of its type size."""
PAD = 0.9
SPACE = "http://www.ofdspec.org/2016"


@dataclass(frozen=True)
class Package:
    """How the package is written.

    `steps`: each delta, runs of equal ones as "g n v", or a text object for every character. `scaled`: type
    of size 1 made larger by a CTM. `template`: the rules stand in templates. `boxes`: rules are thin filled
    boxes, else every cell is a stroked frame. `prefix`: of the XML names. `cut_rows`: pages cut rows in their
    labels. `lying`: text and rules run up a page that lies on its side.
    """

    steps: Literal["each", "runs", "single"] = "runs"
    scaled: bool = False
    template: bool = False
    boxes: bool = False
    prefix: str = "ofd:"
    cut_rows: bool = False
    lying: bool = False
    size: float = 2.8


@dataclass
class _Cell:
    """A cell: columns and rows from–to (exclusive), the lines that are not printed yet, and their size."""

    left: int
    right: int
    top: int
    bottom: int
    lines: list[str]
    size: float


@dataclass
class _Sheet:
    texts: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def render(rng: Random, story: Story, package: Package) -> bytes:
    """The whole package."""
    press = _Press(package)
    press.prose(story.title, 5.3)
    for piece in story.pieces:
        if isinstance(piece, Grid):
            press.table(rng, piece)
        else:
            press.prose(piece.text, 4.2 if isinstance(piece, Heading) else 3.7)
    day = story.published
    press.prose(f"{day.year}年{day.month}月{day.day}日", 3.7)
    return press.packed(story)


class _Press:
    """Draws sheet after sheet; `y` is how far down the current one is full, in millimetres."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.sheets: list[_Sheet] = []
        self.ids = 100
        self.y = EDGE
        self.turn()

    def turn(self) -> None:
        """Begins a sheet, with its number at its foot."""
        self.sheets.append(_Sheet())
        self.y = EDGE
        self.text(PAGE[0] / 2 - 4, PAGE[1] - 9, f"- {len(self.sheets)} -", 3.2)

    def id(self) -> int:
        """The next id."""
        self.ids += 1
        return self.ids

    def text(self, x: float, base: float, text: str, size: float) -> None:
        """A line of print from `x` on the base line."""
        if self.package.steps == "single":
            for character, width in zip(text, _widths(text, size), strict=True):
                self._object(x, base, character, size)
                x += width
        else:
            self._object(x, base, text, size)

    def _object(self, x: float, base: float, text: str, size: float) -> None:
        p, scale = self.package.prefix, size if self.package.scaled else 1.0
        unit = size / scale
        widths = _widths(text, unit)
        top, height = base - size, size * 1.2
        deltas = f' DeltaX="{self._deltas(widths[:-1])}"' if len(text) > 1 else ""
        if self.package.lying:
            ctm = f' CTM="0 {-scale:.4g} {scale:.4g} 0 0 {sum(widths) * scale:.4f}"'
            bounds = (
                f"{top:.4f} {PAGE[0] - x - sum(widths) * scale:.4f} {height:.4f} {sum(widths) * scale:.4f}"
            )
        else:
            ctm = f' CTM="{scale:.4g} 0 0 {scale:.4g} 0 0"' if self.package.scaled else ""
            bounds = f"{x:.4f} {top:.4f} {sum(widths) * scale:.4f} {height:.4f}"
        self.sheets[-1].texts.append(
            f'<{p}TextObject ID="{self.id()}" Boundary="{bounds}" Font="3" Size="{unit:.4f}"{ctm}>'
            f'<{p}TextCode X="0" Y="{unit:.4f}"{deltas}>{escape(text)}</{p}TextCode></{p}TextObject>'
        )

    def _deltas(self, widths: list[float]) -> str:
        parts: list[str] = []
        while widths:
            run = next((n for n, w in enumerate(widths) if w != widths[0]), len(widths))
            many = run > 1 and self.package.steps == "runs"
            parts.append(f"g {run} {widths[0]:.4g}" if many else f"{widths[0]:.4g}")
            widths = widths[run if many else 1 :]
        return " ".join(parts)

    def prose(self, text: str, size: float) -> None:
        """A paragraph with its first line set in."""
        for number, line in enumerate(_wrapped("　　" + text, PAGE[0] - 2 * EDGE, size)):
            if self.y + size * 1.6 > PAGE[1] - EDGE:
                self.turn()
            self.y += size * 1.6
            self.text(EDGE + (0 if number else 2 * size), self.y, line.removeprefix("　　"), size)
        self.y += size * 0.4

    def table(self, rng: Random, grid: Grid) -> None:
        """A ruled table over as many sheets as it takes."""
        xs = _edges(grid)
        size = self.package.size
        cells = _cells(grid, xs, size)
        heights = _heights(cells, len(grid.lines), size * PITCH)
        first = 0
        while first < len(heights):
            room, last = PAGE[1] - EDGE - self.y, first
            while last < len(heights) and sum(heights[first : last + 1]) <= room:
                last += 1
            cut = self._cut(rng, cells, heights, last, room - sum(heights[first:last]))
            if last == first and not cut and room > PAGE[1] - 3 * EDGE:
                last += 1
            self._rows(cells, xs, heights, first, last, cut)
            first = last
            if first < len(heights):
                self.turn()
        self.y += 4

    def _cut(self, rng: Random, cells: list[_Cell], heights: list[float], row: int, room: float) -> int:
        """How many lines of the next row's label still go on this sheet."""
        if not self.package.cut_rows or row >= len(heights) or rng.random() < 0.2:
            return 0
        whole = max((len(c.lines) for c in cells if (c.top, c.bottom) == (row, row + 1)), default=0)
        fits = int((room - 2 * PAD) // (self.package.size * PITCH))
        return fits if 1 <= fits < whole else 0

    def _rows(
        self, cells: list[_Cell], xs: list[float], heights: list[float], first: int, last: int, cut: int
    ) -> None:
        """Prints rows first to last (exclusive) and, of the next one, `cut` lines."""
        pitch = self.package.size * PITCH
        ys = [self.y]
        for row in range(first, last):
            ys.append(ys[-1] + heights[row])
        if cut:
            ys.append(ys[-1] + cut * pitch + 2 * PAD)
        end = last + bool(cut)
        for cell in cells:
            top, bottom = max(cell.top, first), min(cell.bottom, end)
            if top >= bottom:
                continue
            upper, lower = ys[top - first], ys[bottom - first]
            self._frame(xs[cell.left], upper, xs[cell.right], lower)
            room = cut if cut and (cell.top, cell.bottom) == (last, end) else int((lower - upper) // pitch)
            for number, line in enumerate(cell.lines[:room]):
                base = upper + PAD + (number + 0.8) * pitch
                self.text(xs[cell.left] + PAD, base, line, cell.size)
            cell.lines = cell.lines[room:]
        if cut:
            left = max((len(c.lines) for c in cells if c.top == last), default=0)
            heights[last] = max(1, left) * pitch + 2 * PAD
        self.y = ys[-1]

    def _frame(self, left: float, top: float, right: float, bottom: float) -> None:
        if self.package.boxes:
            thin = 0.2
            for x0, y0, x1, y1 in (
                (left, top, right, top + thin),
                (left, bottom, right, bottom + thin),
                (left, top, left + thin, bottom),
                (right, top, right + thin, bottom),
            ):
                self._path(x0, y0, x1, y1, 'Stroke="false" Fill="true"')
        else:
            self._path(left, top, right, bottom, 'LineWidth="0.25"')

    def _path(self, left: float, top: float, right: float, bottom: float, kind: str) -> None:
        p = self.package.prefix
        if self.package.lying:
            left, top, right, bottom = top, PAGE[0] - right, bottom, PAGE[0] - left
        wide, high = right - left, bottom - top
        self.sheets[-1].rules.append(
            f'<{p}PathObject ID="{self.id()}" Boundary="{left:.4f} {top:.4f} {wide:.4f} {high:.4f}" {kind}>'
            f"<{p}AbbreviatedData>M 0 0 L {wide:.4f} 0 L {wide:.4f} {high:.4f} L 0 {high:.4f} C"
            f"</{p}AbbreviatedData></{p}PathObject>"
        )

    def packed(self, story: Story) -> bytes:
        """The ZIP file."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in self._parts(story):
                file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
        return out.getvalue()

    def _parts(self, story: Story) -> Iterator[tuple[str, str]]:
        p = self.package.prefix
        space = f' xmlns:{p[:-1]}="{SPACE}"' if p else f' xmlns="{SPACE}"'
        width, height = (PAGE[1], PAGE[0]) if self.package.lying else PAGE
        area = f"<{p}PhysicalBox>0 0 {width:g} {height:g}</{p}PhysicalBox>"
        yield (
            "OFD.xml",
            f'<{p}OFD{space} Version="1.1" DocType="OFD"><{p}DocBody><{p}DocInfo><{p}DocID>5d1c</{p}DocID>'
            f"<{p}Title>{escape(story.title)}</{p}Title></{p}DocInfo>"
            f"<{p}DocRoot>Doc_0/Document.xml</{p}DocRoot></{p}DocBody></{p}OFD>",
        )
        numbers = range(len(self.sheets))
        kept = "".join(
            f'<{p}TemplatePage ID="{900 + n}" BaseLoc="Tpls/Tpl_{n}/Content.xml"/>'
            for n in numbers
            if self.package.template
        )
        pages = "".join(f'<{p}Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in numbers)
        yield (
            "Doc_0/Document.xml",
            f"<{p}Document{space}><{p}CommonData><{p}MaxUnitID>{self.ids}</{p}MaxUnitID>"
            f"<{p}PageArea>{area}</{p}PageArea>{kept}</{p}CommonData><{p}Pages>{pages}</{p}Pages></{p}Document>",
        )
        for number, sheet in enumerate(self.sheets):
            texts, rules = "".join(sheet.texts), "".join(sheet.rules)
            head = f"<{p}Page{space}>"
            named = ""
            if self.package.template:
                yield (
                    f"Doc_0/Tpls/Tpl_{number}/Content.xml",
                    f'{head}<{p}Content><{p}Layer ID="{self.id()}">{rules}</{p}Layer></{p}Content></{p}Page>',
                )
                named, rules = f'<{p}Template TemplateID="{900 + number}" ZOrder="Background"/>', ""
            yield (
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f'{head}{named}<{p}Content><{p}Layer ID="{self.id()}" Type="Body">'
                f'<{p}PageBlock ID="{self.id()}">{rules}</{p}PageBlock>{texts}'
                f"</{p}Layer></{p}Content></{p}Page>",
            )


def _edges(grid: Grid) -> list[float]:
    even = (PAGE[0] - 2 * EDGE) / grid.width
    widths = [*COLUMNS.get(grid.name, (even,) * grid.width)]
    widths += [6.5] * (grid.width - len(widths))
    scale = min(1.0, (PAGE[0] - 2 * EDGE) / sum(widths))
    xs = [EDGE]
    for width in widths:
        xs.append(xs[-1] + width * scale)
    return xs


def _cells(grid: Grid, xs: list[float], size: float) -> list[_Cell]:
    cells: list[_Cell] = []
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(grid.lines):
        column = 0
        for slot in line.slots:
            while (row, column) in covered:
                column += 1
            right = min(column + slot.columns, len(xs) - 1)
            bottom = min(row + slot.rows, len(grid.lines))
            covered |= {(r, c) for r in range(row, bottom) for c in range(column, right)}
            room = xs[right] - xs[column] - 2 * PAD
            fitted = _fitted(slot, room, size)
            lines = [part for text in slot.text.split("\n") for part in _wrapped(text, room, fitted)]
            cells.append(_Cell(column, right, row, bottom, lines, fitted))
            column = right
    return cells


def _fitted(slot: Slot, room: float, size: float) -> float:
    """A number stands on one line, in smaller type if need be."""
    wide = sum(_widths(slot.text, 1.0))
    return min(size, room / wide) if slot.role == "value" and wide else size


def _heights(cells: list[_Cell], rows: int, pitch: float) -> list[float]:
    heights = [pitch + 2 * PAD] * rows
    for cell in cells:
        if cell.bottom - cell.top == 1:
            heights[cell.top] = max(heights[cell.top], len(cell.lines) * pitch + 2 * PAD)
    return heights


def _widths(text: str, size: float) -> list[float]:
    return [size / 2 if character.isascii() else size for character in text]


def _wrapped(text: str, width: float, size: float) -> list[str]:
    lines, line = [], ""
    for character in text:
        if line and sum(_widths(line + character, size)) > width + 1e-9:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line] if line else lines
