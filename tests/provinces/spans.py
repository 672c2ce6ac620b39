"""Habits of programs: spans written out or emptied, heads and totals gone, groups before labels."""

from __future__ import annotations

from dataclasses import replace

from tests.provinces import forms, grids
from tests.provinces.grids import Grid, head
from tests.provinces.habits import Habit, Sheets
from tests.provinces.office import columns_of

_ROWS = ("new", "carried_in", *(name for name, _, _ in forms.OUTCOMES["2021"]), "total", "carried_out")


def _unmerged(grid: Grid, again: bool) -> Grid:
    """Each cell in one column and row; what it covered holds its words again, or nothing."""
    width = sum(cell.across for cell in grid[0])
    wide = [[grids.label("") for _ in range(width)] for _ in grid]
    for y, (row, columns) in enumerate(zip(grid, columns_of(grid), strict=True)):
        for cell, x in zip(row, columns, strict=True):
            for down in range(cell.down):
                for across in range(cell.across):
                    first = down == across == 0
                    text = cell.text if first or again else ""
                    code = cell.code if first else ""
                    wide[y + down][x + across] = replace(cell, text=text, code=code, across=1, down=1)
    return wide


def spans_written_out(sheets: Sheets) -> None:
    """Every cell that was merged says its words in each of its places, as data programs write tables."""
    sheets.tables["T3"] = [_unmerged(sheets.tables["T3"][0], True)]
    sheets.tables["T4"] = [_unmerged(sheets.tables["T4"][0], True)]


def spans_emptied(sheets: Sheets) -> None:
    """Merged cells taken apart: the words stand in the first, the others are empty."""
    sheets.tables["T3"] = [_unmerged(sheets.tables["T3"][0], False)]
    sheets.tables["T4"] = [_unmerged(sheets.tables["T4"][0], False)]


def group_in_label(sheets: Sheets) -> None:
    """One column of labels, each with its group before it."""
    grid = grids.three_flat(sheets.figures, style=sheets.style, groups=False)
    names = {sheets.style.label(text): sheets.style.label(group) for _, group, text in forms.OUTCOMES["2021"]}
    sheets.tables["T3"] = [
        [[replace(row[0], text=names.get(row[0].text, "") + row[0].text), *row[1:]] for row in grid]
    ]


def without_numbering(sheets: Sheets) -> None:
    """Labels without 一、, （一） and 1.: without rules nothing tells which are of groups."""
    letters = "一二三四五六七12345678()（）、.．， 　"

    def bare(text: str) -> str:
        return text if text == forms.RULE else text.lstrip(letters) or text

    grid = sheets.tables["T3"][0]
    sheets.tables["T3"] = [
        [
            [replace(cell, text=bare(cell.text)) if cell.kind == "label" else cell for cell in row]
            for row in grid
        ]
    ]
    sheets.clean = False


def noted_numbers(sheets: Sheets) -> None:
    """Some figures have a note in brackets behind them."""
    sheets.tables["T3"] = [
        [
            [
                replace(cell, text=f"{cell.text}（含上年结转）")
                if cell.code.startswith(("t3.granted.", "t3.partial.")) and sheets.random.random() < 0.5
                else cell
                for cell in row
            ]
            for row in sheets.tables["T3"][0]
        ]
    ]


def heads_lost(sheets: Sheets) -> None:
    """Table 三 begins with its first row of figures."""
    plain = replace(sheets.style, kinds=forms.KINDS)
    sheets.tables["T3"] = [grids.three(sheets.figures, style=plain)[3:]]
    sheets.clean = False


def no_legal_head(sheets: Sheets) -> None:
    """One row of heads: the six kinds and their total side by side."""
    grid = grids.three_flat(sheets.figures, style=sheets.style)
    names = [head(sheets.style.label(forms.KIND_NAMES[kind])) for kind in sheets.style.kinds]
    sheets.tables["T3"] = [[[head("项目"), *names], *grid[3:]]]


def no_totals(sheets: Sheets) -> None:
    """Table 三 without the column 总计, in heads and rows."""
    kinds = [kind for kind in sheets.style.kinds if kind != "total"]
    grid = grids.three_flat(sheets.figures, style=replace(sheets.style, kinds=kinds))
    sheets.tables["T3"] = [grid]
    lost = {f"t3.{name}.total" for name in _ROWS}
    sheets.lose(lambda code: code in lost)


SPANS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        *(spans_written_out, spans_emptied, group_in_label, without_numbering, noted_numbers),
        *(heads_lost, no_legal_head, no_totals),
    )
}
