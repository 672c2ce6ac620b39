"""Ways that hide: splash pages, drawn maps, notices, years that open on a click, counties by a query."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_other.building import COUNTIES, NEWS, TOPICS
from tests.portals_rough.rows import GK, NB, YEARS, ZW, Rows, beside, drawn, menu, two_a_unit


def splash(seed: int) -> FamilyPortal:
    """The first page is a picture, a film or a countdown; the true home stands behind it."""
    p = FamilyPortal(seed, "splash")
    home = p.rng.choice(("/main.asp", "/index/", "/2021/index.shtml", "/home.php"))
    p.section = "/zwgk/list.php?c=1"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xw/{n + 300}.html")
    p.pages[home] = p.pages.pop("/")
    p.ways = {"/", home}
    first = p.rng.choice(
        (
            f"<a href='{home}'><img src='/images/welcome.jpg'></a>",
            f"<map name='m'><area shape='rect' coords='1,2,300,400' href='{home}'></map>"
            "<img src='w.jpg' usemap='#m'>",
            f"<embed src='/flash/in.swf'><p align=center><a href='{home}'>跳过动画 &gt;&gt;</a></p>",
            f"<script>setTimeout(\"window.location.href='{home}'\",3000);</script><p>3秒后进入网站</p>",
            f"<div onclick=\"window.location='{home}'\" style='cursor:pointer'>点击进入</div>",
            f"<button onclick=\"location.href='{home}'\">进入门户网站</button>",
            f"<script>function go(){{if(s--<1)location.replace('{home}');}}setInterval(go,1e3);</script>",
        )
    )
    p.pages["/"] = Answer(
        f"<html><head>{p.head}<title>{p.county}人民政府</title></head><body>{first}</body></html>".encode(),
        kind="text/html",
    )
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/list.php?c=9", NB)), crumbs=(ZW,))
    rows = two_a_unit(p, lambda _: f"/zwgk/show.php?id={p.rng.randint(10**4, 10**6)}", p.units(6, 6))
    p.way("/zwgk/list.php?c=9", NB, drawn(p.rng)(rows), crumbs=(ZW, NB))
    return p


def drawn_map(seed: int) -> FamilyPortal:
    """Townships stand on a map drawn as SVG, or in a script's list of places with their addresses."""
    p = FamilyPortal(seed, "drawn map")
    p.section = "/open/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/n/{n + 5}.html")
    towns = p.units(0, 9)
    at = {town: f"/xz/{p.rng.choice('abcdef')}{n}/" for n, town in enumerate(towns)}
    drawn_as = p.rng.choice(("svg", "svg text", "script"))
    if drawn_as == "script":
        places = json.dumps(
            [{"name": town, "value": [n, n], "url": at[town]} for n, town in enumerate(towns)],
            ensure_ascii=False,
        )
        body = (
            f"<div id='map'></div><script>var places={places};chart.on('click',function(e)"
            "{window.open(e.data.url)});</script>"
        )
    else:
        shape = (
            "<a xlink:href='{0}'>{2}<text x='1'>{1}</text></a>"
            if drawn_as == "svg"
            else ("<a xlink:href='{0}' xlink:title='{1}'>{2}</a>")
        )
        body = (
            "<svg width='600'>"
            + "".join(shape.format(at[town], town, "<path d='M1 2L3 4z'/>") for town in towns)
            + "</svg>"
        )
    p.way(
        p.section,
        GK,
        menu(*beside("/open/"), ("/open/xz", "乡镇信息公开"), ("/open/bm/", "部门年报")),
        crumbs=(GK,),
    )
    p.way("/open/xz", "乡镇信息公开", body, crumbs=(GK, "乡镇信息公开"))
    made = drawn(p.rng)
    for town in towns:
        rows = two_a_unit(p, partial(_below, p, at[town]), [town], (GK, town))
        p.way(at[town], town, menu(*beside(at[town]), (f"{at[town]}nb/", "年度报告")), crumbs=(GK, town))
        p.way(f"{at[town]}nb/", "年度报告", made(rows), crumbs=(GK, town, "年度报告"))
    rows = two_a_unit(p, lambda _: f"/open/bm/{p.rng.randint(10**4, 10**6)}.html", p.units(8, 0))
    p.way("/open/bm/", "部门年报", made(rows), crumbs=(GK, "部门年报"))
    return p


def _below(p: FamilyPortal, base: str, _year: int) -> str:
    return f"{base}{p.rng.randint(10**4, 10**6)}.html"


def notices(seed: int) -> FamilyPortal:
    """No column of reports: they stand among hundreds of notices, long pages of them."""
    p = FamilyPortal(seed, "notices")
    name = p.rng.choice(("通知公告", "公示公告", "公告公示", "政务公告", "通知通告", "政府公告"))
    inside = p.rng.random() < 0.5
    p.section = "/zwgk/"
    p.home(
        menu((p.section, ZW), *(() if inside else (("/tz/", name),))), 110, lambda n: f"/a/{n + 1000}.html"
    )
    p.way(
        p.section,
        ZW,
        menu(
            ("/zwgk/jg.html", "机构职能"),
            ("/zwgk/wj.html", "政策文件"),
            ("/tz/", name),
            ("/zwgk/rs.html", "人事信息"),
            ("/zwgk/cz.html", "财政信息"),
        ),
        crumbs=(ZW,),
    )
    if not inside:
        p.ways.discard(p.section)
    rows = two_a_unit(p, lambda _: f"/a/{p.rng.randint(10**5, 10**6)}.html", p.units(9, 8), (ZW, name))
    rows += [
        (
            f"/a/{p.rng.randint(2 * 10**6, 9 * 10**6)}.html",
            p.county
            + p.rng.choice(NEWS).format(p.rng.choice(TOPICS))
            + p.rng.choice(("公告", "的通知", "公示", "")),
            "2024-05-05",
        )
        for _ in range(400)
    ]
    for title in ("关于做好2023年政府信息公开工作年度报告编制工作的通知", f"{p.county}2023年政府工作报告"):
        path = f"/a/{p.rng.randint(10**7, 2 * 10**7)}.html"
        p.paper(path, title, crumbs=(ZW, name))
        rows.append((path, title, "2024-01-09"))
    p.rng.shuffle(rows)
    size, made = p.rng.choice((100, 150, 200)), drawn(p.rng)
    of = -(-len(rows) // size)
    for k in range(1, of + 1):
        more = f"<a href='/tz/?page={k + 1}'>下一页</a>" if k < of else "<span>下一页</span>"
        p.way(
            f"/tz/{f'?page={k}' if k > 1 else ''}",
            name,
            made(rows[(k - 1) * size : k * size]) + f"<div class='pages'>{k}/{of}页 {more}</div>",
            crumbs=(ZW, name),
        )
    return p


def opening_years(seed: int) -> FamilyPortal:
    """Years are heads that open on a click; what stands below each is asked for then."""
    p = FamilyPortal(seed, "opening years")
    p.section = "/xxgk/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/zx/{n + 9}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/nb.html", NB)), crumbs=(GK,))
    made, units = drawn(p.rng), p.units(7, 6)
    below = {}
    for year in YEARS:
        rows = []
        for unit in p.rng.sample(units, 7):
            path = f"/xxgk/d/{p.rng.randint(10**5, 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append((path, p.rng.choice((unit, f"{unit}{year}年年报", f"{year}年度报告（{unit}）")), ""))
        below[str(year)] = made(rows)
    api, name = (
        p.rng.choice(("/xxgk/nbList.do", "/api/annual", "/xxgk/ajax_nb.jsp")),
        p.rng.choice(("year", "nd", "niandu")),
    )
    head, script = p.rng.choice(
        (
            (
                "<h3 class='fold' data-year='{0}'>{0}年</h3><div class='panel'></div>",
                "$('.fold').on('click',function(){{var b=$(this);$.get('{0}',{{{1}:b.data('year')}},"
                "function(h){{b.next().html(h);}});}});",
            ),
            (
                "<h3 class='fold' data-year='{0}'>{0}年度</h3><div class='panel'></div>",
                "$('.fold').click(function(){{var y=$(this).attr('data-year'),b=$(this).next();"
                "$.ajax({{url:'{0}?{1}='+y,type:'GET',success:function(h){{b.html(h);}}}});}});",
            ),
            (
                '<dt onclick="opened({0},this)">{0}年</dt><dd></dd>',
                "function opened(y,b){{$(b).next().load('{0}?{1}='+y);}}",
            ),
            (
                "<div class='y' onclick=\"show('{0}')\">{0}年<i></i></div><div id='y{0}'></div>",
                "function show(y){{fetch('{0}?{1}='+y).then(r=>r.text()).then(t=>{{"
                "document.getElementById('y'+y).innerHTML=t;}});}}",
            ),
            (
                "<details ontoggle=\"show('{0}')\"><summary>{0}年</summary><div id='y{0}'></div></details>",
                "function show(y){{fetch(`{0}?{1}=${{y}}`).then(r=>r.text()).then(t=>{{"
                "document.getElementById('y'+y).innerHTML=t;}});}}",
            ),
        )
    )
    heads = "".join(head.format(year) for year in reversed(YEARS))
    p.way(
        "/xxgk/nb.html",
        NB,
        f"<div class='acc'>{heads}</div><script>{script.format(api, name)}</script>",
        crumbs=(GK, NB),
    )

    def answer(asked: Request) -> Answer | None:
        found = below.get(asked.query.get(name, ""))
        return found and Answer(found.encode())  # type: ignore[return-value]

    p.dynamic[api] = answer
    p.ways |= {f"{api}?{name}={year}" for year in YEARS}
    return p


def by_query(seed: int) -> FamilyPortal:
    """One platform of the province: each county is an id in the query, on every address of it."""
    p = FamilyPortal(seed, "by query")
    name = p.rng.choice(("areaId", "siteId", "regionCode", "xzqh"))
    codes = p.rng.sample(range(360121, 361130), 8)
    own, others = codes[0], codes[1:]
    page = p.rng.choice(("/portal/index.do", "/xxgk/area.jsp", "/open"))
    p.home_url = f"http://127.0.0.1:8002{page}?{name}={own}"
    home = f"{page}?{name}={own}"
    names = [county for county in (*COUNTIES, "白云县", "黄石县", "南山区") if county != p.county]
    across = (
        "<div class='areas'><h4>选择地区</h4>"
        + "".join(
            f"<a href='{page}?{name}={code}'>{county}</a>"
            for code, county in zip(others, names, strict=False)
        )
        + "</div>"
    )
    p.section = f"/xxgk/catalog?{name}={own}"
    p.home(menu((p.section, GK)) + across, 110, lambda n: f"/xxgk/news?{name}={own}&id={n + 44}")
    p.pages[home] = p.pages.pop("/")
    p.ways = {home}
    column = f"/xxgk/list?{name}={own}&type=nb"
    p.way(
        p.section,
        GK,
        menu((f"/xxgk/list?{name}={own}&type=zn", "政府信息公开指南"), (column, NB)) + across,
        crumbs=(GK,),
    )
    rows = two_a_unit(
        p, lambda _: f"/xxgk/detail?{name}={own}&id={p.rng.randint(10**5, 10**7)}", p.units(7, 6)
    )
    p.way(column, NB, drawn(p.rng)(rows) + across, crumbs=(GK, NB))
    for code, county in zip(others, names, strict=False):
        p.put(f"{page}?{name}={code}", county, menu((f"/xxgk/list?{name}={code}&type=nb", f"{county}{NB}")))
        foreign: Rows = [
            (f"/xxgk/detail?{name}={code}&id={k}", f"{county}财政局{2020 + k}年政府信息公开年报", "")
            for k in range(4)
        ]
        p.put(f"/xxgk/list?{name}={code}&type=nb", NB, drawn(p.rng)(foreign))
        for path, title, _ in foreign:
            p.paper(path, title, crumbs=(GK, NB))
    return p


def year_folders(seed: int) -> FamilyPortal:
    """Each year is a folder; a choice, a loop of a script or a slider of years goes there."""
    p = FamilyPortal(seed, "year folders")
    p.section = "/gongkai/"
    p.home(menu((p.section, GK)), 110, lambda n: f"/t/{n + 12}.htm")
    p.way(p.section, GK, menu(*beside("/gongkai/"), ("/gongkai/nb/", NB)), crumbs=(GK,))
    years, base = sorted(YEARS, reverse=True), "/gongkai/nb/"
    ways = p.rng.choice(
        (
            "<select onchange=\"if(this.value)location.href='/gongkai/nb/'+this.value+'/'\">"
            "<option value=''>选择年份</option>"
            + "".join(f"<option value='{y}'>{y}年</option>" for y in years) + "</select>",
            "<select id='nd'>" + "".join(f"<option value='{y}'>{y}年</option>" for y in years) + "</select>"
            "<script>$('#nd').change(function(){window.location.href='/gongkai/nb/'+$(this).val()+'/';});</script>",
            "<ul class='years'>" + "".join(f"<li data-y='{y}'>{y}</li>" for y in years) + "</ul>"
            "<script>$('.years li').click(function(){location.href='/gongkai/nb/'+$(this).data('y')+'/';});"
            "</script>",
            "".join(f"<span class='tab' onclick=\"go({y})\">{y}年</span>" for y in years)
            + "<script>function go(y){location.href='/gongkai/nb/'+y+'/';}</script>",
            f"<script>for(var y={years[0]};y>={years[-1]};y--){{"
            "document.write('<a href=\"/gongkai/nb/'+y+'/\">'"
            "+y+'年</a>');}</script>",
        )
    )
    made = drawn(p.rng)
    units = p.units(6, 6)
    p.way(base, NB, ways, crumbs=(GK, NB))
    for year in years:
        rows = []
        for unit in p.rng.sample(units, 7):
            path = f"{base}{year}/{p.rng.randint(10**3, 10**6)}.htm"
            p.report(path, unit, year, crumbs=(GK, NB, f"{year}年"))
            rows.append(
                (path, p.rng.choice((f"{p.full(unit)}政府信息公开年度报告", unit)), f"{year + 1}-01-11")
            )
        p.way(f"{base}{year}/", NB, made(rows), crumbs=(GK, NB, f"{year}年"))
    return p


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "a splash page": splash,
    "townships on a map": drawn_map,
    "among notices": notices,
    "years that open": opening_years,
    "counties by query": by_query,
    "a folder a year": year_folders,
}
