"""Sites on platforms: ids of sites and areas in the query, a host of disclosure apart, two products in
one portal."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing, menu
from tests.portals_kinds.kinds import Kind, cut


def _json(told: object) -> Answer:
    return Answer(json.dumps(told, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8")


def site_ids(seed: int) -> Kind:
    """A province's platform: each body a site id, its columns as JSON, its lists as JSON by the column's
    id."""
    p = Kind(seed, "site ids", skins=("blocks", "cards"))
    name, per, units = p.rng.choice(words.NB), p.rng.choice((8, 10)), p.bodies(5, 3)
    held = dict[str, list[Row]]()
    options = list[tuple[str, str]]()
    for n, unit in enumerate(units):
        site, column = str(3300 + n * 7), str(p.number(10**4, 10**6))
        crumbs = (unit, name)
        held[column] = p.shelf(
            f"/content/detail?siteId={site}&id={{}}".format, [unit], p.years(3), crumbs, 8
        )
        others = p.rng.sample(words.COLUMNS, 7)
        entries = [(f"/site/list?siteId={site}&columnId={n}", text) for n, text in enumerate(others)]
        entries.insert(p.rng.randint(0, 7), (f"/site/list?siteId={site}&columnId={column}", name))
        for path, text in entries[:]:
            if text != name:
                p.put(
                    path,
                    text,
                    listing([p.other(f"/content/detail?siteId={site}&id={{}}".format, (unit,))]),
                )
        script = (
            f"<div id='list'></div><div id='pager'></div><script>var siteId='{site}',columnId='{column}',page"
            f"Size={per};"
            "function load(n){$.ajax({url:'/api/content/page?siteId='+siteId+'&columnId='+columnId+'&pageSize"
            "='"
            "+pageSize+'&pageNo='+n,type:'GET',dataType:'json',success:function(r){render(r.data.records);"
            "pager(r.data.total);}});}load(1);</script>"
        )
        p.way(f"/site/list?siteId={site}&columnId={column}", name, script, crumbs=crumbs)
        p.way(f"/site/index?siteId={site}", unit, menu(*entries), crumbs=(unit,))
        options.append((f"/site/index?siteId={site}", unit))

    def page(asked: Request) -> Answer:
        rows, k = held.get(asked.query.get("columnId", ""), []), int(asked.query.get("pageNo") or 1)
        part = rows[(k - 1) * per : k * per]
        records = [
            {
                "id": at.rpartition("=")[2],
                "title": t,
                "url": at,
                "publishTime": f"{d} 09:00:00",
                "viewCount": 3,
            }
            for at, t, d in part
        ]
        return _json(
            {"code": 200, "msg": "success", "data": {"total": len(rows), "current": k, "records": records}}
        )

    p.dynamic["/api/content/page"] = page
    p.ways |= {f"/api {column} {k}" for column, rows in held.items() for k in range(len(cut(rows, per)))}
    p.enter(body=f"<h3>公开单位</h3>{menu(*options)}")
    return p


def own_host(seed: int) -> Kind:
    """Disclosure stands on zwgk. or xxgk. beside www: organs by kind in its side, each with its own
    columns."""
    p = Kind(seed, "own host")
    domain = p.rng.choice(("linjiang.gov.cn", "anping.gov.cn"))
    host, p.home_url = f"{p.rng.choice(('zwgk', 'xxgk', 'gk'))}.{domain}", f"http://www.{domain}/"
    o = p.of(f"{p.county}政府信息公开网")
    name, per = p.rng.choice(words.NB), 10
    groups, units = list[str](), o.bodies(6, 5)
    for n, unit in enumerate(units):
        at, crumbs = f"/{'bm' if n < 6 else 'xz'}/dw{n:02}/", (unit, name)
        rows = o.shelf(f"{at}ndbg/{{}}.html".format, [unit], o.years(3, first=2014), crumbs, 4)
        for k, part in enumerate(cut(rows, per)):
            more = f"<a href='{at}ndbg/index_{k + 2}.html'>&gt;</a>" if (k + 1) * per < len(rows) else ""
            o.way(
                f"{at}ndbg/{f'index_{k + 1}.html' if k else ''}",
                name,
                listing(part, 1) + more,
                crumbs=crumbs,
            )
        o.way(at, unit, o.columns(at, (f"{at}ndbg/", name)), crumbs=(unit,))
        groups.append(f"<li><a href='{at}'>{unit}</a></li>")
    o.way(
        "/",
        "政府信息公开网",
        f"<dl><dt>部门</dt><dd><ul>{''.join(groups[:6])}</ul></dd><dt>乡镇街道</dt><dd><ul>"
        f"{''.join(groups[6:])}</ul></dd></dl>"
        f"{listing([(f'{o.news_at}{n}8.html', o._headline(), '01-02') for n in range(40)])}",
    )
    p.adopt(host, o)
    p.section = f"http://{host}/"
    p.front()
    return p


def area_query(seed: int) -> Kind:
    """A county's reports stand on its prefecture's platform beside those of other counties, by areaId."""
    p = Kind(seed, "area query")
    domain = p.rng.choice(("hengshan.gov.cn", "ruzhou.gov.cn"))
    p.home_url, host = f"http://{p.rng.choice(('anping', 'xishan'))}.{domain}/", f"xxgk.{domain}"
    o = p.of("市政府信息公开平台")
    name, own = p.rng.choice(words.NB), "3607" + str(p.rng.randint(21, 35))
    per, units = 10, o.bodies(5, 4)
    others = {str(360740 + n): county for n, county in enumerate(words.COUNTIES) if county != p.county}
    crumbs = (p.county, name)
    rows = o.shelf(f"/detail.do?areaId={own}&infoId={{}}".format, units, o.years(3), crumbs, 6)
    frame = f"/list.do?areaId={own}&type=nb"
    for k, part in enumerate(cut(rows, per)):
        more = f"<a href='{frame}&pageNo={k + 2}'>下一页</a>" if (k + 1) * per < len(rows) else ""
        o.way(frame + (f"&pageNo={k + 1}" if k else ""), name, listing(part, 1) + more, crumbs=crumbs)
    areas = "".join(
        f"<a href='/index.do?areaId={area}'>{county}</a>"
        for area, county in {own: p.county, **others}.items()
    )
    kinds = [
        (f"/list.do?areaId={own}&type=t{n}", text) for n, text in enumerate(o.rng.sample(words.COLUMNS, 9))
    ]
    for path, text in kinds:
        o.put(
            path,
            text,
            listing(
                [
                    o.other(f"/detail.do?areaId={own}&infoId={{}}".format, (p.county, text))
                    for _ in range(3)
                ]
            ),
        )
    o.way(
        f"/index.do?areaId={own}",
        p.county,
        f"<div class='area'>{areas}</div>{menu(*kinds, (frame, name))}",
        crumbs=(p.county,),
    )
    o.dynamic["/index.do"] = lambda asked: o.pages.get(asked.target) or o.noise(asked)
    o.section = f"/index.do?areaId={own}"
    p.adopt(host, o)
    p.section = f"http://{host}/index.do?areaId={own}"
    p.front()
    return p


def two_products(seed: int) -> Kind:
    """The portal's own columns are of an old product; departments' reports are tables of a new one at
    another host."""
    p = Kind(seed, "two products", skins=("cells", "blocks"))
    domain = p.rng.choice(("longmen.gov.cn", "hedong.gov.cn"))
    p.home_url, host = f"http://www.{domain}/", f"xxgk.{domain}"
    name = p.rng.choice(words.NB)
    rows = p.shelf("/Show.aspx?ID={}".format, [""], p.years(6, first=2012), (p.calls, name), 3)
    p.way("/List.aspx?CID=37", name, listing(rows, 1), crumbs=(p.calls, name))
    o = p.of(f"{p.county}信息公开平台")
    o.skin, per = "cards", 12
    filed = o.shelf("/open/info/{}".format, o.bodies(6, 5), o.years(2, first=2017), (name,), 10)

    def page(asked: Request) -> Answer:
        k = int(str((asked.json or {}).get("page") or asked.form.get("page") or 1))
        part = [
            {"infoId": at.rpartition("/")[2], "infoTitle": t, "infoUrl": at, "pubDate": d}
            for at, t, d in filed[(k - 1) * per : k * per]
        ]
        return _json({"success": True, "result": {"rows": part, "total": len(filed), "page": k}})

    o.dynamic["/open/api/infoList"] = page
    o.ways |= {f"/open/api {k}" for k in range(len(cut(filed, per)))}
    o.way(
        "/open/list/annual",
        name,
        "<table id='tb'></table><script>var page=1;function q(){$.post('/open/api/infoList',"
        f"{{catalog:'annual',page:page,size:{per}}},function(d){{fill(d.result.rows);}},'json');}}q();"
        f"</script>",
        crumbs=(name,),
    )
    o.way("/", "信息公开平台", o.columns("/open/list/", ("/open/list/annual", name)))
    p.adopt(host, o)
    p.enter((f"http://{host}/", "部门信息公开"), ("/List.aspx?CID=37", name))
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "site ids": site_ids,
    "own host": own_host,
    "area query": area_query,
    "two products": two_products,
}
