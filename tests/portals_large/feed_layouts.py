"""Rows by script, query and choice over a whole county: crossings of body and topic, states, JSONP, GBK."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import parse_qsl, quote

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Row, Size, items
from tests.portals_large.tree_layouts import numbered
from tests.portals_other.building import menu

TOPICS = (
    "机构概况",
    "法规文件",
    "工作动态",
    "人事信息",
    "财政信息",
    "年度报告",
    "其他",
    "工作总结",
    "法治建设",
)


def crossing(size: Size, seed: int) -> Large:
    """list?org=&cat=&p=: each body crosses each topic, and only one topic is that of the reports."""
    p = Large(seed, "crossing", size=size, kinds=KINDS)
    org, cat = p.rng.choice((("org", "cat"), ("deptId", "topicId"), ("unit", "lm")))
    number = str(TOPICS.index("年度报告") + 20)
    lists = dict[str, list[Row]]()

    def address(key: str, topic: str, page: int = 1) -> str:
        return f"/opencat/list?{org}={key}&{cat}={topic}" + (f"&p={page}" if page > 1 else "")

    def answer(asked: Request) -> Answer:
        key, topic, page = asked.query.get(org, ""), asked.query.get(cat, ""), int(asked.query.get("p", "1"))
        unit = p.bodies[int(key) - 300] if key.isdigit() and 300 <= int(key) < 300 + len(p.bodies) else ""
        cells = menu(*((address(key, str(n + 20)), name) for n, name in enumerate(TOPICS)))
        if not topic:
            rows = []
        elif topic == number:
            rows = lists.get(key, [])
        else:
            return p._noise(asked)
        more = f"<a href='{address(key, topic, page + 1)}'>&gt;</a>" if 4 * page < len(rows) else ""
        crumbs = " &gt; ".join(("首页", GK, unit, *(["年度报告"] if topic else [])))
        return Answer(
            f"<html>{p.head}<title>{unit}信息公开</title><body>{p._menu()}"
            f"<div class='pos'>当前位置：{crumbs}</div>"
            f"{cells}{items(rows[4 * page - 4 : 4 * page])}{more}</body></html>".encode(),
            kind="text/html",
        )

    units = []
    for n, unit in enumerate(p.bodies):
        key = str(300 + n)
        lists[key] = p.shelf(
            unit, lambda m: f"/opencat/view?id={m}", (GK, unit, "年度报告"), mixed=True, reports=6
        )
        units.append((f"/opencat/list?{org}={key}", unit))
        p.ways |= {
            f"/opencat/list?{org}={key}",
            *(address(key, number, k) for k in range(1, (len(lists[key]) + 3) // 4 + 1)),
        }
    p.dynamic["/opencat/list"] = answer
    p.way(
        f"{p.section}dw.html", "公开单位", f"<h3>部门信息公开</h3>{menu(*units)}", crumbs=(GK, "部门信息公开")
    )
    p.enter((f"{p.section}dw.html", "部门信息公开"))
    return p


def states(size: Size, seed: int) -> Large:
    """Every page is an empty frame whose state, an object of a script, holds bodies, columns and rows."""
    p = Large(seed, "states", size=size)
    variable = p.rng.choice(
        ("window.__INITIAL_STATE__", "window.__NUXT__", "var pageData", "window.pageInfo")
    )

    def shown(state: dict[str, object], title: str) -> str:
        return (
            f"<div id='app'></div><script>{variable} = {json.dumps({'title': title} | state)};"
            "</script><script src='/js/app.js'></script>"
        )

    units = []
    for n, unit in enumerate(p.bodies):
        base = f"/site/{n + 60}/"
        rows = p.shelf(unit, numbered(f"{base}a"), (GK, unit, "政府信息公开年报"), mixed=True)
        held = [
            {"id": m, "title": name, "url": at, "publishDate": day} for m, (at, name, day) in enumerate(rows)
        ]
        p.way(
            f"{base}nb.html",
            "政府信息公开年报",
            shown({"list": held}, "政府信息公开年报"),
            crumbs=(GK, unit, "政府信息公开年报"),
        )
        columns = [{"name": name, "url": f"{base}c{m}.html"} for m, name in enumerate(names.COLUMNS[:9])]
        columns.insert(4, {"name": "政府信息公开年报", "url": f"{base}nb.html"})
        p.way(base, unit, shown({"columns": columns}, unit), crumbs=(GK, unit))
        units.append({"name": unit, "url": base})
    p.way(
        f"{p.section}dw/",
        "部门信息公开目录",
        shown({"units": units}, "部门信息公开目录"),
        crumbs=(GK, "部门信息公开目录"),
    )
    p.enter((f"{p.section}dw/", "部门信息公开目录"))
    return p


def jsonp(size: Size, seed: int) -> Large:
    """Rows come as JSONP, a page a call; the answer tells how many pages there are."""
    p = Large(seed, "jsonp", size=size, kinds=("page", "page", "pdf"))
    base, name = f"{p.section}nb/", p.rng.choice(names.SHELF[1:])
    rows = [row for unit in p.bodies for row in p.shelf(unit, numbered(base), (GK, name), mixed=True)]
    p.rng.shuffle(rows)
    per = 15
    count = (len(rows) + per - 1) // per
    callback, field = (
        p.rng.choice(("showList", "jsonpCallback", "cb")),
        p.rng.choice(("pageNo", "page", "pageIndex")),
    )

    def answer(asked: Request) -> Answer:
        page = int(asked.query.get(field) or 1)
        held = [
            {"title": title, "url": at, "pubDate": day}
            for at, title, day in rows[per * page - per : per * page]
        ]
        told = {"total": len(rows), "pageCount": count, field: page, "list": held}
        return Answer(
            f"{callback}({json.dumps(told, ensure_ascii=False)})".encode(), kind="application/javascript"
        )

    p.dynamic["/data/articles"] = answer
    p.ways |= {f"/data/articles?channel=77&{field}={k}&callback={callback}" for k in range(1, count + 1)}
    script = (
        f"var {field}=1;function load(){{"
        f"$.ajax({{url:'/data/articles?channel=77&{field}='+{field}+'&callback={callback}',"
        f"dataType:'jsonp',jsonp:false}});}}load();"
    )
    p.way(
        base, name, f"<div id='rows'></div><div id='pages'></div><script>{script}</script>", crumbs=(GK, name)
    )
    p.enter((base, name))
    return p


def old_asp(size: Size, seed: int) -> Large:
    """GBK and .asp: NewsClass.asp?Dept= in Chinese, pages by &Page=, bodies within a table of pictures."""
    p = Large(
        seed,
        "old asp",
        size=size,
        kinds=("page", "page", "docx"),
        encoding="gb18030",
        head='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    )
    lists, units = dict[str, list[Row]](), []

    def asked_for(unit: str, page: int = 1) -> str:
        return f"/Gov/NewsClass.asp?Dept={quote(unit, encoding='gb18030')}&Class=7" + (
            f"&Page={page}" if page > 1 else ""
        )

    for unit in p.bodies:
        lists[unit] = p.shelf(unit, lambda m: f"/Gov/ShowNews.asp?ID={m}", (GK, unit, "年度报告"), reports=5)
        p.ways |= {asked_for(unit, k) for k in range(1, (len(lists[unit]) + 2) // 3 + 1)}
        units.append((asked_for(unit), unit))

    def answer(asked: Request) -> Answer:
        told = asked.target.partition("?")[2]

        query = dict(parse_qsl(told, encoding="gb18030"))
        unit, page = query.get("Dept", ""), int(query.get("Page", "1"))
        if query.get("Class") != "7" or unit not in lists:
            return p._noise(asked)
        part = lists[unit][3 * page - 3 : 3 * page]
        cells = "".join(
            f"<TR><TD>·<A HREF='{at}' TARGET=_blank>{name}</A></TD><TD>[{day}]</TD></TR>"
            for at, name, day in part
        )
        more = (
            f"<A HREF='{asked_for(unit, page + 1)}'>后一页</A>" if 3 * page < len(lists[unit]) else "后一页"
        )
        return Answer(
            f"<HTML>{p.head}<TITLE>{unit}</TITLE><BODY>{p._menu()}<TABLE>{cells}</TABLE>"
            f"第{page}页 {more}</BODY></HTML>".encode("gb18030"),
            kind="text/html",
        )

    p.dynamic["/Gov/NewsClass.asp"] = answer
    cells = "".join(
        f"<TD><A HREF='{at}'><IMG SRC='/pic/{n}.gif' ALT='{unit}年度报告' BORDER=0></A></TD>"
        for n, (at, unit) in enumerate(units)
    )
    p.way(
        "/Gov/nb.asp",
        "政府信息公开年度报告",
        f"<TABLE><TR>{cells}</TR></TABLE>",
        crumbs=(GK, "政府信息公开年度报告"),
    )
    p.enter(("/Gov/nb.asp", "政府信息公开年度报告"))
    return p


def nodes_and_frames(size: Size, seed: int) -> Large:
    """zNodes of a tree in a script, whose leaves open in a frame; lists are list_{id}_{page}.html."""
    p = Large(seed, "nodes and frames", size=size, kinds=KINDS)
    nodes: list[dict[str, object]] = [
        {"id": 1, "pId": 0, "name": "部门"},
        {"id": 2, "pId": 0, "name": "乡镇街道"},
    ]
    for n, unit in enumerate(p.bodies):
        top = 100 + 10 * n
        nodes.append({"id": top, "pId": 1 if unit in names.DEPARTMENTS else 2, "name": unit})
        for m, name in enumerate(("机构设置", "政策法规", "年度报告", "预决算")):
            nodes.append(
                {
                    "id": top + 1 + m,
                    "pId": top,
                    "name": name,
                    "target": "main",
                    "url": f"/tree/list_{top + 1 + m}_1.html",
                }
            )
        rows = p.shelf(unit, numbered("/tree/info_"), (GK, unit, "年度报告"), mixed=True)
        pages = [rows[at : at + 5] for at in range(0, len(rows), 5)]
        for k, part in enumerate(pages, 1):
            more = f"<a href='list_{top + 3}_{k + 1}.html'>下页</a>" if k < len(pages) else "<a>下页</a>"
            p.way(
                f"/tree/list_{top + 3}_{k}.html",
                "年度报告",
                f"{items(part)}<p>{k}/{len(pages)} {more}</p>",
                crumbs=(GK, unit, "年度报告"),
            )
    script = f"var zNodes={json.dumps(nodes, ensure_ascii=False)};$.fn.zTree.init($('#tree'),setting,zNodes);"
    p.way(
        "/tree/",
        "信息公开目录",
        f"<ul id='tree' class='ztree'></ul><script>{script}</script>"
        "<iframe name='main' src='/tree/blank.html'></iframe>",
        crumbs=(GK, "信息公开目录"),
    )
    p.put("/tree/blank.html", "空白", "")
    p.enter(("/tree/", "信息公开目录"))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "bodies times topics": crossing,
    "states of scripts": states,
    "JSONP": jsonp,
    "GBK by .asp": old_asp,
    "nodes and frames": nodes_and_frames,
}
