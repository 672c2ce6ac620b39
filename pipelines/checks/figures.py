"""What is odd about the figures as a whole: an old form, empty tables, units, direct suits after 2024."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipelines.findings import finding
from pipelines.match.figures import TableReading
from pipelines.reading import Figure, Finding, State

FORM_YEARS = {"2014": (2014, 2018), "2019": (2019, 2020)}
"""The fiscal years that the superseded forms are for."""

MOST_FEES = Decimal(1_000_000)
"""万元; more than any county or city collects: the amount is in 元."""

REVIEW_FIRST = 2024
"""行政复议法 (2023): refusals go to 复议 before any suit since 2024-01-01."""

MANY = 0.3
_FEES = "t2.fees"
_DIRECT = "t4.direct.total"


def check_figures(
    tables: Sequence[TableReading], figures: Mapping[str, Figure], year: int | None
) -> Iterator[Finding]:
    """Findings about figures that are all there and yet need a look."""
    yield from _outdated(tables, year)
    for table in tables:
        yield from _blanks(table)
    fees = figures.get(_FEES)
    if fees is not None and (fees.value or 0) >= MOST_FEES and fees.unit in ("万元", None):
        yield finding("fees_implausible", value=fees.value, figures=(_FEES,))
    direct = figures.get(_DIRECT)
    if year is not None and year >= REVIEW_FIRST and direct is not None and direct.value:
        yield finding("direct_suits", year=year, value=direct.value, figures=(_DIRECT,))


def _outdated(tables: Sequence[TableReading], year: int | None) -> Iterator[Finding]:
    """One form in all tables, and one that was superseded before the year; mixtures are format_mixed."""
    names = {table.form.name for table in tables}
    if year is None or len(names) != 1:
        return
    name = names.pop()
    if name in FORM_YEARS and year > FORM_YEARS[name][1]:
        yield finding("form_outdated", form=name, last=FORM_YEARS[name][1], year=year)


def _blanks(table: TableReading) -> Iterator[Finding]:
    states = [figure.state for figure in table.figures.values()]
    cells = len(states) - states.count(State.MISSING)
    empty = states.count(State.BLANK) + states.count(State.MARK)
    if not cells or empty < MANY * cells:
        return
    if empty == cells:
        yield finding("table_blank", table=table.table.title)
    else:
        yield finding("cells_blank", table=table.table.title, count=empty, cells=cells)
