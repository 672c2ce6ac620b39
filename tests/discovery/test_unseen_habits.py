"""Tables of bodies by years, pages that only send on, traditional characters, the portal of before, last
pages."""

from __future__ import annotations

import pytest

from crawler.discovery import Context, OwnHosts, examine
from crawler.discovery.expressions import value
from crawler.discovery.page import Page
from crawler.discovery.viewers import viewed
from tests.discovery.test_odd_lists import HOST, LIST, page, rows

MENU = "".join(f"<li><a href='/lm/{n}/'>工作动态{n}</a></li>" for n in range(30))
LONG = "<p>为人民服务，依法公开政府信息。</p>" * 60


def home(body: str) -> dict[str, tuple[str, float]]:
    """Where a first page leads: role and score by address."""
    text = f"<html><head><title>云阳县人民政府</title></head><body>{body}</body></html>"
    seen = examine(f"{HOST}/", text.encode(), "text/html", "home", Context(), OwnHosts(f"{HOST}/"))
    return {link.url.removeprefix(HOST): (link.role, link.score) for link in seen.links if link.score > 0}


def cell(n: int, word: str = "查看") -> str:
    return f"<td><a href='/gk/nb/202401/t20240112_{n}.html'>{word}</a></td>"


@pytest.mark.parametrize("word", ["查看", "详情", "√", "<img src='/i/doc.gif'>"])
def test_a_cell_is_called_by_its_row_and_column(word: str) -> None:
    found = rows(page(
        "<table><tr><td colspan='4'>云阳县2023年政府信息公开年报汇总</td></tr>"
        "<tr><th>类别</th><th>单位</th><th>2023年</th><th>2022年度</th></tr>"
        f"<tr><td rowspan='2'>县区</td><td>南丹县</td>{cell(1000, word)}{cell(1001, word)}</tr>"
        f"<tr><td>教育局</td>{cell(1002, word)}<td>—</td></tr></table>"))  # fmt: skip
    assert found["/gk/nb/202401/t20240112_1002.html"] == "教育局 2023年"
    assert len(found) == 3


def test_bodies_may_stand_over_years() -> None:
    found = rows(page(
        "<table><tr><td>年度</td><td>教育局</td><td>民政局</td></tr>"
        f"<tr><td>2023年</td>{cell(1000)}{cell(1001)}</tr><tr><td>2022年</td>{cell(1002)}{cell(1003)}</tr>"
        "</table>"))  # fmt: skip
    assert found["/gk/nb/202401/t20240112_1003.html"] == "民政局 2022年"
    assert len(found) == 4


def test_a_cell_of_another_table_is_called_by_nothing() -> None:
    """Columns of days and of what one may do are none of years."""
    found = rows(page(
        "<table><tr><th>序号</th><th>事项</th><th>办理</th></tr>"
        f"<tr><td>1</td><td>教师资格认定</td>{cell(1000)}</tr><tr><td>2</td><td>婚姻登记</td>{cell(1001)}</tr>"
        "</table>"))  # fmt: skip
    assert not found


@pytest.mark.parametrize("script", [
    'window.location.href="/gk/first.html";', "location.replace('/gk/first.html')",
    "// 跳转\n top.location = '/gk/first.html';", "setTimeout(\"location.href='/gk/first.html'\", 3000);",
    "setTimeout(function () { window.location.href = '/gk/first.html'; }, 500)"])  # fmt: skip
def test_a_whole_page_whose_script_only_sends_on(script: str) -> None:
    assert page(f"<ul>{MENU}</ul>{LONG}<script>{script}</script>").redirect_to == f"{HOST}/gk/first.html"


def test_a_whole_page_that_sends_on_when_it_is_loaded() -> None:
    text = f"<body onload=\"location.href='/gk/first.html'\"><ul>{MENU}</ul>{LONG}</body>"
    seen = examine(LIST, text.encode(), "text/html", "section", Context(), OwnHosts(HOST))
    assert seen.redirect_to == f"{HOST}/gk/first.html"


@pytest.mark.parametrize("script", [
    "setTimeout(function () { show(); location.href = '/gk/first.html'; }, 500)",
    "if (isPhone()) location.href='/m/index.html';", "function go(){ location.href='/gk/first.html'; }",
    "var u = 1; location.href='/gk/first.html';", "location.hash='#top';"])  # fmt: skip
def test_a_whole_page_whose_script_does_more_stays(script: str) -> None:
    assert page(f"<ul>{MENU}</ul>{LONG}<script>{script}</script>").redirect_to is None


def test_traditional_characters_name_the_same_ways_and_addresses_keep_theirs() -> None:
    found = home("<a href='/zwgk/公開/'>政府信息公開</a><a href='/nb/'>政府信息公開年報</a>"
                 "<a href='/bm/'>部門資訊公開</a><a href='/xw/'>要聞動態</a>")  # fmt: skip
    assert {at: role for at, (role, _) in found.items() if role != "lead"} == {
        "/zwgk/%E5%85%AC%E9%96%8B/": "section", "/nb/": "list", "/bm/": "directory"}  # fmt: skip


def test_a_page_that_offers_traditional_characters_is_in_simplified_ones() -> None:
    made = Page.of(LIST, "<p>政府信息公开年报</p><a href='/big5/'>繁體</a>".encode())
    assert "繁體" in made.text


@pytest.mark.parametrize("name", ["旧版网站", "网站旧版", "历史网站", "原门户网站", "旧版入口", "返回旧版"])
def test_the_portal_of_before_is_looked_at(name: str) -> None:
    assert home(f"<a href='/zwgk/'>政务公开</a><a href='/old/'>{name}</a>")["/old/"] == ("lead", 8.0)


@pytest.mark.parametrize("name", ["历史文化", "原创视频", "老城街道建设", "旧城改造"])
def test_what_is_only_old_is_not(name: str) -> None:
    assert "/old/" not in home(f"<a href='/zwgk/'>政务公开</a><a href='/old/'>{name}</a>")


@pytest.mark.parametrize("name", ["政府信息公开", "部门信息公开目录", "政务公开"])
def test_a_section_may_be_numbered_as_papers_are(name: str) -> None:
    assert home(f"<a href='/html/6475.html'>{name}</a>")["/html/6475.html"][0] in ("section", "directory")


def test_a_page_that_is_a_file_shows_what_its_query_names() -> None:
    shown = f"{HOST}/up/a.pdf"
    assert viewed(f"{HOST}/plugin/show.shtml?name=nb&url=%2Fup%2Fa.pdf", LIST) == shown
    assert viewed(f"{HOST}/search/list.html?path=%2Fxxgk%2F", LIST) is None
    assert viewed(f"{HOST}/down.jsp?file=%2Fup%2Fa.pdf", LIST) is None


@pytest.mark.parametrize(("code", "told"), [
    ("n==1 ? '/nb/' : '/nb/index_'+(n-1)+'.html'", {"1": "/nb/", "3": "/nb/index_2.html"}),
    ("(n > 1) ? '/nb/'+(n+1) : '/nb/'", {"1": "/nb/", "2": "/nb/3"}),
    ("n == top ? 'a' : 'b'", {"1": None})])  # fmt: skip
def test_what_is_chosen_by_a_number(code: str, told: dict[str, str | None]) -> None:
    assert {n: value(code, {"n": n}) for n in told} == told


@pytest.mark.parametrize(("here", "following"), [("", ["/gk/nb/index_1.html"]), ("index_1.html", [])])
def test_a_list_ends_where_its_last_page_is_this_one(here: str, following: list[str]) -> None:
    number = 1 if not here else 2
    turning = "function go(n){ location.href = n==1 ? '/gk/nb/' : '/gk/nb/index_'+(n-1)+'.html'; }"
    listed = "".join(
        f"<li><a href='/gk/nb/202401/t20240112_{n}.html'>教育局20{n}年政府信息公开年度报告</a></li>"
        for n in range(15, 24))  # fmt: skip
    seen = page(f"<ul>{listed}</ul><script>{turning}</script><a href='javascript:go({number + 1})'>下一页</a>"
                "<a href='javascript:go(2)'>尾页</a>", f"{LIST}{here}")  # fmt: skip
    assert [link.url.removeprefix(HOST) for link in seen.links if link.kind == "next_page"] == following


TITLE = "云阳县民政局2023年政府信息公开工作年度报告"
NEIGHBOUR = f"<p>下一篇：<a href='/gk/nb/202301/t20230112_7.html'>{TITLE.replace('2023', '2022')}</a></p>"


HANDED = "/gk/nb/202401/t20240112_9.html"


@pytest.mark.parametrize(
    ("inner", "to"),
    [
        (f"<p>现将《{TITLE}》予以公布，<a href='{HANDED}'>点击查看</a></p>", HANDED),
        (f"<p><a href='{HANDED}'>{TITLE}</a></p>", HANDED),
        (f"<p>现将《{TITLE}》予以公布，<a href='/gk/nb/202401/P1.pdf'>点击查看</a></p>", None),
        (f"<p>本页面内容已迁移至新栏目，<a href='{HANDED}'>点此访问</a></p>", HANDED),
        (f"<p>文件已移至<a href='{HANDED}'>甲</a>或<a href='/gk/nb/t20240112_3.html'>乙</a></p>", None),
        ("<p>本文已移至<a href='/gk/nb/202401/t20240112_1.html'>这里</a></p>", None),
        (f"<p>信息公开栏已移至大厅。全年公开信息12条。详见<a href='{HANDED}'>网站</a></p>", None),
        (f"<p>{TITLE}</p><p>一、总体情况</p><p>依法公开。二、主动公开情况：12条。</p>", None),
        ("<p>收到申请12件。</p><p>详见<a href='/gk/nb/202201/t20220112_8.html'>上年报告</a></p>", None),
    ],
)
def test_an_article_that_only_hands_on_to_the_report_leads_there(inner: str, to: str | None) -> None:
    text = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div id='zoom'>{inner}</div>"
        f"{NEIGHBOUR}</body></html>"
    )
    at = f"{HOST}/gk/nb/202401/t20240112_1.html"
    seen = examine(at, text.encode(), "text/html", "report", Context(text=TITLE), OwnHosts(f"{HOST}/"))
    assert seen.role == "report"
    assert seen.redirect_to == (to and f"{HOST}{to}")
