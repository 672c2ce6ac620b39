"""Findings on record: of all reports or some, page by page, and how many of each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models.reviews import of_findings
from models.tables import Body, ReadingRow, Report
from models.views import V_FINDINGS, V_REPORTS

BATCH = 200
CODE = 12
"""Digits of the longest division code."""
Record = dict[str, Any]
_VIEW = V_FINDINGS.c


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which findings: `severities` and `at_fault` as in findings, `under` the stem of a division code,
    `decided`: only those that a person decided on, or only the others."""

    severities: tuple[str, ...] = ()
    rule: str | None = None
    at_fault: str | None = None
    body_id: str | None = None
    under: str | None = None
    kind: str | None = None
    year: int | None = None
    decided: bool | None = None


def findings(session: Session, chosen: Chosen, *, after: int = 0, limit: int | None = None) -> list[Record]:
    """Findings of the reports as they stand, in the order of their `key`, those beyond `after`.

    Each with its report (`report_id`, `agency`, `body_id`, `kind`, `year`, `scope`, `status`, `url`), with
    `rule`, `severity`, `at_fault`, `figures`, `message`, `message_zh`, `expected`, and `review`: what a
    person decided on it, else null. One document filed to two reports gives its findings to both.
    """
    return list(islice(_found(session, chosen, after), limit))


def page_of(
    session: Session, chosen: Chosen, *, after: int = 0, limit: int
) -> tuple[list[Record], int | None]:
    """About `limit` findings, never parting those of one key, and the key after which more follow, if any."""
    found = _found(session, chosen, after)
    shown = list(islice(found, limit))
    for one in found:
        if one["key"] != shown[-1]["key"]:
            return shown, shown[-1]["key"]
        shown.append(one)
    return shown, None


def by_rule(session: Session, chosen: Chosen) -> list[Record]:
    """How many findings of each `rule` and `severity` there are, whether decided on or not."""
    query = select(_VIEW.rule, _VIEW.severity, func.count().label("findings")).where(*_where(chosen))
    rows = session.execute(query.group_by(_VIEW.rule, _VIEW.severity).order_by(_VIEW.rule))
    return [dict(row) for row in rows.mappings()]


def _found(session: Session, chosen: Chosen, after: int) -> Iterator[Record]:
    said = of_findings(session)
    query = select(V_FINDINGS).where(*_where(chosen)).order_by(_VIEW.finding_id, _VIEW.report_id)
    if chosen.decided:
        query = _of_these(query, {rule for _, rule, _ in said}, {words for *_, words in said if words})
    while rows := session.execute(query.where(_VIEW.finding_id > after).limit(BATCH)).all():
        last = rows[-1].finding_id
        if len(rows) == BATCH:
            # The rest of the last one's reports may lie beyond the batch.
            rows = [row for row in rows if row.finding_id != last] or rows
        after = rows[-1].finding_id
        held = _reports(session, [row.report_id for row in rows])
        for row in rows:
            url, of = held.get(row.report_id, (None, ""))
            review = said.get((of, row.rule, row.message))
            if chosen.decided is None or chosen.decided == (review is not None):
                yield _record(row, url, review)


def _of_these(
    query: Select[*tuple[object, ...]], rules: set[str], messages: set[str]
) -> Select[*tuple[object, ...]]:
    return query.where(_VIEW.rule.in_(rules), _VIEW.message.in_(messages))


def _where(chosen: Chosen) -> Iterator[ColumnElement[bool]]:
    if chosen.severities:
        yield _VIEW.severity.in_(chosen.severities)
    if chosen.under is not None:
        # Said twice: the bodies of a county lead to its reports, and those to their findings by an index.
        last = chosen.under + "9" * CODE
        yield _VIEW.division_code.between(chosen.under, last)
        bodies = select(Body.id).where(Body.division_code.between(chosen.under, last))
        yield _VIEW.report_id.in_(select(Report.id).where(Report.body_id.in_(bodies)))
    for column, wanted in (
        (_VIEW.rule, chosen.rule),
        (_VIEW.at_fault, chosen.at_fault),
        (_VIEW.body_id, chosen.body_id),
        (_VIEW.kind, chosen.kind),
        (_VIEW.fiscal_year, chosen.year),
    ):
        if wanted is not None:
            yield column == wanted


def _reports(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str | None, str]]:
    """Report → its address and the bytes that its figures are read from."""
    view = V_REPORTS.c
    query = (
        select(view.report_id, view.url, ReadingRow.bytes_hash)
        .join(ReadingRow, ReadingRow.id == view.reading_id)
        .where(view.report_id.in_(ids))
    )
    return {report: (url, of) for report, url, of in session.execute(query)}


def _record(row: Any, url: str | None, review: Record | None) -> Record:  # noqa: ANN401 - a row of the view
    same = ("report_id", "body_id", "kind", "scope", "status", "subject", "rule", "severity", "at_fault",
            "message", "message_zh", "expected", "other_report_id")  # fmt: skip
    return {
        "key": row.finding_id,
        "agency": row.body,
        "year": row.fiscal_year,
        "url": url,
        "figures": list(row.codes or ()),
        "review": review,
        **{name: getattr(row, name) for name in same},
    }
