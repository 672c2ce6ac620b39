"""Pages that have an empty place for what they were called, and those that have not."""

from __future__ import annotations

import pytest

from crawler.discovery import Context, Examined, OwnHosts, Role, examine

HOST = "http://www.qinghe.gov.cn"
OWN = "<script src='/js/jquery.min.js'></script><script src='/js/listshow.js'></script>"
LIBRARY = "<script src='/js/jquery.min.js'></script><script src='/js/common.js'></script>"
WROTE = "<p>本年度受理申请三件，均已答复。</p>"


def looked_at(body: str, role: Role, text: str, unit: str | None = None) -> Examined:
    page = f"<html><head><title>{text}</title></head><body>{body}</body></html>".encode()
    context = Context(text=text, unit=unit)
    return examine(f"{HOST}/gk/x/7.html", page, "text/html", role, context, OwnHosts(HOST))


COLUMN, YEAR = "政府信息公开年报", "清河县2024年政府信息公开工作年度报告"
ROW = f"<li><a href='/gk/9.html'>{YEAR}</a><span>2025-01-20</span></li>"


@pytest.mark.parametrize(
    ("body", "role", "text"),
    [
        (f"<div id='list'></div>{OWN}", "list", COLUMN),
        ("<ul id='rows'></ul><script>load('#rows')</script>", "list", COLUMN),
        ("<ul><li v-for='row in list'><a :href='row.to'>{{row.title}}</a></li></ul>", "list", COLUMN),
        (f"<div id='tree'></div>{OWN}", "directory", "部门信息公开"),
        (f"<h1 id='title'></h1><div id='content'></div>{OWN}", "report", YEAR),
    ],
)
def test_an_empty_place_beside_a_script_is_hollow(body: str, role: Role, text: str) -> None:
    assert looked_at(body, role, text).is_hollow


@pytest.mark.parametrize(
    ("body", "role", "text"),
    [
        (f"<ul id='list'>{ROW}</ul><div id='pager'></div>{OWN}", "list", COLUMN),
        (f"<ul class='list'></ul>{OWN}", "list", COLUMN),
        (f"<ul id='list'></ul>{LIBRARY}", "list", COLUMN),
        (f"<ul id='list'></ul>{OWN}", "lead", "新闻中心"),
        (f"<h1>{YEAR}</h1><div id='share'></div>{WROTE}{OWN}", "report", YEAR),
        (f"<h1>{YEAR}</h1><div id='share'></div><a href='/f/7.pdf'>附件</a>{OWN}", "report", YEAR),
    ],
)
def test_a_page_with_what_it_was_called_or_without_a_script_is_not(body: str, role: Role, text: str) -> None:
    assert not looked_at(body, role, text).is_hollow
