"""Of all assignments of a row's cells to columns, those that the official identities allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.document import Cell
from pipelines.forms import FormTable, Identity
from pipelines.match.crowded import with_shared_places
from pipelines.match.identities import OPEN, UNKNOWN, Term, known, possible
from pipelines.match.numbers import read_cell
from pipelines.match.place import Assignment, Placement
from pipelines.reading import State

ROUNDS = 8

Ways = dict[str, list[Assignment]]
"""Per line the assignments that are still possible; an empty list: none fits."""


def settle(table: FormTable, placements: Sequence[Placement]) -> Ways:
    """The assignments that survive all identities, each row held against the others."""
    if all(placement.exact for placement in placements):
        return {placement.line.key: list(placement.assignments) for placement in placements}
    by_line = {placement.line.key: placement for placement in with_shared_places(table, placements)}
    ways = {key: _by_row(table, placement) for key, placement in by_line.items()}
    hopeless: set[str] = {key for key, left in ways.items() if not left}
    while True:
        left = _by_columns(table, by_line, {key: list(way) for key, way in ways.items()}, hopeless)
        lost = {key for key, remaining in left.items() if not remaining} - hopeless
        if not lost:
            return left
        hopeless |= lost


def _by_row(table: FormTable, placement: Placement) -> list[Assignment]:
    if placement.exact:
        return list(placement.assignments)
    ids = [column.id for column in placement.line.columns]
    rules = [
        rule for rule in table.identities if rule.along == "rows" and set(rule.left + rule.right) <= set(ids)
    ]
    return [way for way in placement.assignments if all(_row_holds(rule, ids, way) for rule in rules)]


def _row_holds(rule: Identity, ids: list[str], way: Assignment) -> bool:
    terms = {column: term(cell) for column, cell in zip(ids, way, strict=True)}
    return possible([terms[column] for column in rule.left], [terms[column] for column in rule.right])


def _by_columns(table: FormTable, by_line: Mapping[str, Placement], ways: Ways, hopeless: set[str]) -> Ways:
    for key in hopeless:
        ways[key] = []
    rules = [rule for rule in table.identities if rule.along == "columns" and rule.level != "at least"]
    lines = {key: placement.line for key, placement in by_line.items()}
    keys = {line.row.id: key for key, line in lines.items() if line.columns is line.block.columns}
    domains = {key: _domains(left) for key, left in ways.items()}
    for _ in range(ROUNDS):
        before = {key: len(left) for key, left in ways.items()}
        for key, placement in by_line.items():
            if placement.exact or key in hopeless or keys.get(placement.line.row.id) != key:
                continue
            for rule in (rule for rule in rules if placement.line.row.id in rule.left + rule.right):
                left = _prune(rule, placement.line.row.id, ways[key], keys, domains)
                if len(left) < len(ways[key]):
                    ways[key], domains[key] = left, _domains(left)
        if before == {key: len(left) for key, left in ways.items()}:
            break
    return ways


def _prune(
    rule: Identity,
    row: str,
    own: list[Assignment],
    keys: Mapping[str, str],
    domains: Mapping[str, list[Term]],
) -> list[Assignment]:
    """The row's assignments that leave the rule satisfiable in every column."""
    if not own:
        return own
    allowed: list[set[Cell | None]] = []
    for place in range(len(own[0])):
        others = {
            other: _of(domains.get(keys.get(other, ""), []), place) for other in rule.left + rule.right
        }
        cells = {way[place] for way in own}
        allowed.append({cell for cell in cells if _column_holds(rule, others | {row: term(cell)})})
    return [way for way in own if all(cell in allowed[place] for place, cell in enumerate(way))]


def _column_holds(rule: Identity, terms: Mapping[str, Term]) -> bool:
    return possible([terms[row] for row in rule.left], [terms[row] for row in rule.right])


def _of(domains: list[Term], place: int) -> Term:
    """What a row may hold in a column; unknown if the row is missing or none of its assignments fits."""
    return domains[place] if place < len(domains) else UNKNOWN


def _domains(ways: list[Assignment]) -> list[Term]:
    """All that a row may hold, column by column; nothing if none of its assignments fits."""
    return [_union([term(cell) for cell in set(cells)]) for cells in zip(*ways, strict=True)]


def _union(terms: Sequence[Term]) -> Term:
    if any(each.unknown for each in terms):
        return UNKNOWN
    return Term(frozenset().union(*(each.values for each in terms)), any(each.open for each in terms))


def term(cell: Cell | None) -> Term:
    """What a cell may add to a sum: a lost cell and a blank one anything, a text nothing that is known."""
    if cell is None:
        return OPEN
    read = read_cell(cell.text)
    if read.value is not None:
        return known(read.value)
    return OPEN if read.state in (State.BLANK, State.MARK) else UNKNOWN
