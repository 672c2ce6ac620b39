"""Rows that widgets of ready libraries fetch: grids, parts named by attributes, articles in shells."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Grown, Row, listing

JSON = "application/json;charset=UTF-8"


def _said(told: object) -> Answer:
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind=JSON)


def _mixed(p: Grown, address: Callable[[int], str], crumbs: tuple[str, ...]) -> list[Row]:
    rows = [p.filed(address(p.number()), unit, year, crumbs=crumbs)
            for unit in p.bodies(6, 5) for year in p.years(p.rng.randint(1, 3))]  # fmt: skip
    rows += [p.other(address, crumbs) for _ in range(5)]
    p.rng.shuffle(rows)
    return rows


def grids(seed: int) -> Grown:
    """A grid of a library of 2010: its settings name where rows come from, its habits how they are asked."""
    p = Grown(seed, "grids")
    name, per = p.rng.choice(words.NB), p.rng.choice((5, 10, 20))
    at, source, crumbs = f"{p.base}nb.jsp", f"{p.base}nbList.do", (p.calls, name)
    rows = _mixed(p, lambda n: f"{p.base}view.do?infoId={n}", crumbs)
    shape, rows_of = p.rng.choice((_old_tables, _new_tables, _grid_of_plugin, _easy_grid))(source, per)
    p.dynamic[source] = lambda asked: _said(rows_of(asked, rows))
    p.ways |= {f"{source} {k}" for k in range(-(-len(rows) // per))}
    scripts = "<script src='/js/jquery-1.8.3.min.js'></script>"
    p.way(at, name, f"{scripts}{shape}", crumbs=crumbs)
    p.enter((at, name))
    return p


Told = Callable[[Request, list[Row]], object]


def _old_tables(source: str, per: int) -> tuple[str, Told]:
    """DataTables 1.9: rows are arrays of cells, of which one is the anchor."""
    shape = (
        "<table id='example'><thead><tr><th>标题</th><th>日期</th></tr></thead><tbody></tbody></table>"
        "<script>"
        "$(document).ready(function(){$('#example').dataTable({'bProcessing':true,'bServerSide':true,"
        f"'sAjaxSource':'{source}','iDisplayLength':{per},'bFilter':false,'oLanguage':{{'sUrl':'/js/zh.txt'"
        "}}}});}});"
        "</script>")

    def told(asked: Request, rows: list[Row]) -> object:
        start, size = int(asked.query.get("iDisplayStart") or 0), int(asked.query.get("iDisplayLe"
            "ngth") or per)
        part = [[f"<a href='{at}'>{text}</a>", day] for at, text, day in rows[start : start + size]]
        counts = {"iTotalRecords": len(rows), "iTotalDisplayRecords": len(rows)}
        return {"sEcho": asked.query.get("sEcho"), **counts, "aaData": part}

    return shape, told


def _new_tables(source: str, per: int) -> tuple[str, Told]:
    """DataTables 1.10: rows are objects, columns draw them."""
    shape = (
        "<table id='list' class='display'></table><script>var table=$('#list').DataTable({serverSide:true,"
        f"pageLength:{per},searching:false,ajax:{{url:'{source}',type:'GET'}},columns:[{{data:'title',render:"
        "function(d,t,row){return '<a href=\"'+row.url+'\" target=\"_blank\">'+d+'</a>';"
        "}},{data:'pubDate'}]});"
        "</script>")

    def told(asked: Request, rows: list[Row]) -> object:
        start, size = int(asked.query.get("start") or 0), int(asked.query.get("length") or per)
        part = [{"title": text, "url": at, "pubDate": day} for at, text, day in rows[start : start + size]]
        counts = {"recordsTotal": len(rows), "recordsFiltered": len(rows)}
        return {"draw": int(asked.query.get("draw") or 1), **counts, "data": part}

    return shape, told


def _grid_of_plugin(source: str, per: int) -> tuple[str, Told]:
    """jqGrid: rows are cells in the order of its model."""
    shape = (
        "<table id='grid'></table><div id='pager'></div><script>$('#grid').jqGrid({"
        f"url:'{source}',datatype:'json',mtype:'GET',colNames:['标题','发布日期','地址'],"
        "colModel:[{name:'title',formatter:function(v,o,r){return '<a href=\"'+r[2]+'\">'+v+'</a>';}},"
        f"{{name:'date',width:80}},{{name:'url',hidden:true}}],rowNum:{per}"
        ",pager:'#pager',viewrecords:true}});</script>")

    def told(asked: Request, rows: list[Row]) -> object:
        page, size = int(asked.query.get("page") or 1), int(asked.query.get("rows") or per)
        part = [
            {"id": n, "cell": [text, day, at]}
            for n, (at, text, day) in enumerate(rows[(page - 1) * size : page * size])]
        return {"page": page, "total": -(-len(rows) // size), "records": len(rows), "rows": part}

    return shape, told


def _easy_grid(source: str, per: int) -> tuple[str, Told]:
    """EasyUI: an attribute holds the settings; page and rows are posted."""
    shape = (
        f"<table class='easyui-datagrid' data-options=\"url:'{source}"
        f"',method:'post',pagination:true,pageSize:{per},"
        "singleSelect:true\"><thead><tr><th data-options=\"field:'title',formatter:showTitle\">标题</th>"
        "<th data-options=\"field:'fbsj'\">发布时间</th></tr></thead></table><script>"
        "function showTitle(value,row,index)"
        "{return '<a href=\"'+row.url+'\" target=_blank>'+value+'</a>';}</script>")

    def told(asked: Request, rows: list[Row]) -> object:
        sent = {**asked.query, **asked.form}
        page, size = int(sent.get("page") or 1), int(sent.get("rows") or per)
        part = rows[(page - 1) * size : page * size]
        told = [{"title": text, "url": at, "fbsj": day} for at, text, day in part]
        return {"total": len(rows), "rows": told}

    return shape, told


def attributes(seed: int) -> Grown:
    """Attributes name the parts of a page and when they are fetched; the last row fetches the next ones."""
    p = Grown(seed, "attributes")
    name, per = p.rng.choice(words.NB), p.rng.choice((8, 12))
    at, crumbs = f"{p.base}nb", (p.calls, name)
    rows = _mixed(p, lambda n: f"{p.base}{n}", crumbs)
    of = -(-len(rows) // per)
    style = p.rng.choice(("hx", "turbo", "data"))
    first = {
        "hx": f"<div hx-get='{at}/rows?page=1' hx-trigger='load' hx-swap='outerHTML'>加载中…</div>",
        "turbo": f"<turbo-frame id='rows' src='{at}/rows?page=1'>加载中…</turbo-frame>",
        "data": f"<div class='remote' data-remote-url='{at}/rows?page=1'></div><script>"
            "$('.remote').each(function()"
                "{var o=$(this);$.get(o.data('remoteUrl'),function(h){o.html(h);});});</script>",
    }[style]  # fmt: skip

    def page(asked: Request) -> Answer:
        k = int(asked.query.get("page") or 1)
        to, text = f"{at}/rows?page={k + 1}", listing(rows[(k - 1) * per : k * per])
        more = {
            "hx": f"<div hx-get='{to}' hx-trigger='revealed' hx-swap='outerHTML'></div>",
            "turbo": f"<turbo-frame id='rows{k + 1}' src='{to}' loading='lazy'></turbo-frame>",
            "data": f"<button class='more' data-remote-url='{to}'>加载更多</button>",
        }[style]
        return Answer(f"{text}{more if k < of else ''}".encode(), kind="text/html; charset=utf-8")

    p.dynamic[f"{at}/rows"] = page
    p.ways |= {f"{at}/rows?page={k}" for k in range(1, of + 1)}
    p.way(at, name, first, crumbs=crumbs)
    p.enter((at, name))
    return p


def shells(seed: int) -> Grown:
    """Articles are shells whose script fetches their text as JSON by the number in their address."""
    p = Grown(seed, "shells")
    name, crumbs = p.rng.choice(words.NB), ("信息公开", "年报")
    detail, source = p.rng.choice(("detail.html?id=", "article.htm?articleId=")), f"{p.base}api/article"
    texts, rows = dict[str, object](), list[Row]()
    for unit in p.bodies(5, 4):
        for year in p.years(2):
            number = p.number()
            agency, title = p.full(unit), f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            story = replace(p.story(agency, year), title=title)
            true = f"{source}?id={number}"
            texts[str(number)] = {
                "code": 0, "data": {"id": number, "title": title, "source": agency,
                                    "publishTime": f"{story.published} "
                                        "09:00:00", "content": p.text(story)}}  # fmt: skip
            p.credit(true, agency, year)
            shell = (
                "<h1 id='title'></h1><div id='content'></div><script>"
                "function q(n){return new URLSearchParams("
                f"location.search).get(n);}}$.getJSON('{source}',{{id:q('{detail.partition('?')[2][:-1]}')}},"
                "function(r){$('#title').text(r.data.title);$('#content').html(r.data.content);});</script>")
            p.way(f"{p.base}{detail}{number}", "详情", shell, crumbs=crumbs)
            rows.append((f"{p.base}{detail}{number}", title, str(story.published)))
    p.dynamic[source] = partial(_article, texts)
    p.rng.shuffle(rows)
    p.way(f"{p.base}nb.html", name, listing(rows, 3), crumbs=(p.calls, name))
    p.enter((f"{p.base}nb.html", name))
    return p


def _article(texts: dict[str, object], asked: Request) -> Answer:
    return _said(texts.get(asked.query.get("id", ""), {"code": 404, "data": None}))


LAYOUTS: dict[str, Callable[[int], Grown]] = {
    "grids": grids,
    "attributes": attributes,
    "shells of articles": shells,
}
