"""`refresh`: what the archive keeps of comparisons and of coverage, brought up to date after a filing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from models.archive import Archive
from models.base import table
from models.clock import today
from models.deadlines import TOWNSHIPS
from models.tables import Comparison, FindingRow, Observation, Page, Visit
from research.across.all import LATE, RULES, Findings, across, places
from research.codes import DivisionCodes
from research.coverage import coverage
from research.late import days, late

Progress = Callable[[int, int, str], None]
Row = dict[str, Any]
BATCH = 500
"""Bodies in one transaction."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many reports were compared anew, and how many bodies and years were written down."""

    compared: int = 0
    observations: int = 0


def refresh(archive: Archive, progress: Progress | None = None, run_id: int | None = None) -> Refreshed:
    """Finds across years, levels and versions what is new, and writes down the coverage of today.

    `run_id`: only of the portals that this run looked at, unless a year is new. Idempotent: a report whose
    readings and neighbours are those of the last time is left alone. Killed, it is completed by the next one.
    """
    with archive.reading() as session:
        portals = _looked_at(session, run_id) if run_id is not None else None
        every = places(session, portals)
    compared = 0
    for done, place in enumerate(every, start=1):
        compared += _compare(archive, place)
        if progress:
            progress(done, len(every), "comparing reports")
    return Refreshed(compared, _observe(archive, portals))


def _looked_at(session: Session, run_id: int) -> set[int] | None:
    """The portals of a run; None (all) if nothing is written down yet of the last year that is due."""
    if (session.scalar(select(func.max(Observation.fiscal_year))) or 0) < today().year - 1:
        return None
    query = select(Page.portal_id).join(Visit, Visit.page_id == Page.id).where(Visit.run_id == run_id)
    return set(session.scalars(query.distinct()))


def _compare(archive: Archive, place: str) -> int:
    with archive.reading() as session:
        found = list(across(session, place))
        published = days((case.own.report, case.own.timeline) for case, *_ in found)
        lates = {
            one.report.id: late(one.report, one.body, one.timeline, published, TOWNSHIPS)
            for one in (case.own for case, *_ in found)
        }
    fresh = [one for one in found if not one[2]]
    with archive.writing() as session:
        for start in range(0, len(fresh), BATCH):
            _write(session, fresh[start : start + BATCH])
        _write_late(session, lates)
    return len(fresh)


def _write(session: Session, fresh: Sequence[Findings]) -> None:
    ids = [case.own.report.id for case, *_ in fresh]
    session.execute(
        delete(FindingRow).where(FindingRow.report_id.in_(ids), FindingRow.rule.in_(RULES))
    )
    session.execute(delete(Comparison).where(Comparison.report_id.in_(ids)))
    rows = [_row(case.own.report.id, one) for case, _, _, several in fresh for one in several]
    if rows:
        session.execute(insert(FindingRow), rows)
    session.execute(
        insert(Comparison), [{"report_id": case.own.report.id, "made_of": made} for case, made, *_ in fresh]
    )


def _write_late(session: Session, lates: dict[int, list[Row]]) -> None:
    ids = list(lates)
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        mine = FindingRow.report_id.in_(part) & (FindingRow.rule == LATE)
        rows = session.scalars(select(FindingRow).where(mine))
        stored = {row.report_id: (row.message, row.severity) for row in rows}
        wanted = {report: (said["message"], said["severity"]) for report in part for said in lates[report]}
        if stored != wanted:
            session.execute(delete(FindingRow).where(mine))
            if found := [_row(report, said) for report in part for said in lates[report]]:
                session.execute(insert(FindingRow), found)


def _row(report_id: int, said: Row) -> Row:
    kept = {name: said[name] for name in ("subject", "rule", "severity", "at_fault", "message", "message_zh",
                                          "expected")}  # fmt: skip
    other = said.get("other_report_id")
    return kept | {"report_id": report_id, "other_report_id": other, "codes": said["figures"]}


def _observe(archive: Archive, portals: Collection[int] | None) -> int:
    """Writes coverage down, some bodies at a time; what says the same already is left alone."""
    seen: set[str] = set()
    count = 0
    with archive.reading() as reading:
        codes = DivisionCodes(reading)
        records = (_observation(one, codes) for one in coverage(reading, portals=portals))
        while batch := list(islice(_by_subject(records), BATCH)):
            rows = [row for several in batch for row in several]
            seen.update(row["subject"] for row in rows)
            count += len(rows)
            with archive.writing() as session:
                _replace(session, rows)
    with archive.writing() as session:
        query = select(Observation.subject).distinct()
        stored = session.scalars(
            query if portals is None else query.where(Observation.portal_id.in_(portals))
        ).all()
        for gone in sorted(set(stored) - seen):
            session.execute(delete(Observation).where(Observation.subject == gone))
    return count


def _by_subject(records: Iterator[Row]) -> Iterator[list[Row]]:
    for _, several in groupby(records, key=lambda row: str(row["subject"])):
        yield list(several)


def _replace(session: Session, rows: Sequence[Row]) -> None:
    subjects = {row["subject"] for row in rows}
    columns = table(Observation)
    query = select(columns).where(columns.c.subject.in_(subjects))
    stored = {(row["subject"], row["fiscal_year"]): dict(row) for row in session.execute(query).mappings()}
    wanted = {(row["subject"], row["fiscal_year"]): row for row in rows}
    keys = stored.keys() | wanted.keys()
    differing = {key[0] for key in keys if stored.get(key) != wanted.get(key)}
    if differing:
        session.execute(delete(columns).where(columns.c.subject.in_(differing)))
        session.execute(insert(columns), [row for row in rows if row["subject"] in differing])


def _observation(record: Row, codes: DivisionCodes) -> Row:
    subject = record["body_id"] or f"{record['portal_id'] or ''}:{record['body']}"
    same = (
        "body_id", "body", "kind", "kinds", "roster", "division_code", "portal_id", "state", "by_law", "url",
    )  # fmt: skip
    of_days = ("last_day", "published_on", "since", "looked_on")
    return {
        "subject": subject,
        "fiscal_year": record["year"],
        "code_fy": codes.at(record["division_code"], record["year"]),
        **{name: record[name] for name in same},
        **{name: date.fromisoformat(record[name]) if record[name] else None for name in of_days},
    }
