"""Filing over archives made row by row: whose report, of which year and scope, in which documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from models.archive import Archive
from models.tables import Body, BodyName, Filing, FindingRow, ReadingRow, Report
from pipelines.filing import file_all
from research.queries import reports
from tests.filing.build import HOME, Builder, figures

TITLE = "赣县区江口镇人民政府2024年政府信息公开工作年度报告"
TOWN = {"title": TITLE, "agency": "赣县区江口镇人民政府", "fiscal_year": 2024}


def filed(archive: Archive) -> list[dict[str, Any]]:
    file_all(archive, None)
    with archive.reading() as session:
        return list(reports(session))


def findings(archive: Archive) -> list[str]:
    with archive.reading() as session:
        return list(session.scalars(select(FindingRow.rule).order_by(FindingRow.id)))


def test_one_report_as_the_fixed_json(archive: Archive) -> None:
    build = Builder(archive)
    build.document(
        "a.html",
        title=TITLE,
        content="甲",
        reading=TOWN,
        values=figures(t3__new__legal=None),
        context={"unit": "江口镇", "breadcrumb": ["首页", "乡镇信息公开", "江口镇", "年度报告"]},
    )
    (one,) = filed(archive)
    body_id, sha256 = one.pop("body_id"), one["documents"][0]["sha256"]
    assert (body_id[0], len(body_id), len(sha256)) == ("b", 13, 64)
    assert one.pop("figures")["t3.new.legal"] is None
    assert one == {
        "portal": HOME,
        "agency": "赣县区江口镇人民政府",
        "kind": "township",
        "level": "township",
        "year": 2024,
        "scope": "agency",
        "form": "2021",
        "url": HOME + "a.html",
        "also_at": [],
        "title": TITLE,
        "published_on": "2025-01-20",
        "status": "live",
        "first_seen": "2025-03-01T14:00:00Z",
        "last_seen": "2025-03-01T14:00:00Z",
        "versions": 1,
        "changed": False,
        "documents": [{"url": HOME + "a.html", "sha256": sha256, "media_type": "text/html"}],
        "findings": 0,
    }


def test_a_nameless_report_is_of_the_body_in_whose_column_it_says_it_stands(archive: Archive) -> None:
    """The list that led to it was of all bodies; the page's own trail ends in one body's column."""
    build = Builder(archive)
    above = ["首页", "政府信息公开", "政府信息公开年报"]
    title = "2024年政府信息公开工作年度报告"
    reading = {"title": title, "agency": None, "fiscal_year": 2024}
    for name, trail in (("a.html", [*above, "江口镇"]), ("b.html", above)):
        context = {"breadcrumb": above, "column": above[-1], "trail": trail}
        build.document(
            name, title=title, content=name, reading=reading, values=figures(), context=context
        )
    found = {one["url"].removeprefix(HOME): one["kind"] for one in filed(archive)}
    assert found == {"a.html": "township", "b.html": None}


def test_filing_twice_changes_no_row(archive: Archive) -> None:
    build = Builder(archive)
    build.document("a.html", title=TITLE, reading=TOWN, values=figures())
    build.document("news.html", title="新闻", reading={"is_report": False, "title": "新闻"})

    def everything() -> list[tuple[Any, ...]]:
        with archive.reading() as session:
            filings = session.scalars(select(Filing).order_by(Filing.version_id))
            rows: list[tuple[Any, ...]] = [
                (f.version_id, f.reading_id, f.report_id, f.relation, f.evidence) for f in filings
            ]
            rows += [(r.id, r.body_id, r.fiscal_year, r.scope) for r in session.scalars(select(Report))]
            return rows + [(b.id, b.name) for b in session.scalars(select(Body))]

    first = file_all(archive, None)
    before = everything()
    second = file_all(archive, None)
    assert everything() == before
    assert (first.bodies_new, second.bodies_new) == (1, 0)
    assert second.reports == 1
    assert second.not_reports == 1


def test_the_place_names_a_report_that_does_not_name_itself(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document(
        "a.html",
        reading={"agency": "本机关", "title": "政府信息公开工作年度报告"},
        title="2023年政府信息公开工作年度报告",
        values=figures(),
        context={"unit": "教科体局"},
    )
    (one,) = filed(sqlite_archive)
    assert (one["agency"], one["year"], one["kind"], one["scope"]) == (
        "赣县区教科体局",
        2023,
        "department",
        "agency",
    )


def test_a_short_name_of_the_place_is_the_same_body_as_the_full_one_printed(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document(
        "a.html",
        reading={"agency": "赣县区教育科技体育局", "fiscal_year": 2023},
        values=figures(),
        context={"unit": "教科体局"},
    )
    build.document(
        "b.html",
        reading={"agency": None, "fiscal_year": 2022},
        values=figures(),
        context={"unit": "教科体局"},
    )
    found = filed(sqlite_archive)
    assert {one["agency"] for one in found} == {"赣县区教育科技体育局"}
    assert findings(sqlite_archive) == []


def test_another_bodys_report_in_the_column_is_filed_to_that_body(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.register("章贡区", "360702")
    build.document(
        "a.html",
        reading={"agency": "章贡区教育局", "fiscal_year": 2023},
        values=figures(),
        context={"unit": "教育局"},
    )
    (one,) = filed(sqlite_archive)
    assert one["agency"] == "章贡区教育局"
    assert findings(sqlite_archive) == ["agency_differs_from_place"]


def test_a_body_of_a_place_that_nobody_knows_stays_the_same_body(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    reading = {"agency": "云岭市人民政府", "fiscal_year": 2023}
    build.document("a.html", reading=reading, values=figures(), context={"column": "政府信息公开年报"})
    (first,) = filed(sqlite_archive)
    build.document("b.html", reading=reading | {"fiscal_year": 2024}, values=figures())
    found = filed(sqlite_archive)
    assert {(one["agency"], one["body_id"]) for one in found} == {("云岭市人民政府", first["body_id"])}


def test_the_government_of_the_register_is_the_portals_own(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.body(
        "g360704",
        "赣县区人民政府",
        short_name="赣县区",
        kind="government",
        level="county",
        division_code="360704",
    )
    build.document(
        "a.html",
        reading={"agency": "赣县区", "fiscal_year": 2023},
        values=figures(),
        context={"unit": "区政府办公室"},
    )
    build.document(
        "b.html",
        reading={"agency": "赣州市赣县区人民政府", "fiscal_year": 2024},
        values=figures(),
        context={"column": "政府信息公开年报"},
    )
    build.document(
        "c.html", reading={"agency": "赣县区人民政府办公室", "fiscal_year": 2024}, values=figures()
    )
    found = {(one["agency"], one["year"], one["scope"]): one["body_id"] for one in filed(sqlite_archive)}
    assert found.pop(("赣县区人民政府办公室", 2024, "agency")) != "g360704"
    assert found == {
        ("赣县区人民政府", 2023, "unknown"): "g360704",
        ("赣县区人民政府", 2024, "unknown"): "g360704",
    }
    assert findings(sqlite_archive) == []


def test_attachments_of_an_article_are_its_renditions(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    article = build.document("a.html", title=TITLE, reading=TOWN, values=figures())
    build.document(
        "a.pdf",
        article=article,
        title="附件.pdf",
        published_on=None,
        values=figures(),
        reading={"agency": None, "media_type": "application/pdf"},
    )
    (one,) = filed(sqlite_archive)
    assert one["url"] == HOME + "a.html"
    assert [d["media_type"] for d in one["documents"]] == ["text/html", "application/pdf"]
    assert (one["versions"], one["findings"], one["also_at"]) == (1, 0, [])


def test_an_article_without_the_report_gives_the_attachment_its_name_and_address(
    sqlite_archive: Archive,
) -> None:
    build = Builder(sqlite_archive)
    article = build.document(
        "a.html", title=TITLE, reading={"is_report": False, "title": TITLE, "fiscal_year": 2024}
    )
    build.document(
        "x.pdf",
        article=article,
        title="x.pdf",
        published_on=None,
        values=figures(),
        reading={"media_type": "application/pdf"},
    )
    (one,) = filed(sqlite_archive)
    assert (one["agency"], one["year"], one["published_on"]) == ("赣县区江口镇人民政府", 2024, "2025-01-20")
    assert one["url"] == HOME + "a.html"
    assert [d["url"] for d in one["documents"]] == [HOME + "x.pdf"]


def test_renditions_that_disagree_are_a_finding(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    article = build.document("a.html", title=TITLE, reading=TOWN, values=figures())
    build.document(
        "a.pdf", article=article, values=figures(t3__new__total=7), reading={"media_type": "application/pdf"}
    )
    (one,) = filed(sqlite_archive)
    assert findings(sqlite_archive) == ["renditions_disagree"]
    assert one["figures"]["t3.new.total"] == 6


def test_a_spreadsheet_has_only_the_tables_of_the_report(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document("a.html", title=TITLE, reading=TOWN, values=figures(), words="一、总体情况。" * 50)
    sheet = {**TOWN, "media_type": "application/vnd.ms-excel"}
    build.document("b.xls", title=TITLE, reading=sheet, values=figures(t3__new__total=7), words="表三\t6\t1")
    (one,) = filed(sqlite_archive)
    assert [d["media_type"] for d in one["documents"]] == ["text/html", "application/vnd.ms-excel"]
    assert findings(sqlite_archive) == ["renditions_disagree"]


def test_rivals_are_kept_apart_and_the_later_stands(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document("old.html", reading=TOWN, values=figures(), published_on=date(2025, 1, 10))
    build.document("new.html", reading=TOWN, values=figures(t3__new__total=9), published_on=date(2025, 2, 10))
    (one,) = filed(sqlite_archive)
    assert one["url"] == HOME + "new.html"
    assert one["figures"]["t3.new.total"] == 9
    assert findings(sqlite_archive) == ["rival_documents"]


def test_second_night(archive: Archive) -> None:
    build = Builder(archive)
    edited = build.document("edited.html", content="一", reading=TOWN, values=figures())
    gone = build.document("gone.html", reading=TOWN | {"fiscal_year": 2022}, values=figures())
    old = build.document("old.html", content="同", reading=TOWN | {"fiscal_year": 2021}, values=figures())
    file_all(archive, None)
    with archive.reading() as session:
        ids = {report.fiscal_year: report.id for report in session.scalars(select(Report))}
    build.night()
    build.change(edited, "二", reading=TOWN, values=figures(t3__new__total=60))
    build.gone(gone)
    build.document("moved.html", content="同")
    build.gone(old)
    build.document("new.html", content="新", reading=TOWN | {"fiscal_year": 2023}, values=figures())
    found = {one["year"]: one for one in filed(archive)}
    assert {year: (one["status"], one["versions"], one["changed"]) for year, one in found.items()} == {
        2021: ("live", 1, False),
        2022: ("withdrawn", 1, False),
        2023: ("live", 1, False),
        2024: ("live", 2, True),
    }
    assert found[2021]["url"] == HOME + "moved.html"
    assert found[2024]["figures"]["t3.new.total"] == 60
    assert found[2022]["figures"]["t3.new.total"] == 6
    with archive.reading() as session:
        assert {
            report.fiscal_year: report.id
            for report in session.scalars(select(Report))
            if report.fiscal_year != 2023
        } == ids
    build.night()
    build.change(edited, "一")
    assert {one["year"]: one["versions"] for one in filed(archive)}[2024] == 3


def test_another_citys_office_is_not_taken_for_ones_own(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document(
        "a.html", reading={"agency": "云岭市人民政府办公室", "fiscal_year": 2023}, values=figures()
    )
    filed(sqlite_archive)
    build.document(
        "b.html", reading={"agency": "赣县区人民政府办公室", "fiscal_year": 2023}, values=figures()
    )
    build.document(
        "c.html",
        reading={"agency": "本机关", "fiscal_year": 2022},
        values=figures(),
        context={"unit": "区政府办"},
    )
    found = {(one["agency"], one["year"]) for one in filed(sqlite_archive)}
    assert found == {
        ("云岭市人民政府办公室", 2023),
        ("赣县区人民政府办公室", 2023),
        ("赣县区人民政府办公室", 2022),
    }


def test_a_report_that_cannot_be_read_is_on_record_by_its_title(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    scan = {"is_report": False, "error": "a picture of 3 pages", "media_type": "application/pdf"}
    article = build.document("a.html", title=TITLE, reading={"is_report": False, "title": TITLE})
    build.document("a.pdf", article=article, title="附件.pdf", reading=scan)
    build.document("news.pdf", title="全区防汛工作会议", reading=scan)
    (one,) = filed(sqlite_archive)
    assert (one["agency"], one["year"], one["form"], one["figures"]) == (
        "赣县区江口镇人民政府",
        2024,
        None,
        {},
    )
    assert findings(sqlite_archive) == ["report_unreadable"]


def test_an_unreadable_copy_beside_the_report_is_no_finding(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    article = build.document("a.html", title=TITLE, reading=TOWN, values=figures())
    build.document(
        "a.ofd", article=article, title="a.ofd", reading={"is_report": False, "error": "unsupported"}
    )
    (one,) = filed(sqlite_archive)
    assert (len(one["documents"]), one["findings"]) == (2, 0)


def test_the_blank_form_of_a_notice_is_no_report(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    notice = "关于做好2024年政府信息公开工作年度报告编制工作的通知"
    article = build.document("n.html", title=notice, reading={"is_report": False, "title": notice})
    blank = dict.fromkeys(figures(), None)
    build.document("form.docx", article=article, title="年度报告格式.docx", reading={}, values=blank)
    assert filed(sqlite_archive) == []


def test_years_from_the_place_are_taken_with_care(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    plain = {"agency": "赣县区江口镇人民政府", "title": "政府信息公开工作年度报告"}
    column = {"column": "2021年度报告"}
    build.document("a.html", reading=plain, values=figures(), context=column, published_on=date(2024, 5, 1))
    build.document("2023nb/b.html", reading=plain, values=figures(), published_on=None)
    build.document("202302/c.html", reading=plain, values=figures(), published_on=date(2024, 1, 30))
    build.document("d.html", reading=plain, values=figures(), published_on=date(2021, 11, 2))
    build.document("2019/e.html", reading=plain, values=figures(), published_on=date(2024, 1, 30))
    years = {one["url"].removeprefix(HOME): one["year"] for one in filed(sqlite_archive)}
    assert years == {
        "a.html": 2021,
        "2023nb/b.html": 2022,
        "202302/c.html": 2023,
        "d.html": None,
        "2019/e.html": None,
    }


def test_a_title_left_from_another_year_is_a_finding_and_does_not_stand_for_that_year(
    sqlite_archive: Archive,
) -> None:
    build = Builder(sqlite_archive)
    right = TOWN | {"fiscal_year": 2023, "title": "江口镇2023年政府信息公开工作年度报告"}
    build.document(
        "2023.html", title=str(right["title"]), reading=right, values=figures(), published_on=date(2024, 1, 9)
    )
    build.document("2024.html", title=TITLE, reading=right, values=figures(t3__new__total=9))
    (one,) = filed(sqlite_archive)
    assert (one["year"], one["url"]) == (2023, HOME + "2023.html")
    assert findings(sqlite_archive) == ["rival_documents", "year_differs_from_place"]


def test_equal_words_at_two_bodies_stay_two_reports(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    same = {"agency": "本机关", "title": "2023年政府信息公开工作年度报告", "fiscal_year": 2023}
    for unit in ("江口镇", "茅店镇"):
        build.document(
            f"{unit}.html", content="同样的话", reading=same, values=figures(), context={"unit": unit}
        )
    assert [one["agency"] for one in filed(sqlite_archive)] == [
        "赣县区江口镇人民政府",
        "赣县区茅店镇人民政府",
    ]


def test_a_reviewers_finding_and_a_readers_stay(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    build.document("a.html", reading=TOWN, values=figures())
    filed(sqlite_archive)
    with sqlite_archive.writing() as session:
        report = session.scalars(select(Report)).one()
        session.add(
            FindingRow(
                subject="report",
                report_id=report.id,
                rule="reviewed",
                severity="info",
                at_fault="source",
                message="seen by a person",
                codes=[],
            )
        )
    (one,) = filed(sqlite_archive)
    assert one["findings"] == 1


def test_a_filing_that_was_killed_is_completed_by_the_next(
    sqlite_archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.filing.run.BATCH", 1)
    build = Builder(sqlite_archive)
    with Archive.open(f"sqlite:///{tmp_path / 'whole.db'}") as whole:
        for into in (build, Builder(whole)):
            for year in (2021, 2022, 2023):
                into.document(f"{year}.html", reading=TOWN | {"fiscal_year": year}, values=figures())
            into.document("news.html", reading={"is_report": False})

        def stop(done: int, _total: int, _what: str) -> None:
            if done == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            file_all(sqlite_archive, None, stop)
        with sqlite_archive.reading() as session:
            assert len(list(session.scalars(select(Filing)))) == 2
        assert filed(sqlite_archive) == filed(whole)


def test_a_report_that_goes_to_another_body_keeps_its_row_and_leaves_no_empty_body(
    sqlite_archive: Archive,
) -> None:
    build = Builder(sqlite_archive)
    build.document("a.html", reading=TOWN | {"agency": "赣县区江囗镇人民政府"}, values=figures())
    filed(sqlite_archive)
    with sqlite_archive.writing() as session:
        before = session.scalars(select(Report.id)).one()
        session.execute(update(ReadingRow).values(agency="赣县区江口镇人民政府"))
    (one,) = filed(sqlite_archive)
    with sqlite_archive.reading() as session:
        assert session.scalars(select(Report.id)).one() == before
        assert session.scalars(select(Body.name)).all() == [one["agency"]] == ["赣县区江口镇人民政府"]


def test_a_newer_version_that_waits_to_be_read_withdraws_nothing(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    page = build.document("a.html", reading=TOWN, values=figures())
    build.night()
    build.change(page, "not read yet")
    (one,) = filed(sqlite_archive)
    assert (one["status"], one["figures"]["t3.new.total"]) == ("live", 6)


def test_a_version_that_cannot_be_read_stays_with_its_report_and_has_no_figures(
    sqlite_archive: Archive,
) -> None:
    build = Builder(sqlite_archive)
    page = build.document("a.html", reading=TOWN, values=figures())
    build.night()
    build.change(page, "broken", reading={"is_report": False, "error": "it took too long"})
    (one,) = filed(sqlite_archive)
    assert (one["status"], one["year"], one["versions"], one["figures"]) == ("live", 2024, 2, {})


def test_a_portal_without_a_name_is_known_by_its_reports(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive, None, code=None, level=None)
    build.register("赣县区", "360704")
    build.document("a.html", reading=TOWN, values=figures())
    build.document("b.html", reading={"agency": "区教育局", "fiscal_year": 2024}, values=figures())
    build.document("c.html", reading={"agency": "赣县区", "fiscal_year": 2024}, values=figures())
    assert {(one["agency"], one["level"]) for one in filed(sqlite_archive)} == {
        ("赣县区江口镇人民政府", "township"),
        ("赣县区教育局", "county"),
        ("赣县区人民政府", "county"),
    }


@pytest.mark.parametrize(
    ("agency", "given", "scope"),
    [
        ("赣县区人民政府", "unknown", "unknown"),
        ("赣县区人民政府", "government_aggregate", "government_aggregate"),
        ("赣县区人民政府办公室", "unknown", "agency"),
        ("赣县区人民政府办公室", "government_aggregate", "government_aggregate"),
        ("赣县区江口镇人民政府", "government_aggregate", "agency"),
        ("赣县区教育局", "unknown", "agency"),
    ],
)
def test_scope_needs_evidence(sqlite_archive: Archive, agency: str, given: str, scope: str) -> None:
    build = Builder(sqlite_archive)
    reading = {"agency": agency, "fiscal_year": 2024, "scope": given, "scope_evidence": "全区新收12件"}
    build.document("a.html", reading=reading, values=figures())
    (one,) = filed(sqlite_archive)
    assert one["scope"] == scope


def test_a_rendition_joins_the_scope_of_its_article(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    reading = {
        "agency": "赣县区",
        "fiscal_year": 2024,
        "scope": "government_aggregate",
        "scope_evidence": "全区",
    }
    article = build.document("a.html", reading=reading, values=figures())
    pdf = {"agency": "赣县区", "fiscal_year": 2024, "media_type": "application/pdf"}
    build.document("a.pdf", article=article, reading=pdf, values=figures(t3__new__total=8))
    build.document("copy.html", reading=pdf | {"media_type": "text/html"}, values=figures(), words="copy")
    (one,) = filed(sqlite_archive)
    assert (one["scope"], len(one["documents"])) == ("government_aggregate", 3)


def test_reports_of_nobody_known_are_joined_by_article_and_content_only(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive, None, code=None, level=None)
    unknown = {"agency": None, "title": "政府信息公开工作年度报告"}
    article = build.document("a.html", content="甲", reading=unknown, values=figures(), published_on=None)
    build.document(
        "a.pdf", article=article, reading=unknown | {"media_type": "application/pdf"}, values=figures()
    )
    build.document("copy.html", content="甲", published_on=None)
    build.document("b.html", content="乙", reading=unknown, values=figures(), published_on=None)
    found = {one["url"].removeprefix(HOME): len(one["documents"]) for one in filed(sqlite_archive)}
    assert found == {"a.html": 3, "b.html": 1}


def _of_city(archive: Archive, *of: str) -> Builder:
    """A city's portal with reports as these bodies print their names."""
    build = Builder(archive, "南昌市", code="360100", level="prefecture")
    build.register("南昌县", "360121")
    build.body("cn360100", "南昌市人民政府", kind="government", level="prefecture", **_of("南昌市", "360100"))
    build.body("cn360121", "南昌县人民政府", kind="government", level="county", **_of("南昌县", "360121"))
    for name in of:
        title = f"{name}2024年政府信息公开工作年度报告"
        reading = {"title": title, "agency": name, "fiscal_year": 2024}
        build.document(f"{name}.html", title=title, content=name, reading=reading)
    return build


def _of(name: str, code: str) -> dict[str, str]:
    return {"short_name": name, "division_code": code}


def _told(archive: Archive) -> dict[str, tuple[str, str, str]]:
    """Body, agency and level by the name that the report's title bears."""
    rows = filed(archive)
    return {one["title"].partition("2024")[0]: (one["body_id"], one["agency"], one["level"]) for one in rows}


def test_a_citys_report_is_its_own_beside_those_of_its_districts_on_any_night(
    sqlite_archive: Archive,
) -> None:
    _of_city(sqlite_archive, "南昌市人民政府", "南昌市南昌县人民政府", "南昌市东边区人民政府")
    first, second = _told(sqlite_archive), _told(sqlite_archive)
    assert first == second
    assert first["南昌市人民政府"] == ("cn360100", "南昌市人民政府", "prefecture")
    assert first["南昌市南昌县人民政府"] == ("cn360121", "南昌县人民政府", "county")
    assert first["南昌市东边区人民政府"][1:] == ("南昌市东边区人民政府", "county")


def test_a_county_that_bears_its_citys_name_is_not_the_city(sqlite_archive: Archive) -> None:
    _of_city(sqlite_archive, "南昌县人民政府", "南昌县教育局", "南昌市教育局")
    found = _told(sqlite_archive)
    assert found["南昌县人民政府"][0] == "cn360121"
    assert found["南昌县教育局"][1:] == ("南昌县教育局", "county")
    assert found["南昌市教育局"][1:] == ("南昌市教育局", "prefecture")


def test_a_district_once_taken_for_its_city_gives_the_citys_name_back(sqlite_archive: Archive) -> None:
    build = _of_city(sqlite_archive, "南昌市人民政府", "南昌市南昌县人民政府")
    drafted = "b0123456789ab"
    build.body(drafted, "南昌市南昌县人民政府", kind="government", level="prefecture",
               **_of("南昌县", "360100"))  # fmt: skip
    with sqlite_archive.writing() as session:
        session.get_one(Body, drafted).portal_id = build.portal_id
        session.add(BodyName(body_id=drafted, name="南昌市人民政府"))
    found = _told(sqlite_archive)
    assert {one[0] for one in found.values()} == {"cn360100", "cn360121"}
    with sqlite_archive.reading() as session:
        assert session.get(Body, drafted) is None
