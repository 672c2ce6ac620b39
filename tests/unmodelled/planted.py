"""Plants one fault in a report that has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.unmodelled.cases import Case
from tests.unmodelled.forms import BALANCE
from tests.unmodelled.grid import Cell, Grid

IDENTITIES = frozenset({"t3_balance", "t3_processed", "t3_columns", "t4_totals"})

LOST = frozenset({"table_missing", "row_missing"})
TAKEN_FOR_IT = frozenset({"row_unplaced", "row_cells"})
"""What may be said of a body's own table that names rows of the lost one."""


def planted(case: Case, draw: Random) -> Case | None:
    """The report with one fault drawn; None where it has one already or no official tables."""
    if case.rules or None in case.figures.values() or "t3.new.total" not in case.figures:
        return None
    return draw.choice((_sum, _lost_table, _placeholder))(case, draw)


def _with(case: Case, kind: str, rules: frozenset[str], **more: object) -> Case:
    known = {"name": f"{case.name}+{kind}", "rules": rules, "allowed": case.allowed | rules}
    return replace(case, **known, **more)  # type: ignore[arg-type]


def _sum(case: Case, draw: Random) -> Case:
    """One of the totals of lawsuits too high."""
    last = draw.choice((2, 3))
    number = draw.randint(1, 9)
    tables = {_stem(content): n for n, (kind, content) in enumerate(case.blocks) if kind == "table"}
    table = tables["t4."]
    grid = case.blocks[table][1]
    assert isinstance(grid, tuple)
    total = grid[-1][5 * last - 1]
    more = Cell(str(int(total.text) + number), total.rows, total.cols)
    codes = ("t4.direct.total", "t4.after_review.total")
    code = codes[last - 2]
    changed = _replaced(grid, lambda cell: more if cell is total else cell)
    blocks = (*case.blocks[:table], ("table", changed), *case.blocks[table + 1 :])
    allowed = frozenset({"narrative_contradicts"})
    spoilt = _with(case, "sum", IDENTITIES, blocks=blocks, figures={**case.figures, code: Decimal(more.text)})
    return replace(spoilt, allowed=spoilt.allowed | allowed)


def _replaced(grid: Grid, change: Callable[[Cell], Cell]) -> Grid:
    return tuple(tuple(change(cell) for cell in row) for row in grid)


def _lost_table(case: Case, draw: Random) -> Case:
    """One official table left out."""
    places = [n for n, (kind, content) in enumerate(case.blocks) if kind == "table" and _stem(content)]
    gone = draw.choice(places)
    stem = _stem(case.blocks[gone][1])
    figures = {code: value for code, value in case.figures.items() if not code.startswith(stem)}
    blocks = case.blocks[:gone] + case.blocks[gone + 1 :]
    spoilt = _with(case, f"without {stem}", LOST, blocks=blocks, figures=figures)
    return replace(spoilt, allowed=spoilt.allowed | TAKEN_FOR_IT)


def _stem(content: str | Grid) -> str:
    """How the codes of an official table begin, nothing for another one."""
    assert isinstance(content, tuple)
    heads = {"第二十条第（一）项": "t2.", BALANCE: "t3.", "行政复议": "t4."}
    return heads.get(content[0][0].text, "")


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
    return _with(case, "placeholder", frozenset({"placeholder_left"}), blocks=blocks)
