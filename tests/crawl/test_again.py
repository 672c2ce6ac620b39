"""What one bad night must not do to the nights after it."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from models.archive import Archive
from research.queries import reports
from tests.crawl.run import Crawled
from tests.crawl.site import Answer, Site, html, small_portal

LIST, ONE = "/nb/", "/nb/2023.html"


def test_robots_txt_out_of_order_delays_nothing_for_a_month(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    rules = site.pages["/robots.txt"]
    site.pages["/robots.txt"] = Answer(b"busy", 503)
    crawled.night(site)
    assert crawled.hours_until_due(LIST) <= 24
    assert crawled.hours_until_due(ONE) <= 24
    site.pages["/robots.txt"] = rules


def test_a_list_forbidden_one_night_is_looked_at_the_next(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n", kind="text/plain")
    crawled.night(site)
    assert crawled.hours_until_due(LIST) == pytest.approx(18, abs=0.01)


def test_a_listed_report_that_is_not_there_yet_is_tried_again(site: Site, crawled: Crawled) -> None:
    page = site.pages.pop(ONE)
    crawled.night(site)
    assert crawled.last_visit(ONE).outcome == "gone"
    assert crawled.hours_until_due(ONE) == pytest.approx(18, abs=0.01)
    site.pages[ONE] = page
    assert crawled.night(site).new == 1


def test_headers_are_kept_as_sent_with_bytes_that_are_new(site: Site, crawled: Crawled) -> None:
    page = site.pages[ONE]
    assert isinstance(page, Answer)
    page.headers |= {"Server": "Tengine/2.3", "X-Powered-By": "ASP.NET, \u00e4"}
    crawled.night(site)
    visit = crawled.last_visit(ONE)
    assert visit.outcome == "new"
    sent = {name.lower(): value for name, value in visit.headers or ()}
    assert (sent["server"].split(" ")[0], sent["x-powered-by"]) == ("Tengine/2.3", "ASP.NET, \u00e4")
    assert sent["content-type"] == "text/html; charset=utf-8"
    crawled.night(site)
    visit = crawled.last_visit(ONE)
    assert (visit.outcome, visit.headers) == ("same", None)


def test_block_pages_do_not_push_out_the_bytes_of_a_list(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    good = crawled.last_visit(LIST).blob_sha256
    page = site.pages[LIST]
    for number in range(3):
        site.pages[LIST] = Answer(f"<script>$_ts=window['$_ts'];//{number}</script>".encode(), 412)
        crawled.night(site)
    held = "SELECT count(*) FROM blobs WHERE sha256 = :good"
    assert crawled.rows(held, good=good) == [(1,)]
    kept = "SELECT count(*) FROM visits WHERE outcome = 'blocked' AND blob_sha256 IS NOT NULL"
    assert crawled.rows(kept) == [(2,)]
    site.pages[LIST] = page
    crawled.night(site)
    assert crawled.last_visit(LIST).outcome == "same"


def test_nothing_at_all_is_asked_during_a_retry_after(site: Site, crawled: Crawled) -> None:
    pages = {path: page for path, page in site.pages.items() if path.startswith("/nb/2")}
    busy: list[str] = []

    def busy_once(handler: BaseHTTPRequestHandler) -> Answer:
        page = pages[handler.path]
        assert isinstance(page, Answer)
        if not busy:
            busy.append(handler.path)
            return Answer(status=429, headers={"Retry-After": "1"})
        return page

    for path in pages:
        site.pages[path] = busy_once
    assert crawled.night(site).new == 4
    refused = next(at for at, asked in enumerate(site.log) if asked.status == 429)
    assert site.log[refused + 1].began - site.log[refused].ready >= 0.95


def test_a_plan_counts_what_would_be_due(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    known = crawled.rows("SELECT count(*) FROM pages WHERE role <> 'noise'")[0][0]
    assert crawled.crawl(site, plan=True).portals[0].pages_left == 1
    assert crawled.crawl(site, plan=True, all_due=True).portals[0].pages_left == known > 5


def test_two_portals_on_one_host_take_turns(crawled: Crawled) -> None:
    pages = {f"/{part}{path}": page for part in ("a", "b") for path, page in small_portal().items()}
    with Site(pages) as site:
        for page in site.pages.values():
            assert isinstance(page, Answer)
            page.slow = 0.05
        crawled.crawl(site, targets=(f"{site.home}a/", f"{site.home}b/"))
        asked = sorted(site.log, key=lambda one: one.began)
    assert len([one for one in asked if one.path in ("/a/", "/b/")]) == 2
    assert all(after.began >= before.ready for before, after in pairwise(asked))


def test_documents_that_fail_together_are_an_alarm(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    for path in site.pages:
        if path.startswith("/nb/2"):
            site.pages[path] = Answer(status=500)
    result = crawled.crawl(site, all_due=True)
    assert result.exit_code == 1
    assert crawled.open_alarms() == ["yields_less"]
    assert "4 of 4 documents" in result.new_alarms[0]


def test_a_walk_cut_short_resolves_that_the_portal_was_unreachable(site: Site, crawled: Crawled) -> None:
    home = site.pages["/"]
    site.pages["/"] = Answer(status=502)
    crawled.night(site)
    assert crawled.open_alarms() == ["portal_unreachable"]
    site.pages["/"] = home
    assert crawled.night(site, max_requests=3).outcome == "cut_by_budget"
    assert crawled.open_alarms() == []


def test_a_report_that_moved_away_and_back_is_one_content(site: Site, crawled: Crawled) -> None:
    here, there = site.pages[ONE], "/nb/2023_a.html"
    list_here = site.pages[LIST]
    assert isinstance(list_here, Answer)
    list_there = Answer(list_here.body.replace(ONE.encode(), there.encode()))
    found = []
    for away in (False, True, False):
        site.pages[LIST] = list_there if away else list_here
        site.pages.pop(there if not away else ONE, None)
        site.pages[there if away else ONE] = here
        crawled.night(site, no_read=False)
        with Archive.open(crawled.url) as archive, archive.reading() as session:
            found.append(next(one for one in reports(session, year=2023)))
    assert [one["url"].removeprefix(site.home) for one in found] == [
        ONE[1:],
        there[1:],
        ONE[1:],
    ]
    assert [(one["status"], one["versions"], one["changed"]) for one in found] == [("live", 1, False)] * 3
    assert {one["first_seen"] for one in found} == {found[0]["first_seen"]}


def test_lists_that_turn_into_a_home_answered_from_memory_are_an_alarm(site: Site, crawled: Crawled) -> None:
    """A home page that only leads on, asked conditionally, still tells which page the home is."""
    home = site.pages["/"]
    assert isinstance(home, Answer)
    site.pages["/main.html"] = home
    leads_on = html("首页", "", metas='<meta http-equiv="refresh" content="0;url=/main.html">')
    site.pages["/"] = Answer(leads_on, validators=True)
    crawled.night(site)
    for path in ("/xxgk/", LIST, ONE, "/nb/2024.html", "/nb/2022.html"):
        site.pages[path] = Answer(status=302, headers={"Location": "/main.html"})
    for _ in range(2):
        crawled.night(site)
        assert crawled.outcomes(site)["/"] == "redirected"
        assert [asked.status for asked in site.log if asked.path == "/"][-1] == 304
        assert crawled.last_visit(LIST).outcome == "soft_404"
        assert crawled.last_visit(ONE).outcome == "soft_404"
