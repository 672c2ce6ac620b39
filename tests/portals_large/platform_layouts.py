"""Counties on platforms of 2024 to 2026: a province's API, Vue within the page, rows fetched by literals."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Row, Size
from tests.portals_large.tree_layouts import directories
from tests.portals_other.building import menu

JQUERY = "<script src='/static/js/jquery-3.6.0.min.js'></script>"


def _json(told: object) -> Answer:
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")


def _part(rows: list[Row], page: int, per: int) -> list[Row]:
    return rows[per * (page - 1) : per * page]


def province_platform(size: Size, seed: int) -> Large:
    """All counties of a province on one product: units as a tree by GET, rows by a POST of JSON that names
    the site; a row's address is written around its number."""
    p = Large(seed, "province platform", size=size, kinds=KINDS)
    site, per = str(p.rng.randint(36 * 10**8, 37 * 10**8)), p.rng.choice((3, 10, 15))
    api, base = p.rng.choice(("/gkpt/api", "/gateway/portal", "/ccms-api/v1")), f"/gkpt/{site}"
    code, wrapped = p.rng.choice(("nb", "gknb", "zfxxgknb")), p.rng.choice(("records", "list", "rows"))
    lists, tree = dict[str, list[Row]](), {"县直部门": list[object](), "乡镇街道": list[object]()}
    for n, unit in enumerate(p.bodies):
        key, crumbs = str(1001 + n), (GK, "政府信息公开目录", unit)
        at = f"{base}/unit/{key}/index.html"
        shelf = p.shelf(
            unit, lambda m: f"{base}/content/{m}.html", (*crumbs, "政府信息公开年报"), mixed=True, reports=6
        )
        lists[key] = shelf
        p.way(at, unit, p.columns(f"{base}/unit/{key}/", ("nb.html", "政府信息公开年报")), crumbs=crumbs)
        script = (
            f"var siteId='{site}';var unitId=\"{key}\";var channelCode='{code}';var pageNo=1,pageSize={per};"
            f"function getList(){{$.ajax({{url:'{api}/manuscript/list',type:'post',dataType:'json',"
            "contentType:'application/json;charset=UTF-8',"
            "data:JSON.stringify({siteId:siteId,unitId:unitId,channelCode:channelCode,"
            "pageNo:pageNo,pageSize:pageSize}),"
            "success:function(res){var html='';$.each(res.data." + wrapped + ",function(i,n){"
            "html+='<li><a href=\"/gkpt/'+siteId+'/content/'+n.manuscriptId+'.html\" target=\"_blank\">'"
            "+n.title+'</a><span>'+n.publishTime.substring(0,10)+'</span></li>';});$('#list').html(html);"
            "initPager(res.data.pages,function(n){pageNo=n;getList();});}});}\n$(function(){getList();});"
        )
        p.way(
            f"{base}/unit/{key}/nb.html",
            "政府信息公开年报",
            f"<ul id='list'></ul><div id='pager'></div>{JQUERY}<script>{script}</script>",
            crumbs=(*crumbs, "政府信息公开年报"),
        )
        group = "县直部门" if unit in names.DEPARTMENTS else "乡镇街道"
        tree[group].append({"id": key, "name": unit, "url": at, "children": None})
        p.ways |= {f"{api}/manuscript/list#{key}/{k}" for k in range(-(-len(shelf) // per))}

    def rows_of(asked: Request) -> Answer:
        told = asked.json if isinstance(asked.json, dict) else {}
        is_reports = (told.get("siteId"), told.get("channelCode")) == (site, code)
        rows = lists.get(str(told.get("unitId")), []) if is_reports else []
        page, size = int(told.get("pageNo") or 1), int(told.get("pageSize") or per)
        held = [
            {"manuscriptId": at.rpartition("/")[2].removesuffix(".html"), "title": name, "source": p.county,
             "publishTime": f"{day} 10:21:07"}
            for at, name, day in _part(rows, page, size)
        ]  # fmt: skip
        counts = {"total": len(rows), "pages": -(-len(rows) // size), "current": page, "size": size}
        return _json({"code": 200, "msg": "操作成功", "data": {wrapped: held, **counts}})

    groups = [{"id": f"g{n}", "name": k, "children": units} for n, (k, units) in enumerate(tree.items())]
    p.dynamic[f"{api}/manuscript/list"] = rows_of

    def units_of(asked: Request) -> Answer:
        return _json({"code": 200, "data": groups if asked.query.get("siteId") == site else []})

    p.dynamic[f"{api}/unit/tree"] = units_of
    p.ways.add(f"{api}/unit/tree?siteId={site}")
    loading = (
        f"var siteId='{site}';$(function(){{$.ajax({{type:'get',url:'{api}/unit/tree',data:{{siteId:siteId}},"
        "dataType:'json',success:function(res){renderTree(res.data);}});});"
    )
    p.way(
        f"{base}/units.html",
        "政府信息公开目录",
        f"<div id='unitTree' class='tree'>加载中…</div>{JQUERY}<script>{loading}</script>",
        crumbs=(GK, "政府信息公开目录"),
    )
    p.way(
        p.section, p.calls[0], p.columns(p.section, (f"{base}/units.html", "政府信息公开目录")), crumbs=(GK,)
    )
    p.front((p.section, p.calls[0]))
    return p


def vue_in_page(size: Size, seed: int) -> Large:
    """Vue from a script tag on each list: it posts its data, and its template says where rows lead."""
    p = Large(seed, "vue in page", size=size, kinds=KINDS)
    api = p.rng.choice(("/prod-api/portal/article/list", "/api/cms/content/page", "/portal/info/list"))
    number, per = p.rng.choice(("pageNum", "current", "pageNo")), p.rng.choice((4, 10))
    lists, units = dict[str, list[Row]](), list[tuple[str, str]]()
    arrow = p.rng.random() < 0.5
    for n, unit in enumerate(p.bodies):
        key, base, crumbs = str(88010 + n), f"{p.section}unit{n}/", (GK, "部门、乡镇信息公开", unit)
        lists[key] = p.shelf(
            unit, lambda m: f"/article/detail?id={m}", (*crumbs, "年度报告"), mixed=True, reports=6
        )
        p.way(base, unit, p.columns(base, (f"{base}nb.html", "年度报告")), crumbs=crumbs)
        request = (
            f"axios.post('{api}',this.query).then(res=>{{this.list=res.data.rows;this.total=res.data.total}})"
            if arrow
            else f"var that=this;axios.post('{api}',that.query).then(function(res){{"
            "that.list=res.data.rows;that.total=res.data.total;})"
        )
        script = (
            "new Vue({el:'#app',data:{list:[],total:0,"
            f"query:{{channelId:'{key}',{number}:1,pageSize:{per}}}}},"
            f"created:function(){{this.load();}},methods:{{load:function(){{{request};}},"
            f"turn:function(n){{this.query.{number}=n;this.load();}}}}}});"
        )
        p.way(
            f"{base}nb.html",
            "年度报告",
            "<div id='app'><ul><li v-for='item in list' :key='item.id'>"
            "<a :href=\"'/article/detail?id='+item.id\" target='_blank'>{{item.title}}</a>"
            "<em>{{item.pubDate}}</em></li></ul>"
            "<el-pagination @current-change='turn' :total='total'></el-pagination></div>"
            "<script src='/static/js/vue.min.js'></script><script src='/static/js/axios.min.js'></script>"
            f"<script>{script}</script>",
            crumbs=(*crumbs, "年度报告"),
        )
        units.append((base, unit))
        p.ways |= {f"{api}#{key}/{k}" for k in range(-(-len(lists[key]) // per))}

    def rows_of(asked: Request) -> Answer:
        told = asked.json if isinstance(asked.json, dict) else {}
        rows = lists.get(str(told.get("channelId")), [])
        held = [
            {"id": at.partition("=")[2], "title": name, "pubDate": day, "clicks": p.rng.randint(1, 99)}
            for at, name, day in _part(rows, int(told.get(number) or 1), int(told.get("pageSize") or per))
        ]
        return _json({"total": len(rows), "rows": held, "code": 200, "msg": "查询成功"})

    p.dynamic[api] = rows_of
    ways = directories(p, p.section, units, (GK,))
    p.enter(*ways)
    return p


def fetched_by_literals(size: Size, seed: int) -> Large:
    """One channel of all bodies' papers, fetched by template literals, more at the press of a button."""
    p = Large(seed, "fetched by literals", size=size, kinds=KINDS)
    channel, name = p.rng.choice(("annual-report", "gknb", "c1087")), p.rng.choice(names.SHELF[1:])
    rows, per = list[Row](), p.rng.choice((10, 20))
    for unit in p.bodies:
        rows += p.shelf(unit, lambda _: f"/p/{p.rng.getrandbits(48):012x}", (GK, name), mixed=True)
    p.rng.shuffle(rows)
    api = f"/api/v2/channels/{channel}/articles"

    def answer(asked: Request) -> Answer:
        page, limit = int(asked.query.get("page") or 1), int(asked.query.get("limit") or per)
        held = [
            {"slug": at.removeprefix("/p/"), "title": title, "date": day}
            for at, title, day in _part(rows, page, limit)
        ]
        meta = {"page": page, "limit": limit, "total": len(rows), "hasMore": page * limit < len(rows)}
        return _json({"success": True, "data": {"items": held, "meta": meta}})

    p.dynamic[api] = answer
    p.ways |= {f"{api}?page={k}&limit={per}" for k in range(1, -(-len(rows) // per) + 1)}
    script = (
        f"const channel = '{channel}';\nlet page = 1;\nconst limit = {per};\n"
        "const box = document.querySelector('#items');\n"
        "const load = async () => {\n"
        "  const res = await fetch(`/api/v2/channels/${channel}/articles?page=${page}&limit=${limit}`);\n"
        "  const { data } = await res.json();\n"
        "  data.items.forEach(it => box.insertAdjacentHTML('beforeend',\n"
        "    `<a class=\"item\" href=\"/p/${it.slug}\">${it.title}<time>${it.date}</time></a>`));\n"
        "  if (!data.meta.hasMore) document.querySelector('#more').remove();\n};\n"
        "document.querySelector('#more').addEventListener('click', () => { page++; load(); });\nload();"
    )
    base = f"{p.section}{channel}/"
    p.way(
        base,
        name,
        f"<div id='items'></div><button id='more'>加载更多</button><script type='module'>{script}</script>",
        crumbs=(GK, name),
    )
    others = menu((f"{p.section}zn.html", "政府信息公开指南"), (f"{p.section}zd.html", "政府信息公开制度"))
    p.way(p.section, p.calls[0], others + p.columns(p.section, (base, name)), crumbs=(GK,))
    p.front((p.section, p.calls[0]))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "a province's platform": province_platform,
    "Vue in the page": vue_in_page,
    "rows fetched by literals": fetched_by_literals,
}
