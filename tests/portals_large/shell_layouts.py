"""Counties whose lists are one shell for all: which channel it shows, its address, a field or a call says."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Row, Size
from tests.portals_large.tree_layouts import directories

_READS = (
    "function getQueryString(name){var reg=new RegExp('(^|&)'+name+'=([^&]*)(&|$)','i');"
    "var r=window.location.search.substr(1).match(reg);if(r!=null)return unescape(r[2]);return null;}"
)
_SHOWS = (
    "success:function(res){var h='';for(var i=0;i<res.data.list.length;i++){var row=res.data.list[i];"
    "h+='<li><a href=\"/info/detail/'+row.id+'.html\">'+row.title+'</a><span>'+row.time+'</span></li>';}"
    "$('#list').html(h);}"
)


def _by_query(channel: str, per: int) -> str:
    del channel
    return (
        f"<ul id='list'></ul><script>{_READS}var cid=getQueryString('cid');var pageNum=1;"
        f"$.ajax({{url:'/api/info/page',type:'get',data:{{cid:cid,pageNum:pageNum,pageSize:{per}}},{_SHOWS}}});"
        "</script>"
    )


def _by_parameters(channel: str, per: int) -> str:
    del channel
    return (
        "<ul id='list'></ul><script>const params = new URLSearchParams(window.location.search);\n"
        "const cid = params.get('cid');\nlet pageNum = 1;\n"
        f"fetch(`/api/info/page?cid=${{cid}}&pageNum=${{pageNum}}&pageSize={per}`)"
        ".then(r => r.json()).then(res => {\n"
        "  res.data.list.forEach(row => {\n"
        "    list.innerHTML += `<li><a href=\"/info/detail/${row.id}.html\">${row.title}</a></li>`;\n"
        "  });\n});"
        "</script>"
    )


def _by_field(channel: str, per: int) -> str:
    return (
        f"<input type='hidden' id='cid' value='{channel}'><input type='hidden' id='pageSize' value='{per}'>"
        "<ul id='list'></ul><script>var pageNum=1;$(function(){$.post('/api/info/page',{cid:$('#cid').val(),"
        "pageNum:pageNum,pageSize:$(\"#pageSize\").val()},function(res){var h='';"
        "$.each(res.data.list,function(i,row){h+='<li><a href=\"/info/detail/'+row.id+'.html\">'"
        "+row.title+'</a></li>';});$('#list').html(h);},'json');});</script>"
    )


def _by_call(channel: str, per: int) -> str:
    return (
        "<div id='app'><ul><li v-for='row in list'><a :href=\"'/info/detail/'+row.id+'.html'\">{{row.title}}"
        "</a></li></ul></div><script>new Vue({el:'#app',data:{list:[],pageNum:1},"
        f"mounted(){{this.getList('{channel}');}},methods:{{getList(cid){{let that=this;"
        f"axios.get('/api/info/page',{{params:{{cid:cid,pageNum:that.pageNum,pageSize:{per}}}}})"
        ".then(function(res){that.list=res.data.data.list;});}}});</script>"
    )


def shells(size: Size, seed: int) -> Large:
    """Every list is the same page but for what tells its channel; rows come as JSON, named by their ids."""
    p = Large(seed, "shells", size=size, kinds=KINDS)
    how, per = p.rng.choice((_by_query, _by_parameters, _by_field, _by_call)), p.rng.choice((4, 10))
    lists, units, name = dict[str, list[Row]](), list[tuple[str, str]](), p.rng.choice(names.SHELF)
    for n, unit in enumerate(p.bodies):
        key, base, crumbs = str(7001 + n), f"{p.section}b{n}/", (GK, "部门、乡镇信息公开", unit)
        lists[key] = p.shelf(
            unit, lambda m: f"/info/detail/{m}.html", (*crumbs, name), mixed=True, reports=6
        )
        at = f"/info/list.html?cid={key}"
        p.way(base, unit, p.columns(base, (at, name)), crumbs=crumbs)
        p.way(at, name, how(key, per), crumbs=(*crumbs, name))
        units.append((base, unit))
        p.ways |= {f"/api/info/page#{key}/{k}" for k in range(-(-len(lists[key]) // per))}

    def rows_of(asked: Request) -> Answer:
        told = asked.query | asked.form
        rows, page = lists.get(told.get("cid", ""), []), int(told.get("pageNum") or 1)
        size = int(told.get("pageSize") or 10)
        held = [
            {"id": int(at.rpartition("/")[2].removesuffix(".html")), "title": title, "time": day}
            for at, title, day in rows[size * (page - 1) : size * page]
        ]
        told_all = {"code": 200, "data": {"total": len(rows), "list": held}}
        return Answer(json.dumps(told_all, ensure_ascii=False).encode(), kind="application/json")

    p.dynamic["/api/info/page"] = rows_of
    ways = directories(p, p.section, units, (GK,))
    p.enter(*ways)
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {"one shell for all lists": shells}
