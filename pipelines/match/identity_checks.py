"""The identities of the official form, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from models.rules import Wording, phrase
from models.value import value
from pipelines.findings import finding
from pipelines.forms import FormTable, Identity
from pipelines.match.figures import TableReading
from pipelines.reading import AtFault, Figure, Finding, State

ZERO = Decimal(0)
_UNKNOWN = frozenset({State.MISSING, State.AMBIGUOUS, State.TEXT})
_TOLD = frozenset({State.PRINTED, State.BLANK, State.MARK})
Names = tuple[str, ...]
"""What the terms of a sum are called inside their row or column."""
Figures = tuple[Figure, ...]


@value
class Sums:
    """An identity in one row or column (`along` "rows" or "columns"), named by `place`; `names` are those of
    the figures on its left and on its right.
    """

    rule: str
    along: str
    place: str
    left: Figures
    right: Figures
    names: tuple[Names, Names]
    at_least: bool = False

    @property
    def figures(self) -> Figures:
        return self.left + self.right

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple([figure.code for figure in self.figures])

    @property
    def closes(self) -> bool:
        """Whether there is a number in every cell and both sides are the same."""
        open_ = self.at_least or _open(self.figures)
        return not open_ and _sum(self.left) == _sum(self.right)


def check_identities(reading: TableReading) -> Iterator[Finding]:
    """A finding for every identity that the printed figures break."""
    for identity, places in _named(reading.table):
        instances = list(_instances(identity, places, reading.figures))
        doubtful = [sums for sums in instances if not sums.closes]
        usual = bool(doubtful) and _left_is_usual(instances)
        for sums in doubtful:
            finding = _check(sums, left_is_usual=usual)
            if finding is not None:
                yield finding


def held_up(table: FormTable, figures: Mapping[str, Figure]) -> set[str]:
    """The codes of the figures that stand in an identity which closes with a number in every cell."""
    return {code for sums in sums_of(table, figures) if sums.closes for code in sums.codes}


def sums_of(table: FormTable, figures: Mapping[str, Figure]) -> Iterator[Sums]:
    """Every identity of the table, row by row and column by column."""
    for identity, places in _named(table):
        yield from _instances(identity, places, figures)


def _instances(
    identity: Identity, places: Sequence[Instance], figures: Mapping[str, Figure]
) -> Iterator[Sums]:
    """The identity once per column, or once per row that has its columns, where every figure is there."""
    at_least = identity.level == "at least"
    for place, names, left, right in places:
        if all(map(figures.__contains__, left + right)):
            yield Sums(
                identity.rule,
                identity.along,
                place,
                tuple(map(figures.__getitem__, left)),
                tuple(map(figures.__getitem__, right)),
                names,
                at_least,
            )


MOSTLY = 0.5
FEW = 2
Named = list[tuple[str, str]]
"""Terms of a sum: what each is called inside its row or column, and its code."""
Instance = tuple[str, tuple[Names, Names], Names, Names]
"""A row or column, the names of the terms on the left and on the right, and the codes of both."""


@cache
def _named(table: FormTable) -> list[tuple[Identity, list[Instance]]]:
    """Each identity with the rows or columns that it holds in."""
    return [
        (
            each,
            [
                (place, (_each(left, 0), _each(right, 0)), _each(left, 1), _each(right, 1))
                for place, left, right in (_columns if each.along == "columns" else _rows)(table, each)
            ],
        )
        for each in table.identities
    ]


def _each(named: Named, part: int) -> Names:
    return tuple(each[part] for each in named)


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
    left, right = _sum(sums.left), _sum(sums.right)
    unknown = not _UNKNOWN.isdisjoint([figure.state for figure in sums.figures])
    if sums.at_least:
        return None if unknown or left >= right or _open(sums.left) else _broken(sums)
    if _blank(sums.left):
        return _unchecked(sums) if left_is_usual and right else None
    if unknown:
        return _broken(sums) if _exceeds(sums) else None
    if left == right:
        return None
    if (_open(sums.left) and left < right) or (_open(sums.right) and right < left):
        return None if _blank(sums.right) else _unchecked(sums)
    return _broken(sums)


def _exceeds(sums: Sums) -> bool:
    """Whether the known numbers of one side are more than all of the other: no count is below zero."""
    left, right = _sum(sums.left), _sum(sums.right)
    return (left > right and not _open(sums.right)) or (right > left and not _open(sums.left))


def _sum(figures: Figures) -> Decimal:
    return sum([figure.value for figure in figures if figure.value], ZERO)


def _open(figures: Figures) -> bool:
    return bool([figure for figure in figures if figure.value is None])


def _blank(figures: Figures) -> bool:
    """Whether no number, no text and nothing uncertain stands there, only blanks and marks."""
    return not [figure for figure in figures if figure.value is not None or figure.state in _UNKNOWN]


def _broken(sums: Sums) -> Finding:
    printed = all(figure.state in _TOLD for figure in sums.figures)
    return finding(
        sums.rule,
        at_fault=AtFault.SOURCE if printed else AtFault.UNKNOWN,
        figures=sums.codes,
        expected=f"{_sum(sums.left)} = {_sum(sums.right)}",
        place=sums.place,
        left=_said(sums.names[0], sums.left),
        right=_said(sums.names[1], sums.right),
    )


def _unchecked(sums: Sums) -> Finding:
    return finding(
        "identity_open",
        figures=sums.codes,
        place=sums.place,
        left=_said(sums.names[0], sums.left),
        right=_said(sums.names[1], sums.right),
    )


def _said(names: Names, figures: Figures) -> Wording:
    """A sum in words: its terms that are not zero, or its first."""
    terms = list(zip(names, figures, strict=True))
    shown = [term for term in terms if term[1].value] or terms[:1]
    parts = [
        phrase("term", name=name, value=phrase("blank") if figure.value is None else figure.value)
        for name, figure in shown
    ]
    if len(parts) > 1:
        return phrase("total_of", terms=Wording.joined(parts, " + ", " + "), total=_sum(figures))
    return parts[0]
