"""Rows, next pages and addresses where pages of many schools keep them."""

from __future__ import annotations

import json
from datetime import date
from html import escape

import pytest

from crawler.discovery import Context, OwnHosts, examine, url_key
from crawler.discovery.examined import Examined, Role
from crawler.discovery.posted import posting
from crawler.discovery.urls import clean, plain_form

HOST = "http://www.example.gov.cn"
NAME = "云阳县教育局2023年政府信息公开工作年度报告"
LIST = f"{HOST}/gk/nb/"
TRAIL = "<div class='position'>当前位置：<a href='/'>首页</a>&gt;政府信息公开&gt;信息公开年报</div>"

FOOT = f"<div class='foot'>{'主办：云阳县人民政府办公室　承办：云阳县大数据中心　' * 4}</div>"


def page(
    body: str, url: str = LIST, role: Role = "list", *, head: str = "", unit: str | None = None
) -> Examined:
    """A page in the column of reports, as it is examined."""
    text = f"<html><head><title>信息公开年报</title>{head}</head><body>{TRAIL}{body}{FOOT}</body></html>"
    context = Context(text="信息公开年报", unit=unit)
    return examine(url, text.encode(), "text/html", role, context, OwnHosts(HOST))


def rows(examined: Examined) -> dict[str, str | None]:
    """Addresses of its rows below the host, and what they are called."""
    return {
        link.url.removeprefix(HOST): link.context.text
        for link in examined.links
        if link.role == "report" and link.score > 0
    }


def following(examined: Examined) -> list[str]:
    return [link.url.removeprefix(HOST) for link in examined.links if link.kind == "next_page"]


def ways(examined: Examined) -> set[str]:
    return {link.url.removeprefix(HOST) for link in examined.links if link.score > 0}


ROW = f"<li><a href='/gk/nb/12345.html'>{NAME}</a><span>2024-01-20</span></li>"


@pytest.mark.parametrize(
    "kept",
    [
        f"<template>{ROW}</template>",
        f"<textarea style='display:none'>{ROW}</textarea>",
        f"<script type='text/template'>{ROW}</script>",
        f"<script type='text/html'>{ROW}</script>",
        f"<noscript>{ROW}</noscript>",
        "<script>document.write(unescape('{}'));</script>".format(
            "".join(f"%u{ord(c):04X}" if ord(c) > 255 else f"%{ord(c):02X}" for c in ROW)
        ),
        "<div data-rows=\"{}\"></div>".format(escape(f'[{{"title":"{NAME}","url":"/gk/nb/12345.html"}}]')),
    ],
)
def test_rows_that_a_script_shows_later(kept: str) -> None:
    assert rows(page(kept)) == {"/gk/nb/12345.html": NAME}


@pytest.mark.parametrize("declared", ["", " encoding='gb2312'"])
@pytest.mark.parametrize(
    "entry",
    [
        "<item url='/gk/nb/12345.html' title='{0}' date='2024-01-20'/>",
        "<item><title><![CDATA[{0}]]></title><link>/gk/nb/12345.html</link><pubDate>2024-01-20</pubDate>"
        "</item>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>{0}</title><link href='/gk/nb/12345.html'/>"
        "</entry>",
    ],
)
def test_a_list_in_xml(entry: str, declared: str) -> None:
    text = (
        f"<?xml version='1.0'{declared}?><?xml-stylesheet type='text/xsl' href='/a.xsl'?><list>"
        f"{entry.format(NAME)}<page next='list_2.xml'/></list>"
    )
    body = text.encode("gb18030" if declared else "utf-8")
    context = Context(text="信息公开年报")
    found = examine(f"{LIST}list_1.xml", body, "text/xml", "list", context, OwnHosts(HOST))
    assert rows(found) == {"/gk/nb/12345.html": NAME}
    assert following(found) == ["/gk/nb/list_2.xml"]
    days = {link.context.published_on for link in found.links if link.kind == "row"}
    assert days == {None if "Atom" in entry else date(2024, 1, 20)}


def test_a_list_in_xml_is_led_to_by_a_link_alone() -> None:
    column = page("<a href='/gk/nb/list_1.xml'>信息公开年报</a>", f"{HOST}/gk/", "section")
    assert "/gk/nb/list_1.xml" in ways(column)


@pytest.mark.parametrize(
    ("attributes", "is_filled"),
    [
        ("hx-get='/gk/nb/rows?page=1' hx-trigger='load'", True),
        ("hx-get='/gk/nb/rows?page=1' hx-trigger='click'", False),
        ("data-remote-url='/gk/nb/rows?page=1'", False),
        ("data-src='/gk/nb/rows?page=1'", False),
    ],
)
def test_blocks_that_name_what_fills_them(attributes: str, is_filled: bool) -> None:
    assert ("/gk/nb/rows?page=1" in ways(page(f"<div {attributes}>加载中…</div>"))) == is_filled
    assert "/gk/nb/rows?page=1" in ways(page(f"<div {attributes}></div>"))


def test_a_frame_of_turbo_is_a_frame() -> None:
    found = page("<turbo-frame id='rows' src='/gk/nb/rows?page=1'>加载中…</turbo-frame>")
    assert "/gk/nb/rows?page=1" in ways(found)


def test_pictures_that_wait_are_no_part_of_a_page() -> None:
    assert not ways(page("<div data-src='/images/2023.jpg'></div><li data-src='/a/b.png'>信息公开年报</li>"))


def test_a_part_is_loaded_up_to_the_blank_in_its_address() -> None:
    found = page("<div id='c'></div><script>$('#c').load('inc/nb.html #body');</script>")
    assert "/gk/nb/inc/nb.html" in ways(found)


def test_addresses_of_a_part_are_those_of_its_page() -> None:
    part = f"<div>{ROW}<a href='javascript:;' onclick=\"$('#c').load('inc/nb_2.html')\">下一页</a></div>"
    context = Context(text="信息公开年报")
    found = examine(f"{LIST}inc/nb.html", part.encode(), "text/html", "list", context, OwnHosts(HOST))
    assert following(found) == ["/gk/nb/inc/nb_2.html"]


def test_script_files_that_stand_where_rows_should() -> None:
    found = page("<script src='/js/jquery.js'></script><td><script src='/js/list/12.js'></script></td>"
                 "<td><script src='/js/swiper.min.js'></script></td>")  # fmt: skip
    assert ways(found) == {"/js/list/12.js"}
    assert "/js/list/12.js" not in ways(page(f"<ul>{ROW}</ul><td><script src='/js/list/12.js'></script>"
        "</td>"))


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (f"<tr><td><a href='/a/12345.html'>000014349/2023-00012</a></td><td>{NAME}</td><td>2024-01-20</td>"
            "</tr>",
         NAME),
        (f"<tr><td>GZ00010-0203-2024-0001</td><td>{NAME}</td><td><a href='/a/12345.html'>[查看]</a></td>"
            "</tr>",
         NAME),
        (f"<tr><td><a href='/a/12345.html'>{NAME[:12]}...<div style='display: none'><p>"
            "索引号：01/2020-00012</p>"
         f"<p>名称：{NAME}</p><p>生成日期：2024-01-20</p></div></a></td></tr>", NAME),
    ],
)  # fmt: skip
def test_rows_of_a_catalogue(row: str, name: str) -> None:
    assert rows(page(f"<table>{row}</table>")) == {"/a/12345.html": name}


def test_folders_that_a_server_lists() -> None:
    body = (
        "<h1>Index of /gk/nb/</h1><table><tr><th><a href='?C=N;O=D'>Name</a></th></tr>"
        "<tr><td><a href='/gk/'>Parent Directory</a></td></tr><tr><td><a href='2022%e5%b9%b4/'>2022年/</a>"
        "</td></tr>"
        "<tr><td><a href='%e6%95%99%e8%82%b2%e5%b1%80.pdf'>教育局.pdf</a></td><td>2023-01-12 09:21</td></tr>"
        "<tr><td><a href='%e8%b4%a2%e6%94%bf%e5%b1%802022%e5%b9%b4%e6%94%bf%e5%ba%9c%e4%bf%a1%e6%81%af%e5%8"
        "5%ac"
        "%e5%bc%80%e5%b9%b4%e6%8a%a5.pdf'>财政局2022年政..&gt;</a></td><td>2023-01-12</td></tr></table>"
    )
    found = page(body)
    assert len(rows(found)) == 2
    assert "财政局2022年政府信息公开年报.pdf" in rows(found).values()
    assert {url for url in ways(found) if url.endswith("/")} == {"/gk/nb/2022%e5%b9%b4/"}


@pytest.mark.parametrize(
    "box",
    [
        "<div class='box'><div class='hd'><span>教育局</span><a href='/gk/nb/71/'>更多&gt;&gt;</a></div>"
        "{}</div>",
        "<section><h3>教育局</h3>{}<p><a href='/gk/nb/71/'>查看全部</a></p></section>",
        "<div class='c_head'><span class='Head'>教育局</span>{}<a href='/gk/nb/71/'>更多...</a></div>",
    ],
)
def test_more_of_a_body_is_its_list(box: str) -> None:
    found = page(box.format(f"<ul>{ROW}</ul>"))
    more = [link for link in found.links if link.url == f"{HOST}/gk/nb/71/"]
    assert [(link.role, link.context.unit) for link in more] == [("list", "教育局")]


def test_what_a_picture_opens_is_named_by_its_row() -> None:
    row = "<tr><td><a href='/x.nsf/nb?OpenView&amp;{}'><img alt='{}的详细信息'></a>{}</td></tr>"
    folded = row.format("Expand=3#3", "显示教育局", "教育局")
    away = row.format("Collapse=2", "隐藏民政局", "民政局")
    assert ways(page(f"<table>{folded}{away}</table>")) == {"/x.nsf/nb?OpenView&Expand=3"}


def test_villages_are_no_bodies_of_a_township() -> None:
    villages = "".join(f"<li><a href='/xz/1/c{n}/'>{name}</a></li>" for n, name in enumerate(
        ("东庄村", "前进村", "河湾村", "古井村", "桃园社区")))  # fmt: skip
    body = f"<h3>村（社区）公开</h3><ul>{villages}</ul><a href='/xz/1/nb/'>信息公开年报</a>"
    assert ways(page(body, f"{HOST}/xz/1/", "section", unit="石桥镇")) == {"/xz/1/nb/"}


NAMES = ("云龙区", "沛县", "邳州市")
COUNTIES = "".join(f"<li><a href='{{}}{n}/'>{name}</a></li>" for n, name in enumerate(NAMES))
"""Links to counties below a place."""


@pytest.mark.parametrize(
    ("name", "place", "count"),
    [
        ("县（市）区信息公开", "/qx/", 3),
        ("旗县区", "/qx/", 3),
        ("部门信息公开", "/qx/", 0),
        ("县（市）区信息公开", "http://www.elsewhere.gov.cn/", 0),
    ],
)
def test_counties_of_a_prefecture_are_bodies_where_a_directory_is_theirs(
    name: str, place: str, count: int
) -> None:
    trail = f"<div class='position'>当前位置：<a href='/'>首页</a>&gt;政务公开&gt;{name}</div>"
    text = f"<html><body>{trail}<ul>{COUNTIES.replace('{}', place)}</ul>{FOOT}</body></html>"
    told = examine(f"{HOST}/gk/", text.encode(), "text/html", "directory", Context(text=name), OwnHosts(HOST))
    assert len(ways(told)) == count


def test_the_sites_own_picture_is_no_page_of_a_report() -> None:
    """The text stands in a block that nothing tells from the rest of the page."""
    title = "<h1>2023年政府信息公开工作年度报告</h1>"
    text = f"<img src='/img/top.jpg'>{title}<div>附件</div><img src='/up/20240120.jpg'>"
    told = page(text, f"{LIST}1.html", "report")
    assert [link.url for link in told.links if link.role == "attachment"] == [f"{HOST}/up/20240120.jpg"]


def test_who_published_a_report() -> None:
    head = "<meta name='ContentSource' content='云阳县'><meta name='ArticleTitle' content='2023年年报'>"
    text = (
        "<h1>2023年政府信息公开工作年度报告</h1><table><tr><td>发布机构：</td><td>云阳县人民政府办公室</td>"
        "</tr></table>"
        "<p>发布时间：2024-01-20 <span>信息来源：云阳县人民政府</span><span>浏览：9次</span></p><div>"
        "一、总体情况。主动公开政府信息。</div>"
    )
    told = page(text, f"{LIST}1.html", "report", head=head)
    assert told.publishers == ("云阳县人民政府办公室", "云阳县人民政府", "云阳县")


FORM = (
    "<form method='{}' action='list.jsp'><select name='dw'><option value=''>全部</option>"
    "<option value='1'>教育局</option></select><select name='nd'><option value='0'>请选择年度</option>"
    "<option value='2023'>2023年</option></select><input type='hidden' name='lm' value='9'></form>"
)


def test_a_form_of_several_choices_is_sent_for_all_there_is() -> None:
    assert ways(page(FORM.format("get"))) == {"/gk/nb/list.jsp?lm=9&dw=&nd=0"}
    told = posting("/gk/nb/list.jsp", {"lm": "9", "dw": "", "nd": "0"})
    assert ways(page(FORM.format("post"))) == {told}


def test_where_all_gives_nothing_each_choice_is_sent() -> None:
    found = page(FORM.format("get"), f"{LIST}list.jsp?lm=9&dw=&nd=0")
    assert "/gk/nb/list.jsp?lm=9&dw=1&nd=0" in ways(found)


def test_a_next_page_that_only_the_head_names() -> None:
    assert following(page(f"<ul>{ROW}</ul>", head="<link rel='next' href='?s=2'>")) == ["/gk/nb/?s=2"]


@pytest.mark.parametrize(
    ("widget", "asked"),
    [
        ("$('#t').dataTable({'bServerSide':true,'sAjaxSource':'/l.do','iDisplayLength':5})",
         "/l.do?sEcho=1&iDisplayStart=0&iDisplayLength=5"),
        ("$('#t').DataTable({serverSide:true,pageLength:5,ajax:{url:'/l.do',type:'GET'}})",
         "/l.do?draw=1&start=0&length=5"),
        ("$('#t').DataTable({ajax:'/l.do'})", "/l.do"),
        ("$('#t').jqGrid({url:'/l.do',datatype:'json',mtype:'GET',rowNum:5})", "/l.do?page=1&rows=5"),
        ("$('#t').datagrid({url:'/l.do',pagination:true})", posting("/l.do", {"page": 1, "rows": 10})),
        ("$('#t').datagrid({url:'/l.do',queryParams:{lm:'9'}})", posting("/l.do", {"lm": "9"})),
    ],
)  # fmt: skip
def test_widgets_ask_for_their_first_page(widget: str, asked: str) -> None:
    assert ways(page(f"<table id='t'></table><script>{widget}</script>")) == {asked}


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        ("/l.do?draw=1&start=0&length=5", '{"recordsTotal":12,"data":[]}', "/l.do?draw=1&start=5&length=5"),
        ("/l.do?iDisplayStart=5&iDisplayLength=5", '{"iTotalRecords":12,"aaData":[]}',
         "/l.do?iDisplayStart=10&iDisplayLength=5"),
        ("/l.do?offset=10&limit=5", '{"total":12,"rows":[]}', None),
        ("/l.do?page=1&rows=5", '{"page":1,"total":3,"records":12,"rows":[]}', "/l.do?page=2&rows=5"),
        ("/l.do?page=3&rows=5", '{"page":3,"total":3,"records":12,"rows":[]}', None),
    ],
)  # fmt: skip
def test_answers_are_asked_for_until_their_records_end(asked: str, answer: str, told: str | None) -> None:
    context = Context(text="信息公开年报")
    found = examine(HOST + asked, answer.encode(), "application/json", "list", context, OwnHosts(HOST))
    assert following(found) == ([told] if told else [])


@pytest.mark.parametrize("getter", [
    "function q(n){return new URLSearchParams(location.search).get(n);}",
    "const q = n => new URLSearchParams(window.location.search).get(n);",
    "const q = (n) => { return new URLSearchParams(location.search).get(n) };"])
def test_an_article_whose_text_is_fetched(getter: str) -> None:
    """Its script asks by a parameter of the page's own address; the answer carries the report."""
    script = f"{getter}$.getJSON('/api/article',{{id:q('id')}},function(r){{$('#c').html(r.data.content);}});"
    url, source = f"{HOST}/detail.html?id=77", f"{HOST}/api/article?id=77"
    shell = f"<html><body><h1 id='t'></h1><div id='c'></div><script>{script}</script></body></html>"
    context = Context(text=NAME, title=NAME)
    found = examine(url, shell.encode(), "text/html", "report", context, OwnHosts(HOST))
    assert [(link.url, link.role) for link in found.links] == [(source, "attachment")]
    text = "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
    for told in (text, "不存在"):
        answer = json.dumps({"data": {"content": told}}).encode()
        carried = examine(source, answer, "application/json", "attachment", context, OwnHosts(HOST))
        assert (carried.role == "attachment") == (told == text)


@pytest.mark.parametrize(("here", "told"), [("", ["/gk/nb/?p=2"]), ("?p=2", ["/gk/nb/?p=3"]), ("?p=3", [])])
def test_pages_that_buttons_turn(here: str, told: list[str]) -> None:
    buttons = "".join(f"<button data-page='{n}'>{n}</button>" for n in (1, 2, 3))
    script = "b.onclick=function(){location.search='?p='+b.getAttribute('data-page');}"
    body = f"<ul>{ROW}</ul><div>{buttons}</div><script>{script}</script>"
    assert following(page(body, LIST + here)) == told


def test_an_address_with_escapes_of_scripts() -> None:
    raw = 'javascript:RefreshPageTo(event, "/gk/AllItems.aspx?Paged=TRUE\\u0026p_ID=30\\x26View=2");'
    assert clean(raw, LIST) == f"{HOST}/gk/AllItems.aspx?Paged=TRUE&p_ID=30&View=2"


@pytest.mark.parametrize(
    "jump",
    [
        "/link?url=%2Fgk%2Fnb%2F12345.html",
        "/jump.jsp?target=http%3A%2F%2Fwww.example.gov.cn%2Fgk%2Fnb%2F12345.html&t=3",
        "/go.php?u=aHR0cDovL3d3dy5leGFtcGxlLmdvdi5jbi9nay9uYi8xMjM0NS5odG1s",
    ],
)
def test_what_only_sends_on_is_where_it_sends(jump: str) -> None:
    assert plain_form(HOST + jump) == f"{HOST}/gk/nb/12345.html"
    assert url_key(HOST + jump) == url_key(f"{HOST}/gk/nb/12345.html")


def test_ways_back_of_portlets_make_no_other_page() -> None:
    entry = f"{HOST}/web/jyj/nb?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_assetEntryId=7"
    assert url_key(f"{entry}&redirect=%2Fweb%2Fjyj%2Fnb&p_auth=Xy7") == url_key(entry)
    assert url_key(f"{HOST}/nb?redirect=%2Fa") != url_key(f"{HOST}/nb?redirect=%2Fb")


@pytest.mark.parametrize(
    "jump", ["/e/public/jump/?classid=12&id=300", "/link?id=/a", "/links/list.html?url=1", "/goods?url=/a."
        "html"])
def test_what_names_no_address_stays_as_it_is(jump: str) -> None:
    assert plain_form(HOST + jump) == HOST + jump


def test_columns_in_the_folder_of_one_of_reports_lead_on_whatever_their_names() -> None:
    beside = (
        ("/gk/nb/sz/", "师市"),
        ("/gk/nb/jg/index.html", "师市机关"),
        ("/gk/zn/", "师市"),
        ("/gk/nb/czjs/", "财政决算"),
        ("/gk/nb/gs.html", "概述"),
    )
    links = "".join(f"<li><a href='{at}'>{name}</a></li>" for at, name in beside)
    found = page(f"<ul>{links}</ul><div class='r'><ul>{ROW * 3}</ul></div>")
    assert ways(found) & {at for at, _ in beside} == {"/gk/nb/sz/", "/gk/nb/jg/index.html"}


def test_a_file_that_a_server_of_another_encoding_shows() -> None:
    frame = "<iframe src='/preview.asp?file=/up/%C4%EA%B1%A87.pdf'></iframe>"
    article = page(f"<h1>{NAME}</h1><div><p>{NAME}</p>{frame}</div>", f"{HOST}/gk/nb/12345.html", "report")
    assert ways(article) == {"/up/%C4%EA%B1%A87.pdf"}


def test_a_viewer_is_not_asked_for_beside_the_file_that_it_shows() -> None:
    frame = "<iframe src='/pdfjs/web/viewer.html?file=/up/202401/7.pdf'></iframe>"
    article = page(f"<h1>{NAME}</h1><div><p>{NAME}</p>{frame}</div>", f"{HOST}/gk/nb/12345.html", "report")
    assert ways(article) == {"/up/202401/7.pdf"}
