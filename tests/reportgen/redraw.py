"""Other figures of the same number of digits, for files whose texts keep their length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from tests.reportgen.figures import Figures
from tests.reportgen.form import COLUMNS, T4_BLOCKS, T4_COLUMNS, TABLE3

Old = Mapping[str, Decimal | None]
"""Figures by code in the order of print; None where the cell is blank."""
Step = dict[str, int]
"""By how many times the same number each of some figures changes."""
_STEPS = 4000


def other_digits(rng: Random, old: Old) -> Figures:
    """Any digits in the places of the old, whatever becomes of the identities."""
    return {code: _other(rng, value) for code, value in old.items() if value is not None}


def kept_identities(rng: Random, form: str, old: Old) -> Figures:
    """Other figures for which every identity holds that held: what changes a sum changes it on both sides."""
    new = {code: value for code, value in old.items() if value is not None}
    for code in new:
        if code.startswith("t2."):
            new[code] = _other(rng, new[code])
    for _ in range(_STEPS):
        step, much = _step(rng, form), rng.choice((1, 2, 3, 10, 30, 100, 300)) * rng.choice((1, -1))
        if all(code in new for code in step):
            after = {code: new[code] + times * much for code, times in step.items()}
            if all(value >= 0 and len(str(value)) == len(str(new[code])) for code, value in after.items()):
                new |= after
    return new


def _other(rng: Random, value: Decimal) -> Decimal:
    said = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), str(value))
    return Decimal(str(rng.randint(0, 9)) if len(said) == 1 else said)


def _step(rng: Random, form: str) -> Step:
    outcomes = [row.key for row in TABLE3[form] if row.section and row.key != "total"]
    column, other = rng.sample(COLUMNS[:-1], 2)
    kind = rng.randrange(4)
    if kind == 0:
        one, two = rng.sample(outcomes, 2)
        return {
            f"t3.{one}.{column}": 1,
            f"t3.{one}.{other}": -1,
            f"t3.{two}.{column}": -1,
            f"t3.{two}.{other}": 1,
        }
    if kind == 1:
        return dict(_with_total(column, {rng.choice(outcomes): 1, "total": 1, "new": 1}))
    if kind == 2:
        return dict(
            _with_total(column, rng.choice(({"carried_out": 1, "new": 1}, {"carried_in": 1, "new": -1})))
        )
    block = rng.choice(T4_BLOCKS)
    return {f"t4.{block}.{rng.choice(T4_COLUMNS[:-1])}": 1, f"t4.{block}.total": 1}


def _with_total(column: str, rows: Step) -> Iterator[tuple[str, int]]:
    for row, times in rows.items():
        yield f"t3.{row}.{column}", times
        yield f"t3.{row}.total", times
