"""Lists of figures that are no national form: those of a province or city, told as stated figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from pipelines.document import Cell, Table
from pipelines.forms import Form, FormTable, forms
from pipelines.forms.load import parse
from pipelines.match.figures import read_table
from pipelines.match.labels import Sureness
from pipelines.match.numbers import AMOUNTS
from pipelines.match.printed import Printed
from pipelines.match.scan import scan
from pipelines.match.text import ideographs, squeeze
from pipelines.reading import Figure, State, Statement

LAST = 2018
"""The last fiscal year of lists; since 2019 all reports have the three national tables."""

MARKS_THAT_TELL = 2


def read_local_lists(
    tables: Sequence[Table], year: int | None
) -> tuple[tuple[Statement, ...], tuple[int, ...]]:
    """What the rows of local lists state, and the numbers of those tables, in a report of `year`.

    A row says a figure if its whole label names one, once, and the head tells the column of the year; what
    was recognised in a picture says none, as no sum of a list proves it.
    """
    if year is not None and year > LAST:
        return (), ()
    printed = _local_of([Printed(table) for table in tables if not _is_pictured(table)])
    if not printed:
        return (), ()
    found = scan(printed, _list())
    sure = {code for line in found.lines.values() if line.sureness is Sureness.WORDS for code in line.codes}
    figures = read_table(_local(), found).figures
    told = [figure for code, figure in figures.items() if code in sure and _is_told(figure)]
    return tuple(_statements(told, tables)), tuple(found.sources)


def _local_of(tables: Sequence[Printed]) -> list[Printed]:
    """The tables that may be of a local list; beside a national list those that surely are."""
    if any(_marks(table, national) for table in tables for national in _national()):
        free = [table for table in tables if not any(_marks(table, each) for each in _national())]
        return [table for table in free if _marks(table, _list()) >= MARKS_THAT_TELL]
    return list(tables) if any(_marks(table, _list()) for table in tables) else []


def _is_pictured(table: Table) -> bool:
    return any(cell.confidence is not None for row in table.rows for cell in row)


def with_lists(stated: Sequence[Statement], listed: Sequence[Statement]) -> tuple[Statement, ...]:
    """What the text states, then what the lists do; the same figure with the same number is given once."""
    said = {(each.code, each.value) for each in stated}
    return (*stated, *(each for each in listed if (each.code, each.value) not in said))


@cache
def _local() -> Form:
    text = files("pipelines.words").joinpath("local_lists.toml").read_text(encoding="utf-8")
    return parse(text)


@cache
def _national() -> tuple[FormTable, ...]:
    return tuple(table for form in forms() for table in form.tables if table.heads)


def _list() -> FormTable:
    return _local().tables[0]


def _marks(table: Printed, of: FormTable) -> int:
    """How many of the words that only that list bears stand in the table."""
    return sum(ideographs(mark) in table.letters for mark in of.marks)


def _is_told(figure: Figure) -> bool:
    """Whether a number was printed, an amount of money in 元."""
    return figure.state is State.PRINTED and figure.unit not in AMOUNTS - {"元"}


def _statements(figures: Sequence[Figure], tables: Sequence[Table]) -> Iterator[Statement]:
    rows = {table.number: table.rows for table in tables}
    for figure in figures:
        if figure.where is None or figure.value is None:
            continue
        row = next((row for row in rows[figure.where.table] if _holds(row, figure)), ())
        said = " ".join(filter(None, (squeeze(cell.text) for cell in row)))
        yield Statement(figure.code, figure.value, figure.unit, said, None)


def _holds(row: Sequence[Cell], figure: Figure) -> bool:
    return bool(row) and figure.where is not None and row[0].row == figure.where.row
