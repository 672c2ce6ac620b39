"""Numbers broken over two lines or with digits apart: one number only if the row's identities say so."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipelines.forms import FormTable
from pipelines.match.numbers import CellValue, read_cell
from pipelines.match.place import Assignment, Placement
from pipelines.reading import State


def held_up(table: FormTable, placement: Placement, way: Assignment) -> dict[str, Decimal]:
    """By column id, the broken numbers with which an identity of this row closes exactly, whole numbers among
    its terms: broken ones alone, such as 6 0 that twice hides two cells, prove nothing of each other.
    """
    texts = [cell.text.strip() for cell in way if cell is not None]
    if not any("\n" in text or " " in text for text in texts):
        return {}
    cells = zip(placement.line.columns, way, strict=True)
    read = {column.id: read_cell(cell.text) for column, cell in cells if cell is not None}
    held: dict[str, Decimal] = {}
    if all(value.wrapped is None for value in read.values()):
        return held
    for rule in table.identities:
        terms = rule.left + rule.right
        if rule.along != "rows" or any(term not in read for term in terms):
            continue
        sums = _sum(rule.left, read), _sum(rule.right, read)
        whole = any(read[term].value for term in terms)
        if whole and sums[0] is not None and sums[0] == sums[1]:
            held |= {term: wrapped for term in terms if (wrapped := read[term].wrapped) is not None}
    return held


def _sum(terms: tuple[str, ...], read: Mapping[str, CellValue]) -> Decimal | None:
    """The sum with broken numbers joined and blanks as 0; None if a term is other text."""
    total = Decimal(0)
    for term in terms:
        value = read[term]
        number = value.value if value.value is not None else value.wrapped
        if number is None and value.state is State.TEXT:
            return None
        total += number or Decimal(0)
    return total
