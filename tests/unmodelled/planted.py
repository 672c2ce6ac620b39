"""Plants one fault in a report that has none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.unmodelled.cases import Block, Case
from tests.unmodelled.forms import BALANCE
from tests.unmodelled.grid import Cell, Grid
from tests.unmodelled.slips import another_body, another_fee, another_number, another_report, another_year

IDENTITIES = frozenset({"t3_balance", "t3_processed", "t3_columns", "t4_totals"})
LOST = frozenset({"table_missing", "row_missing"})
TAKEN_FOR_IT = frozenset({"row_unplaced", "row_cells"})
"""What may be said of a body's own table that names rows of the lost one."""
Plant = Callable[[Case, Random], Case | None]


def planted(case: Case, draw: Random) -> Case | None:
    """The report with one fault drawn; None where it has one already or no official tables."""
    if case.rules or None in case.figures.values() or "t3.new.total" not in case.figures:
        return None
    slips: list[Plant] = [another_body, another_fee, another_number, another_report, another_year]
    ways: list[Plant] = [_sum, _lost_table, _placeholder, *slips]
    draw.shuffle(ways)
    return next(spoilt for way in ways if (spoilt := way(case, draw)))


def _sum(case: Case, draw: Random) -> Case:
    """One of the totals of lawsuits too high."""
    last, number = draw.choice((2, 3)), draw.randint(1, 9)
    table = next(n for n, block in enumerate(case.blocks) if _stem(block) == "t4.")
    grid = case.blocks[table][1]
    assert isinstance(grid, tuple)
    total = grid[-1][5 * last - 1]
    more = Cell(str(int(total.text) + number), total.rows, total.cols)
    code = ("t4.direct.total", "t4.after_review.total")[last - 2]
    changed = tuple(tuple(more if cell is total else cell for cell in row) for row in grid)
    blocks = (*case.blocks[:table], ("table", changed), *case.blocks[table + 1 :])
    figures = {**case.figures, code: Decimal(more.text)}
    return case.spoilt("sum", IDENTITIES, {"narrative_contradicts"}, blocks=blocks, figures=figures)


def _lost_table(case: Case, draw: Random) -> Case:
    """One official table left out."""
    gone = draw.choice([n for n, block in enumerate(case.blocks) if _stem(block)])
    stem = _stem(case.blocks[gone])
    figures = {code: value for code, value in case.figures.items() if not code.startswith(stem)}
    blocks = case.blocks[:gone] + case.blocks[gone + 1 :]
    return case.spoilt(f"without {stem}", LOST, TAKEN_FOR_IT, blocks=blocks, figures=figures)


def _stem(block: Block) -> str:
    """How the codes of an official table begin, nothing for any other block."""
    content = block[1]
    heads = {"第二十条第（一）项": "t2.", BALANCE: "t3.", "行政复议": "t4."}
    return heads.get(_corner(content), "") if isinstance(content, tuple) else ""


def _corner(grid: Grid) -> str:
    return grid[0][0].text


def _placeholder(case: Case, draw: Random) -> Case:
    """A sentence of a template with its place left open, among those of section 五."""
    sentence = draw.choice(
        (
            "下一步，（单位名称）将进一步加大公开力度。",
            "今后，×××将进一步规范公开程序。",
            "____年将进一步完善公开制度。",
        )
    )
    place = next(n for n, (kind, text) in enumerate(case.blocks) if kind == "h1" and "问题" in str(text))
    blocks = (*case.blocks[: place + 2], ("p", sentence), *case.blocks[place + 2 :])
    return case.spoilt("placeholder", frozenset({"placeholder_left"}), set(), blocks=blocks)
