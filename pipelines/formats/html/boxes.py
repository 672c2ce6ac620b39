"""Tables without a table: rows of boxes, boxes that styles place on the page, text placed in a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipelines.document import Cell, Place, Table
from pipelines.formats.html.markup import BREAKING, CELL, Element, is_hidden, name
from pipelines.formats.html.paths import Paths
from pipelines.formats.html.tables import Texts
from pipelines.formats.lines import is_value

_FEWEST = 3
"""Rows, and cells in each, that make a table."""
_PAIR = 2
"""Cells that make a row of boxes."""
_FEWEST_PLACED = 12
_SHARE = 0.3
"""Share of the cells that must hold numbers or marks."""
_ROWS = frozenset(("div", "li", "ul", "ol", "section", "article", "dl"))
_PLACED = re.compile(
    r"(?=.*position\s*:\s*absolute)(?=.*\btop\s*:\s*([\d.]+)px)(?=.*\bleft\s*:\s*([\d.]+)px)", re.DOTALL
)

Spot = tuple[float, float]
"""How far down and how far right."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Tables by the element that they begin in, as rows of elements (None = nothing stands there).

    `within` holds the other elements that are parts of such a table.
    """

    rows: dict[Element, list[list[Element | None]]] = field(default_factory=dict)
    within: set[Element] = field(default_factory=set)

    def table(self, element: Element, number: int, paths: Paths, texts: Texts) -> Table:
        """The table that begins in the element."""
        rows = tuple(
            tuple(
                Cell("", row, column, column)
                if cell is None
                else Cell(texts.of(cell), row, column, column, place=Place(path=paths.of(cell)))
                for column, cell in enumerate(cells, start=1)
            )
            for row, cells in enumerate(self.rows[element], start=1)
        )
        return Table(number, rows, Place(path=paths.of(element)))

    def take(self, parts: Sequence[Element], rows: list[list[Element | None]]) -> None:
        """Keeps a table that these elements make."""
        self.rows[parts[0]] = rows
        self.within.update(parts[1:])


def boxes(root: Element, texts: Texts) -> Boxes:
    """The tables that the page makes of boxes."""
    found = Boxes()
    for parent in root.iter(*_ROWS, "body", "td", "svg", "main"):
        if len(parent) < _FEWEST or parent in found.within:
            continue
        if name(parent) == "svg":
            _take_drawn(parent, found, texts)
        elif len(parent) >= _FEWEST_PLACED and _place(parent[0]):
            _take_placed(parent, found, texts)
        else:
            _take_rows(parent, found, texts)
    return found


def _take_rows(parent: Element, found: Boxes, texts: Texts) -> None:
    """Neighbours of one name with as many cells each, if no others stand in the same element."""
    children = [child for child in parent if name(child)]
    runs = [list(run) for is_row, run in groupby(children, lambda child: _cells_in(child) > 0) if is_row]
    tables = [[list[Element | None](row) for row in run] for run in runs]
    if all(_are_alike(run) and _is_table(rows, texts) for run, rows in zip(runs, tables, strict=True)):
        for run, rows in zip(runs, tables, strict=True):
            found.take(run, rows)


def _are_alike(run: Sequence[Element]) -> bool:
    return len({(name(row), len(row)) for row in run}) == 1 and len(run[0]) >= _FEWEST


def _cells_in(row: Element) -> int:
    """How many cells a row of boxes has; 0 if it is none."""
    if name(row) not in _ROWS or len(row) < _PAIR or (row.text or "").strip() or is_hidden(row):
        return 0
    return len(row) if all(map(_is_cell, row)) else 0


def _is_cell(element: Element) -> bool:
    if (element.tail or "").strip() or name(element) in ("", "a", "br", *CELL) or is_hidden(element):
        return False
    return all(name(child) not in BREAKING for child in element.iterdescendants())


def _take_placed(parent: Element, found: Boxes, texts: Texts) -> None:
    """Boxes that their own styles place."""
    children = [child for child in parent if name(child) and not is_hidden(child)]
    places = [_place(child) for child in children]
    if all(places) and not (parent.text or "").strip():
        rows = _by_place((place, child) for place, child in zip(places, children, strict=True) if place)
        if _is_table(rows, texts):
            found.take(children, rows)


def _place(element: Element) -> Spot | None:
    match = _PLACED.match(element.get("style") or "")
    return (float(match[1]), float(match[2])) if match else None


def _take_drawn(drawing: Element, found: Boxes, texts: Texts) -> None:
    """Text that a drawing places, nothing of it moved, turned or kept for later."""
    placed = [(_spot(text), text) for text in drawing.iter("text")]
    moved = any(element.get("transform") or name(element) == "defs" for element in drawing.iterdescendants())
    if len(placed) < _FEWEST_PLACED or moved or not all(spot for spot, _ in placed):
        return
    rows = _by_place((spot, text) for spot, text in placed if spot)
    if _is_table(rows, texts):
        found.take([drawing], rows)


def _spot(text: Element) -> Spot | None:
    try:
        return float(text.get("y", "")), float(text.get("x", ""))
    except ValueError:
        return None


def _by_place(placed: Iterable[tuple[Spot, Element]]) -> list[list[Element | None]]:
    """The elements in rows of one height and columns of one left side; empty if two stand in one place."""
    spots = dict[Spot, Element]()
    for spot, element in placed:
        if spot in spots:
            return []
        spots[spot] = element
    columns = sorted({left for _, left in spots})
    return [[spots.get((top, left)) for left in columns] for top in sorted({top for top, _ in spots})]


def _is_table(rows: Sequence[Sequence[Element | None]], texts: Texts) -> bool:
    """Whether each row but few fills most columns, and numbers stand in many of them."""
    shown = [[texts.of(cell) for cell in row if cell is not None] for row in rows]
    cells = [text for row in shown for text in row]
    if len(rows) < _FEWEST or len(cells) * 2 < sum(map(len, rows)):
        return False
    return sum(map(is_value, cells)) >= max(_SHARE * len(cells), 2 * _FEWEST)
