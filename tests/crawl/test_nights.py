"""What later nights make of what changed, went, came back or only seemed to."""

from __future__ import annotations

import pytest

from tests.crawl.run import Crawled
from tests.crawl.site import WORDS, Answer, Site, html, links, report, small_portal

ONE = "/nb/2023.html"


def test_first_night_finds_every_report_and_no_news(site: Site, crawled: Crawled) -> None:
    result = crawled.night(site)
    assert (result.outcome, result.new, result.pages_left) == ("found", 4, 0)
    assert "/news/1.html" not in site.paths()
    assert len(site.paths()) == len(set(site.paths()))


def test_second_night_with_validators_fetches_no_body_again(crawled: Crawled) -> None:
    with Site(small_portal(validators=True)) as site:
        crawled.night(site)
        site.log.clear()
        result = crawled.night(site)
    assert (result.new, result.changed, result.same, result.gone) == (0, 0, 4, 0)
    assert {asked.status for asked in site.log if asked.path != "/robots.txt"} == {304}
    assert crawled.versions(ONE) == [(1, None)]


def test_a_changed_report_is_a_new_version_and_a_return_a_third(site: Site, crawled: Crawled) -> None:
    first = site.pages[ONE]
    crawled.night(site)
    site.pages[ONE] = Answer(report("江口镇", 2023, "更正：受理申请九件。"))
    assert crawled.night(site).changed == 1
    site.pages[ONE] = first
    assert crawled.night(site).changed == 1
    assert crawled.versions(ONE) == [(1, "changed"), (2, "changed"), (3, None)]
    hashes = crawled.rows("SELECT content_hash FROM versions ORDER BY document_id, number")
    assert len(set(hashes)) == 5


def test_a_view_counter_is_no_change_but_its_bytes_are_kept(site: Site, crawled: Crawled) -> None:
    body = report("江口镇", 2023)
    for count in (b"17", b"18"):
        counter = '<div class="info">浏览次数：'.encode() + count + b"</div></body>"
        site.pages[ONE] = Answer(body.replace(b"</body>", counter))
        result = crawled.night(site)
    assert (result.changed, result.same) == (0, 4)
    assert crawled.versions(ONE) == [(1, None)]
    blobs = crawled.rows(
        "SELECT count(DISTINCT blob_sha256) FROM visits v JOIN pages p ON p.id = v.page_id "
        "WHERE p.url LIKE :p",
        p=f"%{ONE}",
    )
    assert blobs == [(2,)]


def test_a_404_ends_the_version_and_a_return_begins_another(site: Site, crawled: Crawled) -> None:
    page = site.pages[ONE]
    crawled.night(site)
    del site.pages[ONE]
    assert crawled.night(site).gone == 1
    assert crawled.versions(ONE) == [(1, "gone")]
    site.pages[ONE] = page
    result = crawled.night(site)
    assert (result.new, crawled.versions(ONE)) == (1, [(1, "gone"), (2, None)])


def test_errors_and_blocks_end_no_version(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    for status, outcome in ((500, "failed"), (403, "blocked"), (412, "blocked")):
        site.pages[ONE] = Answer(b"<html>no</html>", status)
        assert crawled.night(site).gone == 0
        assert crawled.outcomes(site)[ONE] == outcome
    assert crawled.versions(ONE) == [(1, None)]


def test_a_soft_404_is_neither_changed_nor_gone_that_night(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.pages[ONE] = Answer(html("提示", "<p>您访问的页面不存在或已删除！</p>"))
    result = crawled.night(site)
    assert (result.changed, result.gone) == (0, 0)
    assert crawled.last_visit(ONE).outcome == "soft_404"
    assert crawled.versions(ONE) == [(1, None)]


def test_a_redirect_to_the_home_page_is_a_soft_404(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.pages[ONE] = Answer(status=302, headers={"Location": "/"})
    result = crawled.night(site)
    assert (result.gone, crawled.last_visit(ONE).outcome) == (0, "soft_404")


def test_a_proved_soft_404_that_no_list_names_any_more_is_gone(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.missing = Answer(status=302, headers={"Location": "/"})
    del site.pages[ONE]
    site.pages["/nb/"] = small_portal(years=(2021, 2022, 2024))["/nb/"]
    assert crawled.night(site).gone == 1
    assert crawled.versions(ONE) == [(1, "gone")]


def test_a_proved_soft_404_that_is_still_listed_waits_for_a_second_night(
    site: Site, crawled: Crawled
) -> None:
    crawled.night(site)
    site.missing = Answer(html("出错了", "<p>抱歉，您要访问的页面不存在</p>"))
    del site.pages[ONE]
    assert crawled.night(site).gone == 0
    assert crawled.night(site).gone == 1


@pytest.mark.parametrize("instead", [
    Answer(html("提示", "<p>您访问的页面不存在或已删除！</p>")),
    Answer(status=302, headers={"Location": "/"}),
    Answer(html("提示信息", links(*((f"/c{n}/", f"第{n}个栏目的名称") for n in range(60)))
                + "<p>该信息不存在或已经下线</p>"))])
def test_a_soft_404_without_proof_is_gone_on_its_second_night_if_no_list_names_it(
    site: Site, crawled: Crawled, instead: Answer
) -> None:
    crawled.night(site)
    site.pages[ONE] = instead
    for _ in range(3):
        assert (crawled.night(site).gone, crawled.versions(ONE)) == (0, [(1, None)])
    site.pages["/nb/"] = small_portal(years=(2021, 2022, 2024))["/nb/"]
    assert crawled.night(site).gone == 1
    assert crawled.versions(ONE) == [(1, "gone")]


def test_another_note_in_place_of_a_report_is_no_change(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.pages[ONE] = Answer(html("提示信息", '<div id="zoom"><p>栏目调整中，稍后再来。</p></div>'))
    result = crawled.night(site)
    assert (result.changed, crawled.last_visit(ONE).outcome) == (0, "soft_404")


def test_a_shell_in_place_of_a_report_is_no_change(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    shell = Answer(html("江口镇人民政府", "<div id=app></div><p>欢迎访问江口镇人民政府网站</p>"))
    site.missing = shell
    del site.pages[ONE]
    result = crawled.night(site)
    assert (result.changed, crawled.last_visit(ONE).outcome) == (0, "soft_404")
    assert crawled.versions(ONE) == [(1, None)]


def test_mass_loss_is_one_alarm_and_withdraws_nothing(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    kept = dict(site.pages)
    for year in (2021, 2022, 2023):
        del site.pages[f"/nb/{year}.html"]
    for _ in range(2):
        assert crawled.night(site).gone == 0
    assert crawled.open_alarms() == ["mass_loss"]
    assert crawled.rows("SELECT count(*) FROM alarms") == [(1,)]
    site.pages = kept
    crawled.night(site)
    assert crawled.open_alarms() == []
    assert crawled.rows("SELECT count(*) FROM versions WHERE ended_at IS NOT NULL") == [(0,)]


def test_a_moved_report_is_found_at_its_new_address(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.pages["/new/2023.html"] = site.pages[ONE]
    site.pages[ONE] = Answer(status=301, headers={"Location": "/new/2023.html"})
    result = crawled.night(site)
    assert (result.new, result.gone) == (1, 1)
    assert crawled.outcomes(site)[ONE] == "redirected"
    assert crawled.versions("/new/2023.html") == [(1, None)]


def test_of_list_pages_the_last_two_differing_bytes_are_kept(site: Site, crawled: Crawled) -> None:
    for number in range(4):
        body = html("江口镇人民政府", links(("/xxgk/", "政府信息公开")) + f"<p>今日第{number}条</p>")
        site.pages["/"] = Answer(body)
        crawled.night(site)
    held = crawled.rows(
        "SELECT v.blob_sha256 FROM visits v JOIN pages p ON p.id = v.page_id "
        "WHERE p.role = 'home' ORDER BY v.id"
    )
    assert [row[0] is not None for row in held] == [False, False, True, True]
    blobs = {row[0] for row in crawled.rows("SELECT sha256 FROM blobs")}
    every = "SELECT blob_sha256 FROM {} WHERE blob_sha256 IS NOT NULL"
    used = {row[0] for table in ("visits", "robots_files") for row in crawled.rows(every.format(table))}
    assert blobs == used


def test_only_the_home_page_is_asked_again_on_the_same_day(site: Site, crawled: Crawled) -> None:
    crawled.night(site)
    site.log.clear()
    crawled.crawl(site)
    assert site.paths() == ["/"]


def test_words_of_the_test_pages_are_long_enough_to_be_articles() -> None:
    assert len(WORDS) > 40
