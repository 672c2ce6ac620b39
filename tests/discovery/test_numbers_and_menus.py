"""Numbers that are no pages, ways that only scripts and forms hold, parts of an address that mean nothing."""

from __future__ import annotations

import pytest

from crawler.discovery import Context, OwnHosts, Role, examine, url_key

HOME = "http://www.yunyang.gov.cn/"
REPORTS = "".join(
    f"<li><a href='/xxgk/{n}.html'>民政局{2010 + n}年政府信息公开年度报告</a><span>2024-01-0{n}</span></li>"
    for n in range(1, 9))
CRUMB = "<div>当前位置：<a href='/'>首页</a> > <a href='/xxgk/'>信息公开</a> > 信息公开年报</div>"
DATED = "".join(f"<a href='/news/?d=2024-05-{n:02}'>{n}</a>" for n in range(1, 32))
SHORT_MONTH = "".join(f"<a href='/news/?d=2024-05-{n:02}'>{n}</a>" for n in range(1, 6))
OF_NUMBERS = "".join(f"<a href='/cal.php?id={n * 7}'>{n}</a>" for n in range(1, 29))
PAGER = "<p><b>{}</b><a href='list.php?cid=7&page={}'>{}</a><a href='list.php?cid=7&page=3'>3</a></p>"


def examined(url: str, body: str, role: Role) -> list[tuple[str, str]]:
    """Kind and address of all links that are worth a request."""
    inside = body if role == "home" else CRUMB + body
    page = f"<html><head><title>信息公开年报</title></head><body>{inside}</body></html>"
    found = examine(url, page.encode(), "text/html", role, Context(), OwnHosts(HOME))
    return [(link.kind, link.url) for link in found.links if link.score > 0]


def following(url: str, body: str) -> list[str]:
    return [to for kind, to in examined(url, f"<ul>{REPORTS}</ul>{body}", "list") if kind == "next_page"]


@pytest.mark.parametrize("calendar", [DATED, SHORT_MONTH, OF_NUMBERS])
@pytest.mark.parametrize("first", [True, False])
def test_a_calendar_is_no_pager(calendar: str, first: bool) -> None:
    here = f"{HOME}xxgk/list.php?cid=7"
    assert following(here, calendar) == []
    for page, to in ((1, 2), (2, 3)):
        pager = PAGER.format(page, 3 - page, 3 - page)
        body = calendar + pager if first else pager + calendar
        assert following(here + f"&page={page}" * (page > 1), body) == [f"{here}&page={to}"]


def test_pages_by_days_numbers_of_another_place_still_count() -> None:
    links = "".join(f"<a href='/xxgk/nb/{9 - n}.htm'>{n}</a>" for n in range(2, 8))
    assert following(f"{HOME}xxgk/nb.htm", links) == [f"{HOME}xxgk/nb/7.htm"]


def test_a_form_that_searches_the_column_of_reports_is_sent() -> None:
    form = (
        "<form action='/so.jsp'><select name='lm'><option value=''>全部</option><option value='3'>规划计划"
        "</option>"
        "<option value='8'>政府信息公开年报</option></select><input name='q'><input type=submit></form>")
    found = [to for _, to in examined(f"{HOME}xxgk/", form, "section") if "so.jsp" in to]
    assert found == [f"{HOME}so.jsp?q=&lm=8"] or found == [f"{HOME}so.jsp?lm=8&q="]


def test_parts_of_two_strings_stand_side_by_side() -> None:
    script = "<script>var links='/a/1/|/a/nb/|/a/3/';var texts='规划计划|信息公开年报|政策解读';</script>"
    assert f"{HOME}a/nb/" in {to for _, to in examined(f"{HOME}xxgk/", script, "section")}


@pytest.mark.parametrize("file", ["/static/json/channels.json", "/api/nav", "/data/menu.json"])
def test_a_home_without_a_menu_asks_for_its_menu(file: str) -> None:
    script = f"<script>$.getJSON('{file}',function(r){{draw(r);}});</script><a href='/map.html'>网站地图</a>"
    assert ("frame", HOME.rstrip("/") + file) in examined(HOME, script, "home")


@pytest.mark.parametrize(
    "name", ["信息公开目录（2020年前）", "旧版信息公开目录", "历史信息公开平台", "信息公开专栏（旧版）"])
def test_a_section_that_was_replaced_still_leads(name: str) -> None:
    row = f"<ul><li><a href='/old/'>{name}</a></li></ul>"
    assert ("anchor", f"{HOME}old/") in examined(f"{HOME}zwgk/", row + DATED, "section")


@pytest.mark.parametrize("beside", ["", "<a href='/nb/'>政府信息公开年报</a>"])
def test_a_directory_without_bodies_asks_for_the_script_in_their_place(beside: str) -> None:
    scripts = "<script src='/js/jquery.ztree.js'></script><script src='/js/dwlist.js'></script>"
    found = examined(f"{HOME}bm.html", f"{beside}<div><ul id='tree'></ul>{scripts}</div>", "directory")
    assert {to for kind, to in found if kind == "frame"} == {f"{HOME}js/dwlist.js"}


def test_the_number_of_a_function_is_that_of_the_next_page() -> None:
    script = (
        "<script>var page={total:27,pageSize:10};async function turn(n){const r=await fetch("
        "`/api/list?ch=7&pageNum=${n}&pageSize=10`);show(await r.json());}</script>")
    assert [to.partition("#")[0] for to in following(f"{HOME}xxgk/c7", script)] == [
        f"{HOME}api/list?ch=7&pageNum=2&pageSize=10"]
    assert following(f"{HOME}xxgk/c7", script.replace("total:27", "total:8")) == []


@pytest.mark.parametrize("name", ["PHPSESSID", "sessionid", "session_id"])
def test_the_number_of_a_session_is_no_part_of_an_address(name: str) -> None:
    plain = f"{HOME}info.do?id=7"
    assert url_key(f"{plain}&{name}=0432001EE48C7EC4CD52") == url_key(plain)
    assert url_key(f"{plain}&sid=755041") != url_key(plain)
