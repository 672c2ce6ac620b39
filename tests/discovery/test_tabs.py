"""Names without an address that uncover other lists, told from names that do not."""

from __future__ import annotations

import pytest

from crawler.discovery.page import Page
from crawler.discovery.tabs import show_in_place

LIST = "<ul class='list'><li><a href='/1.html'>2024年政府信息公开工作年度报告</a></li></ul>"
TABS = {
    "kinds of bodies": f"<ul><li class='on'>县政府</li><li>县直部门</li><li>乡镇街道</li></ul>{LIST}",
    "bodies": f"<div class='units'><span>教育局</span><span>民政局</span><span>柳林镇</span></div>{LIST}",
    "years": f"<div><a href='javascript:;'>2024年</a><a href='javascript:;'>2023年</a></div>{LIST}",
    "years beside all": f"<p><em>全部</em><em>2024</em><em>2023</em></p>{LIST}",
    "their places stand empty":
        "<div class='tab'><div><b>部门</b><b>乡镇</b></div>"
        f"<div class='panel'>{LIST}</div><div class='panel'></div></div>",
}
NONE = {
    "their lists stand below":
        "<div class='tab'><div><b>部门</b><b>乡镇</b></div>"
        f"<div class='panel'>{LIST}</div><div class='panel'>{LIST}</div></div>",
    "addresses": f"<ul><li><a href='/bm/'>部门</a></li><li><a href='/xz/'>乡镇</a></li></ul>{LIST}",
    "other names": f"<ul><li>最新</li><li>图片</li><li>视频</li></ul>{LIST}",
    "names of a form": f"<form><p><span>部门</span><span>乡镇</span></p></form>{LIST}",
    "rows without addresses":
        "<ul><li>2024年政府信息公开工作年度报告</li><li>2023年政府信息公开工作年度报告</li></ul>",
    "one name": f"<ul><li>部门</li></ul>{LIST}",
}


def shows(body: str, *linked: str) -> bool:
    text = f"<html><body>{body}<script src='/t.js'></script></body></html>"
    return show_in_place(Page.of("http://site/nb/", text.encode()), set(linked))


@pytest.mark.parametrize("name", TABS)
def test_names_without_an_address_show_lists_in_place(name: str) -> None:
    assert shows(TABS[name])


@pytest.mark.parametrize("name", NONE)
def test_other_rows_of_names_show_nothing(name: str) -> None:
    assert not shows(NONE[name], *(("部门", "乡镇") if name == "addresses" else ()))


def test_names_that_have_an_address_elsewhere_on_the_page_show_nothing() -> None:
    body = TABS["kinds of bodies"]
    assert not shows(body, "县直部门")


def test_without_scripts_nothing_is_shown() -> None:
    page = Page.of("http://site/nb/", f"<html><body>{TABS['years']}</body></html>".encode())
    assert not show_in_place(page, set())
