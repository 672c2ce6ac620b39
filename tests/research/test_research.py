"""The questions of the commands, asked of archives made row by row."""

from __future__ import annotations

import json

import pytest

from models.archive import Archive
from models.codes import seed_codes
from models.tables import BodyCode
from pipelines.filing import file_all
from research.agencies import AmbiguousAgencyError, UnknownAgencyError, resolve
from research.check import check
from research.diff import diff_years
from research.queries import reports
from research.show import NoReportError, report_ids, show
from research.status import last_changes, status
from research.versions import versions
from tests.filing.build import HOME, Builder, figures


def town(name: str, year: int) -> dict[str, object]:
    return {
        "title": f"赣县区{name}{year}年政府信息公开工作年度报告",
        "agency": f"赣县区{name}人民政府",
        "fiscal_year": year,
    }


def two_years(archive: Archive) -> Builder:
    with archive.writing() as session:
        seed_codes(session.connection())
    build = Builder(archive)
    build.document("2023.html", reading=town("江口镇", 2023), values=figures(), words="公开信息852条。")
    build.document(
        "2024.html",
        reading=town("江口镇", 2024),
        words="公开信息839条。",
        values=figures(t3__carried_in__total=9, t3__new__legal=None),
    )
    build.document("other.html", reading=town("茅店镇", 2024), values=figures())
    file_all(archive, None)
    return build


@pytest.mark.parametrize(
    "text",
    [
        "江口镇",
        "赣县区江口镇",
        "赣县区江口镇人民政府",
        "江口镇人民政府",
        "江西省赣州市赣县区江口镇人民政府",
        " 江口 镇 ",
    ],
)
def test_a_body_is_found_by_its_name_with_or_without_its_county(sqlite_archive: Archive, text: str) -> None:
    two_years(sqlite_archive)
    with sqlite_archive.reading() as session:
        body = resolve(session, text)
        assert body.short_name == "江口镇"
        assert resolve(session, body.id).id == body.id


def test_a_body_is_found_by_code(sqlite_archive: Archive) -> None:
    build = two_years(sqlite_archive)
    build.body(
        "cn360704",
        "江西省赣州市赣县区人民政府",
        short_name="赣县区",
        kind="government",
        level="county",
        division_code="360704",
    )
    with sqlite_archive.writing() as session:
        session.add(BodyCode(body_id="cn360704", system="gbt2260", code="360721"))
    with sqlite_archive.reading() as session:
        for text in ("360704", "360721", "赣县区", "赣县区人民政府", "江西省赣州市赣县区人民政府"):
            assert resolve(session, text).id == "cn360704"


def test_an_ambiguous_name_lists_candidates_and_an_unknown_one_what_is_near(
    sqlite_archive: Archive,
) -> None:
    build = two_years(sqlite_archive)
    for county in ("章贡区", "南康区"):
        build.body(f"b{county}", f"{county}教育局", short_name="教育局", kind="department", level="county")
    with sqlite_archive.reading() as session:
        with pytest.raises(AmbiguousAgencyError) as ambiguous:
            resolve(session, "教育局")
        assert [name for _, name in ambiguous.value.candidates] == ["南康区教育局", "章贡区教育局"]
        assert resolve(session, "章贡区教育局").id == "b章贡区"
        with pytest.raises(UnknownAgencyError, match="江口镇"):
            resolve(session, "江囗镇")


def test_a_directorys_short_name_is_found_in_its_own_county_only(sqlite_archive: Archive) -> None:
    build = Builder(sqlite_archive)
    reading = {"agency": "赣县区教育科技体育局", "fiscal_year": 2024}
    build.document("a.html", reading=reading, values=figures(), context={"unit": "教科体局"})
    build.document(
        "b.html", reading=reading | {"agency": "本机关"}, values=figures(), context={"unit": "教科体局"}
    )
    build.body("b2", "章贡区教育科技体育局", short_name="教科体局", kind="department", level="county")
    file_all(sqlite_archive, None)
    with sqlite_archive.reading() as session:
        assert resolve(session, "赣县区教科体局").name == "赣县区教育科技体育局"
        assert resolve(session, "江西省赣州市赣县区教科体局").name == "赣县区教育科技体育局"
        assert resolve(session, "章贡区教科体局").id == "b2"


def test_show_has_tables_source_and_marks(sqlite_archive: Archive) -> None:
    two_years(sqlite_archive)
    with sqlite_archive.reading() as session:
        (report,) = report_ids(session, resolve(session, "江口镇").id, 2024)
        found = show(session, report)
        with pytest.raises(NoReportError, match="2023, 2024"):
            report_ids(session, resolve(session, "江口镇").id, 2020)
    (table,) = found["tables"]
    labels = [row["label"] for row in table["rows"]]
    assert labels[:2] == ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]
    cells = {cell["code"]: cell["shown"] for cell in table["rows"][0]["cells"]}
    assert (cells["t3.new.legal"], cells["t3.new.total"]) == ("␣", "6")
    assert found["source"]["url"] == HOME + "2024.html"
    assert len(found["source"]["sha256"][0]) == 64
    assert found["sections"][0]["text"] == "公开信息839条。"
    json.dumps(found)


def test_diff_of_two_years(sqlite_archive: Archive) -> None:
    two_years(sqlite_archive)
    with sqlite_archive.reading() as session:
        found = diff_years(session, resolve(session, "江口镇").id, 2023, 2024)
    rows = {row["code"]: row for row in found["figures"]}
    assert (rows["t3.carried_in.total"]["change"], rows["t3.carried_in.total"]["relative"]) == (3, 0.5)
    assert rows["t3.new.legal"]["new_state"] == "blank"
    assert {row["column"]: row["agrees"] for row in found["carry_over"]}["total"] is False
    spans = found["sections"][0]["paragraphs"][0]["spans"]
    assert spans[1:3] == [["-", "852"], ["+", "839"]]
    json.dumps(found)


def test_check_finds_the_carry_over_that_differs(archive: Archive) -> None:
    two_years(archive)
    with archive.reading() as session:
        every = list(check(session))
        assert [(one["rule"], one["year"], one["figures"]) for one in every] == [
            ("carry_over_differs", 2024, ["t3.carried_in.total"])
        ]
        assert list(check(session, year=2024)) == every
        assert list(check(session, year=2023)) == []
        assert list(check(session, body=resolve(session, "茅店镇").id)) == []


def test_versions_and_status_of_a_second_night(archive: Archive) -> None:
    with archive.writing() as session:
        seed_codes(session.connection())
    build = Builder(archive)
    edited = build.document("a.html", content="公开信息3条。", reading=town("江口镇", 2024), values=figures())
    gone = build.document("b.html", reading=town("江口镇", 2023), values=figures())
    old = build.document("c.html", content="同", reading=town("江口镇", 2022), values=figures())
    build.night()
    build.change(edited, "公开信息4条。", reading=town("江口镇", 2024), values=figures(t3__new__total=7))
    build.gone(gone)
    build.gone(old)
    build.document("moved.html", content="同")
    build.document("new.html", reading=town("茅店镇", 2024), values=figures())
    file_all(archive, None)
    with archive.reading() as session:
        last = last_changes(session)
        (report,) = report_ids(session, resolve(session, "江口镇").id, 2024)
        first, second = versions(session, report)
        json.dumps([status(session), last, first, second])
    assert [(one["agency"], one["year"]) for one in last["new"]] == [("赣县区茅店镇人民政府", 2024)]
    assert [(one["year"], one["figures"][0]["old"], one["figures"][0]["new"]) for one in last["changed"]] == [
        (2024, 6, 7)
    ]
    assert [one["year"] for one in last["withdrawn"]] == [2023]
    assert [(one["from"], one["url"]) for one in last["moved"]] == [(HOME + "c.html", HOME + "moved.html")]
    assert first["changes"] is None
    assert [row["code"] for row in second["changes"]["figures"]] == ["t3.new.total"]
    assert second["changes"]["sections"][0]["paragraphs"][0]["op"] == "changed"


def test_reports_can_be_filtered(sqlite_archive: Archive) -> None:
    two_years(sqlite_archive)
    with sqlite_archive.reading() as session:
        body = resolve(session, "江口镇").id
        assert [one["year"] for one in reports(session, body=body)] == [2023, 2024]
        assert len(list(reports(session, year=2024))) == 2
        assert list(reports(session, status="withdrawn")) == []
        assert len(list(reports(session, portal=HOME))) == 3
