"""Rows stacked in one: a cell with a label on each line, and in each cell beside it a value on each line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.document import Cell
from pipelines.match.labels import LabelMatch
from pipelines.match.numbers import read_cell
from pipelines.reading import State


def unstack(row: Sequence[Cell], by_words: Callable[[str], LabelMatch | None]) -> list[Sequence[Cell]]:
    """The rows that stand in this one; itself alone unless every line tells where it belongs.

    Each line of one cell must name another row of the form, and every cell after it hold as many lines, each
    a number or a mark: with one line less in a single cell, any value could be the one that is missing.
    """
    for place, cell in enumerate(row):
        if "\n" not in cell.text:
            continue
        lines = cell.text.split("\n")
        beside = [other.text.split("\n") for other in row[place + 1 :]]
        if not beside or any(len(each) != len(lines) for each in beside):
            continue
        named = [match.row.id if (match := by_words(line)) else None for line in lines]
        values = all(_is_value(line) for each in beside for line in each)
        if values and None not in named and len(set(named)) == len(lines):
            first = [*row[:place], *_line(row[place:], 0)]
            return [first, *(_line(row[place:], number) for number in range(1, len(lines)))]
    return [row]


def _line(cells: Sequence[Cell], number: int) -> list[Cell]:
    return [replace(cell, text=cell.text.split("\n")[number]) for cell in cells]


def _is_value(text: str) -> bool:
    return read_cell(text).state in (State.PRINTED, State.MARK)
