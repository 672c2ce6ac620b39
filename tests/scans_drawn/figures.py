"""Numbers of a year as an office prints them, drawn by seed; its sums hold unless it slipped."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.scans_drawn.forms import BLOCKS_2019, BLOCKS_2021, KINDS, OUTCOMES, ROWS_2014, SUITS, rows3

Printed = dict[str, str]
Truth = dict[str, Decimal | None]


def year(form: str, rng: Random, size: str) -> dict[str, Decimal]:
    """Each code's number; `size` is few, many, large or zero."""
    if form == "2014":
        return {f"s14.{row[0]}": _number(rng, size, row[2] == "万元") for row in ROWS_2014 if row[0]}
    numbers = _table2(form, rng, size) | _table3(form, rng, size)
    for suit in SUITS:
        counts = [_count(rng, "few" if size == "many" else size) for _ in OUTCOMES[:-1]]
        named = zip(OUTCOMES, [*counts, sum(counts)], strict=True)
        numbers |= {f"t4.{suit}.{outcome}": Decimal(count) for outcome, count in named}
    return numbers


def _table2(form: str, rng: Random, size: str) -> dict[str, Decimal]:
    numbers = {}
    for _, _, rows in BLOCKS_2021 if form == "2021" else BLOCKS_2019:
        for _, codes in rows:
            for code in codes:
                money = code == "procurement.amount" or (form == "2021" and code == "fees")
                numbers[f"t2.{code}"] = _number(rng, size, money)
                if code.endswith("change") and rng.random() < 0.4:
                    numbers[f"t2.{code}"] *= -1
    return numbers


def _table3(form: str, rng: Random, size: str) -> dict[str, Decimal]:
    numbers: dict[str, Decimal] = {}
    results = rows3(form)
    for kind in KINDS[:-1]:
        some = size != "few" or kind == "natural" or rng.random() < 0.3
        column = {name: _count(rng, size) if some else 0 for name in results}
        total = sum(column.values())
        out = min(total, _count(rng, size)) if some else 0
        carried = rng.randint(0, out) if rng.random() < 0.7 else 0
        column |= {"total": total, "carried_out": out, "carried_in": carried, "new": total + out - carried}
        numbers |= {f"t3.{name}.{kind}": Decimal(count) for name, count in column.items()}
    for name in (*results, "total", "carried_out", "carried_in", "new"):
        numbers[f"t3.{name}.total"] = sum((numbers[f"t3.{name}.{kind}"] for kind in KINDS[:-1]), Decimal(0))
    return numbers


def _number(rng: Random, size: str, money: bool) -> Decimal:
    if not money:
        return Decimal(_count(rng, "large" if size == "large" else rng.choice((size, "many"))))
    return Decimal(0) if size == "zero" else Decimal(rng.randint(1, 10 ** rng.randint(3, 7))) / 100


def _count(rng: Random, size: str) -> int:
    if size == "zero" or (size == "few" and rng.random() < 0.75):
        return 0
    if size == "few":
        return rng.randint(1, 10 ** rng.choice((1, 1, 2)))
    if size == "many":
        return 0 if rng.random() < 0.3 else rng.randint(1, 10 ** rng.choice((1, 2, 3, 4)))
    return rng.randint(10**4, 10**6 - 1) if rng.random() < 0.6 else rng.randint(0, 999)


def slip(numbers: dict[str, Decimal], rng: Random, count: int) -> dict[str, Decimal]:
    """The same year with some numbers of the tables' own sums typed wrong."""
    codes = rng.sample(sorted(code for code in numbers if code[:2] in {"t3", "t4"}), count)
    return numbers | {code: numbers[code] + rng.choice((1, 2, 10)) for code in codes}


def printing(
    numbers: dict[str, Decimal], rng: Random, nothing: str = "0", thousands: bool = False
) -> Printed:
    """Each number as typed; `nothing` is how zero is told: 0, a mark, or blank (some of them)."""
    typed = {}
    for code, number in sorted(numbers.items()):
        text = f"{number:,}" if thousands else str(number)
        typed[code] = nothing if number == 0 and nothing != "0" and rng.random() < 0.9 else text
    return typed


def truth(typed: Printed) -> Truth:
    """What the print says: a number, or None where it has none."""
    said: Truth = {}
    for code, text in typed.items():
        bare = text.replace(",", "").strip()
        said[code] = Decimal(bare) if bare.lstrip("-").replace(".", "").isdigit() else None
    return said
