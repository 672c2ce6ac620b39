"""What a reader must know of the reports: the findings on record, those across the archive, late reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.deadlines import TOWNSHIPS
from models.reviews import of_findings
from models.rules import chapters
from models.tables import Body, FindingRow
from research.across import across, place_of
from research.across.all import places
from research.across.cases import Told
from research.contents import finding
from research.late import days, late
from research.timeline import CHUNK

ORDER = {"error": 0, "warning": 1, "info": 2}
ELSEWHERE = frozenset(
    rule.code for chapter in chapters() if chapter.maker == "check" for rule in chapter.rules
)
"""Rules whose findings are asked of `across` and `late`, which know whether those on record still hold."""
Record = dict[str, Any]


def check(
    session: Session,
    body: str | None = None,
    year: int | None = None,
    townships: tuple[int, int] = TOWNSHIPS,
) -> Iterator[Record]:
    """The findings of the reports of a body (id), of a year, or of all; by place and report, gravest first.

    Each has `agency`, `body_id`, `year`, `scope`, `url`, `subject`, `rule`, `severity`, `at_fault`,
    `figures`, `message`, `message_zh`, `expected`, and `review`: what a person decided on it, else null. What
    several renditions of a report say alike is given
    once. `townships`: month and day by which townships publish here, since no law says.
    """
    asked, said = session.get(Body, body) if body else None, of_findings(session)
    for place in [place_of(asked)] if asked else places(session):
        found = list(across(session, place, body))
        published = days((case.own.report, case.own.timeline) for case, *_ in found)
        wanted = [one for one in found if year is None or one[0].own.report.fiscal_year == year]
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            stored = _stored(session, [case.own for case, *_ in part])
            for case, _, _, compared in part:
                own = case.own
                delayed = late(own.report, own.body, own.timeline, published, townships)
                about = _about(own)
                every = _by_gravity([*stored.get(own.report.id, ()), *compared, *delayed])
                of = own.timeline.preferred.bytes_hash if own.timeline.preferred else ""
                for one in every:
                    decided = {"review": said.get((of, one["rule"], one["message"]))}
                    yield about | {name: one[name] for name in _KEYS} | decided


_KEYS = ("subject", "rule", "severity", "at_fault", "figures", "message", "message_zh", "expected")


def _by_gravity(found: Sequence[Record]) -> list[Record]:
    """The gravest first; what is said twice, once."""
    unique: dict[tuple[str, str], Record] = {}
    for one in found:
        unique.setdefault((one["rule"], one["message"]), one)
    return sorted(unique.values(), key=lambda one: ORDER[one["severity"]])


def _about(told: Told) -> Record:
    preferred = told.timeline.preferred
    return {
        "agency": told.body.name if told.body else preferred.agency if preferred else None,
        "body_id": told.report.body_id,
        "year": told.report.fiscal_year,
        "scope": told.report.scope,
        "url": preferred.shown_url if preferred else None,
    }


def _stored(session: Session, told: Sequence[Told]) -> Mapping[int, list[Record]]:
    """Report id → findings of its documents as they stand, the preferred first, and of itself."""
    readings = {held.reading_id: one.report.id for one in told for held in one.timeline.newest()}
    result: dict[int, list[Record]] = defaultdict(list)
    said: dict[int, list[FindingRow]] = defaultdict(list)
    for row in _in_chunks(session, FindingRow.reading_id, list(readings)):
        said[row.reading_id or 0].append(row)
    for reading_id, report_id in readings.items():
        result[report_id] += [finding(row) for row in said[reading_id]]
    for row in _in_chunks(session, FindingRow.report_id, [one.report.id for one in told]):
        if row.rule not in ELSEWHERE:
            result[row.report_id or 0].append(finding(row))
    return result


def _in_chunks(
    session: Session, column: InstrumentedAttribute[int | None], ids: Sequence[int]
) -> Iterator[FindingRow]:
    for start in range(0, len(ids), CHUNK):
        within: ColumnElement[bool] = column.in_(ids[start : start + CHUNK])
        yield from session.scalars(select(FindingRow).where(within).order_by(FindingRow.id))
