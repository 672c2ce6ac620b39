"""Findings page by page and how the nights went, on both databases."""

from __future__ import annotations

from models.archive import Archive
from models.reviews import DISMISS
from models.tables import FindingRow, Portal, Search
from pipelines.filing import file_all
from research import nights
from research.findings import Chosen, by_rule, findings, page_of
from research.review_open import newest
from research.reviews import Signed, decide, item_of_finding, withdraw
from research.todo import todo
from tests.filing.build import Builder, figures


def built(archive: Archive) -> Builder:
    """Two bodies with two years each; on each report an error and a note."""
    build = Builder(archive)
    for name in ("教育局", "民政局"):
        for year in (2023, 2024):
            reading = {"title": f"赣县区{name}{year}年政府信息公开工作年度报告", "agency": f"赣县区{name}",
                       "fiscal_year": year, "scope": "agency"}  # fmt: skip
            build.document(f"{name}{year}.html", reading=reading, values=figures(), words=f"{name}{year}")
    file_all(archive)
    with archive.writing() as session:
        for reading_id in range(1, 5):
            for severity, rule in (("error", "t3_balance"), ("info", "cells_blank")):
                session.add(FindingRow(
                    subject="reading", reading_id=reading_id, rule=rule, severity=severity, message=rule,
                    at_fault="source", codes=[]))
    return build


def test_they_are_chosen_counted_and_paged(archive: Archive) -> None:
    built(archive)
    with archive.reading() as session:
        every = findings(session, Chosen())
        assert [one["rule"] for one in every].count("t3_balance") == 4
        for chosen, count in (
            (Chosen(("error",)), 4),
            (Chosen(rule="cells_blank", year=2024), 2),
            (Chosen(("error",), body_id=every[0]["body_id"]), 2),
            (Chosen(("error",), under="3607"), 4),
            (Chosen(("error",), under="3608"), 0),
            (Chosen(("error",), kind="department", at_fault="source"), 4),
            (Chosen(("error",), decided=True), 0),
        ):
            assert len(findings(session, chosen)) == count, chosen
            if chosen.decided is None:
                assert sum(one["findings"] for one in by_rule(session, chosen)) == count
        met: list[dict[str, object]] = []
        after: int | None = 0
        while after is not None:
            some, following = page_of(session, Chosen(), after=after, limit=3)
            met += some
            after = following
        assert met == every


def test_what_is_decided_goes_with_it_and_is_told(archive: Archive) -> None:
    built(archive)
    with archive.writing() as session:
        one = findings(session, Chosen(("error",)))[0]
        made = decide(session, item_of_finding(session, one["report_id"], one["key"]), DISMISS, None,
                      Signed("张三", "原文如此"))  # fmt: skip
        number = made.id
    with archive.reading() as session:
        (decided,) = findings(session, Chosen(decided=True))
        assert decided["key"] == one["key"]
        assert decided["review"] == {"number": number, "decision": DISMISS, "who": "张三", "why": "原文如此"}
        assert len(findings(session, Chosen(("error",), decided=False))) == 3
        (told,) = newest(session, report_id=one["report_id"])
        assert (told["report_id"], told["stands"]) == (one["report_id"], True)
        assert newest(session, body_id=one["body_id"]) == [told]
        assert not newest(session, before=number)
    with archive.writing() as session:
        withdraw(session, number, Signed("李四"))
    with archive.reading() as session:
        assert [one["stands"] for one in newest(session)] == [False, False]
        assert not findings(session, Chosen(decided=True))


def test_only_the_last_search_of_a_portal_counts(archive: Archive) -> None:
    build = built(archive)
    build.document("unread.html")
    with archive.writing() as session:
        other = Portal(home_url="http://other.example/", own_hosts=[])
        session.add(other)
        session.flush()
        for portal, results in ((build.portal_id, ("blocked", "found")), (other.id, ("found", "blocked"))):
            for result in results:
                session.add(Search(run_id=build.run_id, portal_id=portal, result=result, blocked=1))
                session.flush()
        number = other.id
    with archive.reading() as session:
        assert nights.results(session) == {"found": 1, "blocked": 1}
        assert [one["portal_id"] for one in nights.in_vain(session)] == [number]
        assert len(nights.troubled(session)) == 2
        assert [one["portal_id"] for one in nights.troubled(session, after=build.portal_id)] == [number]
        assert (nights.unread(session), nights.unreadable(session)) == (1, 0)
        assert (nights.closed(session), nights.excluded(session)) == ([], [])
        assert list(todo(session, frozenset({number}))) == []
