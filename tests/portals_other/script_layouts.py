"""Portals whose ways are held by scripts: menus as arrays, tabs by POST, postbacks, JSON trees, frames."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode

from tests.crawl.site import Answer
from tests.portals_families.site import FamilyPortal, Request
from tests.portals_other.building import listed, menu
from tests.portals_other.layouts import GK, NB, YEARS, neighbours

JSON = "application/json; charset=utf-8"


def js_arrays(seed: int) -> FamilyPortal:
    """The whole menu is a script file's arrays; each unit's page holds its rows as an array of arrays."""
    p = FamilyPortal(seed, "js arrays")
    top = p.rng.choice(("/gov/", "/html/", "/web/site0/"))
    p.section = f"{top}open.html"
    units = p.units(6, 5)
    at = {unit: f"{top}dw{p.rng.randint(100, 999)}{n}.html" for n, unit in enumerate(units)}
    nodes = [(1, 0, GK, p.section), (2, 1, "公开指南", f"{top}guide.html"), (3, 1, NB, ""),
             (4, 1, "财政预决算", f"{top}budget.html")]
    nodes += [(10 + n, 3, unit, at[unit]) for n, unit in enumerate(units)]
    call = p.rng.choice(("d.add({},{},'{}','{}');", "menuArr[menuArr.length]=new Array({},{},'{}','{}');",
                         "nodes.push([{},{},\"{}\",\"{}\"]);"))
    script = f"{top}js/menu{p.rng.randint(1, 9)}.js"
    lines = "\n".join(call.format(*node) for node in nodes)
    p.pages[script] = Answer(f"var d=new dTree('d');\n{lines}\ndocument.write(d);".encode(),
                             kind="application/javascript")
    p.ways.add(script)
    p.home(f"<div id='nav'></div><script type='text/javascript' src='{script}'></script>", 130,
           lambda n: f"{top}news/{n + 200}.html")
    p.put(p.section, GK, f"<script src='{script}'></script>" + menu(*neighbours(top)), crumbs=(GK,))
    for unit in units:
        rows = []
        for year in p.rng.sample(YEARS, 2):
            path = f"{top}c/{p.rng.randint(10**5, 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, NB, unit))
            rows.append([path, f"{unit}{year}年度政府信息公开工作年度报告", f"{year + 1}-01-2{year % 9}"])
        held = json.dumps(rows, ensure_ascii=p.rng.random() < 0.3)
        p.way(at[unit], unit, f"<ul id='list'></ul><script>var rows={held};show(rows);</script>",
              crumbs=(GK, NB, unit))
    return p


def tabs_by_post(seed: int) -> FamilyPortal:
    """A tab for each year; what stands below it is asked by POST when one clicks."""
    p = FamilyPortal(seed, "tabs by post")
    p.section = "/xxgk/index.jsp"
    p.home(menu((p.section, GK)), 120, lambda n: f"/xw/show.jsp?id={n + 90}")
    p.way(p.section, GK, menu(*neighbours("/xxgk/"), ("/xxgk/ndbg.jsp", NB)), crumbs=(GK,))
    name = p.rng.choice(("year", "nd", "nf"))
    url = f"/xxgk/{p.rng.choice(('getNb', 'ajaxList', 'nbList'))}.do"
    parts: dict[tuple[str, str], str] = {}
    units, size = p.units(8, 6), p.rng.randint(4, 12)
    for year in YEARS:
        rows, style = [], p.rng.choice(("li", "before"))
        for unit in p.rng.sample(units, 9):
            path = f"/xxgk/show.jsp?id={p.rng.randint(10**4, 10**6)}"
            p.report(path, unit, year, crumbs=(GK, NB))
            rows.append((path, f"{p.full(unit)}{year}年信息公开年报", f"{year + 1}-01-16"))
        of = -(-len(rows) // size)
        for k in range(1, of + 1):
            on = f"<a onclick=\"loadYear('{year}',{k + 1})\">下一页</a>" if k < of else ""
            part = listed(rows[(k - 1) * size:k * size], style)
            parts[str(year), str(k)] = f"{part}<div>第{k}页/共{of}页 {on}</div>"
            p.ways.add(f"{url} {year} {k}")

    def answer(asked: Request) -> Answer | None:
        part = parts.get((asked.form.get(name, ""), asked.form.get("pageNo", "")))
        return Answer(part.encode()) if part and asked.method == "POST" else None

    p.dynamic[url] = answer
    tabs = "".join(f"<li onclick=\"loadYear('{year}')\">{year}年</li>" for year in YEARS[::-1])
    post = p.rng.choice((
        f"$.post('{url}',{{{name}:y,pageNo:n||1}},function(d){{$('#box').html(d);}});",
        f"$.ajax({{type:'POST',url:'{url}',data:{{'{name}':y,'pageNo':n || 1}},success:show}});"))
    p.way("/xxgk/ndbg.jsp", NB, f"<ul class='tab'>{tabs}</ul><div id='box'></div>"
          f"<script>function loadYear(y,n){{{post}}}loadYear('{YEARS[-1]}');</script>", crumbs=(GK, NB))
    return p


def postbacks(seed: int) -> FamilyPortal:
    """A WebForms grid: its pages are asked by __doPostBack with the view state of the page before."""
    p = FamilyPortal(seed, "postbacks")
    p.section = "/Open/Default.aspx"
    number, size = p.rng.randint(10, 99), p.rng.randint(8, 11)
    path = f"/Open/List.aspx?cid={number}"
    p.home(menu((p.section, GK)), 110, lambda n: f"/News/View.aspx?id={n + 70}")
    p.way(p.section, GK, menu(*neighbours("/Open/"), (path, NB)), crumbs=(GK,))
    rows = []
    for unit in p.units(8, 6):
        for year in p.rng.sample(YEARS, 2):
            at = f"/Open/View.aspx?id={p.rng.randint(10**4, 10**6)}"
            p.report(at, unit, year, crumbs=(GK, NB))
            rows.append((at, f"{p.full(unit)}{year}年政府信息公开年度报告", f"{year + 1}-01-22"))
    p.rng.shuffle(rows)
    of = -(-len(rows) // size)
    grid = p.rng.choice(("GridView1", "ctl00$Main$AspNetPager1"))
    argument = "Page${}" if grid == "GridView1" else "{}"

    def page(k: int) -> str:
        hrefs = (f"javascript:__doPostBack('{grid}','{argument.format(n)}')" for n in range(1, of + 1))
        links = "".join(f'<td><a href="{href}">{n}</a></td>' if n != k else f"<td><span>{n}</span></td>"
                        for n, href in enumerate(hrefs, 1))
        state = f"<input type='hidden' name='__VIEWSTATE' id='__VIEWSTATE' value='dDw{k}{seed};'/>"
        return (f"<form method='post' action='List.aspx?cid={number}' id='form1'>{state}"
                "<input type='hidden' name='__EVENTTARGET'/><input type='hidden' name='__EVENTARGUMENT'/>"
                f"{listed(rows[(k - 1) * size:k * size], 'table')}<table><tr>{links}</tr></table></form>")

    bodies: dict[int, Answer] = {}
    for k in range(1, of + 1):
        p.way(path, NB, page(k), crumbs=(GK, NB))
        bodies[k] = p.pages[path]

    def answer(asked: Request) -> Answer | None:
        if asked.query.get("cid") != str(number):
            return None
        form = asked.form
        told = form.get("__EVENTARGUMENT", "").removeprefix("Page$")
        real = asked.method == "POST" and form.get("__VIEWSTATE", "").startswith("dDw")
        right = real and form.get("__EVENTTARGET") == grid and told.isdigit()
        return bodies.get(int(told)) if right else bodies[1]

    p.dynamic["/Open/List.aspx"] = answer
    p.ways |= {f"{path} {k}" for k in range(2, of + 1)}
    return p


def json_tree(seed: int) -> FamilyPortal:
    """One JSON tree of units with children; each leaf's reports are a JSON list counted from page 0 or 1."""
    p = FamilyPortal(seed, "json tree")
    p.section = "/open/index.html"
    base = p.rng.choice(("/api/", "/gov-api/v1/", "/service/open/"))
    label, link = p.rng.choice((("label", "href"), ("name", "url"), ("text", "path")))
    p.home(menu((p.section, GK)), 120, lambda n: f"/detail/news/{n + 40}.html")
    units = p.units(6, 5)
    ids = dict(zip(units, p.rng.sample(range(100, 999), len(units)), strict=True))
    by_kind = {kind: [u for u in units if (u[-1] in "镇乡") == (kind == "乡镇")] for kind in ("部门", "乡镇")}

    size, pager = p.rng.randint(2, 5), p.rng.choice(("pageIndex", "pageNum"))
    first = int(pager == "pageNum")

    def lists(unit: str, k: int = 0) -> str:
        return f"{base}list?{urlencode({'node': ids[unit], pager: k + first, 'pageSize': size})}"

    kinds = [{label: f"{kind}年报", "children": [
        {label: unit, link: lists(unit), "id": ids[unit]} for unit in own]} for kind, own in by_kind.items()]
    tree = [{label: GK, "children": [
        {label: "公开指南", link: "/open/guide.html"}, {label: NB, "children": kinds}]}]
    p.pages[f"{base}tree"] = Answer(json.dumps({"code": 0, "data": tree}).encode(), kind=JSON)
    p.way(p.section, GK, "<div id='tree'></div><script>"
          f"fetch('{base}tree').then(r=>r.json()).then(d=>draw(d.data));</script>", crumbs=(GK,))
    p.ways.add(f"{base}tree")
    for unit in units:
        rows = []
        for year in YEARS:
            path = f"/detail/open/{p.rng.randint(10**5, 10**7)}.html"
            p.report(path, unit, year, crumbs=(GK, NB, unit))
            rows.append({"subject": f"{unit}{year}年政府信息公开工作年度报告", "href": path,
                         "day": f"{year + 1}-01-18"})
        for k in range(-(-len(rows) // size)):
            held = {"code": 0, "data": {"total": len(rows), "rows": rows[k * size:(k + 1) * size]}}
            p.pages[lists(unit, k)] = Answer(json.dumps(held, ensure_ascii=False).encode(), kind=JSON)
            p.ways.add(lists(unit, k))
    return p


def frames(seed: int) -> FamilyPortal:
    """Frames in frames: a head, a tree of units at the left, the rows at the right."""
    p = FamilyPortal(seed, "frames")
    p.section = "/zwgk/default.asp"
    p.home(f"<iframe src='/top.asp'></iframe>{menu((p.section, '信息公开目录'))}", 110,
           lambda n: f"/news/read.asp?newsid={n + 30}")
    left, right = "/zwgk/left.asp", f"/zwgk/main.asp?t={p.rng.randint(1, 9)}0"
    p.pages["/top.asp"] = Answer(b"<html><body><img src='/images/top.jpg'></body></html>")
    _frameset(p, p.section, (left, right))
    p.pages[right] = Answer(f"<html><body><h3>{p.county}</h3></body></html>".encode())
    units = p.units(6, 5)
    numbers = dict(zip(units, p.rng.sample(range(11, 99), len(units)), strict=True))
    tree = "".join(
        f"<div onclick=\"show('{n}')\"><img src='/images/plus.gif'>"
        f"<a href='dw.asp?bm={n}' target='main'>{unit}</a></div>" for unit, n in numbers.items())
    p.ways.add(left)
    head = f"<head>{p.head}<title>目录</title></head>"
    p.pages[left] = Answer(f"<html>{head}<body>{tree}</body></html>".encode())
    for unit, n in numbers.items():
        _frameset(p, f"/zwgk/dw.asp?bm={n}", (f"/zwgk/lm.asp?bm={n}", f"/zwgk/jj.asp?bm={n}"))
        p.pages[f"/zwgk/jj.asp?bm={n}"] = Answer(f"<html><body>{unit}简介</body></html>".encode())
        cells = menu((f"lb.asp?bm={n}&lm=1", "机构概况"), (f"lb.asp?bm={n}&lm=2", "信息公开指南"),
                     (f"lb.asp?bm={n}&lm=7", "信息公开年度报告"))
        p.ways.add(f"/zwgk/lm.asp?bm={n}")
        p.pages[f"/zwgk/lm.asp?bm={n}"] = Answer(f"<html>{p.head}<body>{cells}</body></html>".encode())
        rows = []
        for year in p.rng.sample(YEARS, 2):
            number = p.rng.randint(10**3, 10**5)
            p.report(f"/zwgk/nr.asp?id={number}", unit, year)
            day = f"{year + 1}-1-{number % 28 + 1}"
            rows.append((f"nr.asp?id={number}", f"{year}年信息公开年度报告", day))
        path = f"/zwgk/lb.asp?bm={n}&lm=7"
        p.ways.add(path)
        p.pages[path] = Answer(f"<html>{p.head}<body>{listed(rows, 'table')}</body></html>".encode())
    return p


def _frameset(p: FamilyPortal, path: str, names: tuple[str, ...]) -> None:
    inner = "".join(f"<frame src='{name.rpartition('/')[2]}' name='f{n}'>" for n, name in enumerate(names))
    p.ways.add(path)
    p.pages[path] = Answer(f"<html><head>{p.head}<title>信息公开目录</title></head>"
                           f"<frameset cols='200,*'>{inner}</frameset></html>".encode())


LAYOUTS: dict[str, Callable[[int], FamilyPortal]] = {
    "menus as arrays": js_arrays,
    "tabs by POST": tabs_by_post,
    "postbacks": postbacks,
    "JSON trees": json_tree,
    "frames in frames": frames,
}
