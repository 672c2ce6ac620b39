"""One generated report in several formats: one report, compared; other reports beside it stay apart."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from models.archive import Archive
from models.codes import seed_codes
from models.ledger import VisitRecord, record
from models.tables import DocumentRow, Filing, FindingRow, Page, Portal, Run, Version
from pipelines.filing import file_all
from pipelines.formats.sniff import media_type
from pipelines.pending import read_pending
from research.queries import reports
from tests.reportgen import html, ofd, pdf, text
from tests.reportgen.figures import draw
from tests.reportgen.grids import Grid, tables
from tests.reportgen.printing import print_cells
from tests.reportgen.seeds import first_seed
from tests.reportgen.story import Story, write

HOME = "http://www.ganxian.example/"
NIGHT = datetime(2025, 3, 1, 14, 0, tzinfo=UTC)
CODE = "t2.licensing"


def story(seed: int) -> Story:
    """A report with figures of which most are not 0."""
    rng = Random(seed)
    figures = draw(rng, "2021", "dense")
    cells = print_cells(rng, figures, "plain", "none")
    return write(rng, "2021", figures, tables("2021", cells), consistent=True)


def printed(form: str, of: Story) -> bytes:
    """The report in one format; "noise" is what reading by eye would make of its prose."""
    rng, copy = Random(1), deepcopy(of)
    match form:
        case "html":
            return html.render(rng, copy, html.Hand()).encode()
        case "pdf":
            return pdf.render(rng, copy, pdf.Press())
        case "ofd":
            return ofd.render(rng, copy, ofd.Package())
        case "text":
            return text.render(rng, copy, text.Sheet()).encode()
    return noisy(text.render(rng, copy, text.Sheet())).encode()


def noisy(sheet: str) -> str:
    """Every fortieth character of the prose misread."""
    lines = []
    for line in sheet.split("\n"):
        if "\t" not in line and len(line) > 40:
            line = "".join("囗" if at % 40 == 39 else letter for at, letter in enumerate(line))
        lines.append(line)
    return "\n".join(lines)


def changed(of: Story, code: str) -> Story:
    """The report with one more in one cell."""
    copy = deepcopy(of)
    slots = [s for p in copy.pieces if isinstance(p, Grid) for line in p.lines for s in line.slots]
    (slot,) = [slot for slot in slots if slot.code == code]
    slot.text = str(int(slot.text) + 1)
    return copy


def file(archive: Archive, files: dict[str, bytes], *, apart: bool = True) -> list[dict[str, Any]]:
    """Fetches, reads and files these; `apart`: each at an address of its own, else all on the first."""
    with archive.writing() as session:
        seed_codes(session.connection())
        portal = Portal(home_url=HOME, name="赣县区", division_code="360704", level="county")
        run = Run(command="crawl", arguments={}, started_at=NIGHT)
        session.add_all([portal, run])
        session.flush()
        first: int | None = None
        for name, data in files.items():
            page = Page(
                portal_id=portal.id,
                url=HOME + name,
                url_key=name,
                role="report" if apart or first is None else "attachment",
                found_on_id=None if apart else first,
                first_seen=NIGHT,
            )
            session.add(page)
            session.flush()
            first = first or page.id
            record(
                session,
                archive.blobs,
                VisitRecord(
                    run.id,
                    page.id,
                    HOME + name,
                    NIGHT,
                    "content",
                    None,
                    body=data,
                    media_type=media_type(data),
                    content_hash=str(hash(data)),
                ),
            )
    read_pending(archive, workers=1)
    file_all(archive)
    with archive.reading() as session:
        return list(reports(session))


def remarks(archive: Archive) -> dict[str, list[str]]:
    """The codes of filing's findings by rule."""
    with archive.reading() as session:
        rows = session.execute(
            select(FindingRow.rule, FindingRow.codes).where(FindingRow.subject == "report")
        )
        return {rule: list(codes) for rule, codes in rows}


def relations(archive: Archive) -> dict[str, str]:
    with archive.reading() as session:
        rows = session.execute(
            select(DocumentRow.url, Filing.relation)
            .join(Version, Version.document_id == DocumentRow.id)
            .join(Filing, Filing.version_id == Version.id)
        )
        return {url.removeprefix(HOME): relation for url, relation in rows}


@pytest.mark.parametrize("apart", [True, False])
def test_one_report_in_many_formats_is_one(sqlite_archive: Archive, apart: bool) -> None:
    of = story(first_seed())
    forms = ("html", "pdf", "ofd", "noise")
    (found,) = file(sqlite_archive, {f"a.{form}": printed(form, of) for form in forms}, apart=apart)
    assert relations(sqlite_archive) == {
        "a.html": "preferred",
        "a.pdf": "rendition",
        "a.ofd": "rendition",
        "a.noise": "rendition",
    }
    assert remarks(sqlite_archive) == {}
    assert found["documents"][0]["media_type"] == "text/html"
    assert len(found["documents"]) == 4
    assert found["versions"] == 1


@pytest.mark.parametrize(("form", "apart"), [("pdf", False), ("ofd", True), ("noise", True)])
def test_a_number_that_one_format_has_otherwise_is_named(
    sqlite_archive: Archive, form: str, apart: bool
) -> None:
    of = story(first_seed())
    files = {"a.html": printed("html", of), f"a.{form}": printed(form, changed(of, CODE))}
    (found,) = file(sqlite_archive, files, apart=apart)
    assert remarks(sqlite_archive) == {"renditions_disagree": [CODE]}
    assert len(found["documents"]) == 2


def test_another_report_under_the_same_name_is_a_rival(sqlite_archive: Archive) -> None:
    one, other = story(first_seed()), story(first_seed() + 1)
    other.title, other.agency, other.year = one.title, one.agency, one.year
    files = {"a.html": printed("html", one), "b.pdf": printed("pdf", other)}
    file(sqlite_archive, files)
    assert list(remarks(sqlite_archive)) == ["rival_documents"]


def test_another_bodys_report_is_its_own(sqlite_archive: Archive) -> None:
    one = story(first_seed())
    own = printed("html", one)
    others = own.replace(one.agency.encode(), "赣县区茅店镇人民政府".encode())
    assert others != own
    assert len(file(sqlite_archive, {"a.html": own, "b.html": others})) == 2
    assert remarks(sqlite_archive) == {}
