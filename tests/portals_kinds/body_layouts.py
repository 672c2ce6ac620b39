"""Sites of bodies that are no county: a city with districts, a zone, a town, a police bureau, a farm
division."""

from __future__ import annotations

from collections.abc import Callable

from tests.portals_grown import words
from tests.portals_grown.grown import Row, listing, menu
from tests.portals_kinds.kinds import Kind, cut

DISTRICTS = ("城北区", "江南区", "湖滨区", "云溪区", "永宁县", "东山县")


def city(seed: int) -> Kind:
    """A prefecture's portal: its own reports, departments on hosts below its domain, districts on others'
    domains."""
    p = Kind(seed, "city")
    p.county = p.rng.choice(("云阳市", "清河市", "永丰市"))
    p.owner, domain = f"{p.county}人民政府", p.rng.choice(("yunyang.gov.cn", "qinghe.gov.cn"))
    p.home_url = f"http://www.{domain}/"
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('zfxxgknb/', 'ndbg/', 'xxgknb/'))}"
    crumbs = (p.calls, name)
    own = p.shelf(f"{at}szf/t{{}}.html".format, [""], p.years(6, first=2014), (*crumbs, "市政府"))
    p.rng.shuffle(own)
    here, far = list[Row](), list[Row]()
    for n, unit in enumerate(p.bodies(5, 0)):
        host = f"{p.rng.choice(('jyj', 'mzj', 'slj', 'tjj', 'gxj'))}{n}.{domain}"
        o = p.of(f"{p.county}{unit}")
        column = f"{o.base}{p.rng.choice(('nb/', 'col9/', 'xxgknb/'))}"
        rows = o.shelf(
            f"{column}{{}}.shtml".format, [unit], o.years(4, first=2015), (o.calls, name), others=3
        )
        o.way(column, name, listing(rows, n), crumbs=(o.calls, name))
        o.enter((column, name))
        p.adopt(host, o)
        newest = max((row for row in rows if row[0] in o.truth), key=lambda row: row[2])
        here.append((f"http://{host}{newest[0]}", newest[1], newest[2]))
    for n, district in enumerate(DISTRICTS):
        far += [
            (
                f"http://www.district{n}.gov.cn/zwgk/nb/{p.number()}.html",
                f"{district}人民政府{year}年政府信息公开工作年度报告",
                f"{year + 1}-03-20",
            )
            for year in (2024, 2023, 2022)
        ]
    p.way(at, name, f"<h3>市政府</h3>{listing(own)}<h3>市直部门</h3>{listing(here, 1)}<h3>县（市、区）</h3>"
                    f"{listing(far, 2)}",
          crumbs=crumbs)  # fmt: skip
    sites = "".join(f"<option value='http://{host}/'>{o.owner}</option>" for host, o in p.hosts.items())
    distant = "".join(
        f"<option value='http://www.district{n}.gov.cn/'>{d}</option>" for n, d in enumerate(DISTRICTS)
    )
    p.enter((at, name), front=False)
    p.front(
        more=f"部门网站<select onchange='window.open(this.value)'><option>请选择</option>{sites}</select>"
        f"县区网站<select onchange='window.open(this.value)'><option>请选择</option>{distant}</select>"
    )
    return p


def zone(seed: int) -> Kind:
    """A zone's committee: its bureaus' and towns' reports in one column, half of it news and notices."""
    p = Kind(seed, "zone", owner="")
    p.house = (
        f"{p.county[:-1]}{p.rng.choice(('经济技术开发区', '高新技术产业开发区', '高新区', '工业园区'))}"
    )
    p.owner = f"{p.house}管理委员会"
    name, per, at = (
        p.rng.choice(("信息公开年报", "年度报告", "工作年报")),
        p.rng.choice((12, 15)),
        f"{p.base}xxgknb_{p.number()}/",
    )
    bureaus = [
        "党政办公室",
        "经济发展局",
        "财政金融局",
        "建设局",
        "社会事务局",
        "招商局",
        "行政审批局",
        "综合执法局",
    ]
    units = ["", *p.rng.sample(bureaus, 5), *p.rng.sample(words.TOWNS, 2)]
    crumbs = (p.calls, name)
    rows = p.shelf(
        lambda n: f"{at}202{n % 5}0{n % 9 + 1}/t20240{n % 9 + 1}12_{n}.html", units, p.years(4), crumbs, 14
    )
    news = [(f"{p.news_at}t{p.number()}.html", p._headline(), "2023-09-10") for _ in range(20)]
    p.news += [row[0] for row in news]
    rows += news
    p.rng.shuffle(rows)
    pages = cut(rows, per)
    for k, part in enumerate(pages):
        near = [(row[0].replace(at, "./", 1), *row[1:]) for row in part]
        pager = f"<script>createPageHTML({len(pages)}, {k}, 'index', 'html');</script>"
        p.way(f"{at}{f'index_{k}.html' if k else ''}", name, listing(near, 1) + pager, crumbs=crumbs)
    p.enter((at, name))
    return p


def town(seed: int) -> Kind:
    """A town's own small site: one list of fifteen years in the midst of village affairs."""
    p = Kind(seed, "town")
    unit = p.rng.choice([town for town in words.TOWNS if town[-1] in "镇乡"])
    p.owner = p.full(unit)
    ext, name = (
        p.rng.choice((".html", ".htm", ".aspx")),
        p.rng.choice(("年度报告", "年报", "信息公开年报", "公开年报")),
    )
    at = f"{p.base}{p.number()}/"
    rows = p.shelf(
        f"{at}{{}}{ext}".format, [unit], p.years(p.rng.randint(9, 13), first=2010), (p.calls, name)
    )
    villages = [p.other(f"{p.base}cwgk/{{}}{ext}".format, (p.calls, "村务公开")) for _ in range(10)]
    p.way(at, name, listing(sorted(rows, key=lambda row: row[2], reverse=True), 3), crumbs=(p.calls, name))
    p.dynamic[f"{p.base}cw/"] = p.noise
    others = [(f"{p.base}cw/{n}/", f"{village}村务公开") for n, village in enumerate(words.VILLAGES)]
    p.way(
        p.section,
        p.calls,
        menu(*others[:5], (at, name), *others[5:]) + listing(villages, 1),
        crumbs=(p.calls,),
    )
    p.front()
    return p


def police(seed: int) -> Kind:
    """A police bureau's own site: its branches' reports stand on their own pages of the site, by query."""
    p = Kind(seed, "police")
    p.owner = p.house = f"{p.county}公安局"
    ext = p.rng.choice((".jsp", ".php", ".aspx", ".do"))
    name, key = p.rng.choice(words.NB), p.rng.choice(("orgId", "bmid", "dw"))
    units = {
        str(n + 101): unit
        for n, unit in enumerate(
            ("", "交通警察大队", "城关分局", "开发区分局", "森林公安分局", "巡特警大队", "看守所")
        )
    }
    for code, unit in units.items():
        crumbs = (p.calls, unit or "本局", name)
        rows = p.shelf(
            f"/info{ext}?{key}={code}&id={{}}".format, [unit], p.years(4, first=2014), crumbs, 2
        )
        p.way(f"/list{ext}?{key}={code}&cat=nb", name, listing(rows, 1), crumbs=crumbs)
        papers = [
            (f"/list{ext}?{key}={code}&cat={n}", text)
            for n, text in enumerate(p.rng.sample(words.COLUMNS, 8))
        ]
        for path, _ in papers:
            p.dynamic.setdefault(path, p.noise)
            p.put(
                path,
                "栏目",
                listing(
                    [p.other(f"/info{ext}?{key}={code}&id={{}}".format, crumbs[:2]) for _ in range(3)]
                ),
            )
        own = menu(*papers[:4], (f"/list{ext}?{key}={code}&cat=nb", name), *papers[4:])
        p.way(f"/unit{ext}?{key}={code}", unit or "本局", own, crumbs=(p.calls, unit or "本局"))
    lines = menu(*((f"/unit{ext}?{key}={code}", unit or "本局") for code, unit in units.items()))
    p.way(p.section, p.calls, f"{p.columns(p.base)}<h3>公开单位</h3>{lines}", crumbs=(p.calls,))
    p.front()
    return p


def farms(seed: int) -> Kind:
    """A division of the Corps with a city: farms and offices, a report page of each year opened by a tab."""
    p = Kind(seed, "farms")
    number = p.rng.choice("四五六七八九")
    p.house, p.owner = f"第{number}师", f"新疆生产建设兵团第{number}师"
    name, at = p.rng.choice(words.NB), f"{p.base}{p.rng.choice(('gkbg/', 'nb/'))}"
    farms = [f"{n}团" for n in p.rng.sample(range(61, 170), 6)]
    units = [
        f"{p.rng.choice(('一〇三', '一〇六', '七十二'))}团",
        *farms,
        *p.rng.sample(("教育局", "民政局", "水利局", "科技局"), 2),
    ]
    years = p.years(4, first=2015)
    tabs = "".join(f"<li class='tab'><a href='{at}{year}/index.html'>{year}年</a></li>" for year in years)
    for year in years:
        crumbs = (p.calls, name, f"{year}年")
        rows = p.shelf(f"{at}{year}/{{}}.html".format, units, [year], crumbs, 4)
        p.way(f"{at}{year}/index.html", name, f"<ul>{tabs}</ul>{listing(rows, 2)}", crumbs=crumbs)
    p.way(at, name, f"<ul>{tabs}</ul><p>请选择年度</p>", crumbs=(p.calls, name))
    p.enter((at, name))
    return p


LAYOUTS: dict[str, Callable[[int], Kind]] = {
    "city": city,
    "zone": zone,
    "town": town,
    "police": police,
    "farms": farms,
}
