"""Counties of 陕西, 甘肃, 青海 and 内蒙古."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu, numbered
from tests.reportgen.office import docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

def shaanxi(seed: int) -> County:
    """陕西: nodes and contents by number only; two columns name the county's own reports twice."""
    p = County(seed, "shaanxi")
    p.shaped(lambda n: f"/Node-{n}.html", lambda n: f"/Node-{n}.html", lambda n: f"/Content-{n}.html")
    p.calls, p.section = "政务公开", f"/Node-{p.number()}.html"
    name, crumbs, columns = "政府信息公开年报", ("政务公开", "政府信息公开年报"), list[tuple[str, str]]()
    groups = (("县政府", ["人民政府"]), ("县直部门", p.bodies(7, 0)), ("镇办", p.bodies(0, 5)))
    for group, units in groups:
        node = p.number()

        def turned(k: int, node: int = node) -> str:
            return f"/Node-{node}_{k + 1}.html" if k else f"/Node-{node}.html"

        rows = [
            p.filed(f"/Content-{p.number()}.html", unit, year, crumbs=(*crumbs, group))
            for year in p.run(5 if len(units) == 1 else 3)
            for unit in units
        ]
        p.pages_of(
            turned, group, rows, 12, numbered(turned), crumbs=(*crumbs, group), side=menu(*p.noises(7))
        )
        columns.append((turned(0), f"{group}年报"))
        if len(units) == 1:
            again = f"/Node-{p.number()}.html"
            p.put(
                again, name, listing([*rows, p.noise_row()], 0), crumbs=("政务公开", "法定主动公开内容", name)
            )
    entry = f"/Node-{p.number()}.html"
    p.way(entry, name, menu(*columns), crumbs=crumbs)
    p.way(
        p.section,
        p.calls,
        menu(*p.amid(14, (entry, name))) + f"<h3>法定主动公开内容</h3>{menu(*p.noises(9), (again, name))}",
        crumbs=("政务公开",),
    )
    p.home_page((p.section, "政务公开"))
    return p


def gansu(seed: int) -> County:
    """甘肃: slugs; townships may be called without 镇 and name villages too; rows hold only a year, files
    hang on short articles."""
    p = County(seed, "gansu")
    p.shaped(
        lambda n: f"/xxgk/lm{n}/index.html",
        lambda n: f"/zjx/lm{n}/index.html",
        lambda n: f"/xwzx/art/2024/art_{n:032x}.html",
    )
    p.calls, p.section, name, kinds = (
        "政府信息公开",
        "/xxgk/index.html",
        "政府信息公开年报",
        list[tuple[str, str]](),
    )
    is_short = p.rng.random() < 0.3
    for slug, kind, units in (
        ("bmxxgk", "部门信息公开", p.bodies(6, 0)),
        ("xzxxgk", "乡镇信息公开", p.bodies(0, 5)),
    ):
        found = []
        for n, unit in enumerate(units):
            at, crumbs = f"/xxgk/{slug}/dw{n}/", (p.calls, kind, unit)
            nb = f"{at}zfxxgknb/"
            rows = [_yearly(p, nb, unit, year, (*crumbs, name)) for year in p.run(p.rng.randint(2, 4))]
            p.near(rows)
            p.way(
                f"{nb}index.html",
                name,
                f"<h3>{unit}</h3>{listing(rows, p.row_shape)}",
                crumbs=(*crumbs, name),
            )
            villages = (
                menu(*(p.noise_column(f"{text}村") for text in ("东坡", "新庄", "河湾", "上川")))
                if "乡镇" in kind
                else ""
            )
            p.way(
                f"{at}index.html",
                unit,
                menu(*p.amid(12, (f"{nb}index.html", name))) + villages,
                crumbs=crumbs,
            )
            called = unit[:2] if is_short and unit[-1] in "镇乡" else unit
            found.append((f"{at}index.html", called))
        p.way(
            f"/xxgk/{slug}/index.html", kind, f"<div class='dw'>{menu(*found)}</div>", crumbs=(p.calls, kind)
        )
        kinds.append((f"/xxgk/{slug}/index.html", kind))
    own, above = "/xxgk/zfxxgknb/", (p.calls, name)
    rows = [_yearly(p, own, "人民政府", year, above) for year in p.run(6)]
    p.near(rows)
    p.way(f"{own}index.html", name, listing(rows, p.row_shape), crumbs=above)
    p.way(p.section, p.calls, menu(*p.amid(11, (f"{own}index.html", name), *kinds)), crumbs=(p.calls,))
    p.home_page((p.section, p.calls))
    return p


def _yearly(p: County, at: str, unit: str, year: int, crumbs: tuple[str, ...]) -> Row:
    """A report of one row: an article, or one that holds no more than the file."""
    path, text = f"{at}art/{year + 1}/art_{p.rng.getrandbits(128):032x}.html", f"{year}年度报告"
    if year % 3:
        p.filed(path, unit, year, crumbs=crumbs, title=p.said(p.rng.choice(words.REPORTS), unit, year))
    else:
        file, title = f"/xxgk/file/{p.number()}.docx", p.said(words.REPORTS[1], unit, year)
        p.file(file, unit, year, lambda story: docx(p.rng, story), DOCX)
        link = f"<p>附件：<a href='{file}' title='{title}.docx'>{title}.docx</a></p>"
        p.cover(path, title, p.full(unit), f"{year + 1}-01-15", link, crumbs)
    return path, text, f"{year + 1}-01-15"


def qinghai(seed: int) -> County:
    """青海: /html/column/paper, one page for each unit with all kinds of information, the reports by
    their titles."""
    p = County(seed, "qinghai")
    p.shaped(
        lambda n: f"/html/{n}/List.html",
        lambda n: f"/html/{n}/List.html",
        lambda n: f"/html/{n % 700 + 20}/{n}.html",
    )
    p.calls, p.section, found = "信息公开", "/html/8/Index.html", dict[str, str]()
    for group, units in (("县政府", ["人民政府"]), ("县直单位", p.bodies(5, 0)), ("乡镇", p.bodies(0, 4))):
        entries = []
        for unit in units:
            column, crumbs = p.number(1000, 9999), ("信息公开", group, unit)
            at = f"/html/{column}/List.html"
            rows = [
                p.filed(f"/html/{column}/{p.number()}.html", unit, year, crumbs=crumbs)
                for year in p.run(p.rng.randint(2, 4))
            ]
            rows += [p.noise_row() for _ in range(p.rng.randint(6, 14))] + p.decoys(
                1, partial("/html/{}/{}.html".format, column), crumbs
            )
            p.rng.shuffle(rows)

            def turned(k: int, column: int = column) -> str:
                return f"/html/{column}/List_{k + 1}.html" if k else f"/html/{column}/List.html"

            p.pages_of(turned, unit, rows, 10, numbered(turned), crumbs=crumbs)
            entries.append((at, p.shown(unit)))
        found[group] = menu(*entries)
    p.way(
        p.section,
        p.calls,
        menu(*p.amid(8)) + "".join(f"<h3>{group}信息公开</h3>{told}" for group, told in found.items()),
        crumbs=("信息公开",),
    )
    p.home_page((p.section, "信息公开"))
    return p


def neimenggu(seed: int) -> County:
    """内蒙古: one page holds guide, rules, contents and reports as tabs, which the query opens; so do
    the units'."""
    p = County(seed, "neimenggu")
    p.shaped(
        lambda n: f"/zwgk/lm{n}/", lambda n: f"/zjx/lm{n}/", lambda n: f"/zwdt/202403/t20240311_{n}.html"
    )
    p.calls, p.section, boxes = "政务公开", "/zfxxgk/", ""
    for slug, group, units in (("bm", "旗县区部门", p.bodies(6, 0)), ("sm", "苏木乡镇街道", p.bodies(0, 4))):
        found = []
        for n, unit in enumerate(units):
            at = f"/zfxxgk/{slug}/dw{n}/"
            _tabs(p, at, unit, p.run(p.rng.randint(2, 4)))
            found.append((f"{at}?gk=1", unit))
        boxes += f"<h3>{group}</h3>{menu(*found)}"
    _tabs(p, p.section, "人民政府", p.run(5), boxes)
    p.home_page((f"{p.section}?gk=4", "政府信息公开年报"), (f"{p.section}?gk=1", "政府信息公开指南"))
    return p


def _tabs(p: County, at: str, unit: str, years: list[int], more: str = "") -> None:
    """A body's page of disclosure with all its tabs."""
    names = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报")
    crumbs = (p.calls, unit)
    rows = [
        p.filed(
            f"{at}zfxxgknb/{year + 1}01/t{year + 1}0120_{p.number()}.html",
            unit,
            year,
            crumbs=(*crumbs, names[3]),
        )
        for year in years
    ]
    p.near(rows)
    heads = "".join(f"<li><a href='?gk={n + 1}'>{name}</a></li>" for n, name in enumerate(names))
    held = (
        "<p>为保障公民、法人和其他组织依法获取政府信息，编制本指南。</p>",
        listing([p.noise_row() for _ in range(4)], 0),
        menu(*p.noises(18)),
        listing(rows, p.row_shape),
    )
    panes = "".join(
        f"<div class='gk gk{n + 1}' style='display:none'><h3>{names[n]}</h3>{told}</div>"
        for n, told in enumerate(held)
    )
    script = "<script>var gk=getUrlParam('gk')||1;$('.gk').hide();$('.gk'+gk).show();</script>"
    body = f"<h2>{p.full(unit)}</h2><ul class='tabs'>{heads}</ul>{panes}{more}{script}"
    p.put(at, unit, body, crumbs=crumbs)
    for n in (1, 2, 3, 4):
        p.pages[f"{at}?gk={n}"] = p.pages[at]
    p.ways.add(f"{at}?gk={4 if more else 1}")


LAYOUTS: dict[str, Callable[[int], County]] = {
    "shaanxi": shaanxi,
    "gansu": gansu,
    "qinghai": qinghai,
    "neimenggu": neimenggu,
}
