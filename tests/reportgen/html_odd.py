"""Prints the tables of a story as pages do that have no proper table: paragraphs, lists, forms, frames."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.reportgen import text
from tests.reportgen.grids import Grid, Line, Slot
from tests.reportgen.story import Heading, Story

Table = Callable[[Random, Grid], str]


def render(rng: Random, story: Story, table: Table) -> str:
    """A plain page whose tables `table` prints."""
    out = [f"<h1>{escape(story.title)}</h1>", f"<div>发布时间：{story.published}</div>"]
    for piece in story.pieces:
        if isinstance(piece, Grid):
            out.append(table(rng, piece))
        elif isinstance(piece, Heading):
            out.append(f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>")
        else:
            out.append(f"<p>{escape(piece.text)}</p>")
    body = "\n".join(out)
    return f"<html><head><title>{escape(story.title)}</title></head><body><div>{body}</div></body></html>"


def paragraphs(_rng: Random, grid: Grid) -> str:
    """A paragraph for each cell that says something."""
    return "".join(f"<p>{escape(slot.text)}</p>" for line in grid.lines for slot in line.slots if slot.text)


def blocks(rng: Random, grid: Grid) -> str:
    """A block for each row, one for each cell in it."""
    row, cell = rng.choice((("div", "div"), ("ul", "li"), ("dl", "dd")))
    style = rng.choice(("", ' style="display:table-cell"', ' class="cell"'))
    rows = []
    for line in grid.lines:
        cells = "".join(f"<{cell}{style}>{escape(slot.text)}</{cell}>" for slot in line.slots)
        rows.append(f"<{row}>{cells}</{row}>")
    return "<div>" + "\n".join(rows) + "</div>"


def preformatted(rng: Random, grid: Grid) -> str:
    """The table in plain text."""
    how = rng.choice((text.boxed, text.spaced, text.piped))
    return "<pre>" + escape("\n".join(how(rng, grid))) + "</pre>"


def form_fields(rng: Random, grid: Grid) -> str:
    """The values in fields of a form."""

    def field(slot: Slot) -> str:
        if slot.role != "value":
            return escape(slot.text)
        if rng.random() < 0.2:
            return f"<textarea>{escape(slot.text)}</textarea>"
        return f'<input type="text" name="v" value="{escape(slot.text)}">'

    return _table(grid, field)


def noted(rng: Random, grid: Grid) -> str:
    """Raised notes beside some numbers, numbers struck out before others."""

    def marked(slot: Slot) -> str:
        if slot.role != "value" or not slot.text or rng.random() < 0.7:
            return escape(slot.text)
        struck = rng.choice(("del", "s", "strike"))
        before = f"<{struck}>{rng.randint(1, 999)}</{struck}>"
        return rng.choice((f"{escape(slot.text)}<sup>{rng.choice('①②1*')}</sup>", before + escape(slot.text)))

    return _table(grid, marked)


def frame(rng: Random, grid: Grid) -> str:
    """The table inside a frame that carries its own document."""
    inside = escape(_table(grid, lambda slot: escape(slot.text)), quote=True)
    return f'<iframe width="{rng.randint(300, 900)}" srcdoc="{inside}"></iframe>'


def units_apart(_rng: Random, grid: Grid) -> str:
    """Each number with its unit in a cell beside it."""
    if grid.name != "t3":
        return _table(grid, lambda slot: escape(slot.text))
    lines = [Line([e for slot in line.slots for e in _with_unit(slot)], line.key) for line in grid.lines]
    return _table(Grid(grid.name, grid.width, lines), lambda slot: escape(slot.text))


def _with_unit(slot: Slot) -> list[Slot]:
    return [slot, Slot("件", "unit")] if slot.role == "value" and slot.text.strip() else [slot]


def stacked(rng: Random, grid: Grid) -> str:
    """The rows of a group in one row: labels and numbers each on lines of their own in one cell."""
    out: list[Line] = []
    for line in grid.lines:
        tail = [slot for slot in line.slots if slot.role != "group"]
        if out and line.key and out[-1].key and len(tail) == len(line.slots) and _alike(out[-1], tail):
            below = [slot for slot in out[-1].slots if slot.role != "group"]
            if rng.random() < 0.6:
                _stack(out, below, tail)
                continue
        out.append(Line([Slot(s.text, s.role, s.code, s.columns, s.rows) for s in line.slots], line.key))
    return _table(Grid(grid.name, grid.width, out), lambda slot: escape(slot.text).replace("\n", "<br>"))


def _alike(above: Line, tail: list[Slot]) -> bool:
    below = [slot for slot in above.slots if slot.role != "group"]
    widths = [slot.columns for slot in below] == [slot.columns for slot in tail]
    return widths and all(slot.text.strip() for slot in (*below, *tail))


def _stack(out: list[Line], below: list[Slot], tail: list[Slot]) -> None:
    for one, two in zip(below, tail, strict=True):
        one.text += "\n" + two.text
    at = len(out) - 1
    for above, line in enumerate(out):
        for slot in line.slots:
            if slot.role == "group" and above + slot.rows > at + 1:
                slot.rows -= 1


def _table(grid: Grid, shown: Callable[[Slot], str]) -> str:
    rows = (
        "<tr>"
        + "".join(f'<td rowspan="{s.rows}" colspan="{s.columns}">{shown(s)}</td>' for s in line.slots)
        + "</tr>"
        for line in grid.lines
    )
    return "<table>" + "\n".join(rows) + "</table>"
