"""Random figures that keep every official identity, and ways to break a chosen one."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.reportgen.form import COLUMNS, T4_BLOCKS, T4_COLUMNS, TABLE3, t2_codes

Figures = dict[str, Decimal]
PROFILES = ("dense", "mixed", "sparse", "zero")
BREAKS = ("row_total", "column_total", "balance", "t4_total")


def draw(rng: Random, form: str, profile: str) -> Figures:
    """Every figure of a form; `profile` says how many are zero: none (dense), half, most, or all."""
    number = _Drawer(rng, profile)
    figures = _table2(rng, form, number)
    figures.update(_table3(rng, form, number))
    for block in T4_BLOCKS:
        parts = [number() for _ in T4_COLUMNS[:-1]]
        for column, value in zip(T4_COLUMNS, [*parts, sum(parts)], strict=True):
            figures[f"t4.{block}.{column}"] = Decimal(value)
    return figures


class _Drawer:
    """Draws one non-negative number; zero as often as the profile says."""

    def __init__(self, rng: Random, profile: str) -> None:
        self.rng = rng
        self.zeros = {"dense": 0.0, "mixed": 0.5, "sparse": 0.9, "zero": 1.0}[profile]

    def __call__(self) -> int:
        if self.rng.random() < self.zeros:
            return 0
        return self.rng.randint(1, 10 ** self.rng.choice((1, 1, 2, 2, 3)))


def _table2(rng: Random, form: str, number: _Drawer) -> Figures:
    figures: Figures = {}
    for code in t2_codes(form):
        value = Decimal(number() * rng.choice((1, 1, 1, 97)))
        if code.endswith((".valid", ".public_total")):
            row = code.rsplit(".", 1)[0] + "."
            value += sum(figures[other] for other in figures if other.startswith(row))
        elif code.endswith(".change"):
            value = Decimal(rng.randint(-9, 9)) if value else value
            value = max(value, -figures[code.replace(".change", ".prev_items")])
            if number.zeros == 0 and not value:
                value = Decimal(1)
        elif code in ("t2.fees", "t2.procurement.amount") and value and rng.random() < 0.6:
            value += Decimal(rng.randint(1, 99)) / 100
        figures[code] = value
    return figures


def _table3(rng: Random, form: str, number: _Drawer) -> Figures:
    figures: Figures = {}
    outcomes = [row.key for row in TABLE3[form] if row.section and row.key != "total"]
    for column in COLUMNS[:-1]:
        cell = {key: number() for key in [*outcomes, "carried_out"]}
        cell["total"] = sum(cell[key] for key in outcomes)
        load = cell["total"] + cell["carried_out"]
        low = 1 if number.zeros == 0 else 0
        carried = load and rng.random() >= number.zeros
        cell["carried_in"] = rng.randint(low, max(low, load // 5)) if carried else 0
        cell["new"] = load - cell["carried_in"]
        figures.update({f"t3.{key}.{column}": Decimal(value) for key, value in cell.items()})
    for row in TABLE3[form]:
        parts = [figures[f"t3.{row.key}.{column}"] for column in COLUMNS[:-1]]
        figures[f"t3.{row.key}.total"] = sum(parts, Decimal(0))
    return figures


def break_identity(rng: Random, form: str, figures: Figures, which: str) -> str:
    """Changes one figure so that the named identity no longer holds; returns its code."""
    keys = [row.key for row in TABLE3[form]]
    outcomes = [row.key for row in TABLE3[form] if row.section and row.key != "total"]
    column = rng.choice(COLUMNS[:-1])
    code = {
        "row_total": f"t3.{rng.choice(keys)}.total",
        "column_total": f"t3.{rng.choice(outcomes)}.{column}",
        "balance": f"t3.{rng.choice(('new', 'carried_in', 'carried_out'))}.{column}",
        "t4_total": f"t4.{rng.choice(T4_BLOCKS)}.{rng.choice(T4_COLUMNS)}",
    }[which]
    figures[code] += rng.choice((1, 2, 10, 90))
    if which in ("column_total", "balance"):
        row = code.rsplit(".", 1)[0]
        figures[f"{row}.total"] = sum((figures[f"{row}.{name}"] for name in COLUMNS[:-1]), Decimal(0))
    return code
