"""Any bytes and any markup: never an error, never a foreign or dead link, and the same links however it is
written."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discovery import Context, OwnHosts, examine
from crawler.discovery.examined import Role
from crawler.discovery.page import Page, decode

URL = "http://www.beishan.gov.cn/gk/nb/"
HOSTS = OwnHosts(URL)
ROLES: list[Role] = ["home", "section", "directory", "list", "report", "attachment", "lead", "noise"]
PIECES = st.sampled_from([
    "<a href='", "<a href=\"x.html", "'>2023年政府信息公开年报</a>", "<li>", "</ul>", "<table><tr><td>",
    "<!--", "-->", "<script>",
    "</script>", "var a={'url':'/x','name':'江口镇", "}]);", "<frameset>",
    "<meta http-equiv=refresh content='0;url=", "\x00", "<![CDATA[",
    "当前位置：首页 > ", "<base href='//'>", "createPageHTML(9,0,\"index\",\"html\")", "<title>",
    "&#xD;&#xA;", "\ufffd", "<option value=/a.html>",
    "<p style='", "2024-01-30", "javascript:open('", "</html>", "<html>"])


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(ROLES))
def test_any_bytes_are_examined(body: bytes, role: Role) -> None:
    examine(URL, body, "text/html", role, Context(), HOSTS)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25), st.sampled_from(ROLES), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_markup_leads_to_own_hosts_only(pieces: list[str], role: Role, encoding: str) -> None:
    page = examine(URL, "".join(pieces).encode(encoding, "replace"), "text/html", role, Context(), HOSTS)
    assert all(HOSTS.owns(link.url) for link in page.links)
    assert page.redirect_to is None or HOSTS.owns(page.redirect_to)


@given(st.text(max_size=50), st.sampled_from(["utf-8-sig", "utf-16", "gb18030", "utf-8"]))
def test_chinese_text_is_decoded_by_its_bytes(text: str, encoding: str) -> None:
    whole = "政府信息公开年报，" + text.replace("\ufeff", "")
    body = whole.encode("utf-8", "ignore").decode("utf-8").encode(encoding)
    assert decode(body)[0].startswith("政府信息公开年报")


def test_the_declared_encoding_is_not_asked() -> None:
    html = '<meta charset="utf-8"><title>北山县政府信息公开年报</title>'
    assert Page.of(URL, html.encode("gb18030")).title == "北山县政府信息公开年报"
    assert Page.of(URL, html.replace("utf-8", "gb2312").encode()).title == "北山县政府信息公开年报"


ROWS = [(f"{2010 + n}", f"北山县{name}{2010 + n}年政府信息公开工作年度报告") for n, name in enumerate(
    ["教育局", "财政局", "江口镇", "青泥铺镇", "民政局", "东门街道办事处"])]
NEWS = ["我县举行春季植树活动", "县政府召开常务会议", "关于做好2023年政府信息公开年度报告工作的通知",
"2023年政府网站工作年度报表"]


def drawn(seed: int) -> tuple[bytes, set[str]]:
    """A list page whose tags, classes, order, dates and encoding the seed draws, and the addresses of its
    reports."""
    draw = random.Random(seed)
    holder, row, open_link = draw.choice(
        [("ul", "li", ""), ("div", "div", ""), ("table", "tr", "<td>"), ("div", "p", "<span>·</span>"), ("dl",
        "dd", "")])
    date_form = draw.choice(["%s-01-2%s", "[%s/1/2%s]", "%s年1月2%s日", "（%s.01.2%s）"])
    wrap = draw.choice(["<span>%s</span>", "<i class='time'>%s</i>", "%s", "<em>%s</em>"])
    address = draw.choice(["t{y}0122_{n}.html", "{n}{y}.jhtml", "show.asp?id={n}", "{y}01/{n}{n}{n}{n}.html",
    "a{n}/"])
    items, wanted = [], set()
    for n, (year, title) in enumerate(ROWS):
        href = "./" + address.format(y=year, n=n + 7)
        wanted.add(URL + href[2:])
        shown = title if draw.random() < 0.6 else title[:18] + "…"
        items.append((href, title, shown, date_form % (int(year) + 1, n)))
    items += [(f"./news/{n}.html", text, text, date_form % (2024, n)) for n, text in enumerate(NEWS)]
    draw.shuffle(items)
    tail = "</td>" if open_link == "<td>" else ""
    second = "<td>" if tail else ""
    gap, mark = draw.choice(["", "\n", " "]), draw.choice([">", "»", "&gt;&gt;"])
    lines = [f"<{row}>{open_link}<a title='{title}' href='{gap}{href}'>{shown}</a>{tail}{second}{wrap % day}"
             f"{tail}</{row}>" for href, title, shown, day in items]
    lead, style = draw.choice(["当前位置：", "您现在的位置：", ""]), draw.choice(["list", "nr", ""])
    html = ("<html><head><title>政府信息公开年报</title></head><body>"
            f"<p>{lead}首页 {mark} 政府信息公开年报</p><{holder} class='{style}'>" + "\n".join(lines)
            + f"</{holder}></body></html>")
    return html.encode(draw.choice(["utf-8", "gb18030", "utf-8-sig"])), wanted


@pytest.mark.parametrize("seed", range(60))
def test_rows_are_found_in_any_markup(seed: int) -> None:
    body, wanted = drawn(seed)
    page = examine(URL, body, "text/html", "list", Context(text="政府信息公开年报"), HOSTS)
    rows = {link.url: link for link in page.links if link.score > 0 and link.role == "report"}
    assert set(rows) == wanted
    assert all(link.context.text in {title for _, title in ROWS} for link in rows.values())
    assert all(link.context.published_on is not None for link in rows.values())


def test_a_page_of_five_thousand_links_takes_seconds_at_most() -> None:
    row = "<tr><td><a href='/n/{n}.html'>第{n}号教育局</a></td><td>2024-01-02</td></tr>"
    rows = "".join(row.format(n=n) for n in range(5000))
    body = f"<table><tr><td><table>{rows}</table></td></tr></table>".encode()
    start = time.process_time()
    examine(URL, body, "text/html", "list", Context(), HOSTS)
    assert time.process_time() - start < 15
