"""Counties of 浙江, 江苏 and 安徽."""

from __future__ import annotations

from collections.abc import Callable

from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu


def zhejiang(seed: int) -> County:
    """浙江: /col/colN with records in scripts; the county's own column and one in each unit's tree."""
    p = County(seed, "zhejiang")
    p.shaped(
        lambda n: f"/col/col{n}/index.html",
        lambda n: f"/col/col{n}/index.html",
        lambda n: f"/art/2024/3/{n % 28 + 1}/art_1229{n % 89}_{n}.html",
    )
    p.calls, p.section, name = "政务公开", f"/col/col{p.number()}/index.html", "政府信息公开年报"
    own = f"/col/col{p.number()}/index.html"
    rows = _filed_in(p, own, "人民政府", p.run(6), ("政务公开", name))
    p.way(own, name, _tree(p, (own, name)) + _records(p, rows), crumbs=("政务公开", name))
    groups = ""
    for group, units in (("县政府部门", p.bodies(7, 0)), ("镇（街道）", p.bodies(0, 4))):
        found = []
        for unit in units:
            at, nb = (f"/col/col{p.number()}/index.html" for _ in range(2))
            crumbs = ("政务公开", unit, name)
            rows = _filed_in(p, nb, unit, p.run(p.rng.randint(2, 5)), crumbs)
            p.way(nb, name, _tree(p, (nb, name)) + _records(p, rows), crumbs=crumbs)
            p.way(
                at,
                unit,
                _tree(p, (nb, name)) + _records(p, [p.noise_row() for _ in range(9)]),
                crumbs=crumbs[:2],
            )
            found.append((at, unit))
        groups += f"<h3>{group}</h3>{menu(*found)}"
    p.way(p.section, p.calls, _tree(p, (own, name)) + groups, crumbs=("政务公开",))
    p.home_page((p.section, "政府信息公开"))
    return p


def _filed_in(p: County, at: str, unit: str, years: list[int], crumbs: tuple[str, ...]) -> list[Row]:
    column = "".join(sign for sign in at if sign.isdigit())
    rows = [
        p.filed(
            f"/art/{year + 1}/1/{p.rng.randint(5, 30)}/art_{column}_{p.number()}.html",
            unit,
            year,
            crumbs=crumbs,
        )
        for year in years
    ]
    p.near(rows)
    return rows


def _tree(p: County, own: tuple[str, str]) -> str:
    return f"<div class='leftnav'>{menu(*p.amid(p.rng.randint(12, 26), own))}</div>"


def _records(p: County, rows: list[Row]) -> str:
    """Rows as a script that a reader's browser shows page by page."""
    told = "".join(
        f"<record><![CDATA[<li><a href='{at}' title='{text}' target=\"_blank\">{text}</a><span>{day}"
        "</span></li>]]></record>"
        for at, text, day in rows
    )
    unit = p.number()
    return (
        f"<div id='{unit}'><script type='text/xml'><datastore><nextgroup><![CDATA["
        "<a href=\"/module/web/jpage/dataproxy.jsp?"
        f'page=1&appid=1&webid=3085&path=/&columnid=1&unitid={unit}&webname=x&permissiontype=0"></a>]]>'
        '</nextgroup><recordset>'
        f"{told}</recordset></datastore></script></div><script>$.fn.jpage.defaults;new jpage('#{unit}',"
        f"{{perPage:15,totalRecord:{len(rows)},proxyUrl:'/module/web/jpage/dataproxy.jsp'}});</script>"
    )


def jiangsu(seed: int) -> County:
    """江苏: a page a year whose tables name only units; a zone's own page; the tax office's report
    elsewhere."""
    p = County(seed, "jiangsu")
    base = f"/{p.stem}/xxgknb/"
    p.shaped(
        lambda n: f"/{p.stem}/c{n}/list.shtml",
        lambda n: f"/{p.stem}/c{n}/list.shtml",
        lambda n: f"/{p.stem}/c1/2024/{n}.shtml",
    )
    p.calls, p.section, name = "信息公开", f"/{p.stem}/xxgk/xxgk.shtml", "政府信息公开年度报告"
    zone = p.rng.choice(words.OPENED_LATE)
    groups = (
        ("县（区）政府", ["人民政府"]),
        ("镇（街道）", p.bodies(0, 4)),
        ("部门（单位）", p.bodies(7, 0)),
        ("园区", [zone]),
    )
    years = p.run(3)
    chosen = "".join(f"<option value='{base}{y}n/{y}.shtml'>{y}年</option>" for y in years)
    choice = f"<select onchange='location.href=this.value'>{chosen}</select>"
    lines = p.rng.choice((_four_abreast, _one_below_another))
    for year in years:
        at, crumbs = f"{base}{year}n/{year}.shtml", ("信息公开", name, f"{year}年")
        below = f"{base}{year}n/"
        tables = "".join(_group_of(p, *group, year, below, crumbs, lines) for group in groups)
        p.way(at, f"{year}年", f"<h2>{year}年政府信息公开年度报告</h2>{choice}{tables}", crumbs=crumbs)
    p.way(base + "xxgknb.shtml", name, f"<p>请选择年度：{choice}</p>", crumbs=("信息公开", name))
    p.way(p.section, p.calls, menu(*p.amid(22, (base + "xxgknb.shtml", name))), crumbs=("信息公开",))
    p.home_page((p.section, "政府信息公开"))
    return p


def _group_of(
    p: County, group: str, units: list[str], year: int, base: str, crumbs: tuple[str, ...],
    lines: Callable[[list[tuple[str, str]]], str],
) -> str:  # fmt: skip
    """A table of bodies, each of which leads to its report of a year."""
    rows = [
        p.filed(f"{base}{year + 1}01/{p.number()}.shtml", unit, year, crumbs=crumbs) for unit in units]
    p.near(rows)
    found = [(row[0], p.shown(unit)) for row, unit in zip(rows, units, strict=True)]
    if group.startswith("部门"):
        found.append(("https://jiangsu.chinatax.gov.cn/col/col8346/index.html", "税务局"))
    return f"<table class='dw'><tr><th colspan='4'>{group}</th></tr>{lines(found)}</table>"


def _four_abreast(found: list[tuple[str, str]]) -> str:
    cells = [f"<td><a href='{at}' target='_blank'>{name}</a></td>" for at, name in found]
    return "".join(f"<tr>{''.join(cells[n : n + 4])}</tr>" for n in range(0, len(cells), 4))


def _one_below_another(found: list[tuple[str, str]]) -> str:
    look = "<td><a href='{}' target='_blank'>点击查看</a></td>".format
    return "".join(
        f"<tr><td>{n + 1}</td><td>{name}</td>{look(at)}</tr>" for n, (at, name) in enumerate(found))


def anhui(seed: int) -> County:
    """安徽: catalogues by unit, the kind of page a number in the query; a unit that was renamed has two."""
    p = County(seed, "anhui")
    p.shaped(
        lambda n: f"/content/column/{n}?pageIndex=1",
        lambda n: f"/site/tpl/{n}",
        lambda n: f"/content/article/{n}",
    )
    p.calls, p.section = "信息公开", "/public/index.html"
    renamed = ("粮食局", "粮食和物资储备局")
    groups = ""
    units = (
        ("县政府", ["人民政府"]),
        ("县政府部门", [*p.bodies(6, 0), *renamed]),
        ("乡镇人民政府", p.bodies(0, 4)),
    )
    for group, bodies in units:
        found = []
        for unit in bodies:
            organ = p.number(6 * 10**6, 7 * 10**6)
            years = {renamed[0]: p.run(2, 2020), renamed[1]: p.run(4)}.get(unit, p.run(p.rng.randint(2, 4)))
            _catalogue(p, organ, unit, years)
            found.append((f"/public/column/{organ}?type=4&action=list&nav=3", p.shown(unit)))
        groups += f"<div class='xxgk_unit'><h3>{group}</h3>{menu(*found)}</div>"
    p.way(p.section, p.calls, groups + listing([p.noise_row() for _ in range(12)], 0), crumbs=("信息公开",))
    p.home_page((p.section, "政府信息公开"))
    return p


def _catalogue(p: County, organ: int, unit: str, years: list[int]) -> None:
    """A unit's pages: its contents, which all links to it name, and its reports."""
    at, name = f"/public/column/{organ}?type={{}}&action=list", "政府信息公开年报"
    nb, contents = at.format(3), f"{at.format(4)}&nav=3"
    kinds = {2: "政府信息公开指南", 1: "政府信息公开制度", 4: "法定主动公开内容", 3: name, 5: "依申请公开"}
    tabs = "".join(
        f"<li><a href='{at.format(n) if n != 4 else contents}'>{text}</a></li>" for n, text in kinds.items()
    )
    for n in (1, 2, 5):
        p.noisy[at.format(n)] = kinds[n]
    below = p.noises(18)
    tree = "".join(
        f"<li><a href='javascript:;' catid='{n}' title='{text}'>{text}</a></li>"
        for n, (_, text) in enumerate(below)
    )
    head = f"<h2>{p.full(unit)}信息公开目录</h2><ul class='nav'>{tabs}</ul>"
    rows = [p.filed(f"/public/{organ}/{p.number()}.html", unit, year, crumbs=(unit, name)) for year in years]
    p.near(rows)
    p.way(
        nb,
        name,
        head + listing(rows, p.row_shape) + f"<script>var pageCount=1,total={len(rows)};</script>",
        crumbs=(unit, name),
    )
    p.way(
        contents,
        unit,
        f"{head}<ul>{tree}</ul>{listing([p.noise_row() for _ in range(12)], 0)}",
        crumbs=(unit,),
    )


LAYOUTS: dict[str, Callable[[int], County]] = {
    "zhejiang": zhejiang,
    "jiangsu": jiangsu,
    "anhui": anhui,
}
