"""A series as a table of lines by year, and as the chart that is drawn of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from models.messages import gettext as _
from research.indicators import Break
from web.charts import Chart, Line, Value
from web.words import word

LINES, BARS = 8, 30
"""How many lines, or bars of one year, are still to be told apart."""
Record = Mapping[str, Any]


@dataclass(slots=True)
class Row:
    """One group of one scope, level and form, with its record of each year."""

    name: str
    group: str
    scope: str | None
    level: str | None
    form: str | None
    years: dict[int, Record] = field(default_factory=dict)
    line: str = ""
    """Its name with what tells it from others but the form."""
    label: str = ""
    """The same with the form."""

    @property
    def values(self) -> dict[int, Value]:
        """Year → value."""
        return {year: one["value"] for year, one in sorted(self.years.items())}


@dataclass(frozen=True, slots=True)
class Pivot:
    """Rows, the years that any of them has, and the breaks that records tell of."""

    rows: Sequence[Row]
    years: Sequence[int]
    breaks: Sequence[Break]


def pivot(records: Sequence[Record], name: Callable[[Record], str]) -> Pivot:
    """The records of a series, one row for what may be compared; `name` calls a group."""
    found: dict[tuple[str, str, str, str], Row] = {}
    breaks: set[Break] = set()
    for one in records:
        key = (one["group"], one["scope"] or "", one["level"] or "", one["form"] or "")
        row = found.setdefault(key, Row(name(one), one["group"], one["scope"], one["level"], one["form"]))
        row.years[one["year"]] = one
        breaks |= {Break(told["from"], told["en"], told["zh"]) for told in one["breaks"]}
    rows = list(found.values())
    for row in rows:
        row.line, row.label = _labels(row, rows)
    years = sorted({one["year"] for one in records})
    span = range(years[0], years[-1] + 1) if years else range(0)
    return Pivot(rows, list(span), sorted(breaks, key=lambda one: one.year))


def chart(of: Pivot, title: str, kind: str, *, percent: bool) -> Chart | None:
    """The rows drawn, those with the largest newest values where there are too many; None of nothing.

    Rows that differ in their form alone are one line, cut where the form changes.
    """
    lines = _lines(of.rows)
    if not lines:
        return None
    if len(of.years) == 1 and len(lines) > 1:
        year = of.years[0]
        values = {line.name: line.values[year] for line in _largest(lines, BARS)}
        return Chart(title, list(values), [Line(str(year), values)], kind="bar", percent=percent)
    drawn: Any = "bar" if kind == "bar" else "line"
    return Chart(title, of.years, _largest(lines, LINES), of.breaks, drawn, percent)


def _lines(rows: Sequence[Row]) -> list[Line]:
    """The rows of which any value is known, with those of other forms of the same in one."""
    found: dict[tuple[str, str | None, str | None], list[list[Row]]] = {}
    for row in rows:
        if any(value is not None for value in row.values.values()):
            sets = found.setdefault((row.group, row.scope, row.level), [])
            free = (one for one in sets if not any(row.years.keys() & other.years.keys() for other in one))
            chosen = next(free, None)
            if chosen is None:
                sets.append([row])
            else:
                chosen.append(row)
    return [_line(one, alone=len(sets) == 1) for sets in found.values() for one in sets]


def _line(rows: Sequence[Row], *, alone: bool) -> Line:
    forms = {year: row.form for row in rows for year in row.years}
    years = sorted(forms)
    cuts = [after for before, after in pairwise(years) if forms[before] != forms[after]]
    values = {year: value for row in rows for year, value in row.values.items()}
    return Line(rows[0].line if alone else rows[0].label, values, cuts)


def _largest(lines: Sequence[Line], most: int) -> list[Line]:
    """Those with the newest values, of them the largest; in the order they were in."""
    kept = sorted(lines, key=_newest, reverse=True)[:most]
    return [line for line in lines if line in kept]


def _newest(line: Line) -> tuple[int, float]:
    year = max(year for year, value in line.values.items() if value is not None)
    return year, line.values[year] or 0


def _labels(row: Row, every: Sequence[Row]) -> tuple[str, str]:
    """Its name, with what tells it from others: scope and level; and the form."""
    parts = [row.name]
    if row.scope and len({one.scope for one in every}) > 1:
        parts.append(word(row.scope, "group_scope"))
    if row.level and len({one.level for one in every}) > 1:
        parts.append(word(row.level, "level"))
    line = " · ".join(parts)
    return line, f"{line} · {_('form of %(year)s') % {'year': row.form}}" if row.form else line
