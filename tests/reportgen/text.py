"""Prints a story as plain text: a table row on a tab-separated line, or one cell on a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.reportgen.grids import Grid, Slot, expanded
from tests.reportgen.story import Story

Rows = Callable[[Random, Grid], list[str]]


@dataclass(frozen=True)
class Sheet:
    """How the text is written.

    rows: prints the tables in its own way;
    compact: a merged label cell takes one cell, not one for each grid column; phantom: empty columns at
    the line ends (other numbers of them after a page break); page_break: a blank line inside table 三 after
    which the row starts without its group cells; blank_lines: a blank line between rows now and then; gaps: a
    cell on a line of its own ends, now and then, in two empty paragraphs.
    """

    rows: Rows | None = None
    cell_a_line: bool = False
    gaps: bool = False
    compact: bool = False
    phantom: bool = False
    page_break: bool = False
    blank_lines: bool = False


def render(rng: Random, story: Story, sheet: Sheet) -> str:
    """The whole text."""
    out = ["", story.title, "", f"发布日期：{story.published.isoformat()}", ""]
    for piece in story.pieces:
        if not isinstance(piece, Grid):
            out += [piece.text, ""]
        elif sheet.rows:
            out += [*sheet.rows(rng, piece), ""]
        elif sheet.cell_a_line:
            out += [*_cell_lines(rng, piece, gaps=sheet.gaps), ""]
        else:
            out += [*_tab_lines(rng, piece, sheet), ""]
    return "\n".join(out)


def _tab_lines(rng: Random, grid: Grid, sheet: Sheet) -> list[str]:
    rows = _physical(grid, open_heads=True) if sheet.compact else expanded(grid)
    keyed = [at for at, line in enumerate(grid.lines) if line.key]
    cut = rng.choice(keyed[3:-3]) if sheet.page_break and grid.name == "t3" else -1
    phantoms = rng.randint(1, 2) if sheet.phantom else 0
    out: list[str] = []
    for at, row in enumerate(rows):
        texts = [_flat(slot.text) for slot in row]
        if at == cut:
            out.append("")
            while texts and not texts[0]:
                texts.pop(0)
            phantoms = rng.randint(0, 3) if sheet.phantom else 0
        elif sheet.blank_lines and rng.random() < 0.15:
            out.append("")
        out.append("\t".join(texts + [""] * phantoms))
    return out


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _physical(grid: Grid, *, open_heads: bool) -> list[list[Slot]]:
    """A row's cells without column spans (headings may keep theirs); an empty cell under each row span."""
    rows: list[list[Slot]] = []
    hanging: list[tuple[int, int, int]] = []
    for line in grid.lines:
        row: list[tuple[int, Slot]] = []
        covered = {start + i for start, columns, _ in hanging for i in range(columns)}
        below = [(start, columns, left - 1) for start, columns, left in hanging if left > 1]
        row += [(start, Slot("", "empty")) for start, _, _ in hanging]
        column = 0
        for slot in line.slots:
            while column in covered:
                column += 1
            row.append((column, slot))
            opened = open_heads and slot.role in ("head", "value") and slot.rows == 1
            extra = slot.columns - 1 if opened else 0
            row += [(column + 1 + i, Slot("", "empty")) for i in range(extra)]
            if slot.rows > 1:
                below.append((column, slot.columns, slot.rows - 1))
            column += slot.columns
        hanging = below
        rows.append([slot for _, slot in sorted(row, key=lambda item: item[0])])
    return rows


def _cell_lines(rng: Random, grid: Grid, *, gaps: bool) -> list[str]:
    out: list[str] = []
    for row in _physical(grid, open_heads=False):
        for slot in row:
            gap = gaps and slot.role == "value" and slot.text and rng.random() < 0.01
            tail = ["", ""] if gap else []
            out += [f"\t{_wrapped(rng, slot)}", *tail]
        out.append("")
    return out


def _wrapped(rng: Random, slot: Slot) -> str:
    if slot.role == "head" and len(slot.text) == 4 and rng.random() < 0.5:
        return slot.text[:2] + "\n" + slot.text[2:]
    if slot.role == "value" and rng.random() < 0.05:
        return "　          " + slot.text
    return slot.text


def boxed(_rng: Random, grid: Grid) -> list[str]:
    """A table drawn with box characters."""
    rows = [[_flat(slot.text) for slot in row] for row in expanded(grid)]
    rule = "─" * 8
    out = ["┌" + "┬".join([rule] * grid.width) + "┐"]
    for row in rows:
        out += ["│" + "│".join(f" {text} " for text in row) + "│", "├" + "┼".join([rule] * grid.width) + "┤"]
    return [*out[:-1], "└" + "┴".join([rule] * grid.width) + "┘"]


def spaced(rng: Random, grid: Grid) -> list[str]:
    """Cells that say something, parted by blanks or ideographic blanks."""
    gap = rng.choice(("  ", "    ", "　", "　　"))
    rows = ([_flat(slot.text).strip() for slot in line.slots if slot.text.strip()] for line in grid.lines)
    return [gap.join(row) for row in rows]


def piped(rng: Random, grid: Grid) -> list[str]:
    """Markdown: with or without outer pipes, merged cells as empty ones."""
    ends = rng.choice(("|", "|", ""))
    rows = [ends + " | ".join(_flat(s.text).strip() for s in row) + ends for row in expanded(grid)]
    rule = ends + "|".join(["---"] * grid.width) + ends
    return [rows[0], rule, *rows[1:]]


def comma_parted(rng: Random, grid: Grid) -> list[str]:
    """Comma- or semicolon-separated values."""
    mark = rng.choice((",", ";"))
    rows = ([_flat(slot.text).strip() for slot in row] for row in expanded(grid))
    return [mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows]


def paragraphs(_rng: Random, grid: Grid) -> list[str]:
    """A line for each cell that says something, no tabs."""
    return [_flat(slot.text).strip() for line in grid.lines for slot in line.slots if slot.text.strip()]
