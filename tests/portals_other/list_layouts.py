"""Portals whose lists are odd: years that span rows, letters, forms, icons, empty anchors, pictures."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_other.building import listed, menu
from tests.portals_other.layouts import GK, NB, YEARS, ZW, neighbours

TINY = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c63680000008200817"
    "74d72fa0000000049454e44ae426082")


def spanned(seed: int) -> FamilyPortal:
    """A table whose first cell names the year of many rows, the next the unit; the link says 查看."""
    p = FamilyPortal(seed, "spanned")
    p.section = "/zwgk/"
    p.home(menu(("/zwgk/", ZW)), 130, lambda n: f"/zwdt/{n + 400}.html")
    column = f"/zwgk/{p.rng.choice(('nb', 'ndbg', 'bg'))}.html"
    p.way("/zwgk/", ZW, menu(*neighbours("/zwgk/"), (column, "年度报告")), crumbs=(ZW,))
    said, units, rows = p.rng.choice(("查看", "下载", "详情", "点击进入")), p.units(8, 6), []
    for year in sorted(YEARS, reverse=True):
        chosen = p.rng.sample(units, 8)
        for n, unit in enumerate(chosen):
            stem = f"/zwgk/{year + 1}/{p.rng.randint(10**5, 10**7)}"
            if p.rng.random() < 0.3:
                p.report_file(path := f"{stem}.pdf", unit, year)
            else:
                p.report(path := f"{stem}.html", unit, year)
            told = f"{year}{p.rng.choice(('年', '年度', ''))}"
            span = "" if n else f"<td rowspan='{len(chosen)}'>{told}</td>"
            rows.append(f"<tr>{span}<td>{n + 1}</td><td>{unit}</td><td><a href='{path}'>{said}</a></td></tr>")
    head = "<tr><td>年度</td><td>序号</td><td>单位名称</td><td>操作</td></tr>"
    p.way(column, NB, f"<h2>{NB}</h2><table border=1>{head}{''.join(rows)}</table>", crumbs=(ZW, NB))
    return p


def letters(seed: int) -> FamilyPortal:
    """Units by the first letter of their names, all letters in a row, most of them without a unit."""
    p = FamilyPortal(seed, "letters")
    p.section = "/open/"
    p.home(menu((p.section, GK)), 120, lambda n: f"/read/{n + 700}.html")
    name = p.rng.choice(("zm", "letter", "py"))
    p.way(p.section, GK, menu(*neighbours("/open/"), (f"/open/dw?{name}=A", "公开单位（按首字母）")),
          crumbs=(GK,))
    units = p.units(8, 6)
    shelf: dict[str, list[str]] = {}
    for unit in units:
        shelf.setdefault(p.rng.choice("ACDJLSWX"), []).append(unit)
    shelf.setdefault("A", [])
    bar = "".join(f"<a href='/open/dw?{name}={letter}'>{letter}</a> " for letter in "ABCDEFGHJKLMNPQRSTWXYZ")
    for letter in "ABCDEFGHJKLMNPQRSTWXYZ":
        own = shelf.get(letter, [])
        cells = menu(*((f"/open/u/{_number(units, unit)}/", unit) for unit in own)) or "<p>暂无单位</p>"
        make = p.way if letter in shelf else p.put
        make(f"/open/dw?{name}={letter}", "公开单位", bar + cells, crumbs=(GK, "公开单位"))
    for unit in units:
        base = f"/open/u/{_number(units, unit)}/"
        columns = ((f"{base}?lm=zn", "指南"), (f"{base}?lm=ml", "目录"), (f"{base}?lm=nb", "年报"))
        p.way(base, unit, menu(*columns), crumbs=(GK, unit))
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"/read/{p.rng.randint(10**5, 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, unit, "年报"))
            rows.append((path, f"{unit}{year}年度信息公开年报", f"{year + 1}-01-11"))
        p.way(f"{base}?lm=nb", "年报", listed(rows), crumbs=(GK, unit, "年报"))
    return p


def _number(units: list[str], unit: str) -> int:
    return 3000 + 7 * units.index(unit)


def year_form(seed: int) -> FamilyPortal:
    """The newest year's rows, and 往年年报 as a form with a choice of years, sent by GET."""
    p = FamilyPortal(seed, "year form")
    p.section = "/zwgk/index.php"
    field, column = p.rng.choice(("nd", "year", "niandu")), "/zwgk/nb.php"
    p.home(menu((p.section, ZW)), 120, lambda n: f"/view.php?nid={n + 60}")
    p.way(p.section, ZW, menu(*neighbours("/zwgk/"), (column, NB)), crumbs=(ZW,))
    hidden = p.rng.choice(("", "<input type='hidden' name='lm' value='12'>"))
    asked = "lm=12&" if hidden else ""
    units = p.units(8, 6)
    options = "".join(f"<option value='{y}'>{y}年</option>" for y in sorted(YEARS[:-1], reverse=True))
    form = (f"<form action='nb.php' method='get'>往年年报：{hidden}<select name='{field}' "
            f"onchange='this.form.submit()'><option value=''>请选择</option>{options}</select></form>")
    for year in YEARS:
        rows = []
        for unit in p.rng.sample(units, 9):
            path = f"/view.php?id={p.rng.randint(10**4, 10**6)}"
            p.report(path, unit, year, crumbs=(ZW, NB))
            rows.append((path, f"{p.full(unit)}信息公开工作年度报告（{year}年）", f"{year + 1}/01/23"))
        path = column if year == YEARS[-1] else f"{column}?{asked}{field}={year}"
        p.way(path, NB, form + listed(rows, "table"), crumbs=(ZW, NB))
    return p


def icons(seed: int) -> FamilyPortal:
    """Pages counted from 0 whose total lies; an icon leads on, past the end the last page repeats."""
    p = FamilyPortal(seed, "icons")
    p.section = "/zwgk/"
    key = p.rng.choice(("p", "pn", "offset"))
    p.home(menu(("/zwgk/", ZW)), 120, lambda n: f"/n/{n + 900}.html")
    p.way("/zwgk/", ZW, menu(*neighbours("/zwgk/"), ("/zwgk/nb/", NB)), crumbs=(ZW,))
    rows = []
    for unit in p.units(9, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/zwgk/nb/{p.rng.randint(10**5, 10**7)}.html"
            p.report(path, unit, year, crumbs=(ZW, NB))
            rows.append((path, f"{p.full(unit)}{year}年政府信息公开工作年度报告", f"{year + 1}-01-19"))
    p.rng.shuffle(rows)
    size = p.rng.randint(7, 10)
    of, step = -(-len(rows) // size), size if key == "offset" else 1
    icon = p.rng.choice(("<i class='iconfont icon-right'></i>", "<img src='/img/next.png'>", "&gt;",
                         "&rsaquo;", "<span class='arrow arrow-next'></span>"))
    back = icon.replace("right", "left").replace("next", "prev").replace("gt", "lt").replace("rsa", "lsa")
    bodies = []
    for k in range(of):
        told = f"<span>共{len(rows) * 4 + 3}条</span><span>{k + 1}/{of * 4}</span>"
        links = (f"<a href='?{key}={max(k - 1, 0) * step}'>{back}</a>"
                 f"<a href='?{key}={(k + 1) * step}'>{icon}</a>")
        p.way("/zwgk/nb/", NB, listed(rows[k * size:(k + 1) * size]) + f"<div class='pg'>{told}{links}</div>",
              crumbs=(ZW, NB))
        bodies.append(p.pages["/zwgk/nb/"])
    p.ways |= {f"/zwgk/nb/?{key}={k * step}" for k in range(1, of)}
    del p.pages["/zwgk/nb/"]

    def answer(asked: Request) -> Answer | None:
        if asked.path != "/zwgk/nb/":
            return p.pages.get(asked.path)
        told = asked.query.get(key, "0")
        return bodies[min(int(told) // step, of - 1)] if told.isdigit() else bodies[0]

    p.dynamic["/zwgk/nb/"] = answer
    return p


def empty_anchors(seed: int) -> FamilyPortal:
    """Rows whose anchors are empty: the title is an attribute of a span, or of the row."""
    p = FamilyPortal(seed, "empty anchors")
    p.section = "/channel/open"
    p.home(menu((p.section, GK)), 120, lambda n: f"/article/n{n + 90}")
    p.way(p.section, GK, menu(*neighbours("/channel/"), ("/channel/annual", NB)), crumbs=(GK,))
    shape = p.rng.choice((
        "<li class='card'><a class='mask' href='{0}'></a><span data-title='{1}'></span><em>{2}</em></li>",
        "<li data-title='{1}'><a href='{0}'><i class='ico'></i></a><em>{2}</em></li>",
        "<li><span class='t' data-title='{1}' data-href='{0}'></span><em>{2}</em></li>",
        "<li><a href='{0}' aria-label='{1}'></a><em>{2}</em></li>"))
    rows = []
    for unit in p.units(7, 6):
        for year in p.rng.sample(YEARS, 2):
            path = f"/article/{p.rng.randint(10**5, 10**8):x}"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append(shape.format(path, f"{p.full(unit)}{year}年政府信息公开年报", f"{year + 1}-01-20"))
    for n, title in enumerate((f"{p.county}2023年政务公开工作要点", f"{p.county}2022年法治政府建设年度报告")):
        p.paper(f"/article/x{n}", title, crumbs=(GK, NB))
        rows.append(shape.format(f"/article/x{n}", title, "2024-02-02"))
    p.rng.shuffle(rows)
    p.way("/channel/annual", NB, f"<ul>{''.join(rows)}</ul>", crumbs=(GK, NB))
    return p


def pictures(seed: int) -> FamilyPortal:
    """Menus are pictures without words, units an image map; each report is an article of scanned pictures."""
    p = FamilyPortal(seed, "pictures")
    p.section = "/zwgk/index.html"

    def button(path: str, name: str) -> str:
        return f"<a href='{path}'><img src='/images/{name}.gif' border=0></a>"

    p.home(button("/zwgk/index.html", "btn_xxgk") + button("/bsfw/index.html", "btn_bsfw"), 110,
           lambda n: f"/xwzx/{n + 20}.html")
    p.way("/zwgk/index.html", GK, button("/zwgk/zn/index.html", "zn") + button("/zwgk/nb/index.html", "nb")
          + button("/zwgk/ysq/index.html", "ysq"), crumbs=(GK,))
    units = p.units(6, 5)
    areas = "".join(f"<area shape='rect' coords='{n * 40},0,{n * 40 + 38},30' href='/zwgk/nb/d{n:02}.html'>"
                    for n in range(len(units)))
    p.way("/zwgk/nb/index.html", NB, f"<img src='/images/dw.jpg' usemap='#dw'><map name='dw'>{areas}</map>",
          crumbs=(GK, NB))
    for n, unit in enumerate(units):
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"/zwgk/nb/{year + 1}/{p.rng.randint(10**4, 10**6)}.html"
            p.report(path, unit, year, crumbs=(GK, NB, unit))
            if p.rng.random() < 0.4:
                _scanned(p, path, unit, year)
            rows.append((path, f"{unit}{year}年政府信息公开年度报告", f"{year + 1}-01-14"))
        p.way(f"/zwgk/nb/d{n:02}.html", unit, listed(rows), crumbs=(GK, NB, unit))
    return p


def _scanned(p: FamilyPortal, path: str, unit: str, year: int) -> None:
    title = f"{p.full(unit)}{year}年政府信息公开工作年度报告"
    shown = []
    for n in range(1, p.rng.randint(4, 7)):
        picture = f"/upload/{year + 1}/{p.rng.randint(10**6, 10**8)}{n}.png"
        p.pages[picture] = Answer(TINY, kind="image/png")
        p.ways.add(picture)
        shown.append(f"<p><img src='{picture}' width=800></p>")
    p.put(path, title, f"<h1>{title}</h1><div class='info'>发布时间：{year + 1}-01-14 来源：{unit}</div>"
          f"<div class='TextBody'>{''.join(shown)}</div>", crumbs=(GK, NB, unit))


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "years that span rows": spanned,
    "letters": letters,
    "a form of years": year_form,
    "icons that lead on": icons,
    "empty anchors": empty_anchors,
    "pictures": pictures,
}
