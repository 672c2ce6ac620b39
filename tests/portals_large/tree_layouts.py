"""Bodies below bodies: trees of columns, sub-sites by several hands, hosts of their own, frames, choices."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.crawl.site import Answer
from tests.portals_families.site import Request
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Address, Large, Row, Size, items
from tests.portals_other.building import menu


def directories(
    p: Large, base: str, units: list[tuple[str, str]], crumbs: tuple[str, ...]
) -> list[tuple[str, str]]:
    """A page of the departments and one of the townships; gives their ways."""
    made = []
    for slug, name, towns in (("bm", "部门信息公开", False), ("xz", "乡镇街道信息公开", True)):
        part = [pair for pair in units if (pair[1][-1] in "镇乡" or pair[1].endswith("办事处")) == towns]
        p.way(f"{base}{slug}/", name, menu(*part), crumbs=(*crumbs, name))
        made.append((f"{base}{slug}/", name))
    return made


def numbered(base: str) -> Address:
    return lambda number: f"{base}{number}.html"


def slug_tree(size: Size, seed: int) -> Large:
    """A page a body with dozens of columns, one of them its reports beside other yearly papers."""
    p = Large(seed, "slug tree", size=size, kinds=KINDS)
    name = p.rng.choice(names.SHELF)
    units = []
    for n, unit in enumerate(p.bodies):
        base, crumbs = f"{p.section}d{n:03}/", (GK, "部门信息公开", unit)
        column = f"{base}{p.rng.choice(('nb', 'ndbg', 'c7', 'lm99'))}/"
        p.way(base, unit, p.columns(base, (column, name)), crumbs=crumbs)
        p.way(
            column,
            name,
            items(p.shelf(unit, numbered(column), (*crumbs, name), mixed=True)),
            crumbs=(*crumbs, name),
        )
        units.append((base, unit))
    ways = directories(p, p.section, units, (GK,))
    p.way(p.section, p.calls[0], p.columns(p.section, *ways), crumbs=(GK,))
    p.front(*reversed(ways[:1]), (p.section, p.calls[0]))
    return p


def four_hands(size: Size, seed: int) -> Large:
    """Each body has a small site below its own prefix, made by one of four hands."""
    p = Large(seed, "four hands", size=size, kinds=KINDS)
    units = []
    for n, unit in enumerate(p.bodies):
        base = f"/{p.rng.choice('abcdefg')}{n}{p.rng.choice(('j', 'w', 'zx'))}/"
        p.rng.choice((_by_name, _by_number, _one_page, _by_year))(p, base, unit)
        units.append((base, p.rng.choice((unit, p.full(unit)))))
    p.way(
        f"{p.section}dw/",
        "部门乡镇信息公开",
        "".join(
            f"<div class='pic'><a href='{at}'><img src='/t.png' alt='{unit}'></a>"
            f"<p><a href='{at}'>{unit}</a></p></div>"
            for at, unit in units
        ),
        crumbs=(GK, "部门乡镇信息公开"),
    )
    p.enter((f"{p.section}dw/", "部门乡镇信息公开"))
    return p


def _by_name(p: Large, base: str, unit: str) -> None:
    p.way(
        base, unit, menu((f"{base}xw/", "工作动态"), (f"{base}xxgk/", "信息公开"), (f"{base}fw/", "办事服务"))
    )
    p.way(
        f"{base}xxgk/",
        GK,
        p.columns(f"{base}xxgk/", (f"{base}xxgk/nb/", "公开年报")),
        crumbs=(unit, "信息公开"),
    )
    rows = p.shelf(unit, numbered(f"{base}xxgk/nb/"), (unit, "信息公开", "公开年报"))
    p.way(f"{base}xxgk/nb/", "公开年报", items(rows), crumbs=(unit, "信息公开", "公开年报"))


def _by_number(p: Large, base: str, unit: str) -> None:
    rows = p.shelf(unit, lambda n: f"{base}content.aspx?id={n}", (unit, "信息公开", "年度报告"), mixed=True)
    links = p.columns(base, (f"{base}list.aspx?cid=1209", "年度报告"))
    p.way(base, unit, f"<h2>{unit}</h2><h3>信息公开</h3>{links}")
    table = "".join(
        f"<tr><td>{n}</td><td><a href='{at}'>{name}</a></td><td>{day}</td></tr>"
        for n, (at, name, day) in enumerate(rows, 1)
    )
    p.way(
        f"{base}list.aspx?cid=1209",
        "年度报告",
        f"<table>{table}</table>",
        crumbs=(unit, "信息公开", "年度报告"),
    )


def _one_page(p: Large, base: str, unit: str) -> None:
    rows = p.shelf(unit, lambda n: f"{base}art/{n}", (unit, "政府信息公开年报"))
    others = [p.other(unit, lambda n: f"{base}art/{n}", (unit,)) for _ in range(4)]
    p.way(
        base, unit, f"<h3>通知公告</h3>{items(others)}<h3>政府信息公开年报</h3>{items(rows)}<h3>联系我们</h3>"
    )


def _by_year(p: Large, base: str, unit: str) -> None:
    columns = []
    for year in p.years():
        at = f"{base}nb/{year + 1}/"
        row = p.filed(unit, year, numbered(at), (unit, "信息公开年报", f"{year}年"))
        p.way(at, f"{year}年", items([row]), crumbs=(unit, "信息公开年报", f"{year}年"))
        columns.append((at, f"{year}年"))
    p.way(base, unit, p.columns(base, (f"{base}nb/", "信息公开年报")), crumbs=(unit,))
    p.way(f"{base}nb/", "信息公开年报", menu(*columns), crumbs=(unit, "信息公开年报"))


def other_hosts(size: Size, seed: int) -> Large:
    """One page of a year's reports, some here, some on hosts of the county's domain, some with strangers."""
    p = Large(seed, "other hosts", size=size)
    p.home_url, crumbs = "http://www.pingchuan.gov.cn/", (GK, "政府信息公开年报汇总")
    hub = f"{p.section}hz/"
    blocks, own = (
        [],
        {unit: f"http://{p.rng.choice('abcxyz')}{n}.pingchuan.gov.cn" for n, unit in enumerate(p.bodies)},
    )
    for year in sorted(p.rng.sample(range(2015, 2026), 3), reverse=True):
        cells = ""
        for unit in p.bodies:
            where = p.rng.choice(("here", "here", "own", "stranger"))
            path = f"/n{p.rng.randint(10**5, 10**7)}.html"
            host = {"here": "", "own": own[unit], "stranger": "http://www.gongkai-cloud.com"}[where]
            cells += f"<td><a href='{host}{path}' target='_blank'>{unit}</a></td>"
            if where == "here":
                p.report(path, unit, year, crumbs=(*crumbs, f"{year}年"))
            elif where == "own":
                true = p.report(path, unit, year, crumbs=(unit, "信息公开"))
                p.sites.setdefault(host.removeprefix("http://"), {})[path] = p.pages.pop(path)
                p.truth[host + path] = replace(true, path=host + path)
                del p.truth[path]
        blocks.append(f"<h3>{year}年政府信息公开年报</h3><table><tr>{cells}</tr></table>")
    p.way(hub, crumbs[-1], "".join(blocks), crumbs=crumbs)
    p.enter((hub, crumbs[-1]))
    return p


def frames_and_forms(size: Size, seed: int) -> Large:
    """A tree of bodies in the left frame; rows in the right one, turned over by a form that is posted."""
    p = Large(seed, "frames and forms", size=size, kinds=KINDS)
    per, leaves, lists = 3, "", dict[str, list[list[Row]]]()
    for n, unit in enumerate(p.bodies):
        key = str(1000 + n)
        rows = p.shelf(unit, lambda m: f"/govinfo/show.jsp?infoid={m}", (GK, unit, "年度报告"), reports=6)
        lists[key] = [rows[at : at + per] for at in range(0, len(rows), per)]
        cells = "".join(
            f"<dd><a href='/govinfo/list.jsp?dept={key}&cat={c}' target='right'>{name}</a></dd>"
            for c, name in (
                ("01", "机构职能"),
                ("02", "政策文件"),
                ("05", "部门决算"),
                ("07", "年度报告"),
                ("08", "工作总结"),
                ("09", "人事信息"),
            )
        )
        leaves += f"<dl><dt>{unit}</dt>{cells}</dl>"
        here = f"/govinfo/list.jsp?dept={key}&cat=07"
        p.ways |= {
            here,
            *(f"{here}#post:pageNo={k}&dept={key}&cat=07" for k in range(2, len(lists[key]) + 1)),
        }

    def answer(asked: Request) -> Answer | None:
        told = asked.query | asked.form
        pages = lists.get(told.get("dept", ""), [[]])
        if told.get("cat") != "07":
            return p._noise(asked)
        k = int(told.get("pageNo", "1"))
        at = f"/govinfo/list.jsp?dept={told.get('dept')}&cat=07"
        form = (
            f"<form name='pf' method='post' action='{at}'><input type='hidden' name='pageNo' value='{k}'>"
            f"<input type='hidden' name='dept' value='{told.get('dept')}'>"
            "<input type='hidden' name='cat' value='07'>"
            "</form><script>function goPage(n){document.pf.pageNo.value=n;document.pf.submit();}</script>"
        )
        pager = "".join(f"<a href='javascript:goPage({m})'>{m}</a>" for m in range(1, len(pages) + 1))
        following = f"<a href='javascript:goPage({k + 1})'>下一页</a>" if k < len(pages) else ""
        rows = pages[k - 1] if k <= len(pages) else []
        return Answer(
            f"<html>{p.head}<title>信息列表</title><body>{items(rows)}{form}{pager}{following}</body></html>".encode(),
            kind="text/html",
        )

    p.dynamic["/govinfo/list.jsp"] = answer
    p.way("/govinfo/left.html", "目录", f"<div class='tree'>{leaves}</div>")
    p.way("/govinfo/", "政府信息公开目录", "")
    p.pages["/govinfo/"] = Answer(
        f"<html>{p.head}<title>政府信息公开目录</title>"
        "<frameset cols='220,*'><frame src='left.html' name='left'>"
        "<frame src='right.html' name='right'></frameset></html>".encode(),
        kind="text/html",
    )
    p.put("/govinfo/right.html", "说明", "<p>请在左侧选择单位。</p>")
    p.enter(("/govinfo/", "政府信息公开目录"))
    return p


def choices_by_letter(size: Size, seed: int) -> Large:
    """Bodies as choices under the letters of their names; on each body's page the years as choices."""
    p = Large(seed, "choices by letter", size=size)
    groups: dict[str, str] = {}
    for n, unit in enumerate(p.bodies):
        at = f"/opendept/{n + 31}.html"
        options = ""
        for year in p.years():
            path = f"/opendept/{n + 31}/{year}-{n + 31}.html"
            p.report(
                path,
                unit,
                year,
                crumbs=(GK, unit, "年报"),
                title=p.title(p.rng.choice(names.REPORTS), unit, year),
            )
            options += f"<option value='{path}'>{year}年</option>"
        options = f"<option value=''>请选择年度</option>{options}"
        box = f"<select onchange='location.href=this.value'>{options}</select>"
        p.way(
            at,
            unit,
            f"{p.columns(f'/opendept/{n + 31}/')}<div class='nb'><h3>政府信息公开年报</h3>{box}</div>",
            crumbs=(GK, unit),
        )
        letter = p.rng.choice("ABCDFGHJLMNQRSTWXYZ")
        groups[letter] = groups.get(letter, "") + f"<option value='{at}'>{unit}</option>"
    boxes = "".join(
        f"<label>{letter}</label><select name='d{letter}' onchange='if(this.value)window.open(this.value)'>"
        f"<option value=''>--{letter}--</option>{groups[letter]}</select>"
        for letter in sorted(groups)
    )
    p.way(p.section, p.calls[0], f"{p.columns(p.section)}<h3>部门乡镇信息公开</h3>{boxes}", crumbs=(GK,))
    p.front((p.section, p.calls[0]))
    return p


def opaque_tree(size: Size, seed: int) -> Large:
    """The tree of bodies and columns is JSON of its own; its nodes and rows have enciphered names."""
    p = Large(seed, "opaque tree", size=size, kinds=("page", "page", "docx"))
    tree, lists = [], {}
    for unit in p.bodies:
        key = f"{p.rng.getrandbits(64):016x}"
        rows = p.shelf(unit, lambda _: f"/d/{p.rng.getrandbits(80):020x}", (GK, unit, "年报"), mixed=True)
        lists[key] = [{"title": name, "href": at, "time": day} for at, name, day in rows]
        tree.append(
            {
                "label": unit,
                "children": [
                    {"label": "机构职能", "href": f"/n/{p.rng.getrandbits(64):016x}"},
                    {"label": "预算决算", "href": f"/n/{p.rng.getrandbits(64):016x}"},
                    {"label": "政府信息公开年报", "href": f"/n/{key}"},
                ],
            }
        )
        p.way(f"/n/{key}", "政府信息公开年报", items(rows), crumbs=(GK, unit, "政府信息公开年报"))
    p.ways.add("/api/tree")

    whole = json.dumps({"code": 0, "data": tree}, ensure_ascii=False).encode()
    p.dynamic["/api/tree"] = lambda _: Answer(whole, kind="application/json")
    p.way(
        f"{p.section}ml/",
        "信息公开目录",
        "<div id='tree'></div><script>$.ajax({url:'/api/tree',type:'get',"
        "dataType:'json',success:function(d){build($('#tree'),d.data);}});</script>",
        crumbs=(GK, "信息公开目录"),
    )
    p.enter((f"{p.section}ml/", "信息公开目录"))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "a tree of slugs": slug_tree,
    "sites by four hands": four_hands,
    "links to other hosts": other_hosts,
    "frames and posted pages": frames_and_forms,
    "choices by letter": choices_by_letter,
    "an opaque tree": opaque_tree,
}
