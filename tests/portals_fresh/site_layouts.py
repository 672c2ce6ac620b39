"""Sites and addresses as they grew: sub-paths, old sites, frames, odd spellings, nests of townships."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal
from tests.portals_fresh.column_layouts import GK, NB, YEARS, ZW, beside
from tests.portals_other.address_layouts import HostPortal
from tests.portals_other.building import COUNTIES, listed, menu


def sub_path(seed: int) -> FamilyPortal:
    """A county's pages below a path of its prefecture's host; the neighbours' stand beside them."""
    p = FamilyPortal(seed, "sub path")
    own, site = p.rng.choice(("/stx/", "/qlx/", "/xq/lqx/")), p.rng.randint(20, 60)
    p.home_url = f"http://127.0.0.1:8002{own}"
    p.section = f"{own}zwgk/index.html?siteid={site}"
    others = [name for name in COUNTIES if name != p.county]
    across = menu(*((f"/o{n}/index.html?siteid={site + n}", name) for n, name in enumerate(others, 1)))
    p.home(menu((p.section, ZW)) + f"<h3>县区导航</h3>{across}", 110, lambda n: f"{own}dt/{n + 44}.html")
    p.pages[own] = p.pages.pop("/")
    p.ways = {own}
    column = f"{own}zwgk/nb/list.html?siteid={site}"
    p.way(p.section, ZW, menu(*beside(f"{own}zwgk/"), (column, NB)) + across, crumbs=(ZW,))
    rows = []
    for unit in p.units(7, 5):
        for year in p.rng.sample(YEARS, 2):
            path = f"{own}zwgk/nb/{p.rng.randint(10**5, 10**7)}.html?siteid={site}"
            p.report(path, unit, year, crumbs=(ZW, NB))
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开年度报告", f"{year + 1}-01-12"))
    p.way(column, NB, listed(rows) + across, crumbs=(ZW, NB))
    for n, name in enumerate(others, 1):
        p.put(f"/o{n}/index.html?siteid={site + n}", name, menu((f"/o{n}/nb.html", f"{name}{NB}")))
        p.put(f"/o{n}/nb.html", NB, menu(*((f"/o{n}/{k}.html", f"{name}202{k}年政府信息公开工作年度报告")
                                           for k in range(4))))
    return p


def nests(seed: int) -> FamilyPortal:
    """Each township keeps its reports in a place of its own kind, below one list of townships."""
    p = FamilyPortal(seed, "nests")
    p.section = "/xxgk/index.html"
    p.home(menu((p.section, GK)), 120, lambda n: f"/xw/{n + 15}.html")
    p.way(p.section, GK, menu(*beside("/xxgk/"), ("/xxgk/xz.html", "乡镇信息公开")), crumbs=(GK,))
    towns = p.units(0, 12)
    p.way("/xxgk/xz.html", "乡镇信息公开", menu(*((f"/xz/{n}/", town) for n, town in enumerate(towns))),
          crumbs=(GK, "乡镇信息公开"))
    ways = list(NESTS)
    p.rng.shuffle(ways)
    for n, town in enumerate(towns):
        base, rows = f"/xz/{n}/", []
        for year in p.rng.sample(YEARS, 2):
            path = f"{base}{p.rng.randint(10**4, 10**7)}.html"
            p.report(path, town, year, crumbs=(GK, town))
            rows.append((path, f"{town}{year}年政府信息公开工作年度报告", f"{year + 1}-01-17"))
        ways[n % len(ways)](p, base, town, rows)
    return p


Rows = list[tuple[str, str, str]]


def _below(*names: str) -> Callable[[FamilyPortal, str, str, Rows], None]:
    """A column below a column: each name is a page that leads to the next, the last one lists."""
    def lay(p: FamilyPortal, base: str, town: str, rows: Rows) -> None:
        at = [base, *(f"{base}{'/'.join(map(str, range(k + 1)))}/" for k in range(len(names)))]
        for k, name in enumerate(names):
            other = menu((f"{at[k]}jg.html", "机构职能"), (f"{at[k]}zc.html", "政策文件"), (at[k + 1], name))
            p.way(at[k], names[k - 1] if k else town, other, crumbs=(GK, town, *names[:k]))
        p.way(at[-1], names[-1], listed(rows), crumbs=(GK, town, *names))
    return lay


def _on_page(p: FamilyPortal, base: str, town: str, rows: Rows) -> None:
    """The town's own page lists them in a box among others."""
    box = f"<div class='box'><h3>公开年报</h3>{listed(rows)}</div>"
    p.way(base, town, f"<div class='box'><h3>工作动态</h3>{menu((p.news[0], '召开会议'))}</div>{box}",
          crumbs=(GK, town))


def _chosen(p: FamilyPortal, base: str, town: str, rows: Rows) -> None:
    """A choice of columns takes one there."""
    options = "".join(f"<option value='{base}{at}'>{name}</option>" for at, name in (
        ("", "请选择栏目"), ("zn.html", "公开指南"), ("n/", "年度报告")))
    p.way(base, town, f"<select onchange='location=this.value'>{options}</select>", crumbs=(GK, town))
    p.way(f"{base}n/", "年度报告", listed(rows, "table"), crumbs=(GK, town, "年度报告"))


def _sent_on(p: FamilyPortal, base: str, town: str, rows: Rows) -> None:
    """The directory's page only sends on."""
    p.ways.add(base)
    p.pages[base] = Answer(f"<script>window.location.replace('{base}index_nb.html')</script>".encode())
    p.way(f"{base}index_nb.html", f"{town}年报", listed(rows, "before"), crumbs=(GK, town, NB))


def _mixed(p: FamilyPortal, base: str, town: str, rows: Rows) -> None:
    """They stand among all else that the town made public."""
    others = []
    for k, title in enumerate((f"{town}2023年工作总结", f"{town}领导分工", f"{town}2024年部门预算",
                               "防溺水倡议书", f"{town}2022年法治政府建设情况报告",
                               f"{town}森林防火工作方案")):
        p.paper(f"{base}p{k}.html", title, crumbs=(GK, town))
        others.append((f"{base}p{k}.html", title, "2024-03-03"))
    both = [*rows, *others]
    p.rng.shuffle(both)
    p.way(base, town, menu((f"{base}x/", "信息公开")), crumbs=(GK, town))
    p.way(f"{base}x/", "信息公开", listed(both), crumbs=(GK, town, "信息公开"))


NESTS: tuple[Callable[[FamilyPortal, str, str, Rows], None], ...] = (
    _below("年报"), _below("政府信息公开", "政府信息公开年报"),
    _below("法定主动公开内容", "其他", "年度报告"),
    _below("重点领域信息公开", "工作报告", "信息公开工作年报"), _below("信息公开目录", "年度报告"),
    _below("镇务公开", "政务公开", "年度报告"), _on_page, _chosen, _sent_on, _mixed,
    _below("公开年报", "政府信息公开工作年度报告"), _below("总结报告"))


def reformed(seed: int) -> FamilyPortal:
    """Bodies of before a reform keep their columns, under another heading; old names stand in new columns."""
    p = FamilyPortal(seed, "reformed")
    p.section = "/zwgk/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xw/{n + 15}.html")
    new = {"自然资源局": "国土资源局", "卫生健康委员会": "卫生和计划生育委员会",
           "市场监督管理局": "工商行政管理局", "农业农村局": "农业局",
           "应急管理局": "安全生产监督管理局", "文化广电旅游局": "旅游发展委员会"}
    nows, olds = [], []
    for n, (now, before) in enumerate(new.items()):
        own, old = f"/zwgk/bm/{n}/", f"/zwgk/lsbm/{n}/"
        rows = []
        for year in (2021, 2023):
            rows.append(_filed(p, own, now, year))
        if p.rng.random() < 0.5:
            rows.append(_filed(p, own, before, 2017))
        p.way(own, now, listed(rows), crumbs=(ZW, now, NB))
        p.way(old, before, listed([_filed(p, old, before, year) for year in (2016, 2018)]),
              crumbs=(ZW, "机构改革前部门", before))
        nows.append((own, now))
        olds.append((old, p.rng.choice((before, f"原{before}", f"{before}（已撤销）"))))
    p.way(p.section, ZW, menu(*beside("/zwgk/")) + f"<h3>县政府部门年报</h3>{menu(*nows)}"
          f"<h3>{p.rng.choice(('机构改革前部门', '历史机构', '撤并部门'))}</h3>{menu(*olds)}", crumbs=(ZW,))
    return p


def _filed(p: FamilyPortal, base: str, unit: str, year: int) -> tuple[str, str, str]:
    path = f"{base}{year + 1}/{p.rng.randint(10**4, 10**6)}.html"
    p.report(path, unit, year, crumbs=(ZW, unit))
    return path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"{year + 1}-01-29"


def old_site(seed: int) -> HostPortal:
    """Years long past stand on the site of before, on a host of its own, under 历史网站."""
    p = HostPortal(seed, "old site")
    domain = p.rng.choice(("longquan.gov.cn", "heyuan.gov.cn"))
    p.home_url, p.section = f"http://www.{domain}/", "/zwgk/"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/xwzx/{n + 20}.html")
    rows = []
    for unit in (units := p.units(5, 4)):
        rows += [_filed(p, "/zwgk/nb/", unit, year) for year in (2022, 2023)]
    host = p.rng.choice(("old", "oldweb", "lswz", "www2")) + f".{domain}"
    called = p.rng.choice(("2020年以前年报", "历史年报", "往年年报（旧网站）", "历年年报"))
    p.way("/zwgk/nb/", NB, f"<p><a href='http://{host}/gk/nb/index.asp'>{called}</a></p>{listed(rows)}",
          crumbs=(ZW, NB))
    p.way(p.section, ZW, menu(*beside("/zwgk/"), ("/zwgk/nb/", NB)), crumbs=(ZW,))
    old = FamilyPortal(seed, "old site's own", encoding="gb18030", head='<meta charset="gb2312">')
    old.county = p.county
    years = range(2009, 2020)
    for year in years:
        kept = []
        for unit in p.rng.sample(units, 3):
            path = f"/gk/nb/show.asp?id={p.rng.randint(10**3, 10**6)}"
            true = old.report(path, unit, year)
            p.truth[f"http://{host}{path}"] = replace(true, path=f"http://{host}{path}")
            name = f"{unit}{year}年政府信息公开年度报告"
            kept.append((path.removeprefix("/gk/nb/"), name, f"{year + 1}-3-9"))
        old.put(f"/gk/nb/list.asp?nd={year}", f"{year}年", listed(kept, "table"))
        p.ways.add(f"http://{host}/gk/nb/list.asp?nd={year}")
    old.put("/gk/nb/index.asp", NB, menu(*((f"list.asp?nd={year}", f"{year}年") for year in years)))
    p.ways.add(f"http://{host}/gk/nb/index.asp")
    p.sites[host] = old.pages
    return p


def frameset(seed: int) -> FamilyPortal:
    """GBK and frames: the base of a page is relative, and its links are relative to that."""
    p = FamilyPortal(seed, "frameset", encoding="gb18030",
                     head='<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">')
    p.section = "/gk/main.htm"
    p.home(menu((p.section, GK)), 110, lambda n: f"/html/{n + 7}.htm")
    p.ways.add(p.section)
    p.pages[p.section] = Answer(
        "<HTML><HEAD><TITLE>信息公开</TITLE></HEAD><FRAMESET ROWS='90,*'><FRAME SRC='top.htm' NAME='t'>"
        "<FRAMESET COLS='180,*'><FRAME SRC='tree/left.htm' NAME='l'><FRAME SRC='right.htm' NAME='r'>"
        "</FRAMESET></FRAMESET></HTML>".encode("gb18030"), kind="text/html")
    p.put("/gk/top.htm", GK, "<img src='top.gif'>")
    p.put("/gk/right.htm", GK, "<p>请点击左边目录</p>")
    units = p.units(6, 5)
    links = "".join(f"<A HREF='list{n}.htm' TARGET='r'>{unit}年报</A><BR>" for n, unit in enumerate(units))
    p.way("/gk/tree/left.htm", GK, links, head="<BASE HREF='../dw/' TARGET='r'>")
    p.ways.add("/gk/right.htm")
    for n, unit in enumerate(units):
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"/gk/nr/{p.rng.randint(10**3, 10**6)}.htm"
            p.report(path, unit, year)
            rows.append((path.removeprefix("/gk/"), f"{unit}{year}年信息公开年报", f"{year + 1}-2-1"))
        p.way(f"/gk/dw/list{n}.htm", f"{unit}年报", listed(rows, "table"), head="<BASE HREF='../'>")
    return p


def spelt(seed: int) -> HostPortal:
    """Addresses with backslashes, blanks, line breaks, ports, sessions and the other twin of the host."""
    p = HostPortal(seed, "spelt")
    domain = p.rng.choice(("anxi.gov.cn", "qiaodong.gov.cn"))
    p.home_url = f"https://www.{domain}/"
    p.section = "/Zwgk/Default.aspx"
    p.home(menu((p.section, ZW)), 110, lambda n: f"/News/{n + 7}.aspx")

    def odd(path: str, inside: str = "") -> str:
        """One of the spellings of an address that stands in the folder `inside` too."""
        spellings = [path.replace("/", "\\"), f"  {path} ", f"&#13;&#10;\t{path}", f"http://www.{domain}{path}",
                     f"https://{domain}{path}", f"//www.{domain}:443{path}".replace("//", "https://", 1),
                     f"{path}#top", f"/.{path}", f"{path[0]}{path[1:].replace('/', '//', 1)}",
                     f"https:\\\\www.{domain}{path}".replace("\\\\", "//")]
        if inside and path.startswith(inside):
            spellings += [path.removeprefix(inside).replace("/", "\\"), f"./{path.removeprefix(inside)}"]
        stem, dot, rest = path.rpartition(".aspx")
        session = f";jsessionid={p.rng.getrandbits(60):X}"
        return p.rng.choice([*spellings, f"{stem}{dot}{session}{rest}" if dot else path])

    units, cells, known = p.units(7, 5), [], {}
    for n, unit in enumerate(units):
        rows = []
        for year in p.rng.sample(YEARS, 2):
            code = base64.b64encode(f"id={p.rng.randint(10**3, 10**6)}&y={year}".encode()).decode()
            path = f"/Zwgk/Nb/View.aspx?k={code}"
            p.report(path, unit, year, crumbs=(ZW, unit))
            rows.append((odd(path, "/Zwgk/Nb/"), f"{unit}{year}年政府信息公开年报", f"{year + 1}-01-05"))
        p.way(f"/Zwgk/Nb/List{n}.aspx", unit, listed(rows), crumbs=(ZW, NB, unit))
        cells.append((odd(f"/Zwgk/Nb/List{n}.aspx", "/Zwgk/Nb/"), unit))
    p.way("/Zwgk/Nb/Default.aspx", NB, menu(*cells), crumbs=(ZW, NB))
    p.way(p.section, ZW, menu(*beside("/Zwgk/"), (odd("/Zwgk/Nb/Default.aspx"), NB)), crumbs=(ZW,))
    known = {_plain(path): page for path, page in p.pages.items()}
    p.dynamic["/"] = lambda asked: known.get(_plain(asked.target))
    return p


def _plain(target: str) -> str:
    """As a server on Windows reads it: in any case, slashes in a row as one, without the session."""
    path, mark, query = target.partition("?")
    path = "/" + "/".join(part.partition(";")[0] for part in path.split("/") if part)
    return path.lower() + mark + query.replace("%3D", "=").replace("%3d", "=")


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "below the prefecture's host": sub_path,
    "nests": nests,
    "before the reform": reformed,
    "the site of before": old_site,
    "frameset": frameset,
    "odd spellings": spelt,
}


