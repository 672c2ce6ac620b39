"""What ready widgets fetch by themselves: tables and trees of layui, EasyUI, Bootstrap, DataTables, zTree;
and requests by XMLHttpRequest. Each is told as the options that a call of $.ajax would have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.discovery.expressions import arguments, closed, members

MARKS = ("XMLHttpRequest", "async", ".render", "Table(", "grid(", "Grid(", "tree(", "Tree(")
"""What a script holds that has such a widget."""
_WIDGET = re.compile(
    r"\.\s*(?P<name>render|bootstrapTable|datagrid|treegrid|tree|combotree|[dD]ataTable|jqGrid)\s*\(\s*(?=\{)"
    r"|\b(?P<grows>async)\s*:\s*(?=\{)")
_BY_HAND = re.compile(r"\.\s*open\s*\(\s*(?=['\"]GET['\"]\s*,)", re.I)
_POSTING = ("datagrid", "treegrid", "tree", "combotree", "async")
"""Widgets that post where nothing else is said."""
_SENT = ("where", "queryParams", "otherParam", "postData", "data")
"""What the widgets call that which is sent along."""
_USUAL, _OF_GRID = "10", "20"
"""So many rows have the pages of widgets that are told nothing else."""
_EASY = re.compile(r"\beasyui-(\w+)")


def requests(code: str) -> Iterator[tuple[int, str]]:
    """Where each widget of a script stands, and the options of its request as they are written."""
    for match in _WIDGET.finditer(code):
        written = code[match.end() : closed(code, match.end() + 1) + 1]
        options = _options(match["name"] or match["grows"], members(written) or {})
        if options:
            yield match.start(), options
    for match in _BY_HAND.finditer(code):
        given = arguments(code, match.end())
        if len(given) > 1:
            yield match.start(), f"{{url:{given[1]},type:'GET'}}"


def of_elements(tree: HtmlElement) -> tuple[str, ...]:
    """The scripts that attributes stand for: `data-toggle="table" data-url=…`, `class="easyui-tree"`."""
    tables = (table.get("data-url") for table in tree.iter("table") if table.get("data-toggle") == "table")
    found = [f"$('t').bootstrapTable({{url:'{url}'}});" for url in tables if url and "'" not in url]
    for element in tree.iter("table", "ul", "input", "select"):
        easy, options = _EASY.search(element.get("class") or ""), element.get("data-options")
        if easy and options:
            found.append(f"$('t').{easy[1]}({{{options}}});")
    return tuple(found)


def _first_page(name: str, told: dict[str, str]) -> str:
    """What a widget that turns pages sends for the first of them, as members of an object."""
    if name == "render" and told.get("page", "false") != "false":
        names = members(told.get("request", "")) or {}
        page, limit = names.get("pageName", "'page'"), names.get("limitName", "'limit'")
        return f"{page}:1,{limit}:{told.get('limit', _USUAL)}"
    if name in ("datagrid", "treegrid") and told.get("pagination") == "true":
        return f"page:{told.get('pageNumber', '1')},rows:{told.get('pageSize', _USUAL)}"
    if name == "jqGrid":
        return f"page:{told.get('page', '1')},rows:{told.get('rowNum', _OF_GRID)}"
    if told.get("bServerSide") == "true":
        return f"sEcho:1,iDisplayStart:0,iDisplayLength:{told.get('iDisplayLength', _USUAL)}"
    if told.get("serverSide") == "true":
        return f"draw:1,start:0,length:{told.get('pageLength', _USUAL)}"
    return ""


def _options(name: str, told: dict[str, str]) -> str | None:
    nested = members(told.get("ajax", "")) or {}
    url = told.get("url") or told.get("sAjaxSource") or nested.get("url") or told.get("ajax")
    if not url or url.startswith(("{", "function")):
        return None
    method = told.get("type") or told.get("method") or told.get("mtype") or nested.get("type")
    sent = next((told[one] for one in _SENT if told.get(one, "").startswith("{")), "{}")[1:-1].strip(", \n")
    sent = ",".join(filter(None, (sent, _first_page(name, told))))
    method = method or ("'POST'" if name in _POSTING else "'GET'")
    return f"{{url:{url},type:{method},data:{{{sent}}}}}"
