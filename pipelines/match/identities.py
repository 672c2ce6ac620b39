"""The official identities over terms that may be known, open or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

MAX_SUMS = 3000

ZERO = Decimal(0)


@dataclass(frozen=True)
class Term:
    """What a cell may add to a sum.

    `values` are the numbers it may hold; `open` if it may also be any number not below zero (a blank, a lost
    cell); `unknown` if nothing can be said of it (text, a missing row).
    """

    values: frozenset[Decimal] = frozenset()
    open: bool = False
    unknown: bool = False


UNKNOWN = Term(unknown=True)
OPEN = Term(frozenset({ZERO}), open=True)


def known(value: Decimal) -> Term:
    """A cell that holds exactly this number."""
    return Term(frozenset({value}))


def possible(left: Sequence[Term], right: Sequence[Term]) -> bool:
    """False only if no values of the terms make both sums equal."""
    if any(term.unknown for term in (*left, *right)):
        return True
    left_open, right_open = any(term.open for term in left), any(term.open for term in right)
    left_may_do = right_open or _least(left) <= _most(right)
    right_may_do = left_open or _least(right) <= _most(left)
    if left_open or right_open or not (left_may_do and right_may_do):
        return left_may_do and right_may_do
    lefts, rights = _sums(left), _sums(right)
    return lefts is None or rights is None or not lefts.isdisjoint(rights)


def _least(terms: Sequence[Term]) -> Decimal:
    return sum((min(term.values) for term in terms), ZERO)


def _most(terms: Sequence[Term]) -> Decimal:
    return sum((max(term.values) for term in terms), ZERO)


def _sums(terms: Iterable[Term]) -> set[Decimal] | None:
    sums = {ZERO}
    for term in terms:
        sums = {total + value for total in sums for value in term.values}
        if len(sums) > MAX_SUMS:
            return None
    return sums
