"""What is new, changed and gone in an archive since a day, and how much it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, SQLColumnExpression, desc, func, select
from sqlalchemy.orm import Session

from models.tables import Body, Filing, FindingRow, Portal, Report, Run, Version
from research.values import moment

Record = dict[str, Any]


def since(session: Session, start: datetime, most: int = 20) -> dict[str, list[Record]]:
    """The reports found first, changed and gone since a time: of each kind the newest `most`, and one more if
    there are more.

    A change is a later version of a document; gone is what is at no address of its own any more.
    """
    found = {
        "new": _described(Report.first_seen).where(Report.first_seen >= start),
        "changed": _of_versions(func.max(Version.first_seen)).where(
            Version.number > 1, Version.first_seen >= start
        ),
        "gone": _of_versions(func.max(Version.ended_at)).where(
            Version.ended_by == "gone", Version.ended_at >= start
        ),
    }
    return {
        event: [
            _record(row) for row in session.execute(query.order_by(desc("at"), Report.id).limit(most + 1))
        ]
        for event, query in found.items()
    }


def holdings(session: Session) -> Record:
    """How much there is: `reports`, of them `withdrawn`, `bodies`, `portals`, `versions`, the first and last
    fiscal `years`, `findings` by severity, and when the last run ended."""
    statuses: dict[str, int] = dict(
        session.execute(select(Report.status, func.count()).group_by(Report.status)).all()
    )
    severities: dict[str, int] = dict(
        session.execute(select(FindingRow.severity, func.count()).group_by(FindingRow.severity))
        .all()
    )
    years = session.execute(select(func.min(Report.fiscal_year), func.max(Report.fiscal_year))).one()
    return {
        "reports": sum(statuses.values()),
        "withdrawn": statuses.get("withdrawn", 0),
        "bodies": session.scalar(select(func.count(func.distinct(Report.body_id)))) or 0,
        "portals": session.scalar(select(func.count(func.distinct(Report.portal_id)))) or 0,
        "versions": session.scalar(select(func.count()).select_from(Version)) or 0,
        "years": tuple(years),
        "findings": severities,
        "last_run": moment(session.scalar(select(func.max(Run.finished_at)))),
    }


def _of_versions(at: SQLColumnExpression[datetime | None]) -> Select[*tuple[object, ...]]:
    """Reports with a time of their versions, one row each."""
    return (
        _described(at)
        .join(Filing, Filing.report_id == Report.id)
        .join(Version, Version.id == Filing.version_id)
        .group_by(Report.id, Body.name, Portal.name)
    )


def _described(
    at: SQLColumnExpression[datetime | None] | SQLColumnExpression[datetime],
) -> Select[*tuple[object, ...]]:
    return (
        select(
            Report.id, Report.body_id, Report.fiscal_year, Report.scope, Report.title, Report.status,
            Body.name.label("body"), Portal.name.label("portal"), at.label("at"),
        )
        .outerjoin(Body, Body.id == Report.body_id)
        .outerjoin(Portal, Portal.id == Report.portal_id)
    )  # fmt: skip


def _record(row: Row[*tuple[object, ...]]) -> Record:
    return {
        "report_id": row.id,
        "body_id": row.body_id,
        "agency": row.body,
        "portal": row.portal,
        "year": row.fiscal_year,
        "scope": row.scope,
        "title": row.title,
        "status": row.status,
        "at": moment(row.at),
    }
