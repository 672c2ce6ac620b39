"""Real saved pages of portals, where they are at hand."""

from __future__ import annotations

import pytest

from crawler.discovery import Context, Examined, OwnHosts, Role, examine
from tests.conftest import shared


def saved(name: str, url: str, role: Role) -> Examined:
    body = (shared() / "portal_samples" / name).read_bytes()
    return examine(url, body, "text/html", role, Context(), OwnHosts(url))


def walked(page: Examined) -> dict[str, str]:
    return {link.url: link.role for link in page.links if link.score > 0}


def test_a_mixed_column_gives_its_reports_and_its_second_page() -> None:
    home = "http://www.egb.gov.cn/xxgk/xxgknb/"
    page = saved("trs-9.html", home, "list")
    reports = [url for url, role in walked(page).items() if role == "report"]
    assert [url.rsplit("_", 1)[1] for url in reports] == ["2748784.html", "2593126.html", "2380968.html",
    "2380967.html"]
    assert [link.url for link in page.links if link.kind == "next_page"] == [home + "index_1.html"]
    assert page.breadcrumb == ("首页", "信息公开", "信息公开年报")


def test_the_confusable_neighbour_column_is_left_alone() -> None:
    page = saved("trs-3.html", "http://www.most.gov.cn/xxgk/xinxifenlei/fdzdgknr/fgzc/", "section")
    lists = [url for url, role in walked(page).items() if role == "list"]
    assert lists == ["http://www.most.gov.cn/xxgk/xinxifenlei/xxgknb/"]


def test_a_section_leads_to_the_reports_and_the_directory() -> None:
    found = walked(saved("trs-5.html", "http://hdzfxxgk.hd.gov.cn/", "section"))
    assert found["http://hdzfxxgk.hd.gov.cn/zfxxgknb/"] == "list"
    assert found["http://hdzfxxgk.hd.gov.cn/gszbm/"] == "directory"
    assert not [url for url in found if "/t20" in url]


def test_a_guide_page_lists_forty_departments_by_name() -> None:
    page = saved("trs-7.html", "http://hdzfxxgk.hd.gov.cn/zfxxgkzn/", "section")
    units = {link.context.unit for link in page.links if link.score > 0 and "/gszbm/" in link.url}
    assert {"市教育局", "市财政局", "市人防办"} - units <= {"市财政局"}
    assert len(units) > 35


@pytest.mark.parametrize(("name", "url", "family"), [
    ("trs-1.html", "https://www.ndrc.gov.cn/xxgk/zcfb/fzggwl/", "trs"),
    ("trs-4.html", "http://www.most.gov.cn/a/202508/t20250805_1.html", "trs"),
    ("trs-8.html", "http://hdzfxxgk.hd.gov.cn/gszbm/auto23716/202008/t20200802_1352104.html", "trs"),
    ("trs-10-excerpt.html", "http://www.yzq.gov.cn/zwgk/zwdt/zwyw/", "trs"),
    ("ucap-1.html", "http://www.csrc.gov.cn/csrc/c106256/fg.shtml", "ucap"),
    ("ucap-2.html", "http://www.csrc.gov.cn/csrc/c106256/c1653980/content.shtml", "ucap"),
    ("sitefactory-1-excerpt.html", "http://www.jxjaxzf.gov.cn/Category_133/Index.aspx", "sitefactory"),
    ("nNcN-1.html", "http://www.sasac.gov.cn/n2588035/n2588320/n2588335/index.html", "components")])
def test_families_are_recognised(name: str, url: str, family: str) -> None:
    assert saved(name, url, "section").family == family


def test_attachments_of_an_article_have_their_names() -> None:
    page = saved("trs-2.html", "https://www.ndrc.gov.cn/a/b/c/d/202604/t20260409_1404577.html", "report")
    files = [(link.url.rsplit(".",
    1)[1], link.context.text) for link in page.links if link.role == "attachment"]
    name = "《电力重大事故隐患判定标准及治理监督管理规定》"
    assert files == [("pdf", name + ".pdf"), ("ofd", name + ".ofd")]


@pytest.mark.parametrize("name", ["trs-1.html", "trs-6.html", "nNcN-1.html", "ucap-1.html",
"listshow-1-excerpt.html"])
def test_lists_of_news_and_rules_are_not_walked(name: str) -> None:
    page = saved(name, "http://www.some.gov.cn/a/b/c/", "section")
    assert not [link.url for link in page.links if link.score > 0 and link.role == "report"]
    assert not [link.url for link in page.links if link.kind == "next_page"]


def test_a_menu_target_that_a_script_sets_is_found() -> None:
    found = walked(saved("listshow-1-excerpt.html", "http://www.wanzai.gov.cn/", "home"))
    assert "http://xxgk.wanzai.gov.cn/zgwz/zfxxgk_29957/" in found
