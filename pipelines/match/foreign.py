"""Tables of other subjects that name rows of a form: yearly counts of 行政许可 and 行政处罚, say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipelines.document import Cell, Table
from pipelines.forms import FormTable
from pipelines.match.columns import header_score, names_columns
from pipelines.match.labels import index
from pipelines.match.numbers import read_cell
from pipelines.match.printed import Printed
from pipelines.match.text import core, ideographs, squeeze
from pipelines.reading import State

_YEAR = re.compile(r"(20\d\d)年")


def is_of_another_subject(printed: Printed, form_table: FormTable, tables: Sequence[Printed]) -> bool:
    """True if a table has a head of its own, and another has the form's over the same rows."""
    if form_table.heads is not None:
        return False
    if header_score(printed.cores, form_table):
        return _stands_beside(printed, form_table, tables)
    rows = _rows(printed, form_table)
    headed = (each for each in tables if header_score(each.cores, form_table) >= 2)
    return (
        bool(rows) and _has_own_head(printed, form_table) and rows <= set().union(*_each(headed, form_table))
    )


def _stands_beside(printed: Printed, form_table: FormTable, tables: Sequence[Printed]) -> bool:
    """True for a table with some heads of the form beside one that has them all and numbers: other cases by
    outcome, or the same rows under the head of a year.
    """
    heads = {core(word) for word in form_table.header}
    whole = [each for each in tables if _bears(each, heads) and not all(map(_is_words, each.table.rows))]
    if not whole or _bears(printed, heads):
        return False
    if form_table.lines[0][0].anchor == "header":
        return True
    rows = _rows(printed, form_table)
    return bool(_years(printed.table)) and rows <= set().union(*_each(iter(whole), form_table))


def _bears(printed: Printed, heads: set[str]) -> bool:
    return all(head in printed.cores for head in heads)


def is_of_another_year(table: Table, year: int | None) -> bool:
    """Whether the heads of its columns name years (2022年处理决定数量), and not the report's."""
    named = _years(table)
    return year is not None and bool(named) and year not in named


def _years(table: Table) -> set[int]:
    """The years that heads of columns, side by side in a row, begin with."""
    head = [[cell for cell in row if cell.text.strip()] for row in takewhile(_is_words, table.rows)]
    named = [_YEAR.match(squeeze(cell.text)) for row in head if len(row) > 1 for cell in row]
    return {int(match[1]) for match in named if match}


def _each(tables: Iterator[Printed], form_table: FormTable) -> Iterator[set[str]]:
    return (_rows(each, form_table) for each in tables)


def _rows(printed: Printed, form_table: FormTable) -> set[str]:
    """The rows of the form that the table names."""
    labels = index(form_table)
    return {match.row.id for text in printed.words if (match := labels.by_words(text))}


def _has_own_head(printed: Printed, form_table: FormTable) -> bool:
    """Whether words stand side by side above the first number that are no heads of the form."""
    head = [list(row) for row in takewhile(_is_words, printed.table.rows)]
    return not any(names_columns(row, form_table) for row in head) and any(
        sum(bool(ideographs(cell.text)) for cell in row) > 1 for row in head
    )


def _is_words(row: Sequence[Cell]) -> bool:
    return all(read_cell(cell.text).state is not State.PRINTED for cell in row)
