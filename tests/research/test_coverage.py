"""Coverage: every state of a body and year, where the roster comes from, and a person's own list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain, product
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from models.archive import Archive
from models.tables import Body, BodySuccession, Page, Portal, Report, Run, Search, Visit
from pipelines.filing import file_all
from research import coverage as module
from research.against import Listed, Web, against
from research.agencies import resolve
from research.coverage import STATES, coverage
from research.roster import in_parts, roster
from tests.filing.build import HOME, Builder
from tests.seeds import SEED

TOWN = f"试{chr(0x4E00 + SEED % 5000)}镇"


def reading(name: str, year: int) -> dict[str, Any]:
    return {
        "title": f"赣县区{name}{year}年政府信息公开工作年度报告",
        "agency": f"赣县区{name}",
        "fiscal_year": year,
    }


def unit(build: Builder, name: str, outcome: str | None = "new", role: str = "section") -> None:
    """A page of the portal's directory for a unit."""
    with build.archive.writing() as session:
        session.add(
            Page(portal_id=build.portal_id, url=f"{HOME}{name}/", url_key=f"dir/{name}", role=role,
                 context={"unit": name, "text": name}, first_seen=build.at, last_outcome=outcome,
                 last_visit_at=build.at if outcome else None)
        )  # fmt: skip


def search(build: Builder, result: str, on: date) -> None:
    with build.archive.writing() as session:
        at = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
        run = Run(command="crawl", arguments={}, started_at=at, counts={})
        session.add(run)
        session.flush()
        session.add(Search(run_id=run.id, portal_id=build.portal_id, result=result))


def visit(build: Builder, name: str, sign: str | None) -> None:
    """A good visit of a unit's page in the last run."""
    with build.archive.writing() as session:
        page = session.scalars(select(Page).where(Page.url_key == f"dir/{name}")).one()
        run = session.scalars(select(Run.id).order_by(Run.id.desc()).limit(1)).one()
        session.add(Visit(run_id=run, page_id=page.id, url=page.url, visited_at=build.at, outcome="same",
                          sign=sign))  # fmt: skip


def states(archive: Archive, year: int, about: str | None = None) -> dict[str, str]:
    with archive.reading() as session:
        body = resolve(session, about) if about else None
        return {one["body"]: one["state"] for one in coverage(session, body, year)}


@pytest.fixture
def build(sqlite_archive: Archive) -> Builder:
    build = Builder(sqlite_archive)
    build.body("cn360704", "江西省赣州市赣县区人民政府", short_name="赣县区", kind="government",
               level="county", division_code="360704")  # fmt: skip
    return build


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "today", lambda: date(2025, 6, 1))


def test_what_is_found_is_on_time_late_or_of_unknown_date(build: Builder) -> None:
    days = {"教育局": date(2025, 1, 20), "民政局": date(2025, 2, 20), "财政局": None}
    for name, published in days.items():
        build.document(f"{name}.html", reading=reading(name, 2024), published_on=published)
    file_all(build.archive)
    found = states(build.archive, 2024)
    assert found["赣县区教育局"] == "on_time"
    assert found["赣县区民政局"] == "late"
    assert found["赣县区财政局"] == "date_unknown"
    assert set(found.values()) <= set(STATES)


def test_a_withdrawn_report_says_since_when(build: Builder) -> None:
    page = build.document("a.html", reading=reading("教育局", 2024))
    build.night()
    build.gone(page)
    file_all(build.archive)
    with build.archive.reading() as session:
        (one,) = [row for row in coverage(session, None, 2024) if row["body"] == "赣县区教育局"]
    assert (one["state"], one["since"], one["url"]) == ("not_at_address", "2025-03-02", HOME + "a.html")


@pytest.mark.parametrize(
    ("walks", "state"),
    [
        ([], "never_looked"),
        ([("nothing_found", date(2024, 5, 1))], "never_looked"),
        ([("found", date(2025, 4, 2))], "not_found"),
        ([("cut_by_budget", date(2025, 4, 2))], "cut_by_budget"),
        ([("interrupted", date(2025, 4, 2))], "cut_by_budget"),
        ([("blocked", date(2025, 4, 2))], "blocked"),
        ([("forbidden", date(2025, 4, 2))], "forbidden"),
        ([("unreachable", date(2025, 4, 2))], "unreachable"),
        ([("found", date(2025, 4, 2)), ("blocked", date(2025, 5, 2))], "not_found"),
        ([("found", date(2025, 1, 10)), ("blocked", date(2025, 5, 2))], "blocked"),
    ],
)
def test_why_a_unit_of_the_directory_has_no_report(
    build: Builder, walks: list[tuple[str, date]], state: str
) -> None:
    unit(build, TOWN)
    for result, on in walks:
        search(build, result, on)
    with build.archive.reading() as session:
        (one,) = [row for row in coverage(session, None, 2024) if row["body"] == TOWN]
    assert (one["state"], one["roster"], one["body_id"]) == (state, ["directory"], None)


def test_a_units_own_pages_say_more_than_the_portals_walk(build: Builder) -> None:
    unit(build, TOWN, "blocked")
    unit(build, "教育局", None)
    search(build, "found", date(2025, 4, 2))
    found = states(build.archive, 2024)
    assert (found[TOWN], found["教育局"]) == ("blocked", "cut_by_budget")


def test_nothing_is_missing_from_lists_of_which_a_part_was_seen(build: Builder) -> None:
    unit(build, TOWN, role="list")
    unit(build, "教育局", role="list")
    search(build, "found", date(2025, 4, 2))
    visit(build, TOWN, "paging: only a script turns to the next pages; no browser")
    visit(build, "教育局", None)
    found = states(build.archive, 2024)
    assert (found[TOWN], found["教育局"]) == ("cut_by_budget", "not_found")
    visit(build, TOWN, "rendered: a script turned this list's pages")
    assert states(build.archive, 2024)[TOWN] == "not_found"


def test_a_firewall_is_told_before_a_list_of_which_a_part_was_seen(build: Builder) -> None:
    unit(build, TOWN, role="list")
    search(build, "blocked", date(2025, 4, 2))
    visit(build, TOWN, "paging: only a script turns to the next pages; no browser")
    assert states(build.archive, 2024)[TOWN] == "blocked"


def test_the_roster_joins_directory_register_and_reports(build: Builder) -> None:
    build.document("a.html", reading=reading("教育局", 2024), context={"unit": "教育局"})
    unit(build, "教育局")
    unit(build, "国家税务总局赣州市赣县区税务局")
    unit(build, "新闻", role="noise")
    file_all(build.archive)
    with build.archive.reading() as session:
        rows = {row["body"]: row for row in coverage(session, None, 2024)}
    assert rows["赣县区教育局"]["roster"] == ["directory", "reports"]
    assert rows["江西省赣州市赣县区人民政府"]["roster"] == ["register"]
    assert rows["国家税务总局赣州市赣县区税务局"]["state"] == "publishes_elsewhere"
    assert len(rows) == 3
    assert states(build.archive, 2024, "赣县区") == {name: row["state"] for name, row in rows.items()}
    assert list(states(build.archive, 2024, "赣县区教育局")) == ["赣县区教育局"]


def test_nothing_is_missing_before_its_day_nor_of_bodies_that_are_no_more(build: Builder) -> None:
    unit(build, TOWN)
    assert states(build.archive, 2025)[TOWN] == "not_due"
    for body in ("x1", "x2"):
        build.body(body, f"赣县区{body}局", short_name=f"{body}局", kind="department", division_code="360704")
    with build.archive.writing() as session:
        session.add(BodySuccession(from_id="x1", to_id="x2", kind="merged", day=date(2019, 3, 1)))
    assert "赣县区x1局" in states(build.archive, 2018)
    assert "赣县区x2局" not in states(build.archive, 2018)
    assert "赣县区x1局" not in states(build.archive, 2019)
    assert "赣县区x2局" in states(build.archive, 2019)


def test_a_persons_own_list_says_where_each_address_was_lost(build: Builder) -> None:
    report = build.document("r.html", reading=reading("教育局", 2024))
    build.document("n.html", reading=reading("教育局", 2023) | {"is_report": False})
    build.document("u.html")
    for name, outcome in (("b", "blocked"), ("f", "forbidden"), ("x", "failed"), ("g", "gone"), ("w", None)):
        unit(build, name, outcome)
    file_all(build.archive)
    with build.archive.writing() as session:
        session.execute(update(Page).where(Page.id != report, Page.url_key.like("dir/%")).values(score=1.0))
        session.execute(
            update(Page).where(Page.url_key.in_(("n.html", "u.html"))).values(last_visit_at=build.at)
        )
    web = Web(
        key=lambda url: url.removeprefix(HOME),
        owners=lambda url: [1] if url.startswith(HOME) else [],
        noise=lambda keys: {key for key in keys if key == "linked.html"},
    )
    asked = [
        (HOME + "r.html", None, None, "found"),
        (HOME + "r.html", "赣县区教育局", 2024, "found"),
        (HOME + "r.html", "赣县区教育局", 2023, "filed_elsewhere"),
        (HOME + "r.html", "民政局", 2024, "filed_elsewhere"),
        (HOME + "n.html", None, None, "not_a_report"),
        (HOME + "u.html", None, None, "unread"),
        (HOME + "dir/b", None, None, "blocked"),
        (HOME + "dir/f", None, None, "forbidden"),
        (HOME + "dir/x", None, None, "failed"),
        (HOME + "dir/g", None, None, "gone"),
        (HOME + "dir/w", None, None, "not_fetched"),
        (HOME + "never.html", None, None, "never_linked"),
        (HOME + "linked.html", None, None, "judged_noise"),
        ("http://other.example/a.html", None, None, "other_host"),
        ("教育局", None, None, "no_address"),
    ]
    with build.archive.reading() as session:
        found = list(
            against(session, [Listed(at, *line[:3]) for at, line in enumerate(asked)], web)
        )
    assert [one["step"] for one in found] == [step for *_, step in asked]


def test_the_roster_is_the_same_in_parts_of_any_size(build: Builder) -> None:
    """Bodies of several portals and of none, found by reports and by directories, some named alike."""
    draw = Random(SEED)
    with build.archive.writing() as session:
        homes_of = (f"http://p{number}.example/" for number in range(4))
        portals = [Portal(home_url=home, origin="named", chosen=True, own_hosts=[]) for home in homes_of]
        session.add_all(portals)
        session.flush()
        homes = [None, *(one.id for one in portals[:3])]
        names = [f"第{number}局" for number in range(8)]
        for number in range(30):
            name, home = draw.choice(names), draw.choice(homes)
            code = draw.choice((None, "360704", "360721"))
            told = {"name": f"{name}{draw.randint(0, 9)}", "short_name": name, "kind": "department"}
            body = Body(id=f"{draw.choice('bx')}{number}", division_code=code, portal_id=home, **told)
            session.add(body)
            session.flush()
            for year in draw.sample(range(2015, 2025), draw.randint(0, 2)):
                session.add(Report(portal_id=draw.choice(homes[1:]), body_id=body.id, fiscal_year=year,
                                   scope="agency", first_seen=build.at, last_seen=build.at))  # fmt: skip
        for portal, name in product(portals, [*names, "他局"]):
            if draw.random() < 0.5:
                session.add(
                    Page(portal_id=portal.id, url=f"http://x/{name}", url_key=f"dir/{name}", role="section",
                         context={"unit": name}, first_seen=build.at)
                )  # fmt: skip
    with build.archive.reading() as session:
        whole = roster(session)
        assert {entry.body_id is None for entry in whole} == {True, False}
        for size in (1, 3, 7, 100):
            assert list(chain.from_iterable(in_parts(session, size))) == whole
