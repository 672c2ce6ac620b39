"""Further portals without an adapter: numbered components, uuids, bare addresses, mixed columns."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from tests.crawl.site import Answer
from tests.portals_other.building import Portal, listed, menu
from tests.portals_other.layouts import GK, NB, YEARS, ZN, ZW, neighbours, pages


def components(seed: int) -> Portal:
    """/n3/n13/index.html and /n3/n13/c67/content.html; pages are fragments numbered backwards."""
    p = Portal(seed, "components")
    p.section = "/n3/index.html"
    p.home(menu(("/n3/index.html", GK)), 140, lambda n: f"/n2/n7/c{n + 500}/content.html")
    p.way("/n3/index.html", GK, menu(
        ("/n3/n10/index.html", ZN), ("/n3/n11/index.html", "规章制度"),
        ("/n3/n13/index.html", NB), ("/n3/n15/index.html", "人事任免")), crumbs=(GK,))
    rows = []
    for unit in p.units(8, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/n3/n13/c{p.rng.randint(10**5, 10**6)}/content.html"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append((f"../..{path}", f"{p.full(unit)}{year}年信息公开年度报告", f"[{year + 1}-01-13]"))
    p.rng.shuffle(rows)
    of, comp = -(-len(rows) // 10), p.rng.randint(300, 999)
    script = (f"<script>var maxPageNum = {of}; var purl = '../../n3/n13/index_{comp}';</script>"
              f"<a href=\"javascript:pageName='{comp}';"
              f"goPub('../../n3/n13/index_{comp}_{of - 1}.html')\">下一页</a>")
    p.way("/n3/n13/index.html", NB, f"<div id='comp_{comp}'>{listed(rows[:10])}</div>{script}",
          crumbs=(GK, NB))
    for k in range(2, of + 1):
        path = f"/n3/n13/index_{comp}_{of - k + 1}.html"
        part = listed(rows[(k - 1) * 10:k * 10]).removeprefix("<ul>").removesuffix("</ul>")
        p.pages[path] = Answer(part.encode(), kind="text/html")
        p.ways.add(path)
    return p


def uuids(seed: int) -> Portal:
    """河北-like: every column and article by uuid; year sub-columns; ?t= on every link."""
    p = Portal(seed, "uuids")

    def fresh() -> str:
        return str(UUID(int=p.rng.getrandbits(128), version=4))

    stamp = f"?t={p.rng.randint(17 * 10**11, 18 * 10**11)}"
    section, column = f"/columns/{fresh()}/index.html", f"/columns/{fresh()}/index.html"
    p.section = section
    other = [f"/columns/{fresh()}/index.html" for _ in range(6)]
    news = fresh()
    p.home(menu((section, GK)), 150,
           lambda n: f"/columns/{news}/202401/{n % 28 + 1:02}/{fresh()}.html")
    p.way(section, GK, menu(*zip(other, (
        ZN, "政府信息公开制度", "法治政府建设年度报告", "政府网站年度报表", "依申请公开",
        "财政预决算"),
        strict=True), (column + stamp, NB)), crumbs=(GK,))
    units = p.units(7, 6)
    years = []
    for year in YEARS:
        of_year = fresh()
        rows = []
        for unit in p.rng.sample(units, 10):
            path = f"/columns/{of_year}/{year + 1}01/{p.rng.randint(10, 28)}/{fresh()}.html"
            p.report(path, unit, year, crumbs=(GK, NB, f"{year}年"))
            rows.append((path + stamp, f"{p.full(unit)}政府信息公开工作年度报告", ""))
        p.way(f"/columns/{of_year}/index.html", f"{year}年", listed(rows, "before"),
              crumbs=(GK, NB, f"{year}年"))
        years.append((f"/columns/{of_year}/index.html", f"{year}年"))
    p.way(column, NB, menu(*years), crumbs=(GK, NB))
    return p


def bare(seed: int) -> Portal:
    """GBK without a declaration; articles as content_191767 and as directories; session ids in the way."""
    p = Portal(seed, "bare", encoding="gb18030", head="")
    p.section = "/gk/"
    p.home(menu(("/gk/;jsessionid=0A1B2C", GK)), 150, lambda n: f"/xw/zwdt/content_{n + 1000}")
    p.way("/gk/", GK, menu(
        *neighbours("/gk/"), ("/gk/zfxxgknb/", NB)), crumbs=(GK,))
    p.pages["/gk/;jsessionid=0A1B2C"] = p.pages["/gk/"]
    p.way("/gk/zfxxgknb/", NB, menu(
        ("/gk/zfxxgknb/bmxxgknb/", "部门"), ("/gk/zfxxgknb/xzxxgknb/", "乡镇")), crumbs=(GK, NB))
    units = p.units(7, 6)
    for slug, name in (("bmxxgknb", "部门"), ("xzxxgknb", "乡镇")):
        base = f"/gk/zfxxgknb/{slug}/"
        crumbs = (GK, NB, name)
        rows = []
        for unit in (u for u in units if (u[-1] in "镇乡") == (name == "乡镇")):
            for year in p.rng.sample(YEARS, 2):
                number = p.rng.randint(10**5, 10**6)
                path = base + (f"content_{number}" if name == "部门" else f"{number}/{number + 2}/index.html")
                p.report(path, unit, year, crumbs=crumbs)
                href = path if name == "部门" else path.removesuffix("index.html")
                p.pages[href] = p.pages[path]
                rows.append((href, f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"{year + 1}-01-15"))
                p.truth[href] = p.truth.pop(path)
        pages(p, rows, 8, partial(_counted, base), NB,
              crumbs, _linked)
    return p


def _counted(base: str, k: int) -> str:
    return base + (f"index_{k - 1}.html" if k > 1 else "")


def _linked(k: int, of: int, rows: int, address: Callable[[int], str]) -> str:
    on = f"<a href='{address(k + 1)}'>下一页</a>" if k < of else ""
    return f"<div>共{rows}条 {on}<a href='{address(of)}'>尾页</a></div>"


def mixed(seed: int) -> Portal:
    """Reports strewn among the news of one column, which is called neither 年报 nor 信息公开."""
    p = Portal(seed, "mixed")
    p.section = "/zw/"
    p.home(menu(("/zw/", ZW), ("/tz/", "通知公告")), 200, lambda n: f"/a/{n + 5000}.html")
    p.way("/zw/", ZW, menu(*neighbours("/zw/"), ("/zw/qt/", "其他信息公开"), ("/zw/rs/", "人事信息")),
          crumbs=(ZW,))
    rows = []
    for unit in p.units(6, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/a/{p.rng.randint(10**4, 10**5)}.html"
            p.report(path, unit, year, crumbs=(ZW, "其他信息公开"))
            name = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
            rows.append((path, name, f"{year + 1}-02-1{year % 10}"))
    for number, title in enumerate((
            "关于编报2023年政府信息公开工作年度报告的通知", f"{p.county}召开政府信息公开年度报告编制培训会",
            f"{p.county}2023年政务公开工作要点", f"{p.county}2023年政府网站工作年度报表",
            "财政局2022年度部门决算", f"{p.county}2022年法治政府建设情况报告", ZN)):
        p.paper(f"/a/{number + 200}.html", title, crumbs=(ZW, "其他信息公开"))
        rows.append((f"/a/{number + 200}.html", title, "2024-03-05"))
    rows += [(path, f"{p.county}第{n}批项目开工", "2024-05-07") for n, path in enumerate(p.news[:12])]
    pages(p, rows, 11, lambda k: f"/zw/qt/{f'?page={k}' if k > 1 else ''}", "其他信息公开",
          (ZW, "其他信息公开"), _linked)
    return p


def scripted(seed: int) -> Portal:
    """Units only as choices of a select, an image map and a script's menu; a stub before the section; rows
    without days whose addresses are those of no article."""
    p = Portal(seed, "scripted")
    p.section = "/gov/jump.html"
    p.home(menu(("/gov/jump.html", ZW)), 170, lambda n: f"/gov/news/n{n}.html")
    p.ways.add("/gov/jump.html")
    p.pages["/gov/jump.html"] = Answer(
        b"<html><head><script>window.location.href='/gov/main.html';</script></head><body></body></html>",
        kind="text/html")
    units = p.units(7, 5)
    at = {unit: f"/gov/{p.rng.choice('abcdexyz')}{n}/" for n, unit in enumerate(units)}
    options = "".join(f"<option value='{at[u]}'>{u}</option>" for u in units[:4])
    script = ",".join(f"{{name:'{u}',url:'{at[u]}'}}" for u in units[4:8])
    areas = "".join(f"<area shape='rect' href='{at[u]}' alt='{u}'>" for u in units[8:])
    p.way("/gov/main.html", ZW, menu(*neighbours("/gov/")) +
          f"<h3>部门信息公开</h3>"
          f"<select onchange='window.open(this.value)'><option>请选择</option>{options}</select>"
          f"<script>var units=[{script}];</script><h3>乡镇信息公开</h3>"
          f"<map name='m'>{areas}</map>", crumbs=(ZW,))
    for unit in units:
        _scripted_unit(p, at[unit], unit)
    return p


def _scripted_unit(p: Portal, base: str, unit: str) -> None:
    name = p.rng.choice((NB, "公开年报", "信息公开工作年报", "政务信息公开年报", "年度报告"))
    p.way(base, f"{unit}信息公开", menu(
        *neighbours(base), (base + "nr/", "法定主动公开内容"), (base + "c9/", name)),
        crumbs=(ZW, f"{unit}信息公开"))
    crumbs = (ZW, f"{unit}信息公开", name)
    rows = []
    for year in p.rng.sample(YEARS, 2):
        path = f"{base}c9/{p.rng.choice('pqrs')}{year}.html"
        p.report(path, unit, year, crumbs=crumbs)
        called = (f"{year}年年度报告", f"{year}年度信息公开工作报告", f"{unit}{year}年年报")
        rows.append((path, p.rng.choice(called), ""))
    other, what = f"{base}c9/z.html", "2023年度政府网站工作年度报表"
    p.paper(other, what, crumbs=crumbs)
    p.way(base + "c9/", name, listed([*rows, (other, what, "")]), crumbs=crumbs)


def deep(seed: int) -> Portal:
    """A hover menu whose parent leads nowhere; unit blocks on the section page itself; articles whose report
    is only an attached file; a list by query whose pager repeats its last page."""
    p = Portal(seed, "deep")
    p.section = "javascript:void(0)"
    p.home("<ul><li><a href='javascript:void(0)'>政务公开</a><ul>" + menu(
        ("/list.php?catid=3", ZN), ("/list.php?catid=8", "部门乡镇信息公开")) +
         "</ul></li></ul>",
        190, lambda n: f"/show.php?catid=21&id={n + 300}")
    units = p.units(6, 6)
    cells = menu(*((f"/list.php?catid={100 + n}", unit) for n, unit in enumerate(units)))
    p.way("/list.php?catid=8", "部门乡镇信息公开", cells, crumbs=(ZW, "部门乡镇信息公开"))
    for n, unit in enumerate(units):
        _deep_unit(p, n, unit)
    return p


def _deep_unit(p: Portal, n: int, unit: str) -> None:
    crumbs = (ZW, "部门乡镇信息公开", unit)
    own, column = f"/list.php?catid={100 + n}", f"/list.php?catid={200 + n}"
    p.way(own, unit, menu(("/list.php?catid=3", "公开指南"), (f"/list.php?catid={300 + n}", "工作动态"),
                          (column, NB), (f"/list.php?catid={400 + n}", "部门文件")), crumbs=crumbs)
    rows = []
    for year in p.rng.sample(YEARS, 2):
        number = p.rng.randint(10**4, 10**5)
        path, file = f"/show.php?catid={200 + n}&id={number}", f"/uploadfile/{year + 1}/{number}.pdf"
        if p.rng.random() < 0.4:
            name = f"{unit}{year}年政府信息公开年报"
            p.way(path, name, f"<h1>{name}</h1><div class='txt'>附件：<a href='{file}'>点击下载</a></div>",
                  crumbs=(*crumbs, NB))
            p.report_file(file, unit, year)
        else:
            p.report(path, unit, year, crumbs=(*crumbs, NB))
        rows.append((path, f"{unit}{year}年政府信息公开年报", f"{year + 1}-01-09"))
    more = f"<a href='{column}&page=2'>下一页</a>"
    p.way(column, NB, listed(rows) + more, crumbs=(*crumbs, NB))
    p.pages[f"{column}&page=2"] = p.pages[column]


def tree(seed: int) -> Portal:
    """No breadcrumb, no names but the link's: numbered addresses, list rows as bare years below each unit."""
    p = Portal(seed, "tree")
    p.section = "/class/A00.html"
    p.home(menu(("/class/A00.html", "信息公开")), 160, lambda n: f"/doc/{n + 3000}.html")
    p.way("/class/A00.html", "信息公开", menu(
        ("/class/A01.html", "公开指南"), ("/class/A02.html", "公开制度"), ("/class/A03.html", "年度报告"),
        ("/class/A04.html", "机构职能"), ("/class/A05.html", "财政信息")))
    units = p.units(7, 6)
    ways = ((f"/class/B{n:02}.html", unit) for n, unit in enumerate(units))
    p.way("/class/A03.html", "年度报告", menu(*ways))
    for n, unit in enumerate(units):
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"/doc/{p.rng.randint(10**4, 10**5)}.html"
            p.report(path, unit, year)
            rows.append((path, p.rng.choice((f"{year}年", f"{year}年度", f"{year}年度报告")), ""))
        p.way(f"/class/B{n:02}.html", unit, listed(rows))
    return p


SPELLINGS = ("_{}.html", "-{}.html", "{}.html", "?page={}", "before")


def guessed(seed: int) -> Portal:
    """Pagers that only a script knows: the page says how many there are, each column spells them its way."""
    p = Portal(seed, "guessed")
    p.home(menu(("/zwgk/index.html", ZW)), 150, lambda n: f"/xinxi/n{n + 400}.html")
    columns = [(f"/nb{n}/", name) for n, name in enumerate((
        NB, "部门信息公开年报", "乡镇信息公开年报", "街道信息公开年报", "直属单位信息公开年报"))]
    firsts = [_spelt(base, spelling, 1) for (base, _), spelling in zip(columns, SPELLINGS, strict=True)]
    p.way("/zwgk/index.html", ZW, menu(*neighbours("/zwgk/"), *(
        (first, name) for first, (_, name) in zip(firsts, columns, strict=True))), crumbs=(ZW,))
    for (base, name), spelling in zip(columns, SPELLINGS, strict=True):
        rows = []
        for unit in p.units(3, 3):
            for year in YEARS[1:]:
                path = f"{base}{year + 1}01/w{p.rng.randint(10**4, 10**5)}.html"
                p.report(path, unit, year, crumbs=(ZW, name))
                rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"{year + 1}-01-20"))
        pages(p, rows, 4, partial(_spelt, base, spelling), name, (ZW, name), _silent)
    return p


def _spelt(base: str, spelling: str, k: int) -> str:
    if spelling == "{}.html":
        return f"{base}{k}.html"
    if spelling == "before":
        return base + (f"index_{k - 1}.html" if k > 1 else "")
    first = base if spelling.startswith("?") else base + "list.html"
    return first if k == 1 else first.removesuffix(".html") + spelling.format(k)


def _silent(k: int, of: int, rows: int, address: Callable[[int], str]) -> str:  # noqa: ARG001
    return f"<div>共{rows}条 {k}/{of}页 <a href='javascript:go({k + 1})'>下一页</a> <input id='pg'></div>"
