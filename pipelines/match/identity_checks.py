"""The identities of the official form, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from models.rules import Wording, phrase
from pipelines.findings import finding
from pipelines.forms import FormTable, Identity
from pipelines.match.figures import TableReading
from pipelines.reading import AtFault, Figure, Finding, State

ZERO = Decimal(0)
_UNKNOWN = frozenset({State.MISSING, State.AMBIGUOUS, State.TEXT})
Term = tuple[str, Figure]
"""What a term is called inside its row or column, and its figure."""


@dataclass(frozen=True)
class Sums:
    """An identity in one row or column (`along` "rows" or "columns"), named by `place`."""

    rule: str
    along: str
    place: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    at_least: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.left + self.right

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(figure.code for _, figure in self.terms)

    @property
    def closes(self) -> bool:
        """Whether there is a number in every cell and both sides are the same."""
        filled = all(figure.value is not None for _, figure in self.terms)
        return filled and not self.at_least and _sum(self.left) == _sum(self.right)


def check_identities(reading: TableReading) -> Iterator[Finding]:
    """A finding for every identity that the printed figures break."""
    for identity in reading.table.identities:
        instances = list(_instances(reading.table, reading.figures, identity))
        usual = _left_is_usual(instances)
        for sums in instances:
            finding = _check(sums, left_is_usual=usual)
            if finding is not None:
                yield finding


def held_up(table: FormTable, figures: Mapping[str, Figure]) -> set[str]:
    """The codes of the figures that stand in an identity which closes with a number in every cell."""
    return {code for sums in sums_of(table, figures) if sums.closes for code in sums.codes}


def sums_of(table: FormTable, figures: Mapping[str, Figure]) -> Iterator[Sums]:
    """Every identity of the table, row by row and column by column."""
    for identity in table.identities:
        yield from _instances(table, figures, identity)


def _instances(table: FormTable, figures: Mapping[str, Figure], identity: Identity) -> Iterator[Sums]:
    """The identity once per column, or once per row that has its columns, where every figure is there."""
    for place, left, right, codes in _named(table)[identity]:
        if codes <= figures.keys():
            yield Sums(
                identity.rule,
                identity.along,
                place,
                tuple((name, figures[code]) for name, code in left),
                tuple((name, figures[code]) for name, code in right),
                identity.level == "at least",
            )


MOSTLY = 0.5
FEW = 2
Named = list[tuple[str, str]]
"""Terms of a sum: what each is called inside its row or column, and its code."""


@cache
def _named(table: FormTable) -> dict[Identity, list[tuple[str, Named, Named, frozenset[str]]]]:
    """For each identity the rows or columns that it holds in, the terms of both sides, and all codes."""
    return {
        each: [
            (place, left, right, frozenset(code for _, code in (*left, *right)))
            for place, left, right in (_columns if each.along == "columns" else _rows)(table, each)
        ]
        for each in table.identities
    }


def _columns(table: FormTable, identity: Identity) -> Iterator[tuple[str, Named, Named]]:
    labels = {row.id: row.label for _, row in table.lines}
    for column in table.line(identity.left[0])[0].columns:
        left, right = (
            [(labels[row], table.code(row, column.id)) for row in side]
            for side in (identity.left, identity.right)
        )
        yield column.label, left, right


def _rows(table: FormTable, identity: Identity) -> Iterator[tuple[str, Named, Named]]:
    for block, row in table.lines:
        columns = {column.id: column for column in block.columns}
        if not set(identity.left + identity.right) <= columns.keys():
            continue
        left, right = (
            [(columns[column].label, table.code(row.id, column)) for column in side]
            for side in (identity.left, identity.right)
        )
        yield columns[identity.left[0]].group or row.label, left, right


def _left_is_usual(instances: Sequence[Sums]) -> bool:
    """True if rows (or columns) with numbers to add up mostly print theirs, or there are but few of them: a
    blank sum is odd then.
    """
    counted = [_blank(sums.left) for sums in instances if _sum(sums.right)]
    return len(counted) < FEW or counted.count(True) <= MOSTLY * len(counted)


def _check(sums: Sums, *, left_is_usual: bool) -> Finding | None:
    if any(figure.state in _UNKNOWN for _, figure in sums.terms):
        return None
    left, right = _sum(sums.left), _sum(sums.right)
    if sums.at_least:
        return None if left >= right or _open(sums.left) else _broken(sums)
    if _blank(sums.left):
        return _unchecked(sums) if left_is_usual and right else None
    if left == right:
        return None
    if (_open(sums.left) and left < right) or (_open(sums.right) and right < left):
        return None if _blank(sums.right) else _unchecked(sums)
    return _broken(sums)


def _sum(terms: Sequence[Term]) -> Decimal:
    return sum([figure.value for _, figure in terms if figure.value], ZERO)


def _open(terms: Sequence[Term]) -> bool:
    return any(figure.value is None for _, figure in terms)


def _blank(terms: Sequence[Term]) -> bool:
    return all(figure.value is None for _, figure in terms)


def _broken(sums: Sums) -> Finding:
    printed = all(figure.state is State.PRINTED for _, figure in sums.terms if figure.value is not None)
    return finding(
        sums.rule,
        at_fault=AtFault.SOURCE if printed else AtFault.UNKNOWN,
        figures=sums.codes,
        expected=f"{_sum(sums.left)} = {_sum(sums.right)}",
        place=sums.place,
        left=_said(sums.left),
        right=_said(sums.right),
    )


def _unchecked(sums: Sums) -> Finding:
    return finding(
        "identity_open",
        figures=sums.codes,
        place=sums.place,
        left=_said(sums.left),
        right=_said(sums.right),
    )


def _said(terms: Sequence[Term]) -> Wording:
    """A sum in words: its terms that are not zero, or its first."""
    shown = [term for term in terms if term[1].value] or terms[:1]
    parts = [
        phrase("term", name=name, value=phrase("blank") if figure.value is None else figure.value)
        for name, figure in shown
    ]
    if len(parts) > 1:
        return phrase("total_of", terms=Wording.joined(parts, " + ", " + "), total=_sum(terms))
    return parts[0]
