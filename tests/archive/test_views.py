"""What the views say of a report: the newest version of its preferred rendition filed to it, once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.archive import Archive
from models.clock import now
from models.tables import Body, Filing, FindingRow, ReadingRow, Report, Version
from models.views import V_FIGURES, V_REPORTS
from pipelines.pending import read_pending
from tests.archive.make import add_document, add_portal, add_version
from tests.archive.readers import obeying


def add_report(session: Session, document_id: int | None, year: int) -> int:
    report = Report(
        body_id="b1",
        fiscal_year=year,
        scope="agency",
        first_seen=now(),
        last_seen=now(),
        preferred_id=document_id,
    )
    session.add(report)
    session.flush()
    return report.id


def file_version(session: Session, version_id: int, report_id: int | None) -> None:
    reading = select(ReadingRow.id).join(Version, Version.bytes_hash == ReadingRow.bytes_hash)
    row: dict[str, Any] = {
        "version_id": version_id,
        "reading_id": session.scalars(reading.where(Version.id == version_id, ReadingRow.is_current)).one(),
        "report_id": report_id,
        "relation": "preferred" if report_id else "none",
        "evidence": {},
    }
    session.execute(insert(Filing).values(row))


@pytest.fixture
def filed(archive: Archive) -> tuple[Archive, dict[str, int]]:
    """A page that held two versions of 2022's report, then 2023's; a copy of the second; an empty report."""
    with archive.writing() as session:
        portal_id, run_id = add_portal(session)
        body = Body(id="b1", name="某县某镇人民政府", short_name="某镇", kind="township", portal_id=portal_id)
        session.add(body)
        document = add_document(session, portal_id, "http://portal.test/report")
        copy = add_document(session, portal_id, "http://portal.test/copy")
        contents = (b"number 1", b"number 2", b"number 3")
        versions = [
            add_version(archive, session, document, run_id, [content], number)
            for number, content in enumerate(contents, start=1)
        ]
        copied = add_version(archive, session, copy, run_id, [b"number 2"])
    read_pending(archive, workers=1, reader=obeying)
    with archive.writing() as session:
        old, new = add_report(session, document, 2022), add_report(session, document, 2023)
        none = add_report(session, None, 2024)
        for version, report in zip([*versions, copied], (old, old, new, old), strict=True):
            file_version(session, version, report)
    return archive, {"old": old, "new": new, "none": none, "last_version": versions[-1]}


def rows(archive: Archive, view: Any) -> list[Any]:  # noqa: ANN401
    with archive.reading() as session:
        return list(session.execute(select(view).order_by(view.c.report_id)))


def test_each_report_shows_the_figures_of_its_own_newest_version(
    filed: tuple[Archive, dict[str, int]],
) -> None:
    archive, ids = filed
    found = rows(archive, V_FIGURES)
    assert [(row.report_id, row.value) for row in found] == [(ids["old"], 2), (ids["new"], 3)]
    figure = found[0]
    assert (figure.body, figure.kind, figure.fiscal_year) == ("某县某镇人民政府", "township", 2022)
    assert (figure.code, figure.form, figure.short) == ("t2.regulations.made", "2021", "t2_reg_made")
    assert (figure.row_label, figure.column_label, figure.unit) == ("规章", "本年制发件数", "件")
    assert (figure.raw, figure.state) == ("2 件", "printed")
    place = (figure.table_number, figure.row, figure.column, figure.page, figure.path)
    assert place == (1, 1, 2, 1, "/html/body/table[1]")
    assert figure.url == "http://portal.test/report"
    assert figure.fetched_at.tzinfo is not None
    with archive.reading() as session:
        assert archive.blobs.get(session, figure.sha256) == b"number 2"


def test_every_report_is_counted_once(filed: tuple[Archive, dict[str, int]]) -> None:
    archive, ids = filed
    with archive.writing() as session:
        problem = {"subject": "report", "rule": "r", "severity": "error", "message": "m", "codes": []}
        session.execute(insert(FindingRow).values(**problem, at_fault="source", report_id=ids["new"]))
    old, new, none = rows(archive, V_REPORTS)
    names = ("versions", "documents", "figures", "numbers", "findings", "errors")
    counts = [tuple(getattr(row, name) for name in names) for row in (old, new, none)]
    assert counts == [(2, 2, 1, 1, 1, 0), (1, 1, 1, 1, 2, 1), (0, 0, 0, 0, 0, 0)]
    assert (none.url, none.sha256, none.reading_id) == (None, None, None)
    assert [bool(row.is_read) for row in (old, new, none)] == [True, True, False]
    assert (old.forms, old.media_type) == ({"t2": "2021"}, "text/plain")
    assert old.title == "某镇2023年政府信息公开工作年度报告"


def test_a_version_filed_as_no_report_does_not_hide_the_one_before(
    filed: tuple[Archive, dict[str, int]],
) -> None:
    archive, ids = filed
    with archive.writing() as session:
        taken_back = update(Filing).where(Filing.version_id == ids["last_version"])
        session.execute(taken_back.values(report_id=None, relation="none"))
    assert [(row.report_id, row.value) for row in rows(archive, V_FIGURES)] == [(ids["old"], 2)]
