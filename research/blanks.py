"""Blank cells taken for zeros: whether the official identities hold if they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from models.codes import figure_codes

EMPTY = ("blank", "mark")
"""States of a cell that says nothing, or a sign for nothing."""
_OUTER = ("new", "carried_in", "total", "carried_out")
_OF_CASE = ("upheld", "corrected", "other", "pending")
Told = Mapping[str, tuple[str, Decimal | None]]
"""Code → state and value."""
Sums = tuple[Sequence[str], Sequence[str]]
"""Codes whose sums are the same: those of the parts, and those of the whole."""


def balances(form: str | None, told: Told) -> bool | None:
    """Whether every identity of tables 三 and 四 holds with 0 for each blank and mark.

    None if no cell of theirs is blank, if a cell of theirs is neither empty nor a number, or if `form` has no
    such tables: then there is nothing to say.
    """
    mine = {code: one for code, one in told.items() if code.startswith(("t3.", "t4."))}
    values = {code: Decimal(0) if state in EMPTY else value for code, (state, value) in mine.items()}
    if not any(state in EMPTY for state, _ in mine.values()) or None in values.values():
        return None
    known = [sums for sums in identities(form or "") if all(code in values for part in sums for code in part)]
    if not known:
        return None
    return all(_sum(values, parts) == _sum(values, whole) for parts, whole in known)


def _sum(values: Mapping[str, Decimal | None], codes: Sequence[str]) -> Decimal:
    return sum((values[code] or Decimal(0) for code in codes), Decimal(0))


@cache
def identities(form: str) -> tuple[Sums, ...]:
    """What the official form of 2019 or 2021 says of its tables 三 and 四; none of another form."""
    return tuple(_identities(form)) if form in ("2019", "2021") else ()


def _identities(form: str) -> Iterator[Sums]:
    codes = [row["code"] for row in figure_codes() if row["form"] == form]
    cells = [code.removeprefix("t3.").rpartition(".") for code in codes if code.startswith("t3.")]
    rows = list(dict.fromkeys(row for row, _, _ in cells))
    columns = list(dict.fromkeys(column for _, _, column in cells))
    outcomes = [row for row in rows if row not in _OUTER]
    for column in columns:
        new, brought, done, left = (f"t3.{row}.{column}" for row in _OUTER)
        yield (new, brought), (done, left)
        yield tuple(f"t3.{row}.{column}" for row in outcomes), (done,)
    for row in rows:
        applicants = tuple(f"t3.{row}.{column}" for column in columns if column != "total")
        yield applicants, (f"t3.{row}.total",)
    for case in ("review", "direct", "after_review"):
        yield tuple(f"t4.{case}.{result}" for result in _OF_CASE), (f"t4.{case}.total",)
