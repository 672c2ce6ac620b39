"""Counties of 河南, 湖北, 湖南, 重庆 and 四川."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.portals_provinces import words
from tests.portals_provinces.county import County
from tests.portals_provinces.furniture import Row, listing, menu, numbered


def henan(seed: int) -> County:
    """河南: channels and contents by number; bodies in a tree that a script holds, below each its
    channels."""
    p = County(seed, "henan")
    p.shaped(
        lambda n: f"/channels/{n}.html",
        lambda n: f"/channels/{n}.html",
        lambda n: f"/contents/{n % 97 + 2}/{n}.html",
    )
    p.calls, p.section, name = (
        "政府信息公开",
        "/zfxxgk/index.html",
        p.rng.choice(("信息公开年报", "年度报告")),
    )
    nodes = [
        {"id": 1, "pId": 0, "name": "县政府", "open": True},
        {"id": 2, "pId": 0, "name": "县政府部门"},
        {"id": 3, "pId": 0, "name": "乡镇（街道）"},
    ]
    for group, units in ((1, ["人民政府"]), (2, p.bodies(7, 0)), (3, p.bodies(0, 5))):
        for unit in units:
            home, nb = p.number(), p.number()
            crumbs = (p.calls, unit, name)
            rows = [
                p.filed(
                    f"/contents/{nb}/{p.number()}.html",
                    unit,
                    year,
                    crumbs=crumbs,
                    title=_nameless(p, unit, year),
                )
                for year in p.run(p.rng.randint(2, 4))
            ]
            p.near(rows)
            p.way(
                f"/channels/{nb}.html", name, menu(*p.noises(9)) + listing(rows, p.row_shape), crumbs=crumbs
            )
            below = menu(*p.amid(p.rng.randint(14, 24), (f"/channels/{nb}.html", name)))
            p.way(
                f"/channels/{home}.html",
                unit,
                f"<h2>{unit}</h2>{below}{listing([p.noise_row() for _ in range(8)], 0)}",
                crumbs=crumbs[:2],
            )
            nodes.append(
                {
                    "id": home,
                    "pId": group,
                    "name": p.shown(unit),
                    "url": f"/channels/{home}.html",
                    "target": "_self",
                }
            )
    script = (
        "var setting={data:{simpleData:{enable:true}},view:{showLine:false}};var zNodes="
        f"{json.dumps(nodes, ensure_ascii=False)};$(function(){{$.fn.zTree.init($('#treeDemo'),setting,"
        "zNodes);}});"
    )
    p.way(
        p.section,
        p.calls,
        f"<ul id='treeDemo' class='ztree'></ul><script>{script}</script>"
        f"{listing([p.noise_row() for _ in range(10)], 0)}",
        crumbs=(p.calls,),
    )
    p.home_page((p.section, p.calls))
    return p


def _nameless(p: County, unit: str, year: int) -> str | None:
    return p.said(p.rng.choice(words.NAMELESS), unit, year) if p.rng.random() < 0.5 else None


def hubei(seed: int) -> County:
    """湖北: below the column of reports a column of kinds, below each one a unit; lists by relative
    addresses."""
    p = County(seed, "hubei")
    p.shaped(
        lambda n: f"/xxgk/lm_{n}/", lambda n: f"/zjq/lm_{n}/", lambda n: f"/xwzx/202403/t20240311_{n}.html"
    )
    p.calls, p.section, name = "政府信息公开", "/xxgk/", "政府信息公开年报"
    at, kinds = "/xxgk/zfxxgknb/", list[tuple[str, str]]()
    for slug, kind, units in (
        ("qzf", "区政府", ["人民政府"]),
        ("qzfbm", "区政府部门", p.bodies(6, 0)),
        ("qzfpcjg", "区政府派出机构", p.rng.sample(words.STREETS, 4)),
    ):
        below = []
        for n, unit in enumerate(units):
            own, crumbs = f"{at}{slug}/dw{n}_{p.number(1000, 99999)}/", (p.calls, name, kind, unit)
            rows = [
                p.filed(f"{own}{year + 1}01/t{year + 1}0119_{p.number()}.html", unit, year, crumbs=crumbs)
                for year in p.run(p.rng.randint(2, 5))
            ]
            p.near(rows)
            told = [(path.replace(own, "./"), text, day) for path, text, day in rows]
            p.way(own, unit, _script(1, 0) + listing(told, p.row_shape, 16), crumbs=crumbs)
            below.append((own.replace(f"{at}{slug}/", "./"), p.shown(unit)))
        p.way(f"{at}{slug}/", kind, menu(*below), crumbs=(p.calls, name, kind))
        kinds.append((f"./{slug}/", kind))
    p.way(at, name, menu(*kinds), crumbs=(p.calls, name))
    p.way(p.section, p.calls, menu(*p.amid(20, ("./zfxxgknb/", name))), crumbs=(p.calls,))
    p.home_page((p.section, p.calls), ("/xxgk/lm_zfgzbg/", "政府工作报告"))
    p.noisy["/xxgk/lm_zfgzbg/"] = "政府工作报告"
    return p


def _script(of: int, k: int) -> str:
    return f'<div id=\'pagenav\'><script>createPageHTML({of}, {k}, "index", "html");</script></div>'


def hunan(seed: int) -> County:
    """湖南: one page has a list for each unit, of its newest; the years before stand in the unit's own
    column."""
    p = County(seed, "hunan")
    p.shaped(lambda n: f"/xxgk/c{n}/", lambda n: f"/zjx/c{n}/", lambda n: f"/xwzx/20240311/i{n}.html")
    p.calls, p.section, name = "政务公开", "/xxgk/", "信息公开年报"
    at, boxes = "/xxgk/xxgknb/", ""
    for group, base, units in (
        ("县政府", "xzf", ["人民政府"]),
        ("县直单位", "bmxxgkml", p.bodies(6, 0)),
        ("乡镇", "xzxxgkml", p.bodies(0, 4)),
    ):
        boxes += f"<h2>{group}</h2>"
        for n, unit in enumerate(units):
            own, crumbs = f"/xxgk/{base}/dw{n}/gknb/", (p.calls, unit, name)
            rows = [
                p.filed(f"{own}{year + 1}0118/i{p.number()}.html", unit, year, crumbs=crumbs)
                for year in p.run(p.rng.choice((2, 3, 5)))
            ]
            p.near(rows)
            more = f"<a class='more' href='{own}'>更多</a>" if len(rows) > 3 else ""
            if more:
                p.way(own, name, menu(*p.noises(12)) + listing(rows, p.row_shape), crumbs=crumbs)
            boxes += (
                f"<div class='dw'><h3>{p.shown(unit)}{more}</h3>{listing(rows[:3], p.row_shape, 18)}</div>"
            )
    p.way(at, name, boxes, crumbs=(p.calls, name))
    p.way(p.section, p.calls, menu(*p.amid(18, (at, name))), crumbs=(p.calls,))
    p.home_page((p.section, "信息公开"))
    return p


def chongqing(seed: int) -> County:
    """重庆: every department and town has a site of dozens of columns below /bmjd/, its reports deep
    within."""
    p = County(seed, "chongqing")
    p.shaped(
        lambda n: f"/zwgk_{n % 900}/lm_{n}/",
        lambda n: f"/zjwl_{n % 300}/lm_{n}/",
        lambda n: f"/zwxx_{n % 300}/202403/t20240311_{n}.html",
    )
    p.calls, p.section, name = "政务公开", f"/zwgk_{p.number(100, 999)}/", "政府信息公开年报"
    own = f"{p.section}zfxxgkml/zfxxgknb_{p.number()}/"
    _list_of(p, own, "人民政府", (p.calls, name), p.run(6))
    groups = ""
    for slug, group, units in (("bm", "区县部门", p.bodies(6, 0)), ("jdxz", "镇街", p.bodies(0, 4))):
        found = []
        for n, unit in enumerate(units):
            at = f"/bmjd/{slug}_{p.number()}/dw{n}/"
            zwgk = f"{at}zwgk_{p.number()}/"
            nb = f"{zwgk}zfxxgknb_{p.number()}/"
            _list_of(p, nb, unit, (unit, p.calls, name), p.run(p.rng.randint(2, 4)))
            p.way(zwgk, p.calls, menu(*p.amid(p.rng.randint(12, 24), (nb, name))), crumbs=(unit, p.calls))
            news = "".join(
                f"<h3>{text}</h3>{listing([p.noise_row() for _ in range(6)], 0)}"
                for text in ("工作动态", "通知公告")
            )
            p.way(
                at,
                unit,
                f"<div class='subnav'"
                f">{menu((at, '首页'), *p.noises(3), (zwgk, p.calls), p.noise_column('互动交流'))}"
                f"</div>{news}",
                crumbs=(unit,),
            )
            found.append((at, unit))
        groups += f"<div class='bm'><h3>{group}</h3>{menu(*found)}</div>"
    p.way("/bmjd/", "部门镇街", groups, crumbs=("部门镇街",))
    p.way(
        p.section,
        p.calls,
        menu(*p.amid(15, (own, name))) + "<a href='/bmjd/'>部门镇街信息公开</a>",
        crumbs=(p.calls,),
    )
    p.home_page((p.section, "政务公开"), ("/bmjd/", "部门镇街"))
    return p


def _list_of(p: County, at: str, unit: str, crumbs: tuple[str, ...], years: list[int]) -> list[Row]:
    rows = [
        p.filed(f"{at}{year + 1}01/t{year + 1}0116_{p.number()}.html", unit, year, crumbs=crumbs)
        for year in years
    ]
    p.near(rows)
    told = [(path.replace(at, "./"), text, day) for path, text, day in rows]
    p.way(at, crumbs[-1], menu(*p.noises(8)) + listing(told, p.row_shape) + _script(1, 0), crumbs=crumbs)
    return rows


def sichuan(seed: int) -> County:
    """四川: addresses without an ending; years long past in one column of an archive, by other titles."""
    p = County(seed, "sichuan")
    p.shaped(lambda n: f"/gk/lm{n}", lambda n: f"/zjx/lm{n}", lambda n: f"/xwdt/content_{n}")
    p.calls, p.section, name = "政务公开", "/gk", "政府信息公开年报"
    at, columns, units = (
        "/gk/zfxxgknb",
        list[tuple[str, str]](),
        {"bmxxgknb": p.bodies(7, 0), "xzxxgknb": p.bodies(0, 5)},
    )
    units["xzfxxgknb"] = ["人民政府"]
    for slug, text in (
        ("xzfxxgknb", "县政府信息公开年报"),
        ("bmxxgknb", "部门信息公开年报"),
        ("xzxxgknb", "乡镇信息公开年报"),
    ):
        crumbs, own = (p.calls, name, text), f"{at}/{slug}"
        rows = [
            p.filed(f"{own}/content_{p.number(10**5, 10**6)}", unit, year, crumbs=crumbs)
            for year in p.run(3)
            for unit in units[slug]
        ]

        def turned(k: int, own: str = own) -> str:
            return f"{own}?page={k + 1}" if k else own

        p.pages_of(
            turned,
            text,
            rows,
            p.rng.choice((8, 10)),
            numbered(turned),
            crumbs=crumbs,
            side=menu(*p.noises(5)),
            cut=20,
        )
        columns.append((own, text))
    crumbs, own = (p.calls, name, "历年年报"), f"{at}/lnnb"
    old = [
        p.filed(
            f"{own}/content_{p.number(10**4, 10**5)}",
            unit,
            year,
            crumbs=crumbs,
            title=p.said(
                p.rng.choice(
                    (
                        "{u}{y}年政府信息公开工作报告",
                        "{u}{y}年政务公开年度报告",
                        "{f}{y}年政府信息公开年度报告",
                    )
                ),
                unit,
                year,
            ),
        )
        for year in (2018, 2017, 2016)
        for unit in units["bmxxgknb"][:4]
    ]
    old += p.decoys(3, lambda n: f"{own}/content_{n}", crumbs)
    p.near(old)
    p.way(own, "历年年报", listing(old, p.row_shape), crumbs=crumbs)
    p.way(at, name, menu(*columns, (own, "历年年报（2008-2018年）")), crumbs=(p.calls, name))
    p.way(p.section, p.calls, menu(*p.amid(17, (at, name))), crumbs=(p.calls,))
    p.home_page((p.section, "政务公开"))
    return p


LAYOUTS: dict[str, Callable[[int], County]] = {
    "henan": henan,
    "hubei": hubei,
    "hunan": hunan,
    "chongqing": chongqing,
    "sichuan": sichuan,
}
