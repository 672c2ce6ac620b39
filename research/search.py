"""Full-text search: which reports hold all of some words, and where, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from models.codes import figure_codes
from models.fulltext import candidates
from models.kinds import catalogue, kinds_of
from models.messages import gettext as _
from models.tables import Body, Filing, ReadingRow, TextRow, Version
from models.units import may_hold, passages, phrases, places, units
from models.views import V_REPORTS, FigureRow
from research.values import day

AROUND = 40
"""Characters of the passage shown on each side of a hit."""
SNIPPETS = 3
"""Snippets of one report."""
BATCH = 25
"""Readings looked at together."""
_FIGURE = re.compile(r"\s*([\w.]+)\s*(?:(<=|>=|=|<|>)\s*(-?\d+(?:\.\d+)?))?\s*$")
_COMPARED: dict[str, Callable[[Any, Decimal], ColumnElement[bool]]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class SearchError(Exception):
    """What was asked cannot be searched for; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports are searched: `under` is the stem of a division code, `kind` as in `gongkai series`,
    `figures` are codes or short names that have a value, or comparisons such as t3.new.total>=100."""

    body_id: str | None = None
    years: tuple[int, int] | None = None
    level: str | None = None
    kind: str | None = None
    under: str | None = None
    status: str | None = None
    figures: Sequence[str] = ()

    @property
    def any(self) -> bool:
        """True if not every report is searched."""
        return self != Filters()


def search(
    session: Session, text: str, filters: Filters | None = None, *, after: int = 0, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """The reports whose current text holds every word of `text`, in a lasting order.

    Words are parted by blanks, and may stand in different places of the report; what stands in quotation
    marks is one word. Capitals, full width, blanks and punctuation make no difference; numbers and Latin
    words are found whole only. `limit` reports beyond the `key` of a hit given as `after`. SearchError.
    """
    wanted = phrases(text)
    if not wanted:
        raise SearchError(
            _("%(text)s holds no character, number or word to search for") % {"text": repr(text)}
        )
    chosen = filters or Filters()
    among = _among(session, chosen) if chosen.any else None
    found = _hits(session, wanted, chosen, candidates(session, wanted, among, after))
    return islice(found, limit)


def _hits(
    session: Session, wanted: Sequence[Sequence[str]], chosen: Filters, readings: Iterator[int]
) -> Iterator[dict[str, Any]]:
    while batch := list(islice(readings, BATCH)):
        reports = _reports(session, chosen, batch)
        for reading_id in batch:
            report = reports.get(reading_id)
            seen = _seen(session, reading_id, wanted) if report is not None else None
            if report is not None and seen is not None:
                yield _told(report) | {"hits": seen[0], "snippets": seen[1]}


def _told(report: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the view
    return {
        "key": report.reading_id,
        "report_id": report.report_id,
        "agency": report.body,
        "body_id": report.body_id,
        "kind": report.kind,
        "level": report.level,
        "year": report.fiscal_year,
        "scope": report.scope,
        "status": report.status,
        "title": report.title,
        "url": report.url,
        "published_on": day(report.published_on),
    }


def _seen(
    session: Session, reading_id: int, wanted: Sequence[Sequence[str]]
) -> tuple[int, list[dict[str, Any]]] | None:
    """How often the words stand in a reading, and the first places; None if one of them does not."""
    count, missing = 0, set(range(len(wanted)))
    snippets: list[dict[str, Any]] = []
    rows = select(TextRow.position, TextRow.section, TextRow.text).where(TextRow.reading_id == reading_id)
    for position, section, line in session.execute(rows.order_by(TextRow.position)):
        for passage in passages(line):
            if not any(may_hold(passage, phrase) for phrase in wanted):
                continue
            cut = units(passage)
            found = [places(cut, phrase) for phrase in wanted]
            hits = sorted({hit for several in found for hit in several})
            if not hits:
                continue
            new = {at for at in missing if found[at]}
            if len(snippets) < SNIPPETS or new:
                where = {"section": section, "position": position}
                first = found[min(new)][0] if new else hits[0]
                snippets.append(where | _snippet(passage, hits, first))
            missing -= new
            count += len(hits)
    return None if missing else (count, snippets)


def _snippet(passage: str, hits: Sequence[tuple[int, int]], first: tuple[int, int]) -> dict[str, Any]:
    """The words around a place, with `hits` as [start, end] in them."""
    begin, end = max(0, first[0] - AROUND), min(len(passage), first[1] + AROUND)
    inside = [[start - begin, stop - begin] for start, stop in hits if begin <= start and stop <= end]
    before, after = "…" if begin else "", "…" if end < len(passage) else ""
    shift = len(before)
    return {
        "text": f"{before}{passage[begin:end]}{after}",
        "hits": [[start + shift, stop + shift] for start, stop in inside],
    }


def _reports(session: Session, chosen: Filters, readings: Sequence[int]) -> dict[int, Any]:
    """Reading → the report that it stands for now."""
    view = V_REPORTS.c
    ids = (
        select(Filing.report_id)
        .join(Version, Version.id == Filing.version_id)
        .join(ReadingRow, ReadingRow.bytes_hash == Version.bytes_hash)
        .where(ReadingRow.id.in_(readings))
    )
    query = select(
        view.reading_id, view.report_id, view.body, view.body_id, view.kind, view.level, view.fiscal_year,
        view.scope, view.status, view.title, view.url, view.published_on,
    ).where(view.report_id.in_(ids))  # fmt: skip
    if chosen.status:
        query = query.where(view.status == chosen.status)
    return {row.reading_id: row for row in session.execute(query.order_by(view.report_id.desc()))}


def _among(session: Session, chosen: Filters) -> Select[int]:
    """The readings of the reports that the filters leave."""
    view = V_REPORTS.c
    query = select(view.reading_id).where(view.reading_id.is_not(None))
    for column, value in (
        (view.body_id, chosen.body_id),
        (view.level, chosen.level),
        (view.status, chosen.status),
    ):
        if value is not None:
            query = query.where(column == value)
    if chosen.years is not None:
        query = query.where(view.fiscal_year.between(*chosen.years))
    if chosen.under is not None:
        query = query.where(view.division_code.startswith(chosen.under, autoescape=True))
    if chosen.kind is not None:
        query = query.where(view.body_id.in_(_of_kind(session, chosen.kind)))
    for figure in chosen.figures:
        query = query.where(view.reading_id.in_(_with(figure)))
    return query


def _of_kind(session: Session, kind: str) -> Sequence[str]:
    codes = {code for code, one in catalogue().items() if kind in (code, one.zh)}
    rows = session.execute(select(Body.id, Body.kind, Body.name))
    return [body for body, own, name in rows if own == kind or codes.intersection(kinds_of(name))]


def _with(figure: str) -> Select[int]:
    """The readings in which a figure has a value, or one that compares so."""
    asked = _FIGURE.match(figure)
    codes = {row["code"] for row in figure_codes() if asked and asked[1] in (row["code"], row["short"])}
    if asked is None or not codes:
        raise SearchError(
            _(
                "%(figure)s: write a figure's code or short name (docs/codebook.md lists them), "
                "alone or as t3.new.total>=100"
            )
            % {"figure": repr(figure)}
        )
    query = select(FigureRow.reading_id).where(FigureRow.code.in_(codes), FigureRow.value.is_not(None))
    return query.where(_COMPARED[asked[2]](FigureRow.value, Decimal(asked[3]))) if asked[2] else query
