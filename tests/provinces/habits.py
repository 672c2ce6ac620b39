"""What clerks do to the official tables: each habit changes the grids of one report of the form of 2021."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from tests.provinces import forms, grids
from tests.provinces.drawn import Figures
from tests.provinces.grids import Cell, Grid, Row, Style, head, label, number


@dataclass
class Sheets:
    """The tables in place, each one or several grids; what is printed; whether anything may be flagged."""

    figures: Figures
    random: Random
    style: Style
    tables: dict[str, list[Grid]] = field(default_factory=dict)
    clean: bool = True
    due: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.tables = {
            "T2": [grids.two(self.figures, style=self.style)],
            "T3": [grids.three(self.figures, style=self.style)],
            "T4": [grids.four(self.figures, self.style)],
        }

    def lose(self, lost: Callable[[str], bool]) -> None:
        """These codes are not printed anywhere."""
        self.figures = {code: None if lost(code) else value for code, value in self.figures.items()}
        self.clean = False


Habit = Callable[[Sheets], None]


def serial_numbers(sheets: Sheets) -> None:
    """A column 序号 before table 三's labels; it counts the rows of figures."""
    grid = grids.three_flat(sheets.figures, style=sheets.style)
    heads, rows = grid[:3], grid[3:]
    heads = [[head("序号", 1, 3), *heads[0]], *heads[1:]]
    sheets.tables["T3"] = [heads + [[label(f"{at}"), *row] for at, row in enumerate(rows, 1)]]


def remarks(sheets: Sheets) -> None:
    """A column 备注 behind the last of each table, mostly empty."""
    for place in ("T2", "T3"):
        grid = sheets.tables[place][0]
        deep = 3 if place == "T3" else 1
        sheets.tables[place] = [
            [
                [*row, head("备注", 1, deep)] if at == 0 else row if at < deep else [*row, number("")]
                for at, row in enumerate(grid)
            ]
        ]


def notes(sheets: Sheets) -> None:
    """A note and who filled the table in below it, with a telephone number."""
    wide = sum(cell.across for cell in sheets.tables["T3"][0][0])
    sheets.tables["T3"][0] += [
        [label("注：1.本表由各科室填报，办公室汇总；2.“其他”含村（居）民小组。", wide)],
        [
            label("填表人：李强", 3),
            label("审核人：周敏", 3),
            label("联系电话：0551-62345678", 2),
            label("填报日期：1月12日", wide - 8),
        ],
    ]


def repeated_heads(sheets: Sheets) -> None:
    """The heads once more where the sheet of paper ended."""
    heads = sheets.tables["T3"][0][:3]
    top, bottom = grids.cut(sheets.tables["T3"][0], sheets.random.randint(6, 24))
    sheets.tables["T3"] = [top + heads + bottom]


def heads_apart(sheets: Sheets) -> None:
    """Heads and body as two tables, so that the heads stay when one scrolls."""
    grid = sheets.tables["T3"][0]
    sheets.tables["T3"] = [grid[:3], grid[3:]]


def subtotals(sheets: Sheets) -> None:
    """Groups with a sum of their own in front of their rows."""
    grid = grids.three_flat(sheets.figures, style=sheets.style)
    for at, row in enumerate(grid):
        parts = [
            line for line in forms.OUTCOMES["2021"] if line[1] and sheets.style.label(line[1]) == row[0].text
        ]
        if parts:
            sums = [
                sum((sheets.figures[f"t3.{name}.{kind}"] or Decimal(0) for name, _, _ in parts), Decimal(0))
                for kind in sheets.style.kinds
            ]
            grid[at] = [row[0], *(number(f"{each:f}") for each in sums)]
    sheets.tables["T3"] = [grid]


def total_first(sheets: Sheets) -> None:
    """（七）总计 above the results that it adds up."""
    grid = grids.three_flat(sheets.figures, style=sheets.style, groups=False)
    total = next(row for row in grid if row[0].text == sheets.style.label(forms.TOTAL))
    rest = [row for row in grid if row is not total]
    sheets.tables["T3"] = [[*rest[:5], total, *rest[5:]]]


def only_totals(sheets: Sheets) -> None:
    """Table 三 with one column of figures."""
    grid = grids.three_flat(sheets.figures, style=replace(sheets.style, kinds=forms.KINDS))[3:]
    sheets.tables["T3"] = [[[head("项目"), head("总计")], *([row[0], row[-1]] for row in grid)]]
    sheets.lose(lambda code: code.startswith("t3.") and not code.endswith(".total"))
    sheets.lose(lambda code: code.startswith("t3.total.") and code != "t3.total.total")


def no_empty_rows(sheets: Sheets) -> None:
    """Results that did not happen are left out with their rows."""
    lost = {
        f"t3.{name}."
        for name, _, _ in forms.OUTCOMES["2021"]
        if not sheets.figures[f"t3.{name}.total"] and name != "granted"
    }
    names = [text for name, _, text in forms.OUTCOMES["2021"] if f"t3.{name}." in lost]
    grid = grids.three_flat(sheets.figures, style=sheets.style)
    sheets.tables["T3"] = [[row for row in grid if row[0].text not in {sheets.style.label(n) for n in names}]]
    sheets.lose(lambda code: any(code.startswith(each) for each in lost))


def cells_of_lines(sheets: Sheets) -> None:
    """The rows of a group in one row, a line each: labels in one cell, figures in one cell a column."""
    grid: Grid = grids.three_flat(sheets.figures, style=sheets.style)[:5]
    for group in ("", forms.DENIED, forms.UNABLE, forms.REJECTED, forms.OTHER):
        lines = [line for line in forms.OUTCOMES["2021"] if line[1] == group]
        rows = [grids.row_of(sheets.figures, name, sheets.style) for name, _, _ in lines]
        texts = [sheets.style.label(text) for _, _, text in lines]
        if group:
            grid.append([label(sheets.style.label(group)), *(number("") for _ in forms.KINDS)])
        grid.append(
            [
                label("\n".join(texts)),
                *(number("\n".join(row[at].text for row in rows)) for at in range(7)),
            ]
        )
    grid += grids.three_flat(sheets.figures, style=sheets.style)[-2:]
    sheets.tables["T3"] = [grid]
    sheets.clean = False


def phantom_cells(sheets: Sheets) -> None:
    """Some rows of table 三 end in an empty cell too many."""
    rows = sheets.tables["T3"][0]
    sheets.tables["T3"] = [
        [
            [*row, number("")] if at > 2 and sheets.random.random() < 0.3 else row
            for at, row in enumerate(rows)
        ]
    ]
    sheets.clean = False


def four_in_one_head(sheets: Sheets) -> None:
    """Table 四 with one row of heads that say all."""
    heads = [
        head(f"{name}{end}" if name == "行政复议" else f"行政诉讼（{name}）{end}")
        for name in forms.T4_KINDS.values()
        for end in forms.T4_ENDS.values()
    ]
    sheets.tables["T4"] = [[heads, sheets.tables["T4"][0][-1]]]


def four_apart(sheets: Sheets) -> None:
    """行政复议 and 行政诉讼 as two tables; plain text leaves open whose they are."""
    grid = sheets.tables["T4"][0]
    ends = [head(sheets.style.label(end)) for end in forms.T4_ENDS.values()]
    review: Grid = [[head("行政复议", 5)], ends, grid[3][:5]]
    suits: Grid = [[head("行政诉讼", 10)], grid[1][5:], grid[2], grid[3][5:]]
    sheets.tables["T4"] = [review, suits]
    sheets.clean = False


def four_stacked(sheets: Sheets) -> None:
    """Table 四 as three blocks of five columns; in plain text as above."""
    sheets.tables["T4"] = [grids.four_stacked(sheets.figures, sheets.style)]
    sheets.clean = False


def label_over_two_rows(sheets: Sheets) -> None:
    """Long labels of table 三 go on in a row of their own, whose other cells are empty."""
    grid: Grid = []
    for row in grids.three_flat(sheets.figures, style=sheets.style):
        text = row[0].text
        if len(text) > 22 and row[0].kind == "label":
            grid.append([replace(row[0], text=text[:18]), *row[1:]])
            grid.append([label(text[18:]), *(number("") for _ in row[1:])])
        else:
            grid.append(row)
    sheets.tables["T3"] = [grid]
    sheets.clean = False


def one_column_more(sheets: Sheets) -> None:
    """A grid of one column more than is seen: each row has it in another cell."""
    sheets.tables["T3"] = [[_wider(row, sheets.random.randrange(len(row))) for row in sheets.tables["T3"][0]]]
    sheets.clean = False


def _wider(row: Row, at: int) -> Row:
    return [*row[:at], replace(row[at], across=row[at].across + 1), *row[at + 1 :]]


def long_spans(sheets: Sheets) -> None:
    """Cells over several rows that claim one row more than there is room for."""

    def longer(cell: Cell) -> Cell:
        return replace(cell, down=cell.down + 1) if cell.down > 3 else cell

    sheets.tables["T3"] = [[[longer(cell) for cell in row] for row in sheets.tables["T3"][0]]]
    sheets.clean = False


def last_year_beside(sheets: Sheets) -> None:
    """Table 二's decisions with last year's number beside them, named as such."""
    grid: Grid = []
    for row in sheets.tables["T2"][0]:
        if len(row) == 2 and row[0].kind == "label":
            row = [row[0], replace(row[1], across=1), number(f"{sheets.random.randint(1, 500)}", 2)]
        elif len(row) == 2:
            row = [row[0], replace(row[1], across=1), head("上年" + row[1].text.removeprefix("本年"), 2)]
        grid.append(row)
    sheets.tables["T2"] = [grid]
    sheets.clean = False


def untouched(sheets: Sheets) -> None:
    """Nothing at all."""


HABITS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        *(untouched, serial_numbers, remarks, notes, repeated_heads, heads_apart, subtotals, total_first),
        *(only_totals, no_empty_rows, cells_of_lines, phantom_cells, four_in_one_head, four_apart),
        *(four_stacked, label_over_two_rows, one_column_more, long_spans, last_year_beside),
    )
}
