"""The views: the same rows on SQLite and PostgreSQL, what the tables say, documented in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from models.archive import Archive
from models.codes import figure_codes
from models.tables import StatementRow
from models.views import V_COVERAGE, V_FIGURES, V_PANEL, V_STATEMENTS, V_VERSIONS, VIEWS
from models.views_page import CHINESE, ENGLISH, QUESTIONS, chinese, english
from pipelines.filing import file_all
from research import coverage
from research.across import refresh
from research.coverage import coverage as covered
from tests.research.county import County
from tests.seeds import SEED

TIMES = {"first_seen", "last_seen", "fetched_at", "ended_at"}


def test_the_pages_are_those_that_the_views_make() -> None:
    assert ENGLISH.read_text("utf-8") == english(), "run: python -m models.views_page"
    assert CHINESE.read_text("utf-8") == chinese(), "run: python -m models.views_page"


@pytest.fixture
def filled(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    return fill(archive, monkeypatch)


def fill(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A county with a carry-over that differs, an altered report, a blank and a statement."""
    monkeypatch.setattr(coverage, "today", lambda: date(2025, 6, 1))
    county = County(SEED, range(2022, 2024))
    told = county.reports["教育局", 2023]
    told.values |= {"t3.carried_in.natural": 99, "t2.fees": None}
    del county.reports["教育局", 2023]
    build = county.store(archive)
    page = county.add(build, told)
    build.night()
    reading = {"title": "赣县区教育局2023年政府信息公开工作年度报告", "agency": "赣县区教育局",
               "fiscal_year": 2023, "scope": "agency", "forms": told.forms}  # fmt: skip
    build.change(page, "other", reading=reading, values=told.values | {"t2.licensing": 0}, words=told.words)
    file_all(archive)
    with archive.writing() as session:
        session.add(StatementRow(reading_id=1, position=1, code="p.proactive.total", value=852, unit="条",
                                 sentence="主动公开852条。"))  # fmt: skip
    refresh(archive)
    return archive


def every(archive: Archive) -> dict[str, list[Any]]:
    with archive.reading() as session:
        return {
            view.name: sorted(
                repr([value for name, value in row.items() if name not in TIMES])
                for row in session.execute(select(view)).mappings()
            )
            for view in VIEWS.sorted_tables
        }


@pytest.mark.postgres
def test_both_databases_say_the_same(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}") as one, Archive.open(postgres_url) as other:
        said = every(fill(one, monkeypatch))
        assert all(said.values())
        assert every(fill(other, monkeypatch)) == said


def test_each_question_of_the_page_is_answered(filled: Archive) -> None:
    with filled.reading() as session:
        for question in QUESTIONS:
            rows = session.execute(text(question.sql)).all()
            assert rows or "Reports without figures" in question.en or "no report" in question.en, question.en


def test_coverage_and_panel_are_those_of_the_program(filled: Archive) -> None:
    with filled.reading() as session:
        told = {(one["body"], one["year"]): one["state"] for one in covered(session)}
        stored = session.execute(select(V_COVERAGE)).all()
        assert {(row.body, row.fiscal_year): row.state for row in stored} == told
        codes = {row["short"]: row["code"] for row in figure_codes() if row["form"] != "prose"}
        long = {
            (row.report_id, row.code): row.value
            for row in session.execute(select(V_FIGURES.c.report_id, V_FIGURES.c.code, V_FIGURES.c.value))
        }
        wide = session.execute(select(V_PANEL)).mappings().all()
    assert len(wide) == len(told)
    for row in wide:
        for short, code in codes.items():
            assert row[short] == long.get((row["report_id"], code))


def test_a_statement_and_each_version_are_there_once(filled: Archive) -> None:
    with filled.reading() as session:
        (stated,) = session.execute(select(V_STATEMENTS)).all()
        versions = session.execute(
            select(V_VERSIONS.c.number, V_VERSIONS.c.ended_by, V_VERSIONS.c.is_preferred)
            .where(V_VERSIONS.c.body_id == "教育局", V_VERSIONS.c.fiscal_year == 2023)
            .order_by(V_VERSIONS.c.number)
        ).all()
    assert (stated.value, stated.sentence) == (852, "主动公开852条。")
    assert [(number, ended, bool(preferred)) for number, ended, preferred in versions] == [
        (1, "changed", True),
        (2, None, True),
    ]


@pytest.mark.sqlite
def test_one_figure_of_the_panel_is_found_by_its_key(sqlite_archive: Archive) -> None:
    with sqlite_archive.reading() as session:
        plan = session.execute(text("EXPLAIN QUERY PLAN SELECT body, t3_new_tot FROM v_panel")).all()
    said = [row[-1] for row in plan]
    assert sum("SEARCH s USING PRIMARY KEY (reading_id=? AND name_id=?)" in one for one in said) == 1, said
    assert not any("SCAN f" in one for one in said)


def test_one_figure_of_all_reports_is_answered_by_its_index_alone(postgres_url: str) -> None:
    """A look at the table for each row of it takes four times as long with 100,000 reports."""
    asked = "SELECT body, fiscal_year, value FROM v_figures WHERE code = 't3.result.grant.total'"
    with Archive.open(postgres_url) as archive, archive.reading() as session:
        for other in ("seqscan", "bitmapscan"):
            session.execute(text(f"SET LOCAL enable_{other} = off"))
        plan = [line for (line,) in session.execute(text(f"EXPLAIN {asked}"))]
    assert any("Index Only Scan using ix_figure_values_value on" in line for line in plan), "\n".join(plan)
