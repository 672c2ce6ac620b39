"""Counties of 江西, 山西 and 河北, districts of 天津."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu


def jiangxi(seed: int) -> County:
    """江西: rows stand in a variable of the page's script, which turns its pages by itself; a choice of
    units."""
    p = County(seed, "jiangxi")
    site = f"/{p.stem}rmzf"
    p.shaped(
        lambda n: f"{site}/lm{n}/pc/list.html",
        lambda n: f"{site}/lm{n}/pc/list.html",
        lambda n: f"{site}/xwdt/202403/{n:032x}.shtml",
    )
    p.calls, p.section, name = "政务公开", f"{site}/zwgk/index.shtml", "政府信息公开年报"
    crumbs, at = ("政务公开", name), f"{site}/zfxxgknb/index.shtml"
    groups, options = (("县政府", ["人民政府"]), ("部门", p.bodies(6, 0)), ("乡镇场", p.bodies(0, 4))), ""
    for group, units in groups:
        for unit in units:
            own = f"{site}/nb{p.number()}/index.shtml"
            trail = (*crumbs, p.shown(unit))
            rows = [
                p.filed(
                    f"{own.rpartition('/')[0]}/{year + 1}01/{p.rng.getrandbits(128):032x}.shtml",
                    unit,
                    year,
                    crumbs=trail,
                )
                for year in p.run(p.rng.randint(2, 5))
            ]
            p.near(rows)
            told = [{"title": text, "url": path, "pubDate": day} for path, text, day in rows]
            script = (
                f"var dataList={json.dumps(told, ensure_ascii=False)};var pageSize=10;function show(n)"
                f"{{var h='';for(var i=(n-1)*"
                "pageSize;i<n*pageSize&&i<dataList.length;i++){h+='<li>"
                "<a href=\"'+dataList[i].url+'\">'+dataList[i].title+'</a>"
                "<span>'+dataList[i].pubDate+'</span>"
                "</li>';}document.getElementById('list').innerHTML=h;}show(1);"
            )
            p.way(
                own,
                trail[-1],
                f"<h3>{trail[-1]}</h3><ul id='list'></ul><script>{script}</script>",
                crumbs=trail,
            )
            options += f"<option value='{own}'>{group}：{trail[-1]}</option>"
    choice = f"<select id='dw' onchange='gotoUrl(this.value)'><option>请选择单位</option>{options}</select>"
    script = "<script>function gotoUrl(u){if(u!=''){window.location.href=u;}}</script>"
    p.way(at, name, f"<h2>{name}</h2>{choice}{script}", crumbs=crumbs)
    p.way(p.section, p.calls, menu(*p.amid(17, (at, name))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def shanxi(seed: int) -> County:
    """山西: a tree of bodies and columns asked for by a script; each column's list is a page of HTML
    asked for too."""
    p = County(seed, "shanxi")
    p.shaped(
        lambda n: f"/xxgk/list?catid={n}",
        lambda n: f"/zjx/lm{n}/",
        lambda n: f"/xwzx/202403/t20240311_{n}.shtml",
    )
    p.calls, p.section, name = "政府信息公开", "/xxgk/", p.rng.choice(("政府信息公开年报", "年度报告"))
    nodes: list[dict[str, object]] = [
        {"id": "1", "pId": "0", "name": "县政府部门", "isParent": True},
        {"id": "2", "pId": "0", "name": "乡镇人民政府", "isParent": True},
    ]
    for above, units in (("1", p.bodies(6, 0)), ("2", p.bodies(0, 5))):
        for unit in units:
            home = p.number()
            nodes.append({"id": str(home), "pId": above, "name": unit, "isParent": True})
            own = p.number()
            at = f"/xxgk/list?catid={own}"
            rows = [
                p.filed(
                    f"/xxgk/{home}/{year + 1}01/t{year + 1}0118_{p.number()}.shtml",
                    unit,
                    year,
                    crumbs=(p.calls, unit, name),
                )
                for year in p.run(p.rng.randint(2, 4))
            ]
            p.near(rows)
            p.way(at, name, f"<h3>{unit}</h3>{listing(rows, p.row_shape)}", crumbs=(p.calls, unit, name))
            below = [*p.noises(6), (at, name)]
            p.rng.shuffle(below)
            nodes += [
                {"id": to.rpartition("=")[2], "pId": str(home), "name": text, "url": to} for to, text in below
            ]
    tree = json.dumps(nodes, ensure_ascii=False).encode()
    p.dynamic["/xxgk/tree.json"] = lambda _asked: Answer(tree, kind="application/json;charset=utf-8")
    p.ways.add("/xxgk/tree.json")
    script = (
        "$(function(){$.ajax({url:'/xxgk/tree.json',type:'get',dataType:'json',success:function(d){$.fn"
        ".zTree.init($('#tree'),"
        "{data:{simpleData:{enable:true}},callback:{onClick:function(e,i,n){if(n.url){window.location.h"
        "ref=n.url;}}}},d);}});});"
    )
    whole = "/xxgk/xzf/zfxxgknb/"
    rows = [
        p.filed(
            f"{whole}{year + 1}01/t{year + 1}0120_{p.number()}.shtml",
            "人民政府",
            year,
            crumbs=(p.calls, name),
        )
        for year in p.run(5)
    ]
    p.near(rows)
    p.way(
        whole,
        name,
        listing([(path.replace(whole, "./"), text, day) for path, text, day in rows], p.row_shape),
        crumbs=(p.calls, name),
    )
    p.way(
        p.section,
        p.calls,
        f"{menu(*p.amid(9, (whole, name)))}<ul id='tree' class='ztree'></ul><script>{script}</script>",
        crumbs=(p.calls,),
    )
    p.home_page((p.section, p.calls))
    return p


def hebei(seed: int) -> County:
    """河北: a page of all bodies by kinds; a zone with a site of its own; rows numbered, by year below
    headings."""
    p = County(seed, "hebei")
    domain = f"{p.stem}.gov.cn"
    p.home_url = f"http://www.{domain}/"
    p.shaped(
        lambda n: f"/gszbm/auto{n}/", lambda n: f"/zjx/lm{n}/", lambda n: f"/xwzx/202403/t20240311_{n}.html"
    )
    p.calls, p.section, name = "政府信息公开", "/zfxxgk/", "政府信息公开年报"
    boxes, zone = "", p.rng.choice(words.OPENED_LATE)
    for group, units in (("市县政府部门", p.bodies(6, 0)), ("乡镇（街道）", p.bodies(0, 4))):
        found = []
        for unit in units:
            base = f"/gszbm/auto{p.number(20000, 29999)}/"
            nb, crumbs = f"{base}nb{p.number()}/", (p.calls, unit, name)
            _by_headings(p, nb, unit, crumbs)
            p.way(
                f"{base}?id=1780/2138",
                unit,
                menu(*p.amid(p.rng.randint(9, 16), (nb, name)))
                + listing([p.noise_row() for _ in range(9)], 1),
                crumbs=crumbs[:2],
            )
            p.pages[base] = p.pages[f"{base}?id=1780/2138"]
            found.append((f"{base}?id=1780/2138", unit))
        boxes += (
            f"<div class='scroll_tit'><span>{group}</span></div><div class='scroll_con'>{menu(*found)}</div>"
        )
    own = f"{p.section}zfxxgknb/"
    _by_headings(p, own, "人民政府", (p.calls, name))
    host = _zone(p, zone, domain)
    own_site = menu((f"http://{host}/", zone))
    boxes += f"<div class='scroll_tit'><span>开发区</span></div><div class='scroll_con'>{own_site}</div>"
    p.way(p.section, p.calls, menu(*p.amid(10, (own, name))) + boxes, crumbs=(p.calls,))
    p.home_page((p.section, p.calls))
    return p


def _by_headings(p: County, at: str, unit: str, crumbs: tuple[str, ...]) -> None:
    """A column whose rows say no year: it stands in the heading above."""
    told, rows = "", list[Row]()
    for n, year in enumerate(p.run(p.rng.randint(2, 4))):
        title = p.said(p.rng.choice(words.YEARLESS), unit, year)
        row = p.filed(
            f"{at}{year + 1}01/t{year + 1}0117_{p.number()}.html", unit, year, crumbs=crumbs, title=title
        )
        rows.append(row)
        told += f"<h4>{year}年</h4><ul><li>{n + 1}. <a href='{row[0]}' target='_blank'>{row[1]}</a></li></ul>"
    p.near(rows)
    p.way(at, crumbs[-1], told, crumbs=crumbs)


def _zone(p: County, zone: str, domain: str) -> str:
    """A zone's own small site; gives its host."""
    host = f"kfq.{domain}"
    own = County(p.rng.randrange(10**6), "hebei")
    own.county, own.site, own.home_url = p.county, p.full(zone), f"http://{host}/"
    own.shaped(lambda n: f"/lm{n}/", lambda n: f"/gk{n}/", lambda n: f"/news/{n}.html")
    own.calls, own.section = "信息公开", "/xxgk/"
    crumbs = ("信息公开", "信息公开年报")
    rows = [own.filed(f"/xxgk/nb/{own.number()}.html", zone, year, crumbs=crumbs) for year in own.run(3)]
    own.near(rows)
    own.way("/xxgk/nb/", "信息公开年报", listing(rows, own.row_shape), crumbs=crumbs)
    own.way("/xxgk/", "信息公开", menu(*own.amid(9, ("/xxgk/nb/", "信息公开年报"))), crumbs=crumbs[:1])
    own.home_page(("/xxgk/", "信息公开"), news=24)
    p.sites[host] = own.pages
    p.noisy |= own.noisy
    p.ways |= {f"http://{host}{path}" for path in own.ways}
    for path, true in own.truth.items():
        p.credit(f"http://{host}{path}", true.agency, true.year)
    return host


def tianjin(seed: int) -> County:
    """天津: one page with a tab a year, all its rows in the page; the departments' and the streets' by
    a second page."""
    p = County(seed, "tianjin")
    p.shaped(
        lambda n: f"/zwgk/zc{n}/", lambda n: f"/ywdt/lm{n}/", lambda n: f"/ywdt/202403/t20240311_{n}.html"
    )
    p.calls, p.section, name, entries = "政务公开", "/zwgk/", "政府信息公开年报", list[tuple[str, str]]()
    for slug, text, units in (
        ("qzf", "区政府年报", ["人民政府"]),
        ("qbm", "区级部门年报", p.bodies(7, 0)),
        ("jdxz", "街道（镇）年报", p.bodies(0, 4)),
    ):
        at, crumbs, heads, panes = f"/zwgk/zfxxgknb/{slug}/", (p.calls, name, text), "", ""
        for n, year in enumerate(p.run(6 if slug == "qzf" else 3)):
            rows = [
                p.filed(f"{at}{year + 1}01/t{year + 1}0125_{p.number()}.html", unit, year, crumbs=crumbs)
                for unit in units
            ]
            p.near(rows)
            told = [(path.replace(at, "./"), said, day) for path, said, day in rows]
            heads += f"<li class='{'on' if not n else ''}' onclick='setTab({n})'>{year}年</li>"
            shown = "none" if n else "block"
            panes += f"<div id='con_{n}' style='display:{shown}'>{listing(told, p.row_shape, 20)}</div>"
        gone = [
            (path, said, day)
            for path, said, day in p.decoys(2, (at + "202402/t20240209_{}.html").format, crumbs)
        ]
        p.way(at, text, f"<ul class='tab'>{heads}</ul>{panes}{listing(gone, 0)}", crumbs=crumbs)
        entries.append((f"./{slug}/", text))
    p.way("/zwgk/zfxxgknb/", name, menu(*entries), crumbs=(p.calls, name))
    p.way(p.section, p.calls, menu(*p.amid(20, ("./zfxxgknb/", name))), crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"), ("/zwgk/zfxxgknb/", "信息公开年报"))
    return p


LAYOUTS: dict[str, Callable[[int], County]] = {
    "jiangxi": jiangxi,
    "shanxi": shanxi,
    "hebei": hebei,
    "tianjin": tianjin,
}
