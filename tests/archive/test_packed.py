"""Packed files in the archive: each document inside has an address, versions and a report of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.archive import Archive
from models.codes import seed_codes
from models.ledger import VisitRecord, record, withdraw
from models.tables import DocumentRow, FindingRow, Page, Portal, ReadingRow, Run, Version, VersionPart
from pipelines.filing import file_all
from pipelines.formats.sniff import ZIP
from pipelines.pending import ReadCounts, read_pending
from research.queries import reports
from tests.formats.helpers import zipped
from tests.reportgen.make import make

ADDRESS = "http://www.ganxian.example/files/all.zip"
NIGHT = datetime(2025, 3, 1, 14, 0, tzinfo=UTC)


def report(name: str, seed: int, layout: str = "html clean") -> bytes:
    """A generated report of one body of one county in HTML."""
    made = make(seed, layout, form="2021", blanks="none")
    text = made.data.decode()
    assert made.truth.agency is not None
    return text.replace(made.truth.agency, name).encode()


TOWNS = {
    "乡镇/江口镇年度报告.html": report("赣县区江口镇人民政府", 11),
    "乡镇/茅店镇年度报告.html": report("赣县区茅店镇人民政府", 12),
    "Thumbs.db": b"\x01\x02",
}


class Nights:
    """One portal with one packed file, visited night after night."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.at = archive, NIGHT
        with archive.writing() as session:
            seed_codes(session.connection())
            portal = Portal(
                home_url="http://www.ganxian.example/", name="赣县区", division_code="360704", level="county"
            )
            run = Run(command="crawl", arguments={}, started_at=NIGHT)
            session.add_all([portal, run])
            session.flush()
            page = Page(
                portal_id=portal.id,
                url=ADDRESS,
                url_key="all.zip",
                role="attachment",
                context={"text": "赣县区各乡镇年报.zip", "unit": "赣县区"},
                first_seen=NIGHT,
            )
            session.add(page)
            session.flush()
            self.page_id, self.run_id = page.id, run.id

    def night(self, data: bytes) -> ReadCounts:
        """The file is fetched, read and filed."""
        self.at += timedelta(days=1)
        with self.archive.writing() as session:
            record(session, self.archive.blobs, self._visit(data))
        return self.file()

    def gone(self) -> None:
        """The file is no longer at its address."""
        self.at += timedelta(days=1)
        with self.archive.writing() as session:
            session.execute(update(Page).where(Page.id == self.page_id).values(last_visit_at=self.at))
            withdraw(session, [self.page_id])
        self.file()

    def file(self) -> ReadCounts:
        counts = read_pending(self.archive, workers=1)
        file_all(self.archive)
        return counts

    def _visit(self, data: bytes) -> VisitRecord:
        return VisitRecord(
            self.run_id,
            self.page_id,
            ADDRESS,
            self.at,
            "content",
            None,
            body=data,
            media_type=ZIP,
            content_hash=str(hash(data)),
        )


def inside(session: Session) -> dict[str, list[tuple[str, str | None]]]:
    """Versions by member path: the blob's kind of place and how each ended."""
    rows = session.execute(
        select(DocumentRow.url, Version.number, Version.ended_by)
        .join(Version, Version.document_id == DocumentRow.id)
        .where(DocumentRow.url.contains("#"))
        .order_by(DocumentRow.url, Version.number)
    )
    found: dict[str, list[tuple[str, str | None]]] = {}
    for url, number, ended_by in rows:
        found.setdefault(url.partition("#")[2], []).append((str(number), ended_by))
    return found


def test_every_report_inside_is_filed_on_its_own(sqlite_archive: Archive) -> None:
    counts = Nights(sqlite_archive).night(zipped(TOWNS))
    assert (counts.total, counts.read, counts.reports) == (3, 3, 2)
    with sqlite_archive.reading() as session:
        found = list(reports(session))
        assert sorted(one["agency"] for one in found) == ["赣县区江口镇人民政府", "赣县区茅店镇人民政府"]
        assert {one["url"] for one in found} == {f"{ADDRESS}#{path}" for path in TOWNS if "/" in path}
        assert [len(one["figures"]) for one in found] == [200, 200]
        assert not session.scalars(select(FindingRow.rule).where(FindingRow.report_id.is_not(None))).all()
        parts = session.scalars(select(VersionPart.member).where(VersionPart.member.is_not(None)))
        assert set(parts) == {path for path in TOWNS if "/" in path}
        members = session.execute(select(Page.due_at, Page.role).where(Page.url.contains("#"))).all()
        assert set(members) == {(None, "member")}


def test_members_have_versions_of_their_own(sqlite_archive: Archive) -> None:
    nights = Nights(sqlite_archive)
    first, second, _ = TOWNS
    nights.night(zipped(TOWNS))
    changed = {**TOWNS, first: TOWNS[first].replace(b"</body>", "<p>附：补充说明。</p></body>".encode())}
    nights.night(zipped(changed))
    with sqlite_archive.reading() as session:
        assert inside(session) == {first: [("1", "changed"), ("2", None)], second: [("1", None)]}
    del changed[second]
    changed["乡镇/王母渡镇.html"] = report("赣县区王母渡镇人民政府", 14)
    nights.night(zipped(changed))
    with sqlite_archive.reading() as session:
        assert inside(session)[second] == [("1", "gone")]
        statuses = {one["agency"]: one["status"] for one in reports(session)}
    assert statuses == {
        "赣县区江口镇人民政府": "live",
        "赣县区茅店镇人民政府": "withdrawn",
        "赣县区王母渡镇人民政府": "live",
    }
    nights.gone()
    with sqlite_archive.reading() as session:
        assert {versions[-1][1] for versions in inside(session).values()} == {"gone"}


def test_reading_again_changes_nothing(sqlite_archive: Archive) -> None:
    nights = Nights(sqlite_archive)
    nights.night(zipped(TOWNS))
    with sqlite_archive.reading() as session:
        before = (inside(session), list(reports(session)))
    read_pending(sqlite_archive, everything=True, workers=1)
    file_all(sqlite_archive)
    with sqlite_archive.reading() as session:
        assert (inside(session), list(reports(session))) == before


def test_one_document_in_a_packed_file_is_that_file(sqlite_archive: Archive) -> None:
    Nights(sqlite_archive).night(zipped({"年报.html": report("赣县区江口镇人民政府", 11)}))
    with sqlite_archive.reading() as session:
        (found,) = reports(session)
        assert found["url"] == ADDRESS
        assert found["documents"][0]["media_type"] == "text/html"
        assert inside(session) == {}


def test_two_formats_in_one_packed_file_are_one_report(sqlite_archive: Archive) -> None:
    made = make(21, "html clean", form="2021", blanks="none")
    again = make(21, "html clean", form="2021", blanks="none")
    assert made.data == again.data
    files = {"年报.html": made.data, "年报（打印版）.html": made.data.replace(b"<body", b"<body class='p'")}
    Nights(sqlite_archive).night(zipped(files))
    with sqlite_archive.reading() as session:
        (found,) = reports(session)
        assert len(found["documents"]) == 2
        assert not session.scalars(select(FindingRow.rule).where(FindingRow.report_id.is_not(None))).all()


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04 cut off"])
def test_what_cannot_be_unpacked_is_a_row_and_the_others_are_read(
    sqlite_archive: Archive, broken: bytes
) -> None:
    Nights(sqlite_archive).night(zipped({**TOWNS, "内/坏.zip": broken}))
    with sqlite_archive.reading() as session:
        assert len(list(reports(session))) == 2
        errors = [error for error in session.scalars(select(ReadingRow.error)) if error]
        assert len(errors) == bool(broken)
        assert all("坏.zip" in error for error in errors)
