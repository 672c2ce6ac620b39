"""The identities of the official form, held against what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipelines.forms import FormTable, Identity
from pipelines.match.figures import TableReading
from pipelines.reading import AtFault, Figure, Finding, Severity, State

ZERO = Decimal(0)


def check_identities(reading: TableReading) -> Iterator[Finding]:
    """A finding for every identity that the printed figures break."""
    table = reading.table
    for identity in table.identities:
        for left, right in _instances(table, identity):
            finding = _check(identity, left, right, reading.figures, table)
            if finding is not None:
                yield finding


def _instances(table: FormTable, identity: Identity) -> Iterator[tuple[list[str], list[str]]]:
    """The codes of both sides: once per column, or once per row that has these columns."""
    if identity.along == "columns":
        block = table.line(identity.left[0])[0]
        for column in block.columns:
            yield (
                [table.code(row, column.id) for row in identity.left],
                [table.code(row, column.id) for row in identity.right],
            )
        return
    for block, row in table.lines:
        if set(identity.left + identity.right) <= {column.id for column in block.columns}:
            yield (
                [table.code(row.id, column) for column in identity.left],
                [table.code(row.id, column) for column in identity.right],
            )


def _check(
    identity: Identity, left: list[str], right: list[str], figures: Mapping[str, Figure], table: FormTable
) -> Finding | None:
    terms = [figures.get(code) for code in left + right]
    if any(term is None or term.state in _UNKNOWN for term in terms):
        return None
    if not any(_value(figures[code]) is not None for code in left):
        return None
    a, b = _sum(left, figures), _sum(right, figures)
    if a == b:
        return None
    left_open, right_open = _open(left, figures), _open(right, figures)
    if (left_open and a < b) or (right_open and b < a):
        return _unchecked(left, right, figures, table) if not _only_blank(right, figures) else None
    return _broken(identity, left, right, figures, table)


_UNKNOWN = frozenset({State.MISSING, State.AMBIGUOUS, State.TEXT})


def _value(figure: Figure) -> Decimal | None:
    return figure.value


def _sum(codes: list[str], figures: Mapping[str, Figure]) -> Decimal:
    return sum((figures[code].value or ZERO for code in codes), ZERO)


def _open(codes: list[str], figures: Mapping[str, Figure]) -> bool:
    return any(figures[code].value is None for code in codes)


def _only_blank(codes: list[str], figures: Mapping[str, Figure]) -> bool:
    return all(figures[code].value is None for code in codes)


def _broken(
    identity: Identity, left: list[str], right: list[str], figures: Mapping[str, Figure], table: FormTable
) -> Finding:
    printed = all(figures[code].state is not State.ALIGNED for code in left + right)
    sums = _said(left, figures, table), _said(right, figures, table)
    message = f"{sums[0]} does not equal {sums[1]} ({_NAMES.get(identity.rule, identity.rule)})."
    return Finding(
        identity.rule,
        Severity.ERROR,
        message,
        AtFault.SOURCE if printed else AtFault.UNKNOWN,
        tuple(left + right),
        expected=f"{_sum(left, figures)} = {_sum(right, figures)}",
    )


def _unchecked(left: list[str], right: list[str], figures: Mapping[str, Figure], table: FormTable) -> Finding:
    message = (
        f"{_said(left, figures, table)} cannot be held against {_said(right, figures, table)}: "
        "some cells are blank, and counting them as 0 the sums differ."
    )
    return Finding("identity_open", Severity.WARNING, message, AtFault.SOURCE, tuple(left + right))


_NAMES = {
    "t3_balance": "the form: first item + second = third + fourth",
    "t3_processed": "总计 against the outcomes above it",
    "t3_columns": "总计 of the row against its columns",
    "t4_totals": "总计 against the outcomes before it",
}


def _said(codes: list[str], figures: Mapping[str, Figure], table: FormTable) -> str:
    """A sum in words: the terms that are not zero, or how many terms there are."""
    shown = [code for code in codes if figures[code].value] or codes[:1]
    parts = [f"{table.describe(code)} {_number(figures[code])}" for code in shown]
    return " + ".join(parts) + (f" = {_sum(codes, figures)}" if len(parts) > 1 else "")


def _number(figure: Figure) -> str:
    return "blank" if figure.value is None else str(figure.value)
