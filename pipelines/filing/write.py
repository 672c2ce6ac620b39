"""Groups → rows: bodies, reports, filings and findings. Rows that say the same already are left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from models.rules import chapters
from models.tables import (
    Body,
    BodyCode,
    BodyName,
    BodyParent,
    BodySuccession,
    DocumentRow,
    Filing,
    FindingRow,
    Report,
)
from pipelines.filing.bodies import DRAFTED, name_of
from pipelines.filing.evidence import Decision, Draft
from pipelines.filing.group import Group
from pipelines.reading import Finding

RULES = tuple(rule.code for chapter in chapters() if chapter.maker == "filing" for rule in chapter.rules)
"""The rules of filing's own findings: only rows of these are ever replaced."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A group with the row it takes (None: a new one), what its documents are to it, and its findings."""

    group: Group
    report_id: int | None
    preferred: int
    relations: dict[int, str]
    remarks: list[Finding]


def claim(session: Session, groups: Sequence[Group]) -> list[int | None]:
    """The row of each group: that with its body, year and scope, else the one its versions were filed to."""
    by_key = {
        (row.body_id, row.fiscal_year, row.scope): row.id
        for row in session.execute(
            select(Report.id, Report.body_id, Report.fiscal_year, Report.scope).order_by(Report.id.desc())
        )
        if row.body_id is not None and row.fiscal_year is not None
    }
    filed = dict(
        session.execute(
            select(Filing.version_id, Filing.report_id).where(Filing.report_id.is_not(None))
        ).all()
    )
    found: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for at, group in enumerate(groups):
        row = by_key.get((group.body.id, group.year, group.scope)) if group.body and group.year else None
        if row is not None and row not in taken:
            found[at] = row
            taken.add(row)
    for at, group in enumerate(groups):
        for decision in group.decisions if found[at] is None else ():
            row = filed.get(decision.source.version_id)
            if row is not None and row not in taken:
                found[at] = row
                taken.add(row)
                break
    return found


def write_bodies(session: Session, bodies: Iterable[Draft]) -> int:
    """Stores the drafts that the archive lacks and new names of all; gives how many bodies are new."""
    new = 0
    known: dict[str, set[str]] = defaultdict(set)
    for body_id, name in session.execute(select(BodyName.body_id, BodyName.name)):
        known[body_id].add(name)
    for body in bodies:
        if not body.stored:
            body.name = name_of(body)
            session.add(
                Body(
                    id=body.id,
                    name=body.name,
                    short_name=body.short_name,
                    kind=body.kind,
                    level=body.level,
                    division_code=body.division_code,
                    portal_id=body.portal_id,
                )
            )
            session.flush()
            body.stored, new = True, new + 1
        for name in sorted(body.names - known[body.id] - {body.name, body.short_name}):
            session.add(BodyName(body_id=body.id, name=name))
            known[body.id].add(name)
    return new


def preload(session: Session, batch: Sequence[Filed]) -> list[Report | Filing]:
    """Loads the rows of a batch at once; while the list is held, `session.get` finds them without asking."""
    reports = [filed.report_id for filed in batch if filed.report_id]
    versions = [decision.source.version_id for filed in batch for decision in filed.group.decisions]
    found: list[Report | Filing] = list(session.scalars(select(Report).where(Report.id.in_(reports))))
    found.extend(session.scalars(select(Filing).where(Filing.version_id.in_(versions))))
    return found


def write_group(session: Session, filed: Filed) -> None:
    """Stores one report with its filings and findings."""
    row = session.get(Report, filed.report_id) if filed.report_id else None
    group = filed.group
    newest = {document: versions[-1] for document, versions in group.documents().items()}
    preferred = newest[filed.preferred].source
    values = {
        "portal_id": preferred.portal_id,
        "body_id": group.body.id if group.body else None,
        "fiscal_year": group.year,
        "scope": group.scope,
        "title": preferred.title
        or (preferred.article.title if preferred.article else None)
        or preferred.document_title,
        "status": "live" if any(d.source.current for d in newest.values()) else "withdrawn",
        "first_seen": min(d.source.first_seen for d in group.decisions),
        "last_seen": max(d.source.last_seen for d in group.decisions),
        "preferred_id": filed.preferred,
    }
    if row is None:
        row = Report(**values)
        session.add(row)
        session.flush()
    else:
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        session.flush()
    for decision in group.decisions:
        write_filing(session, decision, row.id, filed.relations[decision.source.document_id])
    _set_findings(session, row.id, filed.remarks)


def write_filing(session: Session, decision: Decision, report_id: int | None, relation: str) -> None:
    """Stores what one version was filed as."""
    row = session.get(Filing, decision.source.version_id)
    values = {
        "reading_id": decision.source.reading_id,
        "report_id": report_id,
        "relation": relation,
        "evidence": decision.evidence,
    }
    if row is None:
        session.add(Filing(version_id=decision.source.version_id, **values))
        return
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _set_findings(session: Session, report_id: int, remarks: list[Finding]) -> None:
    mine = (FindingRow.report_id == report_id) & _own_rules()
    stored = session.scalars(select(FindingRow).where(mine).order_by(FindingRow.id)).all()
    if [(row.rule, row.severity, row.message, row.message_zh, list(row.codes)) for row in stored] == [
        (one.rule, one.severity, one.message, one.message_zh, list(one.figures)) for one in remarks
    ]:
        return
    session.execute(delete(FindingRow).where(mine))
    session.add_all(
        FindingRow(
            subject="report",
            report_id=report_id,
            rule=remark.rule,
            severity=remark.severity,
            at_fault=remark.at_fault,
            message=remark.message,
            message_zh=remark.message_zh,
            codes=list(remark.figures),
        )
        for remark in remarks
    )


def _own_rules() -> ColumnElement[bool]:
    return FindingRow.subject.in_(("report", "reports")) & FindingRow.rule.in_(RULES)


def sweep(session: Session) -> None:
    """Removes reports that nothing is filed to any more, and bodies that only such a report had made."""
    empty = select(Report.id).where(~exists().where(Filing.report_id == Report.id))
    gone = session.scalars(empty).all()
    for report_id in gone:
        session.execute(
            delete(FindingRow).where(
                or_(FindingRow.report_id == report_id, FindingRow.other_report_id == report_id)
            )
        )
        session.execute(update(Report).where(Report.id == report_id).values(preferred_id=None))
        session.execute(delete(Report).where(Report.id == report_id))
    referred = [
        exists().where(column == Body.id)
        for column in (
            Report.body_id,
            BodyCode.body_id,
            BodyParent.body_id,
            BodyParent.parent_id,
            BodySuccession.from_id,
            BodySuccession.to_id,
        )
    ]
    with_documents = exists().where(DocumentRow.portal_id == Body.portal_id)
    drafted = Body.id.regexp_match(f"^{DRAFTED.pattern}$")
    lonely = session.scalars(
        select(Body.id).where(drafted, with_documents, *(~one for one in referred))
    ).all()
    for body_id in lonely:
        session.execute(delete(BodyName).where(BodyName.body_id == body_id))
        session.execute(delete(Body).where(Body.id == body_id))
