"""robots.txt, pauses, block pages and delays, against real servers."""

from __future__ import annotations

import asyncio
import re
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from crawler import blocks
from crawler.discovery import Examined
from crawler.examining import Examiner, Task
from crawler.excluded import exclude, readmit
from crawler.politeness import retry_after
from models.archive import Archive
from models.tables import Portal
from tests.crawl.run import Crawled
from tests.crawl.site import YEARS, Answer, Asked, Site, small_portal

ONE = "/nb/2023.html"


def robots(site: Site, text: str, status: int = 200) -> None:
    site.pages["/robots.txt"] = Answer(text.encode(), status, kind="text/plain")


def never_overlap(asked: list[Asked]) -> bool:
    """True if each request came when the answer before it was ready to be sent."""
    return all(after.began >= before.ready for before, after in pairwise(asked))


def test_what_robots_txt_forbids_is_stored_as_forbidden(site: Site, crawled: Crawled) -> None:
    robots(site, f"User-agent: *\nDisallow: {ONE}\n")
    result = crawled.night(site)
    assert (result.outcome, result.new) == ("found", 3)
    assert ONE not in site.paths()
    visit = crawled.last_visit(ONE)
    assert (visit.outcome, visit.sign, visit.status) == ("forbidden", "robots.txt forbids this address", None)


def test_a_portal_closed_by_robots_txt_is_forbidden_with_an_alarm(site: Site, crawled: Crawled) -> None:
    robots(site, "User-agent: *\nDisallow: /\n")
    result = crawled.crawl(site)
    assert (result.portals[0].outcome, result.exit_code, site.paths()) == ("forbidden", 1, [])
    assert crawled.open_alarms() == ["robots_forbid"]
    robots(site, "User-agent: Googlebot\nDisallow: /\n")
    assert crawled.night(site).outcome == "found"
    assert crawled.open_alarms() == []


def test_robots_txt_out_of_order_closes_the_portal_for_now(site: Site, crawled: Crawled) -> None:
    robots(site, "busy", 503)
    result = crawled.night(site)
    assert (result.outcome, site.paths()) == ("unreachable", [])
    assert result.note == "robots.txt answered 503"
    assert crawled.hours_until_due("/") == pytest.approx(1, abs=0.01)


def test_a_soft_404_for_robots_txt_forbids_nothing(site: Site, crawled: Crawled) -> None:
    robots(site, "<!DOCTYPE html><html><body>User-agent: *\nDisallow: /\n</body></html>")
    assert crawled.night(site).new == 4


def test_robots_txt_is_asked_once(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    assert [asked.path for asked in site.log].count("/robots.txt") == 1


def test_crawl_delay_is_kept_and_requests_never_overlap(crawled: Crawled) -> None:
    with Site(small_portal(years=(2023, 2024))) as site:
        robots(site, "User-agent: *\nCrawl-delay: 0.4\n")
        crawled.night(site)
        pages = [asked for asked in site.log if asked.path != "/robots.txt"]
    gaps = [after.began - before.began for before, after in pairwise(pages)]
    assert len(gaps) == 4
    # A busy server notes one request late, and the gap behind it is shorter by that.
    assert min(gaps) >= 0.3
    assert sum(gaps) / len(gaps) >= 0.38
    assert never_overlap(pages)


def test_one_request_at_a_time_also_with_slow_answers(site: Site, crawled: Crawled) -> None:
    for page in site.pages.values():
        assert isinstance(page, Answer)
        page.slow = 0.05
    crawled.night(site)
    assert never_overlap(site.log)


def test_the_line_is_used_while_pages_are_examined(
    site: Site, crawled: Crawled, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine = Examiner.examine
    begun: list[int] = []

    async def held(self: Examiner, task: Task) -> Examined:
        if task.role == "report":
            for _ in range(100):
                asked = [path for path in site.begun if path.startswith("/nb/20")]
                if len(asked) == len(YEARS):
                    break
                await asyncio.sleep(0.05)
            begun.append(len(asked))
        return await examine(self, task)

    monkeypatch.setattr(Examiner, "examine", held)
    assert crawled.crawl(site).portals[0].outcome == "found"
    assert begun == [len(YEARS)] * len(YEARS)
    assert never_overlap(site.log)


def test_a_slow_portal_rests_as_long_as_its_answers_take(site: Site, crawled: Crawled) -> None:
    for page in site.pages.values():
        assert isinstance(page, Answer)
        page.slow = 0.2
    crawled.crawl(site, delay=0.02)
    rests = [after.began - before.ready for before, after in pairwise(site.log)][2:]
    assert len(rests) >= 4
    assert min(rests) >= 0.15


def test_what_robots_txt_said_is_kept_with_the_run(site: Site, crawled: Crawled) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 0.1\nDisallow: /x/\n")
    crawled.night(site)
    robots(site, "busy", 503)
    crawled.night(site)
    rows = crawled.rows(
        "SELECT r.run_id, r.origin, r.status, r.taken_as, r.crawl_delay, b.length FROM robots_files r "
        "LEFT JOIN blobs b ON b.sha256 = r.blob_sha256 ORDER BY r.id")
    origin = site.home.rstrip("/")
    assert rows == [(1, origin, 200, "rules", 0.1, 45), (2, origin, 503, "closed", None, 4)]


def test_an_address_that_was_taken_out_is_not_asked_for_until_it_is_put_back(
    site: Site, crawled: Crawled
) -> None:
    address = f"{site.place}/nb/2023.html"
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        exclude(session, address, "its keeper asks for it", "web office")
    assert crawled.night(site).new == 3
    assert ONE not in site.paths()
    visit = crawled.last_visit(ONE)
    assert visit.outcome == "forbidden"
    assert re.fullmatch(r"taken out on \d{4}-\d\d-\d\d: its keeper asks for it", visit.sign or "")
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        assert readmit(session, address) == 1
    assert crawled.night(site).new == 1


def test_a_host_that_was_taken_out_is_forbidden_whole(site: Site, crawled: Crawled) -> None:
    with Archive.open(crawled.url) as archive, archive.writing() as session:
        exclude(session, site.home, "no crawl wanted", None)
    assert crawled.night(site).outcome == "forbidden"
    assert site.log == []


def test_portals_of_one_platform_take_turns(crawled: Crawled) -> None:
    with Site(small_portal("江口镇")) as one, Site(small_portal("茅店镇")) as other:
        with Archive.open(crawled.url) as archive, archive.writing() as session:
            for site in (one, other):
                session.add(Portal(home_url=site.home, platform="shared", own_hosts=[]))
        for page in (*one.pages.values(), *other.pages.values()):
            assert isinstance(page, Answer)
            page.slow = 0.03
        crawled.crawl(one, other)
        asked = sorted((*one.log, *other.log), key=lambda entry: entry.began)
    assert len(asked) == 16
    assert never_overlap(asked)


def test_a_short_retry_after_is_sat_out(site: Site, crawled: Crawled) -> None:
    page, asked = site.pages[ONE], []

    def busy_once(_: BaseHTTPRequestHandler) -> Answer:
        asked.append(time.monotonic())
        assert isinstance(page, Answer)
        return Answer(status=429, headers={"Retry-After": "1"}) if len(asked) == 1 else page

    site.pages[ONE] = busy_once
    assert crawled.night(site).new == 4
    assert asked[1] - asked[0] >= 1.0
    others = [entry.began for entry in site.log if asked[0] + 0.05 < entry.began < asked[0] + 0.95]
    assert others == []


def test_a_long_retry_after_becomes_the_due_time(site: Site, crawled: Crawled) -> None:
    site.pages[ONE] = Answer(status=503, headers={"Retry-After": "7200"})
    began = time.monotonic()
    result = crawled.night(site)
    assert time.monotonic() - began < 20
    assert (result.outcome, result.new, site.paths().count(ONE)) == ("found", 3, 1)
    visit = crawled.last_visit(ONE)
    assert visit.sign == "HTTP 503, Retry-After 7200 s"
    assert crawled.hours_until_due(ONE) == pytest.approx(2, abs=0.001)


def test_a_failing_page_is_tried_twice_then_once_a_night_and_ever_later(
    site: Site, crawled: Crawled
) -> None:
    site.pages[ONE] = Answer(status=502)
    for hours in (1, 24, 168, 168):
        crawled.night(site)
        assert crawled.hours_until_due(ONE) == pytest.approx(hours, abs=0.01)
    assert site.paths().count(ONE) == 2 + 1 + 1 + 1


def test_a_failing_list_is_tried_three_times_each_night(site: Site, crawled: Crawled) -> None:
    site.pages["/nb/"] = Answer(status=502)
    for night in (1, 2):
        crawled.night(site)
        assert site.paths().count("/nb/") == 3 * night


def test_block_pages_stop_the_walk_and_are_told(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    stub = b"<meta content='x' r='m'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>"
    for path in site.pages:
        if path != "/robots.txt":
            site.pages[path] = Answer(stub, 412)
    site.log.clear()
    result = crawled.crawl(site, all_due=True)
    assert (result.portals[0].outcome, result.exit_code) == ("blocked", 1)
    assert len(site.paths()) <= 4
    assert result.portals[0].pages_left > 0
    assert crawled.open_alarms() == ["portal_blocked"]
    assert crawled.rows("SELECT count(*) FROM versions WHERE ended_at IS NOT NULL") == [(0,)]
    assert (crawled.last_visit("/").sign or "").startswith("blocked: script challenge")


def test_a_portal_that_is_down_is_unreachable_with_one_alarm(crawled: Crawled) -> None:
    with Site() as gone:
        home, place = gone.home, gone.place
    for _ in range(2):
        result = crawled.crawl(targets=(home,), allow_private=(place,))
        assert (result.portals[0].outcome, result.exit_code) == ("unreachable", 1)
    assert len(result.new_alarms) == 0
    assert crawled.open_alarms() == ["portal_unreachable"]


def test_a_cookie_test_is_passed_with_a_cookie(site: Site, crawled: Crawled) -> None:
    home = site.pages["/"]

    def tested(request: BaseHTTPRequestHandler) -> Answer:
        if "C3VK=1" in (request.headers.get("Cookie") or ""):
            assert isinstance(home, Answer)
            return home
        return Answer(status=302, headers={"Location": "/", "Set-Cookie": "C3VK=1; path=/"})

    site.pages["/"] = tested
    assert crawled.night(site).new == 4


def test_a_redirect_to_itself_for_ever_ends(site: Site, crawled: Crawled) -> None:
    site.pages[ONE] = Answer(status=302, headers={"Location": ONE})
    assert crawled.night(site).new == 3
    assert crawled.last_visit(ONE).outcome == "failed"
    assert site.paths().count(ONE) == 1


def test_redirects_that_only_count_on_end(site: Site, crawled: Crawled) -> None:
    site.pages[ONE] = Answer(status=302, headers={"Location": "/to/1.html"})
    for number in range(1, 9):
        site.pages[f"/to/{number}.html"] = Answer(
            status=302, headers={"Location": f"/to/{number + 1}.html"})
    assert crawled.night(site).new == 3
    assert [path for path in site.paths() if path.startswith("/to/")] == ["/to/1.html", "/to/2.html"]
    assert (crawled.last_visit("/to/2.html").sign or "").startswith("redirects without end")


@pytest.mark.parametrize(("status", "body", "blocked"), [
    (200, "<html>请稍候…<div class='puzzle-vcode'></div></html>", True),
    (521, "<script>document.cookie='__jsl_clearance_s=1'</script>", True),
    (468, "", True), (422, "", True), (403, "", True), (200, "不合法的参数", True),
    (404, "", False), (500, "", False), (200, "<html>年度报告</html>", False),
    (200, "访问被拒绝" + "正文" * 3000, False),
    (202, "<script>$_ts=window['$_ts'];</script>", True), (200, "<title>站点不存在</title>站点不存在", True),
    (200, "<title>访问验证</title>请拖动滑块完成拼图", True), (200, "您所在的地区无法访问本网站", True),
    (200, "仅允许中国大陆IP访问", True), (200, "您的访问过于频繁，请稍后再试", True),
    (200, "<form><input type='password'></form>请登录", True),
    # Reports and pages that only speak of such things.
    (200, "<title>大数据局2023年政府信息公开年度报告</title>附件：报告（滑块验证）.pdf", False),
    (200, "<p>网站上线滑块验证和访问验证，访问被拒绝的有三次。</p>" + "<p>正文</p>" * 100, False),
    (200, "<script>document.cookie='a=1';location.href='/x'</script>" + "<p>全县概况</p>" * 60, False),
    (200, "<title>2024年度报告</title><script>var a='__jsluid_h'</script>", False),
    (200, "<title>统一登录</title>政务公开" + "<a>栏目名称</a>" * 60 + "<input type=password>", False),
    (200, "<title>关于境外投资的通知</title>" + "境外用户无法访问的说明" * 30, False),
])  # fmt: skip
def test_which_answers_are_block_pages(status: int, body: str, blocked: bool) -> None:
    assert (blocks.sign(status, body.encode()) is not None) is blocked


def test_retry_after_in_seconds_and_as_a_date() -> None:
    at = 1_700_000_000.0
    assert retry_after("120", at) == 120
    assert retry_after(formatdate(at + 90, usegmt=True), at) == pytest.approx(90, abs=1)
    assert retry_after("soon", at) is None
    assert retry_after(None, at) is None
