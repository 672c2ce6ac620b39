"""What pages write as links, and one key for all spellings of a page."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.urls import clean, holder_of, plain_form, url_key

BASE = "http://www.qinghe.gov.cn/qhxxgk/c1/list.shtml"
HOST = "http://www.qinghe.gov.cn"


@pytest.mark.parametrize(("raw", "meant"), [
    ("\n/qhxxgk/a.docx\n\n", "/qhxxgk/a.docx"),
    ("&#xD;&#xA;\t/Item/2.aspx", "/Item/2.aspx"),
    ("\r\n\t/Item/2.aspx?LetterId=691", "/Item/2.aspx?LetterId=691"),
    ("./201710/t20171013_397991.html", "/qhxxgk/c1/201710/t20171013_397991.html"),
    ("..\\files\\b.pdf", "/qhxxgk/files/b.pdf"),
    ("files/【189号】柳山镇 年报.pdf", "/qhxxgk/c1/files/" + quote("【189号】柳山镇 年报.pdf")),
    ("files/100%.pdf", "/qhxxgk/c1/files/100%25.pdf"),
    ("a%20b.pdf", "/qhxxgk/c1/a%20b.pdf"),
    ("//www.qinghe.gov.cn/x.html", "/x.html"),
    ("javascript:window.open('/gk/nb.html','_blank')", "/gk/nb.html"),
    ("javascript:location.href=\"/gk/nb.html\"", "/gk/nb.html"),
    ("javascript:name2('./nb.html')", "/qhxxgk/c1/nb.html"),
    ("javascript:pageName=2;goPub('../../n3/index_958_198.html')", "/n3/index_958_198.html"),
    ("x.html#top", "/qhxxgk/c1/x.html"),
    (" '/gk/x.html' ", "/gk/x.html"),
    ("?page=2", "/qhxxgk/c1/list.shtml?page=2"),
    ("http://http://www.qinghe.gov.cn/x.html", "/x.html"),
    ("http://www.qinghe.gov.cn:80/x.html", "/x.html"),
    ("HTTP://WWW.QINGHE.GOV.CN/X.html", "/X.html"),
])
def test_written_links_lead_where_a_browser_goes(raw: str, meant: str) -> None:
    assert clean(raw, BASE) == HOST + meant


@pytest.mark.parametrize("raw", [
    "", "#", "#top", "javascript:void(0)", "javascript:volid(0);", "javascript:;", "javascript:close()",
    "mailto:a@b.cn", "tel:0797", "file:///C:/x.doc", "data:text/html,x", "about:blank", "ftp://a.cn/x",
    "http://",
    "http://[::1", "http://a.cn:99999/", "javascript:history.go(-1)", "http://%00/", None])
def test_links_that_lead_nowhere_are_refused(raw: str | None) -> None:
    assert clean(raw, BASE) is None


def test_chinese_in_a_query_is_escaped_in_the_encoding_of_the_page() -> None:
    assert clean("/s?k=年报", BASE, "gb18030") == HOST + "/s?k=%C4%EA%B1%A8"
    assert clean("/s?k=年报", BASE) == HOST + "/s?k=" + quote("年报")


@pytest.mark.parametrize("spelling", [
    "https://www.qinghe.gov.cn/gk/nb/", "http://qinghe.gov.cn/gk/nb/index.html",
    "http://www.qinghe.gov.cn:80/gk/nb/",
    "https://QINGHE.gov.cn:443/gk/nb/#a", "http://www.qinghe.gov.cn/gk/nb/;jsessionid=A1B2",
    "http://www.qinghe.gov.cn/gk/nb/?_=1717171717171", "http://www.qinghe.gov.cn/gk/nb/?t=0.8812731231",
    "http://www.qinghe.gov.cn/gk/nb/?utm_source=x&sid_for_share=99125_3",
    "http://www.qinghe.gov.cn/gk/nb/?xxgkhide=1",
    "http://www.qinghe.gov.cn/gk/n%62/", "http://www.qinghe.gov.cn/wap/gk/nb/"])
def test_spellings_of_one_page_share_a_key(spelling: str) -> None:
    assert url_key(spelling) == "qinghe.gov.cn/gk/nb/"


@pytest.mark.parametrize(("one", "other"), [
    ("/x/post_638777.html", "/x/mpost_638777.html"),
    ("/info/1251/113422.htm", "/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1251&wbnewsid=113422"),
    ("/qhxxgk/c9/navs_list.shtml", "/qhxxgk/lsz/xxgk.shtml?code=c9&temp=navs_list"),
    ("/qhxxgk/c9/navs_list.shtml", "/qhxxgk/lsz/xxgk.shtml?code=c9&temp=navs_list&parentCode=c1"),
    ("/hgt/gfxwj/bmxxgk_list.shtml", "/hgt/government.shtml?/hgt/gfxwj/bmxxgk_list.shtml"),
    ("/list?a=1&b=2", "/list?b=2&a=1"), ("/a%e5%b9%b4", "/a%E5%B9%B4")])
def test_twins_share_a_key(one: str, other: str) -> None:
    assert url_key(HOST + one) == url_key(HOST + other)


@pytest.mark.parametrize(("one", "other"), [
    ("/a", "/a/"), ("/a/index.html", "/a/index_1.html"), ("/list?t=1", "/list?t=2"), ("/list?page=1",
    "/list?page=2"),
    ("/A.html", "/a.html"), ("/a/index.html?x=1", "/a/?y=1"), ("/a%2Fb", "/a/b"), ("/list?v=3", "/list"),
    ("/x.shtml?code=a&temp=", "/x.shtml"), ("/col/col1/index.html?number=A1", "/col/col1/index.html")])
def test_pages_that_may_differ_never_share_a_key(one: str, other: str) -> None:
    assert url_key(HOST + one) != url_key(HOST + other)


def test_hosts_and_ports_keep_keys_apart() -> None:
    assert url_key("http://127.0.0.1:8001/") != url_key("http://127.0.0.1:8002/")
    assert url_key("http://a.qinghe.gov.cn/") != url_key("http://qinghe.gov.cn/")


def test_a_frame_holder_is_told_from_what_it_shows() -> None:
    held = HOST + "/qhxxgk/lsz/xxgk.shtml?code=c9&temp=navs_list"
    assert plain_form(held) == HOST + "/qhxxgk/c9/navs_list.shtml"
    assert holder_of(held) == HOST + "/qhxxgk/lsz/xxgk.shtml"
    assert holder_of(HOST + "/qhxxgk/c9/navs_list.shtml") is None


@given(st.text(max_size=60))
def test_any_text_is_refused_or_gives_a_plain_address(raw: str) -> None:
    url = clean(raw, BASE)
    if url is not None:
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert url.isascii()
        assert not parts.fragment
        assert not set(url) & set(" \t\r\n\\\"<>")


@given(st.text(max_size=60))
def test_cleaning_again_changes_nothing(raw: str) -> None:
    url = clean(raw, BASE)
    assert url is None or clean(url, BASE) == url


PARTS = st.text("abcdefgh0123456789年报%_-.~", min_size=1, max_size=8)


@given(st.lists(PARTS, max_size=4), st.sampled_from(["", "\n", "\r\n\t", "  ", "&#xD;&#xA;"]))
def test_blanks_and_breaks_around_a_path_do_not_matter(parts: list[str], blank: str) -> None:
    path = "/" + "/".join(parts)
    assert clean(blank + path + blank, BASE) == clean(path, BASE)


@given(st.lists(PARTS, max_size=4), st.sampled_from(["", "?a=1&b=2", "?id=7"]))
def test_keys_do_not_depend_on_scheme_www_or_session(parts: list[str], query: str) -> None:
    path = clean("/" + "/".join(parts), "http://qinghe.gov.cn/")
    assert path is not None
    tail = path.removeprefix("http://qinghe.gov.cn")
    noisy = f"https://www.qinghe.gov.cn{tail}{query}{'&' if query else '?'}_=1717171717171&utm_source=a#x"
    assert url_key(noisy) == url_key(f"http://qinghe.gov.cn{tail}{query}")


@pytest.mark.parametrize(
    ("raw", "base", "meant"),
    [
        ("#/gk/list?id=3", "http://a.gov.cn/", "http://a.gov.cn/#/gk/list?id=3"),
        ("#!/gk/12", "http://a.gov.cn/app/index.html#!/gk", "http://a.gov.cn/app/index.html#!/gk/12"),
        ("http://xxgk.a.gov.cn/#/年报", "http://a.gov.cn/", "http://xxgk.a.gov.cn/#/%E5%B9%B4%E6%8A%A5"),
        ("/gk/list.html#/top", "http://a.gov.cn/", "http://a.gov.cn/gk/list.html"),
        ("/gk/#top", "http://a.gov.cn/", "http://a.gov.cn/gk/"),
        ("#/gk", "http://a.gov.cn/list.html", None),
        ("#/", "http://a.gov.cn/", None),
        ("#top", "http://a.gov.cn/", None),
    ],
)
def test_only_routes_of_applications_stay_behind_an_address(raw: str, base: str, meant: str | None) -> None:
    assert clean(raw, base) == meant


def test_each_route_has_a_key_of_its_own() -> None:
    ends = ("/", "/index.html", "/#top", "/#/gk", "/#/gk?id=1")
    keys = [url_key(f"https://www.a.gov.cn{end}") for end in ends]
    assert keys[0] == keys[1] == keys[2]
    assert len(set(keys)) == 3
    assert url_key("http://a.gov.cn/index.html#/gk") == keys[3]
