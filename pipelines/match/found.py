"""The lines of one form's table that a document holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.forms import FormTable
from pipelines.match.cell_rows import RowKey
from pipelines.match.line import Line
from pipelines.match.numbers import read_cell
from pipelines.match.text import last_part

_FEWEST_AGAIN = 3
"""So many rows that stand again with other figures make a second table."""


@dataclass
class Found:
    """The lines of one form's table in a document, and the rows of numbers that no label could place.

    `unplaced` holds their words by table number and place of the first cell, `taken` the rows that lines were
    read from.
    """

    table: FormTable
    lines: dict[str, Line] = field(default_factory=dict)
    unplaced: dict[RowKey, str] = field(default_factory=dict)
    taken: set[RowKey] = field(default_factory=set)
    fused: list[str] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)

    def keep(self, line: Line) -> Line:
        """Files a line; a second one of its row fills a blank first one, repeats it or contradicts it."""
        first = self.lines.get(line.key)
        if first is None or (not first.filled and line.filled):
            self.lines[line.key] = line
            return line
        if self.table.heads and line.sureness > first.sureness:
            return first
        if not line.filled or (_values(line) == _values(first) and _blanks(line) == _blanks(first)):
            return first
        if _bears_its_name(line) == _bears_its_name(first):
            first.repeated.append(line)
            return first
        kept, other = (line, first) if _bears_its_name(line) else (first, line)
        self.lines[line.key] = kept
        kept.others = [*first.others, *([] if kept is first else first.repeated), other]
        return kept

    def drop_second_table(self) -> None:
        """Takes out the rows found once where the table stands a second time with other figures: a row that
        the first lacks is none of the second's, be it another body's or another year's.
        """
        again = [other for line in self.lines.values() for other in line.repeated if other.cells]
        if len(again) < _FEWEST_AGAIN:
            return
        begins = min(map(_place, again))
        for key, line in list(self.lines.items()):
            if line.filled and not line.repeated and _place(line) > begins:
                del self.lines[key]


def _place(line: Line) -> tuple[int, int]:
    return line.source, line.cells[0].row


def _bears_its_name(line: Line) -> bool:
    """False for a row known by its last word that is not the form's: 合计 may also be that of a part."""
    return not line.row.exact or last_part(line.label) == last_part(line.row.label)


def _values(line: Line) -> list[object]:
    return [read_cell(cell.text).value for cell in line.filled]


def _blanks(line: Line) -> list[int]:
    """The place of each blank cell before the row's last figure, counted from the first."""
    filled = [place for place, cell in enumerate(line.cells) if cell.text.strip()]
    within = range(filled[0], filled[-1]) if filled else ()
    return [place - filled[0] for place in within if place not in filled]
