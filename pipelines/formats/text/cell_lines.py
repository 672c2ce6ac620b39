"""Tables written one cell a line: a tab marks the cell, a blank line ends the row.

A cell may itself end in line breaks, so a blank line can also stand inside a row. Where the pieces around it
fill a row as wide as another, and those after the first hold only values, they are one row; blank lines that
stay unexplained are told as doubts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from models.rules import Wording, phrase
from pipelines.document import Place
from pipelines.formats.lines import is_value, trim
from pipelines.formats.text.lines import Line

Piece = list[tuple[str, Place]]

_LEAST_SHARE = 0.9


def writes_cell_lines(run: Sequence[Line]) -> bool:
    """Whether nearly every row line of the run holds just one cell."""
    rows = [line for line in run if line.has_cells]
    single = sum(line.one_cell for line in rows)
    return len(rows) > 2 and single >= _LEAST_SHARE * len(rows)


def rows_of_cell_lines(run: Sequence[Line]) -> tuple[list[Piece], list[Wording]]:
    """The rows, and what had to be guessed about them (for people, naming lines)."""
    pieces = _pieces(run)
    common = {width for width, count in Counter(len(piece) for piece, _ in pieces).items() if count > 2}
    rows: list[Piece] = []
    doubts: list[Wording] = []
    index = 0
    while index < len(pieces):
        widths = common | {len(row) for row in rows}
        count = _pieces_of_row(pieces, index, widths)
        row = [cell for piece, _ in pieces[index : index + count] for cell in piece]
        gap = pieces[index + count - 1][1]
        index += count
        if gap > 1 and index < len(pieces):
            doubts.append(phrase("row_gap", gap=gap, place=row[-1][1].path))
        elif is_value(row[0][0]) and len(row) not in widths:
            doubts.append(phrase("row_width", place=row[0][1].path))
        rows.append(row)
    return rows, doubts


def _pieces(run: Sequence[Line]) -> list[tuple[Piece, int]]:
    """Cells between blank lines, each piece with the number of blank lines that follow it."""
    pieces: list[tuple[Piece, int]] = []
    cells: Piece = []
    for line in run:
        if line.blank:
            if cells:
                pieces.append((cells, 0))
                cells = []
            if pieces:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + 1)
        elif line.one_cell:
            cells.append((trim(line.text), line.place))
        elif line.has_cells:
            cells.extend((trim(text), line.place) for text in line.cells())
        elif cells:
            text, place = cells[-1]
            cells[-1] = (f"{text}\n{trim(line.text)}", place)
    if cells:
        pieces.append((cells, 0))
    return pieces


def _pieces_of_row(pieces: Sequence[tuple[Piece, int]], start: int, widths: set[int]) -> int:
    """How many pieces from `start` make one row: more than one only if together they fill one of `widths`."""
    total = len(pieces[start][0])
    for count, (piece, _) in enumerate(pieces[start + 1 :], start=2):
        total += len(piece)
        if not all(not text or is_value(text) for text, _ in piece) or total > max(widths, default=0):
            return 1
        if total in widths:
            return count
    return 1
