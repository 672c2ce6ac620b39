"""Counties of 辽宁, 吉林 and 黑龙江."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu, numbered


def liaoning(seed: int) -> County:
    """辽宁: one address for all, what is asked for in its query; the units' pages by ids, pages by a
    module's number."""
    p = County(seed, "liaoning")
    ui = "/eportal/ui"
    p.shaped(
        lambda n: f"{ui}?pageId={n}",
        lambda n: f"{ui}?pageId={n}",
        lambda n: f"{ui}?pageId={n % 89 + 100}&articleKey={n}&columnId={n % 97}",
    )
    p.calls, p.section, name = "政务公开", f"{ui}?pageId={p.number()}", "政府信息公开年度报告"
    columns = []
    for group, units in (("县政府", ["人民政府"]), ("部门", p.bodies(7, 0)), ("乡镇街道", p.bodies(0, 5))):
        page, module, column, crumbs = p.number(), p.number(), p.number(), ("政务公开", name, group)
        rows = [
            p.filed(
                f"{ui}?pageId={page}&articleKey={p.number()}&columnId={column}", unit, year, crumbs=crumbs
            )
            for year in p.run(4)
            for unit in units
        ]

        def turned(k: int, page: int = page, module: int = module) -> str:
            return f"{ui}?pageId={page}" + (
                f"&currentPage={k + 1}&moduleId={module}&staticRequest=yes" if k else ""
            )

        p.pages_of(turned, group, rows, 15, numbered(turned), crumbs=crumbs, side=menu(*p.noises(6)), cut=18)
        columns.append((turned(0), group))
    at = f"{ui}?pageId={p.number()}"
    p.way(at, name, menu(*columns), crumbs=("政务公开", name))
    p.way(p.section, p.calls, menu(*p.amid(15, (at, name))), crumbs=("政务公开",))
    p.home_page((p.section, "政务公开"))
    return p


def jilin(seed: int) -> County:
    """吉林: a host of its own for disclosure; a choice of bodies fills a table that a script asks for
    by POST."""
    p = County(seed, "jilin")
    p.shaped(lambda n: f"/zw/lm{n}/", lambda n: f"/zjx/lm{n}/", lambda n: f"/xw/202403/t20240311_{n}.html")
    domain = f"{p.stem}.gov.cn"
    host, name = f"xxgk.{domain}", "政府信息公开年报"
    p.home_url, p.calls, p.section = f"http://www.{domain}/", "政府信息公开", f"http://{host}/"
    by_unit, own = dict[str, list[Row]](), County(p.rng.randrange(10**6), "jilin")
    own.county, own.site = p.county, p.site
    own.shaped(
        lambda n: f"/gkml/lm{n}/", lambda n: f"/gkml/lm{n}/", lambda n: f"/gkml/202403/t20240311_{n}.html"
    )
    own.calls, own.section, own.home_url = "政府信息公开", "/", f"http://{host}/"
    units = dict[str, str]()
    for n, unit in enumerate(("人民政府", *p.bodies(6, 4))):
        code = f"{p.number()}"
        by_unit[code] = [
            own.filed(
                f"/dw{n}/ndbg/{year + 1}01/t{year + 1}0115_{p.number()}.html", unit, year, crumbs=(unit, name)
            )
            for year in p.run(p.rng.randint(2, 4))
        ]
        own.near(by_unit[code])
        units[code] = p.shown(unit)
    options = "".join(f"<option value='{code}'>{unit}</option>" for code, unit in units.items())
    script = (
        "function load(dept){$.post('/gkml/list',{deptId:dept,type:'ndbg'},function(data){var h='';$.ea"
        "ch(data.rows,function(i,r)"
        "{h+='<tr><td>'+r.indexNo+'</td><td><a href=\"'+r.url+'\">'+r.title+'</a></td><td>'+r.date+'"
        "</td></tr>';});"
        "$('#tb').html(h);},'json');}"
    )
    body = (
        f"<h3>{name}</h3><select id='dept' onchange='load(this.value)'><option value=''>请选择单位"
        f"</option>{options}</select>"
        f"<table><tbody id='tb'></tbody></table><script>{script}</script>"
    )
    own.way("/ndbg/", name, body, crumbs=(name,))
    own.way("/", "政府信息公开", menu(*own.amid(15, ("/ndbg/", name))))
    p.asked[f"{host}/gkml/list"] = _rows_of(by_unit)
    p.sites[host] = own.pages
    p.ways |= {f"http://{host}{path}" for path in own.ways} | {
        f"http://{host}/gkml/list?{code}" for code in units
    }
    p.noisy |= own.noisy
    for path, true in own.truth.items():
        p.credit(f"http://{host}{path}", true.agency, true.year)
    p.home_page((p.section, p.calls))
    return p


def _rows_of(by_unit: dict[str, list[Row]]) -> Callable[[Request], Answer | None]:
    def answered(asked: Request) -> Answer | None:
        rows = by_unit.get(asked.form.get("deptId", ""), [])
        told = [
            {"url": at, "title": text, "date": day, "indexNo": f"0140-{n}"}
            for n, (at, text, day) in enumerate(rows)
        ]
        return Answer(
            json.dumps({"rows": told}, ensure_ascii=False).encode(), kind="application/json;charset=UTF-8"
        )

    return answered


def heilongjiang(seed: int) -> County:
    """黑龙江: the section of each body is one page whose tabs have lists; pages of a list by a script's
    count."""
    p = County(seed, "heilongjiang")
    site = f"/{p.stem}"
    p.shaped(
        lambda n: f"{site}/c{n}/list.shtml",
        lambda n: f"{site}/c{n}/list.shtml",
        lambda n: f"{site}/c1/202403/c01_{n}.shtml",
    )
    p.calls, p.section, name, per = (
        "政府信息公开",
        f"{site}/c{p.number()}/zfxxgk.shtml",
        "政府信息公开年报",
        8,
    )
    boxes = ""
    for group, units in (("县直部门", p.bodies(6, 0)), ("乡镇", p.bodies(0, 4))):
        found = []
        for unit in units:
            channel = p.number()
            at = f"{site}/c{channel}/zfxxgk.shtml"
            crumbs = (p.calls, unit)
            rows = [
                p.filed(f"{site}/c{channel}/{year + 1}01/c11_{p.number()}.shtml", unit, year, crumbs=crumbs)
                for year in p.run(p.rng.randint(2, 4))
            ]
            p.near(rows)
            p.way(at, unit, _tabbed(p, rows), crumbs=crumbs)
            found.append((at, unit))
        boxes += f"<div class='dw'><h3>{group}</h3>{menu(*found)}</div>"
    rows = [
        p.filed(
            f"{site}/c{p.number()}/{year + 1}02/c11_{p.number()}.shtml",
            "人民政府",
            year,
            crumbs=(p.calls, name),
        )
        for year in p.run(14)
    ]
    own = f"{site}/c{p.number()}/zfxxgk_list"

    def turned(k: int) -> str:
        return f"{own}_{k + 1}.shtml" if k else f"{own}.shtml"

    p.pages_of(
        turned,
        name,
        rows,
        per,
        lambda k, of: (
            f"<div id='page_div'></div>"
            f"<script>createPageHTML('page_div',{of}, {k + 1},'zfxxgk_list','shtml',{len(rows)});</script>"
        ),
        crumbs=(p.calls, name),
    )
    p.way(p.section, p.calls, menu(*p.amid(12, (turned(0), name))) + boxes, crumbs=(p.calls,))
    p.home_page((p.section, p.calls))
    return p


def _tabbed(p: County, rows: list[Row]) -> str:
    """A body's page: four tabs, the last of which has its reports."""
    tabs = "".join(
        f"<li data-tab='{key}'>{text}</li>"
        for key, text in (
            ("zn", "政府信息公开指南"),
            ("zd", "政府信息公开制度"),
            ("fdzdgk", "法定主动公开内容"),
            ("gknb", "政府信息公开年报"),
        )
    )
    held = (
        "<p>本单位编制了《政府信息公开指南》，需要获得政府信息公开服务的公民可查阅。</p>",
        listing([p.noise_row() for _ in range(3)], 0),
        menu(*p.noises(14)),
        listing(rows, p.row_shape),
    )
    return f"<ul class='tabs'>{tabs}</ul>" + "".join(f"<div class='pane'>{told}</div>" for told in held)


LAYOUTS: dict[str, Callable[[int], County]] = {
    "liaoning": liaoning,
    "jilin": jilin,
    "heilongjiang": heilongjiang,
}
