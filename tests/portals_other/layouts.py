"""Portals of products that have no adapter: slug trees, hubs, snowflake ids, list/show, .aspx."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.portals_other.building import Portal, listed, menu

YEARS = (2021, 2022, 2023)
NB, GK, ZW, ZN = "政府信息公开年报", "政府信息公开", "政务公开", "政府信息公开指南"


def neighbours(base: str) -> list[tuple[str, str]]:
    """The other entries of a disclosure section."""
    return [(f"{base}zfxxgkzn/index.html", ZN), (f"{base}zfxxgkzd/index.html", "政府信息公开制度"),
            (f"{base}ysqgk/index.html", "依申请公开"), ("/wzndbb/index.html", "政府网站工作年度报表")]


def slug_tree(seed: int) -> Portal:
    """会宁-like: a page per unit by slug, its 年度报告 one of many topics below fdzdgknr."""
    p = Portal(seed, "slug")
    p.section = "/xxgk/index.html"
    p.home(menu(("/xxgk/index.html", GK)), 160,
           lambda n: f"/xwzx/jrxw/20240{n % 9 + 1}/{n + 4100}.html")
    p.way("/xxgk/index.html", GK, menu(
        *neighbours("/xxgk/"), ("/xxgk/bmxxgk/index.html", "部门信息公开"),
        ("/xxgk/xzxxgk/index.html", "乡镇信息公开")), crumbs=(GK,))
    units = p.units(5, 7)
    slugs = p.rng.sample([a + b for a in "bdghjlmst" for b in ("zz", "xj", "qz", "hw")], len(units))
    for kind, name in (("bmxxgk", "部门信息公开"), ("xzxxgk", "乡镇信息公开")):
        own = [(u, s) for u, s in zip(units, slugs, strict=True) if (u[-1] in "镇乡") == (kind == "xzxxgk")]
        p.way(f"/xxgk/{kind}/index.html", name, menu(*((f"/xxgk/{kind}/{s}/index.html", u) for u, s in own)),
              crumbs=(GK, name))
        for unit, slug in own:
            _slug_unit(p, f"/xxgk/{kind}/{slug}/", unit, name)
    return p


def _slug_unit(p: Portal, base: str, unit: str, kind: str) -> None:
    crumbs = (GK, kind, unit)
    p.way(base + "index.html", unit, menu(*neighbours(base), (
        f"{base}fdzdgknr/index.html", "法定主动公开内容")), crumbs=crumbs)
    topics = [("jgzn", "机构职能"), ("ldxx", "领导信息"), ("czyjs", "财政预决算"), ("xzzf", "行政执法"),
              ("zkly", "招考录用"), ("cjxx", "村级信息"), ("ndbg", "年度报告"), ("jyta", "建议提案")]
    p.way(base + "fdzdgknr/index.html", "法定主动公开内容",
          menu(*((f"{base}fdzdgknr/{slug}/index.html", name) for slug, name in topics)),
          crumbs=(*crumbs, "法定主动公开内容"))
    rows = []
    for year in p.rng.sample(YEARS, 2):
        path = f"{base}fdzdgknr/ndbg/art{p.rng.randint(10**5, 10**6)}.html"
        p.report(path, unit, year, crumbs=(*crumbs, "年度报告"))
        rows.append((path, f"{unit}{year}年度政府信息公开年度报告", f"{year + 1}-01-19"))
    other = f"{base}fdzdgknr/ndbg/art{p.rng.randint(10**6, 10**7)}.html"
    p.paper(other, f"{p.full(unit)}2023年法治政府建设年度报告", crumbs=(*crumbs, "年度报告"))
    rows.append((other, f"{unit}2023年法治政府建设年度报告", "2024-01-09"))
    p.way(base + "fdzdgknr/ndbg/index.html", "年度报告", listed(rows), crumbs=(*crumbs, "年度报告"))


def hub(seed: int) -> Portal:
    """One page a year that names every unit and nothing else; the directory's year is that of publication."""
    p = Portal(seed, "hub")
    p.home(menu(("/zwgk/index.html", ZW)), 200, lambda n: f"/news/{n + 900}.html")
    p.way("/zwgk/index.html", ZW, menu(
        *neighbours("/zwgk/"), ("/zwgk/zfxxgknb/index.html", NB)), crumbs=(ZW,))
    units = p.units(7, 5)
    tabs = menu(*((f"/zwgk/zfxxgknb/{y + 1}/index.html", f"{y}年") for y in YEARS))
    p.way("/zwgk/zfxxgknb/index.html", NB, tabs, crumbs=(ZW, NB))
    for year in YEARS:
        base = f"/zwgk/zfxxgknb/{year + 1}/"
        cells = [_hub_cell(p, base, unit, year) for unit in p.rng.sample(units, 8)]
        heading = p.rng.choice((f"<h2>{year}年政府信息公开年报</h2>", "<h2>县直部门和乡镇</h2>", ""))
        rows = "".join("<tr>" + "".join(cells[at:at + 4]) + "</tr>" for at in range(0, len(cells), 4))
        p.way(base + "index.html", NB, f"{tabs}{heading}<table>{rows}</table>",
              crumbs=(ZW, NB))
    return p


def _hub_cell(p: Portal, base: str, unit: str, year: int) -> str:
    slug = p.rng.choice("abcdefgh") + str(p.rng.randint(10**4, 10**6))
    if p.rng.random() < 0.5:
        path = f"{base}{slug}/qjp.pdf"
        p.report_file(path, unit, year)
    else:
        path = f"{base}{slug}.html"
        p.report(path, unit, year, title=p.full(unit))
    return f"<td><a href='{path}' target='_blank'>{unit}</a></td>"


def snowflake(seed: int) -> Portal:
    """Ids of 19 digits, lists 1.html, 2.html, whose pager is onclick only."""
    p = Portal(seed, "snowflake")
    p.section = "/zfxxgk/"
    p.home(menu(("/zfxxgk/", GK)), 150, lambda n: f"/xwzx/zwyw/{17 * 10**17 + n * 7919}.html")
    p.way("/zfxxgk/", GK, menu(
        *neighbours("/zfxxgk/"), ("/zfxxgk/zfxxgknb/", NB)), crumbs=(GK,))
    p.way("/zfxxgk/zfxxgknb/", NB, menu(
        ("/zfxxgk/zfxxgknb/bmxxgknb/1.html", "部门信息公开年报"),
        ("/zfxxgk/zfxxgknb/xj/1.html", "乡镇信息公开年报")),
        crumbs=(GK, NB))
    units = p.units(7, 6)
    for slug, name in (("bmxxgknb", "部门信息公开年报"), ("xj", "乡镇信息公开年报")):
        base = f"/zfxxgk/zfxxgknb/{slug}/"
        rows = []
        for unit in (u for u in units if (u[-1] in "镇乡") == (slug == "xj")):
            for year in YEARS:
                path = f"{base}{p.rng.randint(12 * 10**17, 19 * 10**17)}.html"
                p.report(path, unit, year, crumbs=(GK, name))
                rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", ""))
        pages(p, rows, 8, partial(_numbered, base), name, (GK, name), _clicked)
    return p


Pager = Callable[[int, int, int, Callable[[int], str]], str]


def pages(
    p: Portal, rows: list[tuple[str, str, str]], size: int, address: Callable[[int], str], title: str,
    crumbs: tuple[str, ...], pager: Pager, style: str = "li",
) -> None:
    """A list cut into pages; `pager(k, of, rows, address)` writes the way from one to the next."""
    p.rng.shuffle(rows)
    of = -(-len(rows) // size)
    for k in range(1, of + 1):
        part = rows[(k - 1) * size:k * size]
        p.way(address(k), title, listed(part, style) + pager(k, of, len(rows), address), crumbs=crumbs)


def _numbered(base: str, k: int) -> str:
    return f"{base}{k}.html"


def _clicked(k: int, of: int, rows: int, address: Callable[[int], str]) -> str:
    on = f"<a onclick=\"location.href='{address(k + 1)}'\">下一页</a>" if k < of else "<a>下一页</a>"
    first = f"<a onclick=\"location.href='{address(1)}'\">首页</a>"
    return f"<div class='fy'>共{rows}条 {k}/{of}页 {first}{on}</div>"


def list_show(seed: int) -> Portal:
    """`xxgk-list-slug-2.html`, `xxgk-show-1.html`; dead pager links, the pages only as choices."""
    p = Portal(seed, "listshow")
    p.section = "/xxgk-index.html"
    p.home(menu(("/xxgk-index.html", GK)), 180, lambda n: f"/news-show-{n + 8000}.html")
    p.way("/xxgk-index.html", GK, menu(
        ("/xxgk-list-zfxxgkzn.html", ZN), ("/xxgk-list-gknb.html", "信息公开年报"),
        ("/xxgk-list-tzgg.html", "通知公告"), ("/wzndbb.html", "政府网站工作年度报表")), crumbs=(GK,))
    rows = []
    for unit in p.units(8, 5):
        for year in p.rng.sample(YEARS, 2):
            path = f"/xxgk-show-{p.rng.randint(10**7, 2 * 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, "信息公开年报"), after=_beside(p))
            day = f"{year + 1}-01-2{p.rng.randint(0, 9)}"
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开年度报告", day))
    for title in ("关于做好2023年政府信息公开年度报告编制工作的通知", f"{p.county}2023年政府网站工作年度报表",
                  f"{p.county}2022年法治政府建设年度报告", "财政局2022年部门决算公开", "依申请公开指南"):
        path = f"/xxgk-show-{p.rng.randint(10**7, 2 * 10**7)}.html"
        p.paper(path, title, crumbs=(GK, "信息公开年报"))
        rows.append((path, title, "2024-01-30"))
    pages(p, rows, 9, lambda k: f"/xxgk-list-gknb{f'-{k}' if k > 1 else ''}.html", "信息公开年报",
          (GK, "信息公开年报"), _chosen)
    return p


def _chosen(k: int, of: int, rows: int, address: Callable[[int], str]) -> str:
    options = "".join(f"<option value='{address(n)}'{' selected' if n == k else ''}>{n}</option>"
                      for n in range(1, of + 1))
    dead = "<a href=\"javascript:volid(0)\">下一页</a>"
    choice = f"<select onchange='location.href=this.value'>{options}</select>"
    return f"<div>共{rows}条记录 {k}/{of}页 {dead}{choice}</div>"


def _beside(p: Portal) -> str:
    before, after = p.rng.sample(p.news, 2)
    return f"<p>上一篇：<a href='{before}'>{p.county}召开会议</a></p>" + (
        f"<p>下一篇：<a href='{after}'>公开招聘公告</a></p>")


def site_factory(seed: int) -> Portal:
    """Category_n/Index.aspx with hrefs that begin with a line break, and titles that are cut."""
    p = Portal(seed, "aspx")
    top, column = p.rng.randint(100, 400), p.rng.randint(500, 900)
    p.section = f"/Category_{top}/Index.aspx"
    p.home(menu((p.section, ZW)), 220, lambda n: f"/Item/{n + 100}.aspx")
    p.way(p.section, ZW, menu(
        (f"/Category_{top + 1}/Index.aspx", ZN), (f"/Category_{top + 2}/Index.aspx", "人事信息"),
        (f"/Category_{column}/Index.aspx", "年度报告"), (f"/Category_{top + 3}/Index.aspx", "财政预决算")),
        crumbs=(ZW,))
    rows = []
    for unit in p.units(9, 6):
        for year in p.rng.sample(YEARS, 2):
            number = p.rng.randint(20000, 30000)
            p.report(f"/Item/{number}.aspx", unit, year, crumbs=(ZW, "年度报告"))
            name = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            cut = p.rng.randint(len(p.full(unit)) + 5, len(name) - 1)
            rows.append((f"&#xD;&#xA;\t/Item/{number}.aspx", f"{name[:cut]}…", f"{year + 1}-01-15"))
    for number, title in (
            (41, f"{p.county}2022年政府工作报告"), (42, "关于报送2022年信息公开年度报告的通知")):
        p.paper(f"/Item/400{number}.aspx", title, crumbs=(ZW, "年度报告"))
        rows.append((f"&#xD;&#xA;\t/Item/400{number}.aspx", title, "2023-02-01"))
    pages(p, rows, 12, lambda k: f"/Category_{column}/Index{f'_{k}' if k > 1 else ''}.aspx", "年度报告",
          (ZW, "年度报告"), _aspx, "table")
    return p


def _aspx(k: int, of: int, rows: int, address: Callable[[int], str]) -> str:
    numbers = "".join(f"<a href='&#xD;&#xA;{address(n)}'>{n}</a> " if n != k else f"<b>{n}</b> "
                      for n in range(1, of + 1))
    return f"<div>共{rows}篇文章 共{of}页 {numbers}</div>"
