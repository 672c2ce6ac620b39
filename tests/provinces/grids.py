"""The official tables as grids of cells, before a program marks them up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from tests.provinces import forms
from tests.provinces.drawn import Figures
from tests.provinces.forms import KIND_NAMES, KINDS


@dataclass(frozen=True)
class Cell:
    """One cell: kind is head, label or number; across and down are its spans; code is of its figure."""

    text: str
    across: int = 1
    down: int = 1
    kind: str = "number"
    code: str = ""


Row = list[Cell]
Grid = list[Row]


def plainly(code: str, value: Decimal) -> str:  # noqa: ARG001
    """A figure as most clerks type it."""
    return f"{value:f}"


def thousands(code: str, value: Decimal) -> str:  # noqa: ARG001
    """1,234."""
    return f"{value:,f}"


@dataclass(frozen=True)
class Style:
    """How a clerk writes: labels as they come out, figures as they are typed, what stands for none."""

    label: Callable[[str], str] = str
    number: Callable[[str, Decimal], str] = plainly
    blank: Callable[[str], str] = lambda code: ""  # noqa: ARG005
    kinds: Sequence[str] = KINDS

    def shown(self, code: str, figures: Figures) -> str:
        """What the cell of this code holds."""
        value = figures[code]
        return self.blank(code) if value is None else self.number(code, value)


PLAIN = Style()


def head(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, across, down, "head")


def label(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, across, down, "label")


def number(text: str, across: int = 1) -> Cell:
    return Cell(text, across, 1, "number")


def figure(code: str, figures: Figures, style: Style) -> Cell:
    """The cell that prints the figure of this code."""
    return Cell(style.shown(code, figures), code=code)


def rewritten(*changes: str) -> Callable[[str], str]:
    """A writer of labels that replaces `old→new` in them, in this order."""
    pairs = [change.split("→") for change in changes]

    def write(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return write


def two(figures: Figures, form: str = "2021", style: Style = PLAIN) -> Grid:
    """Table 二 in four columns, blocks under each other."""
    grid: Grid = []
    for article, heads, rows in forms.T2[form]:
        grid.append([head(style.label(article), 4)])
        grid.append(_spread([head(style.label(each)) for each in heads], 4))
        for name, codes in rows:
            cells = [figure(code, figures, style) for code in codes]
            grid.append(_spread([label(style.label(name)), *cells], 4))
    return grid


def _spread(cells: Row, width: int) -> Row:
    """The last cell takes the columns that are left; with three cells in four columns the first does."""
    free = width - len(cells)
    if len(cells) == 3 and free == 1:
        return [*cells[:2], replace(cells[2], across=2)]
    return [*cells[:-1], replace(cells[-1], across=1 + free)]


def three(figures: Figures, form: str = "2021", style: Style = PLAIN) -> Grid:
    """Table 三 as the notice lays it out: three columns of labels and seven of figures."""
    outcomes = forms.OUTCOMES[form]
    grid = _heads_of_three(style, 3)
    grid.append([label(style.label(forms.NEW), 3), *row_of(figures, "new", style)])
    grid.append([label(style.label(forms.CARRIED_IN), 3), *row_of(figures, "carried_in", style)])
    done = label(style.label(forms.DONE), 1, len(outcomes) + 1)
    for group, lines in groupby(outcomes, key=lambda line: line[1]):
        grid.extend(_group(group, list(lines), figures, style))
    first = len(_heads_of_three(style, 3)) + 2
    grid[first] = [done, *grid[first]]
    grid.append([label(style.label(forms.TOTAL), 2), *row_of(figures, "total", style)])
    grid.append([label(style.label(forms.CARRIED_OUT), 3), *row_of(figures, "carried_out", style)])
    return grid


def _group(group: str, lines: list[forms.Line], figures: Figures, style: Style) -> Iterator[Row]:
    for at, (name, _, text) in enumerate(lines):
        cells = row_of(figures, name, style)
        if not group or text == group:
            yield [label(style.label(text), 2), *cells]
        elif at == 0:
            yield [label(style.label(group), 1, len(lines)), label(style.label(text)), *cells]
        else:
            yield [label(style.label(text)), *cells]


def _heads_of_three(style: Style, labels: int) -> Grid:
    inner = [kind for kind in style.kinds if kind not in ("natural", "total")]
    outer = [
        head(style.label("法人或其他组织"), len(inner))
        if kind == inner[0]
        else head(style.label(KIND_NAMES[kind]), 1, 2)
        for kind in style.kinds
        if kind == inner[0] or kind not in inner
    ]
    return [
        [head(style.label(forms.RULE), labels, 3), head(style.label("申请人情况"), len(style.kinds))],
        outer,
        [head(style.label(KIND_NAMES[kind])) for kind in inner],
    ]


def row_of(figures: Figures, name: str, style: Style = PLAIN) -> Row:
    """The figures of one row of table 三."""
    codes = [f"t3.{name}.{kind}" for kind in style.kinds]
    return [figure(code, figures, style) for code in codes]


def three_flat(figures: Figures, form: str = "2021", style: Style = PLAIN, groups: bool = True) -> Grid:
    """Table 三 with one column of labels; groups are rows of their own, with empty cells."""
    grid = _heads_of_three(style, 1)
    empty = [number("") for _ in style.kinds]
    grid.append([label(style.label(forms.NEW)), *row_of(figures, "new", style)])
    grid.append([label(style.label(forms.CARRIED_IN)), *row_of(figures, "carried_in", style)])
    if groups:
        grid.append([label(style.label(forms.DONE)), *empty])
    for group, lines in groupby(forms.OUTCOMES[form], key=lambda line: line[1]):
        if groups and group and (group != forms.OTHER or form == "2021"):
            grid.append([label(style.label(group)), *empty])
        grid += [[label(style.label(text)), *row_of(figures, name, style)] for name, _, text in lines]
    grid.append([label(style.label(forms.TOTAL)), *row_of(figures, "total", style)])
    grid.append([label(style.label(forms.CARRIED_OUT)), *row_of(figures, "carried_out", style)])
    return grid


def four(figures: Figures, style: Style = PLAIN) -> Grid:
    """Table 四: three rows of heads over one of fifteen figures."""
    ends = list(forms.T4_ENDS.values())
    names = list(forms.T4_KINDS.values())
    return [
        [head(style.label("行政复议"), 5), head(style.label("行政诉讼"), 10)],
        [
            *(head(style.label(end), 1, 2) for end in ends),
            *(head(style.label(name), 5) for name in names[1:]),
        ],
        [head(style.label(end)) for end in ends * 2],
        [figure(code, figures, style) for code in four_codes()],
    ]


def four_codes() -> list[str]:
    """Codes of table 四 in the form's order."""
    return [f"t4.{kind}.{end}" for kind in forms.T4_KINDS for end in forms.T4_ENDS]


def four_down(figures: Figures, style: Style = PLAIN) -> Grid:
    """Table 四 turned: a row for each kind, a column for each outcome."""
    grid: Grid = [[head("类别"), *(head(style.label(end)) for end in forms.T4_ENDS.values())]]
    for kind, name in forms.T4_KINDS.items():
        codes = [f"t4.{kind}.{end}" for end in forms.T4_ENDS]
        cells = [figure(code, figures, style) for code in codes]
        grid.append([label(style.label(name)), *cells])
    return grid


def statistics(figures: Figures, style: Style = PLAIN, units: bool = True, indent: str = "　") -> Grid:
    """The table of 2014: indicator, unit, figure."""
    heads = ["统计指标", "单位", "统计数"] if units else ["统计指标", "统计数"]
    grid: Grid = [[head(style.label(each)) for each in heads]]
    for name, depth, text, unit in forms.STATISTICS:
        code = f"s14.{name}"
        shown = style.shown(code, figures) if name else ""
        middle = [label(unit)] if units else []
        grid.append([label(indent * depth + style.label(text)), *middle, number(shown)])
    return grid


def four_stacked(figures: Figures, style: Style = PLAIN) -> Grid:
    """Table 四 in five columns: each kind with its own heads and figures, one under the other."""
    grid: Grid = []
    for kind, name in forms.T4_KINDS.items():
        if kind == "direct":
            grid.append([head("行政诉讼", 5)])
        grid.append([head(style.label(name), 5)])
        grid.append([head(style.label(end)) for end in forms.T4_ENDS.values()])
        grid.append([figure(f"t4.{kind}.{end}", figures, style) for end in forms.T4_ENDS])
    return grid


def cut(grid: Grid, *rows: int) -> list[Grid]:
    """The grid cut before these rows; a cell over a cut goes on below it, empty."""
    pieces: list[Grid] = [[]]
    open_cells: list[tuple[Cell, int]] = []
    for at, row in enumerate(grid):
        if at in rows:
            pieces.append([])
            left = [replace(cell, text="", down=end - at) for cell, end in open_cells if end > at]
            row = [*left, *row]
        length = next((cut_at for cut_at in rows if cut_at > at), len(grid)) - at
        open_cells += [(cell, at + cell.down) for cell in row if cell.down > 1]
        pieces[-1].append([replace(cell, down=min(cell.down, length)) for cell in row])
    return pieces


def widened(grid: Grid, column: int) -> Grid:
    """One more column in the grid, taken up by the cell at this place of each row."""
    wide: Grid = []
    for row in grid:
        at = min(column, len(row) - 1)
        wide.append([*row[:at], replace(row[at], across=row[at].across + 1), *row[at + 1 :]])
    return wide


def scaled(grid: Grid, factor: int) -> Grid:
    """The grid in columns that are so many times as many."""
    return [[replace(cell, across=cell.across * factor) for cell in row] for row in grid]
