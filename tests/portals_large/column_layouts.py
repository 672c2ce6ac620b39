"""Columns of a whole county: hubs of bare names, shelves of every yearly paper, packed years, wide tables."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

from tests.crawl.site import Answer
from tests.portals_large import names
from tests.portals_large.county import GK, KINDS, Large, Row, Size, items
from tests.portals_large.tree_layouts import directories, numbered
from tests.portals_other.building import menu


def hubs_by_script(size: Size, seed: int) -> Large:
    """Each year is a page of bare names; only a menu that a script writes leads to the years."""
    p = Large(seed, "hubs by script", size=size, kinds=("page", "page", "pdf"))
    base = f"{p.section}{p.rng.choice(('hz', 'bgk', 'nj'))}/"
    held = dict[int, list[Row]]()
    for unit in p.bodies:
        for year in p.years():
            at, _, day = p.filed(
                unit,
                year,
                lambda n, y=year: f"{base}{y + 1}/{n}.html",  # type: ignore[misc]
                (GK, "年报"),
            )
            held.setdefault(year, []).append((at, unit, day))
    entries = []
    for year in sorted(held, reverse=True):
        at = f"{base}{year + 1}/"
        p.way(
            at,
            f"{year}年度政府信息公开年报",
            "<div class='hub'>"
            + "".join(f"<span><a href='{to}' target='_blank'>{unit}</a></span>" for to, unit, _ in held[year])
            + "</div>",
            crumbs=(GK, "政府信息公开年报", f"{year}年度"),
        )
        entries.append({"name": f"{year}年政府信息公开年报", "url": at})
    others = [{"name": name, "url": f"/zt/l{n}/"} for n, name in enumerate(p.rng.sample(names.COLUMNS, 14))]
    shown = json.dumps([*others[:7], *entries, *others[7:]], ensure_ascii=False)
    script = f"var menuData={shown};writeMenu(menuData);"
    p.way(
        p.section,
        p.calls[0],
        f"<div id='leftmenu'></div><script>{script}</script><p>请在左侧选择栏目。</p>",
        crumbs=(GK,),
    )
    p.front((p.section, p.calls[0]))
    return p


def every_paper(size: Size, seed: int) -> Large:
    """One long shelf of yearly papers of every kind, page after page; its reports are a third of them."""
    p = Large(seed, "every paper", size=size, kinds=KINDS)
    base, name = f"{p.section}ndbg/", p.rng.choice(("年度报告", "政府信息公开年报", "年报公开"))
    rows = list[Row]()
    for unit in p.bodies:
        rows += p.shelf(unit, numbered(base), (p.calls[0], name), mixed=True)
        rows += [p.other(unit, numbered(base), (p.calls[0], name)) for _ in range(2)]
    p.rng.shuffle(rows)
    pages = [rows[at : at + 20] for at in range(0, len(rows), 20)]
    for k, part in enumerate(pages):
        at = base if k == 0 else f"{base}index_{k}.html"
        following = (
            f"<a href='{base}index_{k + 1}.html'>下一页</a>" if k + 1 < len(pages) else "<span>下一页</span>"
        )
        p.way(
            at,
            name,
            f"{items(part)}<div class='fy'>共{len(rows)}条 {k + 1}/{len(pages)} {following}</div>",
            crumbs=(p.calls[0], name),
        )
    p.enter((base, name))
    return p


def twice(size: Size, seed: int) -> Large:
    """The county collects the year's reports; each stands in its body's own column once more."""
    p = Large(seed, "twice", size=size)
    base, collected, units = f"{p.section}nbhz/", list[Row](), []
    for n, unit in enumerate(p.bodies):
        at, crumbs = f"{p.section}u{n}/", (GK, "乡镇、部门信息公开目录", unit, "年度报告")
        own = list[Row]()
        for year in p.years():
            name = p.title(p.rng.choice(names.REPORTS), unit, year)
            for to, rows, where in (
                (f"{at}nb/a{n}-{year}.html", own, crumbs),
                (f"{base}b{n}-{year}.html", collected, (GK, "年报汇总")),
            ):
                p.report(to, unit, year, crumbs=where, title=name)
                rows.append((to, name, f"{year + 1}-03-03"))
        p.way(at, unit, p.columns(at, (f"{at}nb/", "年度报告")), crumbs=crumbs[:3])
        p.way(f"{at}nb/", "年度报告", items(own), crumbs=crumbs)
        units.append((at, unit))
    p.rng.shuffle(collected)
    pages = [collected[at : at + 15] for at in range(0, len(collected), 15)]
    for k, part in enumerate(pages, 1):
        links = "".join(
            f"<a href='{base}{f'list{m}.html' if m > 1 else ''}'>{m}</a>" for m in range(1, len(pages) + 1)
        )
        p.way(
            base if k == 1 else f"{base}list{k}.html",
            "政府信息公开年报汇总",
            f"{items(part)}<p>{links}</p>",
            crumbs=(GK, "政府信息公开年报汇总"),
        )
    ways = directories(p, p.section, units, (GK,))
    p.way(p.section, p.calls[0], p.columns(p.section, *ways, (base, "政府信息公开年报汇总")), crumbs=(GK,))
    p.front((p.section, p.calls[0]), ways[1])
    return p


def packed_years(size: Size, seed: int) -> Large:
    """Since some year the county packs the reports of a year into one file; before, each had its page."""
    p = Large(seed, "packed years", size=size)
    base, name = f"{p.section}nb/", p.rng.choice(names.SHELF[1:])
    since, columns = p.rng.randint(2016, 2021), []
    for year in range(2025, since - 5, -1):
        at = f"{base}{year}n/"
        if year < since:
            rows = [
                p.filed(unit, year, numbered(at), (GK, name, f"{year}年"))
                for unit in p.rng.sample(p.bodies, len(p.bodies) // 2)
            ]
        else:
            packed, held = f"/upload/{year + 1}/{p.rng.getrandbits(40):x}.zip", io.BytesIO()
            with zipfile.ZipFile(held, "w") as files:
                for unit in p.bodies[:4]:
                    inner = p.report_file("/packed", unit, year)
                    files.writestr(f"{unit}{year}年信息公开年报.pdf", p.pages.pop("/packed").body)
                    del p.truth[inner.path]
            p.pages[packed] = Answer(held.getvalue(), kind="application/x-zip-compressed")
            p.ways.add(packed)
            title, article = (
                f"{p.county}各部门、各乡镇{year}年政府信息公开年报",
                f"{at}{p.rng.randint(10**4, 10**6)}.html",
            )
            p.way(
                article,
                title,
                f"<h1>{title}</h1><p>{year + 1}-02-11</p><p>见附件。</p><a href='{packed}'>{title}.zip</a>",
                crumbs=(GK, name, f"{year}年"),
            )
            rows = [
                (article, title, f"{year + 1}-02-11"),
                p.filed("人民政府办公室", year, numbered(at), (GK, name, f"{year}年")),
            ]
        p.way(at, f"{year}年", items(rows), crumbs=(GK, name, f"{year}年"))
        columns.append((at, f"{year}年"))
    p.way(base, name, menu(*columns), crumbs=(GK, name))
    p.enter((base, name))
    return p


def wide_table(size: Size, seed: int) -> Large:
    """A row a body, a column a year from 2008 on; a cell holds a tick, a word or a year, or nothing."""
    p = Large(seed, "wide table", size=size, kinds=("page", "page", "docx", "pdf"))
    years, says, lines = range(2025, 2007, -1), p.rng.choice(("√", "查看", "年报", "{y}", "●", "")), ""
    for unit in p.bodies:
        mine, cells = p.years(), ""
        for year in years:
            if year in mine:
                at, *_ = p.filed(unit, year, lambda _: f"/doc/{p.rng.getrandbits(60):x}", (GK, "历年年报"))
                said = says.format(y=year) or "<img src='/i/doc.gif'>"
                cells += f"<td><a href='{at}' target='_blank'>{said}</a></td>"
            else:
                cells += "<td>&nbsp;</td>"
        lines += f"<tr><th>{unit}</th>{cells}</tr>"
    head = "".join(f"<th>{year}年</th>" for year in years)
    at = f"{p.section}table.html"
    p.way(
        at,
        "各单位历年政府信息公开年报",
        f"<table><tr><th>单位</th>{head}</tr>{lines}</table>",
        crumbs=(GK, "历年政府信息公开年报"),
    )
    p.enter((at, "历年政府信息公开年报"))
    return p


def tabs_of_one_page(size: Size, seed: int) -> Large:
    """One page holds guide, rules, plan and reports as tabs; those of reports are tabs of bodies again."""
    p = Large(seed, "tabs of one page", size=size, kinds=KINDS)
    heads, panes = "", ""
    for n, unit in enumerate(p.bodies):
        heads += f"<li onclick=\"showPane('p{n}')\">{unit}</li>"
        rows = p.shelf(unit, lambda m: f"/showinfo-{m % 97}-{m}.html", (GK, "年度报告"))
        panes += f"<div id='p{n}' class='pane' style='display:none'><h4>{unit}</h4>{items(rows)}</div>"
    tabs = {
        "政府信息公开指南": "<p>为方便公众获取信息，编制本指南。</p>",
        "政务公开工作要点": items(
            [p.other(p.bodies[0], numbered("/showinfo-8-"), (GK, "工作要点")) for _ in range(6)]
        ),
        "政府信息公开年报": f"<ul class='dw'>{heads}</ul>{panes}",
        "政务公开考核": items(
            [p.other(p.bodies[1], numbered("/showinfo-9-"), (GK, "考核")) for _ in range(6)]
        ),
    }
    top = "".join(
        f"<a class='tab' href='javascript:;' data-to='t{n}'>{name}</a>" for n, name in enumerate(tabs)
    )
    body = "".join(
        f"<div id='t{n}' class='tabpane'><h3>{name}</h3>{inner}</div>"
        for n, (name, inner) in enumerate(tabs.items())
    )
    p.way(p.section, p.calls[0], f"<div class='tabs'>{top}</div>{body}", crumbs=(p.calls[0],))
    p.front((p.section, p.calls[0]))
    return p


LAYOUTS: dict[str, Callable[[Size, int], Large]] = {
    "hubs behind a script's menu": hubs_by_script,
    "a shelf of every paper": every_paper,
    "each report twice": twice,
    "packed years": packed_years,
    "a wide table": wide_table,
    "tabs of one page": tabs_of_one_page,
}
