"""Counties whose pages are made of ready widgets: trees and tables that fetch what they show themselves."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Row, Size
from tests.portals_other.building import menu


def _json(told: object) -> Answer:
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")


def _id(path: str) -> str:
    return path.partition("=")[2]


def layui(size: Size, seed: int) -> Large:
    """layui: a tree of bodies whose click opens a body by its number, a table that asks for its rows."""
    p = Large(seed, "layui", size=size, kinds=KINDS)
    limit, lists, tree = p.rng.choice((3, 10, 15)), dict[str, list[Row]](), list[object]()
    nested = p.rng.random() < 0.5
    for n, unit in enumerate(p.bodies):
        key, crumbs = str(40 + n), (GK, "信息公开目录", unit)
        at = f"/xxgk/unit.do?unitId={key}"
        lists[key] = p.shelf(
            unit, lambda m: f"/xxgk/info.do?id={m}", (*crumbs, "年度报告"), mixed=True, reports=5
        )
        tree.append({"id": int(key), "title": unit, "spread": False})
        p.way(
            at,
            unit,
            menu(
                (f"/xxgk/column.do?unitId={key}&code=jgzn", "机构职能"),
                (f"/xxgk/column.do?unitId={key}&code=nb", "年度报告"),
                (f"/xxgk/column.do?unitId={key}&code=yjs", "预决算公开"),
            ),
            crumbs=crumbs,
        )
        script = (
            "layui.use(['table','laydate'],function(){var table=layui.table;table.render({elem:'#list',"
            f"url:'/xxgk/infoList.do',where:{{unitId:'{key}',columnCode:'nb'}},page:true,limit:{limit},"
            "cols:[[{field:'title',title:'标题',templet:function(d){"
            "return '<a href=\"/xxgk/info.do?id='+d.infoId+'\" target=\"_blank\">'+d.title+'</a>';}},"
            "{field:'pubDate',title:'发布日期',width:120}]]});});"
        )
        p.way(
            f"/xxgk/column.do?unitId={key}&code=nb",
            "年度报告",
            f"<table id='list' lay-filter='list'></table><script>{script}</script>",
            crumbs=(*crumbs, "年度报告"),
        )
        p.ways |= {f"/xxgk/infoList.do#{key}/{k}" for k in range(-(-len(lists[key]) // limit))}

    def rows_of(asked: Request) -> Answer:
        told = asked.query
        rows = lists.get(told.get("unitId", ""), []) if told.get("columnCode") == "nb" else []
        page, per = int(told.get("page") or 1), int(told.get("limit") or 10)
        held = [
            {"infoId": int(_id(at)), "title": title, "pubDate": day}
            for at, title, day in rows[per * (page - 1) : per * page]
        ]
        return _json({"code": 0, "msg": "", "count": len(rows), "data": held})

    p.dynamic["/xxgk/infoList.do"] = rows_of
    p.dynamic["/xxgk/unitTree.do"] = lambda _: _json(
        {"code": 0, "data": [{"id": 1, "title": "公开单位", "children": tree}] if nested else tree}
    )
    p.ways.add("/xxgk/unitTree.do")
    loading = (
        "layui.use(['tree','jquery'],function(){var tree=layui.tree,$=layui.jquery;"
        "$.get('/xxgk/unitTree.do',function(res){tree.render({elem:'#tree',data:res.data,"
        "click:function(obj){location.href='/xxgk/unit.do?unitId='+obj.data.id;}});});});"
    )
    p.way(
        "/xxgk/index.do",
        "信息公开目录",
        f"<div id='tree'></div><script>{loading}</script>",
        crumbs=(GK, "信息公开目录"),
    )
    p.enter(("/xxgk/index.do", "信息公开目录"))
    return p


def tables_that_fetch(size: Size, seed: int) -> Large:
    """A table whose attribute, option or request by hand names where its rows come from; bodies in a menu."""
    p = Large(seed, "tables that fetch", size=size, kinds=KINDS)
    lists, units = dict[str, list[Row]](), list[tuple[str, str]]()
    how = p.rng.choice((_by_attribute, _by_option, _by_hand))
    for n, unit in enumerate(p.bodies):
        key, base, crumbs = str(500 + n), f"{p.section}o{n}/", (GK, "部门、乡镇信息公开", unit)
        lists[key] = p.shelf(unit, lambda m: f"/detail?id={m}", (*crumbs, "政府信息公开年报"), mixed=True)
        p.way(base, unit, p.columns(base, (f"{base}nb.html", "政府信息公开年报")), crumbs=crumbs)
        p.way(
            f"{base}nb.html",
            "政府信息公开年报",
            how(f"/gkdata/list.json?org={key}&type=nb"),
            crumbs=(*crumbs, "政府信息公开年报"),
        )
        p.ways.add(f"/gkdata/list.json?org={key}&type=nb")
        units.append((base, unit))

    def rows_of(asked: Request) -> Answer:
        rows = lists.get(asked.query.get("org", ""), []) if asked.query.get("type") == "nb" else []
        held = [{"title": title, "link": at, "time": day} for at, title, day in rows]
        return _json({"total": len(held), "rows": held})

    p.dynamic["/gkdata/list.json"] = rows_of
    groups = [
        f"<h3>{name}</h3>" + menu(*(pair for pair in units if (pair[1] in names.DEPARTMENTS) == of_county))
        for name, of_county in (("县直部门", True), ("乡镇街道", False))
    ]
    p.way(f"{p.section}dw.html", "部门、乡镇信息公开", "".join(groups), crumbs=(GK, "部门、乡镇信息公开"))
    way = (f"{p.section}dw.html", "部门、乡镇信息公开")
    p.enter(way)
    return p


def _by_attribute(url: str) -> str:
    return (
        f"<table id='t' data-toggle='table' data-url='{url}' data-side-pagination='server'>"
        "<thead><tr><th data-field='title' data-formatter='link'>标题</th>"
        "<th data-field='time'>日期</th></tr></thead></table>"
        "<script>function link(v,row){return '<a href=\"'+row.link+'\">'+v+'</a>';}</script>"
    )


def _by_option(url: str) -> str:
    return (
        "<table id='t'></table><script>$('#t').bootstrapTable({method:'get',url:'" + url + "',"
        "columns:[{field:'title',title:'标题',formatter:function(v,row){"
        "return '<a href=\"'+row.link+'\">'+v+'</a>';}},{field:'time',title:'日期'}]});</script>"
    )


def _by_hand(url: str) -> str:
    return (
        "<ul id='list'></ul><script>var xhr=new XMLHttpRequest();xhr.open('GET','" + url + "',true);"
        "xhr.onreadystatechange=function(){if(xhr.readyState==4&&xhr.status==200){"
        "var d=JSON.parse(xhr.responseText),h='';for(var i=0;i<d.rows.length;i++){"
        "h+='<li><a href=\"'+d.rows[i].link+'\">'+d.rows[i].title+'</a></li>';}"
        "document.getElementById('list').innerHTML=h;}};xhr.send();</script>"
    )


def tree_by_node(size: Size, seed: int) -> Large:
    """zTree: its nodes come as they are opened, bodies below kinds; a click puts a body's rows in a frame."""
    p = Large(seed, "tree by node", size=size, kinds=KINDS)
    kinds = {"1": "县直部门", "2": "乡镇、街道"}
    below: dict[str, list[object]] = {
        "": [{"id": key, "name": name, "isParent": True} for key, name in kinds.items()],
        "1": [],
        "2": [],
    }
    for n, unit in enumerate(p.bodies):
        key, crumbs = str(100 + n), (GK, "政府信息公开目录", unit, "年度报告")
        below["1" if unit in names.DEPARTMENTS else "2"].append({"id": key, "name": unit, "isParent": False})
        rows = p.shelf(unit, lambda m: f"/gkml/info_{m}.html", crumbs)
        shown = "".join(
            f"<tr><td><a href='{at}' target='_blank'>{title}</a></td><td>{day}</td></tr>"
            for at, title, day in rows
        )
        p.way(f"/gkml/list.action?org={key}", "年度报告", f"<table>{shown}</table>", crumbs=crumbs)

    def nodes(asked: Request) -> Answer:
        return _json(below.get((asked.form | asked.query).get("id", ""), []))

    p.dynamic["/gkml/tree.action"] = nodes
    p.ways |= {"/gkml/tree.action", "/gkml/tree.action#post:id=1", "/gkml/tree.action#post:id=2"}
    script = (
        "var setting={async:{enable:true,url:'/gkml/tree.action',autoParam:['id'],type:'post'},"
        "data:{simpleData:{enable:true}},callback:{onClick:function(e,treeId,node){if(!node.isParent){"
        "document.getElementById('main').src='/gkml/list.action?org='+node.id;}}}};"
        "$(document).ready(function(){$.fn.zTree.init($('#tree'),setting);});"
    )
    p.way(
        "/gkml/",
        "政府信息公开年度报告",
        "<ul id='tree' class='ztree'></ul><iframe id='main' name='main' src=''></iframe>"
        f"<script>{script}</script>",
        crumbs=(GK, "政府信息公开年度报告"),
    )
    p.enter(("/gkml/", "政府信息公开年度报告"))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "trees and tables of layui": layui,
    "tables that fetch": tables_that_fetch,
    "a tree that grows": tree_by_node,
}
