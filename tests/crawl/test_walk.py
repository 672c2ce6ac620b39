"""Which pages are walked, in what order, how far, and what is told of it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import update

from crawler import plan
from crawler.budget import seconds_until
from crawler.errors import CrawlError
from crawler.schedule import Pace, Visited, due_again
from models.archive import Archive
from models.clock import now
from models.tables import Page, Portal
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, html, links, report, small_portal
from tests.nightly import at_night

COLUMN = '<meta name="ColumnName" content="政府信息公开年报">'
NIGHT, WEEK, MONTH = timedelta(hours=18), timedelta(days=6, hours=18), timedelta(days=28)
SELDOM = timedelta(days=56)
MARCH, JUNE = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def row(year: int) -> tuple[str, str]:
    return f"/nb/{year}.html", f"江口镇{year}年政府信息公开工作年度报告"


def list_page(years: tuple[int, ...], more: str = "") -> Answer:
    title = "江口镇政府信息公开年报"
    return Answer(html(title, f"<h2>{title}</h2>" + links(*map(row, years)) + more, metas=COLUMN))


def test_paging_goes_on_as_long_as_there_are_new_rows(crawled: Crawled) -> None:
    with Site(small_portal(years=tuple(range(2015, 2024)))) as site:
        site.pages["/nb/"] = list_page((2021, 2022, 2023), '<a href="/nb/index_1.html">下一页</a>')
        site.pages["/nb/index_1.html"] = list_page(
            (2018, 2019, 2020), '<a href="/nb/index_2.html">下一页</a>'
        )
        site.pages["/nb/index_2.html"] = list_page(
            (2015, 2016, 2017), '<a href="/nb/index_3.html">下一页</a>'
        )
        site.pages["/nb/index_3.html"] = list_page(
            (2015, 2016, 2017), '<a href="/nb/index_4.html">下一页</a>'
        )
        assert crawled.night(site).new == 9
        assert "/nb/index_3.html" in site.paths()
        assert "/nb/index_4.html" not in site.paths()
    assert (crawled.last_visit("index_3.html").sign or "").startswith("paging: no rows")


def test_a_pager_whose_parameter_is_ignored_ends_at_once(crawled: Crawled) -> None:
    with Site(small_portal()) as site:
        same = list_page((2021, 2022, 2023, 2024), '<a href="/nb/?page=2">下一页</a>')
        site.pages["/nb/"] = same
        for number in range(2, 9):
            site.pages[f"/nb/?page={number}"] = list_page(
                (2021, 2022, 2023, 2024), f'<a href="/nb/?page={number + 1}">下一页</a>'
            )
        crawled.night(site)
        assert [path for path in site.paths() if "page=" in path] == ["/nb/?page=2"]


def twins(first: int, last: int, more: str) -> Answer:
    """A page of a list that names reports by addresses of its own."""
    rows = [(f"/show?id={year}", row(year)[1]) for year in range(first, last)]
    return Answer(html("年报", "<h2>政府信息公开年报</h2>" + links(*rows) + more, metas=COLUMN))


def test_a_list_whose_first_page_another_names_by_other_addresses_is_walked_on(crawled: Crawled) -> None:
    """Also where its rows redirect to those that are known; a list that goes on with copies alone is not."""
    with Site(small_portal(years=tuple(range(2018, 2024)))) as site:
        for year in range(2018, 2024):
            site.pages[f"/show?id={year}"] = Answer(status=302, headers={"Location": row(year)[0]})
        for year in range(2012, 2018):
            site.pages[f"/show?id={year}"] = Answer(report("江口镇", year))
        site.pages["/"] = Answer(html("江口镇人民政府", links(
            ("/nb/", "政府信息公开年报"), ("/all/", "历年政府信息公开年报"))))
        site.pages["/all/"] = twins(2018, 2024, '<a href="/all/2.html">下一页</a>')
        site.pages["/all/2.html"] = twins(2012, 2018, "")
        assert crawled.night(site).new == 12


def test_a_list_that_goes_on_with_copies_of_its_rows_ends(crawled: Crawled) -> None:
    with Site(small_portal(years=tuple(range(2018, 2024)))) as site:
        for page in range(1, 9):
            said = links(*((f"/nb/{year}.html?from={page}", row(year)[1]) for year in range(2018, 2024)))
            more = f'<a href="/nb/index_{page}.html">下一页</a>'
            path = f"/nb/index_{page - 1}.html" if page > 1 else "/nb/"
            site.pages[path] = Answer(html("年报", "<h2>政府信息公开年报</h2>" + said + more, metas=COLUMN))
            site.pages |= {
                f"/nb/{year}.html?from={page}": site.pages[row(year)[0]] for year in range(2018, 2024)}
        crawled.night(site)
        assert [path for path in site.paths() if "index" in path] == ["/nb/index_1.html", "/nb/index_2.html"]


def test_lists_passed_over_as_their_siblings_show_the_same_rows_are_told(crawled: Crawled) -> None:
    years = range(2003, 2025)
    with Site(small_portal()) as site:
        tabs = links(*((f"/all/?y={year}", f"{year}年") for year in years))
        site.pages["/"] = Answer(html("江口镇人民政府", links(("/all/", "政府信息公开年报"))))
        site.pages |= {
            path: Answer(html(
                "年报", "<h2>政府信息公开年报</h2>" + tabs + links(*map(row, (2021, 2022))), metas=COLUMN))
            for path in ("/all/", *(f"/all/?y={year}" for year in years))}
        first = crawled.crawl(site)
        asked = sum("?y=" in path for path in site.paths())
        left = len(years) - asked
        assert left > len(years) / 2
        assert (first.portals[0].outcome, first.portals[0].pages_left) == ("found", left)
        assert f"{left} lists not looked at" in (first.portals[0].note or "")
        assert crawled.rows("SELECT pages_left, note FROM searches") == [(left, first.portals[0].note)]
        # They stay due: each night looks at a few of them, until all were seen.
        assert crawled.crawl(site).portals[0].pages_left < left


def test_a_report_with_somebody_else_is_put_on_record_and_not_fetched(crawled: Crawled) -> None:
    where, ministry = "https://mp.weixin.qq.com/s/Abc123", "https://www.example.gov.cn/2020.html"
    with Site(small_portal()) as site:
        name = "江口镇2020年政府信息公开工作年度报告"
        rows = links(*map(row, (2022, 2023)), (where, name), (ministry, name))
        page = html("年报", "<h2>政府信息公开年报</h2>" + rows, metas=COLUMN)
        site.pages["/nb/"] = Answer(page)
        for found in (2, 0):
            result = crawled.night(site)
            assert (result.outcome, result.new) == ("found", found)
        told = [(where, "refused: mp.weixin.qq.com is not a host of this portal")] * 2
        assert crawled.rows("SELECT url, sign FROM visits WHERE url NOT LIKE 'http://127%'") == told
        assert crawled.rows("SELECT due_at FROM pages WHERE url = :url", url=where) == [(None,)]


def test_reports_come_before_what_is_less_promising(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    paths = site.paths()
    assert paths.index("/nb/2024.html") < (paths.index("/zn.html") if "/zn.html" in paths else len(paths))


@pytest.mark.parametrize("budget", [{"max_requests": 5}, {"limit": 2}, {"max_time": 0.0}])
def test_a_cut_by_budget_is_a_stored_result_and_the_rest_comes_later(
    site: Site, crawled: Crawled, budget: dict[str, Any]
) -> None:
    result = crawled.crawl(site, **budget).portals[0]
    assert result.outcome == "cut_by_budget"
    assert result.pages_left > 0
    assert len(site.log) <= budget.get("max_requests", 99)
    assert result.new <= budget.get("limit", 99)
    assert crawled.searches() == ["cut_by_budget"]
    assert crawled.crawl(site).portals[0].outcome == "found"
    assert crawled.rows("SELECT count(*) FROM documents") == [(4,)]


def test_a_portal_without_reports_is_told_with_an_alarm(crawled: Crawled) -> None:
    with Site(
        {
            "/": Answer(html("县政府", links(("/xxgk/", "政府信息公开"), ("/n/1.html", "今日要闻")))),
            "/xxgk/": Answer(html("政府信息公开", "<p>建设中，敬请期待。</p>")),
        }
    ) as site:
        result = crawled.crawl(site)
    assert (result.portals[0].outcome, result.exit_code) == ("nothing_found", 1)
    assert crawled.open_alarms() == ["nothing_found"]
    assert "no report found" in result.new_alarms[0]


def test_lists_that_fall_silent_are_an_alarm(crawled: Crawled) -> None:
    with Site(small_portal()) as site:
        more = [(f"/xx/{name}/", f"{name}政府信息公开年报") for name in ("茅店镇", "五云镇", "王母渡镇")]
        section = site.pages["/xxgk/"]
        assert isinstance(section, Answer)
        section.body = section.body.replace(b"</ul>", links(*more).encode() + b"</ul>")
        for number, (path, _) in enumerate(more):
            site.pages[quote(path)] = list_page((2021, 2022, 2023, 2024), f"<p>{number}</p>")
        assert crawled.night(site).outcome == "found"
        assert crawled.open_alarms() == []
        for path, _ in (*more, ("/nb/", ""), ("/xxgk/", "")):
            site.pages[quote(path)] = Answer(status=500)
        crawled.night(site)
    assert crawled.open_alarms() == ["yields_less"]


def test_a_routine_night_asks_for_home_and_lists_but_not_for_old_reports(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.clock._start", lambda: (MARCH, time.monotonic()))
    crawled.night(site)
    due: dict[str, int] = {}
    for _, role, hours in crawled.due():
        due[role] = min(round(hours), due.get(role, round(hours)))
    assert due["list"] == due["home"] == 18
    assert 14 * 24 < due["section"] <= SELDOM / timedelta(hours=1)
    assert 14 * 24 < due["report"] <= MONTH / timedelta(hours=1)


def test_old_reports_without_a_day_are_looked_at_as_old_ones_and_new_ones_each_night(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undated(year: int) -> Answer:
        return Answer(report("江口镇", year).replace(b"PubDate", b"Nothing"))

    for number, years in ((1, (2021, 2022, 2024)), (2, (2021, 2022, 2023, 2024))):
        site.pages["/nb/"] = small_portal(years=years)["/nb/"]
        site.pages |= {f"/nb/{year}.html": undated(year) for year in years}
        at_night(number, monkeypatch)
        crawled.night(site)
    due = {url[-9:-5]: round(hours / 24) for url, role, hours in crawled.due() if role == "report"}
    assert due["2024"] == due["2023"] == 1
    assert min(due["2021"], due["2022"]) >= 7


def test_a_list_that_changed_wakes_what_it_names_no_more(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.execute(update(Page).values(due_at=datetime(2100, 1, 1, tzinfo=UTC)))
        session.execute(update(Page).where(Page.role == "list").values(due_at=MARCH))
    site.pages["/nb/"] = small_portal(years=(2021, 2022, 2024))["/nb/"]
    del site.pages["/nb/2023.html"]
    site.log.clear()
    assert crawled.crawl(site).portals[0].gone == 1
    assert "/nb/2023.html" in site.paths()
    assert "/nb/2022.html" not in site.paths()


def test_a_list_wakes_what_was_gone_and_is_named_again(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    whole, short = site.pages["/nb/"], small_portal(years=(2021, 2022, 2024))["/nb/"]
    gone = site.pages.pop("/nb/2023.html")
    site.pages["/nb/"] = short
    assert crawled.night(site).gone == 1
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.execute(update(Page).values(due_at=datetime(2100, 1, 1, tzinfo=UTC)))
        session.execute(update(Page).where(Page.role == "list").values(due_at=MARCH))
    site.pages |= {"/nb/": whole, "/nb/2023.html": gone}
    site.log.clear()
    crawled.crawl(site)
    assert "/nb/2023.html" in site.paths()
    assert "/nb/2022.html" not in site.paths()
    assert crawled.versions("/nb/2023.html")[-1][1] is None


def test_of_one_list_ten_reports_a_night(crawled: Crawled) -> None:
    years = tuple(range(2008, 2025))
    with Site(small_portal(years=years)) as site:
        crawled.night(site)
        with Archive.open(crawled.url) as archive, archive.writing() as session:
            session.execute(update(Page).where(Page.role == "report").values(due_at=now()))
        asked = []
        for _ in range(2):
            site.log.clear()
            crawled.crawl(site)
            asked.append({path for path in site.paths() if path.removeprefix("/nb/")[:4].isdigit()})
    assert len(asked[0]) == 10
    assert len(asked[0] | asked[1]) == len(years)


@pytest.mark.parametrize(
    ("role", "known", "published", "wait"),
    [
        ("report", 0, None, NIGHT),
        ("report", 29, date(2026, 2, 20), NIGHT),
        ("attachment", 0, date(2026, 1, 1), WEEK),
        ("report", 31, None, WEEK),
        ("report", 1, date(2020, 1, 20), MONTH),
        ("report", 380, date(2026, 2, 28), MONTH),
        ("report", 400, date(2026, 2, 28), timedelta(days=26)),
        ("noise", 0, None, None),
    ],
)
def test_documents_are_due_by_their_age(
    role: str, known: int, published: date | None, wait: timedelta | None
) -> None:
    due = due_again(Visited(role, "content", MARCH, MARCH - timedelta(days=known), published_on=published))
    assert (due - MARCH if due else None) == wait


@pytest.mark.parametrize(
    ("role", "at", "pace", "wait"),
    [
        ("home", JUNE, "season", NIGHT),
        ("list", MARCH, "season", NIGHT),
        ("list", JUNE, "season", WEEK),
        ("list", MARCH, "weekly", WEEK),
        ("list", MARCH, "rarely", SELDOM),
        ("section", MARCH, "season", SELDOM),
        ("directory", MARCH, "season", WEEK),
    ],
)
def test_ways_are_due_by_the_season(role: str, at: datetime, pace: Pace, wait: timedelta) -> None:
    assert due_again(Visited(role, "not_modified", at, at, pace=pace)) == at + wait


def test_failures_are_tried_again_ever_later() -> None:
    waits = [due_again(Visited("list", "failed", MARCH, MARCH, number)) for number in range(5)]
    assert [wait - MARCH for wait in waits if wait] == [
        timedelta(hours=1),
        timedelta(days=1),
        *[timedelta(days=7)] * 3,
    ]
    assert due_again(Visited("lead", "gone", MARCH, MARCH, has_content=False)) is None
    assert due_again(Visited("report", "gone", MARCH, MARCH, has_content=False)) == MARCH + NIGHT


def test_targets_by_name_code_and_address(site: Site, crawled: Crawled) -> None:
    with pytest.raises(CrawlError, match="无此地: no portal of that name"):
        crawled.crawl(targets=("无此地",))
    with pytest.raises(CrawlError, match="no portal is chosen yet"):
        crawled.crawl(targets=())
    with pytest.raises(CrawlError, match="no address of a web site"):
        crawled.crawl(targets=("ftp://example.org/",))
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        session.add(
            Portal(home_url=site.home, name="测试乙区", division_code="999999", chosen=True, own_hosts=[])
        )
    for targets in (("测试乙区",), ("乙区",), ("999999",), (site.home,), (site.place,), ()):
        result = crawled.crawl(targets=targets, allow_private=(site.place,))
        assert [portal.name for portal in result.portals] == (["测试乙区"] if targets else [])
        with Archive.open(crawled.url) as archive, archive.writing() as session:
            session.query(Portal).filter_by(chosen=True).one().due_at = datetime(2100, 1, 1, tzinfo=UTC)


def test_two_portals_are_walked_side_by_side(crawled: Crawled) -> None:
    with Site(small_portal("江口镇")) as one, Site(small_portal("茅店镇")) as other:
        for page in (*one.pages.values(), *other.pages.values()):
            assert isinstance(page, Answer)
            page.slow = 0.1
        result = crawled.crawl(one, other)
        assert [portal.new for portal in result.portals] == [4, 4]
        assert one.log[2].began < other.log[-1].ready
        assert other.log[2].began < one.log[-1].ready


def test_a_plan_fetches_and_writes_nothing(site: Site, crawled: Crawled) -> None:
    result = crawled.crawl(site, plan=True)
    assert (result.portals[0].outcome, result.run_id, site.log) == ("planned", None, [])
    assert crawled.rows("SELECT count(*) FROM runs") == [(0,)]
    assert crawled.rows("SELECT count(*) FROM portals WHERE home_url = :home", home=site.home) == [(0,)]
    before = result.estimate
    assert (before["requests"], before["bytes"]) == (plan.FIRST_WALK, plan.FIRST_WALK * plan.ANSWER_BYTES)


def test_a_plan_of_a_portal_walked_before_tells_what_a_walk_of_all_takes(
    site: Site, crawled: Crawled
) -> None:
    walked = crawled.night(site)
    result = crawled.crawl(site, plan=True, all_due=True)
    assert walked.requests * 0.7 <= result.estimate["requests"] <= walked.requests * 1.1
    assert 0 < result.estimate["bytes"] < plan.ANSWER_BYTES * walked.requests
    assert result.estimate["seconds"] >= 0.1 * result.estimate["requests"]


def test_the_outside_is_not_crawled_before_somebody_answers_for_it(
    crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGKAI_CONTACT", raising=False)
    with pytest.raises(CrawlError, match="GONGKAI_CONTACT"):
        crawled.crawl(targets=("360704",))
    assert crawled.rows("SELECT count(*) FROM runs") == [(0,)]


def test_attachments_follow_their_storage_and_hang_on_their_article(site: Site, crawled: Crawled) -> None:
    page = site.pages["/nb/2023.html"]
    assert isinstance(page, Answer)
    page.body = page.body.replace(
        b"</div>", '<p><a href="/download?id=7">附件：年度报告.pdf</a></p></div>'.encode()
    )
    number = iter(range(100))

    def moved(_: object) -> Answer:
        return Answer(status=302, headers={"Location": f"/storage/{next(number)}.pdf"})

    site.pages["/download?id=7"] = moved
    for one in range(6):
        site.pages[f"/storage/{one}.pdf"] = Answer(b"%PDF-1.4\nreport\n%%EOF", kind="text/html")
    assert crawled.night(site).new == 5
    result = crawled.night(site)
    assert (result.new, result.same) == (0, 5)
    assert crawled.rows("SELECT count(*) FROM documents WHERE article_page_id IS NOT NULL") == [(1,)]
    assert crawled.rows("SELECT media_type FROM blobs WHERE media_type LIKE '%pdf'") == [("application/pdf",)]
    asked = next(entry for entry in site.log if entry.path == "/download?id=7")
    assert asked.headers["Referer"].endswith("/nb/2023.html")


@pytest.mark.parametrize("instead", ["home", "page"])
def test_a_file_that_turns_into_a_page_is_a_soft_404(site: Site, crawled: Crawled, instead: str) -> None:
    page = site.pages["/nb/2023.html"]
    assert isinstance(page, Answer)
    link = '<p><a href="/f/1.pdf">附件：年度报告.pdf</a></p></div>'
    page.body = page.body.replace(b"</div>", link.encode())
    site.pages["/f/1.pdf"] = Answer(b"%PDF-1.4\nreport\n%%EOF", kind="application/pdf")
    assert crawled.night(site).new == 5
    site.pages["/f/1.pdf"] = (
        Answer(status=302, headers={"Location": "/"}) if instead == "home"
        else Answer(html("江口镇2023年政府信息公开工作年度报告", "系统正在维护，请稍后再来。" * 30))
    )
    result = crawled.night(site)
    assert (result.changed, result.gone, crawled.last_visit("/f/1.pdf").outcome) == (0, 0, "soft_404")


def test_until_is_a_time_of_this_machines_day() -> None:
    assert seconds_until("06:30", datetime(2026, 1, 1, 6, 0)) == 1800
    assert seconds_until("06:30", datetime(2026, 1, 1, 7, 0)) == 23.5 * 3600
    with pytest.raises(CrawlError, match="06:30"):
        seconds_until("25:00")


def test_a_slow_report_says_how_long_it_took(site: Site, crawled: Crawled) -> None:
    site.pages["/nb/2024.html"] = Answer(report("江口镇", 2024), slow=0.3)
    began = time.monotonic()
    crawled.night(site)
    took = crawled.last_visit("/nb/2024.html").seconds
    assert took is not None
    assert 0.3 <= took <= time.monotonic() - began
