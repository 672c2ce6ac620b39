"""What to write under a text: whole, exact, and harmless to BibTeX."""

from __future__ import annotations

import re
from datetime import date

import pytest

from models.archive import Archive
from pipelines.filing import file_all
from research.agencies import resolve
from research.cite import NoFigureError, cite
from research.show import report_ids
from tests.filing.build import HOME, Builder, figures


@pytest.fixture
def report(sqlite_archive: Archive) -> int:
    build = Builder(sqlite_archive)
    build.document(
        "jyj/100%.html",
        title="赣县区教育局2024年政府信息公开工作年度报告",
        published_on=date(2025, 1, 20),
        reading={
            "title": "赣县区教育局2024年政府信息公开工作年度报告",
            "agency": "赣县区教育局",
            "fiscal_year": 2024,
        },
        values=figures(t3__new__total=1234, t3__granted__total=None),
    )
    file_all(build.archive)
    with build.archive.reading() as session:
        (found,) = report_ids(session, resolve(session, "赣县区教育局").id, 2024)
    return found


def test_a_report_is_cited_with_address_day_and_hash(sqlite_archive: Archive, report: int) -> None:
    with sqlite_archive.reading() as session:
        found = cite(session, report)
    (sha256,) = found["sha256"]
    assert found["gbt7714"] == (
        f"赣县区教育局. 赣县区教育局2024年政府信息公开工作年度报告[R/OL]. (2025-01-20)[2025-03-01]. "
        f"{HOME}jyj/100%.html. SHA-256: {sha256}."
    )
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", found["bibtex"], re.M))
    assert (fields["year"], fields["urldate"], fields["url"]) == (
        "2025", "2025-03-01", f"{HOME}jyj/100\\%.html")  # fmt: skip
    assert found["bibtex"].count("{") == found["bibtex"].count("}")


@pytest.mark.parametrize(("code", "said"), [("t3.new.total", "1234"), ("t3.granted.total", "空白")])
def test_a_figure_is_cited_with_what_is_printed(
    sqlite_archive: Archive, report: int, code: str, said: str
) -> None:
    with sqlite_archive.reading() as session:
        found = cite(session, report, code)
    assert f"：{said}" in found["gbt7714"]
    assert f"：{said}" in found["bibtex"]
    assert found["figure"]["code"] == code


def test_a_figure_that_is_not_there_is_an_error(sqlite_archive: Archive, report: int) -> None:
    with sqlite_archive.reading() as session, pytest.raises(NoFigureError, match=r"t3\.new\.sum"):
        cite(session, report, "t3.new.sum")
