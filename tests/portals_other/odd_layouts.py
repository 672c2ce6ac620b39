"""More portals of unknown products: hash routes, year × unit tables, choices, XML menus, English words."""

from __future__ import annotations

import json
from base64 import b64encode

from tests.crawl.site import Answer
from tests.portals_other.building import Portal, listed, menu
from tests.portals_other.layouts import GK, NB, YEARS, neighbours


def hashed(seed: int) -> Portal:
    """A shell's routes behind #, each with a twin that the server writes; days as 2024.01.19."""
    p = Portal(seed, "hashed")
    p.section = "/s/open"
    p.home(menu(("/s/open", GK), ("#/open", "政务公开频道")), 120, lambda n: f"/s/news/{n + 300}")
    p.way(
        "/s/open",
        GK,
        menu(
            ("#/open/guide", "政府信息公开指南"),
            ("/s/open/guide", "政府信息公开指南"),
            ("#/open/annual", NB),
            ("/s/open/annual", NB),
            ("/s/open/budget", "财政预决算"),
        ),
        crumbs=(GK,),
    )
    rows = []
    for unit in p.units(6, 5):
        for year in p.rng.sample(YEARS, 2):
            path = f"/s/open/annual/{p.rng.randint(10**5, 10**7)}"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append(
                (path, f"{p.full(unit)}{year}年政府信息公开年报", f"{year + 1}.01.{p.rng.randint(10, 29)}")
            )
    rows.append(_other(p, "/s/open/annual/77", "2023年法治政府建设年度报告"))
    size = p.rng.randint(8, 12)
    of = -(-len(rows) // size)
    for k in range(1, of + 1):
        links = "".join(
            f"<a class='p' href='/s/open/annual?page={n}'>{n}</a>" for n in range(1, of + 1) if n != k
        )
        p.way(
            "/s/open/annual" + (f"?page={k}" if k > 1 else ""),
            NB,
            listed(rows[(k - 1) * size : k * size]) + f"<div>{links}</div>",
            crumbs=(GK, NB),
        )
    return p


def table_of_years(seed: int) -> Portal:
    """One table, a row a unit and a column a year, whose cells say 查看, 下载 or the year alone."""
    p = Portal(seed, "cross table")
    p.section = "/zwgk/"
    p.home(menu(("/zwgk/", "政务公开")), 140, lambda n: f"/dt/{n}.php")
    p.way("/zwgk/", "政务公开", menu(*neighbours("/zwgk/"), ("/zwgk/nb.php", NB)), crumbs=("政务公开",))
    said = p.rng.choice(("查看", "下载", "点击查看", ""))
    years = sorted(YEARS, reverse=p.rng.random() < 0.5)
    rows = []
    for unit in p.units(9, 6):
        cells = []
        for year in years:
            if p.rng.random() < 0.2:
                cells.append("<td>—</td>")
                continue
            stem = f"/zwgk/nb/{p.rng.randint(10**4, 10**6)}"
            if p.rng.random() < 0.4:
                path = f"{stem}.pdf"
                p.report_file(path, unit, year)
            else:
                path = f"{stem}.php"
                p.report(path, unit, year)
            cells.append(f"<td><a href='{path}'>{said or year}</a></td>")
        rows.append(f"<tr><td>{unit}</td>{''.join(cells)}</tr>")
    head = "".join(f"<th>{year}年</th>" for year in years)
    p.way(
        "/zwgk/nb.php",
        NB,
        f"<h2>{NB}</h2><table><tr><th>单位</th>{head}</tr>{''.join(rows)}</table>",
        crumbs=("政务公开", NB),
    )
    return p


def chosen(seed: int) -> Portal:
    """A directory of units as choices of a form, years as choices on each unit's page."""
    p = Portal(seed, "chosen")
    p.section = "/gk/index.asp"
    p.home(menu(("/gk/index.asp", GK)), 130, lambda n: f"/news/view.asp?id={n + 50}")
    p.way(
        "/gk/index.asp", GK, menu(*neighbours("/gk/"), ("/gk/dw.asp", "各部门各乡镇信息公开")), crumbs=(GK,)
    )
    units = p.units(6, 4)
    number = {unit: n for n, unit in enumerate(units, p.rng.randint(11, 90))}
    options = "".join(f"<option value='/gk/dw.asp?dw={number[unit]}'>{unit}</option>" for unit in units)
    p.way(
        "/gk/dw.asp",
        "各部门各乡镇信息公开",
        "<form><select onchange='go(this.value)'><option value=''>请选择单位</option>"
        f"{options}</select></form>",
        crumbs=(GK, "各部门各乡镇信息公开"),
    )
    for unit in units:
        base = f"/gk/list.asp?dw={number[unit]}&lm="
        p.way(
            f"/gk/dw.asp?dw={number[unit]}",
            unit,
            menu((f"{base}1", "机构职能"), (f"{base}2", "公开指南"), (f"{base}9", "信息公开年报")),
            crumbs=(GK, unit),
        )
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"/gk/show.asp?id={p.rng.randint(10**4, 10**6)}"
            p.report(path, unit, year, crumbs=(GK, unit, "信息公开年报"))
            rows.append((path, f"{year}年度报告", f"{year + 1}年1月{p.rng.randint(5, 29)}日"))
        p.way(f"{base}9", "信息公开年报", listed(rows, "table"), crumbs=(GK, unit, "信息公开年报"))
    return p


def encoded(seed: int) -> Portal:
    """Rows open by onclick with the address in base64; a plain address stands beside it in data-url."""
    p = Portal(seed, "encoded")
    p.section = "/open/index.do"
    p.home(menu(("/open/index.do", GK)), 120, lambda n: f"/news/detail.do?id={n + 70}")
    p.way(
        "/open/index.do",
        GK,
        menu(*neighbours("/open/"), ("/open/annual.do", "政府信息公开年度报告")),
        crumbs=(GK,),
    )
    rows = []
    for unit in p.units(7, 5):
        for year in p.rng.sample(YEARS, 2):
            key = b64encode(f"{seed}/{unit}/{year}".encode()).decode().rstrip("=").replace("/", "_")
            path = f"/open/detail.do?key={key}"
            p.report(path, unit, year)
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", year + 1))
    inner = "".join(
        f"<tr onclick=\"openInfo('{b64encode(path.encode()).decode()}')\" data-url='{path}'><td>{text}</td>"
        f"<td>{year}/1/{p.rng.randint(5, 29)}</td></tr>"
        for path, text, year in rows
    )
    p.way(
        "/open/annual.do",
        "政府信息公开年度报告",
        f"<table class='grid'>{inner}</table>",
        crumbs=(GK, "政府信息公开年度报告"),
    )
    return p


def english(seed: int) -> Portal:
    """English words in addresses, a menu that a script holds as XML, days as 19 Jan 2024 or 二〇二四年."""
    p = Portal(seed, "english")
    p.section = "/government/disclosure/"
    xml = "".join(
        f'<node text="{name}" url="{path}"/>'
        for path, name in (
            ("/government/disclosure/", GK),
            ("/government/leaders/", "领导之窗"),
            ("/services/", "办事服务"),
        )
    )
    p.home(
        f"<script>var menuXml = '<menu>{xml}</menu>'; build(menuXml);</script>",
        130,
        lambda n: f"/news/story-{n + 200}",
    )
    p.way(
        "/government/disclosure/",
        GK,
        menu(
            ("/government/disclosure/guide/", "政府信息公开指南"),
            ("/government/disclosure/rules/", "政府信息公开制度"),
            ("/government/disclosure/annual-reports/", NB),
        ),
        crumbs=(GK,),
    )
    base = "/government/disclosure/annual-reports/"
    tree = []
    for year in YEARS:
        tree.append({"name": f"{year}年", "url": f"{base}{year}/"})
        rows = []
        for unit in p.rng.sample(p.units(8, 6), 9):
            path = f"{base}{year}/report-{p.rng.randint(100, 10**6)}"
            if path in p.truth or any(
                one.agency == p.full(unit) and one.year == year for one in p.truth.values()
            ):
                continue
            p.report(path, unit, year, crumbs=(GK, NB, f"{year}年"))
            rows.append((path, unit, f"{p.rng.randint(4, 28)} Jan {year + 1}"))
        p.way(
            f"{base}{year}/",
            f"{year}年",
            f"<h3>{year}年{NB}</h3>{listed(rows)}",
            crumbs=(GK, NB, f"{year}年"),
        )
    p.way(
        base,
        NB,
        f"<div id='years'></div><script>var years = {json.dumps(tree, ensure_ascii=False)};</script>",
        crumbs=(GK, NB),
    )
    return p


def mapped(seed: int) -> Portal:
    """No menu leads to the reports: only sitemap.xml and the page 网站地图 name the hub of bare files."""
    p = Portal(seed, "mapped")
    p.section = "/index.html"
    p.home("<p>欢迎访问</p>", 90, lambda n: f"/a/{n + 40}.html")
    hub = f"/{p.rng.choice(('gkzl', 'zl', 'pub'))}/{p.rng.randint(100, 999)}.html"
    cells = []
    for unit in p.units(7, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/files/{year + 1}/{p.rng.randint(10**5, 10**7)}.pdf"
            p.report_file(path, unit, year)
            name = p.rng.choice(
                (f"{unit}{year}年度报告", f"{p.full(unit)}{year}年政府信息公开年报", f"{unit}（{year}年）")
            )
            cells.append(f"<p><a href='{path}'>{name}</a></p>")
    p.way(hub, NB, f"<h1>{NB}</h1>{''.join(cells)}", crumbs=(NB,))
    columns = [(f"/lm/{n}/", name) for n, name in enumerate(("工作动态", "通知公告", "招商引资", "乡村旅游"))]
    p.way("/map.html", "网站地图", menu(*columns, (hub, NB)))
    p.pages["/sitemap.xml"] = Answer(
        (
            "<?xml version='1.0'?><urlset>"
            + "".join(f"<url><loc>{path}</loc></url>" for path in (hub, "/a/41.html"))
            + "</urlset>"
        ).encode(),
        kind="text/xml",
    )
    return p


def own_sites(seed: int) -> Portal:
    """Reports of departments stand on their own sub-sites alone, each with its own few columns."""
    p = Portal(seed, "own sites")
    p.section = "/xxgk/"
    p.home(menu(("/xxgk/", GK)), 120, lambda n: f"/xw/{n + 60}.html")
    units = p.units(7, 5)
    slugs = p.rng.sample([a + b for a in "bcdghjlmst" for b in ("zj", "tj", "ws", "rs", "jt")], len(units))
    sites = [(f"/{slug}/", unit) for slug, unit in zip(slugs, units, strict=True)]
    p.way(
        "/xxgk/", GK, menu(*neighbours("/xxgk/")) + "<h3>部门、乡镇信息公开</h3>" + menu(*sites), crumbs=(GK,)
    )
    for base, unit in sites:
        p.way(
            base,
            f"{p.full(unit)}",
            "<h2>欢迎访问本站</h2>"
            + menu((f"{base}gzdt/", "工作动态"), (f"{base}tzgg/", "通知公告"), (f"{base}xxgk/", "信息公开")),
        )
        p.way(
            f"{base}xxgk/",
            "信息公开",
            menu(
                (f"{base}xxgk/zn.html", "公开指南"),
                (f"{base}xxgk/nb/", p.rng.choice(("公开年报", "年度报告", "工作年报"))),
            ),
            crumbs=(unit, "信息公开"),
        )
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"{base}xxgk/nb/{p.rng.randint(1000, 10**6)}.html"
            p.report(path, unit, year, crumbs=(unit, "信息公开", "年度报告"))
            rows.append(
                (
                    path,
                    f"{unit}{year}年政府信息公开工作年度报告",
                    f"{(year + 1) % 100}-01-{p.rng.randint(10, 29)}",
                )
            )
        p.way(f"{base}xxgk/nb/", "年度报告", listed(rows, "before"), crumbs=(unit, "信息公开", "年度报告"))
    return p


def _other(p: Portal, path: str, name: str) -> tuple[str, str, str]:
    p.paper(path, f"{p.county}{name}")
    return path, f"{p.county}{name}", "2024.01.09"
