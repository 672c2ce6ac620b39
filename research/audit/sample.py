"""A sample of figures, drawn at random from strata in proportion to their size, at least one of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import FigureCode, ReadingRow
from models.views import V_REPORTS, FigureRow
from research.source_view import cells_at

BY = ("form", "format", "year", "level", "kind")


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure to be read by eye; `page` is that of a PDF, `table_number` that of the table in
    the reading. Our value is not in it."""

    stratum: str
    agency: str | None
    year: int | None
    url: str | None
    bytes_hash: str
    code: str
    form: str
    table_label: str
    row_label: str
    column_label: str
    page: int | None
    reading_id: int
    table_number: int | None


def draw(session: Session, size: int, by: Sequence[str], seed: int) -> list[Sample]:
    """`size` figures of the reports as they stand, missing ones left out; fewer where there are not so many.

    The same seed draws the same figures of the same archive.
    """
    strata: dict[str, list[tuple[Any, str, int]]] = defaultdict(list)
    for report, form, count in _counted(session):
        strata[_stratum(report, form, by)].append((report, form, count))
    sizes = {name: sum(count for _, _, count in rows) for name, rows in sorted(strata.items())}
    random, found = Random(seed), []
    for name, wanted in _shares(sizes, size).items():
        rows = strata[name]
        ends = list(accumulate(count for _, _, count in rows))
        for place in sorted(random.sample(range(sizes[name]), wanted)):
            at = bisect_right(ends, place)
            report, form, count = rows[at]
            found.append(_sample(session, name, report, form, place - (ends[at] - count)))
    return found


def _counted(session: Session) -> list[tuple[Any, str, int]]:
    """Each report and form of its figures, with the number of them that stand in the document."""
    view = V_REPORTS.c
    rows = session.execute(
        select(
            view.reading_id, view.body, view.fiscal_year, view.url, view.kind, view.level, view.media_type,
            ReadingRow.bytes_hash,
        ).join(ReadingRow, ReadingRow.id == view.reading_id).order_by(view.report_id)
    ).all()  # fmt: skip
    counts = session.execute(
        select(FigureRow.reading_id, FigureRow.form, func.count())
        .where(FigureRow.state != "missing")
        .group_by(FigureRow.reading_id, FigureRow.form)
    )
    known: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for reading, form, count in counts:
        known[reading].append((form, count))
    reports = {row.reading_id: row for row in rows}
    return [(row, form, n) for reading, row in reports.items() for form, n in sorted(known[reading])]


def _stratum(report: Any, form: str, by: Sequence[str]) -> str:  # noqa: ANN401 - a row of _counted
    told = {
        "form": form,
        "format": report.media_type,
        "year": report.fiscal_year,
        "level": report.level,
        "kind": report.kind,
    }
    return " · ".join(str(told[name] if told[name] is not None else "unknown") for name in by) or "all"


def _shares(sizes: dict[str, int], size: int) -> dict[str, int]:
    """How many of each stratum: in proportion by largest remainders, one at least where the size allows."""
    whole = sum(sizes.values())
    size = min(size, whole)
    least = 1 if size >= len(sizes) else 0
    left = size - least * len(sizes)
    spare = max(whole - least * len(sizes), 1)
    exact = {name: left * (count - least) / spare for name, count in sizes.items()}
    shares = {name: least + int(share) for name, share in exact.items()}
    rest = sorted(sizes, key=lambda name: (int(exact[name]) - exact[name], name))
    for name in rest:
        if sum(shares.values()) < size and shares[name] < sizes[name]:
            shares[name] += 1
    return shares


def _sample(session: Session, stratum: str, report: Any, form: str, at: int) -> Sample:  # noqa: ANN401
    query = (
        select(FigureRow, FigureCode)
        .join(FigureCode, (FigureCode.code == FigureRow.code) & (FigureCode.form == FigureRow.form))
        .where(FigureRow.reading_id == report.reading_id, FigureRow.form == form)
        .where(FigureRow.state != "missing")
        .order_by(FigureRow.code)
    )
    figure, code = session.execute(query.offset(at).limit(1)).one()
    at_cell = (figure.table_number, figure.row, figure.column)
    page = next((cell.page for cell in cells_at(session, report.reading_id, *at_cell)), None)
    return Sample(
        stratum, report.body, report.fiscal_year, report.url, report.bytes_hash, figure.code, form,
        code.table_label, code.row_label, code.column_label, page,
        report.reading_id, figure.table_number,
    )  # fmt: skip
